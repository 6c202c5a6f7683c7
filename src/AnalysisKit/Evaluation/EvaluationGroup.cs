namespace AnalysisKit;

/// <summary>The counts of all articles, or of one kind, actor, issue, fold, topic or group of articles, with bootstrap intervals for every figure.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class EvaluationGroup
{
    private readonly EvaluationCounts[] _resamples;
    private readonly double _coverage;

    internal EvaluationGroup(string id, int articles, EvaluationCounts counts, EvaluationCounts[] resamples, double coverage)
    {
        Id = id;
        Articles = articles;
        Counts = counts;
        _resamples = resamples;
        _coverage = coverage;
    }

    /// <summary>Id of the kind, actor, issue, fold, topic or group of articles; <c>all</c> for all articles.</summary>
    public string Id { get; }

    /// <summary>Number of articles that have something to count.</summary>
    public int Articles { get; }

    /// <summary>The counts, from which all figures follow.</summary>
    public EvaluationCounts Counts { get; }

    /// <summary>
    /// Percentile bootstrap interval of a figure, whole articles resampled (Efron and Tibshirani 1993, ch. 13): <c>group.Interval(EvaluationFigure.TriplesF1)</c>.
    /// Resamples in which the figure is not defined are left out; null if it is defined in none.
    /// </summary>
    public (double Low, double High)? Interval(EvaluationFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var values = _resamples.Where(figure.IsDefined).Select(figure.Value).ToArray();
        if (values.Length == 0)
            return null;
        Array.Sort(values);
        var tail = (1 - _coverage) / 2;
        return (Quantile(values, tail), Quantile(values, 1 - tail));
    }

    private static double Quantile(double[] sorted, double q)
    {
        var at = q * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
