namespace AnalysisKit;

/// <summary>How much a figure differs from fold to fold, or from topic to topic. Each fold counts the same, however many articles it has.</summary>
/// <param name="Figure">Name of the figure, as in <see cref="EvaluationFigure.Name"/>.</param>
/// <param name="Groups">Number of folds or topics in which the figure is defined.</param>
/// <param name="Mean">Mean over them, in [0, 1]; NaN where there is none.</param>
/// <param name="StandardDeviation">Sample standard deviation (divided by the number less one); NaN where there are fewer than two.</param>
/// <param name="Least">The least of them; NaN where there is none.</param>
/// <param name="Greatest">The greatest of them; NaN where there is none.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record EvaluationSpread(string Figure, int Groups, double Mean, double StandardDeviation, double Least, double Greatest)
{
    /// <summary>The spread of every figure over groups: <c>EvaluationSpread.Of(evaluation.ByFold)</c>. A group in which a figure is not defined is left out of it.</summary>
    public static ResultList<EvaluationSpread> Of(IEnumerable<EvaluationGroup> groups)
    {
        var counts = groups.Select(g => g.Counts).ToList();
        return new ResultList<EvaluationSpread>("figures", EvaluationFigure.All.Select(figure => Of(figure.Name, [.. counts.Where(figure.IsDefined).Select(figure.Value)])));
    }

    private static EvaluationSpread Of(string figure, double[] values)
    {
        if (values.Length == 0)
            return new EvaluationSpread(figure, 0, double.NaN, double.NaN, double.NaN, double.NaN);
        var mean = values.Average();
        var deviation = values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        return new EvaluationSpread(figure, values.Length, mean, deviation, values.Min(), values.Max());
    }
}
