namespace AnalysisKit;

/// <summary>How two groups are compared by their terms' counts x and y; see <see cref="Similarity"/>.</summary>
public enum SimilarityMeasure
{
    /// <summary>Σxy / sqrt(Σx² Σy²).</summary>
    Cosine,

    /// <summary>Pearson's correlation over all terms.</summary>
    Correlation,

    /// <summary>Terms that both have / terms that either has. Jaccard (1912).</summary>
    Jaccard,

    /// <summary>Σxy / (Σx² + Σy² - Σxy): Jaccard for counts. Tanimoto (1958).</summary>
    ExtendedJaccard,

    /// <summary>2 · terms that both have / (terms of one + terms of the other). Dice (1945).</summary>
    Dice,

    /// <summary>2 Σxy / (Σx² + Σy²): Dice for counts.</summary>
    ExtendedDice,

    /// <summary>Share of all terms that both have or both lack. Sokal and Michener (1958).</summary>
    SimpleMatching,

    /// <summary>Share of terms on which they agree minus share on which they differ. Hamann (1961).</summary>
    Hamann,

    /// <summary>A distance: sqrt(Σ(x-y)²).</summary>
    Euclidean,

    /// <summary>A distance: Σ|x-y|.</summary>
    Manhattan,

    /// <summary>A distance: largest |x-y|.</summary>
    Maximum,

    /// <summary>A distance: Σ|x-y|/(|x|+|y|) over terms that either has. Lance and Williams (1967).</summary>
    Canberra,

    /// <summary>A distance: (Σ|x-y|^p)^(1/p).</summary>
    Minkowski,

    /// <summary>A distance in [0, 1]: the root of the Jensen-Shannon divergence of the relative frequencies in bits. Endres and Schindelin (2003).</summary>
    JensenShannon,
}
