using System.Collections;
using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Corrections of people, in the order in which they were made. Immutable. A file holds one JSON object per line:
/// <c>{"article": "...", "start": 120, "length": 45, "quote": "...", "by": "...", "at": "2026-05-01T09:30:00Z", "why": "...", "topic": "...", "statement": true, "speaker": "us", "stances": {"sanctions": "oppose"},
/// "read": {"speaker": "russia", "confidence": 0.8, "stances": {"sanctions": {"polarity": "support", "score": 0.7, "probability": 0.6}}}}</c>. Offsets count UTF-16 code units of the article's text. Sides are
/// support, oppose, mixed and none. Where the speaker read is no actor, <c>read</c> has in <c>named</c> the words that name him. What is left out of <c>statement</c>, <c>speaker</c> (null: no actor of the catalogue) and <c>stances</c> is not judged. A line with <c>"complete": true</c> and without
/// <c>start</c> says that an article was checked to its end. Checked samples (<see cref="Sample"/>) are the same format with <c>unit</c>, <c>probability</c> and <c>stratum</c>, so that one is a file of corrections too.
/// Several lines may judge a statement; where they differ, the later one counts, and <see cref="Problems"/> says so.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Corrections : IReadOnlyList<Correction>
{
    private readonly IReadOnlyList<Correction> _corrections;
    private readonly Lazy<Dictionary<string, List<Correction>>> _byArticle;

    private Corrections(IReadOnlyList<Correction> corrections, IEnumerable<CorrectionProblem> problems)
    {
        _corrections = corrections;
        _byArticle = new(() => corrections.GroupBy(c => c.Article, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));
        Problems = new ResultList<CorrectionProblem>("problems", problems);
    }

    /// <summary>No corrections.</summary>
    public static Corrections None { get; } = new([], []);

    /// <summary>Lines of the file that could not be used, and answers that contradict earlier ones.</summary>
    public ResultList<CorrectionProblem> Problems { get; }

    /// <inheritdoc/>
    public int Count => _corrections.Count;

    /// <inheritdoc/>
    public Correction this[int index] => _corrections[index];

    /// <summary>Makes a list of corrections, later ones last.</summary>
    public static Corrections Of(IEnumerable<Correction> corrections)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        return new Corrections([.. corrections], []);
    }

    /// <summary>Reads a file of corrections, or a checked sample. Lines that judge nothing are left out; lines that cannot be used are among the <see cref="Problems"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Corrections Load(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return Read(reader, path);
    }

    /// <summary>Reads corrections, one JSON object per line.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="file">The name of the source in <see cref="Problems"/>.</param>
    public static Corrections Read(TextReader reader, string file)
    {
        var problems = new List<CorrectionProblem>();
        var lines = CorrectionFormat.Read(reader, file, asSample: false, problems);
        var judged = lines.Where(l => l.Read.Answer.IsJudged).Select(l => (l.Line, Correction: l.Read.Answer)).ToList();
        problems.AddRange(Contradictions(judged, file));
        return new Corrections([.. judged.Select(l => l.Correction)], problems.OrderBy(p => p.Line));
    }

    /// <summary>The corrections of an article, later ones last.</summary>
    internal IReadOnlyList<Correction> Of(string article) => _byArticle.Value.TryGetValue(article, out var corrections) ? corrections : [];

    /// <summary>These and further corrections, which count where they differ.</summary>
    public Corrections With(params IEnumerable<Correction> later) => new([.. _corrections, .. later], Problems);

    /// <summary>Writes the corrections to a file, one line each; an earlier file is replaced.</summary>
    public void Save(string path) => WholeFile.Write(path, writer =>
    {
        foreach (var correction in _corrections)
            writer.WriteLine(CorrectionFormat.Write(correction));
    });

    /// <summary>A table of the corrections.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        const int most = 50;
        var table = new HtmlTable(
            [.. TableLabels.Headings(wording, "article", "said", "statement", "speaker", "stances_heading", "by", "when", "why")],
            Caption(wording),
            most)
        { Wording = wording };
        foreach (var correction in _corrections.Take(most))
        {
            table.Add(
                correction.Article,
                correction.Quote,
                correction.Complete ? TableLabels.Text("checked_to_end", wording) : correction.Statement switch { true => TableLabels.Text("yes", wording), false => TableLabels.Text("no", wording), null => "" },
                correction.Speaker is "" ? TableLabels.Text("no_actor", wording) : correction.Speaker,
                string.Join(TableLabels.Text("separator", wording), correction.Stances.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value?.Label(wording.Language) ?? TableLabels.Text("no_stance", wording)}")),
                correction.By,
                correction.At,
                correction.Why);
        }

        return table.Skip(Count - table.Count).ToHtml() + (Problems.Count > 0 ? Problems.ToHtml() : "");
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("corrections_caption", wording, Count, _corrections.Select(c => c.Article).Distinct(StringComparer.Ordinal).Count());

    /// <inheritdoc/>
    public IEnumerator<Correction> GetEnumerator() => _corrections.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Answers that differ from an earlier line on the same statement. Lines on different answers of one statement go together.
    private static IEnumerable<CorrectionProblem> Contradictions(List<(long Line, Correction Correction)> lines, string file)
    {
        var known = new Dictionary<(string Article, Span Content, string? Read, string? Named, string Question), (long Line, string Answer)>();
        foreach (var (line, correction) in lines)
        {
            if (correction.Content is not { } content)
                continue;
            foreach (var (question, answer) in Answers(correction))
            {
                var key = (correction.Article, content, correction.Read?.Speaker, correction.Read?.Named, question);
                if (known.TryGetValue(key, out var earlier) && earlier.Answer != answer)
                    yield return new CorrectionProblem(file, line, $"Says {answer} for {question} of a statement for which line {earlier.Line} says {earlier.Answer}. The later line counts.");
                known[key] = (line, answer);
            }
        }
    }

    private static IEnumerable<(string Question, string Answer)> Answers(Correction correction)
    {
        if (correction.Statement is { } isStatement)
            yield return ("\"statement\"", isStatement ? "true" : "false");
        if (correction.Speaker is { } speaker)
            yield return ("\"speaker\"", speaker.Length > 0 ? $"\"{speaker}\"" : "null");
        foreach (var (issue, side) in correction.Stances)
            yield return ($"\"{issue}\"", $"\"{CorrectionFormat.Name(side)}\"");
    }
}
