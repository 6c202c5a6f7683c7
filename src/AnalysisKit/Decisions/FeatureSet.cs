using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>The features of one candidate, each once, in the order in which they were found.</summary>
/// <param name="areNamed">Whether their names are kept, as training needs it.</param>
internal sealed class FeatureSet(bool areNamed)
{
    private readonly HashSet<ulong> _keys = [];
    private readonly List<Feature> _features = [];

    public bool AreNamed => areNamed;

    public IReadOnlyList<Feature> Features => _features;

    public void Add([InterpolatedStringHandlerArgument("")] ref FeatureName name, Span? at = null)
    {
        if (_keys.Add(name.Key))
            _features.Add(new Feature(name.Key, at, name.Text));
    }

    public void Add(string name, Span? at = null)
    {
        if (_keys.Add(FeatureName.KeyOf(name)))
            _features.Add(new Feature(FeatureName.KeyOf(name), at, areNamed ? name : null));
    }
}
