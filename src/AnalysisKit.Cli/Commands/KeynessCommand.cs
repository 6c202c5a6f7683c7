using System.CommandLine;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit keyness</c>: which words set a group apart.</summary>
internal static class KeynessCommand
{
    private const string Notes =
        $"""
        {FrameOutput.Help}
        Columns of csv and jsonl: term, key, target_count, reference_count, target_documents, reference_documents, expected, and
          is it chance?    g2, g2_p, g2_p_adjusted (Benjamini-Hochberg), chi2, chi2_p, chi2_yates, chi2_yates_p, fisher_p
          how large is it? log_ratio with log_ratio_low and log_ratio_high (95 %), log_ratio_conservative, odds_ratio with
                           odds_ratio_low and odds_ratio_high, pct_diff, simple_maths, pmi, phi
          both together    z_informative and delta_informative (weighted log odds, prior: total counts), z_uninformative and
                           delta_uninformative (prior: 0.01 each)
          is it spread?    text_dispersion, text_dispersion_p (by documents instead of words), target_range, reference_range (share of
                           documents), target_dispersion, reference_dispersion (Rosengren's S)
        g2 and the others that have a sign are negative for words that the target avoids. log_ratio counts a word that one side lacks as
        0.5 there. What has no value, or no bound, is empty; the last column, note, says which and why.

        {TermInput.Help}
        Examples:
          analysiskit keyness data/articles --topic data/topics/syria.yml --target russia --reference us --stems --no-stop-words
          analysiskit keyness data/articles --group source --target SOURCE --min-count 5 --sort z_informative
          analysiskit keyness corpus.tsv --tokens whitespace --group group --target pol --format jsonl
        """;

    private static readonly string[] Shown = ["term", "target_count", "reference_count", "g2", "g2_p_adjusted", "log_ratio", "z_informative", "target_range"];

    public static Command Create(Terminal terminal)
    {
        var input = new TermInput();
        var filter = new TermFilter();
        var target = new Option<string>("--target") { Description = "The group whose words are looked for.", HelpName = "GROUP", Required = true };
        var reference = new Option<string?>("--reference") { Description = "The group to compare with. None: all others together.", HelpName = "GROUP" };
        var sort = new Option<string>("--sort") { Description = "The column to sort by, highest first.", HelpName = "COLUMN", DefaultValueFactory = _ => "g2" };
        var (output, top) = (TableOutput.OfFrame(), Options.Top());
        var command = new KitCommand("keyness", "Shows which words set a group of articles, or what an actor says, apart from the rest.", Notes) { target, reference, sort };
        input.AddCountsTo(command);
        filter.AddTo(command);
        output.AddTo(command);
        command.Add(top);
        command.Does(terminal, (parse, cancellation) =>
        {
            if (!input.IsGrouped(parse))
                throw new CommandFailure(ExitCodes.Usage, "keyness compares groups: name a field with --group, or a topic with --topic.");
            var counts = input.Counts(parse, terminal, cancellation);
            var table = Keyness(filter.Apply(parse, counts), parse.GetRequiredValue(target), parse.GetValue(reference));
            foreach (var size in new[] { table.TargetSize, table.ReferenceSize }.Where(s => s.Tokens == 0))
                terminal.Warn($"{(size.Group.Length == 0 ? "the groups to compare with have" : $"the group '{Plain.Line(size.Group)}' has")} no words, so nothing can be said of how the words differ.");
            var (by, most) = (parse.GetRequiredValue(sort), parse.GetValue(top));

            // The table is sorted by g2, so only the rows that are shown need all their columns. Other orders need all rows.
            var frame = by == "g2" ? table.Top(FrameOutput.Most(output.Format(parse), most)).ToDataFrame() : FrameOutput.Sorted(table.ToDataFrame(), by);
            output.Write(terminal, parse, (to, format) => FrameOutput.Write(to, frame, format, table.Caption(ChartLanguage.English), most, table.Count, Shown));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static KeynessTable Keyness(TermCounts counts, string target, string? reference)
    {
        foreach (var group in new[] { target, reference })
        {
            if (group is not null && !counts.Groups.Contains(group))
                throw new CommandFailure(ExitCodes.Usage, $"there is no group '{group}'. {Suggestion.For(group, counts.Groups)}");
        }

        if (counts.Groups.Count < 2)
            throw new CommandFailure(ExitCodes.Usage, $"there is only one group, '{target}', and nothing to compare it with.");
        return counts.Keyness(target, reference);
    }
}
