using System.Globalization;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class TermCommandsTests
{
    // "Russia rejected the resolution. Russia rejects sanctions." / "Britain welcomed the resolution of the council, Britain welcomes."
    private static readonly string[] Lines =
    [
        """{"id":"a","source":"one","text":"رفضت روسيا القرار. روسيا ترفض العقوبات على <b>سوريا</b>.","category":"x"}""",
        """{"id":"b","source":"two","text":"رحبت بريطانيا بقرار المجلس، وبريطانيا ترحب بالقرارات."}""",
    ];

    [Theory]
    [InlineData("terms", "group,term,key,count,documents,rank,per_million")]
    [InlineData("keyness --group source --target one", "term,key,target_count,reference_count,target_documents,reference_documents,expected,g2,g2_p,g2_p_adjusted,chi2,")]
    [InlineData("collocations --min-count 1", "collocation,count,count_nested,length,lambda,z,z_p,pmi,")]
    [InlineData("collocations --min-count 1 --around روسيا", "term,count,before,after,g2,")]
    [InlineData("kwic --words", "document,group,before,node,after,node_start,node_length,")]
    public async Task Formats_OfEachCommand_HaveTheSameRowsAndNames(string command, string columns)
    {
        using var folder = new Folder();

        var csv = await Run(folder, command, "--format", "csv");
        var json = await Run(folder, command, "--format", "jsonl");
        var page = await Run(folder, command, "--format", "html");
        var table = await Run(folder, command);

        Assert.All([csv, json, page, table], ran => Assert.Equal((0, ""), (ran.ExitCode, ran.Error)));
        var rows = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(columns, rows[0], StringComparison.Ordinal);
        Assert.Equal(rows.Length - 1, json.Lines.Length);
        Assert.NotEmpty(json.Lines);
        Assert.Equal(rows[0].Split(','), json.Lines[0].EnumerateObject().Select(p => p.Name));
        Assert.StartsWith("<!DOCTYPE html>", page.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>سوريا", page.Output, StringComparison.Ordinal);
        Assert.NotEmpty(table.Output);
    }

    [Fact]
    public async Task Terms_Stems_BringFormsTogether()
    {
        using var folder = new Folder();

        var ran = await Run(folder, "terms --stems --no-stop-words", "--format", "jsonl");

        var terms = ran.Lines.ToDictionary(l => l.GetProperty("key").GetString()!, l => l.GetProperty("count").GetInt32());
        Assert.Equal((3, 2, 2, 2), (terms["قرار"], terms["رفض"], terms["روسيا"], terms["بريطانيا"]));
        Assert.DoesNotContain("علي", terms.Keys);
    }

    [Fact]
    public async Task Terms_Speakers_AreGroupsOfWhatIsSaid()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("terms", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.Weather), "--topic", Cli.Syria, "--format", "jsonl");

        Assert.Equal(["russia"], ran.Lines.Select(l => l.GetProperty("group").GetString()).Distinct());
    }

    [Fact]
    public async Task Terms_Filters_LeaveOnlyWhatIsAskedFor()
    {
        using var folder = new Folder();

        var ran = await Run(folder, "terms --min-count 2 --match ^ر --top 5", "--format", "jsonl");

        Assert.Equal(["روسيا"], ran.Lines.Select(l => l.GetProperty("term").GetString()));
    }

    [Fact]
    public async Task Kwic_SpanOfEachLine_ReadsBackFromTheText()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("kwic", folder.Write("a.jsonl", string.Join('\n', Lines)), "قرار", "--stems", "--sentences", "0", "--format", "jsonl");

        var texts = Lines.Select(l => JsonSerializer.Deserialize<JsonElement>(l)).ToDictionary(a => a.GetProperty("id").GetString()!, a => a.GetProperty("text").GetString()!);
        Assert.Equal(["القرار", "بقرار", "بالقرارات"], ran.Lines.Select(l => l.GetProperty("node").GetString()));
        Assert.All(ran.Lines, l => Assert.Equal(
            l.GetProperty("node").GetString(),
            texts[l.GetProperty("document").GetString()!].Substring(l.GetProperty("node_start").GetInt32(), l.GetProperty("node_length").GetInt32())));
        Assert.Equal("رفضت روسيا", ran.Lines[0].GetProperty("before").GetString());
    }

    [Theory]
    [InlineData("keyness compares groups", "keyness --target one")]
    [InlineData("there is no group 'three'. There are one, two", "keyness --group source --target three")]
    [InlineData("has the field colour. --group takes source", "terms --group colour")]
    [InlineData("'--sort' takes a column of numbers: target_count", "keyness --group source --target one --sort term")]
    [InlineData("'--size' must be numbers from 2 to 5", "collocations --size 2,7")]
    [InlineData("'--match' is no regular expression", "terms --match (")]
    public async Task Run_WrongUsage_SaysWhatInOneLine(string message, string command)
    {
        using var folder = new Folder();

        var ran = await Run(folder, command);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(ran.Output);
    }

    [Fact]
    public async Task Keyness_ReferenceCorpus_EqualsTheFormulas()
    {
        var ran = await Cli.RunAsync("keyness", Reference("corpus.tsv"), "--tokens", "whitespace", "--group", "group", "--target", "pol", "--format", "jsonl");

        var formulas = Rows("formula_keyness_pol.csv");
        var odds = Rows("fightinwords_pol_corpus.csv").ToDictionary(r => r["feature"]);
        var terms = ran.Lines.ToDictionary(l => l.GetProperty("term").GetString()!);
        Assert.Equal(formulas.Count, terms.Count);
        foreach (var row in formulas)
        {
            var term = terms[row["feature"]];
            (string Ours, string Theirs)[] names =
            [
                ("target_count", "n_target"), ("reference_count", "n_reference"), ("expected", "expected_target"), ("g2", "G2_4cell"), ("g2_p", "G2_4cell_p"), ("chi2", "chi2"), ("chi2_p", "chi2_p"),
                ("chi2_yates", "chi2_yates_always"), ("fisher_p", "fisher_p_two"), ("pmi", "pmi_ln"), ("log_ratio", "log_ratio_hardie"), ("odds_ratio", "odds_ratio"), ("pct_diff", "pct_diff"), ("phi", "phi"),
            ];
            foreach (var (ours, theirs) in names)
            {
                Close(row[theirs], term.GetProperty(ours), $"{row["feature"]} {ours}");
                Assert.Equal(term.GetProperty(ours).ValueKind == JsonValueKind.Null, term.GetProperty("note").GetString()?.Split(": ")[1].Split(", ").Contains(ours) ?? false);
            }

            Close(odds[row["feature"]]["delta"], term.GetProperty("delta_informative"), row["feature"]);
            Close(odds[row["feature"]]["z"], term.GetProperty("z_informative"), row["feature"]);
        }
    }

    [Fact]
    public async Task Collocations_ReferenceCorpus_EqualQuanteda()
    {
        var ran = await Cli.RunAsync("collocations", Reference("corpus.tsv"), "--tokens", "whitespace", "--size", "2", "--min-count", "2", "--format", "jsonl");

        var expected = Rows("collocations_size2_min2.csv");
        var found = ran.Lines.ToDictionary(l => l.GetProperty("collocation").GetString()!);
        Assert.Equal(expected.Count, found.Count);
        foreach (var row in expected)
        {
            foreach (var name in new[] { "count", "count_nested", "length", "lambda", "z" })
                Close(row[name], found[row["collocation"]].GetProperty(name), $"{row["collocation"]} {name}");
        }
    }

    private static Task<Cli.Ran> Run(Folder folder, string command, params string[] more)
    {
        var words = command.Split(' ');
        var articles = folder.Write("articles.jsonl", string.Join('\n', Lines));
        var options = words[1..].Select(w => w == "--words" ? "روسيا" : w);
        return Cli.RunAsync([words[0], articles, .. options, .. more]);
    }

    /// <summary>A file of the reference statistics that the library's tests keep.</summary>
    private static string Reference(string file) => Path.Combine(Cli.Root, "tests", "AnalysisKit.Tests", "TestData", "reference", file);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Reference(file));
        var names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(l => l.Split(',').Zip(names).ToDictionary(x => x.Second, x => x.First))];
    }

    private static void Close(string expected, JsonElement actual, string what)
    {
        // What has no bound is missing, and the note says why.
        if (expected is "Inf" or "-Inf")
        {
            Assert.Equal(JsonValueKind.Null, actual.ValueKind);
            return;
        }

        var found = actual.GetRawText();
        var (wanted, got) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(found, CultureInfo.InvariantCulture));
        Assert.True(Math.Abs(wanted - got) <= 1e-9 * Math.Max(1e-9, Math.Abs(wanted)), $"{what}: expected {expected}, got {found}");
    }
}
