namespace AnalysisKit;

/// <summary>Reads a noun phrase that can be a speaker: a name, an office with an adjective or a name, a body, a person.</summary>
internal static class VoiceReader
{
    private const int LongestPhrase = 24;

    /// <summary>The phrase that begins at a token; null if none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The token to begin at.</param>
    /// <param name="end">The token after the last one that may be read.</param>
    /// <param name="isVerb">Tells which tokens are verbs and so end a phrase.</param>
    public static Voice? Read(ActorText text, int start, int end, Func<int, bool> isVerb)
    {
        end = Math.Min(end, start + LongestPhrase);
        var p = SkipQuantifiersAndTitles(text, start, end, isVerb);
        if (p >= end)
            return null;
        if (text.NamedAt(p) is { } named)
            return FromName(text, start, p, named, end, isVerb);
        var note = text.Notes[p];
        if (text.Tokens[p].Kind == TokenKind.Foreign || text.Tokens[p].Normal is "البعض" or "كثيرون" or "الكثيرون" or "اخرون" or "الاخرون" or "الجميع")
            return new Voice { Start = start, End = p + 1, IsOther = true, Kind = MentionKind.Person, NameStart = p + 1, NameEnd = p + 1, IsDefinite = true, IsPlural = text.Tokens[p].Kind != TokenKind.Foreign };
        if (note.Role is { } role && !isVerb(p))
            return role.Kind == RoleKind.Other ? FromOther(text, start, p, role, end, isVerb) : FromRole(text, start, p, role, end, isVerb);
        if (!IsNameWord(text, p, isVerb))
            return null;
        return FromUnknown(text, start, p, end, isVerb);
    }

    private static int SkipQuantifiersAndTitles(ActorText text, int start, int end, Func<int, bool> isVerb)
    {
        var p = start;
        while (p < end && text.NamedAt(p) is null && !isVerb(p))
        {
            var note = text.Notes[p];
            if (note.Is(WordClass.Quantifier) && !note.Is(WordClass.Function))
            {
                p++;
                if (p < end && text.Tokens[p].Normal == "من")
                    p++;
            }
            else if (text.Tokens[p].Kind == TokenKind.Number && p > start - 1 && p + 1 < end && text.Notes[p + 1].Role is not null)
            {
                p++;
            }
            else if (text.Tokens[p].Normal is "د" or "م" or "ا" && p + 2 < end && text.Tokens[p + 1].Normal is "." or "/")
            {
                // "د. نبيل العربي" (Dr. Nabil al-Arabi).
                p += 2;
            }
            else if (IsSoCalled(text, p, end))
            {
                p += 2;
            }
            else if (note.Is(WordClass.Title) && (note.Role is null || p + 1 < end && IsNameWord(text, p + 1, isVerb) && text.Notes[p + 1].Adjective is null))
            {
                p++;
            }
            else
            {
                break;
            }
        }

        return p;
    }

    // "ما يسمى المجلس الوطني" (what is called the National Council).
    private static bool IsSoCalled(ActorText text, int p, int end) => p + 2 < end && text.Tokens[p].Normal == "ما" && text.Tokens[p + 1].Normal is "يسمي" or "تسمي" or "يعرف" or "تعرف" or "سمي" or "سميت";

    private static Voice FromName(ActorText text, int start, int p, Named named, int end, Func<int, bool> isVerb)
    {
        var prefix = p == start ? named.PrefixLength : 0;
        var alias = named.Alias;
        var voice = new Voice
        {
            Start = start,
            End = named.End,
            PrefixLength = prefix,
            Actor = alias.Actor,
            IsDoubtful = named.IsDoubtful,
            IsOther = alias.Actor is null,
            Gender = GenderOf(text, named),
            Kind = alias.Kind,
            NameStart = alias.Kind == MentionKind.Person ? p : named.End,
            NameEnd = named.End,
            IsGoverned = named.Preposition.Length > 0,
            IsDefinite = true,
            IsMedia = alias.IsMedia,
            IsPlural = alias.Kind != MentionKind.Person && text.Notes[p].Role is { IsPlural: true },
        };
        return WithApposition(text, voice, end, isVerb);
    }

