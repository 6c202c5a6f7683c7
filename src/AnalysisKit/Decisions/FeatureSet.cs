using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>The features of one candidate, each once, in the order in which they were found.</summary>
internal sealed class FeatureSet
{
    private readonly HashSet<ulong>? _known;
    private readonly List<Feature> _features = [];
    private readonly HashSet<ulong>? _seen;

    private FeatureSet(HashSet<ulong>? known)
    {
        _known = known;
        _seen = known is null ? [] : null;
    }

    /// <summary>Whether names are kept.</summary>
    public bool AreNamed => _known is null;

    public IReadOnlyList<Feature> Features => _features;

    /// <summary>One that keeps all features and their names, as training needs it.</summary>
    public static FeatureSet OfAll() => new((HashSet<ulong>?)null);

    /// <summary>One that keeps what has a weight: few, and without names.</summary>
    public static FeatureSet Of(HashSet<ulong> known) => new(known);

    public void Add([InterpolatedStringHandlerArgument("")] ref FeatureName name, Span? at = null) => Add(name.Key, name.Text, at);

    public void Add(string name, Span? at = null) => Add(FeatureName.KeyOf(name), AreNamed ? name : null, at);

    public void Clear()
    {
        _features.Clear();
        _seen?.Clear();
    }

    private void Add(ulong key, string? name, Span? at)
    {
        if (_known?.Contains(key) == false || (_seen is null ? Has(key) : !_seen.Add(key)))
            return;
        _features.Add(new Feature(key, at, name));
    }

    private bool Has(ulong key)
    {
        foreach (var feature in _features)
        {
            if (feature.Key == key)
                return true;
        }

        return false;
    }
}
