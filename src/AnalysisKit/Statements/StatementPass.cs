namespace AnalysisKit;

/// <summary>
/// Reads one article once, sentence by sentence and cue by cue, and collects its statements. What is tried here, and in which order, is in Constructions/, one file each;
/// what they look at is in Complements/ (what stands behind a cue) and Subjects/ (who stands before or behind it).
/// </summary>
internal sealed class StatementPass(Article article, ActorText text, CueNote[] cues)
{
    /// <summary>Exponent that turns the product of two certainties (content and speaker) into a probability of being right. Measured on annotated articles; an evaluation's reliability table shows how good it is.</summary>
    private const double Calibration = 0.7;

    /// <summary>How likely a statement that the article does not tell as made counts as one; measured on annotated articles.</summary>
    private const double NotSaid = 0.3;

    private readonly Scene _scene = new(text, cues);

    public IReadOnlyList<Statement> Run()
    {
        KnownNames.Learn(_scene);
        var sentences = _scene.Text.Text.SentenceRanges;
        for (_scene.Sentence = 0; _scene.Sentence < sentences.Length; _scene.Sentence++)
        {
            var first = _scene.Drafts.Count;
            ReadSentence(sentences[_scene.Sentence].Start.Value, sentences[_scene.Sentence].End.Value);
            ContentEnds.CloseDrafts(_scene, first, sentences[_scene.Sentence].End.Value);
            if (_scene.Drafts.Count == first)
                ReadQuotedSentence(sentences);
            if (_scene.Drafts.Count == first && SubjectBefore.PersonOfSentence(_scene, sentences[_scene.Sentence].Start.Value, sentences[_scene.Sentence].End.Value) is { } person)
                _scene.Discourse.Spoke(_scene.Discourse.Resolve(person) with { Certainty = 0.6 });
        }

        ContentEnds.ExtendPlainSpeech(_scene, sentences);
        return Finish(sentences);
    }

    // A sentence that is a quotation and nothing else goes to whoever spoke, or was named, in the sentence before it.
    private void ReadQuotedSentence(ReadOnlySpan<Range> sentences)
    {
        if (_scene.Sentence == 0)
            return;
        var (start, end) = (sentences[_scene.Sentence].Start.Value, sentences[_scene.Sentence].End.Value);
        if (_scene.Quotations.Around(start) >= 0 || QuotedSentence.Read(_scene, start, end) is not (var opening and >= 0) || _scene.HasClosed(opening, 2))
            return;
        var (from, to) = (sentences[_scene.Sentence - 1].Start.Value, sentences[_scene.Sentence - 1].End.Value);
        if (QuotedSentence.SpeakerAnnounced(_scene, from, to) is { } announced)
        {
            if (_scene.Discourse.Resolve(announced) is { Actor: not null } speaker)
                _scene.AddQuotation(opening, opening, speaker, announced, 0.75);
        }
        else if (QuotedSentence.IsLong(_scene, opening) && _scene.DraftsOf(_scene.Sentence - 1).LastOrDefault() is { IsNested: false, Speaker.Actor: not null, Form.Cue.Class: CueClass.Report } said)
        {
            _scene.AddQuotation(opening, opening, said.Speaker with { Voice = null, Certainty = said.Speaker.Certainty * 0.85 }, null, 0.7);
        }
    }

    private void ReadSentence(int start, int end)
    {
        if (Headline.Propose(_scene, start, end) || ReadSignature(start, end))
            return;
        for (var k = start; k < end; k++)
        {
            // The sentence begins inside a quotation of several sentences: skip the rest of the quotation, which belongs to its speaker already.
            if (k == start && _scene.Quotations.Around(k) is var opened and >= 0 && _scene.Quotations.ClosingOf(opened) is var rest && rest > k && rest < end && start - opened < 80)
            {
                k = Math.Min(rest, end) - 1;
                continue;
            }

            if (_scene.Quotations.ClosingOf(k) is var closing and >= 0 && _scene.IsConsumed(k, closing))
            {
                k = Math.Min(closing, end) - 1;
                continue;
            }

            if (_scene.Cues[k].Forms.Length > 0 && !_scene.Named[k])
                ReadCue(k, start, end);
        }
    }

