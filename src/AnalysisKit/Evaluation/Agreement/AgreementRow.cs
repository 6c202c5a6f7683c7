namespace AnalysisKit;

/// <summary>How far annotators agree on a question: all of them or two, on everything or on what belongs to an issue or an actor.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record AgreementRow
{
    /// <summary>What they were asked.</summary>
    public required AgreementQuestion Question { get; init; }

    /// <summary>Id of the issue; null for all.</summary>
    public string? Issue { get; init; }

    /// <summary>Id of the actor; null for all. A statement belongs to every actor whom an annotator sees speak.</summary>
    public string? Actor { get; init; }

    /// <summary>The annotators who are compared.</summary>
    public required IReadOnlyList<string> Annotators { get; init; }

    /// <summary>Share of equal answers; see <see cref="AgreementMeasures.Observed"/>.</summary>
    public required AgreementFigure Observed { get; init; }

    /// <summary>Krippendorff's alpha, nominal.</summary>
    public required AgreementFigure Alpha { get; init; }

    /// <summary>Fleiss' kappa, over units that all have answered.</summary>
    public required AgreementFigure FleissKappa { get; init; }

    /// <summary>Cohen's kappa; its note says so where there are more than two annotators, who have rows in pairs.</summary>
    public required AgreementFigure CohenKappa { get; init; }

    /// <summary>The notes of all measures, each once; empty if there are none.</summary>
    public string Note => string.Join("; ", new[] { Observed.Note, Alpha.Note, FleissKappa.Note, CohenKappa.Note }.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal));

    internal static AgreementRow Of(AgreementQuestion question, IReadOnlyList<string> annotators, IReadOnlyList<RatedUnit> units, AgreementOptions options) => new()
    {
        Question = question,
        Annotators = annotators,
        Observed = AgreementMeasures.Observed(units, options),
        Alpha = AgreementMeasures.KrippendorffAlpha(units, options),
        FleissKappa = AgreementMeasures.FleissKappa(units, options),
        CohenKappa = annotators.Count == 2
            ? AgreementMeasures.CohenKappa(units, options: options)
            : new AgreementFigure(new Estimate(double.NaN, double.NaN, double.NaN, double.NaN), 0, "Cohen's kappa is of two annotators: see the rows in pairs"),
    };
}
