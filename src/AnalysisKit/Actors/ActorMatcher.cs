using System.Collections.Concurrent;

namespace AnalysisKit;

/// <summary>Finds the actors that a text names, in one pass over its normal form. Of several names that begin at a word the longest wins; particles may be attached to the first word. Thread-safe.</summary>
public sealed class ActorMatcher
{
    private readonly PhraseMatcher<Alias> _phrases = new(skipsQuotes: true);
    private readonly WordNotes<ActorNote> _notes;
    private readonly HashSet<string> _givenNames = new(StringComparer.Ordinal);

    // Nearly all words have one of a few different notes. Sharing these objects keeps memory small and the processor's cache effective.
    private readonly ConcurrentDictionary<ActorNote, ActorNote> _distinct = new();
    private readonly Tokenizer _tokenizer;

    /// <summary>Makes a matcher for a catalogue.</summary>
    public ActorMatcher(ActorCatalogue catalogue)
        : this(catalogue, new Tokenizer(Vocabulary.Shared))
    {
    }

    internal ActorMatcher(ActorCatalogue catalogue, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        Catalogue = catalogue;
        _tokenizer = tokenizer;
        _notes = new WordNotes<ActorNote>(Note);
        foreach (var alias in catalogue.Aliases.Concat(catalogue.SharedAliases))
        {
            _phrases.Add(alias.Phrase, alias);
            if (alias.Person?.Name is { } name && name.IndexOf(' ', StringComparison.Ordinal) is var blank and > 1)
                _givenNames.Add(NormalForm.Of(name[..blank]));
        }
    }

    /// <summary>The catalogue whose names are matched.</summary>
    public ActorCatalogue Catalogue { get; }

    /// <summary>The mentions in an article, in text order. The day of publication decides which people were in office.</summary>
    public ResultList<Mention> Match(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ResultList<Mention>("mentions", Read(article).Mentions);
    }

