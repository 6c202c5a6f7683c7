namespace AnalysisKit;

/// <summary>The actors, their names, adjectives, capitals and institutions, and the people who speak for them. Immutable.</summary>
public sealed class ActorCatalogue
{
    private static readonly string[] ActorKeys =
        ["id", "kind", "ar", "en", "names", "adjectives", "people_of", "capitals", "institutions", "media", "namesakes", "titles", "ambiguous", "gender"];

    private static readonly Lazy<ActorCatalogue> BuiltIn = new(() =>
        Empty.With([.. YamlEntry.Embedded("Actors/actors.yml").Map("actors")["actors"].List(), .. SharedPeople.Actors()], [], NameSource.Kit, SharedPeople.Names()));

    private readonly Dictionary<string, Actor> _actors;

    private ActorCatalogue(Dictionary<string, Actor> actors, IReadOnlyList<Alias> aliases, IReadOnlyList<Alias> shared, IReadOnlyDictionary<string, string> adjectives, IReadOnlyList<Person> people)
    {
        _actors = actors;
        Aliases = aliases;
        SharedAliases = shared;
        Adjectives = adjectives;
        People = new ResultList<Person>("people", people);
    }

    /// <summary>The catalogue that comes with the kit: states, organisations, groups, and who spoke for them since 2000.</summary>
    public static ActorCatalogue Default => BuiltIn.Value;

    /// <summary>The actors, in the order of the catalogue.</summary>
    public IReadOnlyCollection<Actor> Actors => _actors.Values;

    /// <summary>The people whom a topic adds. Besides them the kit knows those of data/people, whose names give way to a topic's.</summary>
    public ResultList<Person> People { get; }

    internal IReadOnlyList<Alias> Aliases { get; }

    /// <summary>The names of the people whom the kit knows.</summary>
    internal IReadOnlyList<Alias> SharedAliases { get; }

    /// <summary>The adjectives of actors (روسي, Russian) in all regular forms, normalised and without article, with the id of each one's actor.</summary>
    internal IReadOnlyDictionary<string, string> Adjectives { get; }

    private static ActorCatalogue Empty => new([], [], [], new Dictionary<string, string>(), []);

    /// <summary>The actor with an id; null when there is none.</summary>
    public Actor? Find(string id) => _actors.GetValueOrDefault(id);

    /// <summary>Names of a single word (states, capitals, people), and those words of people's full names that have no article.</summary>
    internal IEnumerable<IReadOnlyList<string>> SingleNames()
    {
        var single = Aliases.Where(a => a.Actor is not null && !a.Phrase.Contains(' ', StringComparison.Ordinal))
            .Where(a => a.Kind is MentionKind.Capital or MentionKind.Person || (a.Kind == MentionKind.Name && a.ActorKind == ActorKind.State && !a.NeedsContext))
            .Select(a => a.Phrase);
        var parts = People.SelectMany(p => p.Name.Split(' ')).Where(p => p.Length > 3 && !p.StartsWith("ال", StringComparison.Ordinal));
        return single.Concat(parts).Distinct().Select(n => (IReadOnlyList<string>)[n]);
    }

    /// <summary>A copy of this catalogue with what a topic adds: actors, names of known actors, and people.</summary>
    internal ActorCatalogue With(IEnumerable<YamlEntry> actors, IEnumerable<YamlEntry> people) => With(actors, people, NameSource.Topic, SharedAliases);

    private ActorCatalogue With(IEnumerable<YamlEntry> actors, IEnumerable<YamlEntry> people, NameSource source, IReadOnlyList<Alias> shared)
    {
        var known = new Dictionary<string, Actor>(_actors, StringComparer.Ordinal);
        var aliases = new List<Alias>(Aliases);
        var adjectives = new Dictionary<string, string>(Adjectives, StringComparer.Ordinal);
        foreach (var entry in actors)
            AddActor(entry, source, known, aliases, adjectives);
        var persons = new List<Person>(People);
        foreach (var entry in people)
            AddPerson(entry, known, aliases, persons);
        return new ActorCatalogue(known, aliases, shared, adjectives, persons);
    }

