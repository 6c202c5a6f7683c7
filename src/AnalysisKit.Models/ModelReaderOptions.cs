namespace AnalysisKit.Models;

/// <summary>How a <see cref="ModelReader"/> asks a language model, and what it may spend.</summary>
public sealed record ModelReaderOptions
{
    /// <summary>The model's name, as its server knows it. Answers are kept under it.</summary>
    public required string Model { get; init; }

    /// <summary>What the model is told; the kit's own prompt unless set.</summary>
    public ModelPrompt Prompt { get; init; } = ModelPrompt.Default;

    /// <summary>
    /// The topic that whole articles are read with, so that one question finds statements and stances. Null where the model only judges statements that another reader found; as a reader of statements it
    /// then finds these without stances.
    /// </summary>
    public Topic? Topic { get; init; }

    /// <summary>The folder in which answers are kept, so that no question is paid for twice; null keeps none.</summary>
    public string? AnswerFolder { get; init; }

    /// <summary>The most tokens, of questions and answers together, that may be used; null for no limit. A question that might go beyond it is not asked, and its article stays unread.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>The most that may be spent, in the currency of the prices; null for no limit. Needs the prices.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Price of a million tokens of questions; null where it is not known.</summary>
    public decimal? InputPrice { get; init; }

    /// <summary>Price of a million tokens of answers; null where it is not known.</summary>
    public decimal? OutputPrice { get; init; }

    /// <summary>The most tokens of one answer. A model that thinks before it answers needs more.</summary>
    public int MaxAnswerTokens { get; init; } = 16_384;

    /// <summary>How freely the model chooses its words; null for the server's own setting, which some models insist on.</summary>
    public float? Temperature { get; init; }

    /// <summary>Number of characters from which an article is asked about in parts of at most that length, cut between sentences.</summary>
    public int PartLength { get; init; } = 12_000;

    /// <summary>Whether questions are only counted and none is asked: <see cref="ModelReader.Usage"/> then tells what the reading would take. Nothing is read.</summary>
    public bool DryRun { get; init; }
}