    private void ReadCue(int k, int start, int end)
    {
        // A noun between a cue and the words it introduces is not a cue itself: قوله (his saying) in نقلت ... عن لافروف قوله إن (... quoted Lavrov as saying that).
        // "أعلنت الحكومة، أمس، رفضها ..." (the government announced, yesterday, its rejection of ...): the noun is what is announced.
        if (_scene.Cues[k].Forms.Any(f => f is { Kind: CueFormKind.Noun, HasPronoun: true }) && _scene.DraftsOf(_scene.Sentence).Any(d => d.Cue < k && d.ContentStart == k))
            return;
        if (CueChoice.Of(_scene, k, start, end) is not { } form || (form.Kind == CueFormKind.Noun && _scene.DraftsOf(_scene.Sentence).Any(d => d.Cue < k && d.ContentStart > k)))
            return;
        switch (form.Cue.Class)
        {
            case CueClass.Attribution:
                Attribution.Propose(_scene, k, form, start, end);
                break;
            case CueClass.Relay:
                Relay.Propose(_scene, k, form, start, end);
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
            if (_scene.Cues[k].Forms.FirstOrDefault(f => f.Cue is { Class: CueClass.Report, Needs: { } needs } && CueChoice.NeedIsMet(_scene, k, needs, end)) is { } reply)
                ReadVerb(k, reply, start, end);
            return;
        }

        var speaker = _scene.Discourse.Resolve(author);
        if (_scene.Enclosing(k) is { } enclosing)
            ContentEnds.CutAt(_scene, enclosing, ContentEnds.ClauseStart(_scene, k, null, start));
        var draft = new Draft { Cue = k, Form = form, Speaker = speaker, Voice = author, Kind = StatementKind.Indirect, ContentStart = contentStart, ContentEnd = end, Quality = 0.8, Sentence = _scene.Sentence };
        var opening = contentStart < end ? _scene.Quotations.ClosingOf(contentStart) : -1;
        if (opening >= 0 && (isQuoted || ContentEnds.EndsClause(_scene, opening, end)))
            _scene.Close(draft, contentStart, opening, StatementKind.Direct);
        _scene.Discourse.Spoke(speaker);
        _scene.Drafts.Add(draft);
    }

    // "- وزير الخارجية الروسي" behind a quotation.
    private bool ReadSignature(int start, int end)
    {
        if (SignedQuotation.Read(_scene, start, end) is not var (opening, author) || _scene.Discourse.Resolve(author) is not { Actor: not null } speaker)
            return false;
        if (!_scene.HasClosed(opening, 1))
            _scene.AddQuotation(start, opening, speaker, author, 0.8);
        return true;
    }