    private static void AddActor(YamlEntry entry, NameSource source, Dictionary<string, Actor> known, List<Alias> aliases, Dictionary<string, string> adjectives)
    {
        var map = entry.Map(ActorKeys);
        if (!map.TryGetValue("id", out var idEntry))
            throw entry.Error("An actor needs an id.");
        var id = idEntry.Text();
        known.TryGetValue(id, out var before);
        var kind = map.TryGetValue("kind", out var k) ? k.OneOf(("state", ActorKind.State), ("organisation", ActorKind.Organisation), ("group", ActorKind.Group)) : before?.Kind ?? ActorKind.Group;
        var arabic = map.TryGetValue("ar", out var ar) ? ar.Text() : before?.Arabic;
        var english = map.TryGetValue("en", out var en) ? en.Text() : before?.English;
        if (arabic is null || english is null)
            throw entry.Error($"The new actor \"{id}\" needs the labels ar and en.");
        known[id] = new Actor(id, kind, arabic, english);
        var gender = map.TryGetValue("gender", out var g) ? GenderOf(g) : kind == ActorKind.State ? Gender.Feminine : Gender.Unknown;

        void Each(string key, Action<string> add)
        {
            if (map.TryGetValue(key, out var words))
            {
                foreach (var word in words.Words())
                    add(word);
            }
        }

        Each("names", name => aliases.Add(new Alias(name, id, MentionKind.Name) { ActorKind = kind, Source = source, Gender = gender }));
        Each("people_of", name =>
        {
            aliases.Add(new Alias(name, id, MentionKind.Adjective) { Source = source });
            var people = NormalForm.Of(name);
            if (people.StartsWith("ال", StringComparison.Ordinal))
                adjectives.TryAdd(people[2..], id);
        });
        Each("capitals", name => aliases.Add(new Alias(name, id, MentionKind.Capital) { Source = source }));
        Each("institutions", name => aliases.Add(new Alias(name, id, MentionKind.Institution) { Source = source }));
        Each("media", name => aliases.Add(new Alias(name, id, MentionKind.Institution) { IsMedia = true, Source = source }));
        Each("titles", name => aliases.Add(new Alias(name, id, MentionKind.Role) { NeedsContext = true, Source = source }));
        Each("ambiguous", name => aliases.Add(new Alias(name, id, MentionKind.Name) { NeedsContext = true, ActorKind = kind, Source = source, Gender = gender }));
        Each("namesakes", name => aliases.Add(new Alias(name, null, MentionKind.Name) { Source = source }));
        Each("adjectives", adjective =>
        {
            var stem = NormalForm.Of(adjective);
            foreach (var ending in (string[])["", "ه", "ين", "ون", "ان", "تان", "تين", "ات", "و", "ا"])
            {
                if (source == NameSource.Topic)
                    adjectives[stem + ending] = id;
                else
                    adjectives.TryAdd(stem + ending, id);
            }
        });
    }

    private static Gender GenderOf(YamlEntry gender) => gender.OneOf(("m", Gender.Masculine), ("f", Gender.Feminine));

    private static void AddPerson(YamlEntry entry, Dictionary<string, Actor> known, List<Alias> aliases, List<Person> persons)
    {
        var map = entry.Map("name", "en", "actor", "title", "gender", "from", "to", "aliases", "short");
        if (!map.TryGetValue("name", out var name) || !map.TryGetValue("actor", out var actor))
            throw entry.Error("A person needs a name and an actor.");
        var actorId = actor.Text();
        if (!known.ContainsKey(actorId))
            known[actorId] = new Actor(actorId, ActorKind.Group, actorId, actorId);
        var person = new Person(
            name.Text(),
            actorId,
            map.TryGetValue("title", out var title) ? title.Text() : "",
            map.TryGetValue("from", out var from) ? from.Date() : null,
            map.TryGetValue("to", out var to) ? to.Date() : null)
        {
            Gender = map.TryGetValue("gender", out var gender) ? GenderOf(gender) : Gender.Unknown,
        };
        persons.Add(person);
        aliases.Add(new Alias(person.Name, actorId, MentionKind.Person) { Person = person });
        if (map.TryGetValue("aliases", out var others))
            aliases.AddRange(others.Words().Select(w => new Alias(w, actorId, MentionKind.Person) { Person = person }));
        if (map.TryGetValue("short", out var shorts))
            aliases.AddRange(shorts.Words().Select(w => new Alias(w, actorId, MentionKind.Person) { Person = person, NeedsContext = true }));
    }
}
