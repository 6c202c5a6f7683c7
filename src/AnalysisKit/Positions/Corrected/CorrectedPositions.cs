using MathNet.Numerics.Distributions;

namespace AnalysisKit;

/// <summary>Estimates corrected positions, cell by cell, and the accuracy of readings.</summary>
internal sealed class CorrectedPositions
{
    private const int FewArticles = 5;

    private readonly CheckedPopulation _population;
    private readonly CorrectionOptions _options;
    private readonly SampleDesign[] _designs;
    private readonly Dictionary<(string Actor, string Issue), CorrectedCell> _cells;
    private readonly Dictionary<CorrectedPosition, CorrectedRatio> _means = new(ReferenceEqualityComparer.Instance);

    // The interval of each mean for any coverage.
    private readonly Dictionary<CorrectedPosition, Func<double, Estimate>> _meansAt = new(ReferenceEqualityComparer.Instance);

    public CorrectedPositions(CheckedPopulation population, CorrectionOptions options, ReadingWeights weights)
    {
        (_population, _options) = (population, options);
        _designs = [.. population.Samples.Select(s => new SampleDesign([.. s.Select(u => u.Drawn)]))];
        _cells = CorrectedCell.Of(population, weights);
    }

    /// <summary>The cells that anything was read or found for.</summary>
    public IEnumerable<(string Actor, string Issue)> Cells => _cells.Keys;

    // Where everything of these articles was checked, nothing of them is unknown.
    private bool IsCertain => _options.Target == EstimateTarget.Corpus && _designs.All(d => d.Units.All(u => u.Probability >= 1));

    /// <summary>The positions of cells, in the order given.</summary>
    public IReadOnlyList<CorrectedPosition> Of(IReadOnlyList<(string Actor, string Issue, Position? Read)> wanted)
    {
        var small = _cells.Values.Where(IsSmall).ToList();
        var byIssue = small.GroupBy(c => c.Issue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Pool(this, [.. g], CorrectionPool.Issue), StringComparer.Ordinal);
        var all = new Pool(this, small, CorrectionPool.All);
        return [.. wanted.Select(w =>
        {
            if (!_cells.TryGetValue((w.Actor, w.Issue), out var cell))
                return Nothing(w.Actor, w.Issue, w.Read, null);
            if (!IsSmall(cell))
                return Own(cell, w.Read);
            var pool = byIssue[cell.Issue].IsEnough ? byIssue[cell.Issue] : all;
            return pool.IsEnough && cell.ReadCount > 0 ? pool.Share(cell, w.Read) : Nothing(w.Actor, w.Issue, w.Read, cell);
        })];
    }

    /// <summary>The difference of two corrected means, with the interval and the p-value.</summary>
    public CorrectedDifference Difference(string issue, CorrectedPosition first, CorrectedPosition second)
    {
        var covariance = _means.TryGetValue(first, out var a) && _means.TryGetValue(second, out var b) ? a.Covariance(b, _options.Target) : 0;
        var difference = Intervals.Difference(first.Mean, second.Mean, covariance);
        var p = difference.StandardError > 0 ? Intervals.PValue(coverage => Intervals.Difference(_meansAt[first](coverage), _meansAt[second](coverage), covariance)) : 1;
        return new CorrectedDifference { Issue = issue, First = first, Second = second, Difference = difference, PValue = p, AdjustedPValue = p };
    }

    /// <summary>Precision and recall of all readings, per issue and per actor.</summary>
    public IEnumerable<ReadingAccuracy> Accuracy() =>
    [
        Accuracy(AccuracyPart.All, "all", [.. _cells.Values]),
        .. _cells.Values.GroupBy(c => c.Issue, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Accuracy(AccuracyPart.Issue, g.Key, [.. g])),
        .. _cells.Values.GroupBy(c => c.Actor, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Accuracy(AccuracyPart.Actor, g.Key, [.. g])),
    ];

    private ReadingAccuracy Accuracy(AccuracyPart part, string id, IReadOnlyList<CorrectedCell> cells)
    {
        var (precision, recall) = (CorrectedCell.Right(cells, _designs, ofRead: true), CorrectedCell.Right(cells, _designs, ofRead: false));
        var count = precision.Sum(v => v.Denominators.Sum()) + recall.Sum(v => v.Denominators.Sum() - v.Numerators.Sum());
        return new ReadingAccuracy(part, id, (int)count, Share(precision), Share(recall));
    }

