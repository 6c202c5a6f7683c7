using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>What an article has said so far about who speaks: the voices in order, learned names, the last speaker.</summary>
internal sealed class Discourse(ActorText text)
{
    private const int PersonDistance = 60;

    private readonly List<(Voice Voice, string? Actor)> _voices = [];

    // The actor of the last voice that contains a word, and of the last voice with a head noun.
    private readonly Dictionary<string, string?> _actorOfWord = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _actorOfHead = new(StringComparer.Ordinal);

    // Where each head noun names an actor, in the order of the text.
    private readonly Dictionary<string, List<(int Token, string Actor)>> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Actor, string Given)> _names = new(StringComparer.Ordinal);

    /// <summary>A resolved speaker. <see cref="Actor"/> is null for a voice that is no actor.</summary>
    internal sealed record Speaker(string? Actor, Voice? Voice, double Certainty, SpeakerBasis Basis);

    /// <summary>The last speaker; null before the first one.</summary>
    public Speaker? Last { get; private set; }

    /// <summary>The joint speakers of the last statement: a later verb in the dual or plural without a subject means them too.</summary>
    public IReadOnlyList<Voice> Together { get; set; } = [];

    /// <summary>Keeps a name that stands beside an office, so that the name alone is recognised later: "بيلت" (Bildt) after "وزير الخارجية السويدي كارل بيلت" (the Swedish foreign minister Carl Bildt).</summary>
    public void LearnNames(Voice voice, string actor)
    {
        if (voice.NameEnd <= voice.NameStart)
            return;
        for (var i = voice.NameStart; i < voice.NameEnd; i++)
        {
            var word = text.Tokens[i].Normal;
            if (word.Length >= 3 && text.NamedAt(i) is null)
                _names.TryAdd(word, (actor, text.Tokens[voice.NameStart].Normal));
        }
    }

    /// <summary>Keeps the family name of a person whose full name the text gives, so that the family name alone is recognised.</summary>
    public void LearnName(Named person)
    {
        if (person.End - person.Start < 2 || person.Alias.Actor is null)
            return;
        var word = text.Tokens[person.End - 1].Normal;
        if (word.Length >= 4 && text.Notes[person.End - 1] is { Role: null, Adjective: null, Class: WordClass.None })
            _names.TryAdd(word, (person.Alias.Actor, text.Tokens[person.Start].Normal));
    }

    /// <summary>Keeps a phrase that names an actor by an office or body, so that the noun alone can refer back to it: البعثة (the mission), الوزير (the minister).</summary>
    public void LearnReference(int token, string head, string actor)
    {
        if (!_references.TryGetValue(head, out var references))
            _references.Add(head, references = []);
        references.Add((token, actor));
    }

    public void Saw(Voice voice, string? actor)
    {
        _voices.Add((voice, actor));
        if (actor is not null && voice.Head is { } head)
            _actorOfHead[head.Lemma] = actor;
        if (actor is null && !voice.IsOther)
            return;
        var words = _actorOfWord.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var k = voice.Start; k < voice.End; k++)
            words[Bare(text.Tokens[k].Normal)] = actor;
    }

    public void Spoke(Speaker speaker)
    {
        Last = speaker;
        if (speaker.Voice is { } voice)
            Saw(voice, speaker.Actor);
    }

    /// <summary>Finds the actor that a noun phrase means.</summary>
    public Speaker Resolve(Voice voice)
    {
        if (voice.Actor is not null)
            return voice.Kind == MentionKind.Role ? new Speaker(voice.Actor, voice, 0.92, SpeakerBasis.Office) : new Speaker(voice.Actor, voice, voice.IsDoubtful ? 0.6 : 0.95, SpeakerBasis.Name);
        if (voice.IsOther)
            return new Speaker(null, voice, 0.8, SpeakerBasis.Outsider);
        if (LearnedName(voice) is { } named)
            return new Speaker(named, voice, 0.9, SpeakerBasis.LearnedName);
        if (voice.Head is null && voice.Kind == MentionKind.Person)
            return voice.NameEnd - voice.NameStart < 2 && SameWords(voice) is { } same ? new Speaker(same, voice, 0.6, SpeakerBasis.SameWords) : new Speaker(null, voice, 0.6, SpeakerBasis.None);
        if (voice.IsDefinite || voice.Head is { Kind: RoleKind.Body })
        {
            if (SameWords(voice) is { } words)
                return new Speaker(words, voice, 0.75, SpeakerBasis.SameWords);
            if (SameHead(voice) is { } head)
                return new Speaker(head, voice, 0.75, SpeakerBasis.SameHead);
        }

        if (BodyBefore(voice) is { } body)
            return new Speaker(body, voice, 0.7, SpeakerBasis.SameHead);
        if (IsOfState(voice) && text.Home is { } home)
            return new Speaker(home, voice, 0.7, SpeakerBasis.Home);
        if (voice.IsDefinite && voice.End - voice.Start == 1 && (Last?.Actor ?? LastActor()) is { } last)
            return new Speaker(last, voice, 0.6, SpeakerBasis.LastDefinite);
        return new Speaker(null, voice, 0.5, SpeakerBasis.None);
    }

    // "وزارة الصحة" (the ministry of health), "رئيس الجمهورية" (the president of the republic), "مصدر عسكري" (a military source): some state's, though none is named.
    public bool IsOfState(Voice voice)
    {
        if (voice.Head is not { } head)
            return false;
        var isOfState = RoleLexicon.IsOfState(head.Lemma);
        for (var i = voice.Start; i < voice.End; i++)
        {
            var normal = text.Tokens[i].Normal;
            if (RoleLexicon.IsCivil(normal) || RoleLexicon.IsVague(normal))
                return false;
            isOfState |= RoleLexicon.MakesStateOffice(normal) && (i > voice.Start || voice.IsPlural);
        }

        return isOfState;
    }

    // "مسؤول المنظمة" (an official of the organisation), "الناطق باسم الحركة" (the movement's spokesman): the body inside the phrase was named before.
    private string? BodyBefore(Voice voice)
    {
        for (var i = voice.Start + 1; i < voice.End; i++)
        {
            if (text.Notes[i] is { Role: { Kind: RoleKind.Body } body, IsDefinite: true } && Reference(body.Lemma, i) is { } actor)
                return actor;
        }

        return null;
    }

    /// <summary>The speaker of a verb without a subject: the last speaker if it agrees with the verb, else the last voice that does.</summary>
    public Speaker? Implied(CueForm form, int token, Func<int, bool> isVerb)
    {
        if (Last is null)
            return AgreeingPerson(form, token, isVerb) is { } first ? new Speaker(first, null, 0.6, SpeakerBasis.LastAgreeing) : null;
        if (Agrees(Last.Voice, form))
            return new Speaker(Last.Actor, null, 0.85 * (Last.Actor is null ? 1 : Last.Certainty), SpeakerBasis.Last);
        if (AgreeingPerson(form, token, isVerb) is { } person)
            return new Speaker(person, null, 0.6, SpeakerBasis.LastAgreeing);
        for (var i = _voices.Count - 1; i >= 0 && i >= _voices.Count - 6; i--)
        {
            if (Agrees(_voices[i].Voice, form))
                return new Speaker(_voices[i].Actor, null, 0.6, SpeakerBasis.LastAgreeing);
        }

        return new Speaker(null, null, 0.5, SpeakerBasis.LastDisagreeing);
    }

    // "استقبل عنان وزيرة الخارجية. وقالت ..." (Annan received the foreign minister. And she said ...): the nearest person before the verb whose gender is the verb's.
    private string? AgreeingPerson(CueForm form, int token, Func<int, bool> isVerb)
    {
        if (form.Gender == Gender.Unknown || form.IsPlural)
            return null;
        for (var t = token - 1; t >= Math.Max(0, token - PersonDistance); t--)
        {
            if (text.NamedAt(t) is not { Alias.Kind: MentionKind.Person } && text.Notes[t].Role is not { Kind: RoleKind.Person, IsPlural: false })
                continue;
            if (VoiceReader.Read(text, t, token, isVerb) is { Actor: { } actor } voice && !voice.IsPlural && (voice.Gender == form.Gender || (form.Gender == Gender.Feminine && voice.Gender == Gender.Unknown && text.Text.Text[text.Tokens[t].Span.End - 1] == '\u0629')))
                return actor;
        }

        return null;
    }

    public static bool Agrees(Voice? voice, CueForm form)
    {
        if (voice is null || form.Gender == Gender.Unknown || voice.Gender == Gender.Unknown)
            return true;
        if (voice.IsPlural || form.IsPlural)
            return true;
        return voice.Gender == form.Gender;
    }

    private string? LearnedName(Voice voice)
    {
        for (var i = voice.NameEnd - 1; i >= voice.NameStart; i--)
        {
            var word = text.Tokens[i].Normal;
            var isKnown = _names.TryGetValue(word, out var known) || (i == voice.NameStart && word.Length > 4 && word[0] is 'و' or 'ف' && _names.TryGetValue(word[1..], out known));

            // "رفعت الأسد" (Rifaat al-Assad) after "بشار الأسد": another given name is another person, unless it begins with the same letter and may be a spelling of it.
            if (isKnown && (voice.NameEnd - voice.NameStart == 1 || (i == voice.NameStart && !(voice.NameEnd - i == 2 && text.Notes[i + 1].IsDefinite)) || text.Tokens[voice.NameStart].Normal[0] == known.Given[0] || text.Notes[voice.NameStart].Is(WordClass.Title)))
                return known.Actor;
        }

        return null;
    }

    // The actor of the last voice that contains the first word: "الهيئة" (the committee) after "الهيئة العليا للمفاوضات", "المجموعة" (the group) after "مجموعة أصدقاء سوريا".
    private string? SameWords(Voice voice)
    {
        var first = text.Tokens[voice.Start].Normal;
        return _actorOfWord.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Bare(first.AsSpan(Math.Min(voice.PrefixLength, first.Length - 1))), out var actor) ? actor : null;
    }

    private string? LastActor()
    {
        for (var i = _voices.Count - 1; i >= 0 && i >= _voices.Count - 8; i--)
        {
            if (_voices[i].Actor is { } actor)
                return actor;
        }

        return null;
    }

    private string? SameHead(Voice voice) => voice.Head is { } head ? Reference(head.Lemma, voice.Start) : null;

    private string? Reference(string lemma, int token)
    {
        if (_actorOfHead.TryGetValue(lemma, out var actor))
            return actor;
        if (!_references.TryGetValue(lemma, out var references))
            return null;
        var before = Ordered.FirstFrom(CollectionsMarshal.AsSpan(references), token, reference => reference.Token);
        return before > 0 ? references[before - 1].Actor : null;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> normal) => normal.Length > 3 && normal.StartsWith("ال", StringComparison.Ordinal) ? normal[2..] : normal;
}
