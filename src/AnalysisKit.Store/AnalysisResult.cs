using System.Globalization;

namespace AnalysisKit.Store;

/// <summary>What an analysis of a store did.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record AnalysisResult
{
    /// <summary>Id of the topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Number of articles that this analysis read.</summary>
    public long Analyzed { get; init; }

    /// <summary>Number of articles that had been analysed under this topic before.</summary>
    public long Known { get; init; }

    /// <summary>Number of statements that this analysis found.</summary>
    public long Statements { get; init; }

    /// <summary>Number of stances that this analysis found.</summary>
    public long Stances { get; init; }

    /// <summary>Number of articles whose earlier analysis was dropped because the topic, the kit or a reader have changed since.</summary>
    public long Dropped { get; init; }

    /// <summary>Number of articles that the filter left out and that have no analysis.</summary>
    public long LeftOut { get; init; }

    /// <summary>The articles that no reader could read (<see cref="ArticleAnalysis.Unread"/>), each with the reason. The next analysis tries them again.</summary>
    public IReadOnlyList<UnreadArticle> Unread { get; init; } = [];

    /// <summary>One line for a reader.</summary>
    public override string ToString() => TableLabels.Text(Analyzed == 1 ? "analysis_text_one" : "analysis_text", DisplayWording.Usual, Topic, Analyzed, Known, Statements, Stances);
}
