using Microsoft.Data.Analysis;
using static AnalysisKit.FrameColumns;

namespace AnalysisKit;

/// <summary>
/// Converts every kind of result to a <see cref="DataFrame"/> with one row per item. Columns are named in snake_case; offsets are UTF-16 code units in the article's text,
/// so that every row leads back to its sentence. Dates are midnight of the day; a missing value is null.
/// </summary>
public static class Frames
{
    /// <summary>Columns: id, source, title, published, characters, url.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Article> articles)
    {
        var rows = articles.ToList();
        return new DataFrame(
            Text("id", rows, a => a.Id),
            Text("source", rows, a => a.Source),
            Text("title", rows, a => a.Title),
            Day("published", rows, a => a.Published),
            Whole("characters", rows, a => a.Text.Length),
            Text("url", rows, a => a.Url));
    }

    /// <summary>The sentences of articles. Columns: article, sentence (from 0), start, length, text.</summary>
    public static DataFrame ToSentenceFrame(this IEnumerable<Article> articles)
    {
        var rows = articles.SelectMany(a => ArabicText.Of(a.Text).Sentences.Select((span, index) => (Article: a, Index: index, Span: span))).ToList();
        return new DataFrame(
            Text("article", rows, r => r.Article.Id),
            Whole("sentence", rows, r => r.Index),
            Whole("start", rows, r => r.Span.Start),
            Whole("length", rows, r => r.Span.Length),
            Text("text", rows, r => r.Span.Of(r.Article.Text)));
    }

    /// <summary>The mentions of analysed articles. Columns: article, actor, kind, is_voice, person, start, length, text.</summary>
    public static DataFrame ToMentionFrame(this IEnumerable<ArticleAnalysis> analyses)
    {
        var rows = analyses.SelectMany(a => a.Mentions.Select(m => (a.Article, Mention: m))).ToList();
        return new DataFrame(
            Text("article", rows, r => r.Article.Id),
            Text("actor", rows, r => r.Mention.Actor),
            Text("kind", rows, r => r.Mention.Kind.ToString()),
            new BooleanDataFrameColumn("is_voice", rows.Select(r => r.Mention.IsVoice)),
            Text("person", rows, r => r.Mention.Person),
            Whole("start", rows, r => r.Mention.Span.Start),
            Whole("length", rows, r => r.Mention.Span.Length),
            Text("text", rows, r => r.Mention.Span.Of(r.Article.Text)));
    }

    /// <summary>The mentions of one article. Columns: actor, kind, is_voice, person, start, length.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Mention> mentions)
    {
        var rows = mentions.ToList();
        return new DataFrame(
            Text("actor", rows, m => m.Actor),
            Text("kind", rows, m => m.Kind.ToString()),
            new BooleanDataFrameColumn("is_voice", rows.Select(m => m.IsVoice)),
            Text("person", rows, m => m.Person),
            Whole("start", rows, m => m.Span.Start),
            Whole("length", rows, m => m.Span.Length));
    }

    /// <summary>Columns: article, source, published, speaker, speaker_text, cue, kind, mood, content, content_start, content_length, sentence, confidence, origin.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Statement> statements)
    {
        var rows = statements.ToList();
        return new DataFrame(
            Text("article", rows, s => s.Article.Id),
            Text("source", rows, s => s.Article.Source),
            Day("published", rows, s => s.Article.Published),
            Text("speaker", rows, s => s.Speaker),
            Text("speaker_text", rows, s => s.SpeakerText),
            Text("cue", rows, s => s.CueText),
            Text("kind", rows, s => s.Kind.ToString()),
            Text("mood", rows, s => s.Mood.ToString()),
            Text("content", rows, s => s.ContentText),
            Whole("content_start", rows, s => s.Content.Start),
            Whole("content_length", rows, s => s.Content.Length),
            Text("sentence", rows, s => s.SentenceText),
            Real("confidence", rows, s => s.Confidence),
            Text("origin", rows, s => s.Origin));
    }

