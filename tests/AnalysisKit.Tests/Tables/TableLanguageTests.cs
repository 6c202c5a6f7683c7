using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

/// <summary>Tables in Arabic: headings, captions and notes in Arabic, from right to left.</summary>
public partial class TableLanguageTests
{
    private static readonly Document[] Documents =
    [
        .. Enumerable.Range(0, 60).Select(i => new Document($"{i}", i % 3 == 0 ? "أ" : i % 3 == 1 ? "ب" : "ج", $"قرار{i % 9} مجلس الأمن يرفض {(i % 3 == 0 ? "القرار" : "المشروع")} كلمة{i} كلمة{i % 20}")),
    ];

    private static readonly TermCounts Counts = TermCounts.Of(Documents);

    // As many statements as make a list longer than a table shows, the first half of them checked.
    private static readonly StatementList Statements = List([.. Enumerable.Range(0, 120).Select(i => Said.Of(Said.Words(i), article: $"م{i}"))]);

    private static readonly Sample Checked = Sample.Of(Statements.Take(60).Select((s, i) => Drawn(s, i % 4 == 0 ? Polarity.Oppose : Polarity.Support)));

    [Theory]
    [InlineData("keyness")]
    [InlineData("terms")]
    [InlineData("corpus")]
    [InlineData("collocations")]
    [InlineData("concordance")]
    [InlineData("trend")]
    [InlineData("wordfish")]
    [InlineData("correspondence")]
    [InlineData("agreement")]
    [InlineData("sample")]
    [InlineData("corrections")]
    [InlineData("corrected")]
    [InlineData("positions")]
    [InlineData("statements")]
    [InlineData("stances")]
    [InlineData("frame")]
    public void ToHtml_Arabic_SaysNothingInEnglish(string name)
    {
        var html = Html(name, ChartLanguage.Arabic);

        Assert.StartsWith("<table dir=\"rtl\"", html, StringComparison.Ordinal);
        Assert.Equal([], English(html));
        Assert.All(Notes().Matches(html), note => Assert.Matches("^<p[^>]* dir=\"(rtl|auto)\"", note.Value));
    }

    [Theory]
    [InlineData("keyness", "Keyness of أ against all others: ")]
    [InlineData("trend", "Trend of قرار: 3 periods")]
    [InlineData("agreement", "Agreement of reader, kit on 60 statements")]
    [InlineData("frame", "<p>60 rows, 3 columns; the first 20 rows are shown</p>")]
    public void ToHtml_English_IsAsItWas(string name, string said) => Assert.Contains(said, WebUtility.HtmlDecode(Html(name, ChartLanguage.English)), StringComparison.Ordinal);

    [Theory]
    [InlineData("keyness")]
    [InlineData("trend")]
    [InlineData("corrected")]
    [InlineData("positions")]
    [InlineData("frame")]
    public void ToHtml_ArabicNumerals_HasNumbersInThemAndTermsAsTheyStand(string name)
    {
        var html = WebUtility.HtmlDecode(Html(name, new DisplayWording(ChartLanguage.Arabic, Numerals.ArabicIndic)));

        Assert.Matches("[٠-٩]", html);
        var western = Rows().Matches(html).SelectMany(row => Cells().Matches(row.Value).Skip(1)).Where(cell => cell.Groups[1].Value.Any(char.IsAsciiDigit));
        Assert.Equal([], western.Select(cell => cell.Value));
        if (name == "keyness")
            Assert.Contains(Rows().Matches(html), row => Cells().Match(row.Value).Groups[1].Value.Any(char.IsAsciiDigit));
    }

    [Fact]
    public void Text_ArabicWithArabicDigits_HasNothingElse()
    {
        var wording = new DisplayWording(ChartLanguage.Arabic, Numerals.ArabicIndic);
        string[] texts =
        [
            Statements.ToText(wording), Statements.Stances.Caption(wording), Statements.Positions().ToText(wording), Statements.Positions().Corrected(Checked).ToText(wording), Statements.Positions().Compare("egypt", "sudan").ToText(wording),
            Said.Water.ToText(wording), Checked.Caption(wording), Checked.ToCorrections().Caption(wording), Checked.Strata.Caption(wording), Counts.Caption(wording), Counts.Keyness("أ").Caption(wording), TokenizedCorpus.Of(Documents).Caption(wording),
            Concordance.Of(Documents, "مجلس").Caption(wording), TokenizedCorpus.Of(Documents).Collocations().Caption(wording), Trends.OfRates("قرار", [(new DateOnly(2012, 1, 1), 1, 10)]).Caption(wording),
        ];

        Assert.All(texts, text => Assert.Matches(@"^[\u0600-\u06FF][^A-Za-z0-9]*[٠-٩][^A-Za-z0-9]*$", text));
        Assert.Equal("الصفوف: ٦٠، الأعمدة: ٣؛ المعروض أول ٢٠ من الصفوف", DataFrameText.Plain(Frame(), wording).Split('\n')[^1]);
        Assert.Equal("60 rows, 3 columns; the first 20 rows are shown", DataFrameText.Plain(Frame(), ChartLanguage.English).Split('\n')[^1]);
    }

    [Fact]
    public void ToHtml_ResultListInArabic_SaysNothingInEnglish()
    {
        var html = Checked.Strata.ToHtml(new DisplayWording(ChartLanguage.Arabic, Numerals.ArabicIndic));

        Assert.Contains("الطبقات: ", html, StringComparison.Ordinal);
        Assert.Equal([], English(html));
    }

