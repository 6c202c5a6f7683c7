using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Reads one article once, sentence by sentence and cue by cue, and collects its statements.</summary>
internal sealed class StatementPass
{
    private const int ScanLimit = 48;

    /// <summary>Exponent that turns the product of two certainties (content and speaker) into a probability of being right. Measured on annotated articles; an evaluation's reliability table shows how good it is.</summary>
    private const double Calibration = 0.7;

    /// <summary>How likely a statement that the article does not tell as made counts as one; measured on annotated articles.</summary>
    private const double NotSaid = 0.3;

    private static readonly HashSet<string> AdjunctNouns = [.. ((string[])["هامش", "صفحته", "صفحتها", "حسابه", "حسابها", "موقع", "موقعه", "تويتر", "لسان", "اثر", "الرغم", "رغم", "مدي", "راس", "متن", "الهواء", "شاشه", "فيسبوك", "شبكه", "اسئله", "سؤال", "سوال", "الاقل", "الاغلب", "الفور", "الارض", "التوالي"])];

    private static readonly HashSet<string> LightVerbs = ["بدا", "بدات", "سارع", "حرص", "اكتفي", "عاد", "سبق", "خلص", "انتهي", "لجا", "بادر", "مضي", "ذهب", "عمد", "دفع", "استمر", "انضم", "سعي", "وصل", "انتقل", "تطرق"];
    private static readonly HashSet<string> MakingVerbs = ["اطلق", "وجه", "قدم", "طرح", "عرض", "اصدر", "اعلن", "ابدي", "ابدا", "كرر", "جدد", "اثار", "وجهت"];
    private static readonly HashSet<string> Pairs = ["الاثنان", "الطرفان", "الوزيران", "الجانبان", "الرئيسان", "البلدان", "الزعيمان", "الدولتان", "الرجلان", "المسؤولان", "المسئولان"];

    private readonly Article _article;
    private readonly ActorText _text;
    private readonly Token[] _tokens;
    private readonly CueNote[] _cues;
    private readonly Quotations _quotations;
    private readonly Discourse _discourse;
    private readonly List<Draft> _drafts = [];
    private readonly bool[] _named;
    private readonly MoodReader _moods;
    private readonly Scene _scene;
    private readonly Func<int, bool> _isVerb;
    private int _sentence;
    private int _looked;
    private int _closedEnd = -1;

    public StatementPass(Article article, ActorText text, CueNote[] cues)
    {
        _article = article;
        _text = text;
        _tokens = text.Tokens;
        _cues = cues;
        _quotations = Quotations.Of(_tokens);
        _discourse = new Discourse(text);
        _named = new bool[_tokens.Length];
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (text.NamedAt(i) is { } name)
            {
                for (var k = name.Start; k < name.End; k++)
                    _named[k] = true;
            }
        }