    /// <summary>Columns: article, source, published, actor, issue, polarity, score, confidence, content, content_start, content_length, explanation (in English with ids, whatever the language of what is shown), origin.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Stance> stances)
    {
        var rows = stances.ToList();
        return new DataFrame(
            Text("article", rows, s => s.Statement.Article.Id),
            Text("source", rows, s => s.Statement.Article.Source),
            Day("published", rows, s => s.Statement.Article.Published),
            Text("actor", rows, s => s.Actor),
            Text("issue", rows, s => s.Issue),
            Text("polarity", rows, s => s.Polarity.ToString()),
            Real("score", rows, s => s.Score),
            Real("confidence", rows, s => s.Confidence),
            Text("content", rows, s => s.Statement.ContentText),
            Whole("content_start", rows, s => s.Statement.Content.Start),
            Whole("content_length", rows, s => s.Statement.Content.Length),
            Text("explanation", rows, s => s.Explain(ChartLanguage.English)),
            Text("origin", rows, s => s.Origin));
    }

    /// <summary>
    /// Columns: actor, issue, stands (what the interval allows to say), mean, low, high (the interval, with the reading error), statements (each once), support, oppose, mixed, right (expected number of right readings),
    /// support_share, oppose_share, articles, papers, small (one article, or fewer than five statements), first, last, judged (statements that a person has judged), strongest (the sentence with the strongest evidence).
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<Position> positions)
    {
        var rows = positions.ToList();
        return new DataFrame(
            Text("actor", rows, p => p.Actor),
            Text("issue", rows, p => p.Issue),
            Text("stands", rows, p => p.Standing.ToString()),
            Real("mean", rows, p => p.Mean),
            Real("low", rows, p => p.Low),
            Real("high", rows, p => p.High),
            Whole("statements", rows, p => p.Count),
            Whole("support", rows, p => p.Support),
            Whole("oppose", rows, p => p.Oppose),
            Whole("mixed", rows, p => p.Mixed),
            Real("right", rows, p => p.Right),
            Real("support_share", rows, p => p.SupportShare),
            Real("oppose_share", rows, p => p.OpposeShare),
            Whole("articles", rows, p => p.Articles),
            Whole("papers", rows, p => p.Papers),
            new BooleanDataFrameColumn("small", rows.Select(p => p.IsSmall)),
            Day("first", rows, p => p.First),
            Day("last", rows, p => p.Last),
            Whole("judged", rows, p => p.Judged),
            Text("strongest", rows, p => p.Evidence.Count > 0 ? p.Evidence[0].Statement.ContentText : null));
    }

    /// <summary>The statements behind a position. Columns: article (of the reading shown), actor, issue, polarity, score, probability, origin, articles, papers, sources, content.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<PositionStatement> statements) => statements.Select(s => new
    {
        Article = s.Stance.Statement.Article.Id,
        s.Stance.Actor,
        s.Stance.Issue,
        s.Stance.Polarity,
        s.Stance.Score,
        s.Probability,
        s.Stance.Origin,
        s.Articles,
        s.Papers,
        Sources = string.Join("; ", s.Sources),
        Content = s.Stance.Statement.ContentText,
    }).ToTable();

    /// <summary>Who speaks how often, most first; statements without a known speaker are left out. Columns: actor, label (Arabic where the environment variable ANALYSISKIT_LANGUAGE is ar, else English), statements, stances, articles.</summary>
    public static DataFrame ToSpeakerFrame(this StatementList statements)
    {
        ArgumentNullException.ThrowIfNull(statements);
        var stances = statements.Stances.CountBy(s => s.Actor ?? "").ToDictionary();
        var rows = statements.Where(s => s.Speaker is not null).GroupBy(s => s.Speaker!)
            .Select(g => (Actor: g.Key, Statements: g.Count(), Articles: g.Select(s => s.Article.Id).Distinct().Count()))
            .OrderByDescending(r => r.Statements).ThenBy(r => r.Actor, StringComparer.Ordinal).ToList();
        return new DataFrame(
            Text("actor", rows, r => r.Actor),
            Text("label", rows, r => statements.Topic.ActorLabel(r.Actor, DisplayWording.Usual.Language)),
            Whole("statements", rows, r => r.Statements),
            Whole("stances", rows, r => stances.GetValueOrDefault(r.Actor)),
            Whole("articles", rows, r => r.Articles));
    }

    /// <summary>What people said of statements, one row each. Columns: article, content_start, content_length, quote, by, at, why, topic, statement, speaker (empty: no actor), stances, complete, read_speaker.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Correction> corrections) => corrections.Select(c => new
    {
        c.Article,
        c.Content,
        c.Quote,
        c.By,
        At = c.At?.UtcDateTime,
        c.Why,
        c.Topic,
        c.Statement,
        c.Speaker,
        Stances = string.Join("; ", c.Stances.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {CorrectionFormat.Name(s.Value)}")),
        c.Complete,
        ReadSpeaker = c.Read?.Speaker,
    }).ToTable();

    /// <summary>Columns: file, line, problem.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<CorrectionProblem> problems) => problems.ToTable();

    /// <summary>Columns: name, population, drawn, probability.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<SampleStratum> strata) => strata.ToTable();

    /// <summary>A sample, one row per line. Columns: article, content_start, content_length, quote, unit, probability, stratum, checked, statement, speaker, stances, read_speaker, read_stances.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<SampledStatement> sample) => sample.Select(s => new
    {
        s.Answer.Article,
        s.Answer.Content,
        s.Answer.Quote,
        s.Unit,
        s.Probability,
        s.Stratum,
        Checked = s.IsChecked,
        s.Answer.Statement,
        s.Answer.Speaker,
        Stances = string.Join("; ", s.Answer.Stances.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}: {CorrectionFormat.Name(x.Value)}")),
        ReadSpeaker = s.Read?.Speaker,
        ReadStances = string.Join("; ", s.Read?.Stances.Select(x => $"{x.Issue}: {CorrectionFormat.Name(x.Polarity)}") ?? []),
    }).ToTable();

    /// <summary>Columns: start, length, kind, quote, side.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<MarkedSpan> spans) => spans.ToTable();

    /// <summary>Columns: start, length, first, last, precision, basis, is_single_day.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<DateExpression> dates) => dates.ToTable();

    /// <summary>Columns: kind, file, line, problem, advice, record_lost, left_out, repeated, record.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ReadProblem> problems) => problems.ToTable();

    /// <summary>Columns: id, kind, arabic, english.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Actor> actors) => actors.ToTable();

    /// <summary>Columns: name, actor, title, from, to.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Person> people) => people.ToTable();

    /// <summary>Columns: id, arabic, english, support, oppose.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Issue> issues) => issues.Select(i => new { i.Id, i.Arabic, i.English, i.Support, i.Oppose }).ToTable();

    /// <summary>The words, numbers, marks and line breaks of a text. Columns: kind, normal, start, length.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Token> tokens) => tokens.Select(t => new { t.Kind, t.Normal, t.Span }).ToTable();

    /// <summary>Columns: issue, difference, low, high, cliff_delta, p_value, adjusted_p_value, first and second (the means), first_count, second_count, small (one of the two has too little to go by).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<PositionDifference> differences) => differences.Select(d => new
    {
        d.Issue,
        d.Difference,
        d.Low,
        d.High,
        d.CliffDelta,
        d.PValue,
        d.AdjustedPValue,
        First = d.First.Mean,
        Second = d.Second.Mean,
        FirstCount = d.First.Count,
        SecondCount = d.Second.Count,
        Small = d.IsSmall,
    }).ToTable();

    /// <summary>
    /// Positions as read and as corrected by a checked sample. Columns: actor, issue, stands, mean, low, high, standard_error, read_mean, read_low, read_high, support_share, support_low, support_high, oppose_share, oppose_low, oppose_high, statements,
    /// statements_low, statements_high, checked, checked_articles, reading_weight, pool (None, Issue, All, Nothing).
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<CorrectedPosition> positions) => positions.Select(p => new
    {
        p.Actor,
        p.Issue,
        Stands = p.Standing,
        Mean = p.Mean.Value,
        p.Mean.Low,
        p.Mean.High,
        p.Mean.StandardError,
        ReadMean = p.Read?.Mean,
        ReadLow = p.Read?.Low,
        ReadHigh = p.Read?.High,
        SupportShare = p.SupportShare.Value,
        SupportLow = p.SupportShare.Low,
        SupportHigh = p.SupportShare.High,
        OpposeShare = p.OpposeShare.Value,
        OpposeLow = p.OpposeShare.Low,
        OpposeHigh = p.OpposeShare.High,
        Statements = p.Statements.Value,
        StatementsLow = p.Statements.Low,
        StatementsHigh = p.Statements.High,
        p.Checked,
        p.CheckedArticles,
        p.ReadingWeight,
        p.Pool,
    }).ToTable();

    /// <summary>
    /// Columns: issue, difference, low, high, p_value, adjusted_p_value, first and second (the corrected means), first_checked, second_checked, and the differences of the shares: support_difference, support_low, support_high,
    /// oppose_difference, oppose_low, oppose_high.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<CorrectedDifference> differences) => differences.Select(d => new
    {
        d.Issue,
        Difference = d.Difference.Value,
        d.Difference.Low,
        d.Difference.High,
        d.PValue,
        d.AdjustedPValue,
        First = d.First.Mean.Value,
        Second = d.Second.Mean.Value,
        FirstChecked = d.First.Checked,
        SecondChecked = d.Second.Checked,
        SupportDifference = d.SupportDifference.Value,
        SupportLow = d.SupportDifference.Low,
        SupportHigh = d.SupportDifference.High,
        OpposeDifference = d.OpposeDifference.Value,
        OpposeLow = d.OpposeDifference.Low,
        OpposeHigh = d.OpposeDifference.High,
    }).ToTable();

    /// <summary>Columns: part, id, checked, precision, precision_low, precision_high, recall, recall_low, recall_high.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ReadingAccuracy> figures) => figures.Select(a => new
    {
        a.Part,
        a.Id,
        a.Checked,
        Precision = a.Precision.Value,
        PrecisionLow = a.Precision.Low,
        PrecisionHigh = a.Precision.High,
        Recall = a.Recall.Value,
        RecallLow = a.Recall.Low,
        RecallHigh = a.Recall.High,
    }).ToTable();

    /// <summary>
    /// Columns: id, gold_statements, predicted_statements, precision, recall and f1 of statements (statement_), attribution (attribution_) and triples (triples_), speaker_accuracy, polarity_accuracy.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<EvaluationGroup> groups) => Figures(groups.Select(g => (g.Id, g.Counts)));

    /// <summary>Hits of patterns, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<PatternHits> patterns) => patterns.ToTable();

    /// <summary>Hits of names, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<NameHits> names) => names.ToTable();

    /// <summary>Names that lose, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<LosingName> names) => names.ToTable();

    /// <summary>Speakers without an actor, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<UnknownSpeaker> speakers) => speakers.ToTable();

    /// <summary>Hits of issues, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<IssueHits> issues) => issues.ToTable();

    /// <summary>How much figures differ from fold to fold or topic to topic, one row each.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<EvaluationSpread> spreads) => spreads.ToTable();

    /// <summary>The same columns as for groups, with one row per article.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ArticleEvaluation> articles) => Figures(articles.Select(a => (a.Article.Id, a.Counts())));

    /// <summary>Columns: article_id, actor, issue, gold, predicted, right.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<EvaluationTriple> triples) => triples.ToTable();

    /// <summary>Columns: outcome, gold_speaker, gold_content, gold_start, gold_length, predicted_speaker, predicted_content, predicted_start, predicted_length.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<EvaluationPair> pairs) => pairs.Select(p => new
    {
        p.Outcome,
        GoldSpeaker = p.Gold?.Speaker,
        GoldContent = p.Gold?.Content,
        Gold = p.GoldSpan,
        PredictedSpeaker = p.Predicted?.Speaker,
        PredictedContent = p.Predicted?.Content,
        Predicted = p.PredictedSpan,
    }).ToTable();

    /// <summary>Columns: from, to, count, right, mean_confidence, accuracy.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<ReliabilityBin> bins) => bins.ToTable();

    /// <summary>
    /// Columns: question (statement, speaker, stance, side), issue, actor, annotators, units, equal (share of equal answers), alpha (Krippendorff's), complete_units (answered by all), fleiss_kappa, cohen_kappa, each measure with _low and _high, and
    /// note, which says why a number is missing.
    /// </summary>
    public static DataFrame ToDataFrame(this IEnumerable<AgreementRow> rows) => rows.Select(r => new
    {
        Question = r.Question.ToString().ToLowerInvariant(),
        r.Issue,
        r.Actor,
        Annotators = string.Join(", ", r.Annotators),
        r.Alpha.Units,
        Equal = r.Observed.Value,
        EqualLow = r.Observed.Estimate.Low,
        EqualHigh = r.Observed.Estimate.High,
        Alpha = r.Alpha.Value,
        AlphaLow = r.Alpha.Estimate.Low,
        AlphaHigh = r.Alpha.Estimate.High,
        CompleteUnits = r.FleissKappa.Units,
        FleissKappa = r.FleissKappa.Value,
        FleissKappaLow = r.FleissKappa.Estimate.Low,
        FleissKappaHigh = r.FleissKappa.Estimate.High,
        CohenKappa = r.CohenKappa.Value,
        CohenKappaLow = r.CohenKappa.Estimate.Low,
        CohenKappaHigh = r.CohenKappa.Estimate.High,
        r.Note,
    }).ToTable();

    /// <summary>Columns: question, article, content_start, content_length, quote, issue, answers (in the order of the annotators, one that is missing as ?).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Disagreement> disagreements) => disagreements.Select(d => new
    {
        Question = d.Question.ToString().ToLowerInvariant(),
        d.Article,
        d.Content,
        d.Quote,
        d.Issue,
        Answers = string.Join(", ", d.Answers.Select(a => a ?? "?")),
    }).ToTable();

    /// <summary>Annotated articles, a row for each statement. Columns: article, speaker, speaker_text, cue, content, kind, stances (as issue: polarity), content_start, confidence.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<AnnotatedArticle> articles) => articles.SelectMany(a => a.Statements.Select(s => new
    {
        Article = a.Id,
        s.Speaker,
        s.SpeakerText,
        s.Cue,
        s.Content,
        s.Kind,
        Stances = string.Join("; ", s.Stances.Select(t => $"{t.Issue}: {t.Polarity.Label()}")),
        s.ContentStart,
        s.Confidence,
    })).ToTable();

    private static DataFrame Figures(IEnumerable<(string Id, EvaluationCounts Counts)> groups) => groups.Select(g => new
    {
        g.Id,
        g.Counts.GoldStatements,
        g.Counts.PredictedStatements,
        StatementPrecision = g.Counts.Statement.Precision,
        StatementRecall = g.Counts.Statement.Recall,
        StatementF1 = g.Counts.Statement.F1,
        AttributionPrecision = g.Counts.Attribution.Precision,
        AttributionRecall = g.Counts.Attribution.Recall,
        AttributionF1 = g.Counts.Attribution.F1,
        TriplesPrecision = g.Counts.Triples.Precision,
        TriplesRecall = g.Counts.Triples.Recall,
        TriplesF1 = g.Counts.Triples.F1,
        g.Counts.SpeakerAccuracy,
        g.Counts.PolarityAccuracy,
    }).ToTable();
}
