namespace AnalysisKit;

/// <summary>Estimates corrected positions, cell by cell, and the accuracy of readings.</summary>
internal sealed class CorrectedPositions
{
    private const int FewArticles = 5;

    private readonly CheckedPopulation _population;
    private readonly CorrectionOptions _options;
    private readonly SampleDesign[] _designs;
    private readonly Dictionary<(string Actor, string Issue), CorrectedCell> _cells;
    private readonly Dictionary<CorrectedPosition, Parts> _parts = new(ReferenceEqualityComparer.Instance);

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
        var byIssue = small.GroupBy(c => c.Issue, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Pool(this, [.. g], small, CorrectionPool.Issue), StringComparer.Ordinal);
        var all = new Pool(this, small, small, CorrectionPool.All);
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

    /// <summary>The difference of two corrected positions, with intervals and the p-value.</summary>
    public CorrectedDifference Difference(string issue, CorrectedPosition first, CorrectedPosition second)
    {
        var (a, b) = (_parts[first], _parts[second]);
        var covariance = Covariance(a.Mean, b.Mean);
        var difference = Intervals.Difference(first.Mean, second.Mean, covariance);
        var p = difference.StandardError > 0 ? Intervals.PValue(coverage => Intervals.Difference(a.MeanAt(coverage), b.MeanAt(coverage), covariance)) : 1;
        return new CorrectedDifference
        {
            Issue = issue,
            First = first,
            Second = second,
            Difference = difference,
            SupportDifference = Intervals.Difference(first.SupportShare, second.SupportShare, Covariance(a.Support, b.Support)),
            OpposeDifference = Intervals.Difference(first.OpposeShare, second.OpposeShare, Covariance(a.Oppose, b.Oppose)),
            PValue = p,
            AdjustedPValue = p,
        };
    }

