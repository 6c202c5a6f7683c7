using System.CommandLine;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnalysisKit.Jupyter;
using AnalysisKit.Notebooks;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit new</c>: a topic or a notebook to begin with.</summary>
internal static partial class NewCommand
{
    private const string Notes =
        """
        A file that exists is never written over.

        Examples:
          analysiskit new topic truce                      (writes truce.yml)
          analysiskit topic check truce.yml data/articles
          analysiskit new notebook truce-in-the-news --articles data/articles --topic truce.yml
          analysiskit run truce-in-the-news.ipynb
        """;

    public static Command Create(Terminal terminal) => new KitCommand("new", "Writes a topic or a notebook to begin with.", Notes)
    {
        NewTopic(terminal),
        NewNotebook(terminal),
    };

    private static KitCommand NewTopic(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The topic's id, in small letters, digits and hyphens; NAME.yml is written, and a folder may stand before it." };
        var command = new KitCommand("topic", "Writes a topic with notes, which finds something at once and is to be changed.", Notes) { name };
        command.Does(terminal, (parse, _) =>
        {
            var given = parse.GetRequiredValue(name);
            var file = given.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) ? given : given + ".yml";
            var id = Path.GetFileNameWithoutExtension(file);
            if (!Id().IsMatch(id))
                throw new CommandFailure(ExitCodes.Usage, $"a topic's id has small letters a to z, digits and hyphens, such as water-dam, and not '{Plain.Line(id)}'.");
            Write(terminal, file, (path) => WholeFile.Write(path, Start("topic.yml").Replace("@@id@@", id, StringComparison.Ordinal).Replace("@@file@@", Shown(file), StringComparison.Ordinal)));
            terminal.Output.WriteLine($"next: analysiskit topic check {Shown(file)} ARTICLES --examples");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KitCommand NewNotebook(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "NAME.ipynb is written (or .dib where NAME ends so); a folder may stand before it." };
        var articles = new Option<string>("--articles") { Description = "The articles: a folder or a file, as 'compare' reads them.", HelpName = "PATH", Required = true };
        var topic = new Option<string>("--topic") { Description = "The topic: a .yml file that lists actors and issues.", HelpName = "FILE", Required = true };
        var command = new KitCommand("notebook", "Writes a notebook with notes, which runs from articles to positions and words.", Notes) { name, articles, topic };
        command.Does(terminal, (parse, _) =>
        {
            var given = parse.GetRequiredValue(name);
            var file = Path.GetExtension(given).ToUpperInvariant() is ".IPYNB" or ".DIB" ? given : given + ".ipynb";
            var title = Path.GetFileNameWithoutExtension(file);
            if (title.Trim().Length == 0 || title.Any(c => char.IsControl(c) || "<>:\"|?*`".Contains(c, StringComparison.Ordinal)))
                throw new CommandFailure(ExitCodes.Usage, $"'{Plain.Line(given)}' is no name of a file.");
            var (from, about) = (parse.GetRequiredValue(articles), parse.GetRequiredValue(topic));
            Inputs.MustExist(from, "articles");
            if (ArticleStore.IsStore(from))
                throw new CommandFailure(ExitCodes.Usage, $"'{from}' is a store. In a notebook, ArticleStore.Open(\"{from}\") reads it; give --articles the folder or file of the articles.");
            if (Inputs.Topic(about).Issues.Count == 0)
                throw new CommandFailure(ExitCodes.Data, $"'{about}' has no issue. See 'analysiskit new topic --help'.");
            var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var text = Start("notebook.dib").Replace("@@title@@", title, StringComparison.Ordinal).Replace("@@file@@", Shown(file), StringComparison.Ordinal).Replace("@@version@@", Version, StringComparison.Ordinal)
                .Replace("@@articles@@", Literal(folder, from), StringComparison.Ordinal).Replace("@@topic@@", Literal(folder, about), StringComparison.Ordinal);
            Write(terminal, file, MadeOf(text).Save);
            terminal.Output.WriteLine($"next: analysiskit run {Shown(file)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Version => typeof(Article).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private static void Write(Terminal terminal, string file, Action<string> write)
    {
        if (File.Exists(file) || Directory.Exists(file))
            throw new CommandFailure(ExitCodes.Usage, $"'{file}' exists already and is left as it is. Give another name.");
        if (Path.GetDirectoryName(file) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        write(file);
        terminal.Output.WriteLine($"written: {file}");
    }

    // The cell that declares paths is the one that runs may give other values.
    private static Notebook MadeOf(string text)
    {
        var notebook = DibFormat.Parse(text, "notebook.dib");
        return notebook with
        {
            Metadata = KernelMetadata(),
            Cells = [.. notebook.Cells.Select((cell, i) => cell with { Id = $"cell-{i + 1}", Language = null, Metadata = cell.Source.Contains("string articlesPath", StringComparison.Ordinal) ? new JsonObject { ["tags"] = new JsonArray("parameters") } : [] })],
        };
    }

    private static JsonObject KernelMetadata() => new()
    {
        ["kernelspec"] = new JsonObject { ["display_name"] = KernelSpec.UsualDisplayName, ["language"] = "C#", ["name"] = KernelSpecs.UsualName },
        ["language_info"] = new JsonObject { ["file_extension"] = ".cs", ["mimetype"] = "text/x-csharp", ["name"] = "C#", ["pygments_lexer"] = "csharp" },
    };

    // A path as a cell of the notebook names it: from the notebook's folder if it lies near, with slashes.
    private static string Literal(string folder, string path)
    {
        var near = Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/');
        return $"@\"{near.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Shown(string file) => file.Contains(' ', StringComparison.Ordinal) ? $"\"{file}\"" : file;

    private static string Start(string name)
    {
        using var stream = typeof(NewCommand).Assembly.GetManifestResourceStream($"Starts/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();
}