    [Fact]
    public void Columns_OfEveryResultList_AreNamedInArabic()
    {
        var lists = typeof(Article).Assembly.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.ReturnType))
            .Where(t => t is { IsGenericType: true, ContainsGenericParameters: false } && t.GetGenericTypeDefinition() == typeof(ResultList<>)).Distinct().ToList();
        var headings = lists.SelectMany(t => (IEnumerable<string>)t.GetMethod("Headings", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, null)!).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(headings.Count > 100, $"Only {headings.Count} headings were found.");
        Assert.Equal([], headings.Where(h => !ResultLabels.HasColumn(h)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_OfEverySingleResult_AreNamedInArabic()
    {
        var types = typeof(Article).Assembly.GetExportedTypes().Where(t => t.IsDefined(typeof(TypeFormatterSourceAttribute)) && t.GetMethod("ToHtml", Type.EmptyTypes) is null).ToList();

        Assert.True(types.Count > 50, $"Only {types.Count} types were found.");
        Assert.Equal([], types.SelectMany(PropertyTable.Headings).Distinct(StringComparer.Ordinal).Where(h => !ResultLabels.HasColumn(h)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Texts_OfTables_DifferInTheTwoLanguagesButForSymbols()
    {
        var same = TableLabels.Ids.Where(id => TableLabels.Text(id, ChartLanguage.English, 1, 2, 3, 4, 5, 6, 7) == TableLabels.Text(id, ChartLanguage.Arabic, 1, 2, 3, 4, 5, 6, 7));

        Assert.Equal(["g2"], same.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ToHtml_Topic_IsItsIssues()
    {
        var html = Said.Water.ToHtml();

        Assert.Equal("Water, a topic of 2 issues", Said.Water.ToString());
        Assert.StartsWith("<p dir=\"auto\">Water, a topic of 2 issues</p><table", html, StringComparison.Ordinal);
        Assert.Contains("القناة", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_Arabic_WritesTheFooterAnew()
    {
        var script = DataFrameScript.CodeIn(ChartLanguage.Arabic);

        Assert.Contains("؛ يمكن تقليب أول ${rows.length} منها", script, StringComparison.Ordinal);
        Assert.Contains("match(/\\d+/)", script, StringComparison.Ordinal);
        Assert.DoesNotContain("can be paged", script, StringComparison.Ordinal);
        Assert.DoesNotContain("/; .*$/", script, StringComparison.Ordinal);
    }

    private static string Html(string name, DisplayWording language) => name switch
    {
        "keyness" => Counts.Keyness("أ").ToHtml(language),
        "terms" => Counts.ToHtml(language),
        "corpus" => TokenizedCorpus.Of(Documents).ToHtml(language),
        "collocations" => TokenizedCorpus.Of(Documents).Collocations().ToHtml(language),
        "concordance" => Concordance.Of(Enumerable.Repeat(Documents, 5).SelectMany(d => d), "مجلس").ToHtml(language),
        "trend" => Trends.OfRates("قرار", [(new DateOnly(2012, 1, 1), 1, 10), (new DateOnly(2012, 3, 1), 2, 10)]).ToHtml(language),
        "wordfish" => Wordfish.Fit(Counts).ToHtml(language),
        "correspondence" => CorrespondenceAnalysis.Of(Counts, 1).ToHtml(language),
        "agreement" => Agreement.Of([AnswerSet.Of("reader", Checked), AnswerSet.ReadOf("kit", Checked)]).ToHtml(language),
        "sample" => Checked.ToTable(language),
        "corrections" => Checked.ToCorrections().ToHtml(language),
        "corrected" => Statements.Positions().Corrected(Checked).ToHtml(language),
        "positions" => Statements.Positions().ToHtml(language),
        "statements" => Statements.ToHtml(language),
        "stances" => Statements.Stances.ToHtml(language),
        _ => DataFrameText.Html(Frame(), language),
    };

    private static DataFrame Frame() => new(new StringDataFrameColumn("id", Documents.Select(d => d.Id)), new Int32DataFrameColumn("n", Documents.Length), new DateTimeDataFrameColumn("day", Documents.Length));

    // Words of Latin letters in captions, headings and notes, but for names of measures, of annotators and of a frame's columns.
    private static IEnumerable<string> English(string html) =>
        Texts().Matches(html).SelectMany(m => Words().Matches(WebUtility.HtmlDecode(Tags().Replace(m.Value, " ")))).Select(w => w.Value)
            .Where(w => w is not ("G" or "p" or "z" or "PMI" or "log" or "Dice" or "Wordfish" or "F1" or "reader" or "kit" or "egypt" or "id" or "n" or "day"));

    private static StatementList List(IReadOnlyList<Stance> stances) => new(Said.Water, stances.Select(s => s.Statement), stances);

    private static SampledStatement Drawn(Statement statement, Polarity side) => new()
    {
        Answer = new Correction
        {
            Article = statement.Article.Id,
            Content = statement.Content,
            Topic = "water",
            Statement = true,
            Speaker = "egypt",
            Stances = new Dictionary<string, Polarity?> { ["dam"] = side },
            Read = StatementReading.Of(statement, Statements.Stances.Where(s => s.Statement == statement)),
        },
        Probability = 0.5,
        Stratum = "س",
    };

    [GeneratedRegex("<(caption|th|p)\\b.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Texts();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("<td\\b[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<p\\b[^>]*>")]
    private static partial Regex Notes();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
