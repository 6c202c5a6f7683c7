using System.Globalization;

namespace AnalysisKit.Models;

/// <summary>How far the kit and a model agree on the statements that both have judged: those of which the kit was not sure.</summary>
/// <param name="Statements">Number of statements in all.</param>
/// <param name="Asked">Number of those that the model was asked about.</param>
/// <param name="Judged">Number of those that it judged. For the others no judgement came that holds, so that the kit's reading stands.</param>
/// <param name="Same">Number of stances that both see, on the same side.</param>
/// <param name="Otherwise">Number of stances that both see, on different sides.</param>
/// <param name="OnlyKit">Number of stances that only the kit sees; the model's reading counts, so that they are left out.</param>
/// <param name="OnlyModel">Number of stances that only the model sees.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ReaderAgreement(long Statements, long Asked, long Judged, long Same, long Otherwise, long OnlyKit, long OnlyModel)
{
    /// <summary>Share of the stances seen by either that both see on the same side, from 0 to 1; 0 where none was seen.</summary>
    public double Share => Same + Otherwise + OnlyKit + OnlyModel is > 0 and var all ? (double)Same / all : 0;

    /// <summary>One line for a reader.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"of {Statements:N0} statements the model judged {Judged:N0}{(Judged < Asked ? string.Create(CultureInfo.InvariantCulture, $" of {Asked:N0} that it was asked about") : "")}; of the stances there, kit and model see {Same:N0} alike, {Otherwise:N0} on different sides, the kit alone {OnlyKit:N0}, the model alone {OnlyModel:N0} ({Share:0 %} alike)");
}