    // Extends a name by what belongs to it: the rest of a longer name, and an office after a person ("جيفري فيلتمان مساعد وزيرة الخارجية ...", Jeffrey Feltman, assistant to the secretary of state).
    private static Voice WithApposition(ActorText text, Voice voice, int end, Func<int, bool> isVerb)
    {
        var q = voice.End;

        // "حمد بن خليفة آل ثاني" (Hamad bin Khalifa Al Thani): the text has a longer name than the catalogue.
        while (voice.Kind == MentionKind.Person && q + 1 < end && text.Tokens[q].Normal is "ال" or "بن" && text.Tokens[q + 1].Kind == TokenKind.Word)
            q += 2;
        voice = voice with { End = q, NameEnd = q > voice.End ? q : voice.NameEnd };

        // "لجنة التحقيق الدولية المستقلة التابعة للأمم المتحدة" (the independent international commission of inquiry of the United Nations): adjectives belong to a body's name.
        while (voice.Kind is MentionKind.Institution or MentionKind.Name && q - voice.Start >= 2 && q < end && IsLikelyAdjective(text, q, isVerb))
            q = RoleLexicon.BelongsTo(text.Tokens[q].Normal) && q + 1 < end && text.NamedAt(q + 1) is { Preposition: "ل" } owner ? owner.End : q + 1;

        // "حلف شمال الأطلسي «ناتو»" (the North Atlantic alliance, "NATO"): the same actor once more, in marks or brackets.
        if (q < end && QuotedName(text, q, end) is { } again && again.Alias.Actor == voice.Actor)
            q = again.End + 1;
        voice = voice with { End = q };
        if (q >= end || isVerb(q) || voice.Kind is MentionKind.Name or MentionKind.Capital)
            return voice;
        if (text.Notes[q].Role is { Kind: not RoleKind.Other } role && text.Notes[q].Preposition.Length == 0 && text.Notes[q].Conjunction.Length == 0 && !text.Notes[q].Is(WordClass.Function))
        {
            var rolePhrase = FromRole(text, q, q, role, end, isVerb);
            return voice with { End = rolePhrase.End, Actor = voice.Actor ?? rolePhrase.Actor, Head = rolePhrase.Head, IsOther = voice.IsOther && rolePhrase.Actor is null };
        }

        return voice;
    }

    private static bool IsLikelyAdjective(ActorText text, int q, Func<int, bool> isVerb)
    {
        var normal = text.Tokens[q].Normal;
        return text.Notes[q] is { IsDefinite: true, Role: null, Adjective: null, Preposition: "", Conjunction: "" } && text.NamedAt(q) is null && !isVerb(q) && !text.Notes[q].Is(WordClass.Function | WordClass.Time)
            && normal.Length > 4 && normal.StartsWith("ال", StringComparison.Ordinal) && !RoleLexicon.IsObject(normal[2..])
            && (RoleLexicon.BelongsTo(normal) || normal[2] == 'م' && normal[^1] == 'ه' || normal.EndsWith("يه", StringComparison.Ordinal) || RoleLexicon.IsOfBody(normal));
    }

