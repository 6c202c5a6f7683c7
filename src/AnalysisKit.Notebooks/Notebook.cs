using System.Text;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>A notebook: text and code in cells, in reading order.</summary>
public sealed record Notebook
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The cells from top to bottom.</summary>
    public required IReadOnlyList<Cell> Cells { get; init; }

    /// <summary>The notebook's metadata, such as its kernel. Not to be changed: copies of the notebook share it.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Further fields of the notebook in its file, written back as they were. Not to be changed.</summary>
    public JsonObject Fields { get; init; } = [];

    /// <summary>What was unusual in the file that the notebook was read from, one sentence each, with the name of the file.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The language of code cells that name none, such as <c>csharp</c>.</summary>
    public string Language => NotebookLanguage.Of(Metadata);

    /// <summary>Reads a notebook: a <c>.dib</c> file, or Jupyter's format under any other name.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is no notebook.</exception>
    public static Notebook Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no notebook '{path}'.", path);
        var text = Text(path);
        return IsDib(path) ? DibFormat.Parse(text, path) : IpynbFormat.Parse(text, path);
    }

    /// <summary>
    /// Saves the notebook, whole or not at all: as <c>.dib</c> (without outputs) where the path ends so, else in Jupyter's format. Missing folders are made; a link stays a link, and a file
    /// keeps its permissions.
    /// </summary>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        if (new FileInfo(full) is { LinkTarget: not null } link)
            full = link.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
        var old = new FileInfo(full);
        if (old is { Exists: true, IsReadOnly: true })
            throw new UnauthorizedAccessException($"'{path}' may not be written: it is read-only.");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var draft = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            File.WriteAllText(draft, IsDib(path) ? DibFormat.Write(this) : IpynbFormat.Write(this), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (old.Exists && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, old.UnixFileMode);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, Utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataFormatException(path, 0, "this is not text in UTF-8, as notebooks are. Convert it first, so that none of its letters are lost.", e);
        }
    }

    private static bool IsDib(string path) => path.EndsWith(".dib", StringComparison.OrdinalIgnoreCase);
}
