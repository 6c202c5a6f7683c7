using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>What a construction sees of an article: its tokens with what is known about each, its quotations, who has spoken so far, and the statements read so far.</summary>
internal sealed class Scene
{
    private int _looked;
    private int _closedEnd = -1;

    public Scene(ActorText text, CueNote[] cues)
    {
        Text = text;
        Tokens = text.Tokens;
        Cues = cues;
        Quotations = Quotations.Of(Tokens);
        Discourse = new Discourse(text);
        Named = new bool[Tokens.Length];
        for (var i = 0; i < Named.Length; i++)
        {
            if (text.NamedAt(i) is { } name)
                Array.Fill(Named, true, name.Start, name.End - name.Start);
        }

        Verbs = IsVerb;
        Moods = new MoodReader(text, cues, Named, Quotations);
    }

    public ActorText Text { get; }

    public Token[] Tokens { get; }

    public CueNote[] Cues { get; }

    /// <summary>Which tokens belong to a name of the topic.</summary>
    public bool[] Named { get; }

    public Quotations Quotations { get; }

    public Discourse Discourse { get; }

    public MoodReader Moods { get; }

    /// <summary>The statements that have been read so far, in the order of the sentences.</summary>
    public List<Draft> Drafts { get; } = [];

    /// <summary>The sentence that is being read.</summary>
    public int Sentence { get; set; }

    /// <summary><see cref="IsVerb"/>, for those that know no scene.</summary>
    public Func<int, bool> Verbs { get; }

    /// <summary>The noun phrase that begins at a token and can be a speaker; null if none does or a preposition is attached to it.</summary>
    public Voice? VoiceAt(int token, int end) => token < end && VoiceReader.Read(Text, token, end, Verbs) is { IsGoverned: false } voice ? voice : null;

    /// <summary>The noun phrase that begins at a token, also one with an attached preposition (للخارجية, "of the foreign ministry").</summary>
    public Voice? AnyVoiceAt(int token, int end) => token < end ? VoiceReader.Read(Text, token, end, Verbs) : null;

    /// <summary>The first token at or after one that is neither a line break nor a full stop or other mark outside of quotations.</summary>
    public int SkipMarks(int token, int end)
    {
        while (token < end && Tokens[token].Kind is TokenKind.LineBreak or TokenKind.Mark && Quotations.ClosingOf(token) < 0)
            token++;
        return token;
    }

