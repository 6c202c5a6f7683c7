namespace AnalysisKit;

/// <summary>Reads where the speaker of a statement stands on a topic's issues. Thread-safe.</summary>
/// <remarks>
/// A phrase of an issue is looked for in the content. One that names the issue (target) counts for or against by the cue's attitude, or else by the words of attitude in its clause,
/// and each negation and each flip (منع، وقف، رفع ...) turns it around; without any such word the issue's lean counts. A phrase that states a side by itself (for, against) is turned around only by a negation, a rejection or a denial.
/// Scores: 1 stated plainly, 0.7 under a condition or possibility, the lean where nothing but the mention speaks; the score of a statement is the mean over all phrases of the issue, each weighted by how sure its reading is.
/// </remarks>
internal sealed class StanceReader(Topic topic)
{
    private const int LeftWindow = 10;
    private const int RightWindow = 10;
    private const double Threshold = 0.25;

    /// <summary>Sentences at the beginning of a text that say what it is about.</summary>
    private const int LeadSentences = 3;

    /// <summary>The most tokens between a cue of rejection and the claim that it rejects; the speaker's name may stand between them.</summary>
    private const int ClaimWindow = 6;

    /// <summary>The most tokens between a phrase and what the thing that it names is about.</summary>
    private const int SubjectMatterReach = 4;

    /// <summary>The most tokens between a negation of a noun (دون, "without") and the phrase.</summary>
    private const int NearReach = 4;

    /// <summary>The most tokens between a cue of denial and the phrase that it denies.</summary>
    private const int DenialWindow = 10;

    /// <summary>How many tokens before and behind the content are looked at for what a decision may weigh: a sentence without an end must not be read anew for each of its statements.</summary>
    private const int BesideReach = 1000;

    /// <summary>How many words before a phrase that states a side may turn it around.</summary>
    private const int SideReach = 4;

    /// <summary>Negations that stand before a predicate, unlike those of an adjunct (دون، بدون).</summary>
    private static readonly HashSet<string> Particles = ["لا", "لن", "لم", "ليس", "ليست", "غير", "ليسوا"];

    /// <summary>The stances of an article's statements as the rules have it.</summary>
    public List<Stance> Read(IReadOnlyList<Statement> statements, ActorText text)
    {
        var stances = new List<Stance>();
        var issues = new IssueMatches(topic.Lexicon.Issues, text.Tokens);
        Read(statements, text, issues, new Lazy<HashSet<IssueRule>>(() => IssuesNamed(text.Tokens, issues)), (statement, _, read) => stances.AddRange(read));
        return stances;
    }

    /// <summary>What a decision can be asked about: each statement with each issue that is named in it, or beside it in its sentence, or at which a word of it hints.</summary>
    public List<StanceCandidate> Candidates(IReadOnlyList<Statement> statements, ActorText text, Func<FeatureSet> set)
    {
        var features = new StanceFeatures(topic, text, statements, set);
        var issues = new IssueMatches(topic.Lexicon.Issues, text.Tokens);
        var full = new Lazy<HashSet<IssueRule>>(() => IssuesNamed(text.Tokens, issues));
        var hints = new IssueMatches(topic.Lexicon.Hints, text.Tokens);
        Read(statements, text, issues, full, (statement, inside, read) => features.Add(statement, inside, Beside(statement, text.Tokens, issues, full), Hints(statement, text, hints), read));
        return features.Candidates();
    }

    // What the sentence of a statement names before and behind the content.
    private static List<PatternIndex<Phrase>.Match> Beside(Statement statement, Token[] tokens, IssueMatches issues, Lazy<HashSet<IssueRule>> named)
    {
        var (start, end) = (FirstToken(tokens, statement.Content.Start), FirstToken(tokens, statement.Content.End));
        var from = Math.Max(FirstToken(tokens, statement.Sentence.Start), start - BesideReach);
        var to = Math.Min(FirstToken(tokens, statement.Sentence.End), end + BesideReach);
        List<PatternIndex<Phrase>.Match> found = [];
        if (from < start)
            found.AddRange(FindIssues(tokens, issues, from, Math.Min(start, to), statement.Speaker!, named));
        if (end < to)
            found.AddRange(FindIssues(tokens, issues, Math.Max(from, end), to, statement.Speaker!, named));
        return found;
    }

    // The words of the content that hint at an issue.
    private static List<PatternIndex<Phrase>.Match> Hints(Statement statement, ActorText text, IssueMatches hints)
    {
        List<PatternIndex<Phrase>.Match> found = [];
        hints.Add(FirstToken(text.Tokens, statement.Content.Start), FirstToken(text.Tokens, statement.Content.End), found);
        found.RemoveAll(m => statement.OthersViews.Contain(SpanOf(text, m)));
        return found;
    }