    private static Voice FromRole(ActorText text, int start, int p, RoleNoun role, int end, Func<int, bool> isVerb)
    {
        if (Issuer(text, start, p, role, end, isVerb) is { } issued)
            return issued;
        string? actor = null;
        var isOther = false;
        var isOpposed = RoleLexicon.IsOpposed(role.Lemma);
        var isCivil = RoleLexicon.IsCivil(role.Lemma) || isOpposed;
        var isNamed = false;
        var hasDefected = false;
        var fromPreposition = false;
        int nameStart = -1, nameEnd = -1;
        var q = p + 1;
        while (q < end)
        {
            var note = text.Notes[q];
            var token = text.Tokens[q];
            if (text.NamedAt(q) is { } named)
            {
                if (q == p + 1 && role.Kind == RoleKind.Body && text.Notes[p].IsDefinite && text.Notes[q] is { IsDefinite: true, Role: not null })
                    break;
                if (named.Conjunction.Length > 0 || (named.Preposition.Length > 0 && named.Preposition != "ل" && !(named.Preposition == "ب" && nameStart < 0 && named.Alias.Kind is MentionKind.Institution or MentionKind.Name)))
                    break;
                if (named.Alias.Kind == MentionKind.Person)
                {
                    // "دعا البيان الأسد إلى التنحي" (the statement called on Assad to step down): a person is not part of a body's name.
                    if (named.Preposition.Length > 0 || (role.Kind == RoleKind.Body && q == p + 1 && text.Notes[p].IsDefinite))
                        break;
                    // "المعارض الروسي أليكسي نافالني" (the Russian opponent Alexei Navalny): he speaks for whom he is known to, not for the state beside him.
                    actor = fromPreposition || isOpposed ? named.Alias.Actor : actor ?? named.Alias.Actor;
                    isNamed = true;
                    (nameStart, nameEnd) = (q, named.End);
                    q = named.End;

                    // After the person, only another personal name belongs to the phrase.
                    if (!(q < end && text.NamedAt(q) is { Alias.Kind: MentionKind.Person, Conjunction: "", Preposition: "" }))
                        break;
                    continue;
                }

                // "انتقد النائب أندي سلوتر إسرائيل" (the member of parliament Andy Slaughter criticised Israel): behind the name of the person, another's name without a preposition is another phrase.
                if (nameStart >= 0 && named.Preposition.Length == 0)
                    break;

                // "حمّل الوزير إسرائيل المسؤولية" (the minister held Israel responsible): a name right after a noun with the article is another phrase.
                if (named.Preposition.Length == 0 && !fromPreposition && named.Alias.Kind is MentionKind.Name or MentionKind.Capital or MentionKind.Institution && text.Notes[q] is { Adjective: null } && text.Notes[q - 1].IsDefinite && text.Tokens[q - 1].Kind == TokenKind.Word)
                    break;

                // "مدير المرصد السوري لحقوق الإنسان" (director of the Syrian Observatory for Human Rights): an office in a body that is not an actor.
                isOther |= q == p + 1 && named.Alias.Actor is null;
                if (!fromPreposition && (named.Preposition.Length == 0 || actor is null))
                {
                    isNamed |= actor is null && !IsPlace(named);
                    actor ??= named.Alias.Actor;
                }

                q = named.End;
                fromPreposition = false;
                continue;
            }

            // "الرئيس د. محمد مرسي" (President Dr. Mohamed Morsi), "السفير/ بدر عبد العاطي".
            if (nameStart < 0 && token.Normal is "د" or "م" or "ا" && q + 2 < end && text.Tokens[q + 1].Normal is "." or "/")
            {
                q += 2;
                continue;
            }

            if (token.Kind == TokenKind.Mark)
            {
                if (token.Normal == "/" && nameStart < 0 && q + 1 < end && text.Notes[q - 1].Role is { Kind: RoleKind.Person })
                {
                    q++;
                    continue;
                }

                if (token.Normal is "-" or "\u2013" && q + 1 < end && text.Notes[q + 1].IsDefinite)
                {
                    q++;
                    continue;
                }

                // "رئيس الحكومة «الإسرائيلية»" (the "Israeli" prime minister): so may an actor's adjective.
                if (IsQuote(token.Normal) && q + 2 < end && text.Notes[q + 1] is { Adjective: { } adjective, Preposition: "", Conjunction: "" } && IsQuote(text.Tokens[q + 2].Normal))
                {
                    actor ??= adjective;
                    q += 3;
                    continue;
                }

                // "أمين عام «حزب الله»" (the secretary general of "Hezbollah"), "حركة (حماس)": an actor's name may stand in marks or brackets.
                if (QuotedName(text, q, end) is { } quoted)
                {
                    isNamed |= actor is null;
                    actor ??= quoted.Alias.Actor;
                    q = quoted.End + 1;
                    continue;
                }

                if (IsShortQuotedName(text, q, end, role, out var closing))
                {
                    q = closing + 1;
                    continue;
                }

                if (token.Normal == "(" && ClosingBracket(text, q, end) is { } bracket)
                {
                    q = bracket + 1;
                    continue;
                }

                if (token.Normal is "\u060C" or "," && AppositionName(text, q, end, isVerb) is { } after)
                {
                    actor ??= text.NamedAt(q + 1)?.Alias.Actor;
                    (nameStart, nameEnd) = (q + 1, after);
                    q = after;
                    break;
                }

                break;
            }

            if (token.Kind == TokenKind.LineBreak || isVerb(q) || note.LooksVerbal || IsNickname(text, q, end) || (note is { Role: null, IsDefinite: false } && RoleLexicon.IsFeminineVerb(token.Normal)))
                break;

            // "مدير المرصد" (the observatory's director): an office in something that is not an actor.
            isOther |= q == p + 1 && note is { Role.Kind: RoleKind.Other, Adjective: null } && role.Kind == RoleKind.Person;
            if (note.Is(WordClass.Time) && note.Role is null && !((q == p + 1 || text.Notes[q - 1].Role is { Kind: RoleKind.Person }) && token.Normal is "العام" or "العامه" or "الاول" or "الثاني" or "اول"))
                break;
            if (token.Normal is "باسم" or "بلسان" or "لشوون" or "لشون" or "للشوون" or "لحقوق")
            {
                // "خبير للشؤون الليبية" (an expert on Libyan affairs): what follows is the task.
                fromPreposition |= token.Normal == "للشوون";
                q++;
                continue;
            }

            if (note.Is(WordClass.Preposition))
            {
                if (!StaysInRole(text, q, end, role, nameStart >= 0, actor))
                    break;
                fromPreposition = text.Tokens[q].Normal is "الي" or "لدي" or "حول" or "بشان" or "عن" || (text.Tokens[q].Normal == "في" && IsPlace(text.NamedAt(q + 1)));
                q++;
                continue;
            }

            if (IsSoCalled(text, q, end))
            {
                q += 2;
                continue;
            }

            if (note.Is(WordClass.Function))
                break;

            // "مصادر أمنية لصحيفة «معاريف»" (security sources, to the newspaper Maariv): the addressee is not part of the phrase.
            if (note is { Preposition: "ل", Role.Kind: RoleKind.Other })
                break;

            // "أكدت المتحدثة موقف بلادها" (the spokeswoman affirmed her country's position), "أكد وزير الخارجية ضرورة الحوار" (the need for dialogue): the object of the verb is not part of the office.
            if (nameStart < 0 && note is { IsDefinite: false, Adjective: null, Conjunction: "" } && (note.Role is null || (token.Normal == "معارضه" && text.Notes[p].IsDefinite)) && (text.Notes[p].IsDefinite || q > p + 1) && text.Notes[q - 1].IsDefinite | text.Notes[q - 1].Adjective is not null && RoleLexicon.IsObject(token.Normal))
                break;

            // "نفت الحكومة المصرية الأنباء" (the Egyptian government denied the reports): so does a noun with the article behind an adjective or a name.
            if (nameStart < 0 && q > p + 1 && note is { IsDefinite: true, Role: null, Adjective: null, Conjunction: "", Preposition: "" } && token.Normal.StartsWith("ال", StringComparison.Ordinal) && (text.Notes[q - 1].Adjective is not null || (actor is not null && text.Notes[q - 1].Role is null)) && RoleLexicon.IsObject(token.Normal[2..]))
                break;

            // "انتقد النائب أندي سلوتر الحكومة" (the member of parliament Andy Slaughter criticised the government): behind the name of the person, a body is another phrase.
            if (nameStart >= 0 && note is { Role.Kind: RoleKind.Body, Preposition: "" })
                break;

            // "دعا المجلس السلطات السورية" (the council called on the Syrian authorities): after a body with the article, a second body with the article is another phrase.
            if (q == p + 1 && text.Notes[p].IsDefinite && note is { IsDefinite: true, Role.Kind: RoleKind.Body, Adjective: null, Preposition: "", Conjunction: "" } && role.Kind == RoleKind.Body)
                break;
            if (note.Conjunction.Length > 0 && (note.Role is not null || note.Adjective is not null))
            {
                // A second person after و ends the phrase if only one of the two has the article; the caller reads it. "الديمقراطيون والجمهوريون" (Democrats and Republicans) stays one phrase.
                if (note.Role is { Kind: RoleKind.Person } && note.IsDefinite != text.Notes[p].IsDefinite)
                    break;
                if (note.Role is not null && nameStart >= 0)
                    break;
            }
            else if (note.Class.HasFlag(WordClass.Conjoined) || (token.Normal.Length > 3 && token.Normal[0] is 'و' && nameStart >= 0))
            {
                break;
            }

            if (note.Adjective is not null && note.Preposition.Length == 0 && nameStart < 0)
            {
                // "دعت الحركة الفلسطينيين إلى ..." (the movement called on the Palestinians to ...): a plural after a singular is another phrase.
                if (!role.IsPlural && q == p + 1 && note.IsDefinite && token.Normal.EndsWith("ين", StringComparison.Ordinal))
                    break;
                if (!fromPreposition)
                    actor ??= note.Adjective;
                fromPreposition = false;
                q++;
                continue;
            }

            // "طالبت الوزيرة بإجراء تحقيق" (the minister demanded that an inquiry be held), "أعلنت الجماعة مسؤوليتها" (the group claimed its responsibility): a word with ب and one with a pronoun belong to the verb.
            if (nameStart < 0 && note is { Role: null, Adjective: null } && IsAfterPhrase(token.Normal))
                break;
            if (q < p + 4 && nameStart < 0 && RoleLexicon.IsCivil(token.Normal) && !(q + 1 < end && text.Tokens[q + 1].Normal is "المركزي"))
                isCivil = true;

            // "السفير السوري المنشق" (the Syrian ambassador who defected), "مسؤول سابق" (a former official): who does not speak for the state any more.
            hasDefected |= RoleLexicon.HasDefected(token.Normal);
            isOpposed |= RoleLexicon.IsOpposed(token.Normal);
            isCivil |= isOpposed;

            // A number ends the phrase. (Names with ل, as in "المندوب الدائم لروسيا", the permanent representative of Russia, were read above.)
            if (token.Kind == TokenKind.Number)
                break;
            if (nameStart < 0 && !note.IsDefinite && note.Role is null && note.Adjective is null && !token.Normal.StartsWith("وال", StringComparison.Ordinal) && IsNameWord(text, q, isVerb) && (actor is not null || (q > p + 1 && (text.Notes[q - 1].IsDefinite || text.Notes[q - 1].Adjective is not null))))
            {
                (nameStart, nameEnd) = (q, EndOfName(text, q, end, isVerb));
                q = nameEnd;
                continue;
            }

            if (nameStart >= 0 && note.Role is null && q == nameEnd)
            {
                // A definite word right after a given name is the family name: رياض الأسعد (Riad al-Asaad).
                if (note.IsDefinite && q - nameStart < 5)
                {
                    q++;
                    nameEnd = q;
                    continue;
                }

                break;
            }

            q++;
        }

        q = Math.Min(q, end);
        while (q > p + 1 && (text.Notes[q - 1].Is(WordClass.Preposition) || text.Tokens[q - 1].Kind == TokenKind.Mark && text.Tokens[q - 1].Normal is "-" or "\u060C" or ","))
            q--;
        return new Voice
        {
            Start = start,
            End = q,
            PrefixLength = p == start ? text.Notes[p].Conjunction.Length + text.Notes[p].Preposition.Length : 0,
            Actor = isCivil && (!isNamed || hasDefected) ? null : actor,
            IsOther = (isOther && actor is null) || (isCivil && (!isNamed || hasDefected) && actor is not null),
            Head = role,
            IsDefinite = text.Notes[p].IsDefinite,
            Gender = role.Gender,
            IsPlural = role.IsPlural || start != p,
            Kind = MentionKind.Role,
            NameStart = nameStart >= 0 ? nameStart : q,
            NameEnd = nameStart >= 0 ? nameEnd : q,
            IsGoverned = text.Notes[p].Preposition.Length > 0,
        };
    }

