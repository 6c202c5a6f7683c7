using System.Diagnostics.CodeAnalysis;
using ZstdSharp;

namespace AnalysisKit;

/// <summary>The state of one reading of an archive across all its files: the options, the ids and texts seen so far, and the reporting of problems.</summary>
internal sealed class ReadSession(ReadOptions options)
{
    private readonly UniqueIds _ids = new();
    private readonly KnownTexts? _known = options.Duplicates == DuplicateHandling.Keep ? null : new KnownTexts(near: options.Duplicates == DuplicateHandling.Near, options.Earlier);
    private Exception? _thrownByUser;
    private readonly HashSet<string>? _metadata = options.Metadata is { } names ? new HashSet<string>([.. names, .. names.Select(FieldMap.NameOf)], StringComparer.Ordinal) : null;

    public ReadOptions Options => options;

    public ArticleFormats Formats { get; } = ArticleFormats.Of(options);

    public ReadTracker Tracker { get; } = new(options.Progress);

    /// <summary>The fields beyond an article's own parts that are wanted; null for all.</summary>
    public IReadOnlySet<string>? Metadata => _metadata;

    /// <summary>The articles of one file or entry. If it cannot be read to its end, that is reported, and the articles read so far are kept.</summary>
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

    /// <summary>Reports a file that is skipped because its format is unknown, or a folder that cannot be read.</summary>
    public void ReportOther(string path, Exception? failure = null)
    {
        if (failure is not null)
            Report(new ReadProblem(ReadProblemKind.Unreadable, path, 0, $"The folder cannot be read: {failure.Message}", "Check that you may read it."));
        else
            Report(new ReadProblem(ReadProblemKind.OtherFile, path, 0, "The file was passed over.", $"Files that are read end in {Formats.Known}."));
    }

    /// <summary>Reports a problem to the user's callback. If there is none, a lost record ends the reading.</summary>
    public void Report(ReadProblem problem)
    {
        if (options.OnProblem is { } tell)
            Tell(tell, problem);
        else if (problem.RecordLost)
            throw new DataFormatException(problem.File, problem.Line, $"{problem.Problem} {problem.Advice} To go on with the other records, set ReadOptions.OnProblem.");
    }

    /// <summary>An id that no article has yet: the given one if it is free.</summary>
    public string Unique(string id) => _ids.Make(id);

    /// <summary>The earlier article that has the text; null if there is none, or if duplicates are kept.</summary>
    public (string Place, bool Exact)? Earlier(string text, string id, long line) => _known?.Find(text, id, line);

    // What the user's callback throws ends the reading, and is not taken for a problem of the file.
    private void Tell(Action<ReadProblem> tell, ReadProblem problem)
    {
        try
        {
            tell(problem);
        }
        catch (Exception e)
        {
            _thrownByUser = e;
            throw;
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A damaged file shows itself in any layer of the library that reads its format.")]
    private bool TryNext(ref IEnumerator<Article>? articles, ref Stream? stream, IArticleFormat format, Func<Stream> open, ArticleSource source)
    {
        try
        {
            stream ??= open();
            articles ??= format.Read(stream, source).GetEnumerator();
            if (articles.MoveNext())
                return true;
        }
        catch (Exception e) when (e is not (OperationCanceledException or DataFormatException) && !ReferenceEquals(e, _thrownByUser))
        {
            source.End();
            source.ReportBroken(Reason(e));
            return false;
        }

        source.End();
        return false;
    }

    private static string Reason(Exception e) => e switch
    {
        InvalidDataException when e.Message.Contains("compress", StringComparison.Ordinal) => "The packed data are damaged.",
        OutOfMemoryException => "It asks for more memory than there is.",
        IOException or UnauthorizedAccessException or InvalidDataException or ZstdException or NotSupportedException => Sentence(e.Message),
        _ => $"Its reader failed with {e.GetType().Name}: {Sentence(e.Message)}",
    };

    private static string Sentence(string message) => message.TrimEnd('.', ' ') + ".";
}
