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
        [(Standing.InFavour, "side_for"), (Standing.Against, "side_against"), (Standing.Mixed, "side_mixed"), (Standing.Unclear, "side_unclear"), (Standing.TooLittle, "side_too_little")];

    public static void Write(TextWriter output, Comparison comparison) =>
        Page.Write(output, comparison.Words.AsIs("positions_title", comparison.Words.Name(comparison.Topic)), comparison.Words.Language, body => WriteBody(body, comparison), comparison.Positions.Count == 0 ? [] : [Figure.Library, FigureData.Script]);

    private static void WriteBody(TextWriter output, Comparison comparison)
    {
        var (count, words) = (comparison.Count, comparison.Words);
        output.WriteLine("<header>");
        output.WriteLine($"<h1 dir=\"auto\">{Html.Encode(words.Name(comparison.Topic))}</h1>");
        output.WriteLine($"<p class=\"soft\"><span dir=\"auto\">{Html.Encode(words.IsArabic ? comparison.Topic.English : comparison.Topic.Arabic)}</span></p>");
        output.WriteLine($"<p>{words["counts", words.Several(count.Articles, "article") + Dates(count, words), words.Several(count.Statements, "statement"), words.Several(count.Stances, "stance"), words.Several(comparison.Topic.Issues.Count, "issue")]}</p>");
        if (comparison.Filtered is { } filtered)
            output.WriteLine($"<p>{Html.Encode(filtered)}.</p>");
        if (comparison.Positions.CorrectionCounts is { } corrected)
            output.WriteLine($"<p>{Html.Encode(words["judged_right", corrected.ToText(words.Results)])}</p>");
        if (comparison.Provenance.Readers.Count > 0)
        {
            var readers = $"<bdi>{string.Join($"</bdi>{words["and_join"]}<bdi>", comparison.Provenance.Readers.Select(r => Html.Encode(r.Name)))}</bdi>";
            output.WriteLine($"<p>{words.AsIs("read_by", readers)} <a href=\"#read-by\">{words["read_by_how"]}</a>.</p>");
        }

        output.WriteLine("</header>");
        if (comparison.Positions.Count == 0)
        {
            output.WriteLine($"<p>{Html.Encode(comparison.LeftOut is { } all ? words["no_positions_left", all] : words["no_positions"])}</p>");
            WriteProvenance(output, comparison);
            WriteReliability(output, comparison);
            return;
        }

        WriteSummary(output, comparison);
        WriteCorrected(output, comparison);
        WriteGroups(output, comparison);
        WriteCharts(output, comparison);
        WriteTable(output, comparison);
        if (comparison.Pairs.Count > 0)
            output.WriteLine($"<section><h2>{words["differences"]}</h2><div class=\"scroll\">{string.Concat(comparison.Pairs.Select(p => p.ToTable(words.Results)))}</div><p class=\"soft\">{words["differences_note"]}</p></section>");
        WriteEvidence(output, comparison);
        WriteProvenance(output, comparison);
        WriteReliability(output, comparison);
    }

    private static void WriteSummary(TextWriter output, Comparison comparison)
    {
        var words = comparison.Words;
        output.WriteLine($"<section><h2>{words["in_short"]}</h2><ul>");
        foreach (var actor in comparison.Actors)
        {
            var positions = comparison.Of(actor).ToLookup(comparison.StandingOf);
            var parts = Sides
                .Where(side => positions.Contains(side.Standing))
                .Select(side => $"<span class=\"{Comparison.Side(side.Standing)}\">{words[side.Words]}</span> {string.Join(words["list"], positions[side.Standing].OrderByDescending(p => p.Count).Select(p => $"{Html.Encode(comparison.IssueLabel(p.Issue))} ({words.Whole(p.Count)})"))}");
            output.WriteLine($"<li><strong>{Html.Encode(comparison.ActorLabel(actor))}</strong> <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.OtherActorLabel(actor))}</span>: {string.Join(words["parts"], parts)}</li>");
        }

        var told = comparison.Positions.Count(p => comparison.StandingOf(p) is Standing.InFavour or Standing.Against);
        output.WriteLine($"</ul><p class=\"soft\">{words[comparison.Corrected is null ? "one_side" : "one_side_corrected", words.Whole(told), words.Several(comparison.Positions.Count, "position")]}</p></section>");
    }

    private static void WriteCorrected(TextWriter output, Comparison comparison)
    {
        if (comparison.Corrected is not { } corrected)
            return;
        var words = comparison.Words;
        output.WriteLine($"<section id=\"corrected\"><h2>{words["corrected_by", corrected.Described(words.Language)]}</h2>");
        var shown = corrected.Where(p => comparison.Actors.Take(ActorsOnChart).Contains(p.Actor));
        foreach (var options in words.FigureOptions)
            output.WriteLine($"<div class=\"figure\">{shown.Intervals(options).ToData()}</div>");
        output.WriteLine("<div class=\"scroll\"><table>");
        var group = comparison.Counts is { } counts ? $"<th dir=\"auto\">{Html.Encode(ArticleGroup.Heading(counts.Field, words))}</th>" : "";
        output.WriteLine($"<thead><tr>{Headings(words, "actor", "issue")}{group}{Numbers(words, "as_read", "interval", "corrected", "interval")}{Headings(words, "stands")}{Numbers(words, "for", "interval", "against", "interval", "statements", "checked")}</tr></thead><tbody>");
        foreach (var (name, p) in comparison.Actors.SelectMany(comparison.CorrectedOf))
        {
            var cell = comparison.Counts is null ? "" : $"<td dir=\"auto\">{Html.Encode(name)}</td>";
            output.WriteLine(
                $"<tr{(p.Pool == CorrectionPool.None ? "" : " class=\"small\"")}><td dir=\"auto\">{Html.Encode(comparison.ActorLabel(p.Actor))}</td><td dir=\"auto\">{Html.Encode(comparison.IssueLabel(p.Issue))}</td>{cell}"
                + $"<td class=\"num soft\">{(p.Read is null ? "" : words.Score(p.Read.Mean))}</td><td class=\"num soft\">{(p.Read is null ? "" : words.Interval(p.Read))}</td>"
                + $"<td class=\"num\">{words.Signed(PositionLabels.Corrected(p, words.Language))}</td><td class=\"num\">{words.Signed(PositionLabels.CorrectedInterval(p, words.Language))}</td><td class=\"{Comparison.Side(p.Standing)}\">{PositionLabels.Stands(p, words.Language)}</td>"
                + $"{Share(p.SupportShare, words)}{Share(p.OpposeShare, words)}<td class=\"num\">{(double.IsNaN(p.Statements.Value) ? "" : words.Whole((int)Math.Round(p.Statements.Value)))}</td><td class=\"num\">{words.Whole(p.Checked)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        foreach (var language in words.FigureOptions.Select(o => o.Language))
            output.WriteLine($"<p class=\"soft\"{(language == ChartLanguage.Arabic ? " dir=\"rtl\" lang=\"ar\"" : "")}>{Html.Encode(words.Digits(PositionLabels.Text(corrected.KnowsMissed ? "corrected_all" : "corrected_found", language, corrected.Options.MinimumChecked)))}</p>");
        foreach (var note in corrected.NotesIn(words.Language))
            output.WriteLine($"<p>{Html.Encode(words.Digits(note))}</p>");
        output.WriteLine($"<p class=\"soft\">{words["corrected_method"]}</p>");
        foreach (var (first, second, differences) in comparison.CorrectedPairs)
        {
            output.WriteLine($"<h3>{Html.Encode(words["two_corrected", comparison.ActorLabel(first), comparison.ActorLabel(second)])}</h3><div class=\"scroll\"><table><thead><tr>{Headings(words, "issue")}{Numbers(words, "difference", "interval", "p", "p_corrected", "for_difference", "interval", "against_difference", "interval")}</tr></thead><tbody>");
            foreach (var d in differences)
                output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(comparison.IssueLabel(d.Issue))}</td>{Signed(d.Difference, words)}<td class=\"num\">{words.Number(d.PValue, "0.0000")}</td><td class=\"num\">{words.Number(d.AdjustedPValue, "0.0000")}</td>{Signed(d.SupportDifference, words)}{Signed(d.OpposeDifference, words)}</tr>");
            output.WriteLine("</tbody></table></div>");
        }

        output.WriteLine($"<div class=\"scroll\">{corrected.AccuracyTable(words.Results)}</div></section>");
    }

    private static string Share(Estimate share, Wording words) =>
        $"<td class=\"num\">{words.Digits(PositionLabels.Share(share))}</td><td class=\"num\">{words.Digits(PositionLabels.Interval(share, words.Language))}</td>";

    private static string Signed(Estimate difference, Wording words) =>
        $"<td class=\"num\">{words.Score(difference.Value)}</td><td class=\"num\">{words.Interval(difference.Low, difference.High)}</td>";

    private static void WriteGroups(TextWriter output, Comparison comparison)
    {
        if (comparison.Counts is not { } counts)
            return;
        var words = comparison.Words;
        output.WriteLine($"<section><h2>{words["groups"]}</h2><div class=\"scroll\"><table>");
        output.WriteLine($"<thead><tr><th dir=\"auto\">{Html.Encode(ArticleGroup.Heading(counts.Field, words))}</th>{Numbers(words, "articles", "statements", "stances")}</tr></thead><tbody>");
        foreach (var name in comparison.Groups.Select(g => g.Name))
        {
            var count = counts.Groups[name];
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(ArticleGroup.Label(name, counts.Field, words))}</td><td class=\"num\">{words.Whole(count.Articles)}</td><td class=\"num\">{words.Whole(count.Statements)}</td><td class=\"num\">{words.Whole(count.Stances)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        if (counts.Groups.Count > comparison.Groups.Count)
            output.WriteLine($"<p class=\"soft\">{words["groups_shown", words.Whole(comparison.Groups.Count), words.Whole(counts.Groups.Count)]}</p>");
        output.WriteLine("</section>");
    }

    private static void WriteCharts(TextWriter output, Comparison comparison)
    {
        var actors = comparison.Actors.Take(ActorsOnChart).ToList();
        var words = comparison.Words;
        output.WriteLine($"<section><h2>{words["charts"]}</h2>");
        if (comparison.Corrected is not null)
            output.WriteLine($"<p>{words["before_correction"]}</p>");
        foreach (var options in words.FigureOptions)
            output.WriteLine($"<div class=\"figure\">{comparison.Positions.Heatmap(actors, options).ToData()}</div>");
        output.WriteLine($"<p class=\"soft\">{words["chart_note"]}</p>");
        if (comparison.Actors.Count > actors.Count)
            output.WriteLine($"<p class=\"soft\">{words["actors_shown", words.Whole(actors.Count), words.Whole(comparison.Actors.Count)]}</p>");
        output.WriteLine("</section>");
    }

    private static void WriteTable(TextWriter output, Comparison comparison)
    {
        var words = comparison.Words;
        var group = comparison.Counts is { } counts ? $"<th dir=\"auto\">{Html.Encode(ArticleGroup.Heading(counts.Field, words))}</th>" : "";
        output.WriteLine($"<section><h2>{words["positions"]}</h2><div class=\"scroll\"><table>");
        output.WriteLine($"<thead><tr>{Headings(words, "actor", "issue")}{group}{Headings(words, "stands")}{Numbers(words, "mean", "interval", "for", "against", "mixed", "likely_right", "articles", "papers")}</tr></thead><tbody>");
        foreach (var (name, p) in comparison.Actors.SelectMany(comparison.Of).SelectMany(comparison.WithGroups))
        {
            var cell = comparison.Counts is null ? "" : $"<td dir=\"auto\">{Html.Encode(name)}</td>";
            output.WriteLine(
                $"<tr{(p.IsSmall ? " class=\"small\"" : "")}><td dir=\"auto\">{Html.Encode(comparison.ActorLabel(p.Actor))}</td><td dir=\"auto\"><a href=\"#{Anchor(p)}\">{Html.Encode(comparison.IssueLabel(p.Issue))}</a></td>{cell}<td class=\"{Comparison.Side(p.Standing)}\">{Stands(p, words)}</td>"
                + $"<td class=\"num\">{words.Score(p.Mean)}</td><td class=\"num\">{words.Interval(p)}</td><td class=\"num\">{words.Whole(p.Support)}</td><td class=\"num\">{words.Whole(p.Oppose)}</td><td class=\"num\">{words.Whole(p.Mixed)}</td>"
                + $"<td class=\"num\">{words.Number(p.Right, "N1")}</td><td class=\"num\">{words.Whole(p.Articles)}</td><td class=\"num\">{words.Whole(p.Papers)}</td></tr>");
        }

        output.WriteLine("</tbody></table></div>");
        if (comparison.LeftOut is { } leftOut)
            output.WriteLine($"<p>{Html.Encode(leftOut)}.</p>");
        output.WriteLine($"<p class=\"soft\">{words["table_note", PositionLabels.Text("small", words.Language)]}</p></section>");
    }

    private static void WriteEvidence(TextWriter output, Comparison comparison)
    {
        output.WriteLine($"<section><h2>{comparison.Words["sentences"]}</h2>");
        foreach (var actor in comparison.Actors)
        {
            output.WriteLine($"<h3>{Html.Encode(comparison.ActorLabel(actor))} <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.OtherActorLabel(actor))}</span></h3>");
            foreach (var position in comparison.Of(actor))
                WriteEvidence(output, comparison, position);
        }

        output.WriteLine("</section>");
    }

    private static void WriteEvidence(TextWriter output, Comparison comparison, Position position)
    {
        var words = comparison.Words;
        output.WriteLine(
            $"<details id=\"{Anchor(position)}\" open><summary>{Html.Encode(comparison.IssueLabel(position.Issue))} <span class=\"soft\" dir=\"auto\">{Html.Encode(comparison.OtherIssueLabel(position.Issue))}</span> "
            + $"<span class=\"{Comparison.Side(position.Standing)}\">{Stands(position, words)} {words.Score(position.Mean)}</span> <small>{words["in_articles", words.Several(position.Count, "statement"), words.Several(position.Articles, "article")]}</small></summary>");
        foreach (var statement in Comparison.Evidence(position).Take(SentencesPerPosition))
            WriteSentence(output, statement, comparison.GroupOf(statement.Stance), comparison);
        if (position.Count > SentencesPerPosition)
            output.WriteLine($"<p class=\"soft\">{words["strongest", words.Whole(SentencesPerPosition), words.Whole(position.Count)]}</p>");
        output.WriteLine("</details>");
    }

    private static void WriteSentence(TextWriter output, PositionStatement said, string? group, Comparison comparison)
    {
        var words = comparison.Words;
        var stance = said.Stance;
        var statement = stance.Statement;
        var text = statement.Article.Text;
        var shown = Excerpt.Of(statement, SentenceLength);
        var content = Span.Between(Math.Clamp(statement.Content.Start, shown.Start, shown.End), Math.Clamp(statement.Content.End, shown.Start, shown.End));
        var polarity = stance.Polarity.Label(words.Language);
        output.WriteLine(
            $"<blockquote><p dir=\"auto\">{(shown.Start > statement.Sentence.Start ? "… " : "")}{Html.Encode(text[shown.Start..content.Start])}<mark>{Html.Encode(content.Of(text))}</mark>{Html.Encode(text[content.End..shown.End])}{(shown.End < statement.Sentence.End ? " …" : "")}</p>"
            + $"<small><span class=\"{(stance.Polarity == Polarity.Support ? "for" : stance.Polarity == Polarity.Oppose ? "against" : "soft")}\">{polarity} {words.Score(stance.Score)}</span> · <span dir=\"auto\">{Html.Encode(Origin(statement.Article, group, words))}</span>{Spread(said, words)}{(PositionLabels.Origin(said, words.Language) is { } origin ? $" · <span dir=\"auto\">{Html.Encode(origin)}</span>" : "")}<br><span dir=\"auto\">{Html.Encode(Explained(stance, comparison))}</span></small></blockquote>");
    }

    private static string Origin(Article article, string? group, Wording words) => string.Join(words["list"], new[]
    {
        group, article.Title, article.Source, article.Published is { } day ? words.Digits(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null, article.Id,
    }.Where(part => !string.IsNullOrEmpty(part)).Distinct());

    /// <summary>In how many papers the same sentence stands, and which.</summary>
    private static string Spread(PositionStatement said, Wording words)
    {
        if (PositionLabels.Spread(said, words.Language) is not { } found)
            return "";
        var spread = words.Digits(found);
        if (said.Papers == 1)
            return $" · <strong>{spread}</strong>";
        var papers = said.Sources.ToList();
        return $" · <strong>{spread}</strong>: <span dir=\"auto\">{Html.Encode(string.Join(words["list"], papers.Take(PapersPerSentence)))}{(papers.Count > PapersPerSentence ? " …" : "")}</span>";
    }

    // In English as before, with ids, which the tables' options take.
    private static string Explained(Stance stance, Comparison comparison)
    {
        if (!comparison.Words.IsArabic)
            return stance.Explain(ChartLanguage.English);
        // The issue's name keeps its digits, as everywhere.
        var issue = comparison.IssueLabel(stance.Issue);
        return comparison.Words.Signed(stance.Explain(ChartLanguage.Arabic, comparison.Topic).Replace(issue, $"\u2068{issue}\u2069", StringComparison.Ordinal));
    }

    private static string Headings(Wording words, params string[] ids) => string.Concat(ids.Select(id => $"<th>{words[id]}</th>"));

    private static string Numbers(Wording words, params string[] ids) => string.Concat(ids.Select(id => $"<th class=\"num\">{words[id]}</th>"));

    private static string Stands(Position position, Wording words) => position.Standing.Label(words.Language) + (position.IsSmall ? PositionLabels.Text("small_mark", words.Language) : "");

    private static void WriteProvenance(TextWriter output, Comparison comparison)
    {
        var (provenance, words) = (comparison.Provenance, comparison.Words);
        output.WriteLine($"<section id=\"read-by\"><h2>{words["how_read"]}</h2><div class=\"scroll\"><table><thead><tr>{Headings(words, "reader")}{Numbers(words, "statements", "stances")}{Headings(words, "how_right")}</tr></thead><tbody>");
        foreach (var reader in provenance.Readers)
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(reader.Name)}</td><td class=\"num\">{words.Whole(reader.Statements)}</td><td class=\"num\">{words.Whole(reader.Stances)}</td><td>{Html.Encode(reader.Measured)}</td></tr>");
        output.WriteLine("</tbody></table></div><ul>");
        foreach (var (name, value) in provenance.Parts)
            output.WriteLine($"<li>{Html.Encode(name)}: <bdi>{Html.Encode(value)}</bdi></li>");
        output.WriteLine($"</ul><p>{words["to_cite"]} <q id=\"cite\" dir=\"auto\">{Html.Encode(provenance.Citation + (comparison.Corrected is { } corrected ? Provenance.Estimated(corrected, "cite_corrected", "cite_corrected_found", words) : "") + ".")}</q></p></section>");
    }

    // The figures are of the kit's own readings, and of no other reader's.
    private static void WriteReliability(TextWriter output, Comparison comparison)
    {
        if (!comparison.Provenance.IsOfKit)
            return;
        var reliability = ReadingReliability.Of(comparison.Topic);
        output.WriteLine("<section id=\"reliability\">");
        foreach (var language in comparison.Words.FigureOptions.Select(o => o.Language))
            output.WriteLine($"<h2{(language == ChartLanguage.Arabic ? " dir=\"rtl\" lang=\"ar\"" : "")}>{Html.Encode(PositionLabels.Text("reliability", language))}</h2><div class=\"scroll\">{reliability.ToTable(comparison.Words.Results with { Language = language })}</div>");
        output.WriteLine("</section>");
    }

    private static string Dates(ComparisonCount count, Wording words)
    {
        if (count is not { First: { } first, Last: { } last })
            return "";
        var (from, to) = (first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return $" ({(count.Dated == count.Articles ? words["dates", from, to] : words["dated", words.Whole(count.Dated), from, to])})";
    }

    private static string Anchor(Position position) => Html.Encode($"{position.Actor}-{position.Issue}".Replace(' ', '-'));
}
