using System.Globalization;

namespace AnalysisKit.Training;

/// <summary>Says how right the decisions are on articles that they have not seen: by parts of articles, by topic, without each group of features, and by the number of articles. Markdown.</summary>
/// <param name="articles">The articles, read with models that have not seen the fold of each.</param>
/// <param name="withoutTopic">The same, read with models that have not seen the topic of each.</param>
/// <param name="options">How to train.</param>
/// <param name="writer">Where to write.</param>
internal sealed class TrainingReport(IReadOnlyList<TrainingArticle> articles, IReadOnlyList<TrainingArticle> withoutTopic, TrainingOptions options, TextWriter writer)
{
    private static readonly string[] Groups = ["rule", "match", "cue", "pair", "attitude", "owner", "document", "mood", "left", "right", "word", "issue"];

    /// <summary>Writes the report and gives the sentence that goes into the model.</summary>
    /// <param name="full">Whether to tell what each group of features and more articles bring too.</param>
    public string Write(bool full)
    {
        var counted = articles.Where(a => a.Fold is not null).ToList();
        var candidates = articles.SelectMany(a => a.Examples).ToList();
        var about = $"{articles.Count} annotated articles of {articles.Select(a => a.Topic).Distinct().Count()} topics, {counted.Count} of them counted: {articles.Sum(a => a.Statements.Count)} statements, {candidates.Count} candidates for a stance, of which {candidates.Count(c => c.Label is not null)} are one.";
        writer.WriteLine("# How right the decisions are");
        writer.WriteLine();
        writer.WriteLine(about);
        writer.WriteLine("All figures are of articles that the weights, the threshold and the calibration have not seen.");
        writer.WriteLine();
        var byFold = CrossValidation.Of(articles, FoldOf, options);
        OfStatements("Statements", byFold, [.. counted.Select(a => a.Topic).Distinct(), .. counted.Select(FoldOf).Distinct().Order(StringComparer.Ordinal)]);
        Heading("By parts of the articles", "part");
        foreach (var fold in counted.Select(FoldOf).Distinct().Order(StringComparer.Ordinal))
            Row(fold, byFold.Rules(a => FoldOf(a) == fold), byFold.Triples(a => FoldOf(a) == fold));
        Row("all", byFold.Rules(), byFold.Triples());
        if (options.Prior is { } prior)
            Row("all, by the prior as it is", byFold.Rules(), Alone(counted, prior));
        Heading("The same, by topic", "topic");
        foreach (var topic in byFold.Topics.Where(t => byFold.Rules(a => a.Topic == t).Gold > 0))
            Row(topic, byFold.Rules(a => a.Topic == topic), byFold.Triples(a => a.Topic == topic));
        writer.WriteLine();
        writer.WriteLine("## More or less sure");
        writer.WriteLine();
        writer.WriteLine("| least probability | precision | recall | F1 | polarity |");
        writer.WriteLine("|---|---|---|---|---|");
        foreach (var threshold in (ReadOnlySpan<double>)[0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5])
        {
            var triples = byFold.Triples(threshold: threshold);
            writer.WriteLine(Line($"| {threshold:0.00} | {triples.Precision:0.000} | {triples.Recall:0.000} | {triples.F1:0.000} | {triples.PolarityAccuracy:0.000} |"));
        }

        writer.WriteLine();
        writer.WriteLine("## Whether the confidence can be trusted");
        writer.WriteLine();
        writer.WriteLine("| | number | calibration error | Brier | the rules' error | the rules' Brier |");
        writer.WriteLine("|---|---|---|---|---|---|");
        OfTrust("statements", byFold.Statements(), byFold.RulesOfStatements());
        OfTrust("stances", byFold.Stances(), byFold.RulesOfStances());
        var topics = counted.Select(a => a.Topic).Distinct().ToList();
        if (topics.Count > 1)
        {
            var byTopic = CrossValidation.Of(withoutTopic, a => a.Topic, options);
            Heading("On a topic that no weight has seen", "topic left out");
            foreach (var topic in topics.Where(t => byTopic.Rules(a => a.Topic == t).Gold > 0))
                Row(topic, byTopic.Rules(a => a.Topic == topic), byTopic.Triples(a => a.Topic == topic));
            Row("all", byTopic.Rules(), byTopic.Triples());
            OfStatements("Statements on a topic that no weight has seen", byTopic, topics);
        }

        if (full)
        {
            Heading("Without a group of features", "without");
            var rules = byFold.Rules();
            Row("none", rules, byFold.Triples());
            foreach (var group in Groups)
                Row(group, rules, CrossValidation.Of(articles, FoldOf, options with { Without = new HashSet<string> { group } }).Triples());
            Heading("With fewer articles", "share of the articles");
            foreach (var share in (ReadOnlySpan<int>)[25, 50, 75, 100])
            {
                var kept = share;
                Row($"{share} %", rules, CrossValidation.Of(articles, FoldOf, options, a => Draw(a) < kept).Triples());
            }
        }

        var final = byFold.Triples();
        return Line($"From {about} Cross-validated by article: triples precision {final.Precision:0.00}, recall {final.Recall:0.00}, F1 {final.F1:0.00}, polarity {final.PolarityAccuracy:0.00}.");
    }

