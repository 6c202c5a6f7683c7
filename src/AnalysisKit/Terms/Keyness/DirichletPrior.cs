namespace AnalysisKit;

/// <summary>The prior of weighted log odds: how many occurrences of each term are assumed before any is seen. Monroe, Colaresi and Quinn (2008), section 3.3.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record DirichletPrior
{
    private readonly Func<double, double, double, double> _alpha;

    private DirichletPrior(string name, Func<double, double, double, double> alpha)
    {
        Name = name;
        _alpha = alpha;
    }

    /// <summary>Informative: a term's count over all groups, as it is.</summary>
    public static DirichletPrior TotalCounts { get; } = new("total counts", (total, _, _) => total);

    /// <summary>The name of the prior.</summary>
    public string Name { get; }

    /// <summary>Uninformative: the same for every term.</summary>
    public static DirichletPrior Uniform(double alpha) => new($"uniform {alpha:R}", (_, _, _) => alpha);

    /// <summary>Informative: in proportion to the counts over all groups, with <paramref name="sum"/> as the sum over all terms.</summary>
    public static DirichletPrior Proportional(double sum) => new($"proportional {sum:R}", (total, size, _) => sum * total / size);

    /// <summary>Informative: in proportion to the counts over all groups. The sum over all terms is <paramref name="share"/> times the size of the group, so the prior differs between groups.</summary>
    public static DirichletPrior ProportionalToGroup(double share) => new($"proportional to group {share:R}", (total, size, groupSize) => share * groupSize * total / size);

    /// <summary>The assumed occurrences of a term in a group.</summary>
    /// <param name="total">Count of the term over all groups.</param>
    /// <param name="size">Size of all groups.</param>
    /// <param name="groupSize">Size of the group.</param>
    internal double Alpha(double total, double size, double groupSize) => _alpha(total, size, groupSize);

    /// <summary>The sum over all terms.</summary>
    internal double Sum(int terms, double size, double groupSize) => _alpha(0, size, groupSize) is var flat and > 0 ? flat * terms : _alpha(size, size, groupSize);
}
