using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// The percentile bootstrap of positions (Efron and Tibshirani 1993, ch. 13 and 16; Field and Welsh 2007 on clusters). A draw resamples whole articles and, in each, the readings: by the model of
/// <see cref="ReadingWeights"/> a reading is kept, turned round or dropped. All readings of an article share one random number, since what is misread once in a text tends to be misread again.
/// A draw in which an actor's readings are all dropped says nothing of the actor, and counts as -1 or +1 with equal chance.
/// </summary>
internal sealed class ReadingDraws
{
    private const double All = 1L << 32;

    private readonly int[] _starts;
    private readonly double[] _scores;
    private readonly long[] _kept;
    private readonly long[] _turned;

    private ReadingDraws(List<string> articles, IEnumerable<PositionStatement> statements, ReadingWeights weights)
    {
        var byArticle = statements.ToLookup(s => s.Origin.Id, StringComparer.Ordinal);
        var readings = articles.ConvertAll(id => byArticle[id].OrderBy(s => s.Reports[0].Statement.Cue.Start).ThenBy(s => s.Stance.Score).ToList());
        var all = readings.SelectMany(r => r).ToList();
        _starts = new int[articles.Count + 1];
        for (var i = 0; i < articles.Count; i++)
            _starts[i + 1] = _starts[i] + readings[i].Count;
        _scores = [.. all.Select(s => s.Stance.Score)];
        _kept = [.. all.Select(s => (long)(s.Probability * All))];
        _turned = [.. all.Select(s => (long)((1 - weights.Turned(s.Probability)) * All))];
    }

    /// <summary>The interval of a mean score.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<PositionStatement> statements, PositionOptions options)
    {
        var articles = Articles(statements);
        var draws = new ReadingDraws(articles, statements, new ReadingWeights(options.Turned));
        var mean = new ReadingWeights(options.Turned).Mean(statements);
        return Interval(options, mean, 1, new Draw(draws.Seed(options)), draw => draw.Resample(articles.Count, draws, null) ? draw.First : null);
    }

    /// <summary>The interval of the difference between two actors' mean scores; an article is resampled with what both say in it.</summary>
    public static (double Low, double High) Interval(IReadOnlyList<PositionStatement> first, IReadOnlyList<PositionStatement> second, PositionOptions options)
    {
        var articles = Articles(first.Concat(second));
        var weights = new ReadingWeights(options.Turned);
        var (a, b) = (new ReadingDraws(articles, first, weights), new ReadingDraws(articles, second, weights));
        var difference = weights.Mean(first) - weights.Mean(second);
        return Interval(options, difference, 2, new Draw(a.Seed(options) ^ (b.Seed(options) << 1)), draw => draw.Resample(articles.Count, a, b) ? draw.First - draw.Second : null);
    }

    /// <summary>Value below which a share of the sorted values lies, interpolated.</summary>
    public static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    // Values at both ends are so rare where readings are nearly sure that no percentile may fall on them: the interval holds the estimate all the same.
    private static (double Low, double High) Interval(PositionOptions options, double estimate, double most, Draw draw, Func<Draw, double?> next)
    {
        var values = new List<double>(options.Resamples);
        for (var i = 0; i < options.Resamples; i++)
        {
            if (next(draw) is { } value)
                values.Add(value);
        }

        values.Sort();
        var tail = (1 - options.Coverage) / 2;
        return values.Count == 0 ? (-most, most) : (Math.Min(estimate, Quantile(values, tail)), Math.Max(estimate, Quantile(values, 1 - tail)));
    }

    private static List<string> Articles(IEnumerable<PositionStatement> statements) => [.. statements.Select(s => s.Origin.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private ulong Seed(PositionOptions options)
    {
        var hash = new XxHash3(options.Seed);
        hash.Append(MemoryMarshal.AsBytes(_starts.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(_scores.AsSpan()));
        hash.Append(MemoryMarshal.AsBytes(_kept.AsSpan()));
        return hash.GetCurrentHashAsUInt64();
    }

    private void Add(int article, uint random, ref Sums sums)
    {
        for (var i = _starts[article]; i < _starts[article + 1]; i++)
        {
            sums.Held++;
            if (random < _kept[i])
            {
                sums.Score += _scores[i];
                sums.Count++;
            }
            else if (random >= _turned[i])
            {
                sums.Score -= _scores[i];
                sums.Count++;
            }
        }
    }

    private struct Sums
    {
        public double Score;
        public int Count;
        public int Held;
    }

    private sealed class Draw(ulong seed)
    {
        private readonly SplitMix _random = new(seed);

        public double First { get; private set; }

        public double Second { get; private set; }

        /// <summary>Draws once. False if the articles drawn hold no reading of one of the actors.</summary>
        public bool Resample(int articles, ReadingDraws first, ReadingDraws? second)
        {
            Sums a = default, b = default;
            for (var i = 0; i < articles; i++)
            {
                var random = _random.Next();
                var article = (int)(((random >> 32) * (ulong)articles) >> 32);
                first.Add(article, (uint)random, ref a);
                second?.Add(article, (uint)_random.Next(), ref b);
            }

            First = Mean(a);
            Second = Mean(b);
            return a.Held > 0 && (second is null || b.Held > 0);
        }

        private double Mean(Sums sums) => sums.Count > 0 ? sums.Score / sums.Count : (_random.Next() & 1) == 0 ? -1 : 1;
    }
}
