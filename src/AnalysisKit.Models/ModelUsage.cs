using System.Globalization;

namespace AnalysisKit.Models;

/// <summary>What a reader has asked a language model so far, and what came of it. In a dry run, what it would ask.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ModelUsage
{
    /// <summary>Number of questions that were put to the model, those asked again not counted.</summary>
    public long Asked { get; init; }

    /// <summary>Number of questions whose answers were known from before.</summary>
    public long Known { get; init; }

    /// <summary>Number of answers that were rejected: not of the form, words that are not in the article, ids that nobody knows.</summary>
    public long Rejected { get; init; }

    /// <summary>Number of questions that were asked a second time, with the reason for which the first answer was rejected.</summary>
    public long AskedAgain { get; init; }

    /// <summary>Number of statements and judgements that were left out, because the second answer had them wrong too.</summary>
    public long LeftOut { get; init; }

    /// <summary>Number of questions that got no answer that can be used. Their articles stay unread.</summary>
    public long Failed { get; init; }

    /// <summary>Tokens of the questions, as the server counted them, or else estimated.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens of the answers, as the server counted them, or else estimated.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Whether some of the tokens are estimated: a token per four bytes of UTF-8.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>What the tokens cost, in the currency of the prices; null where these are not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>One line for a reader.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Asked:N0} asked, {Known:N0} known from before, {Rejected:N0} rejected, {AskedAgain:N0} asked again, {LeftOut:N0} parts of answers left out, {Failed:N0} failed; {(IsEstimated ? "about " : "")}{InputTokens:N0} tokens of questions and {OutputTokens:N0} of answers{(Cost is { } cost ? $", cost {cost:0.####}" : "")}");
}
