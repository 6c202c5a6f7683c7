using System.Globalization;
using AnalysisKit.Charts;

namespace AnalysisKit.Cli.Pages;

/// <summary>The page of <c>compare --html</c>: summary, charts, positions, and the sentences behind every position.</summary>
internal static class ComparePage
{
    private const int ActorsOnChart = 25;
    private const int SentencesPerPosition = 20;
    private const int SentenceLength = 700;
    private const int PapersPerSentence = 8;

    // What the interval allows to say, and how the summary begins to say it.
    private static readonly (Standing Standing, string Words)[] Sides =
        [(Standing.InFavour, "for"), (Standing.Against, "against"), (Standing.Mixed, "mixed on"), (Standing.Unclear, "unclear on"), (Standing.TooLittle, "too little on")];

    public static void Write(TextWriter output, Comparison comparison) =>
        Page.Write(output, $"Positions: {comparison.Topic.English}", body => WriteBody(body, comparison), comparison.Positions.Count == 0 ? [] : [Figure.Library, FigureData.Script]);

    private static void WriteBody(TextWriter output, Comparison comparison)
    {
        var count = comparison.Count;
        output.WriteLine("<header>");
        output.WriteLine($"<h1 dir=\"auto\">{Html.Encode(comparison.Topic.English)}</h1>");
        output.WriteLine($"<p class=\"soft\"><span dir=\"auto\">{Html.Encode(comparison.Topic.Arabic)}</span></p>");
        output.WriteLine($"<p>{Plain.Several(count.Articles, "article")}{Dates(count)}, {Plain.Several(count.Statements, "statement")}, {Plain.Several(count.Stances, "stance")} on {Plain.Several(comparison.Topic.Issues.Count, "issue")}.</p>");
        if (comparison.Positions.Corrected is { } corrected)
            output.WriteLine($"<p>{Html.Encode(corrected.ToString())}. What people have judged is taken as right.</p>");
        output.WriteLine("</header>");
        if (comparison.Positions.Count == 0)
        {
            output.WriteLine($"<p>No positions were found{(comparison.LeftOut is { } all ? "; " + all : "")}.</p>");
            WriteReliability(output, comparison);
            return;
        }

        WriteSummary(output, comparison);
        WriteCorrected(output, comparison);
        WriteGroups(output, comparison);
        WriteCharts(output, comparison);
        WriteTable(output, comparison);
        if (comparison.Pairs.Count > 0)
            output.WriteLine($"<section><h2>Differences</h2><div class=\"scroll\">{string.Concat(comparison.Pairs.Select(p => p.ToTable()))}</div><p class=\"soft\">The interval is a bootstrap over articles that also draws the readings, p a permutation test that moves what an actor said in one article as a whole, corrected by Holm for the number of issues.</p></section>");
        WriteEvidence(output, comparison);
        WriteReliability(output, comparison);
    }

    private static void WriteSummary(TextWriter output, Comparison comparison)
    {
        output.WriteLine("<section><h2>In short</h2><ul>");
        foreach (var actor in comparison.Actors)
        {
            var positions = comparison.Of(actor).ToLookup(comparison.StandingOf);
            var parts = Sides
                .Where(side => positions.Contains(side.Standing))
                .Select(side => $"<span class=\"{Comparison.Side(side.Standing)}\">{side.Words}</span> {string.Join(", ", positions[side.Standing].OrderByDescending(p => p.Count).Select(p => $"{Html.Encode(comparison.IssueLabel(p.Issue))} ({Whole(p.Count)})"))}");
            output.WriteLine($"<li><strong>{Html.Encode(comparison.ActorLabel(actor))}</strong> <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.Topic.ActorArabicLabel(actor))}</span>: {string.Join("; ", parts)}</li>");
        }

        var told = comparison.Positions.Count(p => comparison.StandingOf(p) is Standing.InFavour or Standing.Against);
        output.WriteLine(
            $"</ul><p class=\"soft\">In brackets the number of statements. For {Whole(told)} of {Plain.Several(comparison.Positions.Count, "position")} the interval, {(comparison.Corrected is null ? "which knows of errors of reading" : "after correction")}, leaves one side only; \"unclear\" means that it allows both sides, "
            + $"\"too little\" that {(comparison.Corrected is null ? "there is one article only or fewer than five statements" : "too little was checked")}.</p></section>");
    }

