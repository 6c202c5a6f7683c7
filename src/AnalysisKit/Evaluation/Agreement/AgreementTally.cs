using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// The sums that a measure of agreement is computed from, cluster by cluster, so that a resample of clusters only adds them up. The first sum counts answers (or units), the second equal pairs; behind them stand the numbers of answers per category.
/// </summary>
internal sealed class AgreementTally
{
    private const int Answers = 0;
    private const int Agreed = 1;
    private const int FirstCategory = 2;

    // Resamples in which a measure is not defined are left out; more of them than this share are told of.
    private const double FewUndefined = 0.05;

    private readonly List<List<(int Place, double Value)>> _clusters;
    private readonly int _length;
    private readonly int _units;
    private readonly string _none;
    private readonly IReadOnlyList<string> _categories;

    private AgreementTally(IEnumerable<RatedUnit> units, int columns, string none, Func<RatedUnit, bool> counts, Action<RatedUnit, Func<string, int, int>, Action<int, double>> add)
    {
        var used = units.Where(counts).ToList();
        string[] categories = [.. used.SelectMany(u => u.Ratings).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var places = categories.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i, StringComparer.Ordinal);
        (_units, _none, _categories, _length) = (used.Count, none, categories, FirstCategory + (columns * categories.Length));
        _clusters = [.. used.GroupBy(u => u.Cluster, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g =>
        {
            var sums = new SortedDictionary<int, double>();
            foreach (var unit in g)
                add(unit, (category, column) => FirstCategory + (column * categories.Length) + places[category], (place, value) => sums[place] = sums.GetValueOrDefault(place) + value);
            return sums.Select(s => (s.Key, s.Value)).ToList();
        })];
    }

    /// <summary>A measure over the sums; NaN where it is not defined. The number of categories is that of all clusters.</summary>
    public delegate double Measure(ReadOnlySpan<double> sums, int categories);

    /// <summary>Units with two answers or more; their pairs weigh 1 / (answers - 1).</summary>
    public static AgreementTally OfAnswers(IEnumerable<RatedUnit> units) => new(
        Given(units), 1, "no unit was answered by two annotators", u => u.Ratings.Count(r => r is not null) > 1, (unit, place, add) =>
        {
            var byCategory = unit.Ratings.OfType<string>().CountBy(r => r, StringComparer.Ordinal).ToList();
            var answers = byCategory.Sum(c => c.Value);
            add(Answers, answers);
            foreach (var (category, count) in byCategory)
            {
                add(Agreed, count * (count - 1.0) / (answers - 1));
                add(place(category, 0), count);
            }
        });

    /// <summary>Units that all annotators have answered.</summary>
    public static AgreementTally OfComplete(IEnumerable<RatedUnit> units)
    {
        var all = Given(units).ToList();
        return new(all, 1, all.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"no unit was answered by all {all[0].Ratings.Count} annotators") : "there is no unit", u => u.Ratings.Count > 1 && u.Ratings.All(r => r is not null), (unit, place, add) =>
        {
            add(Answers, unit.Ratings.Count);
            foreach (var (category, count) in unit.Ratings.CountBy(r => r!, StringComparer.Ordinal))
            {
                add(Agreed, count * (count - 1.0) / (unit.Ratings.Count - 1));
                add(place(category, 0), count);
            }
        });
    }

    /// <summary>Units of two annotators that both have answered; the categories of each are counted apart.</summary>
    public static AgreementTally OfPair(IEnumerable<RatedUnit> units) => new(
        Given(units), 2, "no unit was answered by both annotators", u => u.Ratings.All(r => r is not null), (unit, place, add) =>
        {
            add(Answers, 1);
            if (unit.Ratings[0] == unit.Ratings[1])
                add(Agreed, 1);
            add(place(unit.Ratings[0]!, 0), 1);
            add(place(unit.Ratings[1]!, 1), 1);
        });

    public static double Equal(ReadOnlySpan<double> sums, int categories) => sums[Answers] > 0 ? sums[Agreed] / sums[Answers] : double.NaN;

    public static double Alpha(ReadOnlySpan<double> sums, int categories)
    {
        var n = sums[Answers];
        var unequal = (n * n) - Squares(sums);
        return unequal > 0 ? 1 - ((n - sums[Agreed]) * (n - 1) / unequal) : double.NaN;
    }

    public static double Fleiss(ReadOnlySpan<double> sums, int categories)
    {
        var n = sums[Answers];
        var unequal = (n * n) - Squares(sums);
        return unequal > 0 ? 1 - ((n - sums[Agreed]) * n / unequal) : double.NaN;
    }

    public static double Cohen(ReadOnlySpan<double> sums, int categories)
    {
        var (n, chance) = (sums[Answers], 0.0);
        for (var c = 0; c < categories; c++)
            chance += sums[FirstCategory + c] * sums[FirstCategory + categories + c];
        var unequal = (n * n) - chance;
        return unequal > 0 ? 1 - ((n - sums[Agreed]) * n / unequal) : double.NaN;
    }

    /// <summary>The measure over all clusters, with the interval from resamples of them.</summary>
    public AgreementFigure Figure(Measure measure, AgreementOptions? options)
    {
        options ??= new AgreementOptions();
        var sums = new double[_length];
        foreach (var cluster in _clusters)
            Add(cluster, sums);
        var value = measure(sums, _categories.Count);
        if (double.IsNaN(value))
            return new AgreementFigure(Without(double.NaN), _units, _units == 0 ? _none : $"every answer is \"{_categories[0]}\", so that chance alone would agree as often");
        if (options.Resamples == 0)
            return new AgreementFigure(Without(value), _units, "");
        if (_clusters.Count < 2)
            return new AgreementFigure(Without(value), _units, "all units are of one article, so that there is no interval");
        var values = Resample(measure, sums, options);
        var note = options.Resamples - values.Count is var undefined && undefined > FewUndefined * options.Resamples
            ? string.Create(CultureInfo.InvariantCulture, $"in {undefined:N0} of {options.Resamples:N0} resamples every answer is of one category; the interval is that of the others") : "";
        if (values.Count == 0)
            return new AgreementFigure(Without(value), _units, note);
        var (tail, mean) = ((1 - options.Coverage) / 2, values.Average());
        var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / Math.Max(1, values.Count - 1));
        return new AgreementFigure(new Estimate(value, error, Math.Min(value, ReadingDraws.Quantile(values, tail)), Math.Max(value, ReadingDraws.Quantile(values, 1 - tail))), _units, note);
    }

    private List<double> Resample(Measure measure, double[] sums, AgreementOptions options)
    {
        var random = new SplitMix((ulong)options.Seed);
        var values = new List<double>(options.Resamples);
        for (var r = 0; r < options.Resamples; r++)
        {
            Array.Clear(sums);
            for (var i = 0; i < _clusters.Count; i++)
                Add(_clusters[random.Next(_clusters.Count)], sums);
            if (measure(sums, _categories.Count) is var drawn && !double.IsNaN(drawn))
                values.Add(drawn);
        }

        values.Sort();
        return values;
    }

    private static void Add(List<(int Place, double Value)> cluster, double[] sums)
    {
        foreach (var (place, value) in cluster)
            sums[place] += value;
    }

    private static double Squares(ReadOnlySpan<double> sums)
    {
        var squares = 0.0;
        foreach (var count in sums[FirstCategory..])
            squares += count * count;
        return squares;
    }

    private static Estimate Without(double value) => new(value, double.NaN, double.NaN, double.NaN);

    private static IEnumerable<RatedUnit> Given(IEnumerable<RatedUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return units;
    }
}
