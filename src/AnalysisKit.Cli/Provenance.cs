using System.CommandLine;
using System.Globalization;
using System.Reflection;

namespace AnalysisKit.Cli;

/// <summary>Who read what a command shows, how right such readings were measured to be, with what, and how to cite it.</summary>
internal sealed record Provenance
{
    /// <summary>The readers, those with most stances first.</summary>
    public required IReadOnlyList<Reader> Readers { get; init; }

    /// <summary>What the results depend on: names and values, such as the topic's fingerprint.</summary>
    public required IReadOnlyList<(string Name, string Value)> Parts { get; init; }

    /// <summary>Whether the kit's own model decided, so that what is known of it holds.</summary>
    public required bool IsOfKit { get; init; }

    /// <summary>A line to cite, without the corrections.</summary>
    public required string Citation { get; init; }

    /// <summary>The version of the kit.</summary>
    public static string Version { get; } = typeof(Topic).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>What is to be told of a reading.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="count">What was read, with its origins.</param>
    /// <param name="figures">Figures that were measured for this reader; null if none are given.</param>
    /// <param name="stored">The fingerprint of the analyses in a store; null for articles.</param>
    /// <param name="corrected">What a checked sample says of the readings; null if none is given.</param>
    /// <param name="words">The language in which it is told.</param>
    public static Provenance Of(ParseResult parse, Topic topic, ComparisonCount count, MeasuredReading? figures, string? stored, CorrectedPositionList? corrected, Wording words)
    {
        var isKit = ReaderOptions.IsKit(parse);
        var model = Inputs.Model(parse);
        var own = ReferenceEquals(model, ReadingModel.Default) && parse.GetValue(ReaderOptions.Reader) is not ReaderOptions.Model ? ReadingReliability.Of(topic) : null;
        Reader[] readers =
        [
            .. count.Origins.OrderByDescending(o => o.Value.Stances).ThenByDescending(o => o.Value.Statements).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => new Reader(
                Label(o.Key, parse, words), o.Value.Statements, o.Value.Stances, o.Key switch
                {
                    ReadingOrigin.Person => words["taken_as_right"],
                    _ when corrected is not null => Estimated(corrected, "measured_here", "measured_here_found", words),
                    _ when figures is not null => figures.Describe(words),
                    "learned" when own is not null => MeasuredReading.Describe(isKit ? own.Triples : null, own.Attribution, own.Topic is { } measured ? words.Name(measured) : words["topics_never_seen"], own.Articles, words),
                    _ => words["not_measured"],
                })),
        ];
        List<(string, string)> parts = [(words["topic"], words.AsIs("fingerprint", topic.Id, topic.Fingerprint)), ("AnalysisKit", Version)];
        if (model is not null && parse.GetValue(ReaderOptions.Reader) is not ReaderOptions.Model)
            parts.Add((words["kit_model"], own is null && isKit ? words.AsIs("your_own", model.Hash) : model.Hash));
        if (!isKit)
        {
            parts.Add((words["language_model"], string.Join(words["list"], parse.GetValue(Options.Model), parse.GetValue(ReaderOptions.Provider))));
            parts.Add((words["prompt"], ReaderOptions.PromptIn(parse).ToString()));
        }

        if (stored is not null)
            parts.Add((words["stored_analyses"], words.AsIs("fingerprint_of", stored)));
        var articles = words.Several(count.Articles, "article");
        if (count is { First: { } first, Last: { } last })
            articles = words["cite_dates", articles, first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        return new Provenance
        {
            IsOfKit = isKit && own is not null,
            Readers = readers,
            Parts = parts,
            Citation = words.AsIs("cite", words.Name(topic), articles, string.Join(words["and_join"], readers.Select(r => r.Name)), Version, topic.Id, topic.Fingerprint[..12]),
        };
    }

    /// <summary>How right readings are as a checked sample says, in a text with places for precision and recall with their intervals, and for what was checked; in another where only statements that were found were.</summary>
    public static string Estimated(CorrectedPositionList corrected, string id, string idOfFound, Wording words)
    {
        var all = corrected.Accuracy[0];
        return words[
            corrected.KnowsMissed ? id : idOfFound, PositionLabels.Share(all.Precision), PositionLabels.Interval(all.Precision, words.Language), PositionLabels.Share(all.Recall), PositionLabels.Interval(all.Recall, words.Language),
            corrected.Described(words.Language)];
    }

    private static string Label(string origin, ParseResult parse, Wording words) => origin switch
    {
        "learned" => words["reader_learned"],
        "rules" => words["reader_rules"],
        ReadingOrigin.Person => words["reader_people"],
        "" => words["reader_unnamed"],
        _ when ReadingOrigin.ModelIn(origin) is { } model => words.AsIs("reader_model", model.Length > 0 ? model : $"{parse.GetValue(Options.Model)}").TrimEnd(),
        var other => other,
    };

    /// <summary>A reader with what it read.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Statements">Number of statements that it found.</param>
    /// <param name="Stances">Number of stances that it read.</param>
    /// <param name="Measured">How right it was measured to be, in words.</param>
    public sealed record Reader(string Name, int Statements, int Stances, string Measured);
}
