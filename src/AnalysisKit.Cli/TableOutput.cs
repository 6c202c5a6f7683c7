using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;

namespace AnalysisKit.Cli;

/// <summary>The options of commands that write a table: its format, and the file it goes to.</summary>
internal sealed class TableOutput
{
    public const string Help =
        """
          xlsx   a workbook for Excel and LibreOffice: all columns, numbers and dates as such, a fixed heading, from right to left where the
                 text is Arabic. A cell takes 32,767 characters and a sheet 1,048,576 rows; what is longer is cut, with a warning, or goes on
                 on another sheet
        With --output the result goes to a file, and its ending tells the format. --format csv --excel writes csv for a spreadsheet: with a
        byte order mark, so that Arabic is read as such, and with ' before texts that begin with = + - @, which would be run as formulas.
        """;

    private readonly Option<string?> _format;
    private readonly Option<string?> _output;
    private readonly Option<bool> _excel = Excel();
    private readonly string[] _formats;
    private readonly string? _usual;

    /// <summary>Makes the options.</summary>
    /// <param name="formats">The formats, the first of which is the default.</param>
    public TableOutput(params string[] formats)
        : this(formats, formats[0], $"How to write the result: {string.Join(", ", formats[..^1])} or {formats[^1]}; {formats[0]} unless named.", ["-o"])
    {
    }

    private TableOutput(string[] formats, string? usual, string description, string[] shortNames)
    {
        (_formats, _usual) = (formats, usual);
        _format = new Option<string?>("--format", "-f") { Description = description, HelpName = "FORMAT" };
        _format.AcceptOnlyFromAmong(formats);
        _output = new Option<string?>("--output", shortNames) { Description = "Write the table to this file, whole or not at all; its ending tells the format where --format does not.", HelpName = "FILE" };
    }

    /// <summary>For a command with another result, which it writes with -o: a table is written only if one of the options is given.</summary>
    public static TableOutput Beside(string description, params string[] formats) => new(formats, null, description, []);

    /// <summary>The option that makes csv safe for spreadsheets.</summary>
    public static Option<bool> Excel() => new("--excel") { Description = "With csv: for a spreadsheet, which reads it as UTF-8 and runs no cell of it." };

    /// <summary>The formats of most tables.</summary>
    public static TableOutput OfFrame() => new("table", "csv", "jsonl", "html", "xlsx");

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _format, _output, _excel })
            command.Add(option);
        command.Validators.Add(result =>
        {
            var (format, output) = (Given(result, _format), Given(result, _output));
            if (format is not null && !_formats.Contains(format))
                return;
            if (format is null && output is not null && !_formats.Contains(Ending(output)))
                result.AddError($"'--output {output}' does not end in {string.Join(", ", _formats.Where(f => f != "table").Select(f => "." + f))}; name the format with --format.");
            if (result.GetResult(_excel) is { Implicit: false } && (format ?? (output is null ? _usual : Ending(output))) != "csv")
                result.AddError("'--excel' is for csv: add --format csv, or take --format xlsx, which needs no such care.");
        });
    }

    /// <summary>Whether the options ask for a table.</summary>
    public bool IsAsked(CommandResult result) => _usual is not null || (Given(result, _format) ?? Given(result, _output)) is not null;

    /// <summary>Whether the options name a format with rows for machines, and not the table for reading.</summary>
    public bool IsFile(CommandResult result) => (Given(result, _format) ?? (Given(result, _output) is { } output ? Ending(output) : _usual)) is not (null or "table");

    /// <summary>The format that the options name.</summary>
    public TableFormat Format(ParseResult parse) =>
        new(parse.GetValue(_format) ?? (parse.GetValue(_output) is { } output ? Ending(output) : _usual ?? _formats[0]), parse.GetValue(_excel));

    /// <summary>The file that the options name; null for the terminal.</summary>
    public string? File(ParseResult parse) => parse.GetValue(_output);

    /// <summary>Writes to the terminal, or to the file that the options name.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="write">Writes in a format.</param>
    public void Write(Terminal terminal, ParseResult parse, Action<Terminal, TableFormat> write)
    {
        // A dry run makes no result.
        if (File(parse) is not { } path || parse.GetValue(ReaderOptions.DryRun))
        {
            write(terminal, Format(parse));
            return;
        }

        ToFile(terminal, path, file => write(file, Format(parse)));
        terminal.Error.WriteLine(Wording.Of(parse).AsIs("result_is", Path.GetFullPath(path)));
    }

    /// <summary>Lets something be written to a file, whole or not at all, as it would be to the terminal.</summary>
    public static void ToFile(Terminal terminal, string path, Action<Terminal> write) => WholeFile.Write(path, (Stream stream) =>
    {
        using var file = new Terminal(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" }, terminal.Error);
        write(file);
        terminal.IsIncomplete |= file.IsIncomplete;
    });

    // What a validator may ask for: a value may be wrong, which is told elsewhere.
    private static string? Given(CommandResult result, Option<string?> option) => result.GetResult(option) is { Tokens: [var token, ..] } ? token.Value : null;

    /// <summary>The format that a file's ending tells.</summary>
    public static string Ending(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
}