    private static TripleCounts Alone(List<TrainingArticle> articles, ReadingModel model)
    {
        var counts = new TripleCounts();
        foreach (var article in articles)
            counts.Add(article, Judgement.Of(article, model.SpeakerThreshold, model.StatementCalibration, model.Stances), model.Threshold);
        return counts;
    }

    private static string FoldOf(TrainingArticle article) => article.Fold?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int Draw(TrainingArticle article) => (int)(System.IO.Hashing.XxHash32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes("draw/" + article.Article.Id)) % 100);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Heading(string heading, string first)
    {
        writer.WriteLine();
        writer.WriteLine($"## {heading}");
        writer.WriteLine();
        writer.WriteLine($"| {first} | triples | found | precision | recall | F1 | polarity | rules: found | precision | recall | F1 | polarity |");
        writer.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private void Row(string name, TripleCounts rules, TripleCounts triples)
    {
        writer.WriteLine(Line($"| {name} | {triples.Gold} | {Figures(triples)} | {Figures(rules)} |"));
        writer.Flush();
    }

    private static string Figures(TripleCounts c) => Line($"{c.Found} | {c.Precision:0.000} | {c.Recall:0.000} | {c.F1:0.000} | {c.PolarityAccuracy:0.000}");

    private void OfStatements(string heading, CrossValidation seen, IReadOnlyList<string> topics)
    {
        writer.WriteLine();
        writer.WriteLine($"## {heading}");
        writer.WriteLine();
        writer.WriteLine("| topic or part | precision | recall | F1 | with speaker: precision | recall | F1 |");
        writer.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var topic in topics.Append("all"))
        {
            var (found, right) = (seen.Statements(s => s.IsFound, Of), seen.Statements(s => s.IsRight, Of));
            writer.WriteLine(Line($"| {topic} | {found.Precision:0.000} | {found.Recall:0.000} | {F1(found):0.000} | {right.Precision:0.000} | {right.Recall:0.000} | {F1(right):0.000} |"));
            bool Of(TrainingArticle article) => topic == "all" || article.Topic == topic || FoldOf(article) == topic;
        }

        static double F1((double Precision, double Recall) of) => of.Precision + of.Recall == 0 ? 0 : 2 * of.Precision * of.Recall / (of.Precision + of.Recall);
    }

    private void OfTrust(string name, IEnumerable<(double, bool)> decided, IEnumerable<(double, bool)> rules)
    {
        var (a, b) = (Reliability.Of(decided), Reliability.Of(rules));
        writer.WriteLine(Line($"| {name} | {a.Count} | {a.ExpectedCalibrationError:0.000} | {a.BrierScore:0.000} | {b.ExpectedCalibrationError:0.000} | {b.BrierScore:0.000} |"));
    }
}
