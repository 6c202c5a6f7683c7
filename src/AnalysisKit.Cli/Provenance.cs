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
    public static Provenance Of(ParseResult parse, Topic topic, ComparisonCount count, MeasuredReading? figures, string? stored)
    {
        var isKit = ReaderOptions.IsKit(parse);
        var model = Inputs.Model(parse);
        var own = ReferenceEquals(model, ReadingModel.Default) && parse.GetValue(ReaderOptions.Reader) is not ReaderOptions.Model ? ReadingReliability.Of(topic) : null;
        Reader[] readers =
        [
            .. count.Origins.OrderByDescending(o => o.Value.Stances).ThenByDescending(o => o.Value.Statements).ThenBy(o => o.Key, StringComparer.Ordinal).Select(o => new Reader(
                Label(o.Key, parse), o.Value.Statements, o.Value.Stances, o.Key switch
                {
                    ReadingOrigin.Person => "taken as right",
                    _ when figures is not null => figures.ToString(),
                    "learned" when own is not null => Figures(own, withStances: isKit),
                    _ => "not measured",
                })),
        ];
        List<(string, string)> parts = [("Topic", $"{topic.Id}, fingerprint {topic.Fingerprint}"), ("AnalysisKit", Version)];
        if (model is not null && parse.GetValue(ReaderOptions.Reader) is not ReaderOptions.Model)
            parts.Add(("The kit's model", $"{model.Hash}{(own is null && isKit ? " (your own)" : "")}"));
        if (!isKit)
        {
            parts.Add(("Language model", $"{parse.GetValue(Options.Model)}, {parse.GetValue(ReaderOptions.Provider)}"));
            parts.Add(("Prompt", ReaderOptions.PromptIn(parse).ToString()));
        }

        if (stored is not null)
            parts.Add(("Analyses in the store", $"fingerprint {stored} (of topic, readers and code)"));
        var dates = count is { First: { } first, Last: { } last } ? string.Create(CultureInfo.InvariantCulture, $" of {first:yyyy-MM-dd} to {last:yyyy-MM-dd}") : "";
        return new Provenance
        {
            IsOfKit = isKit && own is not null,
            Readers = readers,
            Parts = parts,
            Citation = $"{topic.English}: positions in {Plain.Several(count.Articles, "article")}{dates}, read by {string.Join(" and ", readers.Select(r => r.Name))} with AnalysisKit {Version}, topic {topic.Id} ({topic.Fingerprint[..12]})",
        };
    }

    private static string Label(string origin, ParseResult parse) => origin switch
    {
        "learned" => "the kit's rules and learned model",
        "rules" => "the kit's rules",
        "model" => $"the language model {parse.GetValue(Options.Model)}",
        ReadingOrigin.Person => "people",
        "" => "a reader that is not named",
        var other => other,
    };

    private static string Figures(ReadingReliability own, bool withStances)
    {
        var stances = string.Create(CultureInfo.InvariantCulture, $"precision {own.Triples.Precision:0.00}, recall {own.Triples.Recall:0.00} of who is for or against what, per article; ");
        var statements = string.Create(CultureInfo.InvariantCulture, $"statements with the right speaker {own.Attribution.Precision:0.00} and {own.Attribution.Recall:0.00}");
        return (withStances ? stances : "") + statements + string.Create(CultureInfo.InvariantCulture, $" ({(own.Topic is null ? "topics never seen" : own.Topic.English)}, {own.Articles:N0} annotated articles)");
    }

    /// <summary>A reader with what it read.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Statements">Number of statements that it found.</param>
    /// <param name="Stances">Number of stances that it read.</param>
    /// <param name="Measured">How right it was measured to be, in words.</param>
    public sealed record Reader(string Name, int Statements, int Stances, string Measured);
}
