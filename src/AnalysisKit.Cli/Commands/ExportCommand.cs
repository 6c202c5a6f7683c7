using System.CommandLine;
using AnalysisKit.Notebooks;
using AnalysisKit.Notebooks.Export;
using AnalysisKit.Store;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit export</c>: a notebook as a page, as Markdown, as a program, or as the students' copy.</summary>
internal static class ExportCommand
{
    private const string Notes =
        """
        html     one page with prose, code, tables, charts and pictures that works without network. Nothing that the notebook
                 holds runs in it, so that a stranger's notebook can be looked at: HTML is kept without scripts and without what
                 loads something, charts are drawn from their data by the page's own script (those that need WebGL show
                 their picture), and pictures are shown from below the notebook's folder only
        md       Markdown, with tables as tables and the pictures of charts (run with --images) in a folder beside it
        cs       a program in one file: 'dotnet run FILE.cs' prints what the cells show as text (.NET 10)
        student  the notebook without outputs, solutions (### BEGIN SOLUTION ... ### END SOLUTION) and hidden tests
                 (### BEGIN HIDDEN TESTS ... ### END HIDDEN TESTS), as nbgrader makes it

        Outputs are those saved in the notebook: run it first with 'analysiskit run --in-place'.

        --trust keeps the HTML of outputs as it is, with the scripts in it: for widgets and charts of other libraries, in a
        notebook whose author you trust as yourself. The scripts run in whoever's browser opens the page.

        Of a store (.duckdb) --to parquet, csv, jsonl or xlsx writes a folder with a file for each table: articles (which reads back as articles, but for xlsx), statements,
        stances, positions and the rest; --since, --until, --source and --where choose articles, and what was found in them; --actors and --issues choose from that the statements
        and their stances. Workbooks (xlsx) go from right to left where their text is Arabic, with dates and numbers as such; --to csv --excel is csv that a spreadsheet reads safely.
        Other parts: 'analysiskit query STORE SQL --output FILE'.

        Examples:
          analysiskit export notebooks/01-positions-on-syria.ipynb --to html --code folded
          analysiskit export notebooks/05-classroom.ipynb --to student --output handout.ipynb
          analysiskit export handed-in.ipynb --to html --output handed-in.html
          analysiskit export report.ipynb --to cs && dotnet run report.cs
          analysiskit export syria.duckdb --to parquet --output syria-tables
          analysiskit export syria.duckdb --to xlsx --actors russia --since 2012-02 --output russia-tables
        """;

