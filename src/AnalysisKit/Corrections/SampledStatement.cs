namespace AnalysisKit;

/// <summary>A statement that was drawn to be checked, or an article, with the probability with which it was drawn and the answers so far.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record SampledStatement
{
    /// <summary>The answers, with article and content; judges nothing as long as nobody has. For the line of an article its content is null.</summary>
    public required Correction Answer { get; init; }

    /// <summary>What was drawn: the statement itself, or its article.</summary>
    public SampleUnit Unit { get; init; }

    /// <summary>Probability with which the unit was drawn, in (0, 1]. All statements of a drawn article have that of the article.</summary>
    public required double Probability { get; init; }

    /// <summary>The stratum from which the unit was drawn; within one, all units have the same probability.</summary>
    public string Stratum { get; init; } = "";

    /// <summary>The article; null in a sample that was read from a file.</summary>
    public Article? Article { get; init; }

    /// <summary>The statement itself; null for an article, and in a sample that was read from a file.</summary>
    public Statement? Statement { get; init; }

    /// <summary>What the kit read when the sample was drawn; null for an article, and for a statement that a person added.</summary>
    public StatementReading? Read => Answer.Read;

    /// <summary>Whether the line stands for a whole article.</summary>
    public bool IsArticle => Answer.Content is null;

    /// <summary>Whether it is checked: an article to its end, a statement found to be none or judged.</summary>
    public bool IsChecked => IsArticle ? Answer.Complete : Answer.Statement is not null;
}
