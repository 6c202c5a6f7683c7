using System.Text;

namespace AnalysisKit.Cli;

/// <summary>Files that are written whole or not at all.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text) => Write(path, writer => writer.Write(text));

    /// <summary>Writes beside the file, and puts that in its place when it is whole. Missing folders are made.</summary>
    public static void Write(string path, Action<TextWriter> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var draft = $"{full}.{Environment.ProcessId}.tmp";
        try
        {
            using (var writer = new StreamWriter(draft, append: false, new UTF8Encoding(false)))
                write(writer);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