    // "القيادي المكنى «أبو عمر»" (the leader known as Abu Omar): the nickname in marks is no part of the office.
    private static bool IsNickname(ActorText text, int q, int end)
    {
        if (!RoleLexicon.IntroducesNickname(text.Tokens[q].Normal))
            return false;
        for (var p = q + 1; p < Math.Min(end, q + 3); p++)
        {
            if (IsQuote(text.Tokens[p].Normal))
                return true;
        }

        return false;
    }

    // "مصدر في موسكو" (a source in Moscow): a capital or country behind في is where somebody is, not for whom he speaks.
    private static bool IsPlace(Named? named) => named is { Alias: { Kind: MentionKind.Capital } or { Kind: MentionKind.Name, ActorKind: ActorKind.State } };

    private static bool IsAfterPhrase(string normal) =>
        (normal.Length > 4 && normal[0] == 'ب' && (normal.AsSpan(1).StartsWith("ال") || RoleLexicon.IsObject(normal[1..]))) || (normal.Length > 5 && (normal.EndsWith("ها", StringComparison.Ordinal) || normal.EndsWith("هما", StringComparison.Ordinal)));

    // Whether a prepositional phrase belongs to the office: السفير لدى دمشق (ambassador to Damascus), مسؤول في الخارجية الروسية (official at the Russian foreign ministry); but not في مؤتمر صحفي (at a press conference).
    private static bool StaysInRole(ActorText text, int q, int end, RoleNoun role, bool hasName, string? actor)
    {
        var preposition = text.Tokens[q].Normal;
        if (hasName || q + 1 >= end)
            return false;
        var named = text.NamedAt(q + 1);
        var next = text.Notes[q + 1];
        return preposition switch
        {
            "الي" or "لدي" => named is not null || next.IsDefinite || next.Role is not null,
            "في" => (named is not null && (actor is null || named.Alias.Kind is MentionKind.Institution or MentionKind.Name or MentionKind.Capital)) || next.Role is { Kind: RoleKind.Body },
            "من" => role.Kind == RoleKind.Person && (named is not null || next.Role is not null || next.Adjective is not null),
            "حول" or "بشان" or "عن" => role.Kind == RoleKind.Person && named is not null && actor is not null,
            _ => false,
        };
    }

