namespace AnalysisKit;

/// <summary>The lines of a topic file on which its names stand.</summary>
internal sealed class NameLines
{
    private readonly Dictionary<(string Name, string Actor, bool IsPerson), long> _lines = [];

    public NameLines(YamlEntry topic)
    {
        var map = topic.Map();
        foreach (var actor in ListOf(map, "actors"))
            Add(actor.Map(), "id", ["names", "people_of", "capitals", "institutions", "media", "titles", "ambiguous", "namesakes"]);
        foreach (var person in ListOf(map, "people"))
            Add(person.Map(), "actor", ["name", "aliases", "short"]);
    }

    /// <summary>The line of a name; 0 if the topic does not have it.</summary>
    public long Of(Alias alias) => _lines.GetValueOrDefault((alias.Phrase, alias.Actor ?? "", alias.Person is not null));

    private static IEnumerable<YamlEntry> ListOf(IReadOnlyDictionary<string, YamlEntry> map, string key) => map.TryGetValue(key, out var list) ? list.List() : [];

    private void Add(IReadOnlyDictionary<string, YamlEntry> entry, string actorKey, string[] keys)
    {
        var actor = entry[actorKey].Text();
        foreach (var key in keys)
        {
            if (!entry.TryGetValue(key, out var names))
                continue;
            foreach (var name in names.IsList ? names.List() : [names])
                _lines.TryAdd((name.Text(), key == "namesakes" ? "" : actor, actorKey == "actor"), name.Line);
        }
    }
}