    private double Covariance((CorrectedRatio Ratio, double Factor) first, (CorrectedRatio Ratio, double Factor) second) =>
        first.Factor * second.Factor * first.Ratio.Covariance(second.Ratio, _options.Target);

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
        return Share(ratio, articles);
    }

    private Estimate Share(CorrectedRatio ratio, int articles) => Share(ratio, articles, _options.Coverage);

    private Estimate Share(CorrectedRatio ratio, int articles, double coverage) => IsCertain && articles > 0
        ? Certain(ratio)
        : Intervals.Share(ratio.Value, ratio.Variance(_options.Target), articles, Math.Max(1, articles - 1), coverage, ratio.OneMore(_options.Target));

    private bool IsSmall(CorrectedCell cell) => IsSmall([cell]) || double.IsNaN(Mean([cell]).Value);

    private bool IsSmall(IReadOnlyList<CorrectedCell> cells) => !IsCertain && UnitsOf(cells) is var (units, articles) && (units < _options.MinimumChecked || articles < FewArticles);

    private (int Units, int Articles) UnitsOf(IReadOnlyList<CorrectedCell> cells)
    {
        var units = cells.SelectMany(c => c.Units).Distinct().ToList();
        return (units.Count, units.Select(u => _designs[u.Sample].Units[u.Unit].Cluster).Distinct().Count());
    }

    private CorrectedRatio Mean(IReadOnlyList<CorrectedCell> cells) => Ratio(cells, (c, s) => c.Score(s), (c, s) => c.Count(s));

    private CorrectedRatio Ratio(IReadOnlyList<CorrectedCell> cells, Func<CorrectedCell, CheckedStance, double> numerator, Func<CorrectedCell, CheckedStance, double> denominator) =>
        CorrectedRatio.Of(CorrectedCell.Values(cells, _designs, numerator, denominator), _population.Clusters, _options.Method);

    private static Estimate Certain(CorrectedRatio ratio) => new(ratio.Value, 0, ratio.Value, ratio.Value);

    private Estimate Number(IReadOnlyList<CorrectedCell> cells, double degrees)
    {
        var total = CorrectedRatio.Total(CorrectedCell.Values(cells, _designs, (c, s) => c.Count(s), (_, _) => 0), _population.Clusters, _options.Method == CorrectionMethod.Regression ? CorrectionMethod.Tuned : _options.Method);
        return Intervals.Bounded(total.Value, total.Variance(EstimateTarget.Corpus), degrees, _options.Coverage, 0, double.PositiveInfinity);
    }

    private CorrectedPosition Own(CorrectedCell cell, Position? read)
    {
        CorrectedCell[] cells = [cell];
        var (units, articles) = UnitsOf(cells);
        var (mean, target) = (Mean(cells), _options.Target);
        var (support, oppose) = (Ratio(cells, (c, s) => c.Support(s), (c, s) => c.Count(s)), Ratio(cells, (c, s) => c.Oppose(s), (c, s) => c.Count(s)));
        Estimate MeanAt(double coverage) => IsCertain
            ? Certain(mean)
            : Intervals.Within(Intervals.Mean(mean.Value, mean.Variance(target), articles, articles - 1, coverage, mean.OneMore(target)), Share(support, articles, coverage), Share(oppose, articles, coverage));
        var position = new CorrectedPosition
        {
            Actor = cell.Actor,
            Issue = cell.Issue,
            Read = read,
            Mean = MeanAt(_options.Coverage),
            SupportShare = Share(support, articles),
            OpposeShare = Share(oppose, articles),
            Statements = Number(cells, articles - 1),
            Checked = units,
            CheckedArticles = articles,
            ReadingWeight = _options.Method == CorrectionMethod.Regression ? double.NaN : mean.Weight,
            Pool = CorrectionPool.None,
        };
        _parts.Add(position, new Parts((mean, 1), (support, 1), (oppose, 1), MeanAt));
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

    /// <summary>What of an estimate others may share: ratios, each with its factor; and the interval of the mean for any coverage.</summary>
    private sealed record Parts((CorrectedRatio Ratio, double Factor) Mean, (CorrectedRatio Ratio, double Factor) Support, (CorrectedRatio Ratio, double Factor) Oppose, Func<double, Estimate> MeanAt);

    /// <summary>
    /// Small cells that are estimated together, as areas are in small area estimation (Fay and Herriot 1979; Rao and Molina 2015, ch. 6). What is read of a cell, shifted by the difference of check and reading over all cells of the pool,
    /// foretells it; how far cells are from that (the variance between them) is estimated from statements of one cell in different articles. Each estimate is the mean of what is foretold and of the cell's own check, weighted by how
    /// sure each is.
    /// </summary>
    private sealed class Pool
    {
        private readonly CorrectedPositions _positions;
        private readonly CorrectionPool _kind;
        private readonly Lazy<(Line Mean, Line Support, Line Oppose)> _lines;
        private readonly int _articles;

        /// <summary>A pool of cells.</summary>
        /// <param name="positions">Where they are from.</param>
        /// <param name="cells">The cells that share a shift.</param>
        /// <param name="all">All small cells, of which the variance between cells is estimated.</param>
        /// <param name="kind">What the pool is called.</param>
        public Pool(CorrectedPositions positions, IReadOnlyList<CorrectedCell> cells, IReadOnlyList<CorrectedCell> all, CorrectionPool kind)
        {
            (_positions, _kind) = (positions, kind);
            (_, _articles) = positions.UnitsOf(cells);
            IsEnough = cells.Any(c => c.ReadCount > 0) && !positions.IsSmall(cells);
            _lines = new(() => (
                Of(c => c.ReadMean, (c, s) => c.Score(s), (_, s) => s.Share * s.Score * s.Score),
                Of(c => c.ReadSupport, (c, s) => c.Support(s), (c, s) => c.Support(s)),
                Of(c => c.ReadOppose, (c, s) => c.Oppose(s), (c, s) => c.Oppose(s))));

            Line Of(Func<CorrectedCell, double> read, Func<CorrectedCell, CheckedStance, double> value, Func<CorrectedCell, CheckedStance, double> square)
            {
                var shift = positions.Ratio(cells, (c, s) => value(c, s) - (read(c) * c.Count(s)), (c, s) => c.Count(s));
                double squares = 0, count = 0, products = 0, pairs = 0;
                var known = 0;
                foreach (var cell in all)
                {
                    // What each article has of the cell, less what is foretold.
                    var foretold = shift.Value + read(cell);
                    var parts = cell.CheckedArticles(positions._designs, value, square).Select(v => (v.Count, Left: v.Sum - (foretold * v.Count), Square: v.Square - (2 * foretold * v.Sum) + (foretold * foretold * v.Count))).ToList();
                    squares += parts.Sum(v => v.Square);
                    count += parts.Sum(v => v.Count);
                    products += Math.Pow(parts.Sum(v => v.Left), 2) - parts.Sum(v => v.Left * v.Left);
                    known += parts.Count(v => v.Count > 0) > 1 ? 1 : 0;
                    pairs += Math.Pow(parts.Sum(v => v.Count), 2) - parts.Sum(v => v.Count * v.Count);
                }

                return new Line(shift, shift.Variance(positions._options.Target), squares / count, pairs > 0 ? Math.Max(0, products / pairs) : double.NaN, known);
            }
        }

        /// <summary>Whether enough was checked in all cells together.</summary>
        public bool IsEnough { get; }

        /// <summary>A cell with the pool's correction.</summary>
        public CorrectedPosition Share(CorrectedCell cell, Position? read)
        {
            var (mean, support, oppose) = _lines.Value;
            if (!mean.IsKnown || !support.IsKnown || !oppose.IsKnown)
                return _positions.Nothing(cell.Actor, cell.Issue, read, cell);
            var (units, articles) = _positions.UnitsOf([cell]);
            var (degrees, coverage) = (Math.Min(mean.Cells, _articles) - 1, _positions._options.Coverage);
            var ofMean = Of(mean, cell.ReadMean, (c, s) => c.Score(s));
            var ofSupport = Of(support, cell.ReadSupport, (c, s) => c.Support(s));
            var ofOppose = Of(oppose, cell.ReadOppose, (c, s) => c.Oppose(s));
            Estimate MeanAt(double wanted) => Intervals.Bounded(ofMean.Value, ofMean.Variance, degrees, wanted, -1, 1);
            var position = new CorrectedPosition
            {
                Actor = cell.Actor,
                Issue = cell.Issue,
                Read = read,
                Mean = MeanAt(coverage),
                SupportShare = Intervals.Bounded(ofSupport.Value, ofSupport.Variance, degrees, coverage, 0, 1),
                OpposeShare = Intervals.Bounded(ofOppose.Value, ofOppose.Variance, degrees, coverage, 0, 1),
                Statements = _positions.Number([cell], degrees),
                Checked = units,
                CheckedArticles = articles,
                ReadingWeight = double.NaN,
                Pool = _kind,
            };
            _positions._parts.Add(position, new Parts(ofMean.Part, ofSupport.Part, ofOppose.Part, MeanAt));
            return position;

            (double Value, double Variance, (CorrectedRatio, double) Part) Of(Line line, double asRead, Func<CorrectedCell, CheckedStance, double> value)
            {
                var own = CorrectedRatio.Of(CorrectedCell.Values([cell], _positions._designs, value, (c, s) => c.Count(s)), _positions._population.Clusters, CorrectionMethod.CheckedOnly);
                return line.Estimate(asRead, Math.Max(1, cell.ReadCount), own, double.IsNaN(own.Value) ? 0 : cell.EffectiveArticles(_positions._designs));
            }
        }

        /// <summary>What foretells the cells of a pool.</summary>
        /// <param name="Shift">The mean difference of check and reading.</param>
        /// <param name="ShiftVariance">Its variance.</param>
        /// <param name="Within">How much single statements differ from what is foretold of their cell, squared.</param>
        /// <param name="Between">How much cells do.</param>
        /// <param name="Cells">Number of cells with statements in different articles, from which that is known.</param>
        private sealed record Line(CorrectedRatio Shift, double ShiftVariance, double Within, double Between, int Cells)
        {
            public bool IsKnown => !double.IsNaN(Shift.Value) && !double.IsNaN(Within) && Cells > 1;

            public (double Value, double Variance, (CorrectedRatio, double) Part) Estimate(double read, double statements, CorrectedRatio own, double units)
            {
                var between = Between + (Within / statements);
                var weight = units > 0 ? between / (between + (Within / units)) : 0;
                var foretold = Shift.Value + read;
                var value = units > 0 ? (weight * own.Value) + ((1 - weight) * foretold) : foretold;
                var variance = ((1 - weight) * (1 - weight) * (between + ShiftVariance)) + (units > 0 ? weight * weight * Within / units : 0);
                return (value, variance, (Shift, 1 - weight));
            }
        }
    }
}
