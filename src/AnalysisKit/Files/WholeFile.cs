using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>Files that are written whole or not at all, so that an interrupted run leaves no half of one.</summary>
internal static class WholeFile
{
    private static readonly ConcurrentDictionary<string, byte> Drafts = new(StringComparer.Ordinal);

    // When the process ends, deletes the drafts of writes that are not finished.
    static WholeFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var draft in Drafts.Keys)
            File.Delete(draft);
    };

    /// <summary>Writes a text in UTF-8 without a byte order mark.</summary>
    public static void Write(string path, string text) => Write(path, (TextWriter writer) => writer.Write(text));

    /// <summary>Writes a text in UTF-8 without a byte order mark; lines end in LF.</summary>
    public static void Write(string path, Action<TextWriter> write) => Write(path, (Stream stream) =>
    {
        ArgumentNullException.ThrowIfNull(write);
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Writes a draft beside the file, and moves it into place when it is complete. Missing folders are made. If the write fails or is cancelled, the earlier file stays.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var draft = string.Create(CultureInfo.InvariantCulture, $"{full}.{Environment.ProcessId}.tmp");
        Drafts[draft] = 0;
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.Read))
                write(stream);
            File.Move(draft, full, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
            Drafts.TryRemove(draft, out _);
        }
    }
}
