using System.CommandLine;
using AnalysisKit.Jupyter;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit kernel</c>: C# in Jupyter.</summary>
internal static class KernelCommand
{
    private const string Notes =
        """
        After 'kernel install', VS Code, Jupyter Notebook, JupyterLab and nbconvert offer the kernel for notebooks. It starts this
        program where it lies now: install again after moving it.

        Examples:
          analysiskit kernel install
          analysiskit kernel install --prefix ~/my-environment      (for the Jupyter of one Python environment)
          analysiskit kernel install --name .net-csharp             (runs notebooks that were made with .NET Interactive)
          analysiskit kernel list
          analysiskit kernel uninstall
        """;

    public static Command Create(Terminal terminal) => new KitCommand("kernel", "Runs C# cells in Jupyter and VS Code: installs, lists and removes the kernel.", Notes)
    {
        Install(terminal),
        List(terminal),
        Uninstall(terminal),
        KernelRunCommand.Create(terminal),
    };

    private static KitCommand Install(Terminal terminal)
    {
        var (user, prefix, name) = Place();
        var displayName = new Option<string>("--display-name") { Description = "The name that people choose.", HelpName = "TEXT", DefaultValueFactory = _ => KernelSpec.UsualDisplayName };
        var command = new KitCommand("install", "Makes the kernel known to Jupyter.", Notes) { user, prefix, name, displayName };
        command.Does(terminal, (parse, _) =>
        {
            var folder = KernelSpecs.Install(DataFolder(parse, user, prefix), Name(parse, name), new KernelSpec(parse.GetRequiredValue(displayName), OwnProgram.Command) { Environment = Runtime() });
            terminal.Output.WriteLine($"installed in {folder}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand List(Terminal terminal)
    {
        var prefix = new Option<string?>("--prefix") { Description = "Look in this Python environment too.", HelpName = "DIR" };
        var command = new KitCommand("list", "Lists the kernels of this kit that Jupyter finds.", Notes) { prefix };
        command.Does(terminal, (parse, _) =>
        {
            var kernels = KernelSpecs.List(parse.GetValue(prefix) is { } folder ? [KernelSpecs.PrefixFolder(folder), .. KernelSpecs.SearchFolders()] : KernelSpecs.SearchFolders());
            if (kernels.Count == 0)
            {
                terminal.Output.WriteLine("none installed; 'analysiskit kernel install' does it");
                return ExitCodes.Ok;
            }

            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns("name", "shown as", "folder");
            foreach (var kernel in kernels)
                table.AddRow(new Text(kernel.Name), new Text(kernel.Spec.DisplayName), new Text(kernel.Folder));
            terminal.Console.Write(table);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand Uninstall(Terminal terminal)
    {
        var (user, prefix, name) = Place();
        var command = new KitCommand("uninstall", "Takes the kernel away from Jupyter.", Notes) { user, prefix, name };
        command.Does(terminal, (parse, _) =>
        {
            var data = DataFolder(parse, user, prefix);
            var kernel = KernelSpecs.Find(data, Name(parse, name))
                ?? throw new CommandFailure(ExitCodes.Usage, $"there is no kernel of this kit called '{Name(parse, name)}' in '{Path.Combine(data, "kernels")}'. 'analysiskit kernel list' shows those that there are.");
            KernelSpecs.Uninstall(kernel);
            terminal.Output.WriteLine($"removed {kernel.Folder}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static (Option<bool> User, Option<string?> Prefix, Option<string> Name) Place() => (
        new Option<bool>("--user") { Description = "For this user, which is the default." },
        new Option<string?>("--prefix") { Description = "For the Python environment in this folder, such as a virtual environment.", HelpName = "DIR" },
        new Option<string>("--name") { Description = "The name that notebooks carry.", HelpName = "NAME", DefaultValueFactory = _ => KernelSpecs.UsualName });

    private static string DataFolder(ParseResult parse, Option<bool> user, Option<string?> prefix)
    {
        if (parse.GetValue(prefix) is not { } folder)
            return KernelSpecs.UserFolder;
        if (parse.GetValue(user))
            throw new CommandFailure(ExitCodes.Usage, "--user and --prefix name two different places: give one of them.");
        return KernelSpecs.PrefixFolder(folder);
    }

    private static string Name(ParseResult parse, Option<string> option)
    {
        var name = parse.GetRequiredValue(option);
        return KernelSpecs.IsName(name) ? name : throw new CommandFailure(ExitCodes.Usage, $"'{name}' cannot be a kernel's name: only letters, digits, '.', '-' and '_' can be in it.");
    }

    /// <summary>The environment variable with the folder of .NET, if it is set.</summary>
    private static Dictionary<string, string> Runtime() =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root ? new Dictionary<string, string> { ["DOTNET_ROOT"] = root } : [];
}
