using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace AnalysisKit;

/// <summary>
/// The events of a YAML file, in bounds: they end with a <see cref="YamlBoundException"/> before lists and maps are nested so deep, or repeated so often by aliases, that whoever walks through the nodes
/// would overflow the stack or never end.
/// </summary>
/// <param name="events">The events.</param>
internal sealed class BoundedYaml(IParser events) : IParser
{
    /// <summary>How deep lists and maps may be nested. A topic needs six levels.</summary>
    internal const int MostNesting = 64;

    /// <summary>How many nodes a file may have, those that an alias repeats counted each time.</summary>
    internal const int MostNodes = 2_000_000;

    private readonly Stack<Collection> _open = [];
    private readonly Dictionary<AnchorName, Collection?> _anchors = [];
    private int _nodes;

    /// <inheritdoc/>
    public ParsingEvent? Current => events.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (!events.MoveNext())
            return false;
        switch (events.Current)
        {
            case MappingStart or SequenceStart:
                Open((NodeEvent)events.Current);
                break;
            case MappingEnd or SequenceEnd:
                Close(_open.Pop());
                break;
            case AnchorAlias alias when _anchors.TryGetValue(alias.Value, out var repeated):
                Repeat(repeated ?? throw Bound("an alias stands inside the part that it repeats"));
                break;
            case AnchorAlias alias:
                throw new YamlException(alias.Start, alias.End, $"*{alias.Value} stands for a part that &{alias.Value} marks before it, and nothing is marked so. Put a text that begins with a star in quotes.");
            case Scalar scalar:
                if (!scalar.Anchor.IsEmpty)
                    _anchors[scalar.Anchor] = new Collection(scalar.Anchor) { Nodes = 1 };
                Add(1);
                break;
        }

        return true;
    }

    private void Open(NodeEvent start)
    {
        if (_open.Count >= MostNesting)
            throw Bound($"lists and maps are nested deeper than {MostNesting}");
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = null;
        _open.Push(new Collection(start.Anchor));
        Add(1);
    }

    private void Close(Collection collection)
    {
        if (!collection.Anchor.IsEmpty)
            _anchors[collection.Anchor] = collection;
        if (_open.TryPeek(out var around))
        {
            around.Nodes += collection.Nodes;
            around.Height = Math.Max(around.Height, collection.Height + 1);
        }
    }

    private void Repeat(Collection collection)
    {
        if (_open.Count + collection.Height >= MostNesting)
            throw Bound($"lists and maps are nested deeper than {MostNesting}");
        if (_open.TryPeek(out var around))
            around.Height = Math.Max(around.Height, collection.Height + 1);
        Add(collection.Nodes);
    }

    private void Add(int nodes)
    {
        _nodes += nodes;
        if (_open.TryPeek(out var around))
            around.Nodes += nodes;
        if (_nodes > MostNodes)
            throw Bound($"with what its aliases repeat, the file has more than {MostNodes} values");
    }

    private YamlBoundException Bound(string problem) => new(events.Current!.Start, events.Current.End, problem);

    private sealed class Collection(AnchorName anchor)
    {
        public AnchorName Anchor => anchor;

        public int Nodes { get; set; }

        public int Height { get; set; }
    }
}