    /// <summary>A cue without an entry in the lexicon: a colon, a dash or a quotation mark that introduces or follows words.</summary>
    public static CueForm MarkAsCue(string mark) => new(new Cue(mark, CueClass.Report, Takes.Plain, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false);

    /// <summary>Closes the content of a statement with the quotation that it is.</summary>
    public void Close(Draft draft, int opening, int closing, StatementKind kind)
    {
        draft.Kind = kind;
        draft.ContentStart = opening + 1 < closing && Quotations.ClosingOf(opening + 1) == closing ? opening + 2 : opening + 1;
        draft.ContentEnd = closing;
        draft.IsClosed = true;
    }

    /// <summary>Adds a quotation that a mark introduces, without a verb.</summary>
    public void AddQuotation(int cue, int opening, Discourse.Speaker speaker, Voice? voice, double quality)
    {
        var draft = new Draft { Cue = cue, Form = MarkAsCue(Tokens[cue].Normal), Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = opening + 1, Quality = quality, Sentence = Sentence };
        Close(draft, opening, Quotations.ClosingOf(opening), StatementKind.Direct);
        Discourse.Spoke(speaker.Voice is null ? speaker with { Voice = Discourse.Last?.Voice } : speaker);
        Drafts.Add(draft);
    }

    /// <summary>The statements of a sentence. <see cref="Drafts"/> is in the order of the sentences, so the first draft of a sentence is found by binary search.</summary>
    public IEnumerable<Draft> DraftsOf(int sentence)
    {
        for (var i = Ordered.FirstFrom(CollectionsMarshal.AsSpan(Drafts), sentence, draft => draft.Sentence); i < Drafts.Count && Drafts[i].Sentence == sentence; i++)
            yield return Drafts[i];
    }

    /// <summary>The last statement of this sentence, neither nested nor closed, whose content contains the token; null if there is none.</summary>
    public Draft? Enclosing(int k)
    {
        for (var i = Drafts.Count - 1; i >= 0 && Drafts[i].Sentence == Sentence; i--)
        {
            var draft = Drafts[i];
            if (!draft.IsNested && !draft.IsClosed && draft.ContentStart <= k && k < draft.ContentEnd)
                return draft;
        }

        return null;
    }

    /// <summary>Whether a closed content begins in the tokens behind an opening quotation mark.</summary>
    public bool HasClosed(int opening, int tokens) => LastClosedEnd() > opening && Drafts.Exists(d => d.IsClosed && d.ContentStart > opening && d.ContentStart <= opening + tokens);

    // Where the last of the closed contents ends: behind it none need be looked for, which in an article of thousands of statements would take longer than all else.
    private int LastClosedEnd()
    {
        for (; _looked < Drafts.Count; _looked++)
        {
            if (Drafts[_looked].IsClosed)
                _closedEnd = Math.Max(_closedEnd, Drafts[_looked].ContentEnd);
        }

        return _closedEnd;
    }

    /// <summary>Whether a token is a cue with a subject or object of its own, so that no noun phrase goes on over it.</summary>
    public bool IsVerb(int k)
    {
        if (Named[k])
            return false;
        var forms = Cues[k].Forms;

        // "وقال رفعت الأسد" (and Rifaat al-Assad said): right behind a verb stands a name, though it is spelled like a verb.
        if (forms.Length > 0 && k > 0 && Cues[k].PrefixLength == 0 && forms[0].Cue.Needs is not null && Cues[k - 1].Forms is [{ IsFinite: true, IsAmbiguous: false, Cue.Needs: null }, ..])
            return false;
        for (var i = 0; i < forms.Length; i++)
        {
            var form = forms[i];
            if (form.Cue.Class is CueClass.Attribution or CueClass.RelayNoun)
                return true;
            if (form.IsFinite && form.HasPronoun && IsNounHere(k))
                continue;
            if (form.IsFinite && (!form.IsAmbiguous || (k > 0 && Tokens[k - 1].Kind == TokenKind.Mark)))
                return true;
            if (form.Kind == CueFormKind.Participle && Text.Notes[k].Role is null)
                return true;
        }

        return false;
    }

    /// <summary>"أعلن الاتحاد إدانته" (the union announced its condemnation): spelled like the verb with an object (أدانته, "she condemned him"). It is the noun unless a clause begins before it.</summary>
    public bool IsNounHere(int k)
    {
        if (Cues[k].PrefixLength > 0 || !Cues[k].Forms.Any(f => f is { Kind: CueFormKind.Noun, HasPronoun: true }))
            return false;
        return k > 0 && Tokens[k - 1].Kind is not (TokenKind.Mark or TokenKind.LineBreak) && !Text.Notes[k - 1].Is(WordClass.Relative | WordClass.Subordinator | WordClass.Negation | WordClass.Auxiliary);
    }

    /// <summary>Whether a token is a comma.</summary>
    public bool IsComma(int t) => Tokens[t].Normal is "\u060C" or ",";

    /// <summary>Whether a negation stands right before a token.</summary>
    public bool IsNegated(int k) => k > 0 && Tokens[k - 1].Normal is "لم" or "لن" or "لا" or "ولم" or "ولن" or "ولا" or "فلا" or "فلن";

    /// <summary>Whether و or ف joins a cue to what stands before it.</summary>
    public bool IsChained(int k) => Cues[k].PrefixLength > 0;

    /// <summary>Whether a quotation belongs to a statement already, or is too long for cues in it to be the narrator's.</summary>
    public bool IsConsumed(int opening, int closing) =>
        closing - opening > 8 || (LastClosedEnd() >= closing && Drafts.Exists(d => d.IsClosed && d.ContentStart <= opening + 1 && d.ContentEnd >= closing));
}
