using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AnalysisKit.Notebooks;

/// <summary>
/// The plain text format of .NET Interactive: cells under lines such as <c>#!csharp</c> and <c>#!markdown</c>, metadata as JSON under <c>#!meta</c>.
/// It holds no outputs, no ids and no metadata of cells.
/// </summary>
public static partial class DibFormat
{
    private const string Meta = "meta";

    private static readonly HashSet<string> Languages =
        ["csharp", "fsharp", "pwsh", "javascript", "html", "http", "httprequest", "mermaid", "sql", "kql", "value", "markdown", "raw", "python", "r"];

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="DataFormatException">The metadata is not JSON, or the file is a Jupyter notebook by a wrong name.</exception>
    public static Notebook Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.TrimStart('\uFEFF').TrimStart().StartsWith('{') && text.Contains("\"nbformat\"", StringComparison.Ordinal))
            throw new DataFormatException(file, 1, "this is a notebook in Jupyter's format. Name it .ipynb.");
        var metadata = new JsonObject();
        var cells = new List<Cell>();
        foreach (var (language, line, source) in Parts(text))
        {
            if (language == Meta)
                metadata = Metadata(source, line, file);
            else if (source.Length > 0 || language is not null)
                cells.Add(MakeCell(language, source, cells.Count + 1));
        }

        return new Notebook { Cells = cells, Metadata = metadata };
    }

    /// <summary>Writes a notebook, without its outputs.</summary>
    public static string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var text = new StringBuilder();
        var metadata = notebook.Metadata.ContainsKey("kernelInfo") ? notebook.Metadata : KernelInfo(notebook.Language);
        text.Append("#!meta\n\n").Append(metadata.ToJsonString()).Append('\n');
        foreach (var cell in notebook.Cells)
        {
            var name = cell.Kind switch
            {
                CellKind.Markdown => "markdown",
                CellKind.Code => cell.Language ?? notebook.Language,
                _ => "raw",
            };
            text.Append("\n#!").Append(name).Append("\n\n").Append(cell.Source).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string? Language, int Line, string Source)> Parts(string text)
    {
        string? language = null;
        var first = 1;
        var lines = new List<string>();
        var number = 0;
        foreach (var line in text.TrimStart('\uFEFF').Split('\n').Select(l => l.TrimEnd('\r')))
        {
            number++;
            if (CellStart(line) is not { } next)
            {
                lines.Add(line);
                continue;
            }

            yield return (language, first, Trimmed(lines));
            (language, first) = (next, number);
            lines.Clear();
        }

        yield return (language, first, Trimmed(lines));
    }

    /// <summary>The language of the cell that begins here, or <see langword="null"/> for other lines, among them commands such as <c>#!time</c>.</summary>
    private static string? CellStart(string line)
    {
        if (StartLine().Match(line) is not { Success: true } match)
            return null;
        var name = match.Groups["name"].Value;
        return name == Meta || Languages.Contains(NotebookLanguage.Normal(name)) ? NotebookLanguage.Normal(name) : null;
    }

    private static string Trimmed(List<string> lines)
    {
        var start = lines.FindIndex(l => !string.IsNullOrWhiteSpace(l));
        var end = lines.FindLastIndex(l => !string.IsNullOrWhiteSpace(l));
        return start < 0 ? "" : string.Join('\n', lines[start..(end + 1)]);
    }

    private static JsonObject Metadata(string source, int line, string file)
    {
        try
        {
            return JsonNode.Parse(IpynbFormat.WholeText(source), documentOptions: IpynbFormat.Strict) as JsonObject ?? throw new DataFormatException(file, line, "the metadata under #!meta must be a JSON object.");
        }
        catch (JsonException e)
        {
            throw new DataFormatException(file, line, "the metadata under #!meta is not JSON.", e);
        }
    }

    private static Cell MakeCell(string? language, string source, int number) => new()
    {
        Kind = language switch
        {
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => CellKind.Code,
        },
        Source = source,
        Id = $"cell-{number}",
        Language = language is "markdown" or "raw" ? null : language,
    };

    private static JsonObject KernelInfo(string language) => new()
    {
        ["kernelInfo"] = new JsonObject
        {
            ["defaultKernelName"] = language,
            ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language }),
        },
    };

    [GeneratedRegex(@"^#!(?<name>[\w#]+)\s*$")]
    private static partial Regex StartLine();
}