    private static void WriteCorrected(TextWriter output, Comparison comparison)
    {
        if (comparison.Corrected is not { } corrected)
            return;
        output.WriteLine($"<section id=\"corrected\"><h2>Corrected by {corrected.Described()}</h2>");
        var shown = corrected.Where(p => comparison.Actors.Take(ActorsOnChart).Contains(p.Actor));
        foreach (var language in new[] { ChartLanguage.English, ChartLanguage.Arabic })
            output.WriteLine($"<div class=\"figure\">{shown.Intervals(new ChartOptions { Language = language }).ToData()}</div>");
        output.WriteLine("<div class=\"scroll\"><table>");
        output.WriteLine("<thead><tr><th>Actor</th><th>Issue</th><th class=\"num\">As read</th><th class=\"num\">95 % interval</th><th class=\"num\">Corrected</th><th class=\"num\">95 % interval</th><th>Stands</th><th class=\"num\">For</th><th class=\"num\">Against</th><th class=\"num\">Statements</th><th class=\"num\">Checked</th></tr></thead><tbody>");
        foreach (var p in comparison.Actors.SelectMany(a => corrected.Where(p => p.Actor == a)))
        {
            output.WriteLine(
                $"<tr{(p.Pool == CorrectionPool.None ? "" : " class=\"small\"")}><td dir=\"auto\">{Html.Encode(comparison.ActorLabel(p.Actor))}</td><td dir=\"auto\">{Html.Encode(comparison.IssueLabel(p.Issue))}</td>"
                + $"<td class=\"num soft\">{(p.Read is null ? "" : Comparison.Score(p.Read.Mean))}</td><td class=\"num soft\">{(p.Read is null ? "" : PositionLabels.Interval(p.Read))}</td>"
                + $"<td class=\"num\">{PositionLabels.Corrected(p)}</td><td class=\"num\">{PositionLabels.CorrectedInterval(p)}</td><td class=\"{Comparison.Side(p.Standing)}\">{PositionLabels.Stands(p)}</td>"
                + $"<td class=\"num\">{PositionLabels.Share(p.SupportShare)}</td><td class=\"num\">{PositionLabels.Share(p.OpposeShare)}</td><td class=\"num\">{(double.IsNaN(p.Statements.Value) ? "" : Whole((int)Math.Round(p.Statements.Value)))}</td><td class=\"num\">{Whole(p.Checked)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        foreach (var language in new[] { ChartLanguage.English, ChartLanguage.Arabic })
            output.WriteLine($"<p class=\"soft\"{(language == ChartLanguage.Arabic ? " dir=\"rtl\" lang=\"ar\"" : "")}>{Html.Encode(PositionLabels.Text(corrected.KnowsMissed ? "corrected_all" : "corrected_found", language, corrected.Options.MinimumChecked))}</p>");
        foreach (var note in corrected.Notes)
            output.WriteLine($"<p>{Html.Encode(note)}</p>");
        output.WriteLine(
            "<p class=\"soft\">For and against are shares of the statements. Readings and check are put together by the tuned difference estimator (PPI++: Angelopoulos, Duchi and Zrnic 2023; DSL: Egami, Hinck, Stewart and Wei 2023), with the "
            + "probabilities with which the sample was drawn; intervals are stratified as drawn, clustered by article, and hold for news of which these articles are a sample.</p>");
        foreach (var (first, second, differences) in comparison.CorrectedPairs)
        {
            output.WriteLine($"<h3>{Html.Encode(comparison.ActorLabel(first))} and {Html.Encode(comparison.ActorLabel(second))}, corrected</h3><div class=\"scroll\"><table><thead><tr><th>Issue</th><th class=\"num\">Difference</th><th class=\"num\">95 % interval</th><th class=\"num\">p</th><th class=\"num\">p, corrected</th></tr></thead><tbody>");
            foreach (var d in differences)
                output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(comparison.IssueLabel(d.Issue))}</td><td class=\"num\">{Comparison.Score(d.Difference.Value)}</td><td class=\"num\">{PositionLabels.Text("interval", ChartLanguage.English, Comparison.Score(d.Difference.Low), Comparison.Score(d.Difference.High))}</td><td class=\"num\">{Probability(d.PValue)}</td><td class=\"num\">{Probability(d.AdjustedPValue)}</td></tr>");
            output.WriteLine("</tbody></table></div>");
        }

        output.WriteLine($"<div class=\"scroll\">{corrected.AccuracyTable()}</div></section>");
    }

    private static void WriteGroups(TextWriter output, Comparison comparison)
    {
        if (comparison.Counts is not { } counts)
            return;
        output.WriteLine("<section><h2>Groups</h2><div class=\"scroll\"><table>");
        output.WriteLine($"<thead><tr><th dir=\"auto\">{Html.Encode(ArticleGroup.Heading(counts.Field))}</th><th class=\"num\">Articles</th><th class=\"num\">Statements</th><th class=\"num\">Stances</th></tr></thead><tbody>");
        foreach (var name in comparison.Groups.Select(g => g.Name))
        {
            var count = counts.Groups[name];
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(ArticleGroup.Label(name, counts.Field))}</td><td class=\"num\">{Whole(count.Articles)}</td><td class=\"num\">{Whole(count.Statements)}</td><td class=\"num\">{Whole(count.Stances)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        if (counts.Groups.Count > comparison.Groups.Count)
            output.WriteLine($"<p class=\"soft\">The {Whole(comparison.Groups.Count)} groups with most statements of {Whole(counts.Groups.Count)}.</p>");
        output.WriteLine("</section>");
    }

    private static void WriteCharts(TextWriter output, Comparison comparison)
    {
        var actors = comparison.Actors.Take(ActorsOnChart).ToList();
        output.WriteLine("<section><h2>Charts</h2>");
        if (comparison.Corrected is not null)
            output.WriteLine("<p>As read, before correction.</p>");
        foreach (var language in new[] { ChartLanguage.English, ChartLanguage.Arabic })
            output.WriteLine($"<div class=\"figure\">{comparison.Positions.Heatmap(actors, new ChartOptions { Language = language }).ToData()}</div>");
        output.WriteLine("<p class=\"soft\">The colour is the mean score, the number counts statements, each once however many papers report it; a pale cell marked ° says too little. A cell under the pointer shows its interval and strongest sentences.</p>");
        if (comparison.Actors.Count > actors.Count)
            output.WriteLine($"<p class=\"soft\">The {Whole(actors.Count)} actors with most statements; the table below has all {Whole(comparison.Actors.Count)}.</p>");
        output.WriteLine("</section>");
    }

    private static void WriteTable(TextWriter output, Comparison comparison)
    {
        var group = comparison.Counts is { } counts ? $"<th dir=\"auto\">{Html.Encode(ArticleGroup.Heading(counts.Field))}</th>" : "";
        output.WriteLine("<section><h2>Positions</h2><div class=\"scroll\"><table>");
        output.WriteLine($"<thead><tr><th>Actor</th><th>Issue</th>{group}<th>Stands</th><th class=\"num\">Mean</th><th class=\"num\">95 % interval</th><th class=\"num\">For</th><th class=\"num\">Against</th><th class=\"num\">Mixed</th><th class=\"num\">Likely right</th><th class=\"num\">Articles</th><th class=\"num\">Papers</th></tr></thead><tbody>");
        foreach (var (name, p) in comparison.Actors.SelectMany(comparison.Of).SelectMany(comparison.WithGroups))
        {
            var cell = comparison.Counts is null ? "" : $"<td dir=\"auto\">{Html.Encode(name)}</td>";
            output.WriteLine(
                $"<tr{(p.IsSmall ? " class=\"small\"" : "")}><td dir=\"auto\">{Html.Encode(comparison.ActorLabel(p.Actor))}</td><td dir=\"auto\"><a href=\"#{Anchor(p)}\">{Html.Encode(comparison.IssueLabel(p.Issue))}</a></td>{cell}<td class=\"{Comparison.Side(p.Standing)}\">{Stands(p)}</td>"
                + $"<td class=\"num\">{Comparison.Score(p.Mean)}</td><td class=\"num\">{PositionLabels.Interval(p)}</td><td class=\"num\">{Whole(p.Support)}</td><td class=\"num\">{Whole(p.Oppose)}</td><td class=\"num\">{Whole(p.Mixed)}</td>"
                + $"<td class=\"num\">{p.Right.ToString("N1", CultureInfo.InvariantCulture)}</td><td class=\"num\">{Whole(p.Articles)}</td><td class=\"num\">{Whole(p.Papers)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        if (comparison.LeftOut is { } leftOut)
            output.WriteLine($"<p>{Html.Encode(leftOut)}.</p>");
        output.WriteLine(
            $"<p class=\"soft\">{PositionLabels.Text("small", ChartLanguage.English)}. Scores run from -1 (against, plainly) to +1 (in favour, plainly); the mean weighs each reading by the probability that it is right. "
            + "The interval is a bootstrap over articles that also draws the readings: each is kept, turned round or dropped by its probability.</p></section>");
    }

    private static void WriteEvidence(TextWriter output, Comparison comparison)
    {
        output.WriteLine("<section><h2>The sentences</h2>");
        foreach (var actor in comparison.Actors)
        {
            output.WriteLine($"<h3>{Html.Encode(comparison.ActorLabel(actor))} <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.Topic.ActorArabicLabel(actor))}</span></h3>");
            foreach (var position in comparison.Of(actor))
                WriteEvidence(output, comparison, position);
        }

        output.WriteLine("</section>");
    }

    private static void WriteEvidence(TextWriter output, Comparison comparison, Position position)
    {
        output.WriteLine(
            $"<details id=\"{Anchor(position)}\" open><summary>{Html.Encode(comparison.IssueLabel(position.Issue))} <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.IssueArabicLabel(position.Issue))}</span> "
            + $"<span class=\"{Comparison.Side(position.Standing)}\">{Stands(position)} {Comparison.Score(position.Mean)}</span> <small>{Plain.Several(position.Count, "statement")} in {Plain.Several(position.Articles, "article")}</small></summary>");
        foreach (var statement in Comparison.Evidence(position).Take(SentencesPerPosition))
            WriteSentence(output, statement, comparison.GroupOf(statement.Stance));
        if (position.Count > SentencesPerPosition)
            output.WriteLine($"<p class=\"soft\">The {SentencesPerPosition} strongest of {Whole(position.Count)} statements.</p>");
        output.WriteLine("</details>");
    }

    private static void WriteSentence(TextWriter output, PositionStatement said, string? group)
    {
        var stance = said.Stance;
        var statement = stance.Statement;
        var text = statement.Article.Text;
        var shown = Excerpt.Of(statement, SentenceLength);
        var content = Span.Between(Math.Clamp(statement.Content.Start, shown.Start, shown.End), Math.Clamp(statement.Content.End, shown.Start, shown.End));
        var polarity = stance.Polarity.ToString().ToLowerInvariant();
        output.WriteLine(
            $"<blockquote><p dir=\"auto\">{(shown.Start > statement.Sentence.Start ? "… " : "")}{Html.Encode(text[shown.Start..content.Start])}<mark>{Html.Encode(content.Of(text))}</mark>{Html.Encode(text[content.End..shown.End])}{(shown.End < statement.Sentence.End ? " …" : "")}</p>"
            + $"<small><span class=\"{(stance.Polarity == Polarity.Support ? "for" : stance.Polarity == Polarity.Oppose ? "against" : "soft")}\">{polarity} {Comparison.Score(stance.Score)}</span> · <span dir=\"auto\">{Html.Encode(Origin(statement.Article, group))}</span>{Spread(said)}{(PositionLabels.Origin(said) is { } origin ? $" · <span dir=\"auto\">{Html.Encode(origin)}</span>" : "")}<br><span dir=\"auto\">{Html.Encode(stance.Explain())}</span></small></blockquote>");
    }

    private static string Origin(Article article, string? group) => string.Join(", ", new[]
    {
        group, article.Title, article.Source, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Id,
    }.Where(part => !string.IsNullOrEmpty(part)).Distinct());

    /// <summary>In how many papers the same sentence stands, and which.</summary>
    private static string Spread(PositionStatement said)
    {
        if (PositionLabels.Spread(said) is not { } spread)
            return "";
        if (said.Papers == 1)
            return $" · <strong>{spread}</strong>";
        var papers = said.Sources.ToList();
        return $" · <strong>{spread}</strong>: <span dir=\"auto\">{Html.Encode(string.Join(", ", papers.Take(PapersPerSentence)))}{(papers.Count > PapersPerSentence ? " …" : "")}</span>";
    }

    private static string Stands(Position position) => position.Standing.Label() + (position.IsSmall ? PositionLabels.Text("small_mark", ChartLanguage.English) : "");

    private static void WriteReliability(TextWriter output, Comparison comparison)
    {
        var reliability = ReadingReliability.Of(comparison.Topic);
        output.WriteLine("<section id=\"reliability\">");
        foreach (var language in new[] { ChartLanguage.English, ChartLanguage.Arabic })
            output.WriteLine($"<h2{(language == ChartLanguage.Arabic ? " dir=\"rtl\" lang=\"ar\"" : "")}>{Html.Encode(PositionLabels.Text("reliability", language))}</h2><div class=\"scroll\">{reliability.ToTable(language)}</div>");
        output.WriteLine("</section>");
    }

    private static string Dates(ComparisonCount count) => count is { First: { } first, Last: { } last }
        ? string.Create(CultureInfo.InvariantCulture, $" ({(count.Dated == count.Articles ? "" : $"{count.Dated:N0} dated, ")}{first:yyyy-MM-dd} to {last:yyyy-MM-dd})")
        : "";

    private static string Anchor(Position position) => Html.Encode($"{position.Actor}-{position.Issue}".Replace(' ', '-'));

    private static string Probability(double p) => p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