    private void ReadVerb(int k, CueForm form, int start, int end)
    {
        var previous = PreviousWord(k, start);
        var relative = previous >= start && _scene.Text.Notes[previous].Is(WordClass.Relative) && previous == k - 1;
        var negated = previous >= start && _scene.Tokens[previous].Normal is "لم" or "لن" or "لا" or "ولم" or "ولن" or "ولا" or "فلم";
        if (negated && form.Cue.Class == CueClass.Report && form.Cue.Attitude == 0 && form.Cue.Lemma is not ("رأى" or "اعتقد" or "اعتبر" or "توقع"))
            return;
        if (Insertions.EndOfAnonymity(_scene, k) > 0)
            return;
        var outer = _scene.Enclosing(k);
        var agent = form is { IsFinite: true, HasPronoun: false } ? PassiveWithAgent.AgentOf(_scene, k, end) : null;
        if (form.IsFinite && agent is null && PassiveWithAgent.IsWritten(_scene, k, form, _scene.Cues[k].PrefixLength))
            return;
        var after = ComplementReader.Read(_scene, k, form, end);
        if (agent is not null && after.Subject is { } patient && patient.End <= agent.Start)
        {
            after = after with { Subject = agent, Joint = [], Kind = after.Kind == ComplementKind.None ? ComplementKind.Bare : after.Kind };
            ReadActive(k, form, after, agent, outer, end);
            return;
        }

        // "كما أكد لافروف" (as Lavrov affirmed) at the end of what he said: the content stands before the cue.
        if (ContentBefore.IsAfterContent(_scene, k, form, start, after, end) && ContentBefore.Propose(_scene, k, form, after.Subject, start))
            return;
        after = ComplementReader.WithoutObject(_scene, after, form);
        var joint = after.Joint;
        var before = SubjectBefore.Find(_scene, k, form, start, outer is not null);
        if (before is not null && after.Subject is { } taken)
        {
            // There is a noun phrase before the verb and one after it. The first is the subject if only adjuncts separate it from the verb, or if the second is no speaker.
            if (SubjectBefore.OnlyAdjuncts(_scene, before.End, k) || (!taken.IsOther && _scene.Discourse.Resolve(taken).Actor is null))
            {
                // "الهيئة أبلغت دي ميستورا بضرورة ..." (the committee told de Mistura of the need ...): after the person who is told comes ب with what is told.
                if (form.Cue.Takes.HasFlag(Takes.With) && after.Kind is ComplementKind.None or ComplementKind.Bare && ComplementReader.Read(_scene, taken.End - 1, form with { Kind = CueFormKind.Participle }, end) is { Kind: ComplementKind.Preposition } told)
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
            joint = JointSpeakers.Read(_scene, ref next, k);
        }

        var voice = after.Subject ?? before;
        if (form.Kind == CueFormKind.Noun && LightVerb.SubjectOf(_scene, k, start) is { } doer && LightVerb.Propose(_scene, k, form, after, doer, outer))
            return;
        if (form.Kind == CueFormKind.Noun && form.Cue.Class != CueClass.Report)
        {
            NounWithMaker.Propose(_scene, k, form, after, outer, end);
            return;
        }

        if (form.Kind == CueFormKind.Noun && !((form.HasPronoun || after.Subject is { Actor: not null } && after.Subject.Start == k + 1) && after.Kind == ComplementKind.Clause))
            return;

        // "جدد كيري قوله إن ..." (Kerry repeated his saying that ...): the speaker of a noun such as قوله is the nearest actor before it that agrees.
        if (form.Kind == CueFormKind.Noun && voice is null && outer is null)
            voice = SubjectBefore.NearestBefore(_scene, k, form with { Kind = CueFormKind.Participle }, start);
        if (relative && voice is null && form.Cue.Class == CueClass.Report && after.Kind == ComplementKind.Clause && SaidOf.IsSaidOf(_scene.Tokens[k - 1].Normal, form))
        {
            SaidOf.Propose(_scene, k, form, after, outer, end);
            return;
        }

        if (relative && voice is null)
            voice = SubjectBefore.AntecedentBefore(_scene, k - 1, form, start);
        if (relative && voice is null)
            return;
        if (form.IsFinite && JointSpeakers.TheTwo(_scene, k, form, voice) is { } two)
        {
            voice = two[0];
            joint = [two[1]];
        }

        voice ??= SubjectBefore.NamedByPronoun(_scene, k, form, start) ?? SubjectOfNested(k, form, outer);
        if (outer is { Form.Cue.Class: CueClass.Report } && form.IsFinite && form.Cue.Class is CueClass.Position or CueClass.Report && NestedCue.IsAnothersView(_scene, k, outer, voice))
            outer.OthersViews.Add(k..ContentEnds.EndOfClause(_scene, k, Math.Min(end, outer.ContentEnd)));
        var concludes = k > start && _scene.Tokens[k - 1].Normal is "فانه" or "فانها" && voice is not null;
        var isNested = outer is not null && !concludes && NestedCue.IsNested(_scene, k, form, outer, after, before, start);
        if (isNested && voice is null)
            return;

        // "على ضرورة وقف التخصيب وفرض قيود" (the need to stop enrichment and to impose restrictions): without somebody who does it, a word that may be a noun goes on with what is said.
        if (outer is not null && form is { IsAmbiguous: true, HasPronoun: false, Cue.Class: CueClass.Action } && (form.Cue.Lemma == "رفع" || _scene.Cues[k].Forms.Any(f => f.Kind == CueFormKind.Noun)) && (voice is null || _scene.Discourse.Resolve(voice).Actor is null))
            return;
        var topic = voice is null && form.Kind != CueFormKind.Noun && (_scene.IsChained(k) || form.Kind == CueFormKind.Participle) ? SubjectBefore.SubjectOfSentence(_scene, k, form, start) : null;
        var speaker = voice is not null ? _scene.Discourse.Resolve(voice) : topic is not null ? _scene.Discourse.Resolve(topic) with { Certainty = 0.7 } : Implied(k, form, outer);
        if (speaker is null)
            return;
        if (isNested && (speaker.Actor is null || speaker.Actor == outer!.Speaker.Actor || _scene.Quotations.Around(k) >= 0))
            return;
        if (voice is null && form.Kind == CueFormKind.Present && form.Gender == Gender.Masculine && !form.IsPlural && ((outer is null && !_scene.IsChained(k) && form.Cue.Lemma is "يعتقد" or "توقع" or "رجح") || form.Cue.Lemma == "ذكر"))
            return;
        if (CueDraft.Of(_scene, k, form, after, speaker, voice, isNested, end) is not { } draft)
            return;
        if (IsSaidTwice(draft, voice))
            return;
        if (outer is not null && !isNested)
            ContentEnds.CutAt(_scene, outer, ContentEnds.ClauseStart(_scene, k, before, start));
        if (!isNested)
            _scene.Discourse.Spoke(speaker.Voice is null ? speaker with { Voice = _scene.Discourse.Last?.Voice } : speaker);
        else if (voice is not null)
            _scene.Discourse.Saw(voice, speaker.Actor);
        _scene.Drafts.Add(draft);
        if (voice is null && form.IsPlural)
            joint = _scene.Discourse.Together;
        else if (!isNested)
            _scene.Discourse.Together = joint;
        JointSpeakers.Add(_scene, draft, joint);
    }

    // "قال كيري إن روسيا تدعم النظام وترفض العقوبات" (Kerry said that Russia supports the regime and rejects the sanctions): the second position is Russia's, too.
    private Voice? SubjectOfNested(int k, CueForm form, Draft? outer) =>
        outer is not null && form is { Kind: CueFormKind.Present, Cue.Class: CueClass.Position or CueClass.Action } && _scene.IsChained(k) && _scene.Drafts is [.., { IsNested: true, Voice: { Actor: not null } voice, Form.Kind: CueFormKind.Present } nested] && nested.Sentence == _scene.Sentence && Discourse.Agrees(voice, form)
            ? voice : null;

    // The statement of a passive's agent.
    private void ReadActive(int k, CueForm form, Complement after, Voice agent, Draft? outer, int end)
    {
        var speaker = _scene.Discourse.Resolve(agent);
        if (speaker.Actor is null || speaker.Actor == outer?.Speaker.Actor || CueDraft.Of(_scene, k, form, after, speaker, agent, outer is not null, end) is not { } draft)
            return;
        if (outer is null)
            _scene.Discourse.Spoke(speaker);
        _scene.Drafts.Add(draft);
    }

    private Discourse.Speaker? Implied(int k, CueForm form, Draft? outer)
    {
        // A participle (مضيفا, "adding") has the speaker of the statement that it stands in.
        if (form.Kind == CueFormKind.Participle && outer is not null && !outer.IsNested)
            return outer.Speaker with { Voice = null, Certainty = outer.Speaker.Certainty * 0.95 };
        return _scene.Discourse.Implied(form, k, _scene.Verbs);
    }

    // "وتابع كيري قائلا: «...»" (and Kerry went on, saying): the second cue introduces what the first one has introduced already.
    private bool IsSaidTwice(Draft draft, Voice? voice) => _scene.Drafts.Count > 0 && _scene.Drafts[^1] is var last && last.Sentence == draft.Sentence && last.Form.Cue.Class == CueClass.Report && draft.Form.Cue.Class == CueClass.Report
        && !last.IsNested && last.ContentStart == draft.ContentStart && (voice is null || draft.Speaker.Actor == last.Speaker.Actor);

    private int PreviousWord(int k, int start)
    {
        var p = k - 1;
        while (p >= start && _scene.Tokens[p].Normal is "قد" or "لقد" or "وقد" or "فقد" or "سوف")
            p--;
        return p;
    }

    private List<Statement> Finish(ReadOnlySpan<Range> sentences)
    {
        var statements = new List<Statement>(_scene.Drafts.Count);
        foreach (var draft in _scene.Drafts)
        {
            var (from, to) = ContentEnds.Trim(_scene, draft.ContentStart, draft.ContentEnd);
            if (to <= from)
                continue;
            var prefix = _scene.Cues[draft.Cue].PrefixLength;
            var content = draft.ContentStart == draft.Cue ? _scene.Text.SpanOf(from, to, prefix) : _scene.Text.SpanOf(from, to, 0);
            var mood = MoodOf(draft, sentences[draft.Sentence]);
            statements.Add(new Statement
            {
                Article = article,
                Speaker = draft.Speaker.Actor,
                SpeakerBasis = draft.Speaker.Basis,
                SpeakerSpan = draft.Voice is { } voice ? _scene.Text.SpanOf(voice.Start, voice.End, voice.PrefixLength) : null,
                Cue = _scene.Text.WordSpan(draft.Cue, prefix),
                Content = content,
                Sentence = _scene.Text.Text.SpanOf(sentences[draft.Sentence]),
                Kind = draft.Kind,
                Mood = mood,
                OthersViews = draft.OthersViews.Count == 0 ? default : new OthersViews([.. draft.OthersViews.Select(view => _scene.Text.SpanOf(view.Start.Value, view.End.Value, 0))]),
                CueLemma = draft.Form.Cue.Lemma,
                CueAttitude = draft.Form.Cue.Attitude * (draft.IsNegated ? -1 : 1),
                Confidence = Math.Round(Math.Pow(draft.Quality * draft.Speaker.Certainty, Calibration) * (mood == StatementMood.Said ? 1 : NotSaid), 4),
            });
        }

        return statements;
    }

    private StatementMood MoodOf(Draft draft, Range sentence) => draft.Form.Cue.Class is CueClass.Report or CueClass.Position or CueClass.Action && _scene.Tokens[draft.Cue].Kind == TokenKind.Word
        ? _scene.Moods.Of(draft.Cue, draft.Form, draft.Voice?.Start ?? draft.Cue, sentence.Start.Value, sentence.End.Value)
        : StatementMood.Said;
}
