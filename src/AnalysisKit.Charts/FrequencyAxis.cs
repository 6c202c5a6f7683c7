using System.Globalization;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Places of terms on an axis from 0 to 1 by their frequency, with the axis ticks and their frequencies.</summary>
internal sealed record FrequencyAxis(double[] Places, IReadOnlyList<(double Place, double Rate)> Ticks)
{
    private const int MostTicks = 7;
    private const double LeastGap = 0.06;

    public static FrequencyAxis Of(List<KeynessRow> rows, FrequencyScale scale, Func<KeynessRow, long> count, long tokens, Func<KeynessRow, long> other, bool isVertical)
    {
        var levels = Enumerable.Range(0, rows.Count).GroupBy(i => count(rows[i])).OrderBy(g => g.Key).Select(g => (Count: g.Key, Terms: g.OrderBy(i => other(rows[i])).ThenBy(i => isVertical ? Hash(rows[i].Key) : 0).ThenBy(i => rows[i].Key, StringComparer.Ordinal).ToList())).ToList();
        var places = new double[rows.Count];
        var centres = new List<(double Place, double Rate)>();
        var whole = scale == FrequencyScale.Rank ? levels.Sum(l => Math.Sqrt(l.Terms.Count)) : 1;
        var (low, high) = (Logarithm(levels[0].Count), Math.Max(Logarithm(levels[^1].Count), Logarithm(levels[0].Count) + 1));
        var below = 0.0;
        foreach (var (value, terms) in levels)
        {
            // On a rank scale, the width of a frequency level is proportional to the square root of its number of terms; on a logarithmic scale it is fixed and narrow.
            var width = scale == FrequencyScale.Rank ? Math.Sqrt(terms.Count) / whole : 0.02;
            var start = scale == FrequencyScale.Rank ? below : (Logarithm(value) - low) / (high - low) * (1 - width);
            for (var k = 0; k < terms.Count; k++)
                places[terms[k]] = start + (width * (k + 0.5) / terms.Count);
            centres.Add((start + (width / 2), tokens == 0 ? 0 : 1e4 * value / tokens));
            below += width;
        }

        return new FrequencyAxis(places, Spread(centres));
    }

    public JsonObject Axis(string title) => ChartStyle.Axis(title, PlotArea.TitleWidth)
        .With("range", Numbers([-0.03, 1.03]))
        .With("tickvals", Numbers(Ticks.Select(t => Math.Round(t.Place, 5))))
        .With("ticktext", Strings(Ticks.Select(t => t.Rate == 0 ? "0" : t.Rate.ToString(t.Rate < 1 ? "0.##" : "0.#", CultureInfo.InvariantCulture))))
        .With("zeroline", false);

    // A hash (FNV-1a) that orders terms of equal frequency on the second axis. On the first they are in alphabetical order, so together they fill an area instead of a line.
    private static uint Hash(string key) => key.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));

    // The place of zero is as far below that of one as one is below two.
    private static double Logarithm(long count) => count == 0 ? -1 : Math.Log2(count);

    private static List<(double, double)> Spread(List<(double Place, double Rate)> centres)
    {
        var ticks = new List<(double Place, double Rate)> { centres[0] };
        for (var i = 1; i < centres.Count; i++)
        {
            var gap = Math.Max(LeastGap, (centres[^1].Place - centres[0].Place) / MostTicks);
            if (centres[i].Place - ticks[^1].Place >= gap && (i == centres.Count - 1 || centres[^1].Place - centres[i].Place >= LeastGap))
                ticks.Add(centres[i]);
        }

        if (ticks[^1] != centres[^1] && centres[^1].Place - ticks[^1].Place >= LeastGap)
            ticks.Add(centres[^1]);
        return ticks;
    }
}
