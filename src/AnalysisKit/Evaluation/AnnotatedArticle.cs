using System.Text;

namespace AnalysisKit;

/// <summary>
/// The statements of one article in the annotation format: one JSON object per line, made by hand (gold) or by the kit (predicted).
/// <c>{"id": "...", "annotator": "...", "statements": [{"speaker": "...", "speaker_text": "...", "cue": "...", "content": "...", "kind": "...",
/// "stances": [{"issue": "...", "polarity": "..."}]}]}</c>, and where they are known <c>topic</c> (an id) and <c>fold</c> (a whole number); the kit adds the article's <c>source</c>, <c>published</c> (yyyy-MM-dd) and <c>title</c>, and of each statement the <c>sentence</c>, <c>content_start</c>, <c>content_end</c>, <c>cue_start</c>
/// (UTF-16 code units), <c>confidence</c>, <c>origin</c>, and each stance's <c>score</c>, <c>confidence</c> and <c>origin</c>.
/// </summary>
/// <param name="Id">Id of the article.</param>
/// <param name="Annotator">Who annotated it; <c>analysiskit</c> for the kit, a language model's name for that, both joined by <c> + </c> where both read.</param>
/// <param name="Statements">The statements, in the order of the file.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record AnnotatedArticle(string Id, string Annotator, IReadOnlyList<AnnotatedStatement> Statements)
{
    /// <summary>The group of the article, such as its source or month; null if articles are not grouped or it has no group.</summary>
    public string? Group { get; init; }

    /// <summary>The source of the article; null where it is not known.</summary>
    public string? Source { get; init; }

    /// <summary>The day on which the article appeared; null where it is not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The title of the article; null where it is not known.</summary>
    public string? Title { get; init; }

    /// <summary>Id of the topic that it was annotated for; null where the file does not say.</summary>
    public string? Topic { get; init; }

    /// <summary>The part of a cross-validation that it belongs to; null where the file does not say.</summary>
    public int? Fold { get; init; }

    /// <summary>The contents of the statements of a reading that were judged, as places in the text, UTF-16 code units: of any other it is not known whether it is one. Null where the whole article was annotated.</summary>
    public IReadOnlyList<Span>? Judged { get; init; }

    /// <summary>The annotation of what the kit found in an article.</summary>
    /// <param name="analysis">What the kit found.</param>
    /// <param name="unknownSpeakers">Whether to keep statements whose speaker is not an actor of the catalogue. Their speaker is then empty.</param>
    /// <param name="annotator">Who read it; null for those whom the origins of its statements and stances name, and for the kit where it has none.</param>
    public static AnnotatedArticle Of(ArticleAnalysis analysis, bool unknownSpeakers = false, string? annotator = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var stances = analysis.Stances.ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        return new AnnotatedArticle(
            analysis.Article.Id,
            annotator ?? ReadingOrigin.Annotator(analysis.Statements.Select(s => s.Origin).Concat(analysis.Stances.Select(s => s.Origin))),
            [.. analysis.Statements.Where(s => unknownSpeakers || s.Speaker is not null).Select(s => AnnotatedStatement.Of(s, stances[s]))])
        {
            Source = analysis.Article.Source,
            Published = analysis.Article.Published,
            Title = analysis.Article.Title,
        };
    }

    /// <summary>Reads an annotation file. Blank lines are skipped.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">A line is not in the annotation format, or annotates an article a second time.</exception>
    public static ResultList<AnnotatedArticle> Load(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return Read(reader, path);
    }

    /// <summary>Reads annotations, one JSON object per line. Blank lines are skipped.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="file">The name of the source in error messages.</param>
    /// <exception cref="DataFormatException">A line is not in the annotation format, or annotates an article a second time.</exception>
    public static ResultList<AnnotatedArticle> Read(TextReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var articles = new List<AnnotatedArticle>();
        var lines = new Dictionary<string, long>();
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var article = AnnotationFormat.Read(line, file, number);
            if (!lines.TryAdd(article.Id, number))
                throw new DataFormatException(file, number, $"Article '{article.Id}' is annotated on line {lines[article.Id]} already. Keep one line per article.");
            articles.Add(article);
        }

        return new ResultList<AnnotatedArticle>("annotated articles", articles);
    }

    /// <summary>The article's line of an annotation file, without the line break.</summary>
    public string ToJson() => AnnotationFormat.Write(this);
}
