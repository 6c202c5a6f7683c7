namespace AnalysisKit;

/// <summary>What bears on one actor and one issue: the stances read in all statements, and those read and found in each checked unit.</summary>
internal sealed class CorrectedCell
{
    private readonly ReadingWeights _weights;
    private readonly IReadOnlyList<IReadOnlyList<CheckedUnit>> _samples;
    private readonly List<(int Cluster, CheckedStance Stance)> _read = [];
    private readonly List<(int Unit, CheckedStance Stance)>[] _readOfUnits;
    private readonly List<(int Unit, CheckedStance Stance)>[] _checked;

    private CorrectedCell(string actor, string issue, IReadOnlyList<IReadOnlyList<CheckedUnit>> samples, ReadingWeights weights)
    {
        (Actor, Issue, _samples, _weights) = (actor, issue, samples, weights);
        _readOfUnits = [.. samples.Select(_ => new List<(int, CheckedStance)>())];
        _checked = [.. samples.Select(_ => new List<(int, CheckedStance)>())];
    }

    public string Actor { get; }

    public string Issue { get; }

    /// <summary>Mean score as read; 0 if nothing was read.</summary>
    public double ReadMean => Ratio(Score);

    /// <summary>Share in favour as read.</summary>
    public double ReadSupport => Ratio(Support);

    /// <summary>Share against as read.</summary>
    public double ReadOppose => Ratio(Oppose);

    /// <summary>Expected number of statements as read.</summary>
    public double ReadCount => _read.Sum(r => Count(r.Stance));

    /// <summary>The units, by sample and place, that bear on it.</summary>
    public IEnumerable<(int Sample, int Unit)> Units => _samples.SelectMany((_, i) => _readOfUnits[i].Concat(_checked[i]).Select(u => (i, u.Unit))).Distinct();

    /// <summary>All cells of a population.</summary>
    public static Dictionary<(string Actor, string Issue), CorrectedCell> Of(CheckedPopulation population, ReadingWeights weights)
    {
        var cells = new Dictionary<(string, string), CorrectedCell>();
        foreach (var (cluster, stance) in population.Read)
            Cell(stance)._read.Add((cluster, stance));
        for (var sample = 0; sample < population.Samples.Count; sample++)
        {
            for (var unit = 0; unit < population.Samples[sample].Count; unit++)
            {
                foreach (var stance in population.Samples[sample][unit].Read)
                    Cell(stance)._readOfUnits[sample].Add((unit, stance));
                foreach (var stance in population.Samples[sample][unit].Checked)
                    Cell(stance)._checked[sample].Add((unit, stance));
            }
        }

        return cells;

        CorrectedCell Cell(CheckedStance stance)
        {
            if (!cells.TryGetValue((stance.Actor, stance.Issue), out var cell))
                cells.Add((stance.Actor, stance.Issue), cell = new CorrectedCell(stance.Actor, stance.Issue, population.Samples, weights));
            return cell;
        }
    }

    /// <summary>Expected score of a stance; that of one that was checked is its own.</summary>
    public double Score(CheckedStance stance) => stance.Share * _weights.Score(stance.Score, stance.Probability);

    /// <summary>Expected number of stances that it stands for.</summary>
    public double Count(CheckedStance stance) => stance.Share * _weights.Weight(stance.Probability);

    /// <summary>Probability that it is in favour.</summary>
    public double Support(CheckedStance stance) => Side(stance, Polarity.Support, Polarity.Oppose);

    /// <summary>Probability that it is against.</summary>
    public double Oppose(CheckedStance stance) => Side(stance, Polarity.Oppose, Polarity.Support);

    /// <summary>Numerators and denominators over cells, for each sample. Both functions hold for stances as read and as checked.</summary>
    public static IReadOnlyList<CheckedValues> Values(
        IReadOnlyList<CorrectedCell> cells, IReadOnlyList<SampleDesign> designs, Func<CorrectedCell, CheckedStance, double> numerator, Func<CorrectedCell, CheckedStance, double> denominator) =>
    [
        .. designs.Select((design, sample) => new CheckedValues
        {
            Design = design,
            Read = sample > 0 ? [] : [.. cells.SelectMany(c => c._read.Select(r => (r.Cluster, numerator(c, r.Stance), denominator(c, r.Stance))))],
            ReadNumerators = Sums(cells, sample, design, c => c._readOfUnits, numerator),
            ReadDenominators = Sums(cells, sample, design, c => c._readOfUnits, denominator),
            Numerators = Sums(cells, sample, design, c => c._checked, numerator),
            Denominators = Sums(cells, sample, design, c => c._checked, denominator),
        }),
    ];

    /// <summary>For precision: of the stances read in each unit, those that are right and all. For recall: of those found.</summary>
    public static IReadOnlyList<CheckedValues> Right(IReadOnlyList<CorrectedCell> cells, IReadOnlyList<SampleDesign> designs, bool ofRead) =>
    [
        .. designs.Select((design, sample) => new CheckedValues
        {
            Design = design,
            Read = [],
            ReadNumerators = new double[design.Units.Count],
            ReadDenominators = new double[design.Units.Count],
            Numerators = Sums(cells, sample, design, c => ofRead ? c._readOfUnits : c._checked, (_, stance) => stance.IsRight ? 1 : 0),
            Denominators = Sums(cells, sample, design, c => ofRead ? c._readOfUnits : c._checked, (_, _) => 1),
        }),
    ];

    /// <summary>What was checked of the cell in each article: number of stances, and sums of their values and squares, each stance with the weight of its unit.</summary>
    public IEnumerable<(double Count, double Sum, double Square)> CheckedArticles(
        IReadOnlyList<SampleDesign> designs, Func<CorrectedCell, CheckedStance, double> value, Func<CorrectedCell, CheckedStance, double> square) =>
        _checked.SelectMany((units, sample) => units.Select(u => (designs[sample].Units[u.Unit].Cluster, designs[sample].Units[u.Unit].Weight, u.Stance))).GroupBy(u => u.Cluster)
            .Select(g => (g.Sum(u => u.Weight * Count(u.Stance)), g.Sum(u => u.Weight * value(this, u.Stance)), g.Sum(u => u.Weight * square(this, u.Stance))));

    /// <summary>How many articles of equal weight tell as much as what was checked of the cell (Kish 1965); 0 if nothing was.</summary>
    public double EffectiveArticles(IReadOnlyList<SampleDesign> designs)
    {
        var counts = CheckedArticles(designs, (_, _) => 0, (_, _) => 0).Select(a => a.Count).ToList();
        return counts.Sum() is > 0 and var sum ? sum * sum / counts.Sum(c => c * c) : 0;
    }

    private static double[] Sums(
        IReadOnlyList<CorrectedCell> cells, int sample, SampleDesign design, Func<CorrectedCell, List<(int Unit, CheckedStance Stance)>[]> part, Func<CorrectedCell, CheckedStance, double> value)
    {
        var sums = new double[design.Units.Count];
        foreach (var cell in cells)
        {
            foreach (var (unit, stance) in part(cell)[sample])
                sums[unit] += value(cell, stance);
        }

        return sums;
    }

    private double Side(CheckedStance stance, Polarity side, Polarity other) =>
        stance.Share * (stance.Polarity == side ? stance.Probability : stance.Polarity == other ? _weights.Turned(stance.Probability) : 0);

    private double Ratio(Func<CheckedStance, double> value) => ReadCount is > 0 and var count ? _read.Sum(r => value(r.Stance)) / count : 0;
}