    // "بيان صادر عن الكرملين" (a statement issued by the Kremlin), "تقرير لمنظمة العفو الدولية" (a report of Amnesty International): a document speaks for who issued it.
    private static Voice? Issuer(ActorText text, int start, int p, RoleNoun role, int end, Func<int, bool> isVerb)
    {
        if (!RoleLexicon.IsDocument(role.Lemma))
            return null;
        for (var q = p + 1; q < Math.Min(end, p + 5); q++)
        {
            var by = text.Notes[q].Role?.Kind != RoleKind.Other && text.Notes[q].Preposition == "ل" || text.NamedAt(q) is { Preposition: "ل" } ? q
                : RoleLexicon.IsIssuing(text.Tokens[q].Normal) ? text.Tokens[q + 1 < end ? q + 1 : q].Normal is "عن" or "من" ? q + 2 : q + 1
                : -1;
            if (by >= 0)
                return by < end && Read(text, by, end, isVerb) is { IsOther: false } issuer && (issuer.Actor is not null || issuer.Head is not null) ? issuer with { Start = start, PrefixLength = text.Notes[p].Conjunction.Length + text.Notes[p].Preposition.Length, Gender = role.Gender, IsPlural = role.IsPlural, IsGoverned = text.Notes[p].Preposition.Length > 0, IsDefinite = true } : null;
            if (text.Tokens[q].Kind != TokenKind.Word || isVerb(q) || text.Notes[q].Is(WordClass.Function))
                return null;
        }

        return null;
    }