        _isVerb = IsVerb;
        _scene = new Scene(text, cues, _named, _quotations, _discourse, _isVerb);
        _moods = new MoodReader(text, cues, _named, _quotations);
    }

    public IReadOnlyList<Statement> Run()
    {
        LearnNames();
        var sentences = _text.Text.SentenceRanges;
        for (_sentence = 0; _sentence < sentences.Length; _sentence++)
        {
            var first = _drafts.Count;
            ReadSentence(sentences[_sentence].Start.Value, sentences[_sentence].End.Value);
            CloseDrafts(first, sentences[_sentence].End.Value);
            if (_drafts.Count == first)
                ReadQuotedSentence(sentences);
            if (_drafts.Count == first && PersonOfSentence(sentences[_sentence].Start.Value, sentences[_sentence].End.Value) is { } person)
                _discourse.Spoke(_discourse.Resolve(person) with { Certainty = 0.6 });
        }

        ExtendPlainSpeech(sentences);
        return Finish(sentences);
    }

    // A sentence that is a quotation and nothing else goes to whoever spoke, or was named, in the sentence before it.
    private void ReadQuotedSentence(ReadOnlySpan<Range> sentences)
    {
        if (_sentence == 0)
            return;
        var (start, end) = (sentences[_sentence].Start.Value, sentences[_sentence].End.Value);
        if (_quotations.Around(start) >= 0 || QuotedSentence.Read(_scene, start, end) is not (var opening and >= 0) || HasClosed(opening, 2))
            return;
        var (from, to) = (sentences[_sentence - 1].Start.Value, sentences[_sentence - 1].End.Value);
        if (QuotedSentence.SpeakerAnnounced(_scene, from, to) is { } announced)
        {
            if (_discourse.Resolve(announced) is { Actor: not null } speaker)
                AddQuotation(opening, opening, speaker, announced, 0.75);
        }
        else if (QuotedSentence.IsLong(_scene, opening) && DraftsOf(_sentence - 1).LastOrDefault() is { IsNested: false, Speaker.Actor: not null, Form.Cue.Class: CueClass.Report } said)
        {
            AddQuotation(opening, opening, said.Speaker with { Voice = null, Certainty = said.Speaker.Certainty * 0.85 }, null, 0.7);
        }
    }

    // "سئل كيري عن ..." (Kerry was asked about ...): the person at the start of a sentence without a statement is taken as the speaker of the next one (وقال ..., "and he said ...").
    private Voice? PersonOfSentence(int start, int end)
    {
        for (var t = start; t <= start + 1 && t < end; t++)
        {
            if (t > start && (_text.Notes[start].Is(WordClass.Function | WordClass.Time) || _text.Notes[start].IsDefinite || _tokens[start].Kind != TokenKind.Word || _named[start]))
                return null;
            if (VoiceReader.Read(_text, t, end, _isVerb) is { IsGoverned: false, Actor: not null } voice && (voice.Kind == MentionKind.Person || voice.NameEnd > voice.NameStart))
                return voice;
        }

        return null;
    }

    private void LearnNames()
    {
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_text.NamedAt(i) is { } named)
            {
                if (named.Alias.Kind == MentionKind.Person)
                    _discourse.LearnName(named);
                else if (named.Alias.Actor is not null && _text.Notes[i].Role is { } first)
                    _discourse.LearnReference(i, first.Lemma, named.Alias.Actor);
                continue;
            }

            if (_named[i] || _text.Notes[i].Role is not { Kind: not RoleKind.Other } role || IsVerb(i))
                continue;
            if (VoiceReader.Read(_text, i, _tokens.Length, _isVerb) is not { IsOther: false } voice)
                continue;
            if (voice.Actor is null && voice.NameEnd > voice.NameStart && _discourse.IsOfState(voice) && _text.Home is { } home)
                _discourse.LearnNames(voice, home);
            if (voice.Actor is { } actor)
            {
                _discourse.LearnNames(voice, actor);
                if (NameBefore(i) is { } bearer)
                    _discourse.LearnNames(bearer, actor);
                _discourse.LearnReference(i, role.Lemma, actor);
                if (voice.NameEnd > voice.NameStart && _text.NamedAt(voice.NameStart) is { Alias.Kind: MentionKind.Person } person)
                    _discourse.LearnName(person);
                i = Math.Max(i, voice.End - 1);
            }
        }
    }

    // "سوسن غوشة، الناطقة باسم البعثة" (Susan Ghosheh, the mission's spokeswoman): the name before a comma and an office.
    private Voice? NameBefore(int role)
    {
        if (role < 4 || !IsComma(role - 1))
            return null;
        for (var length = 3; length >= 2; length--)
        {
            var from = role - 1 - length;
            if (from > 0 && _text.NamedAt(from) is null && VoiceReader.Read(_text, from, role - 1, _isVerb) is { Actor: null, Head: null, IsOther: false, IsGoverned: false } voice && voice.End == role - 1)
                return voice.NameEnd > voice.NameStart ? voice : null;
        }

        return null;
    }

    private void ReadSentence(int start, int end)
    {
        if (ReadHeadline(start, end) || ReadSignature(start, end))
            return;
        for (var k = start; k < end; k++)
        {
            // The sentence begins inside a quotation of several sentences: skip the rest of the quotation, which belongs to its speaker already.
            if (k == start && _quotations.Around(k) is var opened and >= 0 && _quotations.ClosingOf(opened) is var rest && rest > k && rest < end && start - opened < 80)
            {
                k = Math.Min(rest, end) - 1;
                continue;
            }

            if (_quotations.ClosingOf(k) is var closing and >= 0 && IsConsumed(k, closing))
            {
                k = Math.Min(closing, end) - 1;
                continue;
            }

            if (_cues[k].Forms.Length > 0 && !_named[k])
                ReadCue(k, start, end);
        }
    }

    private bool IsConsumed(int opening, int closing) =>
        closing - opening > 8 || (LastClosedEnd() >= closing && _drafts.Exists(d => d.IsClosed && d.ContentStart <= opening + 1 && d.ContentEnd >= closing));

    // Whether a closed content begins in the tokens behind an opening quotation mark.
    private bool HasClosed(int opening, int tokens) => LastClosedEnd() > opening && _drafts.Exists(d => d.IsClosed && d.ContentStart > opening && d.ContentStart <= opening + tokens);

    // Where the last of the closed contents ends: behind it none need be looked for, which in an article of thousands of statements would take longer than all else.
    private int LastClosedEnd()
    {
        for (; _looked < _drafts.Count; _looked++)
        {
            if (_drafts[_looked].IsClosed)
                _closedEnd = Math.Max(_closedEnd, _drafts[_looked].ContentEnd);
        }

        return _closedEnd;
    }

    // _drafts is in the order of the sentences, so the first draft of a sentence is found by binary search.
    private IEnumerable<Draft> DraftsOf(int sentence)
    {
        for (var i = Ordered.FirstFrom(CollectionsMarshal.AsSpan(_drafts), sentence, draft => draft.Sentence); i < _drafts.Count && _drafts[i].Sentence == sentence; i++)
            yield return _drafts[i];
    }

    // "موسكو: لا تدخل" (Moscow: no intervention): a headline of a speaker, a colon and the words, unlike a dateline.
    private bool ReadHeadline(int start, int end)
    {
        // "- موسكو: ..." in a list, "رابط الخبر: لافروف: ..." behind another heading.
        while (start + 2 < end && _tokens[start].Kind == TokenKind.Mark && !_quotations.IsMark(start))
            start++;
        for (var i = start; i < Math.Min(end, start + 12); i++)
        {
            if (_tokens[i].Normal == ":" && i + 3 < end && !_quotations.IsMark(i + 1) && VoiceReader.Read(_text, start, i, _isVerb)?.End != i && VoiceReader.Read(_text, i + 1, end, _isVerb) is { IsGoverned: false, Actor: not null } behind && _tokens[behind.End < end ? behind.End : i].Normal == ":" && behind.End > i)
            {
                start = i + 1;
                break;
            }
        }

        var colon = -1;
        for (var i = start; i < Math.Min(end, start + 14); i++)
        {
            if (_tokens[i].Normal == ":")
            {
                colon = i;
                break;
            }
        }

        if (colon < 0 || colon + 2 >= end || HasFiniteCue(start, colon))
            return false;
        if (VoiceReader.Read(_text, start, colon, _isVerb) is not { IsGoverned: false } voice)
            return false;

        // "لندن لـ موسكو: ..." (London to Moscow: ...): the addressee may stand between speaker and colon.
        if (voice.End != colon && !(_tokens[voice.End].Normal == "ل" || _text.NamedAt(voice.End) is { Preposition: "ل" }))
            return false;
        var speaker = _discourse.Resolve(voice);
        if (speaker.Actor is null)
            return false;

        // "سوريا: المعارضة تطالب ..." (Syria: the opposition demands ...): the country is the subject matter, and the speaker comes after the colon.
        if (voice.Kind == MentionKind.Name && !_quotations.IsMark(colon + 1) && (_tokens[colon + 1].Normal == "(" || VoiceReader.Read(_text, colon + 1, end, _isVerb) is { IsGoverned: false } other && (other.Actor is not null || other.Head is not null) && other.End < end && IsVerb(other.End)))
            return false;

        // A capital before a long text, or before a text that starts with a verb, is a dateline, unless a quotation follows the colon.
        var opensQuote = _quotations.IsMark(colon + 1);
        if (voice.Kind is MentionKind.Capital && !opensQuote && (end - colon > 30 || IsVerb(colon + 1) || _text.Notes[colon + 1].LooksVerbal))
            return false;
        var form = new CueForm(new Cue(":", CueClass.Report, Takes.Plain, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false);
        _discourse.Spoke(speaker);
        _drafts.Add(new Draft { Cue = colon, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = colon + 1, ContentEnd = end, IsClosed = false, IsPlain = false, Quality = 0.8, Sentence = _sentence });
        return true;
    }

    private bool HasFiniteCue(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (IsVerb(i))
                return true;
        }

        return false;
    }

    private void ReadCue(int k, int start, int end)
    {
        // A noun between a cue and the words it introduces is not a cue itself: قوله (his saying) in نقلت ... عن لافروف قوله إن (... quoted Lavrov as saying that).
        if (Choose(k, start, end) is not { } form || (form.Kind == CueFormKind.Noun && DraftsOf(_sentence).Any(d => d.Cue < k && d.ContentStart > k)))
            return;
        switch (form.Cue.Class)
        {
            case CueClass.Attribution:
                ReadAttribution(k, form, start, end);
                break;
            case CueClass.Relay:
                ReadRelay(k, form, start, end);
                break;
            case CueClass.RelayNoun:
                break;
            case CueClass.Document:
                ReadDocument(k, form, start, end);
                break;
            default:
                ReadVerb(k, form, start, end);
                break;
        }
    }

    private void ReadDocument(int k, CueForm form, int start, int end)
    {
        if (!form.IsFinite)
            return;
        if (DocumentSays.Read(_scene, k, end) is not var (author, contentStart, isQuoted))
        {
            if (_cues[k].Forms.FirstOrDefault(f => f.Cue is { Class: CueClass.Report, Needs: { } needs } && NeedIsMet(k, needs, end)) is { } reply)
                ReadVerb(k, reply, start, end);
            return;
        }

        var speaker = _discourse.Resolve(author);
        if (Enclosing(k) is { } enclosing)
            CutAt(enclosing, ClauseStart(k, null, start));
        var draft = new Draft { Cue = k, Form = form, Speaker = speaker, Voice = author, Kind = StatementKind.Indirect, ContentStart = contentStart, ContentEnd = end, Quality = 0.8, Sentence = _sentence };
        var opening = contentStart < end ? _quotations.ClosingOf(contentStart) : -1;
        if (opening >= 0 && (isQuoted || EndsClause(opening, end)))
            Close(draft, contentStart, opening, StatementKind.Direct);
        _discourse.Spoke(speaker);
        _drafts.Add(draft);
    }

    // "- وزير الخارجية الروسي" behind a quotation.
    private bool ReadSignature(int start, int end)
    {
        if (SignedQuotation.Read(_scene, start, end) is not var (opening, author) || _discourse.Resolve(author) is not { Actor: not null } speaker)
            return false;
        if (!HasClosed(opening, 1))
            AddQuotation(start, opening, speaker, author, 0.8);
        return true;
    }

    private void AddQuotation(int cue, int opening, Discourse.Speaker speaker, Voice? voice, double quality)
    {
        var draft = new Draft { Cue = cue, Form = Scene.MarkAsCue(_tokens[cue].Normal), Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = opening + 1, Quality = quality, Sentence = _sentence };
        Close(draft, opening, _quotations.ClosingOf(opening), StatementKind.Direct);
        _discourse.Spoke(speaker.Voice is null ? speaker with { Voice = _discourse.Last?.Voice } : speaker);
        _drafts.Add(draft);
    }

    private void ReadVerb(int k, CueForm form, int start, int end)
    {
        var previous = PreviousWord(k, start);
        var relative = previous >= start && _text.Notes[previous].Is(WordClass.Relative) && previous == k - 1;
        var negated = previous >= start && _tokens[previous].Normal is "لم" or "لن" or "لا" or "ولم" or "ولن" or "ولا" or "فلم";
        if (negated && form.Cue.Class == CueClass.Report && form.Cue.Attitude == 0 && form.Cue.Lemma is not ("رأى" or "اعتقد" or "اعتبر" or "توقع"))
            return;
        var outer = Enclosing(k);
        var agent = form is { IsFinite: true, HasPronoun: false } ? PassiveWithAgent.AgentOf(_scene, k, end) : null;
        if (form.IsFinite && agent is null && PassiveWithAgent.IsWritten(_scene, k, form, _cues[k].PrefixLength))
            return;
        var after = ScanAfter(k, form, end);
        if (agent is not null && after.Subject is { } patient && patient.End <= agent.Start)
        {
            after = after with { Subject = agent, Joint = [], Kind = after.Kind == ComplementKind.None ? ComplementKind.Bare : after.Kind };
            ReadActive(k, form, after, agent, outer, end);
            return;
        }

        // "كما أكد لافروف" (as Lavrov affirmed) at the end of what he said: the content stands before the cue.
        if (IsAfterContent(k, form, start, after, end) && ReadContentBefore(k, form, after.Subject, start))
            return;
        after = WithoutObject(after, form);
        var joint = after.Joint;
        var before = FindBefore(k, form, start, outer is not null);
        if (before is not null && after.Subject is { } taken)
        {
            // There is a noun phrase before the verb and one after it. The first is the subject if only adjuncts separate it from the verb, or if the second is no speaker.
            if (OnlyAdjuncts(before.End, k) || (!taken.IsOther && _discourse.Resolve(taken).Actor is null))
            {
                // "الهيئة أبلغت دي ميستورا بضرورة ..." (the committee told de Mistura of the need ...): after the person who is told comes ب with what is told.
                if (form.Cue.Takes.HasFlag(Takes.With) && after.Kind is ComplementKind.None or ComplementKind.Bare && ScanAfter(taken.End - 1, form with { Kind = CueFormKind.Participle }, end) is { Kind: ComplementKind.Preposition } told)
                    after = told;
                after = after with { Subject = null, Joint = [], Kind = after.Kind == ComplementKind.None ? ComplementKind.Bare : after.Kind, ContentStart = after.Kind is ComplementKind.None or ComplementKind.Bare ? taken.Start : after.ContentStart };
            }
            else
            {
                before = null;
            }
        }

        if (before is not null)
        {
            var next = before.End;
            joint = ReadJoint(ref next, k);
        }

        var voice = after.Subject ?? before;
        if (form.Kind == CueFormKind.Noun && SubjectOfLightVerb(k, start) is { } doer && ReadLightVerb(k, form, after, doer, outer))
            return;
        if (form.Kind == CueFormKind.Noun && form.Cue.Class != CueClass.Report)
        {
            ReadNoun(k, form, after, outer, end);
            return;
        }

        if (form.Kind == CueFormKind.Noun && !(form.HasPronoun && after.Kind == ComplementKind.Clause))
            return;

        // "جدد كيري قوله إن ..." (Kerry repeated his saying that ...): the speaker of a noun such as قوله is the nearest actor before it that agrees.
        if (form.Kind == CueFormKind.Noun && voice is null && outer is null)
            voice = NearestBefore(k, form with { Kind = CueFormKind.Participle }, start);
        if (relative && voice is null)
            voice = AntecedentBefore(k - 1, form, start);
        if (relative && voice is null)
            return;
        if (form.IsFinite && TheTwo(k, form, voice) is { } two)
        {
            voice = two[0];
            joint = [two[1]];
        }

        voice ??= NamedByPronoun(k, form, start);
        if (outer is { Form.Cue.Class: CueClass.Report } && form.IsFinite && form.Cue.Class is CueClass.Position or CueClass.Report && IsAnothersView(k, outer, voice))
            outer.OthersViews.Add(k..EndOfClause(k, Math.Min(end, outer.ContentEnd)));
        var concludes = k > start && _tokens[k - 1].Normal is "فانه" or "فانها" && voice is not null;
        var isNested = outer is not null && !concludes && IsNested(k, form, outer, after, before, start);
        if (isNested && voice is null)
            return;
        var topic = voice is null && form.Kind != CueFormKind.Noun && (IsChained(k) || form.Kind == CueFormKind.Participle) ? SubjectOfSentence(k, form, start) : null;
        var speaker = voice is not null ? _discourse.Resolve(voice) : topic is not null ? _discourse.Resolve(topic) with { Certainty = 0.7 } : Implied(k, form, outer);
        if (speaker is null)
            return;
        if (isNested && (speaker.Actor is null || speaker.Actor == outer!.Speaker.Actor || _quotations.Around(k) >= 0))
            return;
        if (voice is null && form.Kind == CueFormKind.Present && form.Gender == Gender.Masculine && !form.IsPlural && ((outer is null && !IsChained(k) && form.Cue.Lemma is "يعتقد" or "توقع" or "رجح") || form.Cue.Lemma == "ذكر"))
            return;
        if (BuildDraft(k, form, after, speaker, voice, isNested, end) is not { } draft)
            return;
        if (IsSaidTwice(draft, voice))
            return;
        if (outer is not null && !isNested)
            CutAt(outer, ClauseStart(k, before, start));
        if (!isNested)
            _discourse.Spoke(speaker.Voice is null ? speaker with { Voice = _discourse.Last?.Voice } : speaker);
        else if (voice is not null)
            _discourse.Saw(voice, speaker.Actor);
        _drafts.Add(draft);
        if (voice is null && form.IsPlural)
            joint = _discourse.Together;
        else if (!isNested)
            _discourse.Together = joint;
        AddJoint(draft, joint);
    }

    // "قالت موسكو إن واشنطن تؤيد العقوبات" (Moscow said that Washington supports the sanctions), "إن الغرب يريد التدخل" (that the West wants to intervene): the verb has a subject of its own, which is not the speaker.
    private bool IsAnothersView(int k, Draft outer, Voice? voice)
    {
        if (voice is not null && _discourse.Resolve(voice).Actor is { } actor)
            return actor != outer.Speaker.Actor && voice.IsExplicit;
        return k >= 2 && !_named[k - 1] && _text.Notes[k - 1] is { IsDefinite: true, Role: null, Class: WordClass.None } && _text.Notes[k - 2].Is(WordClass.Complementizer);
    }

    private int EndOfClause(int from, int end)
    {
        var p = from + 1;
        while (p < end && !IsComma(p) && _tokens[p].Kind != TokenKind.LineBreak && _tokens[p].Normal is not ("\u061B" or "." or "لكن" or "ولكن" or "لكنها" or "لكنه"))
            p++;
        return p;
    }

    // The statement of a passive's agent.
    private void ReadActive(int k, CueForm form, Scan after, Voice agent, Draft? outer, int end)
    {
        var speaker = _discourse.Resolve(agent);
        if (speaker.Actor is null || speaker.Actor == outer?.Speaker.Actor || BuildDraft(k, form, after, speaker, agent, outer is not null, end) is not { } draft)
            return;
        if (outer is null)
            _discourse.Spoke(speaker);
        _drafts.Add(draft);
    }

    // "ناشط يلقب نفسه «أبو الليل»" (an activist who calls himself Abu al-Layl), "الملقب بـ«...»": where a nickname in quotation marks ends; -1 if none begins here.
    private int EndOfNickname(int p, int limit)
    {
        if (_tokens[p].Kind != TokenKind.Word || !RoleLexicon.IntroducesNickname(_tokens[p].Normal))
            return -1;
        for (var q = p + 1; q < Math.Min(limit, p + 4); q++)
        {
            if (_quotations.IsMark(q))
                return _quotations.ClosingOf(q) is var closing && closing > q && closing - q <= 6 ? closing + 1 : -1;
        }

        return -1;
    }

    // "أكدت «كتلة المستقبل» ..." (the "Future bloc" affirmed ...): a short name in quotation marks right after the verb is its subject.
    private Voice? QuotedSubject(int opening)
    {
        var closing = _quotations.ClosingOf(opening);
        if (closing < 0 || closing - opening is < 2 or > 6 || (_text.NamedAt(opening + 1) is null && _text.Notes[opening + 1].Role is null))
            return null;
        return VoiceReader.Read(_text, opening + 1, closing, _isVerb) is { IsGoverned: false } voice && voice.End == closing ? voice with { Start = opening, End = closing + 1, PrefixLength = 0 } : null;
    }

    // "دعا الاثنان" (the two called), "أكد الوزيران" (the two ministers affirmed): the two actors that were named last.
    private Voice[]? TheTwo(int k, CueForm form, Voice? voice)
    {
        var pronoun = voice is null && form.IsPlural && k > 0 && _tokens[k - 1].Normal is "هما" or "وهما";
        var noun = pronoun ? k - 1 : voice?.Start ?? k + 1;
        if (noun >= _tokens.Length || voice is { IsExplicit: true } || !(pronoun || Pairs.Contains(_tokens[noun].Normal)) || noun > k + 2 || (noun + 1 < _tokens.Length && _text.Notes[noun + 1].Adjective is not null))
            return null;
        var found = new List<Voice>();
        for (var t = k - 1; t >= Math.Max(0, k - 120) && found.Count < 2; t--)
        {
            // "الوزيران الروسي والأميركي" (the Russian and the American minister): the two adjectives name the two actors.
            if (found.Count == 0 && t > 1 && _text.Notes[t] is { Adjective: { } second, Conjunction: "و", IsDefinite: true } && _text.Notes[t - 1] is { Adjective: { } first, IsDefinite: true } && first != second && _text.Notes[t - 2].Role is { IsPlural: true })
                return [Member(first), Member(second)];
            if (_text.NamedAt(t) is not { Alias.Kind: MentionKind.Person or MentionKind.Name or MentionKind.Capital } name || name.Start != t || name.Alias.Actor is not { } actor || found.Exists(v => v.Actor == actor))
                continue;
            found.Add(Member(actor));
        }

        return found.Count == 2 ? [found[1], found[0]] : null;

        Voice Member(string actor) => new() { Start = noun, End = noun + 1, Actor = actor, IsPlural = true, IsDefinite = true, Kind = MentionKind.Role, NameStart = noun + 1, NameEnd = noun + 1 };
    }

    // "وصف مسألة انتشار الأسلحة ..." (he described the matter of the spread of weapons ...): a noun phrase that names no speaker is the verb's object, unless a clause or quotation follows.
    private Scan WithoutObject(Scan after, CueForm form)
    {
        if (after.Subject is not { Actor: null, IsOther: false, Head: null } voice || after.Kind is ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon)
            return after;
        if (_discourse.Resolve(voice).Actor is not null)
            return after;
        return after with { Subject = null, Joint = [], Kind = after.Kind == ComplementKind.Preposition ? after.Kind : ComplementKind.Bare, ContentStart = after.Kind == ComplementKind.Preposition ? after.ContentStart : voice.Start };
    }

    private void AddJoint(Draft draft, IReadOnlyList<Voice> joint)
    {
        foreach (var voice in joint)
        {
            var second = _discourse.Resolve(voice);
            if (second.Actor is null || second.Actor == draft.Speaker.Actor)
                continue;
            _drafts.Add(new Draft
            {
                Cue = draft.Cue,
                Form = draft.Form,
                Speaker = second,
                Voice = voice,
                Kind = draft.Kind,
                ContentStart = draft.ContentStart,
                ContentEnd = draft.ContentEnd,
                IsClosed = draft.IsClosed,
                IsPlain = draft.IsPlain,
                IsNested = draft.IsNested,
                IsNegated = draft.IsNegated,
                Quality = draft.Quality * 0.95,
                Sentence = draft.Sentence,
            });
        }
    }

    private Discourse.Speaker? Implied(int k, CueForm form, Draft? outer)
    {
        // A participle (مضيفا, "adding") has the speaker of the statement that it stands in.
        if (form.Kind == CueFormKind.Participle && outer is not null && !outer.IsNested)
            return outer.Speaker with { Voice = null, Certainty = outer.Speaker.Certainty * 0.95 };
        return _discourse.Implied(form, k, _isVerb);
    }

    // "وتابع كيري قائلا: «...»" (and Kerry went on, saying): the second cue introduces what the first one has introduced already.
    private bool IsSaidTwice(Draft draft, Voice? voice) => _drafts.Count > 0 && _drafts[^1] is var last && last.Sentence == draft.Sentence && last.Form.Cue.Class == CueClass.Report && draft.Form.Cue.Class == CueClass.Report
        && !last.IsNested && last.ContentStart == draft.ContentStart && (voice is null || draft.Speaker.Actor == last.Speaker.Actor);

    private bool IsChained(int k) => _cues[k].PrefixLength > 0;

    private Draft? BuildDraft(int k, CueForm form, Scan after, Discourse.Speaker speaker, Voice? voice, bool isNested, int end)
    {
        var cue = form.Cue;
        var draft = new Draft
        {
            Cue = k,
            Form = form,
            Speaker = speaker,
            Voice = voice,
            Kind = StatementKind.Indirect,
            ContentStart = after.ContentStart,
            ContentEnd = end,
            IsNested = isNested,
            IsNegated = IsNegated(k),
            Quality = 0.9,
            Sentence = _sentence,
        };
        if (cue.Class is CueClass.Position or CueClass.Action || cue.FromCue)
        {
            draft.Kind = cue.Class == CueClass.Action ? StatementKind.Action : StatementKind.Position;
            draft.ContentStart = k;
            draft.Quality = voice is not null ? 0.85 : 0.75;
            return draft;
        }

        switch (after.Kind)
        {
            case ComplementKind.Clause when cue.Takes.HasFlag(Takes.Clause):
                if (after.ContentStart < end && _quotations.ClosingOf(after.ContentStart) is var whole and >= 0 && EndsClause(whole, end))
                    Close(draft, after.ContentStart, whole, StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Quote:
                Close(draft, after.ContentStart, _quotations.ClosingOf(after.ContentStart), StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Colon:
                draft.Kind = StatementKind.Direct;
                draft.IsPlain = true;
                if (after.ContentStart < end && _quotations.ClosingOf(after.ContentStart) is var quoted and >= 0)
                    Close(draft, after.ContentStart, quoted, StatementKind.Direct);
                draft.Quality = 0.95;
                return draft;
            case ComplementKind.Preposition:
                draft.Quality = 0.85;
                return draft;
            case ComplementKind.Bare when cue.Takes.HasFlag(Takes.Plain):
                draft.IsPlain = !(cue.Takes.HasFlag(Takes.Object) && RoleLexicon.IsObject(_tokens[after.ContentStart].Normal));
                draft.Kind = draft.IsPlain ? StatementKind.Direct : StatementKind.Indirect;
                draft.Quality = 0.8;
                return draft;
            case ComplementKind.Bare when cue.Takes.HasFlag(Takes.Object):
                draft.Quality = 0.7;
                return draft;
            default:
                return null;
        }
    }

    private bool EndsClause(int closing, int end)
    {
        for (var i = closing + 1; i < end; i++)
        {
            if (_tokens[i].Kind != TokenKind.Mark)
                return _tokens[i - 1].Normal is "\u060C" or ",";
        }

        return true;
    }

    private void Close(Draft draft, int opening, int closing, StatementKind kind)
    {
        draft.Kind = kind;
        draft.ContentStart = opening + 1 < closing && _quotations.ClosingOf(opening + 1) == closing ? opening + 2 : opening + 1;
        draft.ContentEnd = closing;
        draft.IsClosed = true;
    }

    // The subject of a light verb, which means little without its noun: "سارعت المعارضة إلى التنديد ب ..." (the opposition hastened to condemn), "حرص كيري على القول إن ..." (Kerry was keen to say).
    private Voice? SubjectOfLightVerb(int k, int start)
    {
        if (!_text.Notes[k].IsDefinite || k - 1 <= start || !_text.Notes[k - 1].Is(WordClass.Preposition))
            return null;
        for (var t = k - 2; t >= Math.Max(start, k - 14); t--)
        {
            if (_tokens[t].Kind is TokenKind.Mark or TokenKind.LineBreak)
                return null;
            var normal = _tokens[t].Normal.TrimStart('و', 'ف');
            if (LightVerbs.Contains(normal) || (normal.Length > 3 && LightVerbs.Contains(normal.TrimEnd('ت'))))
                return VoiceReader.Read(_text, t + 1, k - 1, _isVerb) is { IsGoverned: false } voice ? voice : null;
        }

        return null;
    }

    private bool ReadLightVerb(int k, CueForm form, Scan after, Voice doer, Draft? outer)
    {
        var speaker = _discourse.Resolve(doer);
        var isReport = form.Cue.Class == CueClass.Report;
        if (speaker.Actor is null || speaker.Actor == outer?.Speaker.Actor || (isReport && after.Kind is not (ComplementKind.Clause or ComplementKind.Quote)) || form.Cue.Class == CueClass.Action)
            return false;
        _discourse.Spoke(speaker);
        _drafts.Add(new Draft
        {
            Cue = k,
            Form = form,
            Speaker = speaker,
            Voice = doer,
            Kind = isReport ? StatementKind.Indirect : StatementKind.Position,
            ContentStart = isReport ? after.ContentStart : k,
            ContentEnd = _text.Text.SentenceRanges[_sentence].End.Value,
            Quality = 0.75,
            Sentence = _sentence,
        });
        return true;
    }

    private void ReadNoun(int k, CueForm form, Scan after, Draft? outer, int end)
    {
        if (MakerInRelativeClause(k, end) is { } maker && _discourse.Resolve(maker) is { Actor: not null } made && outer?.Speaker.Actor != made.Actor && _quotations.Around(k) < 0)
        {
            _drafts.Add(new Draft { Cue = k, Form = form, Speaker = made, Voice = maker, Kind = StatementKind.Position, ContentStart = k, ContentEnd = end, IsNested = true, Quality = 0.7, Sentence = _sentence });
            return;
        }

        // "اعتراض دمشق على ..." (Damascus' objection to ...), "موافقة الحكومة السورية" (the Syrian government's approval): counts only with an actor right after the noun and, save for approval, a preposition with what it is about.
        if (form.HasPronoun || after.Subject is not { Actor: { } actor } voice || voice.Start != k + 1 || outer?.Speaker.Actor == actor || _quotations.Around(k) >= 0)
            return;
        if (_tokens[k].Normal.StartsWith("ال", StringComparison.Ordinal) || after.Kind != ComplementKind.Preposition && form.Cue.Lemma is not "وافق")
            return;
        var draft = new Draft
        {
            Cue = k,
            Form = form,
            Speaker = _discourse.Resolve(voice),
            Voice = voice,
            Kind = form.Cue.Class == CueClass.Action ? StatementKind.Action : StatementKind.Position,
            ContentStart = k,
            ContentEnd = end,
            IsNested = true,
            Quality = 0.6,
            Sentence = _sentence,
        };
        _drafts.Add(draft);
        AddJoint(draft, after.Joint);
    }

    // "الدعوة التي أطلقها وزير الخارجية الروسي" (the call that the Russian foreign minister made): the relative clause after the noun names the actor.
    private Voice? MakerInRelativeClause(int k, int end)
    {
        if (!_text.Notes[k].IsDefinite || k + 3 >= end || !_text.Notes[k + 1].Is(WordClass.Relative))
            return null;
        var verb = _tokens[k + 2].Normal;
        var bare = verb.EndsWith("ها", StringComparison.Ordinal) ? verb[..^2] : verb.EndsWith('ه') ? verb[..^1] : "";
        if (!(MakingVerbs.Contains(bare) || (bare.EndsWith('ت') && MakingVerbs.Contains(bare[..^1]))))
            return null;
        return VoiceReader.Read(_text, k + 3, end, _isVerb) is { IsGoverned: false } voice ? voice : null;
    }

    private void ReadAttribution(int k, CueForm form, int start, int end)
    {
        var p = k + 1;
        if (p < end && _tokens[p].Normal is "ل" or "لما" or "ما" or "الي" or "عن")
            p++;
        if (p >= end)
            return;

        // "بحسب ما أعلن لافروف" (according to what Lavrov announced): skip the verb; the source is its subject.
        if (_cues[p].Forms.Any(f => f.IsFinite))
            p++;
        while (p < end && _text.Notes[p].Is(WordClass.Time))
            p++;
        if (p >= end || VoiceReader.Read(_text, p, end, _isVerb) is not { } voice)
            return;
        var next = Math.Min(voice.End, end - 1);
        var speaker = _discourse.Resolve(voice);

        // "وبحسب البيان فإن ..." (and according to the statement, ...): the content follows the source.
        if (Previous(k - form.Cue.Before.Count, start) < start && voice.End < end && (_tokens[next].Normal is "فان" or "ان" or "فانه" or "فانها" or "،" or ","))
        {
            var contentStart = next + 1;
            if (contentStart < end && _tokens[contentStart].Normal is "فان" or "ان")
                contentStart++;
            _discourse.Spoke(speaker);
            if (speaker.Actor is not null && contentStart < end)
                _drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Indirect, ContentStart = contentStart, ContentEnd = end, Quality = 0.7, Sentence = _sentence });
            return;
        }

        if (!form.Cue.OnlyFirst)
            ReadContentBefore(k, form, voice, start);
    }

    private void ReadRelay(int k, CueForm form, int start, int end)
    {
        // نقلت وكالة ... عن لافروف قوله إن ... (an agency quoted Lavrov as saying that ...): the source follows عن, then what introduces the content.
        var limit = Math.Min(end, k + 24);
        for (var p = k + 1; p < limit; p++)
        {
            if (_tokens[p].Normal is not ("عن" or "الي") || p + 1 >= end)
                continue;
            if (VoiceReader.Read(_text, p + 1, end, _isVerb) is not { } source)
                return;
            var speaker = _discourse.Resolve(source);
            var after = ScanAfter(source.End - 1, new CueForm(new Cue(form.Cue.Lemma, CueClass.Report, Takes.Clause | Takes.Quote, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false), end);
            _discourse.Spoke(speaker);
            if (after.Kind is not (ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon) && !after.PassedRelayNoun)
                return;
            var enclosing = Enclosing(k);
            if (enclosing is not null)
                CutAt(enclosing, ClauseStart(k, null, start));
            var draft = new Draft { Cue = k, Form = form, Speaker = speaker, Voice = source, Kind = StatementKind.Indirect, ContentStart = after.ContentStart, ContentEnd = end, Quality = 0.85, Sentence = _sentence };
            if (after.Kind != ComplementKind.Clause && after.ContentStart < end && _quotations.ClosingOf(after.ContentStart) is var quoted and >= 0)
                Close(draft, after.ContentStart, quoted, StatementKind.Direct);
            _drafts.Add(draft);
            return;
        }
    }

    private bool IsAfterContent(int k, CueForm form, int start, Scan after, int end)
    {
        if (after.Subject is not { } subject || after.Kind is ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon or ComplementKind.Preposition)
            return false;
        var previous = Previous(k, start);
        if (previous < start)
            return false;
        if (subject.End < end && _tokens[subject.End].Kind != TokenKind.Mark && !_text.Notes[subject.End].Is(WordClass.Time | WordClass.Preposition))
            return false;
        var isReport = form.Cue.Class == CueClass.Report;
        return _tokens[previous].Normal is "كما" or "حسبما" or "وفقما" || (_tokens[previous].Normal == "ما" && previous > start && _tokens[previous - 1].Normal is "وفق" or "بحسب" or "حسب" or "علي")
            || (isReport && ClosedQuoteBefore(k, start) >= 0);
    }

    private int ClosedQuoteBefore(int k, int start)
    {
        for (var i = k - 1; i >= start && i >= k - 3; i--)
        {
            if (_quotations.IsMark(i))
            {
                if (i > start && _quotations.IsMark(i - 1) && _quotations.Around(i - 1) < 0 && _tokens[i - 1].Normal == _tokens[i].Normal)
                    i--;
                var around = i > 0 ? _quotations.Around(i - 1) : -1;
                return around >= 0 && _quotations.ClosingOf(around) == i ? around : -1;
            }

            if (_tokens[i].Kind != TokenKind.Mark)
                return -1;
        }

        return -1;
    }

    private bool ReadContentBefore(int k, CueForm form, Voice? voice, int start)
    {
        if (voice is null)
            return false;
        var speaker = _discourse.Resolve(voice);
        var quote = ClosedQuoteBefore(k, start);
        if (quote >= 0)
        {
            if (HasClosed(quote, 1))
                return false;
            _discourse.Spoke(speaker);
            _drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Direct, ContentStart = quote + 1, ContentEnd = _quotations.ClosingOf(quote), IsClosed = true, Quality = 0.9, Sentence = _sentence });
            return true;
        }

        var from = start;
        foreach (var draft in DraftsOf(_sentence))
        {
            if (!draft.IsClosed && draft.ContentEnd > k && draft.ContentStart < k && draft.Speaker.Actor is not null)
                return false;
            from = Math.Max(from, Math.Min(draft.ContentEnd, k));
        }

        var to = k;
        while (to > from && (_tokens[to - 1].Kind == TokenKind.Mark || _tokens[to - 1].Normal is "كما" or "وفق" or "بحسب" or "ما" or "حسب" or "علي" or "وذلك" || form.Cue.Before.Contains(_tokens[to - 1].Normal)))
            to--;
        while (from < to && _tokens[from].Kind == TokenKind.Mark)
            from++;
        if (to - from < 3)
            return false;
        _discourse.Spoke(speaker);
        _drafts.Add(new Draft { Cue = k, Form = form, Speaker = speaker, Voice = voice, Kind = StatementKind.Indirect, ContentStart = from, ContentEnd = to, IsClosed = true, Quality = 0.7, Sentence = _sentence });
        return true;
    }

    /// <summary>The last statement of this sentence, neither nested nor closed, whose content contains the token; null if there is none.</summary>
    private Draft? Enclosing(int k)
    {
        for (var i = _drafts.Count - 1; i >= 0 && _drafts[i].Sentence == _sentence; i--)
        {
            var draft = _drafts[i];
            if (!draft.IsNested && !draft.IsClosed && draft.ContentStart <= k && k < draft.ContentEnd)
                return draft;
        }

        return null;
    }

    // Whether a cue inside the content of another statement belongs to that content rather than to the narrator.
    private bool IsNested(int k, CueForm form, Draft outer, Scan after, Voice? before, int start)
    {
        if (_quotations.Around(k) >= 0)
            return true;
        if (form.Kind == CueFormKind.Participle)
            return form.Cue.Class == CueClass.Action || (after.Kind == ComplementKind.None && form.Cue.Class == CueClass.Report);
        var clause = ClauseStart(k, before, start);
        var opener = clause < k ? _tokens[clause].Normal : "";
        var afterComma = clause > start && _tokens[clause - 1].Kind == TokenKind.Mark || (clause < k && _tokens[clause].Kind == TokenKind.Mark);
        var shifts = opener is "فيما" or "بينما" or "كما" or "لكن" or "لكنه" or "لكنها" or "ولكن" or "في" or "الا" or "ولكنه" or "ولكنها" or "حيث" or "اذ" || (afterComma && FirstWord(clause, k) is "فيما" or "بينما" or "كما" or "لكن" or "لكنه" or "لكنها" or "ولكن" or "في" or "الا" or "حيث" or "اذ");
        if (form.Kind == CueFormKind.Past)
        {
            if (IsChained(k))
                return form.Cue.Class != CueClass.Report && outer.Form.Gender != Gender.Unknown && form.Gender != outer.Form.Gender && after.Subject is null && outer.Form.Kind == CueFormKind.Past && outer.Voice?.IsPlural != true;
            if (shifts)
                return false;
            if (before is not null && afterComma)
                return false;
            return !afterComma;
        }

        // "عنان يحذر من الحرب وقطر تطالبه بسقف" (Annan warns of war and Qatar asks him for a deadline): in headlines, clauses in the imperfect joined by و stand side by side.
        if (before is { PrefixLength: > 0, Actor: not null } && _tokens[before.Start].Normal[0] == 'و' && outer.Form.Kind == CueFormKind.Present && form.Kind == CueFormKind.Present)
            return false;

        // A verb in the imperfect is the narrator's only if the outer cue is in the imperfect too, or if a new clause begins.
        if (IsChained(k))
            return outer.Form.Kind != CueFormKind.Present && !(after.Subject is not null && afterComma);
        return !(shifts && after.Subject is not null);
    }

    private string FirstWord(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_tokens[i].Kind != TokenKind.Mark)
                return _tokens[i].Normal;
        }

        return "";
    }

    // Where the clause of a cue begins: at the subject before it, or earlier at the words and the comma that join it to the previous clause.
    private int ClauseStart(int k, Voice? before, int start)
    {
        var at = before?.Start ?? k;
        while (at > start)
        {
            var note = _text.Notes[at - 1];
            var normal = _tokens[at - 1].Normal;
            if (note.Is(WordClass.Subordinator | WordClass.Auxiliary | WordClass.Time) || normal is "وقت" or "حين" or "ذاته" or "نفسه" or "الوقت" or "في" or "المقابل" or "جهته" or "جهتها" or "من" or "جانبه" or "جانبها" or "الا" or "ان" or "انه" or "انها" or "وذلك" or "الذي" or "فانه" or "فانها")
            {
                if (normal is "ان" or "انه" or "انها" && !(at - 2 >= start && _tokens[at - 2].Normal is "الا" or "غير" or "بيد" or "علي"))
                    break;
                at--;
                continue;
            }

            break;
        }

        while (at > start && _tokens[at - 1].Kind == TokenKind.Mark && !_quotations.IsMark(at - 1))
            at--;
        return at;
    }

    // Ends the content of a statement before a token, and likewise that of its joint speakers.
    private void CutAt(Draft draft, int token)
    {
        foreach (var said in DraftsOf(draft.Sentence).Where(d => d.Cue == draft.Cue && !d.IsClosed && token > d.ContentStart && token < d.ContentEnd))
            said.ContentEnd = token;
    }

    private int PreviousWord(int k, int start)
    {
        var p = k - 1;
        while (p >= start && _tokens[p].Normal is "قد" or "لقد" or "وقد" or "فقد" or "سوف")
            p--;
        return p;
    }

    private bool IsNegated(int k) => k > 0 && _tokens[k - 1].Normal is "لم" or "لن" or "لا" or "ولم" or "ولن" or "ولا" or "فلا" or "فلن";

    private static int Previous(int k, int start) => k - 1 >= start ? k - 1 : start - 1;

    private CueForm? Choose(int k, int start, int end)
    {
        CueForm? best = null;
        foreach (var form in _cues[k].Forms)
        {
            if (form.Cue.Before.Count > 0)
            {
                if (StandsBehind(k, form.Cue.Before, start) && (!form.Cue.OnlyFirst || k - form.Cue.Before.Count == start))
                    return form;
                continue;
            }

            if (form.Cue.Needs is { } needs && !NeedIsMet(k, needs, end) && !(form is { IsFinite: true, Cue.Class: CueClass.Report } && ClosedQuoteBefore(k, start) >= 0))
                continue;
            if (form.Kind == CueFormKind.Participle && _text.Notes[k].Role is not null && form.Cue.Class != CueClass.Position)
                continue;
            if (form.IsAmbiguous && !StandsAsVerb(k, start))
                continue;
            if ((form.Cue.OnlyNegated && !IsNegated(k)) || (form.Kind == CueFormKind.Participle && IsAdjective(k, form, start)))
                continue;
            if (form.IsFinite && form.HasPronoun && IsNounHere(k))
                continue;

            // "رفض لافروف مطالبة واشنطن برحيل الأسد" (Lavrov rejected Washington's demand that Assad go): مطالبة is a noun here; as a participle ("demanding") it would follow a comma.
            if (form is { Kind: CueFormKind.Participle, Gender: Gender.Feminine } && _cues[k].PrefixLength == 0 && k > start && _tokens[k - 1].Kind == TokenKind.Word && _cues[k].Forms.Any(f => f.Kind == CueFormKind.Noun))
                continue;
            if (best?.Cue.Class == CueClass.Document)
                continue;
            if (best is null || (best.Kind == CueFormKind.Noun && form.IsFinite) || (best.Cue.Needs is null && form.Cue.Needs is not null && form.IsFinite))
                best = form;
        }

        return best;
    }

    private bool StandsBehind(int k, IReadOnlyList<string> words, int start)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var t = k - words.Count + i;
            if (t < start || !(_tokens[t].Normal == words[i] || (i == 0 && _tokens[t].Normal.Length == words[i].Length + 1 && _tokens[t].Normal[0] is 'و' or 'ف' && _tokens[t].Normal.EndsWith(words[i], StringComparison.Ordinal))))
                return false;
        }

        return true;
    }

    // "قيودا مشددة على" (tightened restrictions on), "في مهاجمة المراكز" (in attacking the posts): right after an indefinite noun that agrees, or after a preposition, the word is an adjective or a noun.
    private bool IsAdjective(int k, CueForm form, int start)
    {
        if (_cues[k].PrefixLength > 0 || k <= start || _tokens[k - 1].Kind != TokenKind.Word || _named[k - 1])
            return false;
        var note = _text.Notes[k - 1];
        if (note.Is(WordClass.Preposition))
            return true;
        if (note.Is(WordClass.Function | WordClass.Time) || note.IsDefinite || note.Role is not null || note.Adjective is not null || IsVerb(k - 1))
            return false;
        var noun = _tokens[k - 1].Normal;
        return noun.Length >= 4 && (noun[^1] == 'ا' || (form.Gender == Gender.Feminine && (noun[^1] == 'ه' || noun.EndsWith("ات", StringComparison.Ordinal))));
    }

    private bool NeedIsMet(int k, IReadOnlySet<string> needs, int end)
    {
        var limit = Math.Min(end, k + 12);
        for (var i = k + 1; i < limit; i++)
        {
            var normal = _tokens[i].Normal;
            if (needs.Contains(normal))
                return true;
            if (normal.Length > 2 && ((normal[0] == 'ب' && needs.Contains("ب")) || (normal[0] == 'ل' && needs.Contains("ل")) || (normal.Length > 3 && normal[0] is 'ب' or 'ل' && needs.Contains(normal[1..]))))
                return true;
            if (_cues[i].Forms.Length > 0 && _cues[i].Forms[0].IsFinite && !_cues[i].Forms[0].IsAmbiguous && !_named[i])
                return false;
        }

        return false;
    }

    // Whether a word that may be a verb or a noun (رفض, "he rejected" or "rejection") stands where a verb can stand.
    private bool StandsAsVerb(int k, int start)
    {
        var p = k - 1;
        if (p < start || _tokens[p].Kind is TokenKind.Mark or TokenKind.LineBreak)
            return true;
        if (_cues[k].PrefixLength > 0)
            return _cues[k].Forms[0].Kind != CueFormKind.Noun;
        var note = _text.Notes[p];
        if (note.Is(WordClass.Auxiliary | WordClass.Subordinator | WordClass.Relative | WordClass.Negation | WordClass.Time))
            return true;
        if (note.Is(WordClass.Preposition | WordClass.Complementizer))
            return false;
        return _named[p] || IsEndOfName(p);
    }

    private bool IsEndOfName(int p) => _text.Notes[p].Adjective is not null && _text.Notes[p].IsDefinite && p > 0 && _text.Notes[p - 1].Role is not null;

    // "أعلن الاتحاد إدانته" (the union announced its condemnation): spelled like the verb with an object (أدانته, "she condemned him"). It is the noun unless a clause begins before it.
    private bool IsNounHere(int k)
    {
        if (_cues[k].PrefixLength > 0 || !_cues[k].Forms.Any(f => f is { Kind: CueFormKind.Noun, HasPronoun: true }))
            return false;
        return k > 0 && _tokens[k - 1].Kind is not (TokenKind.Mark or TokenKind.LineBreak) && !_text.Notes[k - 1].Is(WordClass.Relative | WordClass.Subordinator | WordClass.Negation | WordClass.Auxiliary);
    }

    private bool IsVerb(int k)
    {
        if (_named[k])
            return false;
        var forms = _cues[k].Forms;

        // "وقال رفعت الأسد" (and Rifaat al-Assad said): right behind a verb stands a name, though it is spelled like a verb.
        if (forms.Length > 0 && k > 0 && _cues[k].PrefixLength == 0 && forms[0].Cue.Needs is not null && _cues[k - 1].Forms is [{ IsFinite: true, IsAmbiguous: false, Cue.Needs: null }, ..])
            return false;
        for (var i = 0; i < forms.Length; i++)
        {
            var form = forms[i];
            if (form.Cue.Class is CueClass.Attribution or CueClass.RelayNoun)
                return true;
            if (form.IsFinite && form.HasPronoun && IsNounHere(k))
                continue;
            if (form.IsFinite && (!form.IsAmbiguous || (k > 0 && _tokens[k - 1].Kind == TokenKind.Mark)))
                return true;
            if (form.Kind == CueFormKind.Participle && _text.Notes[k].Role is null)
                return true;
        }

        return false;
    }

    private enum ComplementKind
    {
        None,
        Clause,
        Quote,
        Colon,
        Preposition,
        Bare,
    }

    private readonly record struct Scan(Voice? Subject, IReadOnlyList<Voice> Joint, ComplementKind Kind, int ContentStart, bool PassedRelayNoun = false);

    // Reads on after a cue: finds its subject, skips adjuncts of time and place, and finds what introduces the content.
    private Scan ScanAfter(int k, CueForm form, int end)
    {
        Voice? subject = null;
        IReadOnlyList<Voice> joint = [];
        var bare = -1;
        var preposition = -1;
        var limit = Math.Min(end, k + ScanLimit);
        var crossedComma = false;
        var relayed = false;
        var p = k + 1;
        while (p < limit)
        {
            var token = _tokens[p];
            var note = _text.Notes[p];
            if (subject is not null && EndOfNickname(p, limit) is var nickname and > 0)
            {
                subject = subject with { End = nickname };
                p = nickname;
                continue;
            }

            if (subject is null && p == k + 1 && form.IsFinite && _quotations.IsMark(p) && QuotedSubject(p) is { } quotedSubject && IsSubject(form, quotedSubject, k))
            {
                subject = quotedSubject;
                p = quotedSubject.End;
                while (p < limit && _text.Notes[p] is { IsDefinite: true, Role: null } && !_named[p] && _tokens[p].Kind == TokenKind.Word && !_text.Notes[p].Is(WordClass.Time))
                    p++;
                continue;
            }

            if (note.Is(WordClass.Complementizer) && !_named[p])
            {
                if (bare >= 0 && p - bare > 14 && (form.Cue.Takes & (Takes.Plain | Takes.Object)) != 0)
                    break;
                if (preposition >= 0 && p - preposition > 3)
                    break;

                // "إلا أنه", "غير أن" (however, he ...): another clause begins, not the content.
                if (_tokens[p - 1].Normal is "الا" or "غير" or "بيد")
                    break;
                return new Scan(subject, joint, ComplementKind.Clause, p + 1);
            }

            // "أكد كيري، عقب محادثات أجراها مع المبعوث، أن ..." (Kerry affirmed, after talks with the envoy, that ...): skip what stands between commas if the clause follows.
            if (crossedComma && subject is not null && bare < 0 && preposition < 0 && (note.Is(WordClass.Preposition) || note is { Role.Kind: RoleKind.Person, Conjunction: "", Preposition: "" } || note.Is(WordClass.Title)) && !_named[p] && EndOfInsertion(p, limit, form.Cue.Takes) is { } behind)
            {
                p = behind;
                continue;
            }

            if (token.Normal is "بالقول" or "بقوله" or "بقولها" or "بقولهم")
            {
                p++;
                continue;
            }

            // "قال لـ«الشرق الأوسط»" (he told Asharq al-Awsat): skip the addressee.
            if (token.Normal == "ل" && p + 1 < limit && _quotations.IsMark(p + 1))
            {
                var closing = _quotations.ClosingOf(p + 1);
                p = closing > p && closing - p < 8 ? closing + 1 : p + 2;
                continue;
            }

            if (token.Kind == TokenKind.Mark)
            {
                if (_quotations.IsMark(p) && _quotations.ClosingOf(p) is var named and >= 0 && (IsNameInQuotes(p, named) || IsQuotedSpeaker(k, p, named, limit)))
                {
                    // "قال «كيري» إنه ..." (Kerry, in quotation marks, said that he ...): the name is the subject.
                    if (subject is null && bare < 0 && preposition < 0 && VoiceReader.Read(_text, p + 1, named, _isVerb) is { IsGoverned: false } quoted && quoted.End == named && IsSubject(form, quoted, k))
                        subject = quoted;
                    p = named + 1;
                    while (p < limit && _text.Notes[p] is { IsDefinite: true, Adjective: not null, Role: null })
                        p++;
                    continue;
                }

                if (_quotations.IsMark(p) && _quotations.ClosingOf(p) >= 0)
                {
                    if (preposition >= 0)
                        break;
                    if (bare >= 0)
                        break;
                    return new Scan(subject, joint, ComplementKind.Quote, p);
                }

                if (token.Normal == ":" && preposition < 0)
                    return new Scan(subject, joint, ComplementKind.Colon, p + 1);
                if (token.Normal is "\u060C" or ",")
                {
                    if (bare >= 0 || preposition >= 0)
                        break;
                    crossedComma = true;
                }
                else if (token.Normal == "(" && bare < 0 && !_quotations.IsMark(p))
                {
                    var close = p + 1;
                    while (close < limit && _tokens[close].Normal != ")" && close - p < 10)
                        close++;
                    if (close < limit && _tokens[close].Normal == ")")
                        p = close;
                }

                p++;
                continue;
            }

            if (bare >= 0 || preposition >= 0)
            {
                if (IsVerb(p) && !_text.Notes[p - 1].Is(WordClass.Relative))
                    break;
                p++;
                continue;
            }

            if (note.Is(WordClass.Time) && note.Role is null && !_named[p])
            {
                p++;
                continue;
            }

            if (!_named[p] && IsVerb(p) && !(p > 0 && _text.Notes[p - 1].Is(WordClass.Relative)))
            {
                // A participle or noun that is a cue itself ends the scan ("ختم مشيرا", he concluded by pointing out), unless it only relays. Any other verb begins the words.
                if (_cues[p].Forms[0].Kind is CueFormKind.Participle or CueFormKind.Noun)
                {
                    if (_cues[p].Forms.Any(f => f.Cue.Class == CueClass.RelayNoun))
                    {
                        relayed = true;
                        p++;
                        continue;
                    }

                    break;
                }

                if (crossedComma)
                    break;
                bare = p;
                p++;
                continue;
            }

            if (note.Is(WordClass.Preposition) && !_named[p])
            {
                if (Introduces(form.Cue.Takes, token.Normal) && p + 1 < end && !AdjunctNouns.Contains(_tokens[p + 1].Normal) && !(form.Cue.Class == CueClass.Position))
                {
                    preposition = p;
                    p++;
                    continue;
                }

                if (form.Cue.Class == CueClass.Position && subject is not null)
                {
                    preposition = p;
                    p++;
                    continue;
                }

                p = SkipPrepositionalPhrase(p, limit);
                continue;
            }

            if (note.Is(WordClass.Relative) && subject is not null)
            {
                // Skip a relative clause after the subject: "البيان الذي أصدره الكرملين" (the statement that the Kremlin issued).
                p = SkipRelativeClause(p + 1, limit, form.Cue.Takes);
                continue;
            }

            if (note.Is(WordClass.Function) && !_named[p] && note.Role is null)
            {
                if (note.Is(WordClass.Subordinator) && crossedComma)
                    break;
                if (subject is null && (note.Is(WordClass.Pronoun | WordClass.Demonstrative)) && p == k + 1 && note.Is(WordClass.Pronoun) && _tokens[p].Normal is "هو" or "هي")
                {
                    p++;
                    continue;
                }

                bare = p;
                p++;
                continue;
            }

            // "أبلغت دي ميستورا بضرورة ..." (told de Mistura of the need ...): a word with ب that the verb takes is the content, not a speaker.
            var isTaken = form.Cue.Takes.HasFlag(Takes.With) && token.Normal[0] == 'ب' && p > k + 1 && !_named[p] && note.Role is null && IsGovernedWord(p);
            if (subject is null && !isTaken && !crossedComma | p <= k + 6 && VoiceReader.Read(_text, p, limit, _isVerb) is { IsGoverned: false } voice)
            {
                if (IsSubject(form, voice, k))
                {
                    subject = voice;
                    p = voice.End;
                    joint = ReadJoint(ref p, limit);
                    continue;
                }

                // "أبلغت دي ميستورا بضرورة ..." (told de Mistura of the need ...): skip the person who is told.
                if (form.Cue.Lemma is "أبلغ" or "أخبر" && voice.Actor is not null && p <= k + 2)
                {
                    p = voice.End;
                    continue;
                }
            }

            if (IsGovernedWord(p))
            {
                if (form.Cue.Takes.HasFlag(Takes.With) && _tokens[p].Normal[0] == 'ب' && !_text.Notes[p].Is(WordClass.Time))
                    preposition = p - 1;
                p++;
                continue;
            }

            bare = p;
            p++;
        }

        if (preposition >= 0)
            return new Scan(subject, joint, ComplementKind.Preposition, preposition + 1);
        if (bare >= 0)
            return new Scan(subject, joint, ComplementKind.Bare, bare, relayed);
        return new Scan(subject, joint, ComplementKind.None, p);
    }

    // A few quoted words right after a noun are its name, not speech: "لصحيفة «معاريف»" (to the newspaper Maariv), "حركة «العدل والمساواة»" (a movement's name), "بعنوان «...»" (entitled ...).
    private bool IsNameInQuotes(int opening, int closing) =>
        closing - opening <= 6 && opening > 0 && _tokens[opening - 1].Kind == TokenKind.Word && !_text.Notes[opening - 1].IsDefinite && !IsVerb(opening - 1)
        && (_text.Notes[opening - 1].Role is { Kind: not RoleKind.Person } || _tokens[opening - 1].Normal is "عنوان" or "بعنوان" or "اسم" or "باسم" or "شعار" or "بلقب" or "بشعار");

    // One to three quoted words are a name where what is said begins only behind them, or where the verb stands behind what is said: "قال «كيري» إنه" (Kerry said that he), "حسبما ذكرت «معا»" (as Maan reported).
    private bool IsQuotedSpeaker(int cue, int opening, int closing, int limit)
    {
        if (closing - opening > 4)
            return false;
        if (opening == cue + 1 && cue > 0 && (_cues[cue - 1].Forms.Any(f => f.Cue.Class == CueClass.Attribution) || _tokens[cue - 1].Normal is "ما" or "كما"))
            return true;
        for (var p = closing + 1; p < Math.Min(limit, closing + 14); p++)
        {
            if (_tokens[p].Normal == ":" || (_quotations.IsMark(p) && p == closing + 1) || _text.Notes[p].Is(WordClass.Complementizer))
                return true;
            if (_tokens[p].Kind == TokenKind.Mark ? _tokens[p].Normal is not ("(" or ")" or "-") : _cues[p].Forms.Length > 0 && IsVerb(p))
                return false;
        }

        return false;
    }

    // Further subjects of the same verb: "روسيا والصين" (Russia and China), "الرئيسان الإيراني حسن روحاني، والروسي فلاديمير بوتين" (the presidents Rouhani of Iran and Putin of Russia).
    private List<Voice> ReadJoint(ref int p, int limit)
    {
        var joint = new List<Voice>();
        while (joint.Count < 4)
        {
            var q = p < limit && _tokens[p].Normal is "\u060C" or "," ? p + 1 : p;
            if (q >= limit || _tokens[q].Normal.Length < 3 || _tokens[q].Normal[0] != 'و' || IsVerb(q))
                break;
            var note = _text.Notes[q];
            if (note is { Adjective: { } adjective, Conjunction.Length: > 0, IsDefinite: true, Role: null } && _text.NamedAt(q) is null && q + 1 < limit && _text.NamedAt(q + 1) is { Alias.Kind: MentionKind.Person } person)
            {
                joint.Add(new Voice { Start = q, End = person.End, PrefixLength = 1, Actor = adjective, Kind = MentionKind.Role, NameStart = person.Start, NameEnd = person.End, IsDefinite = true });
                p = person.End;
                continue;
            }

            if (_text.NamedAt(q) is not { Conjunction.Length: > 0, Preposition: "" } && note is not { Conjunction.Length: > 0, Preposition: "", Role: not null })
                break;
            if (VoiceReader.Read(_text, q, limit, _isVerb) is not { IsGoverned: false } second)
                break;
            joint.Add(second);
            p = second.End;
        }

        return joint;
    }

    private int? EndOfInsertion(int p, int limit, Takes takes)
    {
        for (var i = p + 1; i + 1 < Math.Min(limit, p + 24); i++)
        {
            if (_tokens[i].Kind == TokenKind.LineBreak || _tokens[i].Normal is "." or ":")
                return null;
            if (_quotations.IsMark(i))
            {
                if (_quotations.ClosingOf(i) is var closing && closing >= 0 && IsNameInQuotes(i, closing))
                {
                    i = closing;
                    continue;
                }

                return null;
            }

            if (IsComma(i))
            {
                var next = _text.Notes[i + 1];
                if (next.Is(WordClass.Complementizer) || Introduces(takes, _tokens[i + 1].Normal))
                    return i + 1;
                return next.Is(WordClass.Preposition | WordClass.Title) || next.Role is { Kind: RoleKind.Person } ? EndOfInsertion(i + 1, limit, takes) : null;
            }
        }

        return null;
    }

    private static bool Introduces(Takes takes, string preposition) => preposition switch
    {
        "علي" => takes.HasFlag(Takes.On),
        "عن" => takes.HasFlag(Takes.About),
        "الي" => takes.HasFlag(Takes.To),
        "من" => takes.HasFlag(Takes.From),
        _ => false,
    };

    private bool IsGovernedWord(int p)
    {
        var normal = _tokens[p].Normal;
        return normal.Length > 3 && normal[0] is 'ل' or 'ب' or 'ك' && (normal[1] is 'ل' || normal.AsSpan(1).StartsWith("ال") || _text.Notes[p].Preposition.Length > 0 || _text.NamedAt(p) is { Preposition.Length: > 0 } || normal[0] == 'ب');
    }

    private int SkipPrepositionalPhrase(int p, int limit)
    {
        p++;

        // "في هذا السياق" (in this context).
        if (p + 1 < limit && _text.Notes[p].Is(WordClass.Demonstrative) && !_named[p] && _text.Notes[p + 1].IsDefinite)
            return p + 2;
        if (p < limit && _text.NamedAt(p) is { } named)
            return named.End;
        if (p < limit && VoiceReader.Read(_text, p, Math.Min(limit, p + 10), _isVerb) is { } phrase)
            return Math.Max(p + 1, phrase.End);
        return p + 1;
    }

    // A cue, or a word that looks like a feminine perfect (ends in ت) before a name.
    private bool IsPastBefore(int p) => IsVerb(p) || (!_named[p] && _tokens[p].Normal is [_, _, _, .., 'ت'] && _text.Notes[p] is { Role: null, Adjective: null, IsDefinite: false, Class: WordClass.None } && _text.NamedAt(p + 1) is { Preposition: "" });

    private int SkipRelativeClause(int p, int limit, Takes takes)
    {
        var first = p;
        while (p < limit && _tokens[p].Kind != TokenKind.Mark && !_text.Notes[p].Is(WordClass.Complementizer))
        {
            p++;

            // "في كلمته التي افتتح بها القمة على وجود أزمة": a preposition that introduces the cue's content (على) ends the relative clause too.
            if (p - first > 2 && p < limit && Introduces(takes, _tokens[p].Normal) && !_named[p])
                break;

            // "المقابلة التي نشرت أمس قدمت تركيا ..." (the interview published yesterday, Turkey presented ...): a verb right after a word of time begins the content.
            if (p - first > 1 && p + 1 < limit && _text.Notes[p - 1].Is(WordClass.Time) && IsPastBefore(p))
                break;
        }

        return p;
    }

    // "واتهم روسيا بتسليم ..." (and he accused Russia of delivering ...): a noun phrase after a transitive verb is its object if it does not agree with it, or if the subject is known already and no second noun phrase follows.
    private bool IsSubject(CueForm form, Voice voice, int k)
    {
        // "قال لقناة روسيا اليوم" (he told the channel Russia Today): the name belongs to the addressee.
        if (voice.Start > k + 1 && _text.Notes[voice.Start - 1] is { Role: not null, Preposition: "ل" })
            return false;

        // "دعا البيان الحكومة إلى ..." (the statement called on the government to ...): a definite noun right after the verb is the subject even if it is no known speaker, and the next phrase is the object.
        if (form.IsFinite && form.Cue.Class == CueClass.Position && form.Cue.Lemma is "طالب" or "دعا" or "حث" or "حض" or "ناشد" && voice.Start == k + 2 && _tokens[k + 1].Kind == TokenKind.Word && _text.Notes[k + 1] is { IsDefinite: true, Role: null } && !_named[k + 1])
            return false;
        // "لكنها دعت دمشق إلى ..." (but she called on Damascus to ...): the attached pronoun before the verb is the subject.
        if (k > 0 && _tokens[k - 1].Normal is ['ل' or 'و' or 'ا' or 'ب' or 'ك', ..] previous && _text.Notes[k - 1].Is(WordClass.Complementizer | WordClass.Subordinator) && previous.EndsWith('ه') | previous.EndsWith("ها", StringComparison.Ordinal) | previous.EndsWith("هم", StringComparison.Ordinal) && previous.Length > 2)
            return false;
        if (form.HasPronoun && voice.Actor is null && voice.Head is null)
            return false;

        // "واتهمت دمشق بالاستعانة بإيران" (and she accused Damascus of using Iran's help): the only phrase between "accused" and ب is the accused, not the accuser.
        if (form.Cue.Lemma == "اتهم" && voice.End < _tokens.Length && _tokens[voice.End].Normal is ['ب', _, _, ..] && IsGovernedWord(voice.End) && _text.NamedAt(voice.End) is null)
            return false;
        if (form.IsPlural && form.IsFinite && !voice.IsPlural && voice.Kind != MentionKind.Adjective && voice.Head?.IsPlural != true)
            return false;
        if (!Discourse.Agrees(voice, form) && form.IsFinite)
            return false;
        if (form.Kind == CueFormKind.Participle)
            return false;
        if (form.Cue.Class == CueClass.Position && form.Cue.Lemma is "طالب" or "دعا" or "اتهم" or "حث" or "حض" or "ناشد" or "حمل" or "انتقد" or "دان" or "أدان" or "هنأ" or "شكر" or "هاجم" or "دعم" or "أيد" or "نصح")
        {
            // The verb continues a chain (و or كما before it) and has only one noun phrase after it: that is the object.
            var next = voice.End;
            _ = ReadJoint(ref next, _tokens.Length);
            var chained = _cues[k].PrefixLength > 0 || (k > 0 && _tokens[k - 1].Normal is "كما" or "و");
            var known = _discourse.Last is not null && voice.Kind != MentionKind.Person && voice.Head?.Kind != RoleKind.Person && (voice.Head is null or { Kind: RoleKind.Other } || _drafts.Count > 0 && _drafts[^1].Sentence == _sentence);
            if (chained && known && (_drafts.Count > 0 && _drafts[^1].Sentence == _sentence || voice.IsOther) && next < _tokens.Length && (IsGovernedWord(next) || _tokens[next].Normal is "الي" or "علي" or "ب"))
                return false;
        }

        return true;
    }

    // The subject before its verb: "لكن روسيا اعتبرت" (but Russia considered), "كان وزير الخارجية ... قد أعلن" (the foreign minister had announced).
    private Voice? FindBefore(int k, CueForm form, int start, bool isInContent)
    {
        if (form.Kind == CueFormKind.Participle)
            return isInContent || (_drafts.Count > 0 && _drafts[^1] is { IsNested: false, Speaker.Actor: not null } last && last.Sentence == _sentence) ? null : NearestBefore(k, form, start);
        if (form.Kind == CueFormKind.Noun)
            return null;
        if (_cues[k].PrefixLength > 0)
            return _tokens[k].Normal[0] == 'ف' ? TopicOfAmma(k, form, start) : null;
        var boundary = k;
        while (boundary > start && !IsBoundary(boundary - 1))
            boundary--;
        for (var t = boundary; t < k; t++)
        {
            if (_text.Notes[t].Is(WordClass.Auxiliary | WordClass.Time) && !_named[t] && _text.Notes[t].Role is null)
                continue;
            if (t > boundary && _text.Notes[t - 1].Is(WordClass.Preposition))
            {
                // "رداً على تقارير كانت قد أشارت" (in reply to reports that had indicated): the indefinite noun after the preposition is the subject of the clause that describes it.
                if (_text.Notes[t] is { IsDefinite: false, Role.Kind: RoleKind.Other } && VoiceReader.Read(_text, t, k, _isVerb) is { } described && OnlyAdjuncts(described.End, k))
                    return described with { IsGoverned = false };
                continue;
            }

            if (VoiceReader.Read(_text, t, k, _isVerb) is not { } voice)
                continue;
            if (voice.IsGoverned || (voice.Actor is null && !voice.IsOther && voice.Head is null && _discourse.Resolve(voice).Actor is null))
            {
                t = voice.IsGoverned ? voice.End - 1 : t;
                continue;
            }

            return Discourse.Agrees(voice, form) ? voice : null;
        }

        return SubjectAcrossComma(form, start, boundary);
    }

    // The pronoun means the subject of the previous clause: "رغم أن المصدر الأميركي لم ينتقد أنان، فإنه قال" (although the American source did not criticise Annan, it said), "... لكنها أصرت" (but she insisted).
    private Voice? NamedByPronoun(int k, CueForm form, int start)
    {
        if (!form.IsFinite || k - 1 <= start || _cues[k].PrefixLength > 0 || _tokens[k - 1].Normal is not ("فانه" or "فانها" or "لكنه" or "لكنها" or "ولكنه" or "ولكنها" or "الا" or "انه" or "انها"))
            return null;
        if (_tokens[k - 1].Normal is "انه" or "انها" && _tokens[k - 2].Normal != "الا")
            return null;
        if (_tokens[k - 1].Normal is "فانه" or "فانها" && _tokens[start].Normal.TrimStart('و', 'ف') is "رغم" or "بالرغم" or "علي" or "مع" or "اذا" or "بينما")
        {
            for (var t = start + 1; t < Math.Min(k, start + 6); t++)
            {
                if (_text.Notes[t - 1].Is(WordClass.Complementizer) && VoiceReader.Read(_text, t, k, _isVerb) is { IsGoverned: false, Actor: not null } topic && Discourse.Agrees(topic, form))
                    return topic;
            }

            return null;
        }

        // Otherwise the previous clause is the last statement of this sentence, nested or not.
        return _drafts.Count > 0 && _drafts[^1] is { Voice: { } last } draft && draft.Sentence == _sentence && draft.Cue < k && Discourse.Agrees(last, form) ? last : null;
    }

    // "أما لافروف، الذي كان يزور لندن، فقال" (as for Lavrov, who was visiting London, he said): the noun phrase after أما is the subject of the verb with ف.
    private Voice? TopicOfAmma(int k, CueForm form, int start)
    {
        for (var t = k - 1; t >= Math.Max(start, k - ScanLimit); t--)
        {
            if (_tokens[t].Normal is "اما" or "واما")
                return VoiceReader.Read(_text, t + 1, k, _isVerb) is { IsGoverned: false } voice && Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    // "كاميرون، من جهته، طالب" (Cameron, for his part, demanded), "لافروف، الذي زار لندن، قال" (Lavrov, who visited London, said): an insertion between commas separates subject and verb.
    private Voice? SubjectAcrossComma(CueForm form, int start, int boundary)
    {
        var close = boundary - 1;
        if (close <= start || !IsComma(close))
            return null;
        var open = close - 1;
        while (open > start && !IsComma(open) && _tokens[open].Kind != TokenKind.LineBreak && close - open < 18)
            open--;
        if (open > start && IsComma(open))
        {
            // "السفير الأمريكي، زلماي خليل زاد، قد وصف" (the American ambassador, Zalmay Khalilzad, described): the insertion is a name in apposition to the office.
            for (var t = Math.Max(start, open - 14); t < open; t++)
            {
                if ((t > start && !IsBoundary(t - 1) && !_text.Notes[t - 1].Is(WordClass.Function)) || _text.Notes[t].Is(WordClass.Auxiliary))
                    continue;
                if (VoiceReader.Read(_text, t, close + 1, _isVerb) is { IsGoverned: false, Head: not null } office && office.End == close)
                    return Discourse.Agrees(office, form) ? office : null;
            }
        }

        if (open <= start || !IsComma(open) || !(_text.Notes[open + 1].Is(WordClass.Preposition | WordClass.Time | WordClass.Relative) || _tokens[open + 1].Normal is "بدوره" or "بدورها" or "كذلك" or "ايضا"))
            return null;
        for (var t = Math.Max(start, open - 14); t < open; t++)
        {
            if (t > start && !IsBoundary(t - 1) && !_text.Notes[t - 1].Is(WordClass.Function))
                continue;
            if (VoiceReader.Read(_text, t, open, _isVerb) is { IsGoverned: false } voice && voice.End == open)
                return Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    private bool IsComma(int t) => _tokens[t].Normal is "\u060C" or ",";

    // The speaker of the first statement of a sentence is its first noun phrase: "والتقى نائب الرئيس الخطيب، وقال" (the vice president met al-Khatib, and said), "لكن لافروف قدم قراءة أخرى، وأعلن".
    private Voice? SubjectOfSentence(int k, CueForm form, int start)
    {
        if (_drafts.Count > 0 && _drafts[^1].Sentence == _sentence)
            return null;
        var p = start;
        while (p < k && (_tokens[p].Kind == TokenKind.Mark || (_text.Notes[p].Is(WordClass.Subordinator | WordClass.Auxiliary | WordClass.Complementizer) && !_named[p]) || _tokens[p].Normal is "غير" or "الا" or "ثم" or "اما" or "بيد"))
            p++;
        for (var t = p; t <= p + 1 && t < k; t++)
        {
            if (t > p && (_text.Notes[p].Is(WordClass.Preposition | WordClass.Time) || _text.Notes[p].IsDefinite || _tokens[p].Kind != TokenKind.Word))
                return null;
            if (VoiceReader.Read(_text, t, k, _isVerb) is { IsGoverned: false } voice && _discourse.Resolve(voice).Actor is not null)
                return Discourse.Agrees(voice, form) ? voice : null;
        }

        return null;
    }

    // "قدم الرئيس السوري تعازيه، معربا عن ..." (the Syrian president offered condolences, expressing ...): the participle's subject is the nearest actor before it that can be a subject.
    private Voice? NearestBefore(int k, CueForm form, int start)
    {
        for (var t = k - 1; t >= start; t--)
        {
            if ((_text.NamedAt(t) is null && _text.Notes[t].Role is null) || (t > start && (_text.Notes[t - 1].Role is not null || _text.Notes[t - 1].Is(WordClass.Preposition))))
                continue;
            if (VoiceReader.Read(_text, t, k, _isVerb) is { IsGoverned: false, Actor: not null } voice && Discourse.Agrees(voice, form) && t > start && (IsVerb(t - 1) || _text.Notes[t - 1].LooksVerbal || _tokens[t - 1].Kind == TokenKind.Mark || !_text.Notes[t - 1].IsDefinite))
                return voice;
        }

        return null;
    }

    private bool OnlyAdjuncts(int from, int to)
    {
        var p = from;
        while (p < to)
        {
            if (_text.Notes[p].Is(WordClass.Time | WordClass.Auxiliary | WordClass.Negation) || _tokens[p].Normal is "\u060C" or "," or "نفسه" or "نفسها")
                p++;
            else if (_text.Notes[p].Is(WordClass.Preposition))
                p = SkipPrepositionalPhrase(p, to);
            else if (_tokens[p].Normal[0] == 'و' && (_text.NamedAt(p) is { Conjunction.Length: > 0 } || _text.Notes[p] is { Conjunction.Length: > 0, Role: not null }))
                p = VoiceReader.Read(_text, p, to, _isVerb)?.End ?? to + 1;
            else
                return false;
        }

        return p == to;
    }

    private bool IsBoundary(int t)
    {
        var token = _tokens[t];
        if (token.Kind == TokenKind.LineBreak)
            return true;
        if (token.Kind == TokenKind.Mark)
            return token.Normal is not ("-" or "(" or ")" or "\u2013");
        if (_named[t])
            return false;
        return _text.Notes[t].Is(WordClass.Subordinator | WordClass.Complementizer | WordClass.Relative) || IsVerb(t);
    }

    private Voice? AntecedentBefore(int relative, CueForm form, int start)
    {
        var at = relative;
        while (at > start && _tokens[at - 1].Normal is "\u060C" or ",")
            at--;
        for (var t = Math.Max(start, at - 16); t < at; t++)
        {
            if (_text.NamedAt(t) is null && _text.Notes[t].Role is null)
                continue;
            if (VoiceReader.Read(_text, t, at, _isVerb) is { } voice && voice.End == at && Discourse.Agrees(voice, form))
                return voice;
        }

        return null;
    }

    // At the end of a sentence, contents that are still open end there, or earlier, where the narrator goes on.
    private void CloseDrafts(int first, int end)
    {
        for (var i = first; i < _drafts.Count; i++)
        {
            var draft = _drafts[i];
            if (draft.IsClosed)
                continue;
            var stop = Math.Min(draft.ContentEnd, end);
            for (var p = draft.ContentStart + 2; p < stop; p++)
            {
                // "قال إن ... فيما واصلت القوات القصف" (he said that ... while the forces kept up the shelling): "while" before a verb ends the content even without a comma.
                if (_tokens[p].Normal is "فيما" or "بينما" && p > draft.ContentStart + 3 && p + 1 < stop && IsPast(p + 1) && _quotations.Around(p) < 0)
                {
                    stop = p;
                    break;
                }

                if (_tokens[p].Normal is "\u060C" or "," && p + 2 < stop && IsNarratorShift(p + 1) && _quotations.Around(p) < 0)
                {
                    stop = p;
                    break;
                }
            }

            draft.ContentEnd = stop;
        }
    }

    private bool IsPast(int p) => !_named[p] && _text.Notes[p] is { Role: null, IsDefinite: false, Adjective: null } && _tokens[p].Normal is [_, _, _, .., 'ت'] && p + 1 < _tokens.Length && (_text.Notes[p + 1].IsDefinite || _text.Notes[p + 1].Role is not null || _named[p + 1]);

    private bool IsNarratorShift(int p) => _tokens[p].Normal is "فيما" or "بينما" or "اما" or "واما" || (_tokens[p].Normal == "وذلك" && p + 1 < _tokens.Length && _tokens[p + 1].Normal is "خلال" or "بعد" or "قبل" or "عقب" or "اثر" or "غداه" or "قبيل" or "بعيد") || (_tokens[p].Normal is "وكان" or "وكانت" && p + 1 < _tokens.Length && VoiceReader.Read(_text, p + 1, Math.Min(_tokens.Length, p + 16), _isVerb) is { IsExplicit: true })
        || (_tokens[p].Normal is "ومن" or "من" && _tokens[p + 1].Normal is "جانبه" or "جانبها" or "جهته" or "جهتها" or "جانبهم") || (_tokens[p].Normal is "وفي" or "في" && _tokens[p + 1].Normal is "المقابل" or "غضون" or "السياق")
        || (_tokens[p].Normal == "في" && _tokens[p + 1].Normal is "حين" or "وقت" or "الوقت");

    // Speech without quotation marks is extended, sentence by sentence, as long as each has a word in the first person and no statement of its own.
    private void ExtendPlainSpeech(ReadOnlySpan<Range> sentences)
    {
        foreach (var draft in _drafts)
        {
            if (draft.IsClosed || draft.IsNested || draft.Form.Cue.Class != CueClass.Report || draft.ContentEnd < sentences[draft.Sentence].End.Value)
                continue;
            if (!draft.IsPlain && !SpeaksOfHimself(draft.ContentStart, draft.ContentEnd))
                continue;
            var last = draft.ContentEnd;
            for (var s = draft.Sentence + 1; s < sentences.Length && s <= draft.Sentence + 6; s++)
            {
                var (from, to) = (sentences[s].Start.Value, sentences[s].End.Value);
                if (DraftsOf(s).Any() || !SpeaksOfHimself(from, to) || _tokens[sentences[s - 1].End.Value - 1].Kind == TokenKind.LineBreak)
                    break;
                last = to;
            }

            draft.ContentEnd = last;
        }
    }

    private bool SpeaksOfHimself(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_cues[i].IsFirstPerson)
                return true;
        }

        return false;
    }

    private List<Statement> Finish(ReadOnlySpan<Range> sentences)
    {
        var statements = new List<Statement>(_drafts.Count);
        foreach (var draft in _drafts)
        {
            var (from, to) = Trim(draft.ContentStart, draft.ContentEnd);
            if (to <= from)
                continue;
            var prefix = _cues[draft.Cue].PrefixLength;
            var content = draft.ContentStart == draft.Cue ? _text.SpanOf(from, to, prefix) : _text.SpanOf(from, to, 0);
            var mood = MoodOf(draft, sentences[draft.Sentence]);
            statements.Add(new Statement
            {
                Article = _article,
                Speaker = draft.Speaker.Actor,
                SpeakerBasis = draft.Speaker.Basis,
                SpeakerSpan = draft.Voice is { } voice ? _text.SpanOf(voice.Start, voice.End, voice.PrefixLength) : null,
                Cue = _text.WordSpan(draft.Cue, prefix),
                Content = content,
                Sentence = _text.Text.SpanOf(sentences[draft.Sentence]),
                Kind = draft.Kind,
                Mood = mood,
                OthersViews = draft.OthersViews.Count == 0 ? default : new OthersViews([.. draft.OthersViews.Select(view => _text.SpanOf(view.Start.Value, view.End.Value, 0))]),
                CueLemma = draft.Form.Cue.Lemma,
                CueAttitude = draft.Form.Cue.Attitude * (draft.IsNegated ? -1 : 1),
                Confidence = Math.Round(Math.Pow(draft.Quality * draft.Speaker.Certainty, Calibration) * (mood == StatementMood.Said ? 1 : NotSaid), 4),
            });
        }

        return statements;
    }

    private StatementMood MoodOf(Draft draft, Range sentence) => draft.Form.Cue.Class is CueClass.Report or CueClass.Position or CueClass.Action && _tokens[draft.Cue].Kind == TokenKind.Word
        ? _moods.Of(draft.Cue, draft.Form, draft.Voice?.Start ?? draft.Cue, sentence.Start.Value, sentence.End.Value)
        : StatementMood.Said;

    // Takes line breaks and marks off both ends of a content. Quotation marks at the start and a question or exclamation mark at the end stay.
    private (int From, int To) Trim(int from, int to)
    {
        while (from < to && _tokens[from].Kind is TokenKind.Mark or TokenKind.LineBreak && !_quotations.IsMark(from))
            from++;
        while (to > from && (_tokens[to - 1].Kind == TokenKind.LineBreak || (_tokens[to - 1].Kind == TokenKind.Mark && _tokens[to - 1].Normal is "." or "\u060C" or "," or "\u061B" or ":" or "-" or "(" or "[")))
            to--;
        return (from, to);
    }
}
