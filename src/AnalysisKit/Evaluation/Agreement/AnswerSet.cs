using System.Text;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>The answers of one annotator, a person or a reader, whatever the file they come from. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class AnswerSet
{
    private AnswerSet(string name, IEnumerable<Correction> answers, IEnumerable<string> wholeArticles, bool answersAllIssues, IEnumerable<CorrectionProblem>? problems = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Answers, AnswersAllIssues) = (name, [.. answers], answersAllIssues);
        WholeArticles = wholeArticles.ToHashSet(StringComparer.Ordinal);
        Problems = new ResultList<CorrectionProblem>("problems", problems ?? []);
    }

    /// <summary>The annotator's name.</summary>
    public string Name { get; }

    /// <summary>Number of statements that are answered.</summary>
    public int Count => Answers.Count;

    /// <summary>Lines of the file that could not be used, and answers that contradict earlier ones.</summary>
    public ResultList<CorrectionProblem> Problems { get; }

    /// <summary>The answers on single statements.</summary>
    internal IReadOnlyList<Correction> Answers { get; }

    /// <summary>The articles that were read to their end, so that what is not answered in them is no statement.</summary>
    internal IReadOnlySet<string> WholeArticles { get; }

    /// <summary>Whether an issue without an answer stands for no stance, as it does for what a reader read.</summary>
    internal bool AnswersAllIssues { get; }

    /// <summary>The answers of a person: corrections, or a checked sample. What is not answered is missing.</summary>
    public static AnswerSet Of(string name, IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        var judged = corrections.Where(c => c.IsJudged).ToList();
        return new AnswerSet(name, judged.Where(c => c.Content is not null), judged.Where(c => c.Complete).Select(c => c.Article), answersAllIssues: false, (corrections as Corrections)?.Problems);
    }

    /// <summary>What people have answered in a sample.</summary>
    public static AnswerSet Of(string name, Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Of(name, sample.ToCorrections());
    }

    /// <summary>What a reader read: the kit, a language model, or a class of your own.</summary>
    public static AnswerSet Of(string name, StatementList statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var stances = statements.Stances.ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        return new AnswerSet(
            name, statements.Select(s => Answer(s.Article.Id, s.Content, s.ContentText, s.Speaker, stances[s].Select(t => (t.Issue, t.Polarity)), null)), statements.Read.Articles.Select(a => a.Id), answersAllIssues: true);
    }

    /// <summary>Annotations of whole articles, by a reader or by hand.</summary>
    /// <param name="name">The annotator's name.</param>
    /// <param name="articles">The annotations.</param>
    /// <param name="texts">The texts of articles, by id, in which contents without an offset are looked for; may be left out where all have one.</param>
    /// <exception cref="ArgumentException">A content has no offset, and its article's text is not given or does not hold it.</exception>
    public static AnswerSet Of(string name, IEnumerable<AnnotatedArticle> articles, IReadOnlyDictionary<string, string>? texts = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var all = articles.ToList();
        return new AnswerSet(name, all.SelectMany(a => a.Statements.Select(s => Answer(a.Id, Place(a, s, texts), s.Content, s.Speaker, s.Stances.Select(t => (t.Issue, t.Polarity)), a.Topic))), all.Select(a => a.Id), answersAllIssues: true);
    }

    /// <summary>What the kit had read of the lines of a sample when it was drawn.</summary>
    public static AnswerSet ReadOf(string name, Sample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return new AnswerSet(
            name,
            sample.Where(s => s is { Read: not null, IsArticle: false }).Select(s => Answer(s.Answer.Article, s.Answer.Content!.Value, s.Answer.Quote, s.Read!.Speaker, s.Read.Stances.Select(t => (t.Issue, t.Polarity)), s.Answer.Topic)),
            sample.Where(s => s.Unit == SampleUnit.Article).Select(s => s.Answer.Article),
            answersAllIssues: true);
    }

    /// <summary>Reads a file of answers: a checked sample or corrections (see <see cref="Corrections"/>), or annotations of whole articles (see <see cref="AnnotatedArticle"/>), such as <c>analysiskit statements --format jsonl</c> writes.</summary>
    /// <param name="path">The file, one JSON object per line.</param>
    /// <param name="name">The annotator's name; null for the file's.</param>
    /// <param name="texts">The texts of articles, by id; see <see cref="Of(string, IEnumerable{AnnotatedArticle}, IReadOnlyDictionary{string, string})"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">A line is not in the annotation format.</exception>
    public static AnswerSet Load(string path, string? name = null, IReadOnlyDictionary<string, string>? texts = null)
    {
        name ??= Path.GetFileNameWithoutExtension(path);
        return IsAnnotation(path) ? Of(name, AnnotatedArticle.Load(path), texts) : Of(name, Corrections.Load(path));
    }

    /// <summary>The answers on some articles only.</summary>
    /// <param name="articles">The ids of the articles.</param>
    public AnswerSet In(IEnumerable<string> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var wanted = articles.ToHashSet(StringComparer.Ordinal);
        return new AnswerSet(Name, Answers.Where(a => wanted.Contains(a.Article)), WholeArticles.Where(wanted.Contains), AnswersAllIssues, Problems);
    }

    /// <summary>Without the answers for other topics.</summary>
    internal AnswerSet On(string topic) => new(Name, Answers.Where(a => a.Topic is null || a.Topic == topic), WholeArticles, AnswersAllIssues, Problems);

    /// <inheritdoc/>
    public override string ToString() => TableLabels.Text("answers_of", DisplayWording.Usual, Count, Name);

    /// <summary>The name and the number of answers.</summary>
    public string ToHtml() => $"<p dir=\"auto\">{System.Net.WebUtility.HtmlEncode(ToString())}</p>{(Problems.Count > 0 ? Problems.ToHtml() : "")}";

    // The first line that can be read tells: annotations have an "id" and "statements", answers an "article".
    private static bool IsAnnotation(string path)
    {
        foreach (var line in File.ReadLines(path, Encoding.UTF8).Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("statements", out _);
            }
            catch (JsonException)
            {
                // Told of with its line by who reads the file.
            }
        }

        return false;
    }

    private static Correction Answer(string article, Span content, string words, string? speaker, IEnumerable<(string Issue, Polarity Side)> stances, string? topic)
    {
        var sides = new Dictionary<string, Polarity?>(StringComparer.Ordinal);
        foreach (var (issue, side) in stances)
            sides[issue] = side;
        return new Correction { Article = article, Content = content, Quote = CorrectionPlace.Quote(words), Topic = topic, Statement = true, Speaker = speaker ?? "", Stances = sides };
    }

    private static Span Place(AnnotatedArticle article, AnnotatedStatement statement, IReadOnlyDictionary<string, string>? texts)
    {
        if (statement is { ContentStart: { } start, ContentEnd: { } end } && end > start)
            return Span.Between(start, end);
        if (texts?.GetValueOrDefault(article.Id)?.IndexOf(statement.Content, StringComparison.Ordinal) is { } at and >= 0 && statement.Content.Length > 0)
            return new Span(at, statement.Content.Length);
        throw new ArgumentException(
            $"A statement of article '{article.Id}' has no \"content_start\" and \"content_end\", and {(texts is null ? "the articles' texts are not given" : "its content does not stand in the article, letter for letter")}: \"{CorrectionPlace.Quote(statement.Content)}\".", nameof(texts));
    }
}