    private static Voice FromOther(ActorText text, int start, int p, RoleNoun role, int end, Func<int, bool> isVerb)
    {
        if (Issuer(text, start, p, role, end, isVerb) is { } issued)
            return issued;

        // "تنظيم (داعش)" (the organisation "Daesh"), "خبراء من منظمة حظر الأسلحة الكيماوية" (experts of the Organisation for the Prohibition of Chemical Weapons): who is named speaks.
        if (p + 1 < end && QuotedName(text, p + 1, end) is { Alias: { Actor: not null, Kind: not MentionKind.Person } } quoted)
            return FromName(text, start, p, quoted with { End = quoted.End + 1 }, end, isVerb);
        if (p + 2 < end && RoleLexicon.IsSent(text.Notes[p].Role!.Lemma) && text.Tokens[p + 1].Normal == "من" && text.NamedAt(p + 2) is { Conjunction: "", Preposition: "", Alias: { Actor: not null, Kind: not MentionKind.Person, ActorKind: not ActorKind.State } } sender)
            return FromName(text, start, p, sender, end, isVerb) with { Gender = role.Gender, IsPlural = role.IsPlural };
        var q = p + 1;
        while (q < end)
        {
            var note = text.Notes[q];

            // "شبكة الجزيرة والسلطة الفلسطينية" (the network Al Jazeera and the Palestinian Authority): an actor behind و is a second speaker.
            if (q > p + 1 && (text.NamedAt(q) is { Conjunction.Length: > 0, Alias.Actor: not null } || note is { Conjunction.Length: > 0, Role.Kind: RoleKind.Body }))
                break;
            if (IsShortQuotedName(text, q, end, role, out var closing))
            {
                q = closing + 1;
                continue;
            }

            if (text.Tokens[q].Kind is TokenKind.Mark or TokenKind.LineBreak || isVerb(q) || note.LooksVerbal || IsNickname(text, q, end) || note.Is(WordClass.Function) || note.Is(WordClass.Time))
                break;
            q++;
        }

        return new Voice
        {
            Start = start,
            End = q,
            PrefixLength = p == start ? text.Notes[p].Conjunction.Length + text.Notes[p].Preposition.Length : 0,
            IsOther = true,
            Head = role,
            IsDefinite = text.Notes[p].IsDefinite,
            Gender = role.Gender,
            IsPlural = role.IsPlural,
            Kind = MentionKind.Role,
            NameStart = q,
            NameEnd = q,
            IsGoverned = text.Notes[p].Preposition.Length > 0,
        };
    }

