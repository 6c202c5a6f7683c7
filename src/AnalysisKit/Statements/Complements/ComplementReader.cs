namespace AnalysisKit;

/// <summary>Reads on behind a cue, to its subject and to what introduces the content: "قال لافروف، أمس، في موسكو إن الحل سياسي" (Lavrov said yesterday in Moscow that the solution is political) has its subject right behind the cue and its content behind إن.</summary>
internal static class ComplementReader
{
    private const int Window = 48;

    /// <summary>Reads on after a cue: finds its subject, skips adjuncts of time and place, and finds what introduces the content.</summary>
    public static Complement Read(Scene scene, int k, CueForm form, int end)
    {
        Voice? subject = null;
        List<Voice> joint = [];
        var bare = -1;
        var preposition = -1;
        var limit = Math.Min(end, k + Window);
        var crossedComma = false;
        var relayed = false;
        var p = k + 1;
        while (p < limit)
        {
            var token = scene.Tokens[p];
            var note = scene.Text.Notes[p];
            if (subject is not null && (Insertions.EndOfAnonymity(scene, p) is var anonymous and > 0 || (anonymous = Insertions.EndOfAnonymity(scene, p - 1)) > p))
            {
                p = anonymous;
                continue;
            }

            if (subject is not null && Insertions.EndOfNickname(scene, p, limit) is var nickname and > 0)
            {
                subject = subject with { End = nickname };
                p = nickname;
                continue;
            }

            if (subject is null && p == k + 1 && form.IsFinite && scene.Quotations.IsMark(p) && QuotedNames.QuotedSubject(scene, p) is { } quotedSubject && SubjectBehind.IsSubject(scene, form, quotedSubject, k))
            {
                subject = quotedSubject;
                p = quotedSubject.End;
                while (p < limit && scene.Text.Notes[p] is { IsDefinite: true, Role: null } && !scene.Named[p] && scene.Tokens[p].Kind == TokenKind.Word && !scene.Text.Notes[p].Is(WordClass.Time))
                    p++;
                continue;
            }

            if (note.Is(WordClass.Complementizer) && !scene.Named[p])
            {
                if (bare >= 0 && p - bare > 14 && (form.Cue.Takes & (Takes.Plain | Takes.Object)) != 0)
                    break;

                // "أعلنت الحكومة إعادة هيكلة الميزانية في إشارة إلى أنها ..." (the government announced a restructuring of the budget, a sign that it ...): the noun is what is announced.
                if (bare >= 0 && p - bare > 2 && form.Cue.Takes.HasFlag(Takes.Object) && RoleLexicon.IsObject(scene.Tokens[bare].Normal))
                    break;
                if (preposition >= 0 && p - preposition > 3)
                    break;

                // "إلا أنه", "غير أن" (however, he ...): another clause begins, not the content.
                if (scene.Tokens[p - 1].Normal is "الا" or "غير" or "بيد")
                    break;
                return new Complement(subject, joint, ComplementKind.Clause, p + 1);
            }

            // "قال - وفقا لبيان الوزارة - إن ..." (said, according to a statement of the ministry, that ...): skip what stands between dashes.
            if (bare < 0 && preposition < 0 && Insertions.IsDash(scene, p) && Insertions.ClosingDash(scene, p, limit) is var dash and > 0)
            {
                p = dash + 1;
                continue;
            }

            // "أفاد المحافظ، بحسب التلفزيون، عن ..." (the governor reported, according to television, ...): skip the source between commas.
            if (crossedComma && subject is not null && bare < 0 && preposition < 0 && !scene.Named[p] && scene.Cues[p].Forms.Any(f => f.Cue.Class == CueClass.Attribution) && Insertions.CommaBehind(scene, p, limit) is var comma and > 0)
            {
                p = comma + 1;
                continue;
            }

            // "أكد كيري، عقب محادثات أجراها مع المبعوث، أن ..." (Kerry affirmed, after talks with the envoy, that ...): skip what stands between commas if the clause follows.
            if (crossedComma && (subject is not null || scene.IsComma(k + 1)) && bare < 0 && preposition < 0 && !StartsContent(scene, form, p, end) && (note.Is(WordClass.Preposition) || note is { Role.Kind: RoleKind.Person, Conjunction: "", Preposition: "" } || note.Is(WordClass.Title) || OpensInsertion(scene, subject, p)) && !scene.Named[p] && Insertions.EndOfInsertion(scene, p, limit, form.Cue.Takes) is { } behind)
            {
                p = behind;
                if (form.Cue.Takes.HasFlag(Takes.Object) && RoleLexicon.IsObject(scene.Tokens[p].Normal))
                    bare = p++;
                continue;
            }

            if (token.Normal is "بالقول" or "بقوله" or "بقولها" or "بقولهم")
            {
                p++;
                continue;
            }

            // "قال لـ«الشرق الأوسط»" (he told Asharq al-Awsat): skip the addressee.
            if (token.Normal == "ل" && p + 1 < limit && scene.Quotations.IsMark(p + 1))
            {
                var closing = scene.Quotations.ClosingOf(p + 1);
                p = closing > p && closing - p < 8 ? closing + 1 : p + 2;
                continue;
            }

            if (token.Kind == TokenKind.Mark)
            {
                if (scene.Quotations.IsMark(p) && scene.Quotations.ClosingOf(p) is var named and >= 0 && (QuotedNames.IsNameInQuotes(scene, p, named) || QuotedNames.IsQuotedSpeaker(scene, k, p, named, limit)))
                {
                    // "قال «كيري» إنه ..." (Kerry, in quotation marks, said that he ...): the name is the subject.
                    if (subject is null && bare < 0 && preposition < 0 && scene.VoiceAt(p + 1, named) is { } quoted && quoted.End == named && SubjectBehind.IsSubject(scene, form, quoted, k))
                        subject = quoted;
                    p = named + 1;
                    while (p < limit && scene.Text.Notes[p] is { IsDefinite: true, Adjective: not null, Role: null })
                        p++;

                    // "قال «منير ذكي» قائد الفوج إن" (Munir Zaki, in quotation marks, the commander, said that): his office.
                    if (subject is { Actor: null, IsOther: false } && p < limit && scene.Text.Notes[p] is { Role.Kind: RoleKind.Person, Preposition: "", Conjunction: "" } && scene.VoiceAt(p, limit) is { } office)
                    {
                        subject = office with { NameStart = subject.NameStart, NameEnd = subject.NameEnd };
                        p = office.End;
                    }

                    continue;
                }

                if (scene.Quotations.IsMark(p) && scene.Quotations.ClosingOf(p) >= 0)
                {
                    if (preposition >= 0)
                        break;
                    if (bare >= 0)
                        break;
                    return new Complement(subject, joint, ComplementKind.Quote, p);
                }

                if (token.Normal == ":" && preposition < 0)
                    return new Complement(subject, joint, ComplementKind.Colon, p + 1);
                if (token.Normal is "\u060C" or ",")
                {
                    if (bare >= 0 || preposition >= 0)
                        break;
                    crossedComma = true;
                }
                else if (token.Normal == "(" && bare < 0 && !scene.Quotations.IsMark(p))
                {
                    var close = p + 1;
                    while (close < limit && scene.Tokens[close].Normal != ")" && close - p < 10)
                        close++;
                    if (close < limit && scene.Tokens[close].Normal == ")")
                        p = close;
                }

                p++;
                continue;
            }

            if (bare >= 0 || preposition >= 0)
            {
                if (scene.IsVerb(p) && !scene.Text.Notes[p - 1].Is(WordClass.Relative))
                    break;
                p++;
                continue;
            }

            if (note.Is(WordClass.Time) && note.Role is null && !scene.Named[p])
            {
                p++;
                continue;
            }

            if (!scene.Named[p] && scene.IsVerb(p) && !(p > 0 && scene.Text.Notes[p - 1].Is(WordClass.Relative)))
            {
                // A participle or noun that is a cue itself ends the scan ("ختم مشيرا", he concluded by pointing out), unless it only relays. Any other verb begins the words.
                if (scene.Cues[p].Forms[0].Kind is CueFormKind.Participle or CueFormKind.Noun)
                {
                    if (scene.Cues[p].Forms.Any(f => f.Cue.Class == CueClass.RelayNoun))
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

            if (note.Is(WordClass.Preposition) && !scene.Named[p])
            {
                if (Introduces(form.Cue.Takes, token.Normal) && p + 1 < end && !ConstructionLexicon.IsAdjunct(scene.Tokens[p + 1].Normal) && !(form.Cue.Class == CueClass.Position))
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

                p = Insertions.SkipPrepositionalPhrase(scene, p, limit);
                continue;
            }

            if (note.Is(WordClass.Relative) && subject is not null)
            {
                // Skip a relative clause after the subject: "البيان الذي أصدره الكرملين" (the statement that the Kremlin issued).
                p = Insertions.SkipRelativeClause(scene, p + 1, limit, form.Cue.Takes);
                continue;
            }

            if (note.Is(WordClass.Function) && !scene.Named[p] && note.Role is null)
            {
                if (note.Is(WordClass.Subordinator) && crossedComma)
                    break;
                if (subject is null && (note.Is(WordClass.Pronoun | WordClass.Demonstrative)) && p == k + 1 && note.Is(WordClass.Pronoun) && scene.Tokens[p].Normal is "هو" or "هي")
                {
                    p++;
                    continue;
                }

                bare = p;
                p++;
                continue;
            }

            // "وأضاف لدينا معلومات على أن" (and he added, we have information that): his own words begin at once.
            if (subject is null && p == k + 1 && form is { IsFinite: true, HasPronoun: false } && form.Cue.Takes.HasFlag(Takes.Plain) && SubjectBehind.SpeaksOfHimself(scene, p))
                return new Complement(null, joint, ComplementKind.Bare, p);

            // "قال بهذا الخصوص إن" (he said in this respect that): skip the adjunct.
            if (token.Normal is "بهذا" or "بهذه" && p + 1 < limit && note.Role is null && scene.Text.Notes[p + 1].IsDefinite)
            {
                p += 2;
                continue;
            }

            // "أشار في كانون الأول الماضي إلى" (he pointed last December to): the second word of a month is no name.
            if (token.Normal is "الاول" or "الثاني" or "الاخر" or "الاخره" or "الثانيه" && scene.Tokens[p - 1].Normal is "كانون" or "تشرين" or "ربيع" or "جمادي")
            {
                p++;
                continue;
            }

            // "أبلغت دي ميستورا بضرورة ..." (told de Mistura of the need ...): a word with ب that the verb takes is the content, not a speaker.
            var isTaken = form.Cue.Takes.HasFlag(Takes.With) && token.Normal[0] == 'ب' && p > k + 1 && !scene.Named[p] && note.Role is null && IsGovernedWord(scene, p);
            if (subject is null && !isTaken && !crossedComma | p <= k + 6 && scene.VoiceAt(p, limit) is { } voice)
            {
                if (SubjectBehind.IsSubject(scene, form, voice, k))
                {
                    subject = Discourse.Agrees(voice, form) ? voice : voice with { Gender = form.Gender };
                    p = voice.End;
                    joint = JointSpeakers.Read(scene, ref p, limit);

                    // "وزيرا خارجية فرنسا وبريطانيا لوران فابيوس ووليام هيغ" (the foreign ministers of France and Britain, Laurent Fabius and William Hague): the names behind the offices.
                    while (joint.Count > 0 && p < limit && scene.Text.NamedAt(p) is { Alias.Kind: MentionKind.Person, Preposition: "" } bearer)
                        p = bearer.End;
                    continue;
                }

                // "أبلغت دي ميستورا بضرورة ..." (told de Mistura of the need ...): skip the person who is told.
                if (form.Cue.Lemma is "أبلغ" or "أخبر" && voice.Actor is not null && p <= k + 2)
                {
                    p = voice.End;
                    continue;
                }
            }

            if (IsGovernedWord(scene, p))
            {
                if (form.Cue.Takes.HasFlag(Takes.With) && scene.Tokens[p].Normal[0] == 'ب' && !scene.Text.Notes[p].Is(WordClass.Time))
                    preposition = p - 1;
                p++;
                continue;
            }

            bare = p;
            p++;
        }

        if (preposition >= 0)
            return new Complement(subject, joint, ComplementKind.Preposition, preposition + 1);
        if (bare >= 0)
            return new Complement(subject, joint, ComplementKind.Bare, bare, relayed);
        return new Complement(subject, joint, ComplementKind.None, p);
    }

    /// <summary>"وصف مسألة انتشار الأسلحة ..." (he described the matter of the spread of weapons ...): a noun phrase that names no speaker is the verb's object, unless a clause or quotation follows.</summary>
    public static Complement WithoutObject(Scene scene, Complement after, CueForm form)
    {
        if (after.Subject is not { Actor: null, IsOther: false, Head: null } voice || after.Kind is ComplementKind.Clause or ComplementKind.Quote or ComplementKind.Colon)
            return after;
        if (scene.Discourse.Resolve(voice).Actor is not null)
            return after;
        return after with { Subject = null, Joint = [], Kind = after.Kind == ComplementKind.Preposition ? after.Kind : ComplementKind.Bare, ContentStart = after.Kind == ComplementKind.Preposition ? after.ContentStart : voice.Start };
    }

    // "قال ولايتي، وهو مستشار خامنئي، إن" (Velayati, who is Khamenei's adviser, said that), "قال عمار الخطيب، الطالب في جامعة دمشق، إن" (... a student at the university ...): more about the subject.
    private static bool OpensInsertion(Scene scene, Voice? subject, int p) =>
        subject is not null && scene.IsComma(p - 1) && p - 1 == subject.End && (scene.Tokens[p].Normal is "وهو" or "وهي" or "وهم" or "او" or "وكان" or "وكانت" or "ويعرف" or "وتعرف" || (scene.Text.Notes[p] is { IsDefinite: true } note && !note.Is(WordClass.Function) && scene.Tokens[p].Normal.StartsWith("ال", StringComparison.Ordinal)));

    public static bool Introduces(Takes takes, string preposition) => preposition switch
    {
        "علي" => takes.HasFlag(Takes.On),
        "عن" => takes.HasFlag(Takes.About),
        "الي" => takes.HasFlag(Takes.To),
        "من" => takes.HasFlag(Takes.From),
        _ => false,
    };

    public static bool IsGovernedWord(Scene scene, int p)
    {
        var normal = scene.Tokens[p].Normal;
        return normal.Length > 3 && normal[0] is 'ل' or 'ب' or 'ك' && (normal[1] is 'ل' || normal.AsSpan(1).StartsWith("ال") || scene.Text.Notes[p].Preposition.Length > 0 || scene.Text.NamedAt(p) is { Preposition.Length: > 0 } || normal[0] == 'ب');
    }

    // A preposition that introduces what is said: "كشف الوزير، أمس، عن أن ..." (the minister disclosed, yesterday, that ...).
    private static bool StartsContent(Scene scene, CueForm form, int p, int end) => Introduces(form.Cue.Takes, scene.Tokens[p].Normal) && p + 1 < end && !ConstructionLexicon.IsAdjunct(scene.Tokens[p + 1].Normal);
}
