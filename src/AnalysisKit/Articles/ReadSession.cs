using ZstdSharp;

namespace AnalysisKit;

/// <summary>What one reading of an archive needs throughout all its files: the options, what was seen so far, and where complaints go.</summary>
internal sealed class ReadSession(ReadOptions options)
{
    private readonly UniqueIds _ids = new();
    private readonly KnownTexts? _known = options.Duplicates == DuplicateHandling.Keep ? null : new KnownTexts(near: options.Duplicates == DuplicateHandling.Near, options.Earlier);
    private readonly HashSet<string>? _metadata = options.Metadata is { } names ? new HashSet<string>(names, StringComparer.Ordinal) : null;

    public ReadOptions Options => options;

    public ArticleFormats Formats { get; } = ArticleFormats.Of(options);

    public ReadTracker Tracker { get; } = new(options.Progress);

    /// <summary>The fields beyond an article's own parts that are wanted; null for all.</summary>
    public IReadOnlySet<string>? Metadata => _metadata;

    /// <summary>The articles of one file or entry. When it breaks off, that is reported and what was read is kept.</summary>
    public IEnumerable<Article> ReadFile(IArticleFormat format, Func<Stream> open, string file, string id)
    {
        var source = new ArticleSource(this, file, id);
        _known?.NextFile(file);
        IEnumerator<Article>? articles = null;
        Stream? stream = null;
        try
        {
            while (TryNext(ref articles, ref stream, format, open, source))
                yield return articles!.Current;
        }
        finally
        {
            articles?.Dispose();
            stream?.Dispose();
        }
    }

    /// <summary>Tells of a file that is passed over because it is of no known format, or of a folder that cannot be read.</summary>
    public void ReportOther(string path, Exception? failure = null)
    {
        if (failure is not null)
            Report(new ReadProblem(ReadProblemKind.Unreadable, path, 0, $"The folder cannot be read: {failure.Message}", "Check that you may read it."));
        else
            Report(new ReadProblem(ReadProblemKind.OtherFile, path, 0, "The file was passed over.", $"Files that are read end in {Formats.Known}."));
    }

    /// <summary>Tells the user; without someone to tell, a lost record ends the reading.</summary>
    public void Report(ReadProblem problem)
    {
        if (options.OnProblem is { } tell)
            tell(problem);
        else if (problem.RecordLost)
            throw new DataFormatException(problem.File, problem.Line, $"{problem.Problem} {problem.Advice} To go on with the other records, set ReadOptions.OnProblem.");
    }

    /// <summary>An id that no article has yet: the given one, where that is so.</summary>
    public string Unique(string id) => _ids.Make(id);

    /// <summary>The earlier article that has the text; null when there is none, or nobody asks.</summary>
    public (string Place, bool Exact)? Earlier(string text, string id, long line) => _known?.Find(text, id, line);

    private static bool TryNext(ref IEnumerator<Article>? articles, ref Stream? stream, IArticleFormat format, Func<Stream> open, ArticleSource source)
    {
        try
        {
            stream ??= open();
            articles ??= format.Read(stream, source).GetEnumerator();
            if (articles.MoveNext())
                return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ZstdException or NotSupportedException)
        {
            source.End();
            source.ReportBroken(e is InvalidDataException && e.Message.Contains("compress", StringComparison.Ordinal) ? "The packed data are damaged." : e.Message.TrimEnd('.', ' ') + ".");
            return false;
        }

        source.End();
        return false;
    }
}