    private void Read(IReadOnlyList<Statement> statements, ActorText text, IssueMatches issues, Lazy<HashSet<IssueRule>> named, Action<Statement, List<PatternIndex<Phrase>.Match>, List<Stance>> read)
    {
        if (!statements.Any(s => s.Speaker is not null))
            return;
        var about = ContextOf(text);
        var against = statements.Where(s => s is { CueAttitude: < 0, Speaker: not null, SpeakerSpan: not null }).OrderBy(s => s.Cue.Start).ToArray();
        foreach (var statement in statements)
        {
            if (statement.Speaker is null || statement.Mood != StatementMood.Said || (about is not null && !IsAbout(text, about, statement)))
                continue;
            var stances = new List<Stance>();
            var matches = FindIssues(text.Tokens, issues, FirstToken(text.Tokens, statement.Content.Start), FirstToken(text.Tokens, statement.Content.End), statement.Speaker, named);
            matches.RemoveAll(m => statement.OthersViews.Contain(SpanOf(text, m)));
            matches.RemoveAll(m => m.Value.Role == PhraseRole.Target && matches.Exists(o => o.Value.Issue != m.Value.Issue && o.Value.Role == PhraseRole.Target && IsSubjectMatter(text.Tokens, o.End, m.Start)));
            Read(statement, [.. matches], against, text, issues, named, stances);
            read(statement, matches, stances);
        }
    }

    /// <summary>The sentences that name what the topic is about; null where the whole text is about it, or the topic does not say what it is about.</summary>
    private ContextSentences? ContextOf(ActorText text)
    {
        // The headline and the lead say what a text is about. A text of up to three sentences is too short to tell, so it always counts.
        if (topic.Lexicon.Context is not { } context || text.Text.SentenceRanges.Length <= LeadSentences)
            return null;
        var about = new ContextSentences(context, text);
        for (var s = 0; s < LeadSentences; s++)
        {
            if (about.Has(s))
                return null;
        }

        return about;
    }

    private static bool IsAbout(ActorText text, ContextSentences about, Statement statement)
    {
        var start = FirstToken(text.Tokens, statement.Sentence.Start);
        var end = FirstToken(text.Tokens, statement.Content.End);
        var sentences = text.Text.SentenceRanges;
        var first = Ordered.FirstFrom(sentences, start + 1, sentence => sentence.End.Value);

        // ... or in one of the two before it.
        for (var s = Math.Max(0, first - 2); first < sentences.Length && s < sentences.Length && sentences[s].Start.Value < Math.Max(end, start + 1); s++)
        {
            if (about.Has(s))
                return true;
        }

        return false;
    }

    private void Read(Statement statement, List<PatternIndex<Phrase>.Match> matches, Statement[] against, ActorText text, IssueMatches issues, Lazy<HashSet<IssueRule>> named, List<Stance> stances)
    {
        var tokens = text.Tokens;
        var start = FirstToken(tokens, statement.Content.Start);
        var end = FirstToken(tokens, statement.Content.End);
        if (matches.Count == 0)
        {
            if (ReadReference(statement, text, issues, start, named) is { } reference)
                stances.Add(reference);
            return;
        }

        // If the speaker reports that another actor rejects something, the position is the other actor's.
        var others = new List<Statement>();
        for (var i = Ordered.FirstFrom<Statement>(against, Math.Max(statement.Cue.Start + 1, statement.Content.Start), other => other.Cue.Start); i < against.Length && against[i].Cue.Start <= statement.Content.End; i++)
        {
            if (against[i].Speaker != statement.Speaker && statement.Content.Contains(against[i].Cue))
                others.Add(against[i]);
        }

        if (others.Count > 0)
            matches.RemoveAll(m => others.Exists(o => o.Content.Contains(SpanOf(text, m))));
        matches.RemoveAll(m => m.Value.Role == PhraseRole.Target && matches.Exists(o => o.Value.Issue != m.Value.Issue && o.Value.Role is PhraseRole.For or PhraseRole.Against && o.End <= m.Start && m.Start - o.End <= 3 && IsPlacedIn(tokens, o.End, m.Start)));
        var attitudes = FindAttitudes(topic, tokens, start, end, statement.Cue);
        foreach (var group in matches.GroupBy(m => m.Value.Issue!))
        {
            if (Judge(statement, text, issues, group.Key, group.ToList(), attitudes, start, end) is { } stance)
                stances.Add(stance);
        }
    }

    // "ترفض العقوبات الظالمة" (rejects the unjust sanctions): a phrase that states a side and is a name of the issue too, as far as its first words go, states none where a verdict on the issue governs it.
    private static bool IsGovernedName(IssueMatches issues, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int start)
    {
        if (!Array.Exists(issues.At(match.Start), m => m.Value.Issue == match.Value.Issue && m.Value is { Role: PhraseRole.Target, IsShort: false }))
            return false;
        for (var i = Math.Max(start, match.Start - SideReach); i < match.Start; i++)
        {
            if (attitudes[i - start] is { Value.Role: PhraseRole.Reject } word && word.End <= match.Start && match.Start - word.End <= 2)
                return true;
        }

        return false;
    }