    /// <summary>The article's own words and the actors that they name: the input of readers of statements and stances.</summary>
    public ArticleText Read(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleText(article, this, Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published));
    }

    private ActorText Read(ArabicText text, DateOnly? published)
    {
        var tokens = text.Tokens;
        var notes = new ActorNote[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
            notes[i] = _notes.Of(tokens[i].Word);
        return new ActorText(text, notes, FindNames(text.Text, tokens, notes, published), this);
    }

    /// <summary>The actors whose capitals or names begin the first lines of a text, as datelines do.</summary>
    internal IEnumerable<string> AtStartOfLines(string text)
    {
        var tokens = _tokenizer.Tokenize(text);
        for (var i = 0; i < tokens.Length; i++)
        {
            if ((i == 0 || tokens[i - 1].Kind == TokenKind.LineBreak) && _phrases.At(tokens, i) is { Preposition: "" } match && match.Values.FirstOrDefault(a => a.Kind == MentionKind.Capital) is { Actor: { } actor })
                yield return actor;
        }
    }

    internal static IReadOnlyList<Mention> Mentions(ActorText text)
    {
        var mentions = new List<Mention>();
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (text.NamedAt(i) is { } named)
            {
                if (named.Alias.Actor is not null)
                    mentions.Add(new Mention(named.Alias.Actor, text.SpanOf(named), named.Alias.Kind, IsVoice(text, named), named.Alias.Person?.Name));
                i = named.End - 1;
                continue;
            }

            var note = text.Notes[i];
            if (note.Adjective is not null)
            {
                var head = i > 0 ? text.Notes[i - 1].Role : null;
                mentions.Add(new Mention(note.Adjective, text.WordSpan(i, note.Conjunction.Length + note.Preposition.Length), head is null ? MentionKind.Adjective : MentionKind.Role, head is not null and not { Kind: RoleKind.Other }));
            }
        }

        return mentions;
    }

    private static bool IsVoice(ActorText text, Named named)
    {
        if (named.Preposition.Length > 0)
            return false;
        if (named.Alias.Kind is MentionKind.Person or MentionKind.Institution or MentionKind.Role)
            return true;
        if (named.Start == 0)
            return true;

        // A name or capital after a preposition or another noun is a place or an object, not a speaker: في موسكو (in Moscow), أزمة سوريا (the crisis of Syria).
        var previous = text.Notes[named.Start - 1];
        return !previous.Is(WordClass.Preposition) && (named.Conjunction.Length > 0 || text.Tokens[named.Start - 1].Kind != TokenKind.Word || previous.Is(WordClass.Function) || previous.LooksVerbal);
    }

    private Named?[] FindNames(string text, Token[] tokens, ActorNote[] notes, DateOnly? published) => new NameChooser(text, tokens, notes, published, _givenNames).Find(_phrases);

    private ActorNote Note(Word word)
    {
        var normal = word.Normal;
        var wordClass = word.Kind == TokenKind.Word ? Grammar.Of(normal) : WordClass.None;
        RoleNoun? role = null;
        string? adjective = null;
        var definite = normal.StartsWith("ال", StringComparison.Ordinal);
        string conjunction = "", preposition = "";
        if (word.Kind == TokenKind.Word)
        {
            foreach (var (c, p, bare) in Clitics.Prefixes(normal))
            {
                var hasArticle = bare.Length > 3 && bare.StartsWith("ال", StringComparison.Ordinal);
                var stem = hasArticle ? bare[2..] : bare;
                role = RoleLexicon.Find(stem) ?? (hasArticle ? null : WithPronoun(stem));

                // "نظيره" may be "his counterpart" or the feminine "نظيرة" in normal form, so the gender is unknown.
                if (!hasArticle && role is { Kind: RoleKind.Person, Gender: Gender.Feminine } && stem.Length == role.Lemma.Length + 1)
                    role = role with { Gender = Gender.Unknown };
                adjective = Catalogue.Adjectives.GetValueOrDefault(stem);
                if (role is null && adjective is null)
                    continue;
                (definite, conjunction, preposition) = (hasArticle, c, p);
                break;
            }
        }

        var note = new ActorNote(wordClass, role, adjective, definite, conjunction, preposition, LooksVerbal(word, wordClass, role, adjective), _phrases.CanBegin(word));
        return _distinct.GetOrAdd(note, note);
    }

    // The role noun under an attached pronoun: وزيرها (her minister), حكومته (his government).
    private static RoleNoun? WithPronoun(string stem)
    {
        foreach (var pronoun in (ReadOnlySpan<string>)["هما", "هم", "ها", "ه"])
        {
            if (stem.Length < pronoun.Length + 3 || !stem.EndsWith(pronoun, StringComparison.Ordinal))
                continue;
            var bare = stem[..^pronoun.Length];
            var noun = RoleLexicon.Find(bare) ?? (bare.EndsWith('ت') ? RoleLexicon.Find(bare[..^1] + "ه") : null);
            if (noun is not null)
                return noun;
        }

        return null;
    }

    private static bool LooksVerbal(Word word, WordClass wordClass, RoleNoun? role, string? adjective)
    {
        if (word.Kind != TokenKind.Word || wordClass != WordClass.None || role is not null || adjective is not null)
            return false;
        var normal = word.Normal;
        var start = normal.Length > 4 && normal[0] is 'و' or 'ف' ? 1 : 0;
        if (normal.Length > start + 4 && normal[start] == 'س' && normal[start + 1] is 'ي' or 'ت' or 'ن')
            return true;
        return normal.Length >= start + 4 && normal[start] == 'ي' && !normal.EndsWith('ي') && !normal.EndsWith('ه') && !normal.EndsWith("يا", StringComparison.Ordinal)
            && !normal.AsSpan(start).StartsWith("يو") && !normal.AsSpan(start).StartsWith("ياس");
    }
}
