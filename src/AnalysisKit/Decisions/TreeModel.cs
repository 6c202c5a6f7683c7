using System.Globalization;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>A yes or no by boosted trees over named numbers: each tree adds what stands at its leaf. Immutable.</summary>
internal sealed class TreeModel
{
    /// <summary>Knows nothing.</summary>
    public static readonly TreeModel Empty = new([], 0, [], new Dictionary<string, IReadOnlyDictionary<string, double>>());

    private readonly Tree[] _trees;
    private readonly double _bias;

    /// <summary>Makes a model.</summary>
    /// <param name="names">The names of the values.</param>
    /// <param name="bias">What holds always.</param>
    /// <param name="trees">The trees. A child of 0 or more is a node, one below is the leaf with the number of its complement.</param>
    /// <param name="rates">For kinds of values that are words: how often each word was right, by kind and word.</param>
    public TreeModel(IReadOnlyList<string> names, double bias, IReadOnlyList<Tree> trees, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> rates)
    {
        Names = names;
        _bias = bias;
        _trees = [.. trees];
        Rates = rates;
    }

    /// <summary>The names of the values, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How often statements with a word were right, by the kind of word and the word. The word "" stands for all that are not listed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Rates { get; }

    /// <summary>The rate of a word.</summary>
    public double Rate(string kind, string word) => Rates.TryGetValue(kind, out var rates) ? rates.TryGetValue(word, out var rate) ? rate : rates.GetValueOrDefault("") : 0;

    /// <summary>The probability of yes.</summary>
    /// <param name="values">The values, in the order of <see cref="Names"/>.</param>
    public double Probability(ReadOnlySpan<double> values)
    {
        var sum = _bias;
        foreach (var tree in _trees)
        {
            var node = 0;
            while (node >= 0)
                node = values[tree.Names[node]] <= tree.Bounds[node] ? tree.Lower[node] : tree.Higher[node];
            sum += tree.Leaves[~node];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    internal static TreeModel Read(JsonElement json)
    {
        string[] names = [.. json.GetProperty("values").EnumerateArray().Select(n => n.GetString()!)];
        var numbers = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var trees = json.GetProperty("trees").EnumerateArray().Select(tree =>
        {
            var nodes = tree.GetProperty("nodes").EnumerateArray().ToArray();
            return Checked(new Tree(
                [.. nodes.Select(n => numbers.TryGetValue(n[0].GetString()!, out var number) ? number : throw new FormatException($"\"{n[0].GetString()}\" is not among \"values\"."))],
                [.. nodes.Select(n => n[1].GetDouble())],
                [.. nodes.Select(n => n[2].GetInt32())],
                [.. nodes.Select(n => n[3].GetInt32())],
                [.. tree.GetProperty("leaves").EnumerateArray().Select(l => l.GetDouble())]));
        });
        var rates = json.GetProperty("rates").EnumerateObject().ToDictionary(
            kind => kind.Name,
            kind => (IReadOnlyDictionary<string, double>)kind.Value.EnumerateObject().ToDictionary(r => r.Name, r => r.Value.GetDouble(), StringComparer.Ordinal),
            StringComparer.Ordinal);
        return new TreeModel(names, json.GetProperty("bias").GetDouble(), [.. trees], rates);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("values");
        json.WriteRawValue(JsonSerializer.Serialize(Names));
        json.WritePropertyName("bias");
        json.WriteRawValue(Rounded(_bias));
        json.WritePropertyName("rates");
        json.WriteStartObject();
        foreach (var (kind, rates) in Rates.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(kind);
            json.WriteStartObject();
            foreach (var (word, rate) in rates.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                json.WritePropertyName(word);
                json.WriteRawValue(Rounded(rate));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WritePropertyName("trees");
        json.WriteStartArray();
        foreach (var tree in _trees)
        {
            json.WriteStartObject();
            json.WritePropertyName("nodes");
            json.WriteStartArray();
            for (var i = 0; i < tree.Names.Length; i++)
                json.WriteRawValue(string.Create(CultureInfo.InvariantCulture, $"[\"{Names[tree.Names[i]]}\",{tree.Bounds[i]:0.####},{tree.Lower[i]},{tree.Higher[i]}]"));
            json.WriteEndArray();
            json.WritePropertyName("leaves");
            json.WriteRawValue($"[{string.Join(',', tree.Leaves.Select(Rounded))}]");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A tree that goes round in circles, or to a leaf that it has not, would be found out in the middle of an article.
    private static Tree Checked(Tree tree)
    {
        for (var i = 0; i < tree.Names.Length; i++)
        {
            foreach (var child in (ReadOnlySpan<int>)[tree.Lower[i], tree.Higher[i]])
            {
                if (child >= 0 ? child <= i || child >= tree.Names.Length : ~child >= tree.Leaves.Length)
                    throw new FormatException("A tree of \"speakers\" names a node that stands before it, or one that is missing.");
            }
        }

        return tree.Names.Length == 0 ? throw new FormatException("A tree of \"speakers\" has no node.") : tree;
    }

    private static string Rounded(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A tree: of each node the number of the name it asks about, the highest value that goes to the lower child, and both children.</summary>
    internal sealed record Tree(int[] Names, double[] Bounds, int[] Lower, int[] Higher, double[] Leaves);
}
