namespace AnalysisKit;

/// <summary>Chooses, for each name of the catalogue that occurs in an article, whom it means there: by who was in office, whose full name the article gives, and which actors it names.</summary>
internal sealed class NameChooser(string text, Token[] tokens, ActorNote[] notes, DateOnly? published, HashSet<string> givenNames)
{
    private readonly Named?[] _found = new Named?[tokens.Length];

    // Names whose choice needs the whole article.
    private readonly List<(int Start, PhraseMatcher<Alias>.Match Match)> _open = [];
    private HashSet<string>? _seen;
    private Dictionary<string, int>? _actors;

    /// <summary>The names that begin at each token.</summary>
    public Named?[] Find(PhraseMatcher<Alias> phrases)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!notes[i].BeginsName || phrases.At(tokens, i) is not { } match)
                continue;
            if (IsPreposition(i + match.Length - 1) && match.Values.All(a => a.Person is not null))
                continue;
            if (NeedsArticle(match))
            {
                _open.Add((i, match));
                i += match.Length - 1;
            }
            else if (Best(match.Values, i) is { } alias)
            {
                Take(i, match, alias, false);
                i += match.Length - 1;
            }
        }

        if (_open.Count > 0)
            CountActors();
        foreach (var (start, match) in _open)
        {
            if (IsPartOfLongerName(start, match))
                continue;
            if (Best(match.Values, start) is { } alias)
                Take(start, match, alias, published is null && match.Values.Any(other => other.Source == alias.Source && other.Actor != alias.Actor && other.Person?.Name == alias.Person?.Name));
        }

        return _found;
    }

    // Names of people wait until the article has been read: a family name counts if the full name stands anywhere, and of two bearers the one whose actor the article names.
    private static bool NeedsArticle(PhraseMatcher<Alias>.Match match)
    {
        foreach (var alias in match.Values)
        {
            if (alias.Person is null)
                return false;
        }

        return match.Length == 1 || match.Values.Count > 1;
    }

    // "شدد خالد على ..." (Khaled stressed ...): the preposition is spelled like the name Ali but for its last letter.
    private bool IsPreposition(int token) => tokens[token].Normal == "علي" && text[tokens[token].Span.End - 1] == '\u0649';

    // "رأى لافروف أن" (Lavrov held that): the verb is spelled like the name Ray but for its last letter.
    private bool IsHeld(int token) => tokens[token].Normal == "راي" && text[tokens[token].Span.End - 1] == '\u0649';

    private void Take(int start, PhraseMatcher<Alias>.Match match, Alias alias, bool isDoubtful)
    {
        _found[start] = new Named(start, start + match.Length, alias, match.Conjunction, match.Preposition) { IsDoubtful = isDoubtful };
        if (alias.Actor is null || alias.NeedsContext)
            return;
        _seen ??= new HashSet<string>(StringComparer.Ordinal);
        _seen.Add(alias.Person?.Name ?? alias.Actor);
    }

    private Alias? Best(IReadOnlyList<Alias> aliases, int start)
    {
        Alias? best = null;
        var bestRank = 0;
        foreach (var alias in aliases)
        {
            var rank = Rank(alias, start);
            if (rank > bestRank)
                (best, bestRank) = (alias, rank);
        }

        return best;
    }

    // A topic's name wins over the kit's, an actor's own name over a person's, somebody in office over somebody who is not. Zero if the name does not count here.
    private int Rank(Alias alias, int start)
    {
        var isSeen = _seen?.Contains(alias.Person?.Name ?? alias.Actor ?? "") == true;
        if (alias.Person is not { } person)
            return alias.NeedsContext && !isSeen ? 0 : alias.Source == NameSource.Topic ? 1000 : 800;
        var inOffice = person.InOffice(published);
        if (alias.Source == NameSource.Topic)
            return alias.NeedsContext && !isSeen ? 0 : inOffice ? 900 : 300;
        if (!inOffice)
            return 0;
        var mentions = _actors?.GetValueOrDefault(person.Actor) ?? 0;
        var isSingle = !alias.Phrase.Contains(' ', StringComparison.Ordinal);
        if (!isSeen && isSingle && (alias.NeedsContext || mentions == 0))
            return 0;
        return (isSeen ? 500 : 400) + Math.Min(mentions, 50) + (person.Actor.StartsWith("other:", StringComparison.Ordinal) ? 0 : 20);
    }

    // "رفعت الأسد" (Rifaat al-Assad) is not Assad: a family name behind a given name that none of its known bearers has belongs to a stranger. Given names with the same first letter may be spellings of one.
    private bool IsPartOfLongerName(int start, PhraseMatcher<Alias>.Match match)
    {
        // "قال عنان الفرا إن ..." (Anan al-Farra said ...): the known name is the given name of a stranger.
        var next = start + match.Length;
        if (match.Length == 1 && next + 1 < tokens.Length && tokens[next].Kind == TokenKind.Word && notes[next] is { IsDefinite: true, Role: null, Adjective: null, Class: WordClass.None } && notes[next + 1].Is(WordClass.Complementizer))
            return true;
        if (match.Length > 1 || match.Preposition.Length > 0 || match.Conjunction.Length > 0 || start == 0 || tokens[start - 1].Kind != TokenKind.Word || notes[start - 1] is not { Role: null, Adjective: null, Class: WordClass.None } || notes[start - 1].LooksVerbal)
            return false;
        var before = tokens[start - 1].Normal;
        if (!givenNames.Contains(before) || IsHeld(start - 1))
            return false;
        foreach (var alias in match.Values)
        {
            if (NormalForm.Of(alias.Person!.Name)[0] == before[0])
                return false;
        }

        return true;
    }

    private void CountActors()
    {
        _actors = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((_found[i]?.Alias.Actor ?? notes[i].Adjective) is { } actor)
                _actors[actor] = _actors.GetValueOrDefault(actor) + 1;
        }

        // People with one bearer of the full name have been seen; those with several offices are chosen now, before family names.
        foreach (var (start, match) in _open.Where(o => o.Match.Length > 1))
        {
            if (Best(match.Values, start) is { } alias)
                Take(start, match, alias, false);
        }
    }
}