    // "اتفاق حول البرنامج النووي" (an agreement on the nuclear programme): what the thing is about is no issue of its own.
    private static bool IsSubjectMatter(Token[] tokens, int from, int to)
    {
        if (to <= from || to - from > SubjectMatterReach)
            return false;
        var isAbout = false;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                return false;
            isAbout |= tokens[i].Normal is "حول" or "بشان" or "بخصوص";
        }

        return isAbout;
    }

    // "لا دور للأسد في الحكومة الانتقالية" (no role for Assad in the transitional government): the verdict is on the role, not on the place that follows في.
    private static bool IsPlacedIn(Token[] tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Normal == "في")
                return true;
        }

        return false;
    }

    // "القرار الذي دعمته واشنطن" (the resolution that Washington backed): the pronoun attached to the verb refers to the issue that the sentence named last.
    private static Stance? ReadReference(Statement statement, ActorText text, IssueMatches issues, int start, Lazy<HashSet<IssueRule>> named)
    {
        if (statement.Kind != StatementKind.Position || Math.Abs(statement.CueAttitude) < 1 || NormalForm.Of(statement.CueText) is not [_, _, _, .., 'ه' or 'ا'] cue || !(cue.EndsWith('ه') || cue.EndsWith("ها", StringComparison.Ordinal)) || start == 0)
            return null;
        var from = FirstToken(text.Tokens, statement.Sentence.Start);
        var last = FindIssues(text.Tokens, issues, from, Math.Min(start, from + 80), statement.Speaker!, named).Where(m => m.Value.Role == PhraseRole.Target && start - m.End <= 6).OrderBy(m => m.End).LastOrDefault();
        if (last.Value?.Issue is not { } issue)
            return null;
        return new Stance
        {
            Statement = statement,
            Issue = issue.Id,
            Score = statement.CueAttitude,
            Polarity = statement.CueAttitude > 0 ? Polarity.Support : Polarity.Oppose,
            Confidence = Math.Round(statement.Confidence * 0.6, 4),
            Cues = [new StanceCue(SpanOf(text, last), StanceEffect.NamesIssue, 0), new StanceCue(statement.Cue, statement.CueAttitude > 0 ? StanceEffect.InFavour : StanceEffect.Against, statement.CueAttitude)],
        };
    }

    /// <summary>The issues that an article names in full: their short names mean them too.</summary>
    private static HashSet<IssueRule> IssuesNamed(Token[] tokens, IssueMatches issues)
    {
        var all = new List<PatternIndex<Phrase>.Match>();
        issues.Add(0, tokens.Length, all);
        return [.. all.Where(m => m.Value is { Role: PhraseRole.Target, IsShort: false }).Select(m => m.Value.Issue!)];
    }

    internal static int FirstToken(Token[] tokens, int position) => Ordered.FirstFrom<Token>(tokens, position + 1, token => token.Span.End);

    private static List<PatternIndex<Phrase>.Match> FindIssues(Token[] tokens, IssueMatches issues, int start, int end, string speaker, Lazy<HashSet<IssueRule>> named)
    {
        var all = new List<PatternIndex<Phrase>.Match>();
        issues.Add(start, end, all);
        if (all.Count == 0)
            return all;

        // If phrases of one issue overlap, a phrase that states a side is kept before one that only names the issue, and a longer one before a shorter.
        var kept = new List<PatternIndex<Phrase>.Match>();
        var taken = new HashSet<(IssueRule Issue, int Token)>();
        foreach (var match in all.OrderBy(m => m.Value.Role is PhraseRole.Target ? 1 : m.Value.Role is PhraseRole.Object ? 2 : 0).ThenByDescending(m => m.End - m.Start))
        {
            if (match.Value.By?.Contains(speaker) == false || match.Value.Except?.Contains(speaker) == true)
                continue;
            if (match.Value.IsShort && !(IsDefinite(tokens[match.Start].Normal) && named.Value.Contains(match.Value.Issue!)))
                continue;
            if (Enumerable.Range(match.Start, match.End - match.Start).Any(token => taken.Contains((match.Value.Issue!, token))))
                continue;
            kept.Add(match);
            for (var token = match.Start; token < match.End; token++)
                taken.Add((match.Value.Issue!, token));
        }

        return kept;
    }

    private static bool IsDefinite(string normal) => normal.AsSpan(0, Math.Min(4, normal.Length)).Contains("ال", StringComparison.Ordinal) || normal.AsSpan(0, Math.Min(3, normal.Length)).Contains("لل", StringComparison.Ordinal) || normal.EndsWith("ته", StringComparison.Ordinal) || normal.EndsWith("ها", StringComparison.Ordinal);

    // For each token of the content, the longest phrase of attitude that begins there. The cue is left out, because its attitude is counted separately.
    internal static PatternIndex<Phrase>.Match?[] FindAttitudes(Topic topic, Token[] tokens, int start, int end, Span cue)
    {
        var found = new PatternIndex<Phrase>.Match?[end - start];
        var at = new List<PatternIndex<Phrase>.Match>();
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Span.Overlaps(cue))
                continue;
            at.Clear();
            topic.Lexicon.Attitudes.At(tokens, i, end, at);
            if (at.Count == 0)
                continue;
            var best = at.MaxBy(m => (m.End - m.Start, m.Value.IsVerb));
            found[i - start] = best;
            i = best.End - 1;
        }

        return found;
    }

    private static Stance? Judge(Statement statement, ActorText text, IssueMatches issues, IssueRule issue, List<PatternIndex<Phrase>.Match> matches, PatternIndex<Phrase>.Match?[] attitudes, int start, int end)
    {
        var cues = new List<StanceCue>();
        double sum = 0, weight = 0, certainty = 0;
        bool support = false, oppose = false;
        foreach (var match in matches)
        {
            var (score, sure) = match.Value.Role == PhraseRole.Object ? ReadObject(statement, text, issue, match, attitudes, start, cues)
                : match.Value.Role == PhraseRole.Target || IsGovernedName(issues, match, attitudes, start) ? ReadTarget(statement, text, issue, match, attitudes, start, end, cues)
                : ReadSide(statement, text, match, attitudes, start, end, cues);
            if (score == 0)
                continue;
            sum += score * sure;
            weight += sure;
            certainty = Math.Max(certainty, sure);
            support |= score > Threshold;
            oppose |= score < -Threshold;
        }

        if (weight == 0)
            return null;
        var mean = Math.Clamp(sum / weight, -1, 1);
        if (Math.Abs(mean) < Threshold && !(support && oppose))
            return null;
        return new Stance
        {
            Statement = statement,
            Issue = issue.Id,
            Score = Math.Round(mean, 4),
            Polarity = Math.Abs(mean) < Threshold ? Polarity.Mixed : mean > 0 ? Polarity.Support : Polarity.Oppose,
            Confidence = Math.Round(statement.Confidence * certainty * Math.Min(1, 0.5 + Math.Abs(mean)), 4),
            Cues = [.. cues.DistinctBy(c => (c.Span, c.Effect)).OrderBy(c => c.Span)],
        };
    }

    private static (double Score, double Certainty) ReadTarget(Statement statement, ActorText text, IssueRule issue, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int start, int end, List<StanceCue> cues)
    {
        var span = SpanOf(text, match);
        var own = new List<StanceCue> { new(span, StanceEffect.NamesIssue, 0) };
        var from = ScopeStart(text, match.Start, Math.Max(start, match.Start - LeftWindow), attitudes, start, out var isCut);
        var attitude = isCut ? 0 : Attitude(statement, text.Tokens, start);
        if (attitude < 0 && statement.Kind == StatementKind.Action && text.Tokens[match.Start].Normal is ['ل', not 'ل', _, _, ..])
        {
            // "رفع الحظر لمساعدة المعارضة" (lifted the embargo to help the opposition): the purpose after ل is wanted, even if the act itself is a lifting or ending.
            attitude = 1;
            from = match.Start;
        }

        var reading = new Reading();
        ReadBefore(text, match, attitudes, from, start, attitude, own, ref reading);
        if (!reading.Spoken && attitude == 0)
            ReadBehind(text, match, attitudes, start, end, own, ref reading);
        else if (attitude == 0 && VerdictOnAll(text, match, attitudes, from, start, end) is { } judged)
        {
            // "رفع الحظر سيكون خطأ" (lifting the embargo would be a mistake): the verdict is on what the nouns before the phrase make of it.
            reading.Sign = -reading.Sign;
            own.Add(new StanceCue(SpanOf(text, judged), StanceEffect.StandsAgainst, -1));
        }
        else if (reading.Sign > 0 && attitude == 0 && Verdict(text.Tokens, match.End, end) is { } verdict)
        {
            // "التهديد بفرض عقوبات غير مقبول" (the threat of sanctions is unacceptable): the verdict on the whole phrase follows it.
            reading.Sign = -1;
            own.Add(new StanceCue(text.SpanOf(verdict, verdict + 1, 0), StanceEffect.StandsAgainst, -1));
        }

        double value;
        double certainty;
        if (span.Overlaps(statement.Cue))
        {
            // The cue performs what the phrase names: سحبت سفيرها، علقت عضوية سوريا.
            value = reading.Negated ? -1 : 1;
            certainty = 0.6;
        }
        else if (attitude != 0)
        {
            value = attitude * reading.Sign;
            certainty = 0.72;
            own.Add(new StanceCue(statement.Cue, attitude > 0 ? StanceEffect.InFavour : StanceEffect.Against, attitude));
        }
        else if (reading.Spoken)
        {
            value = reading.Sign;
            certainty = 0.66;
        }
        else
        {
            if (issue.Parties.Contains(statement.Speaker!) || IsWhatTalkIsAbout(text.Tokens, match.Start, start))
                return (0, 0);
            value = issue.Lean * reading.Sign;
            certainty = 0.4;
            own.Add(new StanceCue(SpanOf(text, match), StanceEffect.Lean, issue.Lean));
        }

        cues.AddRange(own);
        return (value * reading.Strength, certainty);
    }

    /// <summary>Reads the words that govern the phrase. In Arabic a governing word precedes what it governs, so these are the words before the phrase in its clause.</summary>
    private static void ReadBefore(ActorText text, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int from, int start, double attitude, List<StanceCue> cues, ref Reading reading)
    {
        var adjunct = -1;
        for (var i = from; i < match.Start; i++)
        {
            if (attitudes[i - start] is { Value.Role: PhraseRole.Adjunct } begin && begin.End <= match.Start)
                adjunct = i;
        }

        // "رفع الحظر على تزويد المعارضة" (lifting the ban on supplying the opposition): a word such as رفع governs the next words, or the next word of its kind (الحظر), which then turns the side around once more.
        var firstFlip = match.Start;
        for (var i = match.Start - 1; i >= from; i--)
        {
            if (attitudes[i - start] is { Value.Role: PhraseRole.Flip } flip && flip.End <= firstFlip && firstFlip - flip.End <= (firstFlip == match.Start ? 2 : 0) && i >= adjunct)
                firstFlip = i;
        }

        for (var i = from; i < match.Start; i++)
        {
            if (attitudes[i - start] is not { } word || word.End > match.Start)
                continue;
            // A noun governs only the words directly after it and nothing in a later adjunct. A word of rejection may stand a few words further away.
            var distance = match.Start - word.End;
            var role = word.Value.Role;
            if (word.Value.IsNear && distance > NearReach)
                continue;
            if (role == PhraseRole.Negate && IsExcepted(attitudes, word.End, match.Start, start))
            {
                // "لا حل إلا الحوار" (no solution but dialogue): what is excepted from the negation is affirmed.
                reading.Spoken = true;
                continue;
            }

            if (role == PhraseRole.Negate && IsPrecondition(text.Tokens, word.End, match.Start))
            {
                // "لا حوار قبل تنحي الأسد" (no dialogue before Assad steps down): the precondition is what the speaker wants.
                reading.Spoken = true;
                cues.Add(new StanceCue(SpanOf(text, word), StanceEffect.DemandsFirst, 1));
                continue;
            }

            // "لن تمنع صدور قرار يدعو إلى ..." (will not block a resolution that calls for ...): the negated verb does not govern the phrase, so its negation does not count either.
            if (role == PhraseRole.Negate && word.End < match.Start && attitudes[word.End - start] is { } negated && negated.End <= match.Start
                && ((negated.Value.Role == PhraseRole.Flip && word.End < firstFlip) || ((negated.Value.Role.IsAgainst() || negated.Value.Role == PhraseRole.Obstruct) && match.Start - negated.End > 6)))
                continue;

            // "بدون رحيل الأسد لن يكون هناك حل" (without Assad's departure there will be no solution): the speaker presents it as indispensable, which is support.
            if (role == PhraseRole.Negate && distance == 0 && text.Tokens[i].Normal is "بدون" or "دون" && IsDenied(text.Tokens, match.End, attitudes.Length + start))
            {
                reading.Spoken = true;
                cues.Add(new StanceCue(SpanOf(text, word), StanceEffect.DemandsFirst, 1));
                continue;
            }

            if (role == PhraseRole.Flip && HasFavourBehindAnd(text.Tokens, attitudes, word.End, match.Start, start))
                continue;
            if ((role == PhraseRole.Flip && i < firstFlip) || ((role.IsAgainst() || role == PhraseRole.Obstruct) && distance > 6) || role is PhraseRole.Predicate or PhraseRole.Verdict)
                continue;
            if (role == PhraseRole.Obstruct)
            {
                // To reject what obstructs, and to complain of it, is to be in favour.
                reading.Spoken = true;
                if (attitude != 0 || reading.Negated)
                    reading.Sign = -reading.Sign;
                cues.Add(new StanceCue(SpanOf(text, word), StanceEffect.StandsInItsWay, -1));
                continue;
            }

            Apply(word, text, cues, ref reading);
        }
    }

    // "بيان حول اجتماع جنيف" (a statement about the Geneva meeting): to talk about an issue is no sign of a side, so the issue's lean does not apply.
    internal static bool IsWhatTalkIsAbout(Token[] tokens, int at, int start)
    {
        for (var i = Math.Max(start, at - 2); i < at; i++)
        {
            if (tokens[i].Normal is "حول" or "بشان" or "عن" or "ازاء" or "بخصوص" or "تجاه" or "حيال")
                return true;
        }

        return false;
    }

    private static int? Verdict(Token[] tokens, int from, int end)
    {
        for (var i = from; i < ClauseEnd(tokens, from, Math.Min(end, from + 8)); i++)
        {
            if (tokens[i].Normal is "مرفوض" or "مرفوضه" or "باطل" or "باطله" || (tokens[i].Normal == "غير" && i + 1 < end && tokens[i + 1].Normal is "مقبول" or "مقبوله" or "شرعي" or "شرعيه" or "قانوني" or "قانونيه"))
                return i;
        }

        return null;
    }

    // The verdict behind a phrase that is the subject of its clause: neither a negation nor a finite verb stands before it, and no other clause begins between.
    private static PatternIndex<Phrase>.Match? VerdictOnAll(ActorText text, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int from, int start, int end)
    {
        for (var i = from; i < match.Start; i++)
        {
            if (attitudes[i - start] is { Value: { Role: PhraseRole.Negate } or { IsVerb: true } or { Role: PhraseRole.Verdict } })
                return null;
        }

        var until = ClauseEnd(text.Tokens, match.End, Math.Min(end, match.End + RightWindow));
        for (var i = match.End; i < until; i++)
        {
            if (attitudes[i - start] is not { } word)
                continue;
            if (word.Value.Role == PhraseRole.Verdict)
                return word;
            if (word.Value.Role is PhraseRole.Negate or PhraseRole.Boundary)
                return null;
        }

        return null;
    }

    private static bool IsDenied(Token[] tokens, int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + 3); i++)
        {
            if (tokens[i].Normal is "لن" or "لا" or "فلن" or "فلا")
                return true;
        }

        return false;
    }

    // "تسليح المعارضة لدعم الانتفاضة" (arming the opposition to support the rising): a purpose is no verdict on what stands before it.
    private static bool IsPurpose(string normal) => normal is ['ل', not ('ا' or 'ل' or 'ص'), _, _, ..];

    private static bool IsExcepted(PatternIndex<Phrase>.Match?[] attitudes, int from, int to, int start)
    {
        for (var i = from; i < to; i++)
        {
            if (attitudes[i - start] is { Value.Role: PhraseRole.Exception } exception && exception.End <= to)
                return true;
        }

        return false;
    }

    private static bool IsPrecondition(Token[] tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (to - i <= 3 && tokens[i].Normal == "قبل")
                return true;
        }

        return false;
    }

    // "وقف العنف والسماح بدخول المساعدات" (stopping the violence and letting aid in): و with a word of favour begins a second demand.
    private static bool HasFavourBehindAnd(Token[] tokens, PatternIndex<Phrase>.Match?[] attitudes, int from, int to, int start)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Normal[0] == 'و' && attitudes[i - start] is { Value.Role: PhraseRole.Favour })
                return true;
        }

        return false;
    }

    /// <summary>Reads what follows the phrase: the first predicate of its clause, and a negation directly before that predicate.</summary>
    private static void ReadBehind(ActorText text, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int start, int end, List<StanceCue> cues, ref Reading reading)
    {
        var tokens = text.Tokens;
        var until = ClauseEnd(tokens, match.End, Math.Min(end, match.End + RightWindow));
        PatternIndex<Phrase>.Match? negation = null;
        for (var i = match.End; i < until; i++)
        {
            if (attitudes[i - start] is not { } word || (word.Value.Role == PhraseRole.Favour && IsPurpose(tokens[i].Normal)))
                continue;
            switch (word.Value.Role)
            {
                case PhraseRole.Boundary:
                    return;
                case PhraseRole.Negate when Particles.Contains(tokens[i].Normal.TrimStart('و', 'ف')):
                    negation = word;
                    break;
                case PhraseRole.Favour or PhraseRole.Reject or PhraseRole.Condemn or PhraseRole.Predicate or PhraseRole.Verdict or PhraseRole.Obstruct:
                    if (negation is { } before && i - before.End <= 2)
                        Apply(before, text, cues, ref reading);
                    reading.Spoken = true;

                    // "الحل السياسي أفضل من التدخل" (the political solution is better than intervention): the phrase before أفضل is the one preferred.
                    var favours = word.Value.Role == PhraseRole.Favour || tokens[i].Normal is "افضل" or "اجدي" or "خير" or "اولي" or "اهم" or "انجع";
                    if (!favours)
                        reading.Sign = -reading.Sign;
                    cues.Add(new StanceCue(SpanOf(text, word), favours ? StanceEffect.Favours : StanceEffect.StandsAgainst, favours ? 1 : -1));
                    // يجب أن يتوقف (it must stop): the demand is that the thing ends, so the side is turned around.
                    for (var k = word.End; k < Math.Min(until, word.End + 3); k++)
                    {
                        if (attitudes[k - start] is { Value.Role: PhraseRole.Flip or PhraseRole.Negate } turn)
                            Apply(turn, text, cues, ref reading);
                    }

                    return;
                case PhraseRole.Weaken or PhraseRole.Condition:
                    Apply(word, text, cues, ref reading);
                    break;
            }
        }

        if (negation is { } alone && alone.Start - match.End <= 4)
            Apply(alone, text, cues, ref reading);
    }

    /// <summary>The token where the clause of a phrase begins. A negation or a verb after و begins a new clause, and the cue's attitude does not reach across a clause boundary.</summary>
    private static int ScopeStart(ActorText text, int at, int least, PatternIndex<Phrase>.Match?[] attitudes, int start, out bool isCut)
    {
        isCut = false;
        var tokens = text.Tokens;
        var found = least;
        var isOpen = true;
        for (var i = at - 1; i >= start; i--)
        {
            if (tokens[i].Kind == TokenKind.LineBreak || (i >= least && tokens[i].Normal is "." or "\u061B" or "\u060C" or "," or "\u061F" or "!"))
            {
                if (isOpen && i >= least)
                    (found, isOpen) = (i + 1, false);
                if (tokens[i].Kind == TokenKind.LineBreak)
                    break;
                continue;
            }

            if (isOpen && i >= least && at - i > 1 && tokens[i].Normal[0] == 'و' && attitudes[i - start] is null && text.Notes[i].LooksVerbal)
                (found, isOpen) = (i, false);
            if (attitudes[i - start] is not { } word || word.End > at)
                continue;
            if (word.Value.Role == PhraseRole.Boundary)
            {
                if (isOpen && i >= least)
                    found = word.End;
                isCut = i >= least;
                break;
            }

            if (isOpen && i >= least && tokens[i].Normal[0] is 'و' or 'ف' && (word.Value.Role == PhraseRole.Negate || word.Value.IsVerb) && tokens[i].Normal.Length > 2 && !tokens[i].Normal.StartsWith("وقف", StringComparison.Ordinal) && !tokens[i].Normal.StartsWith("وافق", StringComparison.Ordinal))
                (found, isOpen) = (i, false);
        }

        return found;
    }

    // "حذر من أن" (warned that) says nothing for or against what the clause names. Every other cue applies its attitude to its content.
    private static double Attitude(Statement statement, Token[] tokens, int start)
    {
        if (statement.CueLemma is not ("حذر" or "خشي" or "يخشى"))
            return statement.CueAttitude;
        for (var i = start; i < Math.Min(tokens.Length, start + 14); i++)
        {
            if (tokens[i].Normal is "ان" or "انه" or "انها")
                return 0;
        }

        return statement.CueAttitude;
    }

    // Praise or blame of the party that the issue is about counts only if the cue itself expresses it, close to the name.
    private static (double Score, double Certainty) ReadObject(Statement statement, ActorText text, IssueRule issue, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int start, List<StanceCue> cues)
    {
        if (Math.Abs(statement.CueAttitude) < 1 || issue.Parties.Contains(statement.Speaker!) || match.Start - start > 12)
            return (0, 0);
        if (statement.CueLemma is not ("اتهم" or "دان" or "أدان" or "انتقد" or "ندد" or "استنكر" or "شجب" or "حمل" or "هاجم" or "أشاد" or "أثنى" or "امتدح" or "هنأ" or "ساند" or "شكر"))
            return (0, 0);
        if (!IsBlamed(statement, text.Tokens, start, match.Start))
            return (0, 0);
        cues.Add(new StanceCue(SpanOf(text, match), StanceEffect.NamesParty, 0));
        if (DeniedClaim(statement, text, attitudes, start, match.Start) is { } claim)
        {
            // "انتقد تقريرا يدين دمشق" (criticised a report that condemns Damascus): to reject the claim is to side with the party that it blames.
            cues.Add(new StanceCue(claim, StanceEffect.IsClaim, 0));
            cues.Add(new StanceCue(statement.Cue, StanceEffect.AgainstClaim, -1));
            return (1, 0.6);
        }

        cues.Add(new StanceCue(statement.Cue, statement.CueAttitude > 0 ? StanceEffect.Praises : StanceEffect.Blames, statement.CueAttitude));
        return (statement.CueAttitude, 0.72);
    }

    // "اتهم الغرب بتحريض المعارضة على إسقاط النظام" (accused the West of inciting the opposition): the accused is named near the verb or its subject, before the charge that ب introduces.
    private static bool IsBlamed(Statement statement, Token[] tokens, int start, int at)
    {
        var from = statement.SpeakerSpan is { } speaker && speaker.Start > statement.Cue.Start && statement.Content.Contains(speaker) ? Math.Max(start, FirstToken(tokens, speaker.End)) : start;
        if (at - from > 6)
            return false;
        for (var i = from; i < at; i++)
        {
            if (statement.CueLemma == "اتهم" && tokens[i].Normal is ['ب', _, _, _, ..])
                return false;
        }

        return true;
    }

    /// <summary>The claim of another party that the cue rejects, if the phrase is part of that claim.</summary>
    private static Span? DeniedClaim(Statement statement, ActorText text, PatternIndex<Phrase>.Match?[] attitudes, int start, int before)
    {
        if (statement.CueAttitude > -1 || statement.CueLemma is "حذر" or "اتهم")
            return null;
        for (var i = start; i < Math.Min(before, start + ClaimWindow); i++)
        {
            // In "تصريحات الأسد" (Assad's remarks) the claim belongs to the party that it names, so it is no claim about that party.
            if (attitudes[i - start] is { Value.Role: PhraseRole.Claim } claim && claim.End < before)
                return SpanOf(text, claim);
        }

        return null;
    }

    private static (double Score, double Certainty) ReadSide(Statement statement, ActorText text, PatternIndex<Phrase>.Match match, PatternIndex<Phrase>.Match?[] attitudes, int start, int end, List<StanceCue> cues)
    {
        var value = match.Value.Role == PhraseRole.For ? 1.0 : -1.0;
        var own = new List<StanceCue> { new(SpanOf(text, match), value > 0 ? StanceEffect.StatesSupport : StanceEffect.StatesOpposition, value) };
        var strength = 1.0;
        for (var i = Math.Max(start, match.Start - SideReach); i < match.Start; i++)
        {
            if (attitudes[i - start] is not { } word || word.End > match.Start)
                continue;
            if (word.Value.Role == PhraseRole.Negate && match.Start - word.End <= 1 && !IsExcepted(attitudes, word.End, match.End, start))
            {
                value = -value;
                own.Add(new StanceCue(SpanOf(text, word), StanceEffect.Negates, -1));
            }
            else if (word.Value.Role.IsAgainst() && match.Start - word.End <= 2 && !(word.Value.Role == PhraseRole.Condemn && match.Value.Role == PhraseRole.Against))
            {
                // "ترفض تحميل الحكومة المسؤولية" (refuses to hold the government responsible): the word of rejection turns the side of the phrase around.
                value = -value;
                own.Add(new StanceCue(SpanOf(text, word), StanceEffect.StandsAgainst, -1));
            }
            else if (word.Value.Role == PhraseRole.Condition)
            {
                // What is said only under a condition is not a stated position.
                return (0, 0);
            }
            else if (word.Value.Role == PhraseRole.Weaken)
            {
                strength = 0.7;
            }
        }

        if (match.End < end && attitudes[match.End - start] is { Value.Role: PhraseRole.Predicate or PhraseRole.Reject } verdict && text.Tokens[match.End].Normal is "غير" or "مرفوض" or "مرفوضه" or "باطل" or "باطله" or "كاذب" or "كاذبه")
        {
            // "تحميل الحكومة المسؤولية غير مقبول" (holding the government responsible is unacceptable): so does a verdict that follows the phrase.
            value = -value;
            own.Add(new StanceCue(SpanOf(text, verdict), StanceEffect.StandsAgainst, -1));
        }

        if (statement.CueLemma is "نفى" or "أنكر" or "استبعد" or "شكك" or "كذب" && match.Start - start <= DenialWindow)
        {
            value = -value;
            own.Add(new StanceCue(statement.Cue, StanceEffect.Denies, -1));
        }
        else if (DeniedClaim(statement, text, attitudes, start, match.Start) is { } claim)
        {
            value = -value;
            own.Add(new StanceCue(claim, StanceEffect.IsClaim, 0));
            own.Add(new StanceCue(statement.Cue, StanceEffect.AgainstClaim, -1));
        }

        cues.AddRange(own);
        return (value * strength, 0.7);
    }

    private static void Apply(PatternIndex<Phrase>.Match word, ActorText text, List<StanceCue> cues, ref Reading reading)
    {
        var span = SpanOf(text, word);
        switch (word.Value.Role)
        {
            case PhraseRole.Favour:
                reading.Spoken = true;
                cues.Add(new StanceCue(span, StanceEffect.Favours, 1));
                break;
            case PhraseRole.Reject or PhraseRole.Condemn or PhraseRole.Anti:
                reading.Turn();
                cues.Add(new StanceCue(span, StanceEffect.StandsAgainst, -1));
                break;
            case PhraseRole.Flip:
                reading.Turn();
                cues.Add(new StanceCue(span, StanceEffect.TurnsAround, -1));
                break;
            case PhraseRole.Negate:
                reading.Turn();
                reading.Negated = true;
                cues.Add(new StanceCue(span, StanceEffect.Negates, -1));
                break;
            case PhraseRole.Weaken:
                reading.Strength = Math.Min(reading.Strength, 0.7);
                cues.Add(new StanceCue(span, StanceEffect.LeavesOpen, 0));
                break;
            case PhraseRole.Condition:
                reading.Strength = Math.Min(reading.Strength, 0.7);
                cues.Add(new StanceCue(span, StanceEffect.SetsCondition, 0));
                break;
        }
    }

    private static int ClauseEnd(Token[] tokens, int at, int most)
    {
        for (var i = at; i < most; i++)
        {
            if (tokens[i].Kind == TokenKind.LineBreak || tokens[i].Normal is "." or "\u061B" or "\u060C" or "," or "؟" or "!")
                return i;
        }

        return most;
    }

    internal static Span SpanOf(ActorText text, PatternIndex<Phrase>.Match match) => text.SpanOf(match.Start, match.End, 0);

    /// <summary>What the words around a phrase say about it.</summary>
    private struct Reading()
    {
        public double Sign = 1;
        public double Strength = 1;

        /// <summary>Whether any of them says something for or against.</summary>
        public bool Spoken;

        public bool Negated;

        public void Turn()
        {
            Spoken = true;
            Sign = -Sign;
        }
    }
}