    public static Command Create(Terminal terminal)
    {
        var notebook = new Argument<string>("FILE") { Description = "The notebook: an .ipynb or .dib file; or a store, a .duckdb file." };
        var to = new Option<string>("--to") { Description = "What to make of it: html, md, cs or student; of a store parquet, csv, jsonl or xlsx.", HelpName = "FORMAT", Required = true };
        to.AcceptOnlyFromAmong("html", "md", "cs", "student", "parquet", "csv", "jsonl", "xlsx");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; by default the notebook's name with another ending, in the current folder. Of a store the folder, by default its name without ending.", HelpName = "FILE" };
        var code = new Option<string>("--code") { Description = "How pages show code: shown, folded (behind a line that opens it) or hidden.", HelpName = "HOW", DefaultValueFactory = _ => "shown" };
        code.AcceptOnlyFromAmong("shown", "folded", "hidden");
        var excel = TableOutput.Excel();
        var trust = new Option<bool>("--trust") { Description = "Keep the scripts in a page's outputs; only for notebooks of authors whom you trust." };
        var command = new KitCommand("export", "Makes a page, Markdown, a program or a students' copy of a notebook, or tables of a store.", Notes) { notebook, to, output, code, trust, excel };
        var filters = new StorePart();
        filters.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(excel) is { Implicit: false } && result.GetResult(to) is { Tokens: [var format] } && format.Value != "csv")
                result.AddError("'--excel' is for csv: --to csv --excel, or --to xlsx, which needs no such care.");
        });
        command.Does(terminal, (parse, cancellation) => ArticleStore.IsStore(parse.GetRequiredValue(notebook))
            ? ExportStore(terminal, parse.GetRequiredValue(notebook), new TableFormat(parse.GetRequiredValue(to), parse.GetValue(excel)), parse.GetValue(output), filters, parse, cancellation)
            : filters.Named(parse) is { Length: > 0 } given
            ? throw new CommandFailure(ExitCodes.Usage, $"{given} is for a store (.duckdb), and '{parse.GetRequiredValue(notebook)}' is none.")
            : Export(terminal, parse.GetRequiredValue(notebook), parse.GetRequiredValue(to), parse.GetValue(output), Enum.Parse<CodeDisplay>(parse.GetRequiredValue(code), ignoreCase: true), parse.GetValue(trust)));
        return command;
    }

    private static int ExportStore(Terminal terminal, string path, TableFormat to, string? output, StorePart part, ParseResult parse, CancellationToken cancellation)
    {
        if (to.Name is "html" or "md" or "cs" or "student")
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a store, of which --to makes parquet, csv, jsonl or xlsx.");
        using var store = StoreInput.Open(path);
        var filter = part.Of(parse, store, terminal, cancellation);
        var folder = output ?? Path.GetFileNameWithoutExtension(path);
        var files = to.Name == "xlsx" || to.ForSpreadsheet ? ForSpreadsheets(terminal, store, folder, to, filter, cancellation) : store.Export(folder, QueryCommand.FormatOf(to.Name), filter, cancellation);
        terminal.Console.Write(new Text($"{path}: saved as {string.Join(", ", files)}\n"));
        return ExitCodes.Ok;
    }

    private static List<string> ForSpreadsheets(Terminal terminal, ArticleStore store, string folder, TableFormat format, StoreFilter filter, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var (table, sql) in store.Tables)
        {
            files.Add(Path.Combine(folder, $"{table}.{format.Name}"));
            var rows = store.Query(sql, filter, cancellation);
            TableOutput.ToFile(terminal, files[^1], file => FrameOutput.Write(file, rows, format, table, 0));
        }

        return files;
    }

    private static int Export(Terminal terminal, string path, string to, string? output, CodeDisplay code, bool isTrusted)
    {
        Inputs.MustExist(path, "notebook");
        if (to is "parquet" or "csv" or "jsonl" or "xlsx")
            throw new CommandFailure(ExitCodes.Usage, $"--to {to} makes tables of a store (.duckdb), and '{path}' is none. Of a notebook it makes html, md, cs or student.");
        if (isTrusted && to != "html")
            throw new CommandFailure(ExitCodes.Usage, $"--trust keeps the scripts of a page, and --to {to} makes none: it goes with --to html.");
        var name = Path.GetFileNameWithoutExtension(path);
        var file = output ?? (to == "student" ? $"{name}.student.ipynb" : $"{name}.{to}");
        if (Path.GetFullPath(file) == Path.GetFullPath(path))
            throw new CommandFailure(ExitCodes.Usage, $"'{file}' is the notebook itself, and would be lost: choose another --output.");
        var notebook = Notebook.Read(path);
        foreach (var warning in notebook.Warnings)
            terminal.Warn(warning);
        switch (to)
        {
            case "html":
                WholeFile.Write(file, HtmlExport.Write(notebook, path, code, isTrusted, terminal.Warn));
                break;
            case "md":
                var pictures = Path.GetFileNameWithoutExtension(file) + "_files";
                var (text, files) = MarkdownExport.Write(notebook, Uri.EscapeDataString(pictures), code);
                var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, pictures);
                if (files.Count > 0)
                    Directory.CreateDirectory(folder);
                foreach (var (picture, content) in files)
                    File.WriteAllBytes(Path.Combine(folder, picture), content);
                WholeFile.Write(file, text);
                break;
            case "cs":
                WholeFile.Write(file, CSharpExport.Write(notebook, path, file));
                break;
            default:
                StudentExport.Write(notebook, Path.GetFileName(path)).Save(file);
                break;
        }

        terminal.Console.Write(new Text($"{path}: saved as {file}\n"));
        return ExitCodes.Ok;
    }
}