    private Estimate Share(IReadOnlyList<CheckedValues> values)
    {
        var ratio = CorrectedRatio.Of(values, _population.Clusters, CorrectionMethod.CheckedOnly);
        var articles = values.SelectMany(v => v.Denominators.Select((d, i) => (d, v.Design.Units[i].Cluster))).Where(x => x.d > 0).Select(x => x.Cluster).Distinct().Count();
        return IsCertain && articles > 0 ? Certain(ratio) : Intervals.Share(ratio.Value, ratio.Variance(_options.Target), articles, Math.Max(1, articles - 1), _options.Coverage);
    }

    private bool IsSmall(CorrectedCell cell) => IsSmall([cell]) || double.IsNaN(Mean([cell]).Value);

    private bool IsSmall(IReadOnlyList<CorrectedCell> cells) => UnitsOf(cells) is var (units, articles) && (units < _options.MinimumChecked || articles < FewArticles);

    private (int Units, int Articles) UnitsOf(IReadOnlyList<CorrectedCell> cells)
    {
        var units = cells.SelectMany(c => c.Units).Distinct().ToList();
        return (units.Count, units.Select(u => _designs[u.Sample].Units[u.Unit].Cluster).Distinct().Count());
    }

    private CorrectedRatio Mean(IReadOnlyList<CorrectedCell> cells) => Ratio(cells, (c, s) => c.Score(s), (c, s) => c.Count(s));

    private CorrectedRatio Ratio(IReadOnlyList<CorrectedCell> cells, Func<CorrectedCell, CheckedStance, double> numerator, Func<CorrectedCell, CheckedStance, double> denominator) =>
        CorrectedRatio.Of(CorrectedCell.Values(cells, _designs, numerator, denominator), _population.Clusters, _options.Method);

    private static Estimate Certain(CorrectedRatio ratio) => new(ratio.Value, 0, ratio.Value, ratio.Value);

    private CorrectedRatio Total(IReadOnlyList<CorrectedCell> cells) =>
        CorrectedRatio.Total(CorrectedCell.Values(cells, _designs, (c, s) => c.Count(s), (_, _) => 0), _population.Clusters, _options.Method == CorrectionMethod.Regression ? CorrectionMethod.Tuned : _options.Method);

    private Estimate Number(double value, double variance, double degrees)
    {
        var width = StudentT.InvCDF(0, 1, degrees, (1 + _options.Coverage) / 2) * Math.Sqrt(variance);
        return new Estimate(value, Math.Sqrt(variance), Math.Max(0, value - width), value + width);
    }

    private CorrectedPosition Own(CorrectedCell cell, Position? read)
    {
        CorrectedCell[] cells = [cell];
        var (units, articles) = UnitsOf(cells);
        var degrees = articles - 1;
        var mean = Mean(cells);
        var (support, oppose) = (Ratio(cells, (c, s) => c.Support(s), (c, s) => c.Count(s)), Ratio(cells, (c, s) => c.Oppose(s), (c, s) => c.Count(s)));
        var count = Total(cells);
        Estimate MeanAt(double coverage) => IsCertain ? Certain(mean) : Intervals.Mean(mean.Value, mean.Variance(_options.Target), articles, degrees, coverage);
        var position = new CorrectedPosition
        {
            Actor = cell.Actor,
            Issue = cell.Issue,
            Read = read,
            Mean = MeanAt(_options.Coverage),
            SupportShare = IsCertain ? Certain(support) : Intervals.Share(support.Value, support.Variance(_options.Target), articles, degrees, _options.Coverage),
            OpposeShare = IsCertain ? Certain(oppose) : Intervals.Share(oppose.Value, oppose.Variance(_options.Target), articles, degrees, _options.Coverage),
            Statements = Number(count.Value, count.Variance(EstimateTarget.Corpus), degrees),
            Checked = units,
            CheckedArticles = articles,
            ReadingWeight = _options.Method == CorrectionMethod.Regression ? double.NaN : mean.Weight,
            Pool = CorrectionPool.None,
        };
        _means.Add(position, mean);
        _meansAt.Add(position, MeanAt);
        return position;
    }

    private CorrectedPosition Nothing(string actor, string issue, Position? read, CorrectedCell? cell)
    {
        var (units, articles) = cell is null ? (0, 0) : UnitsOf([cell]);
        return new CorrectedPosition
        {
            Actor = actor,
            Issue = issue,
            Read = read,
            Mean = new Estimate(double.NaN, double.NaN, -1, 1),
            SupportShare = new Estimate(double.NaN, double.NaN, 0, 1),
            OpposeShare = new Estimate(double.NaN, double.NaN, 0, 1),
            Statements = new Estimate(double.NaN, double.NaN, 0, double.PositiveInfinity),
            Checked = units,
            CheckedArticles = articles,
            ReadingWeight = double.NaN,
            Pool = CorrectionPool.Nothing,
        };
    }

