using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>The options with which a command leaves terms out. The sizes of the groups do not change.</summary>
internal sealed class TermFilter
{
    private readonly Option<int> _count = Options.Whole("--min-count", "N", "The least number of occurrences, over all groups.", 1, 1, int.MaxValue);
    private readonly Option<int> _documents = Options.Whole("--min-documents", "N", "The least number of documents, over all groups.", 1, 1, int.MaxValue);
    private readonly Option<int> _length = Options.Whole("--min-length", "N", "The least number of letters.", 1, 1, 1000);
    private readonly Option<string?> _pattern = new("--match") { Description = "Only terms that match a regular expression.", HelpName = "REGEX" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _count, _documents, _length, _pattern })
            command.Add(option);
    }

    public TermCounts Apply(ParseResult parse, TermCounts counts)
    {
        var (count, documents, length) = (parse.GetValue(_count), parse.GetValue(_documents), parse.GetValue(_length));
        if (count > 1 || documents > 1)
            counts = counts.AtLeast(count, documents);
        if (length > 1)
            counts = counts.OfLength(length);
        return parse.GetValue(_pattern) is { } pattern ? Matching(counts, pattern) : counts;
    }

    private static TermCounts Matching(TermCounts counts, string pattern)
    {
        try
        {
            return counts.Matching(pattern);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Usage, $"'--match' is no regular expression: {e.Message}");
        }
    }
}