    private static Voice? FromUnknown(ActorText text, int start, int p, int end, Func<int, bool> isVerb)
    {
        // "السفاح السوري" (the Syrian butcher), "الزعيم التركي" (the Turkish leader): a definite noun followed by an actor's adjective stands for that actor.
        if (p + 1 < end && text.Notes[p].IsDefinite && text.Notes[p + 1] is { Adjective: { } adjective, IsDefinite: true, Preposition: "", Conjunction: "" } && !text.Tokens[p].Normal.EndsWith('ه') && !text.Tokens[p + 1].Normal.EndsWith('ه'))
            return new Voice { Start = start, End = p + 2, Actor = adjective, Gender = Gender.Masculine, Kind = MentionKind.Role, NameStart = p + 2, NameEnd = p + 2, IsDefinite = true };

        if (RoleLexicon.IsObject(text.Tokens[p].Normal) && text.Tokens[p].Normal is not ("امل" or "وعد" or "نجاه"))
            return null;

        // "قال للصحفيين إن" (he told the journalists that), "قال لي إن" (he told me that), "بحسب تعبيره" (in his words): what hangs on a preposition or a pronoun is no subject.
        if (text.Tokens[p].Normal is "بهذا" or "بهذه" or "بذلك" or "لهذا" or "لهذه" or "لذلك" or "لي" or "لنا" or "لك" or "لكم" or "تعبيره" or "تعبيرها" or "تعبيرهم" or "رايه" or "رايها" or "رايهم" or ['ل', 'ل', not 'ذ', _, ..] or ['ب', 'ا', 'ل', _, _, _, ..])
            return null;
        var q = p;
        while (q < end && q - p < 6)
        {
            if (q > p && text.Notes[q].Role is { Kind: RoleKind.Person } role && text.Notes[q].Conjunction.Length == 0 && text.Notes[q].Preposition.Length == 0 && !isVerb(q) && !text.Notes[q].Is(WordClass.Function))
            {
                var rolePhrase = FromRole(text, q, q, role, end, isVerb);
                return rolePhrase with { Start = start, PrefixLength = 0, NameStart = p, NameEnd = q, IsPlural = false };
            }

            // "عزيز أخنوش، رئيس الحكومة" (Aziz Akhannouch, the head of the government): the office may follow a comma.
            if (q > p + 1 && q + 1 < end && text.Tokens[q].Normal is "\u060C" or "," && text.Notes[q + 1] is { Role.Kind: RoleKind.Person, Conjunction: "", Preposition: "" } office && !isVerb(q + 1) && text.NamedAt(q + 1) is null)
                return FromRole(text, q + 1, q + 1, office.Role, end, isVerb) with { Start = start, PrefixLength = 0, NameStart = p, NameEnd = q, IsPlural = false };
            if (q > p && (text.NamedAt(q) is not null || RoleLexicon.IsObject(text.Tokens[q].Normal)))
                break;
            if (!IsNameWord(text, q, isVerb))
                break;
            if (q > p && text.Tokens[q].Normal[0] == 'و' && text.Tokens[q].Normal.Length > 4)
                break;
            q++;
        }

        if (q == p)
            return null;

        // "تشكيلات تابعة للجيش الحر" (units belonging to the Free Army): the actor is the owner named after "belonging to".
        for (var i = p + 1; i < q; i++)
        {
            if ((text.Tokens[i].Normal is "مواليه" or "تابعين" || RoleLexicon.BelongsTo(text.Tokens[i].Normal)) && i + 1 < end && text.NamedAt(i + 1) is { Preposition: "ل", Alias.Actor: { } owner } body)
                return new Voice { Start = start, End = body.End, Actor = owner, Gender = Gender.Unknown, IsPlural = true, Kind = MentionKind.Role, NameStart = body.End, NameEnd = body.End };
        }

        return new Voice
        {
            Start = start,
            End = q,
            PrefixLength = p == start && text.Notes[p].Is(WordClass.Conjoined) ? 1 : 0,
            Gender = text.Tokens[p].Normal.EndsWith('ه') ? Gender.Feminine : Gender.Unknown,
            Kind = MentionKind.Person,
            NameStart = p,
            NameEnd = q,
            IsDefinite = text.Notes[p].IsDefinite,
        };
    }

    private static int EndOfName(ActorText text, int q, int end, Func<int, bool> isVerb)
    {
        var first = q;
        while (q < end && q - first < 5 && text.NamedAt(q) is null && !text.Notes[q].IsDefinite && text.Notes[q].Role is null && IsNameWord(text, q, isVerb)
            && (q == first || text.Tokens[q].Normal[0] != 'و' || text.Tokens[q].Normal.Length < 4))
            q++;
        return Math.Max(q, first + 1);
    }

