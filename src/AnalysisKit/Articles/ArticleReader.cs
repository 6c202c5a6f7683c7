using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AnalysisKit.Articles;

/// <summary>
/// Reads articles from a folder or a file, one after the other, never the whole archive into memory. A folder is read with all its
/// folders, in ordinal order of the paths. Formats are known by the file name's ending: .txt (one article, with optional YAML front
/// matter), .jsonl or .ndjson (one JSON object a line) and .tsv (tab-separated, with a line of names). Thread-safe: every call reads on its own.
/// </summary>
public static class ArticleReader
{
    private const int ReadAhead = 64;
    private const int FileBufferBytes = 64 * 1024;

    /// <summary>
    /// The articles of a folder or file, read while they are enumerated. Ids are the ones of the records; else a text file's path
    /// relative to the folder, without ending, and "file:line" for a line of JSON. An id that occurs again gets "#2", "#3" ...
    /// </summary>
    /// <param name="path">A folder, or a file of a known format.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <exception cref="DirectoryNotFoundException">There is neither a file nor a folder of that name.</exception>
    /// <exception cref="FileNotFoundException">There is no file of that name.</exception>
    /// <exception cref="DataFormatException">
    /// The folder holds no file of a known format, or the file is of none. While reading: a record is lost and
    /// <see cref="ReadOptions.OnProblem"/> is not set.
    /// </exception>
    public static IEnumerable<Article> Read(string path, ReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= ReadOptions.Default;
        if (options.Encoding is { } encoding)
            TextDecoder.EncodingOf(encoding);
        if (Directory.Exists(path))
        {
            RequireReadableFile(path);
            return ReadFolder(path, options);
        }

        RequireFile(path);
        return ReadFile(path, options);
    }

    /// <summary>The same articles in the same order; a second thread reads a few articles ahead of the one that uses them.</summary>
    /// <param name="path">A folder, or a file of a known format.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IAsyncEnumerable<Article> ReadAsync(string path, ReadOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadAheadAsync(Read(path, options), cancellationToken);

    private static IEnumerable<Article> ReadFolder(string root, ReadOptions options)
    {
        var session = new ReadSession(options);
        foreach (var relative in ArticleFolder.Files(root))
        {
            foreach (var article in ReadOne(Path.Combine(root, relative), IdOf(relative), session))
                yield return article;
        }
    }

    private static IEnumerable<Article> ReadFile(string path, ReadOptions options) =>
        ReadOne(path, IdOf(Path.GetFileName(path)), new ReadSession(options));

    private static IEnumerable<Article> ReadOne(string path, string id, ReadSession session)
    {
        var reader = ArticleFormat.Of(path)!;
        using var stream = Open(path, session);
        if (stream is null)
            yield break;
        foreach (var article in reader(stream, path, id, session))
            yield return article;
    }

    private static FileStream? Open(string path, ReadSession session)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Report(ReadProblemKind.Unreadable, path, 0, $"The file cannot be opened: {e.Message}", "Check that you may read it.");
            return null;
        }
    }

    private static string IdOf(string relative)
    {
        var ending = Path.GetExtension(relative);
        return relative[..^ending.Length];
    }

    private static void RequireReadableFile(string folder)
    {
        if (ArticleFolder.Files(folder).Any())
            return;
        var others = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Take(5).ToList();
        var found = others.Count == 0 ? "It is empty." : $"It has {string.Join(", ", others)}.";
        throw new DataFormatException(folder, 0, $"The folder holds no article files. {found} Expected are files that end in {ArticleFormat.Known}.");
    }

    private static void RequireFile(string path)
    {
        if (File.Exists(path))
        {
            if (ArticleFormat.Of(path) is null)
                throw new DataFormatException(path, 0, $"The ending \"{Path.GetExtension(path)}\" is not known. Expected is a folder, or a file that ends in {ArticleFormat.Known}.");
            return;
        }

        var expected = $"Expected is a folder of articles, or a file that ends in {ArticleFormat.Known}.";
        var full = Path.GetFullPath(path);
        if (Path.HasExtension(path) && Directory.Exists(Path.GetDirectoryName(full)))
            throw new FileNotFoundException($"There is no file \"{path}\" (looked for {full}). {expected}", path);
        throw new DirectoryNotFoundException($"There is no folder or file \"{path}\" (looked for {full}). {expected}");
    }

    private static async IAsyncEnumerable<Article> ReadAheadAsync(IEnumerable<Article> articles, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Article>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => FillAsync(articles, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var article in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return article;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private static async Task FillAsync(IEnumerable<Article> articles, ChannelWriter<Article> writer, CancellationToken stop)
    {
        Exception? error = null;
        try
        {
            foreach (var article in articles)
                await writer.WriteAsync(article, stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            error = e;
        }

        writer.Complete(error);
    }
}
