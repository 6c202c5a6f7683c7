namespace AnalysisKit;

/// <summary>How tf-idf is computed. The defaults are those of quanteda: count · log10(N/df).</summary>
public sealed record TfIdfOptions
{
    /// <summary>scikit-learn's default: count · (ln((1+N)/(1+df)) + 1), each group scaled to length 1.</summary>
    public static TfIdfOptions ScikitLearn { get; } = new() { Base = Math.E, Smooth = true, AddOne = true, UnitLength = true };

    /// <summary>What stands for the term frequency.</summary>
    public FrequencyScheme Frequency { get; init; } = FrequencyScheme.Count;

    /// <summary>Base of the logarithm of N/df.</summary>
    public double Base { get; init; } = 10;

    /// <summary>(1+N)/(1+df) in place of N/df, as if one more group had every term.</summary>
    public bool Smooth { get; init; }

    /// <summary>Adds 1 to the logarithm, so that terms of all groups keep some weight.</summary>
    public bool AddOne { get; init; }

    /// <summary>Divides the weights of a group by the root of the sum of their squares.</summary>
    public bool UnitLength { get; init; }
}
