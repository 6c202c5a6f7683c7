using System.Diagnostics;
using System.Text.Json;

namespace AnalysisKit.Tests;

/// <summary>Compares the figures with those of the reference script on the development set and on predictions made from it by chance.</summary>
public class EvaluationAgainstReferenceTests
{
    private static readonly HashSet<string> Actors = [.. ("russia us uk france germany china turkey iran israel saudi qatar uae egypt jordan lebanon iraq kuwait italy eu nato un "
        + "arab-league gcc syria-gov syria-opp friends-of-syria").Split(' ')];

    [Theory]
    [InlineData(1, 0.0, "ا")]
    [InlineData(2, 0.2, "ا")]
    [InlineData(3, 0.5, "ا")]
    [InlineData(4, 0.9, "ا")]
    [InlineData(5, 0.5, "𐎀")] // every alif becomes a letter of two UTF-16 units, so that offsets and lengths in code points differ
    public void Of_PerturbedGold_FiguresEqualTheReference(int seed, double noise, string alif)
    {
        var shared = SharedGold();
        var articles = Articles(Path.Combine(shared, "dev.articles.jsonl"), alif);
        var gold = AnnotatedArticle.Load(Path.Combine(shared, "dev.gold.jsonl")).Select(g => Spell(g, alif)).ToList();
        var predicted = Perturb(gold, articles, new Random(seed), noise);
        var evaluation = Evaluation.Of(articles.Values, gold, predicted, new EvaluationOptions { ScoredActors = Actors, Resamples = 0 });

        var reference = Reference(Path.Combine(shared, "score.py"), articles.Values, gold, predicted);

        var c = evaluation.All.Counts;
        Assert.Equal(reference["articles"], evaluation.Articles.Count);
        Assert.Equal(reference["gold_statements"], c.GoldStatements);
        Assert.Equal(reference["predicted_statements"], c.PredictedStatements);
        Assert.Equal(reference["gold_triples"], c.GoldTriples);
        Assert.Equal(reference["predicted_triples"], c.PredictedTriples);
        AssertFigures(reference, "statement", c.Statement);
        AssertFigures(reference, "attribution", c.Attribution);
        AssertFigures(reference, "triples", c.Triples);
        Assert.Equal(reference["speaker_accuracy"], c.SpeakerAccuracy, 5.1e-5);
        Assert.Equal(reference["polarity_accuracy"], c.PolarityAccuracy, 5.1e-5);
        Assert.True(noise == 0 ? c.Attribution.F1 == 1 : c.Attribution.F1 < 1, "noise must show");
    }

    private static void AssertFigures(Dictionary<string, double> reference, string name, PrecisionRecall figures)
    {
        Assert.Equal(reference[name + "_p"], figures.Precision, 5.1e-5);
        Assert.Equal(reference[name + "_r"], figures.Recall, 5.1e-5);
        Assert.Equal(reference[name + "_f1"], figures.F1, 5.1e-5);
    }

    /// <summary>Drops, repeats, shortens, shifts and renames gold statements by chance.</summary>
    private static List<AnnotatedArticle> Perturb(List<AnnotatedArticle> gold, Dictionary<string, Article> articles, Random random, double noise)
    {
        var actors = Actors.Order(StringComparer.Ordinal).ToArray();
        return [.. gold.Where(_ => random.NextDouble() > noise / 5).Select(g => g with { Statements = [.. g.Statements.SelectMany(s => Variants(s, articles[g.Id].Text))] })];

        bool Chance(double share = 1) => random.NextDouble() < noise * share;

        IEnumerable<AnnotatedStatement> Variants(AnnotatedStatement statement, string text)
        {
            if (Chance(0.3))
                yield break;
            yield return Variant(statement, text);
            if (Chance(0.3))
                yield return Variant(statement, text);
        }

        AnnotatedStatement Variant(AnnotatedStatement s, string text)
        {
            if (Chance(0.4))
                s = s with { Speaker = actors[random.Next(actors.Length)] };
            if (Chance(0.2))
                s = s with { Speaker = "other:someone" };
            if (Chance(0.3))
                s = s with { Cue = s.Content.Split(' ')[0] };
            if (Chance(0.5) && s.Content.Contains(' ', StringComparison.Ordinal))
                s = s with { Content = s.Content[s.Content.IndexOf(' ', StringComparison.Ordinal)..] };
            if (Chance(0.5))
                s = s with { Stances = [.. s.Stances.Select(x => x with { Polarity = (Polarity)random.Next(3) })] };
            if (Chance(0.3))
                s = s with { Stances = [.. s.Stances, new AnnotatedStance("ceasefire", Polarity.Support)] };
            if (!Chance())
                return s;
            var start = random.Next(text.Length);
            var end = Math.Min(text.Length, start + random.Next(200));
            return s with { ContentStart = start, ContentEnd = end };
        }
    }

    private static Dictionary<string, double> Reference(string script, IEnumerable<Article> articles, List<AnnotatedArticle> gold, List<AnnotatedArticle> predicted)
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit");
        try
        {
            var articlesFile = Write("articles", articles.Select(a => JsonSerializer.Serialize(new { id = a.Id, text = a.Text })));
            var goldFile = Write("gold", gold.Select(g => g.ToJson()));
            var predictedFile = Write("predicted", predicted.Select(p => p.ToJson()));
            using var process = Process.Start(new ProcessStartInfo("python3", [script, articlesFile, goldFile, predictedFile]) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return JsonSerializer.Deserialize<Dictionary<string, double>>(output)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("python3, which runs the reference script, is not installed.");
            throw;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Write(string name, IEnumerable<string> lines)
        {
            var file = Path.Combine(folder.FullName, name + ".jsonl");
            File.WriteAllLines(file, lines);
            return file;
        }
    }

    private static Dictionary<string, Article> Articles(string file, string alif) => File.ReadLines(file)
        .Select(line => JsonSerializer.Deserialize<JsonElement>(line))
        .Select(json => new Article { Id = json.GetProperty("id").GetString()!, Text = Spell(json.GetProperty("text").GetString()!, alif) })
        .ToDictionary(a => a.Id);

    private static AnnotatedArticle Spell(AnnotatedArticle article, string alif) =>
        article with { Statements = [.. article.Statements.Select(s => s with { Content = Spell(s.Content, alif), Cue = Spell(s.Cue, alif) })] };

    private static string Spell(string text, string alif) => text.Replace("ا", alif, StringComparison.Ordinal);

    private static string SharedGold()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AnalysisKit.sln")))
            root = root.Parent;
        var gold = root is null ? "" : Path.Combine(root.FullName, "..", "shared", "gold");
        if (!File.Exists(Path.Combine(gold, "score.py")))
            Assert.Skip("The reference script and its gold articles (shared/gold beside the repository) are not here.");
        return gold;
    }
}
