namespace AnalysisKit.Cli;

/// <summary>The actors or the issues among which the user chooses. She names them by id or by label in either language; a name that none has is an error that suggests the nearest.</summary>
internal sealed class KnownIds
{
    private readonly List<(string Id, string[] Spellings)> _known;
    private readonly Func<string, string> _none;

    private KnownIds(IEnumerable<(string Id, string English, string Arabic)> known, Func<string, string> none) =>
        (_known, _none) = ([.. known.Distinct().Select(k => (k.Id, (string[])[.. new[] { k.Id, k.English, k.Arabic }.Distinct()]))], none);

    /// <summary>The actors of topics, and those of the kit.</summary>
    public static KnownIds Actors(params IEnumerable<Topic> topics) =>
        new(topics.SelectMany(t => t.Actors.Actors).Select(Named), name => $"no actor is called '{name}' in the topic or the kit's catalogue.");

    /// <summary>The issues of topics.</summary>
    public static KnownIds Issues(params IReadOnlyList<Topic> topics) =>
        new(topics.SelectMany(t => t.Issues).Select(i => (i.Id, i.English, i.Arabic)), name => $"the {(topics.Count == 1 ? "topic" : "topics")} '{string.Join("', '", topics.Select(t => t.Id))}' {(topics.Count == 1 ? "has" : "have")} no issue '{name}'.");

    /// <summary>The actors of a scan, which names no topic: those of the kit, and who speaks in it.</summary>
    public static KnownIds ActorsOf(IEnumerable<string> speakers) =>
        new([.. ActorCatalogue.Default.Actors.Select(Named), .. speakers.Where(id => ActorCatalogue.Default.Find(id) is null).Select(id => (id, id, id))], name => $"no actor is called '{name}' in the scan or the kit's catalogue.");

    /// <summary>The issues of a scan, which names no topic: those on which somebody takes a side in it.</summary>
    public static KnownIds IssuesOf(IEnumerable<string> sides) => new(sides.Select(id => (id, id, id)), name => $"nobody takes a side on an issue '{name}' in the scan.");

    /// <summary>The actors or issues of a store's topics.</summary>
    /// <param name="kind">actor or issue.</param>
    /// <param name="known">What the store has of them.</param>
    public static KnownIds OfStore(string kind, IEnumerable<(string Id, string English, string Arabic)> known) => new(known, name => $"the store's topics have no {kind} '{name}'.");

    /// <summary>The ids of what the user names, each once: of all that have that id, else of all that have it as a label.</summary>
    /// <exception cref="CommandFailure">Nothing has such a name; the message suggests one.</exception>
    public string[] Resolve(IEnumerable<string> names) => [.. names.SelectMany(Find).Distinct()];

    private List<string> Find(string name)
    {
        var ids = _known.FindAll(k => k.Id == name);
        if (ids.Count == 0)
        {
            var wanted = NormalForm.Of(name, NormalFormMode.IgnoreCase);
            ids = _known.FindAll(k => Array.Exists(k.Spellings, s => NormalForm.Of(s, NormalFormMode.IgnoreCase) == wanted));
        }

        return ids.Count > 0 ? ids.ConvertAll(k => k.Id)
            : throw new CommandFailure(ExitCodes.Usage, $"{_none(Plain.Line(name))} {Suggestion.For(name, _known.SelectMany(k => k.Spellings.Select(s => (s, k.Id))))}");
    }

    private static (string Id, string English, string Arabic) Named(Actor actor) => (actor.Id, actor.English, actor.Arabic);
}
