namespace AnalysisKit;

/// <summary>A sequence of words and how strongly they belong together. Measures that are defined for pairs only are NaN for longer sequences, and those of the 2 x 2 table for pairs whose words are so frequent that no table has these counts.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Collocation
{
    private readonly double[] _wordCounts;
    private readonly double _size;
    private readonly double _together;

    internal Collocation(IReadOnlyList<string> words, long count, long nestedCount, double lambda, double z, double[] wordCounts, double size, double together)
    {
        Words = words;
        Count = count;
        NestedCount = nestedCount;
        Lambda = lambda;
        Z = z;
        _wordCounts = wordCounts;
        _size = size;
        _together = together;
    }

    /// <summary>The words as a reader sees them.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words with a space between them.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>Number of words.</summary>
    public int Size => Words.Count;

    /// <summary>Occurrences.</summary>
    public long Count { get; }

    /// <summary>Occurrences inside a longer sequence, of the sizes that were searched.</summary>
    public long NestedCount { get; }

    /// <summary>
    /// Interaction of all words in a log-linear model. Its table counts, for all sequences of the corpus, which of the words they match:
    /// λ = Σ over subsets b of (-1)^(K-|b|) ln n(b). Blaheta and Johnson (2001), "Unsupervised learning of multi-word verbs". NaN for windowed pairs.
    /// </summary>
    public double Lambda { get; }

    /// <summary>λ in standard errors: λ / sqrt(Σ 1/n(b)), asymptotically normal.</summary>
    public double Z { get; }

    /// <summary>Two-sided normal p-value of <see cref="Z"/>.</summary>
    public double PValue => MathNet.Numerics.SpecialFunctions.Erfc(Math.Abs(Z) / Math.Sqrt(2));

    /// <summary>See <see cref="Collocations.PointwiseMutualInformation(double, IReadOnlyList{double}, double)"/>.</summary>
    public double PointwiseMutualInformation => Collocations.PointwiseMutualInformation(_together, _wordCounts, _size);

    /// <summary>See <see cref="Collocations.TScore(double, IReadOnlyList{double}, double)"/>.</summary>
    public double TScore => Collocations.TScore(_together, _wordCounts, _size);

    /// <summary>See <see cref="Collocations.NormalizedPointwiseMutualInformation"/>.</summary>
    public double NormalizedPointwiseMutualInformation => OfPair(Collocations.NormalizedPointwiseMutualInformation);

    /// <summary>See <see cref="Collocations.CubicMutualInformation"/>.</summary>
    public double CubicMutualInformation => OfPair(Collocations.CubicMutualInformation);

    /// <summary>See <see cref="Collocations.LogLikelihoodRatio(PairCounts)"/>.</summary>
    public double LogLikelihoodRatio => OfPair(Collocations.LogLikelihoodRatio);

    /// <summary>See <see cref="Collocations.ChiSquared(PairCounts)"/>.</summary>
    public double ChiSquared => OfPair(Collocations.ChiSquared);

    /// <summary>See <see cref="Collocations.Dice"/>.</summary>
    public double Dice => OfPair(Collocations.Dice);

    /// <summary>See <see cref="Collocations.LogDice"/>.</summary>
    public double LogDice => OfPair(Collocations.LogDice);

    /// <summary>The counts of a pair, for all other measures of <see cref="Collocations"/>; null for longer sequences. For windowed pairs the count is divided by the window.</summary>
    public PairCounts? Pair => _wordCounts.Length == 2 ? new PairCounts(_together, _wordCounts[0], _wordCounts[1], _size) : null;

    /// <summary>Why some measures have no value for this sequence.</summary>
    internal string Missing => Size > 2 ? "for pairs only" : double.IsNaN(Lambda) ? "for neighbours only" : "the pair is too frequent for a table of its words";

    private double OfPair(Func<PairCounts, double> measure) => Pair is { } pair ? measure(pair) : double.NaN;
}
