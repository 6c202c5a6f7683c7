namespace AnalysisKit;

/// <summary>The names of a topic beside those of the kit's catalogue.</summary>
internal sealed class NameTable
{
    private readonly NameLines _lines;
    private readonly ILookup<string, Alias> _own;
    private readonly ILookup<string, Alias> _kit;

    public NameTable(Topic topic)
    {
        var kit = new HashSet<Alias>(ActorCatalogue.Default.Aliases, ReferenceEqualityComparer.Instance);
        var tokenizer = new Tokenizer(new Vocabulary());
        _lines = new NameLines(topic.Source);
        Own = [.. topic.Actors.Aliases.Where(a => !kit.Contains(a))];
        _own = Own.ToLookup(Spelling);
        var own = _own.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        _kit = kit.Where(a => own.Contains(Spelling(a))).ToLookup(Spelling);

        string Spelling(Alias alias) => string.Join(' ', tokenizer.Tokenize(alias.Phrase).Select(t => t.Normal));
    }

    /// <summary>The names that the topic itself has, in the order of its file.</summary>
    public IReadOnlyList<Alias> Own { get; }

    /// <summary>All names of the topic, and those of the kit's that were read or that the topic has too.</summary>
    public IEnumerable<NameHits> Hits(IReadOnlyDictionary<Alias, NameTally> tallies)
    {
        var own = new HashSet<Alias>(Own, ReferenceEqualityComparer.Instance);
        var kit = tallies.Keys.Where(a => !own.Contains(a)).Concat(_kit.SelectMany(g => g)).Distinct<Alias>(ReferenceEqualityComparer.Instance).ToList();
        return Own.Select(a => Row(a, tallies.GetValueOrDefault(a) ?? new NameTally()))
            .Concat(kit.Select(a => Row(a, tallies.GetValueOrDefault(a) ?? new NameTally())).OrderByDescending(h => h.Named).ThenBy(h => h.Name, StringComparer.Ordinal));
    }

    /// <summary>Names that mostly lose, most frequent first, and then those that two actors have.</summary>
    public IEnumerable<LosingName> Losing(IReadOnlyDictionary<Alias, NameTally> tallies)
    {
        var losing = new List<LosingName>();
        foreach (var spelling in _own)
        {
            // Where one of several entries of a spelling is read, the others are there for another time.
            if (spelling.All(a => !IsRead(tallies.GetValueOrDefault(a))))
                losing.AddRange(spelling.Where(a => tallies.ContainsKey(a)).Select(a => Lost(a, tallies[a])));
        }

        losing.AddRange(_own.SelectMany(Shared));
        losing.AddRange(_own.SelectMany(spelling => Overriding(spelling, _kit[spelling.Key])));
        return losing.OrderByDescending(l => l.Lost).ThenBy(l => l.Line).ThenBy(l => l.Name, StringComparer.Ordinal);

        IEnumerable<LosingName> Shared(IEnumerable<Alias> spelling)
        {
            var same = spelling.ToList();
            return from i in Enumerable.Range(0, same.Count)
                   let other = same.Take(i).FirstOrDefault(o => AreBoth(o, same[i]))
                   where other is not null
                   select Clash(same[i], other, NameProblem.Shared);
        }

        IEnumerable<LosingName> Overriding(IEnumerable<Alias> spelling, IEnumerable<Alias> kits) =>
            from alias in spelling
            let other = kits.FirstOrDefault(k => AreBoth(k, alias))
            where other is not null && (IsRead(tallies.GetValueOrDefault(alias)) || !tallies.ContainsKey(alias))
            select Clash(alias, other, NameProblem.OverridesKit);

        LosingName Clash(Alias alias, Alias other, NameProblem problem) => new(
            _lines.Of(alias), alias.Actor ?? "", alias.Phrase, problem, other.Person?.Name ?? other.Phrase, other.Actor ?? "", tallies.GetValueOrDefault(alias)?.Found ?? 0, 0);
    }

    /// <summary>Whether the name is read as its actor at least as often as it loses.</summary>
    private static bool IsRead(NameTally? tally) =>
        tally is not null && tally.Named + tally.Inside >= tally.LostToLonger + tally.LostToOther + tally.NotYetNamed && tally.OutOfOffice < tally.Found;

    private LosingName Lost(Alias alias, NameTally tally)
    {
        var winner = tally.Winners.OrderByDescending(w => w.Value).ThenBy(w => w.Key.Phrase, StringComparer.Ordinal).Select(w => w.Key).FirstOrDefault();
        var problem = tally.OutOfOffice == tally.Found ? NameProblem.OutOfOffice
            : tally.NotYetNamed >= tally.LostToLonger + tally.LostToOther ? NameProblem.NeverInFull
            : tally.LostToLonger >= tally.LostToOther ? NameProblem.LongerName
            : NameProblem.OtherActor;
        return new LosingName(
            _lines.Of(alias), alias.Actor ?? "", alias.Phrase, problem, winner?.Phrase ?? "", winner?.Actor ?? "", tally.Found, problem == NameProblem.OutOfOffice ? tally.Found : tally.Found - tally.Named - tally.Inside);
    }

    /// <summary>Whether two names of a spelling stand for different actors at the same time.</summary>
    private static bool AreBoth(Alias a, Alias b)
    {
        if (a.Actor == b.Actor)
            return false;
        return a.Person is not { } x || b.Person is not { } y || ((x.From ?? DateOnly.MinValue) <= (y.To ?? DateOnly.MaxValue) && (y.From ?? DateOnly.MinValue) <= (x.To ?? DateOnly.MaxValue));
    }

    private NameHits Row(Alias alias, NameTally tally) => new(
        _lines.Of(alias), alias.Actor ?? "", alias.Person?.Name ?? "", alias.Phrase, Math.Max(tally.Found, tally.Named), tally.Named, tally.Inside, tally.LostToLonger, tally.LostToOther, tally.NotYetNamed,
        tally.OutOfOffice, tally.Articles, tally.Statements)
    {
        FirstExample = tally.Examples.First,
        SecondExample = tally.Examples.Second,
    };
}
