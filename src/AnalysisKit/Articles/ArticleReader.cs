using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace AnalysisKit;

/// <summary>
/// Reads articles from a folder, a file or the standard input, one after the other, never the whole archive into memory. A folder is read with
/// all its folders, in ordinal order of the paths. Formats are known by the file name's ending: .txt (one article, with optional YAML front
/// matter), .html (one article, the main text of the page), .jsonl, .ndjson or .json (JSON objects, one a line, over several lines, or in a list), .csv and .tsv (with a line of names), .parquet (a row
/// an article); each also packed as .gz or .zst, and all of them within a .zip. Others are added with <see cref="ReadOptions.Formats"/>. Thread-safe: every call reads on its own.
/// </summary>
public static class ArticleReader
{
    /// <summary>The path that stands for the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The formats that the kit reads.</summary>
    public static IReadOnlyList<IArticleFormat> Formats => ArticleFormats.OfKit.All;

    private const int ReadAhead = 64;
    // The format of the standard input, unless one is named.
    private const string InputFormat = "jsonl";
    private const int FileBufferBytes = 64 * 1024;

    /// <summary>
    /// The articles of a folder or file, read while they are enumerated. Their ids are those of the records; otherwise the path of a text file or page
    /// relative to the folder, without ending, or "file:line" for a line or row. An id that occurs again gets "#2", "#3" ...
    /// </summary>
    /// <param name="path">A folder, a file of a known format, or "-" for the standard input.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options name an unknown encoding or format.</exception>
    /// <exception cref="DirectoryNotFoundException">There is neither a file nor a folder of that name.</exception>
    /// <exception cref="FileNotFoundException">There is no file of that name.</exception>
    /// <exception cref="DataFormatException">
    /// The folder holds no file of a known format, or the file is of none. While reading: a record is lost and
    /// <see cref="ReadOptions.OnProblem"/> is not set.
    /// </exception>
    /// <exception cref="OperationCanceledException">While reading: <see cref="ReadOptions.Cancellation"/> was set off.</exception>
    public static IEnumerable<Article> Read(string path, ReadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= ReadOptions.Default;
        if (options.Encoding is { } encoding)
            TextDecoder.EncodingOf(encoding);
        var formats = ArticleFormats.Of(options);
        var format = options.Format is { } named ? formats.Named(named) : null;
        if (path == StandardInput)
            return ReadInput(format ?? formats.Named(InputFormat), options);
        if (Directory.Exists(path))
        {
            RequireReadableFile(path, formats);
            return ReadFolder(path, options);
        }

        RequireFile(path, formats, format is not null);
        return ReadFile(path, formats.Of(path) ?? format!, options);
    }

    /// <summary>The same articles in the same order; a second thread reads a few articles ahead of the one that uses them.</summary>
    /// <param name="path">A folder, a file of a known format, or "-" for the standard input.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading, as <see cref="ReadOptions.Cancellation"/> does.</param>
    public static IAsyncEnumerable<Article> ReadAsync(string path, ReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= ReadOptions.Default;
        Read(path, options);
        return ReadAheadAsync(stop => Read(path, options with { Cancellation = stop }), options.Cancellation, cancellationToken);
    }

    /// <summary>Whether a file of this name is read, by its ending.</summary>
    public static bool Reads(string path, ReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ArticleFormats.Of(options).Of(path) is not null;
    }

    private static IEnumerable<Article> ReadFolder(string root, ReadOptions options)
    {
        var session = new ReadSession(options);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation);
        if (session.Tracker.IsUsed)
            _ = Task.Run(() => session.Tracker.Total = ArticleFolder.Bytes(root, session.Formats, done.Token), done.Token);
        try
        {
            foreach (var relative in ArticleFolder.Files(root, session.Formats, (name, failure) => session.ReportOther(Path.Combine(root, name), failure)))
            {
                foreach (var article in ReadOne(Path.Combine(root, relative), session.Formats.WithoutEnding(relative), session.Formats.Of(relative)!, session))
                    yield return article;
            }
        }
        finally
        {
            done.Cancel();
            session.Tracker.Tell();
        }
    }

    private static IEnumerable<Article> ReadFile(string path, IArticleFormat format, ReadOptions options)
    {
        var session = new ReadSession(options);
        try
        {
            var name = Path.GetFileName(path);

            // The articles of an archive get the ids that the unpacked folder would give.
            var id = format.IsArchive ? "" : session.Formats.WithoutEnding(name);
            foreach (var article in ReadOne(path, id, format, session, alone: true))
                yield return article;
        }
        finally
        {
            session.Tracker.Tell();
        }
    }

    private static IEnumerable<Article> ReadInput(IArticleFormat format, ReadOptions options)
    {
        var session = new ReadSession(options);
        var input = new WatchedStream(Console.OpenStandardInput(), session.Tracker, options.Cancellation);
        foreach (var article in session.ReadFile(format, () => Compression.Unpack(input, ""), "standard input", "input"))
            yield return article;
        session.Tracker.Tell();
    }

    private static IEnumerable<Article> ReadOne(string path, string id, IArticleFormat format, ReadSession session, bool alone = false)
    {
        using var file = Open(path, session, alone);
        if (file is null)
            yield break;
        var size = file.CanSeek ? file.Length : -1;
        if (alone)
            session.Tracker.Total = size;
        var watched = new WatchedStream(file, session.Tracker, session.Options.Cancellation);
        foreach (var article in session.ReadFile(format, () => Compression.Unpack(watched, path), path, id))
            yield return article;
        session.Tracker.EndFile(size);
    }

    private static Stream? Open(string path, ReadSession session, bool alone)
    {
        try
        {
            // A file of a folder may be a named pipe. It has length 0 like an empty file, and opening it would wait for a writer.
            if (!alone && new FileInfo(path).Length == 0)
                return new MemoryStream();
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileBufferBytes, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            session.Report(new ReadProblem(ReadProblemKind.Unreadable, path, 0, $"The file cannot be opened: {e.Message}", "Check that you may read it."));
            return null;
        }
    }

    private static void RequireReadableFile(string folder, ArticleFormats formats)
    {
        if (ArticleFolder.Files(folder, formats).Any())
            return;
        var others = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Take(5).ToList();
        var found = others.Count == 0 ? "It is empty." : $"It has {string.Join(", ", others)}.";
        throw new DataFormatException(folder, 0, $"The folder holds no article files. {found} Expected are files that end in {formats.Known}.");
    }

    private static void RequireFile(string path, ArticleFormats formats, bool formatIsNamed)
    {
        if (File.Exists(path))
        {
            if (formats.Of(path) is null && !formatIsNamed)
                throw new DataFormatException(path, 0, $"The ending \"{Path.GetExtension(path)}\" is not known. Expected is a folder, or a file that ends in {formats.Known}.");
            return;
        }

        var expected = $"Expected is a folder of articles, or a file that ends in {formats.Known}.";
        var full = Path.GetFullPath(path);
        if (Path.HasExtension(path) && Directory.Exists(Path.GetDirectoryName(full)))
            throw new FileNotFoundException($"There is no file \"{path}\" (looked for {full}). {expected}", path);
        throw new DirectoryNotFoundException($"There is no folder or file \"{path}\" (looked for {full}). {expected}");
    }

    private static async IAsyncEnumerable<Article> ReadAheadAsync(
        Func<CancellationToken, IEnumerable<Article>> read, CancellationToken ofOptions, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<Article>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ofOptions, cancellationToken);
        var reading = Task.Run(() => FillAsync(read(stop.Token), channel.Writer, stop.Token), CancellationToken.None);
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