    private static bool IsNameWord(ActorText text, int q, Func<int, bool> isVerb)
    {
        var note = text.Notes[q];
        return text.Tokens[q].Kind is TokenKind.Word or TokenKind.Foreign && !isVerb(q) && !RoleLexicon.IsFeminineVerb(text.Tokens[q].Normal) && !note.LooksVerbal && !note.Is(WordClass.Function | WordClass.Time)
            && (text.Tokens[q].Normal.Length > 1 || text.Tokens[q].Kind == TokenKind.Foreign);
    }

    // "منظمة «أطباء بلا حدود»" (the organisation Doctors Without Borders): a quoted name of a few words after its noun.
    private static bool IsShortQuotedName(ActorText text, int q, int end, RoleNoun role, out int closing)
    {
        closing = -1;
        if (role.Kind == RoleKind.Person || text.Tokens[q].Kind != TokenKind.Mark || !IsQuote(text.Tokens[q].Normal))
            return false;
        for (var k = q + 1; k < end && k <= q + 5; k++)
        {
            if (text.Tokens[k].Kind == TokenKind.Mark && IsQuote(text.Tokens[k].Normal))
            {
                closing = k;
                return k > q + 1;
            }

            if (text.Notes[k].Is(WordClass.Complementizer) || text.Tokens[k].Kind == TokenKind.Mark)
                return false;
        }

        return false;
    }

    // An actor's name between two quotation marks, or in brackets; null if none begins at the mark.
    private static Named? QuotedName(ActorText text, int mark, int end) =>
        mark + 1 < end && text.NamedAt(mark + 1) is { Conjunction: "", Preposition: "" } named && named.End < end
        && (IsQuote(text.Tokens[mark].Normal) ? IsQuote(text.Tokens[named.End].Normal) : text.Tokens[mark].Normal == "(" && text.Tokens[named.End].Normal == ")") ? named : null;

    private static bool IsQuote(string mark) => mark is "\u00AB" or "\u00BB" or "\"" or "\u201C" or "\u201D";

    private static int? ClosingBracket(ActorText text, int q, int end)
    {
        for (var k = q + 1; k < end && k <= q + 7; k++)
        {
            if (text.Tokens[k].Normal == ")")
                return k;
        }

        return null;
    }

    // "رئيس هيئة التنسيق، هيثم مناع،" (the head of the coordination body, Haytham Manna,): where a name between commas ends; null if there is none.
    private static int? AppositionName(ActorText text, int comma, int end, Func<int, bool> isVerb)
    {
        var q = comma + 1;
        if (q >= end)
            return null;
        if (text.NamedAt(q) is { Alias.Kind: MentionKind.Person, Conjunction: "", Preposition: "" } person)
            return person.End;
        var last = q;
        while (last < end && last - q < 4 && (IsNameWord(text, last, isVerb) || (last == q && text.Tokens[q].Normal == "علي")) && text.Notes[last].Role is null && text.NamedAt(last) is null)
            last++;
        return last > q && last < end && (text.Tokens[last].Normal is "\u060C" or "," || (last > q + 1 && (isVerb(last) || text.Notes[last].Is(WordClass.Complementizer)))) ? last : null;
    }

    private static Gender GenderOf(ActorText text, Named named)
    {
        if (named.Alias.Person is { Gender: not Gender.Unknown } person)
            return person.Gender;
        if (named.Alias.Kind == MentionKind.Person)
            return RoleLexicon.GenderOfName(named.Alias.Person?.Name ?? named.Alias.Phrase);
        var first = text.Notes[named.Start];
        if (first.Role is { } role)
            return role.Gender;
        var normal = NormalForm.Of(named.Alias.Phrase);
        var word = normal.Split(' ')[0];
        if (named.Alias.Kind is MentionKind.Institution)
            return word.EndsWith('ه') ? Gender.Feminine : Gender.Masculine;
        if (named.Alias.Kind == MentionKind.Name && named.Alias.ActorKind != ActorKind.State)
            return word.EndsWith('ه') || normal.EndsWith(" المتحده", StringComparison.Ordinal) || normal.EndsWith(" العربيه", StringComparison.Ordinal) && word.EndsWith("معه", StringComparison.Ordinal) ? Gender.Feminine : Gender.Unknown;
        return named.Alias.Kind == MentionKind.Name && !word.EndsWith('ه') ? named.Alias.Gender : Gender.Feminine;
    }
}
