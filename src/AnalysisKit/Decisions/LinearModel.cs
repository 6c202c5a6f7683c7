using System.Globalization;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>A yes or no by the sum of weights of features. Immutable.</summary>
internal sealed class LinearModel
{
    /// <summary>The name of what holds always.</summary>
    public const string BiasName = "always";

    private readonly Dictionary<ulong, double> _byKey = [];
    private readonly double _bias;

    /// <summary>Makes a model of named weights.</summary>
    public LinearModel(IReadOnlyDictionary<string, double> weights)
    {
        Weights = weights;
        _bias = weights.GetValueOrDefault(BiasName);
        foreach (var (name, weight) in weights)
            _byKey[FeatureName.KeyOf(name)] = weight;
    }

    /// <summary>Positive ones speak for yes.</summary>
    public IReadOnlyDictionary<string, double> Weights { get; }

    /// <summary>The keys of the features that have a weight.</summary>
    public IEnumerable<ulong> Keys => _byKey.Keys;

    /// <summary>The weight of a feature; 0 where it has none.</summary>
    public double Of(Feature feature) => _byKey.GetValueOrDefault(feature.Key);

    /// <summary>The probability of yes.</summary>
    public double Probability(FeatureSet features)
    {
        var sum = _bias;
        foreach (var feature in features.Features)
            sum += _byKey.GetValueOrDefault(feature.Key);
        return 1 / (1 + Math.Exp(-sum));
    }

    internal static LinearModel Read(JsonElement json) =>
        new(json.EnumerateObject().ToDictionary(w => w.Name, w => w.Value.GetDouble(), StringComparer.Ordinal));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, weight) in Weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            // What rounds to nothing says nothing.
            if (Math.Round(weight, 3) is var rounded && rounded != 0)
            {
                json.WritePropertyName(name);
                json.WriteRawValue(rounded.ToString("0.###", CultureInfo.InvariantCulture));
            }
        }

        json.WriteEndObject();
    }
}