    /// <summary>Small cells that share a factor: the slope, through the origin, of what was checked on what was read, over all of them.</summary>
    private sealed class Pool
    {
        private readonly CorrectedPositions _positions;
        private readonly CorrectionPool _kind;
        private readonly Lazy<(Factor Mean, Factor Support, Factor Oppose)> _factors;
        private readonly Lazy<CorrectedRatio> _total;
        private readonly double _read;
        private readonly int _articles;

        public Pool(CorrectedPositions positions, IReadOnlyList<CorrectedCell> cells, CorrectionPool kind)
        {
            (_positions, _kind) = (positions, kind);
            (_, _articles) = positions.UnitsOf(cells);
            IsEnough = cells.Any(c => c.ReadCount > 0) && !positions.IsSmall(cells);
            _factors = new(() => (
                Of(c => c.ReadMean, (c, s) => c.Score(s), (c, s) => s.Share * s.Score * s.Score, (square, own) => square - (own * own)),
                Of(c => c.ReadSupport, (c, s) => c.Support(s), (c, s) => c.Support(s), (_, own) => own * (1 - own)),
                Of(c => c.ReadOppose, (c, s) => c.Oppose(s), (c, s) => c.Oppose(s), (_, own) => own * (1 - own))));
            _total = new(() => positions.Total(cells));
            _read = cells.Sum(c => c.ReadCount);

            Factor Of(Func<CorrectedCell, double> read, Func<CorrectedCell, CheckedStance, double> value, Func<CorrectedCell, CheckedStance, double> square, Func<double, double, double> spreadOf)
            {
                var slope = positions.Ratio(cells, (c, s) => read(c) * value(c, s), (c, s) => read(c) * read(c) * c.Count(s));
                var spread = CorrectedRatio.Of(
                    CorrectedCell.Values(cells, positions._designs, (c, s) => square(c, s) - (2 * slope.Value * read(c) * value(c, s)) + (slope.Value * slope.Value * read(c) * read(c) * c.Count(s)), (c, s) => c.Count(s)),
                    positions._population.Clusters, CorrectionMethod.CheckedOnly);
                var squares = CorrectedRatio.Of(CorrectedCell.Values(cells, positions._designs, square, (c, s) => c.Count(s)), positions._population.Clusters, CorrectionMethod.CheckedOnly).Value;
                return new Factor(slope.Value, slope.Variance(positions._options.Target), own => Math.Max(Math.Max(0, spread.Value), spreadOf(squares, Math.Clamp(own, -1, 1))));
            }
        }

        /// <summary>Whether enough was checked in all cells together.</summary>
        public bool IsEnough { get; }

        /// <summary>A cell with the pool's correction. The interval holds what is not known of the factor, and how much the statements of as many articles as the cell has differ.</summary>
        public CorrectedPosition Share(CorrectedCell cell, Position? read)
        {
            var (mean, support, oppose) = _factors.Value;
            var (units, articles) = _positions.UnitsOf([cell]);
            var own = Math.Max(1, read?.Articles ?? 1);
            var (degrees, coverage) = (_articles - 1, _positions._options.Coverage);
            var share = cell.ReadCount / _read;
            if (double.IsNaN(mean.Slope))
                return _positions.Nothing(cell.Actor, cell.Issue, read, cell);
            Estimate MeanAt(double wanted) => Intervals.Mean(Math.Clamp(mean.Slope * cell.ReadMean, -1, 1), mean.Variance(cell.ReadMean, own), own, degrees, wanted);
            var position = new CorrectedPosition
            {
                Actor = cell.Actor,
                Issue = cell.Issue,
                Read = read,
                Mean = MeanAt(coverage),
                SupportShare = Intervals.Share(support.Slope * cell.ReadSupport, support.Variance(cell.ReadSupport, own), own, degrees, coverage),
                OpposeShare = Intervals.Share(oppose.Slope * cell.ReadOppose, oppose.Variance(cell.ReadOppose, own), own, degrees, coverage),
                Statements = _positions.Number(Math.Max(0, share * _total.Value.Value), (share * share * _total.Value.Variance(EstimateTarget.Corpus)) + Math.Max(0, share * _total.Value.Value), degrees),
                Checked = units,
                CheckedArticles = articles,
                ReadingWeight = double.NaN,
                Pool = _kind,
            };
            _positions._meansAt.Add(position, MeanAt);
            return position;
        }

        /// <summary>A slope, its variance, and the variance of single statements about a mean: that in the pool, or what a mean in the middle leaves to them if it is more.</summary>
        private sealed record Factor(double Slope, double SlopeVariance, Func<double, double> Spread)
        {
            public double Variance(double read, int articles) => (read * read * SlopeVariance) + (Spread(Slope * read) / articles);
        }
    }
}
