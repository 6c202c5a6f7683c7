using System.Collections;
using System.Globalization;
using System.Net;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Statements, or whole articles, that were drawn with known probabilities to be checked by a person, with the answers so far. Immutable. The file is that of <see cref="Corrections"/>, and each line also has
/// <c>"unit": "statement"</c> or <c>"article"</c>, <c>"probability"</c> in (0, 1] and <c>"stratum"</c>.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Sample : IReadOnlyList<SampledStatement>
{
    private readonly IReadOnlyList<SampledStatement> _statements;

    private Sample(IReadOnlyList<SampledStatement> statements, IEnumerable<CorrectionProblem> problems, Topic? topic = null, IEnumerable<SampleStratum>? strata = null)
    {
        _statements = statements;
        Topic = topic;
        Strata = new ResultList<SampleStratum>("strata", strata ?? []);
        Problems = new ResultList<CorrectionProblem>("problems", problems);
    }

    /// <summary>The topic with which the statements were read; null in a sample that was read from a file.</summary>
    public Topic? Topic { get; }

    /// <summary>The strata with the numbers read and drawn; empty in a sample that was read from a file.</summary>
    public ResultList<SampleStratum> Strata { get; }

    /// <summary>Lines of the file that could not be used.</summary>
    public ResultList<CorrectionProblem> Problems { get; }

    /// <summary>What was drawn; that of the first line, as all have the same.</summary>
    public SampleUnit Unit => _statements.Count > 0 ? _statements[0].Unit : SampleUnit.Statement;

    /// <summary>Number of lines that are checked: see <see cref="SampledStatement.IsChecked"/>.</summary>
    public int Checked => _statements.Count(s => s.IsChecked);

    /// <inheritdoc/>
    public int Count => _statements.Count;

    /// <inheritdoc/>
    public SampledStatement this[int index] => _statements[index];

    /// <summary>Makes a sample of statements whose probabilities are known.</summary>
    public static Sample Of(IEnumerable<SampledStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return new Sample([.. statements], []);
    }

    internal static Sample Of(IEnumerable<SampledStatement> statements, Topic topic, IEnumerable<SampleStratum> strata) => new([.. statements], [], topic, strata);

    /// <summary>Reads a sample, checked or not. Lines that cannot be used are among the <see cref="Problems"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Sample Load(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return Read(reader, path);
    }

    /// <summary>Reads a sample, one JSON object per line. Where two lines are of the same statement, the later one counts, and <see cref="Problems"/> says so.</summary>
    /// <param name="reader">The lines.</param>
    /// <param name="file">The name of the source in <see cref="Problems"/>.</param>
    public static Sample Read(TextReader reader, string file)
    {
        var problems = new List<CorrectionProblem>();
        var places = new Dictionary<(string, Span?, string?, string?), (int Place, long Line)>();
        var statements = new List<SampledStatement>();
        foreach (var (line, sampled) in CorrectionFormat.Read(reader, file, asSample: true, problems))
        {
            var key = (sampled.Answer.Article, sampled.Answer.Content, sampled.Read?.Speaker, sampled.Read?.Named);
            if (places.TryGetValue(key, out var earlier))
            {
                problems.Add(new CorrectionProblem(file, line, $"The {(sampled.IsArticle ? "article" : "statement")} is on line {earlier.Line} already. The later line counts."));
                statements[earlier.Place] = sampled;
                places[key] = (earlier.Place, line);
                continue;
            }

            places.Add(key, (statements.Count, line));
            statements.Add(sampled);
        }

        return new Sample(statements, problems.OrderBy(p => p.Line));
    }

    /// <summary>The answers as corrections, without lines that nobody has judged.</summary>
    public Corrections ToCorrections() => Corrections.Of(_statements.Select(s => s.Answer).Where(a => a.IsJudged));

    /// <summary>Writes the sample to a file, one line each, or where its name ends in .html as the page to check in (<see cref="ToPage"/>); an earlier file is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="numerals">The digits of the page; those of articles stay as they are.</param>
    public void Save(string path, ChartLanguage language = ChartLanguage.English, Numerals numerals = Numerals.Western) => WholeFile.Write(path, writer =>
    {
        if (Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            writer.Write(ToPage(language, numerals));
            return;
        }

        foreach (var sampled in _statements)
            writer.WriteLine(CorrectionFormat.Write(sampled));
    });

    /// <summary>One page that works without a network, in which a person checks the sample: it keeps the answers in the browser, and saves them as a file for <see cref="Load"/>.</summary>
    /// <exception cref="InvalidOperationException">The sample was read from a file, which does not have the sentences.</exception>
    public string ToPage(ChartLanguage language = ChartLanguage.English, Numerals numerals = Numerals.Western) => CheckPage.Of(this, new DisplayWording(language, numerals));

    /// <summary>The page to check in, in a frame; a table where the sample was read from a file.</summary>
    public string ToHtml()
    {
        if (Topic is not null)
            return $"<iframe title=\"{WebUtility.HtmlEncode(ToString())}\" style=\"width:100%;height:46rem;border:1px solid rgba(128,128,128,.4)\" srcdoc=\"{WebUtility.HtmlEncode(CheckPage.Of(this, DisplayWording.Usual))}\"></iframe>";
        return ToTable(DisplayWording.Usual);
    }

    /// <summary>The table in a language.</summary>
    internal string ToTable(DisplayWording wording)
    {
        const int most = 50;
        var table = new HtmlTable([.. TableLabels.Headings(wording, "article", "said", "read_as", "stratum", "probability", "checked")], Caption(wording), most) { Wording = wording };
        foreach (var sampled in _statements.Take(most))
        {
            var stances = sampled.Read?.Stances.Select(s => $"{s.Issue}: {s.Polarity.Label(wording.Language)}") ?? [];
            table.Add(sampled.Answer.Article, sampled.Answer.Quote, string.Join(TableLabels.Text("separator", wording), stances.Prepend(sampled.Read?.Speaker ?? "")), sampled.Stratum, sampled.Probability, TableLabels.Text(sampled.IsChecked ? "yes" : "no", wording));
        }

        return table.Skip(Count - table.Count).ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("sample_caption", wording, Count, Checked);

    /// <inheritdoc/>
    public IEnumerator<SampledStatement> GetEnumerator() => _statements.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
