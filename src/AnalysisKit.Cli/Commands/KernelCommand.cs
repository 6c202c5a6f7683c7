using System.CommandLine;
using System.Text;
using AnalysisKit.Charts;
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
          analysiskit kernel install --pictures                     (charts also as pictures, for GitHub and other viewers)
          analysiskit kernel install --vscode                       (and completion in VS Code, after asking)
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
        var displayName = new Option<string?>("--display-name") { Description = $"The name that people choose; by default {KernelSpec.UsualDisplayName}, with --name behind it.", HelpName = "TEXT" };
        var pictures = new Option<bool>("--pictures") { Description = "Show every figure also as a picture, which stays visible where notebooks are only read. A browser draws it, which takes seconds and memory." };
        var vsCode = new Option<string?>("--vscode") { Description = "Also turn completion on in the user's settings of VS Code, after asking; or in another file of settings.", HelpName = "FILE", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes") { Description = "Write settings without asking." };
        var command = new KitCommand("install", "Makes the kernel known to Jupyter.", Notes) { user, prefix, name, displayName, pictures, vsCode, yes };
        command.Does(terminal, (parse, _) =>
        {
            if (parse.GetValue(pictures) && !Figure.CanDraw)
                throw new CommandFailure(ExitCodes.Usage, "--pictures needs a browser that draws them, and there is none: install Chromium, Chrome or Edge, or set ANALYSISKIT_BROWSER to the path of one.");
            var spec = new KernelSpec(parse.GetValue(displayName) ?? KernelSpec.DisplayNameOf(Name(parse, name)), OwnProgram.Command) { Environment = Runtime(), Pictures = parse.GetValue(pictures) };
            var folder = KernelSpecs.Install(DataFolder(parse, user, prefix), Name(parse, name), spec);
            terminal.Output.WriteLine($"installed in {folder}, shown as \"{spec.DisplayName}\"");
            if (parse.GetResult(vsCode) is not null)
            {
                IReadOnlyList<string> files = parse.GetValue(vsCode) is { } file ? [file] : VsCodeSettings.UserFiles();
                return files.Select(f => TurnCompletionOn(f, parse.GetValue(yes), terminal)).Max();
            }

            terminal.Output.WriteLine($"For completion in VS Code, its user settings need this line, which --vscode writes: {VsCodeSettings.Completion}");
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Writes the setting into a file of VS Code's settings, unless it is there or the user does not want it.</summary>
    private static int TurnCompletionOn(string file, bool isAgreed, Terminal terminal)
    {
        var text = Settings(file);
        if (VsCodeSettings.WithCompletion(text, file) is not { } changed)
        {
            terminal.Output.WriteLine($"{file} has a setting for completion already, which stays");
            return ExitCodes.Ok;
        }

        if (!isAgreed)
        {
            terminal.Output.Write($"Write this into {file}? {VsCodeSettings.Completion} [y/N] ");
            terminal.Output.Flush();
            var answer = terminal.Input.ReadLine();
            if (answer?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
            {
                terminal.Output.WriteLine(answer is null ? "\nnobody answers: nothing is written; --yes writes without asking" : "nothing is written");
                return ExitCodes.Ok;
            }
        }

        // What a link leads to is changed, not the link.
        WholeFile.Write((File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName : null) ?? file, changed);
        terminal.Output.WriteLine($"written into {file}");
        return ExitCodes.Ok;
    }

    /// <summary>The text of a file with all its characters, a byte order mark among them; empty if there is no file.</summary>
    private static string Settings(string file)
    {
        try
        {
            return File.Exists(file) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(file)) : "";
        }
        catch (DecoderFallbackException e)
        {
            throw new DataFormatException(file, 0, $"this is not UTF-8, as VS Code's settings are. Put this setting into it yourself: {VsCodeSettings.Completion}", e);
        }
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

    /// <summary>What the runtime is told: where .NET is, if a variable says so, and when to compile hot code again.</summary>
    private static Dictionary<string, string> Runtime()
    {
        // Hexadecimal milliseconds: after a second in which nothing was called for the first time. Notebooks call new code with every cell, and compiling twice beside it cost a fifth of the processor time.
        var runtime = new Dictionary<string, string> { ["DOTNET_TC_CallCountingDelayMs"] = "3E8" };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            runtime["DOTNET_ROOT"] = root;
        return runtime;
    }
}
