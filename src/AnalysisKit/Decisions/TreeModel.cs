using System.Globalization;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>A yes or no by boosted trees over named numbers: each tree adds what stands at its leaf. Immutable.</summary>
internal sealed class TreeModel
{
    /// <summary>Knows nothing.</summary>
    public static readonly TreeModel Empty = new([], 0, [], new Dictionary<string, IReadOnlyDictionary<string, double>>());

    // How many trees are asked before a sum is given up that can no longer win.
    private const int AtOnce = 8;

    private readonly Tree[] _trees;
    private readonly double _bias;

    // The nodes and leaves of all trees in one array, each tree's after the one before: a child is the place of a node, or the complement of that of a leaf.
    private readonly Node[] _nodes;
    private readonly double[] _leaves;
    private readonly int[] _roots;

    // The most that the trees from each on can add.
    private readonly double[] _most;

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
        _nodes = new Node[_trees.Sum(t => t.Names.Length)];
        _leaves = [.. _trees.SelectMany(t => t.Leaves)];
        _roots = new int[_trees.Length];
        var (node, leaf) = (0, 0);
        for (var t = 0; t < _trees.Length; t++)
        {
            var tree = _trees[t];
            _roots[t] = node;
            for (var i = 0; i < tree.Names.Length; i++)
                _nodes[node + i] = new Node(tree.Bounds[i], tree.Names[i], Placed(tree.Lower[i]), Placed(tree.Higher[i]));
            node += tree.Names.Length;
            leaf += tree.Leaves.Length;
        }

        _most = new double[_trees.Length + 1];
        for (var t = _trees.Length - 1; t >= 0; t--)
            _most[t] = _most[t + 1] + _trees[t].Leaves.Max();

        int Placed(int child) => child >= 0 ? child + node : child - leaf;
    }

    /// <summary>The names of the values, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How often statements with a word were right, by the kind of word and the word. The word "" stands for all that are not listed.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Rates { get; }

    /// <summary>The rate of a word.</summary>
    public double Rate(string kind, string word) => Rates.TryGetValue(kind, out var rates) ? rates.TryGetValue(word, out var rate) ? rate : rates.GetValueOrDefault("") : 0;

    /// <summary>The probability of yes; 0 where it is certain to be below another.</summary>
    /// <param name="values">The values, in the order of <see cref="Names"/>.</param>
    /// <param name="atLeast">A probability of which it does not matter by how much this one stays below it.</param>
    public double Probability(ReadOnlySpan<double> values, double atLeast = 0)
    {
        // A little lower, so that nothing is given up by an error of rounding.
        var least = atLeast > 0 ? Math.Log(atLeast / (1 - atLeast)) - 1e-6 : double.NegativeInfinity;
        var sum = _bias;
        for (var t = 0; t < _roots.Length; t++)
        {
            if (t % AtOnce == 0 && sum + _most[t] < least)
                return 0;
            var node = _roots[t];
            do
            {
                ref readonly var at = ref _nodes[node];
                node = values[at.Name] <= at.Bound ? at.Lower : at.Higher;
            }
            while (node >= 0);
            sum += _leaves[~node];
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

    private readonly record struct Node(double Bound, int Name, int Lower, int Higher);
}
