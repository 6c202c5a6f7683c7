using System.Text.Json;

namespace AnalysisKit;

/// <summary>Weights of features, a number for each class: the probabilities are the softmax of their sums. Immutable.</summary>
internal sealed class LinearModel
{
    private readonly Dictionary<ulong, double[]> _byKey = [];
    private readonly double[] _bias;

    /// <summary>Makes a model of named weights.</summary>
    public LinearModel(int classes, IReadOnlyDictionary<string, double[]> weights)
    {
        Classes = classes;
        Weights = weights;
        _bias = weights.GetValueOrDefault(BiasName) ?? new double[classes];
        foreach (var (name, values) in weights)
        {
            if (values.Length != classes)
                throw new FormatException($"The feature \"{name}\" has {values.Length} weights; there are {classes} classes.");
            _byKey[FeatureName.KeyOf(name)] = values;
        }
    }

    /// <summary>The name of what holds always.</summary>
    public const string BiasName = "always";

    public int Classes { get; }

    public IReadOnlyDictionary<string, double[]> Weights { get; }

    /// <summary>The weights of a feature; null where it has none.</summary>
    public double[]? Of(Feature feature) => _byKey.GetValueOrDefault(feature.Key);

    /// <summary>The probability of each class.</summary>
    public void Probabilities(FeatureSet features, Span<double> probabilities)
    {
        _bias.CopyTo(probabilities);
        foreach (var feature in features.Features)
        {
            if (!_byKey.TryGetValue(feature.Key, out var weights))
                continue;
            for (var c = 0; c < weights.Length; c++)
                probabilities[c] += weights[c];
        }

        var most = double.NegativeInfinity;
        foreach (var sum in probabilities)
            most = Math.Max(most, sum);
        var total = 0.0;
        foreach (ref var value in probabilities)
        {
            value = Math.Exp(value - most);
            total += value;
        }

        foreach (ref var value in probabilities)
            value /= total;
    }

    internal static LinearModel Read(JsonElement json, int classes) =>
        new(classes, json.EnumerateObject().ToDictionary(w => w.Name, w => w.Value.EnumerateArray().Select(v => v.GetDouble()).ToArray(), StringComparer.Ordinal));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, values) in Weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            json.WriteRawValue("[" + string.Join(',', values.Select(v => v.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture).Replace("-0.000", "0", StringComparison.Ordinal))) + "]");
        }

        json.WriteEndObject();
    }
}
