using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Says of each statement and each issue named in it, beside it, or hinted at, what a decision can weigh. No feature names an actor, so that nothing is read into somebody's words because of who it is: names are replaced by what they are
/// to the candidate (@self, @party, @actor). Nor does any name an issue, so that weights hold for topics that nobody has seen, but for one group: the words of statements on each issue of a topic that was learned from.
/// </summary>
internal sealed class StanceFeatures(Topic topic, ActorText text, IReadOnlyList<Statement> statements, Func<FeatureSet> set)
{
    private const int AttitudeWindow = 12;
    private const int WordWindow = 4;
    private const int MostMatches = 4;
    private const int MostWords = 60;

    private readonly List<Draft> _drafts = [];
    private readonly Token[] _tokens = text.Tokens;
    private readonly Quotations _quotations = Quotations.Of(text.Tokens);
    private readonly string?[] _words = new string?[text.Tokens.Length];
    private readonly Dictionary<IssueRule, int> _mentions = [];
    private readonly Dictionary<string, (int Side, int Count)> _byIssue = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Issue, string? Speaker), (int Side, int Count)> _bySpeaker = [];
    private readonly StatementPlaces _places = new(statements);
    private string?[]? _actorAt;

    private enum Place
    {
        Inside,
        Before,
        Behind,
    }

    /// <summary>Takes what the rules found of a statement: the phrases inside its content, those beside it in its sentence, the words of its content that hint at an issue, and the stances.</summary>
    public void Add(Statement statement, List<PatternIndex<Phrase>.Match> inside, List<PatternIndex<Phrase>.Match> beside, List<PatternIndex<Phrase>.Match> hints, List<Stance> rules)
    {
        var isInside = inside.ToHashSet();
        var places = inside.Concat(beside).OrderBy(m => m.Start).ToList();
        foreach (var group in places.GroupBy(m => m.Value.Issue!))
        {
            _mentions[group.Key] = _mentions.GetValueOrDefault(group.Key) + 1;
            var own = group.ToList();
            var within = own.Where(isInside.Contains).ToList();
            var draft = new Draft(statement, group.Key, within.Count > 0 ? within : own, within.Count > 0, own, places, rules.Find(r => r.Issue == group.Key.Id), rules);
            _drafts.Add(draft);
            Count(_byIssue, group.Key.Id, draft.Side);
            Count(_bySpeaker, (group.Key.Id, statement.Speaker), draft.Side);
        }

        foreach (var group in hints.GroupBy(h => h.Value.Issue!))
        {
            if (!places.Exists(m => m.Value.Issue == group.Key))
                _drafts.Add(new Draft(statement, group.Key, [.. group.DistinctBy(m => _tokens[m.Start].Normal)], true, [.. group], places, null, rules));
        }
    }

    /// <summary>The candidates, with their features, in the order of the statements.</summary>
    public List<StanceCandidate> Candidates()
    {
        var candidates = new List<StanceCandidate>(_drafts.Count);
        foreach (var draft in _drafts)
        {
            var features = set();
            Describe(draft, features);
            candidates.Add(new StanceCandidate(draft.Statement, draft.Issue, draft.Rules, [.. draft.Matches.Select(m => StanceReader.SpanOf(text, m))], features));
        }

        return candidates;
    }

    private static void Count<T>(Dictionary<T, (int Side, int Count)> counts, T key, int side)
        where T : notnull
    {
        ref var counted = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _);
        counted = (counted.Side + side, counted.Count + 1);
    }

    private void Describe(Draft draft, FeatureSet features)
    {
        var statement = draft.Statement;
        var start = StanceReader.FirstToken(_tokens, statement.Content.Start);
        var end = StanceReader.FirstToken(_tokens, statement.Content.End);
        var outcome = draft.Rules is { } rules ? Name(rules.Polarity) : "none";
        OfRules(draft, outcome, features);
        var attitude = Math.Sign(statement.CueAttitude);
        var cue = $"{statement.CueLemma}/{Sign(attitude)}";
        features.Add($"cue:lemma={cue}", statement.Cue);
        features.Add($"cue:attitude={(int)(2 * statement.CueAttitude)}", statement.Cue);
        features.Add($"cue:kind={statement.Kind}");
        features.Add($"pair:outcome={outcome} cue={cue}", statement.Cue);
        features.Add($"pair:outcome={outcome} kind={statement.Kind} attitude={Sign(attitude)}", statement.Cue);
        var roles = string.Join('+', draft.Matches.Select(m => RoleName(m.Value)).Distinct().Order(StringComparer.Ordinal));
        features.Add($"match:roles={roles}");
        features.Add($"match:count={Bucket(draft.Matches.Count, 1, 2, 3)}");
        features.Add($"match:inside={draft.Inside}");
        features.Add($"pair:outcome={outcome} roles={roles}");
        features.Add($"pair:roles={roles} attitude={Sign(attitude)} inside={draft.Inside}");
        features.Add($"pair:roles={roles} cue={cue}", statement.Cue);
        if (draft.IsHint)
            OfHints(draft, attitude, features);
        else if (draft.Matches.Count < draft.All.Count)
            features.Add("match:also beside");
        OfOwner(draft, start, end, outcome, features);
        OfDocument(draft, outcome, start, end, features);
        OfMood(draft, start, end, features);
        foreach (var match in draft.Matches.Take(MostMatches))
            OfMatch(draft, match, start, end, outcome, attitude, features);
        OfWords(draft, start, end, features);
    }

    private static void OfRules(Draft draft, string outcome, FeatureSet features)
    {
        features.Add($"rule:side={outcome}");
        features.Add($"rule:lean={Sign(Math.Sign(draft.Issue.Lean))} side={outcome}");
        if (draft.Rules is not { } rules)
            return;
        features.Add($"rule:score={(int)Math.Round(rules.Score * 4)} side={outcome}");
        var effects = rules.Cues.Select(c => c.Effect).Where(e => e != StanceEffect.NamesIssue).Distinct().Order().ToArray();
        foreach (var effect in effects)
            features.Add($"rule:outcome={outcome} effect={effect}");

        features.Add($"rule:effects={outcome} {string.Join('+', effects)}");
    }

    private void OfHints(Draft draft, int attitude, FeatureSet features)
    {
        var count = Bucket(draft.Matches.Count, 1, 2, 3);
        features.Add($"hint:count={count} named={Math.Min(2, draft.AllRules.Count)}");
        features.Add($"hint:count={count} attitude={Sign(attitude)}");
        features.Add($"hint:spoken of={_mentions.ContainsKey(draft.Issue)}");
        features.Add($"hint:speaker's={_bySpeaker.ContainsKey((draft.Issue.Id, draft.Statement.Speaker))}");
        foreach (var match in draft.Matches)
        {
            var word = Bare(_tokens[match.Start]);
            features.Add($"hint:word {word}", _tokens[match.Start].Span);
        }
    }

    private void OfMatch(Draft draft, PatternIndex<Phrase>.Match match, int start, int end, string outcome, int attitude, FeatureSet features)
    {
        var place = match.Start < start ? Place.Before : match.Start >= end ? Place.Behind : Place.Inside;
        var span = StanceReader.SpanOf(text, match);
        var role = RoleName(match.Value);
        features.Add($"match:role={role} place={place}", span);
        if (place == Place.Inside && StanceReader.IsWhatTalkIsAbout(_tokens, match.Start, start))
            features.Add($"rule:talked about side={outcome}", span);
        features.Add($"match:words={Math.Min(4, match.End - match.Start)}");
        if (match.Value.By is not null)
            features.Add("match:by");
        if (span.Overlaps(draft.Statement.Cue))
            features.Add("match:is cue", span);
        if (place == Place.Inside)
        {
            features.Add($"match:from start={Bucket(match.Start - start, 0, 2, 5, 9, 14, 24, 40)}", span);
            features.Add($"match:to end={Bucket(end - match.End, 0, 3, 8, 16, 30)}");
        }
        else
        {
            features.Add($"match:{place} by={Bucket(place == Place.Before ? start - match.End : match.Start - end, 0, 2, 5, 9, 14, 24)}", span);
        }

        // Words of attitude before and behind, by class and distance, the cue itself left out.
        var from = Math.Max(place == Place.Inside ? start : 0, match.Start - AttitudeWindow);
        var to = Math.Min(place == Place.Inside ? end : _tokens.Length, match.End + AttitudeWindow);
        var found = StanceReader.FindAttitudes(topic, _tokens, from, to, draft.Statement.Cue);
        var sequence = new List<string>();
        var stops = 0;
        for (var i = match.Start - 1; i >= from; i--)
        {
            if (_tokens[i].Kind == TokenKind.LineBreak)
                break;
            if (IsStop(i))
                stops++;
            if (found[i - from] is not { } word || word.End > match.Start)
                continue;
            var distance = Bucket(match.Start - word.End, 0, 2, 5, 8);
            var at = StanceReader.SpanOf(text, word);
            features.Add($"attitude:before={word.Value.Role} by={distance}", at);
            if (stops == 0)
                features.Add($"attitude:before={word.Value.Role} in clause", at);
            features.Add($"attitude:before={word.Value.Role} role={role} cue={Sign(attitude)}", at);
            if (sequence.Count < 4 && stops == 0 && word.Value.Role is not PhraseRole.Neutral)
                sequence.Insert(0, word.Value.Role.ToString());
        }

        features.Add($"attitude:sequence={string.Join(' ', sequence)} cue={Sign(attitude)} role={role}", span);
        features.Add($"attitude:sequence={string.Join(' ', sequence.TakeLast(2))}", span);
        features.Add($"attitude:stops={Math.Min(stops, 3)}");
        stops = 0;
        for (var i = match.End; i < to; i++)
        {
            if (_tokens[i].Kind == TokenKind.LineBreak)
                break;
            if (IsStop(i))
                stops++;
            if (found[i - from] is not { } word)
                continue;
            var at = StanceReader.SpanOf(text, word);
            features.Add($"attitude:behind={word.Value.Role} by={Bucket(i - match.End, 0, 2, 5)}{(stops > 0 ? " over a stop" : "")}", at);
            features.Add($"attitude:behind={word.Value.Role} cue={Sign(attitude)}", at);
        }

        // The words next to it, by side; the nearest by place.
        for (var k = 1; k <= WordWindow && match.Start - k >= 0; k++)
        {
            if (_tokens[match.Start - k].Kind == TokenKind.LineBreak)
                break;
            var word = WordAt(match.Start - k, draft);
            var at = PlaceOf(match.Start - k, word);
            features.Add($"left:{word}", at);
            if (k <= 2)
            {
                features.Add($"left:{k} {word}", at);
                features.Add($"pair:outcome={outcome} left={word}", at);
            }
        }

        for (var k = 0; k < WordWindow && match.End + k < _tokens.Length; k++)
        {
            if (_tokens[match.End + k].Kind == TokenKind.LineBreak)
                break;
            var word = WordAt(match.End + k, draft);
            var at = PlaceOf(match.End + k, word);
            features.Add($"right:{word}", at);
            if (k < 1)
                features.Add($"right:{k} {word}", at);
        }
    }

    private void OfWords(Draft draft, int start, int end, FeatureSet features)
    {
        for (var i = start; i < Math.Min(end, start + MostWords); i++)
        {
            if (_tokens[i].Kind != TokenKind.LineBreak)
            {
                var word = WordAt(i, draft);
                var at = PlaceOf(i, word);
                features.Add($"word:{word}", at);
                features.Add($"issue:{topic.Id}/{draft.Issue.Id} {word}", at);
            }
        }

        for (var k = 0; k < 2 && start + k < end; k++)
        {
            var word = WordAt(start + k, draft);
            features.Add($"word:first{k} {word}", PlaceOf(start + k, word));
        }
    }

    private void OfOwner(Draft draft, int start, int end, string outcome, FeatureSet features)
    {
        var statement = draft.Statement;
        var party = draft.Issue.Parties.Count == 0 ? "none named" : draft.Issue.Parties.Contains(statement.Speaker!) ? "is" : "is not";
        features.Add($"owner:party {party}");
        features.Add($"owner:party {party} outcome={outcome}");
        features.Add($"owner:party {party} attitude={Sign(Math.Sign(statement.CueAttitude))}");
        features.Add($"owner:named={statement.SpeakerSpan is not null}");
        var match = draft.Matches[0];
        if (draft.Inside)
        {
            // Who is named between the beginning and the issue, nearest first.
            string? nearest = null;
            for (var i = match.Start - 1; i >= start; i--)
            {
                if (ActorAt(i) is { } actor)
                {
                    nearest = Relation(actor, draft);
                    var verb = i > start && text.Notes[i - 1].LooksVerbal;
                    features.Add($"owner:between={nearest} by={Bucket(match.Start - i, 2, 5, 10)}");
                    features.Add($"owner:between={nearest} verb={verb} outcome={outcome}");
                    break;
                }
            }

            if (nearest is null)
                features.Add("owner:between=nobody");
            for (var i = match.End; i < Math.Min(end, match.End + 8); i++)
            {
                if (ActorAt(i) is { } actor)
                {
                    features.Add($"owner:behind={Relation(actor, draft)}");
                    break;
                }
            }
        }

        var place = StanceReader.SpanOf(text, match);
        var (first, last) = _places.Touching(statement.Content.Union(statement.Cue).Union(place));
        for (var i = first; i < last; i++)
        {
            var other = statements[i];
            if (ReferenceEquals(other, statement))
                continue;
            var same = other.Speaker is null ? "stranger" : other.Speaker == statement.Speaker ? "same" : "other";
            if (statement.Content.Contains(other.Cue) && other.Cue.Start > statement.Cue.Start)
            {
                features.Add($"owner:holds={same}", other.Cue);
                if (other.Content.Contains(place))
                    features.Add($"owner:inner={same} attitude={Sign(Math.Sign(other.CueAttitude))}", other.Cue);
            }
            else if (other.Content.Contains(statement.Cue) && other.Cue.Start < statement.Cue.Start)
            {
                features.Add($"owner:outer={same} attitude={Sign(Math.Sign(other.CueAttitude))}", other.Cue);
            }
            else if (!draft.Inside && other.Content.Contains(place))
            {
                features.Add($"owner:of another={same}", other.Cue);
            }
        }
    }

    private void OfDocument(Draft draft, string outcome, int start, int end, FeatureSet features)
    {
        var statement = draft.Statement;
        var (sides, all) = _byIssue.GetValueOrDefault(draft.Issue.Id);
        var (ofSpeaker, of) = _bySpeaker.GetValueOrDefault((draft.Issue.Id, statement.Speaker));
        var (self, others, ofOthers) = (ofSpeaker - draft.Side, sides - ofSpeaker, all - of);
        if (!draft.IsHint)
            of--;

        features.Add($"document:speaker elsewhere={Sign(Math.Sign(self))}");
        features.Add($"document:outcome={outcome} elsewhere={Sign(Math.Sign(self))}");
        features.Add($"document:others={Sign(Math.Sign(others))}");
        features.Add($"document:outcome={outcome} others={Sign(Math.Sign(others))}");
        features.Add($"document:speaker's={Bucket(of, 0, 1, 3)}");
        features.Add($"document:others'={Bucket(ofOthers, 0, 1, 3, 7)}");
        var issues = draft.Named.Select(m => m.Value.Issue).Distinct().Count();
        features.Add($"document:issues={Math.Min(issues, 4)}");
        features.Add($"document:first={draft.Named is [var first, ..] && first.Value.Issue == draft.Issue}");
        features.Add($"document:issue's share={Bucket(10 * _mentions.GetValueOrDefault(draft.Issue) / Math.Max(1, statements.Count), 0, 1, 3, 5)}");
        features.Add($"document:length={Bucket(end - start, 4, 8, 14, 22, 35, 60)}");
        features.Add($"document:outcome={outcome} length={Bucket(end - start, 8, 16, 30)}");
        features.Add($"document:statements={Bucket(statements.Count, 3, 8, 15, 25)}");
        features.Add($"document:place={Bucket(100 * statement.Cue.Start / Math.Max(1, statement.Article.Text.Length), 4, 15, 40, 75)}");
        foreach (var other in draft.AllRules)
        {
            if (other.Issue != draft.Issue.Id)
                features.Add($"document:outcome={outcome} beside={Name(other.Polarity)}");
        }
    }

    private void OfMood(Draft draft, int start, int end, FeatureSet features)
    {
        var match = draft.Matches[0];
        for (var i = start; i < Math.Min(end + 1, _tokens.Length); i++)
        {
            var normal = _tokens[i].Normal;
            if (normal is "\u061F" or "?")
                features.Add("mood:question", _tokens[i].Span);
            else if (i < end && _quotations.IsMark(i))
                features.Add("mood:quotes");
        }

        var from = Math.Max(0, start - 2);
        for (var i = from; i < Math.Min(end, from + 3); i++)
        {
            if (text.Notes[i].Is(WordClass.Complementizer))
                features.Add("mood:clause");
        }

        for (var i = Math.Max(start, match.Start - 6); i < Math.Min(match.Start, _tokens.Length); i++)
        {
            if (text.Notes[i].LooksVerbal)
                features.Add("mood:verb before", _tokens[i].Span);
            if (text.Notes[i].Is(WordClass.Subordinator))
                features.Add("mood:subordinator before", _tokens[i].Span);
            if (text.Notes[i].Is(WordClass.Relative))
                features.Add("mood:relative before", _tokens[i].Span);
            if (text.Notes[i].Is(WordClass.Complementizer))
                features.Add("mood:complementizer before", _tokens[i].Span);
        }

        if (match.Start > 0)
        {
            var note = text.Notes[match.Start - 1];
            features.Add(note.Is(WordClass.Preposition) ? "mood:behind a preposition" : note.LooksVerbal ? "mood:behind a verb" : _tokens[match.Start - 1].Kind != TokenKind.Word ? "mood:behind a mark" : note.Is(WordClass.Function) ? "mood:behind a particle" : "mood:behind a noun");
        }

        if (match.Start < _tokens.Length)
            features.Add($"mood:begins={Letters(_tokens[match.Start].Normal)}");
    }

    // The particles that the first word of a phrase carries.
    private static string Letters(string normal) => normal switch
    {
        ['و' or 'ف', ..] when normal.Length > 4 => "and",
        ['ل', 'ل', ..] => "to",
        ['ل', ..] when normal.Length > 4 => "to",
        ['ب', ..] when normal.Length > 4 => "with",
        _ => "bare",
    };

    private bool IsStop(int i) => _tokens[i].Normal is "." or "\u061B" or "\u060C" or "," or "\u061F" or "!" or ":";

    // An explanation names words: a comma or a name, for which a placeholder stands, would say nothing to a reader.
    private Span? PlaceOf(int token, string word) => _tokens[token].Kind == TokenKind.Word && !word.StartsWith('@') ? _tokens[token].Span : null;

    private string WordAt(int i, Draft draft)
    {
        foreach (var match in draft.Named)
        {
            if (i >= match.Start && i < match.End)
                return match.Value.Issue == draft.Issue ? "@issue" : "@another issue";
        }

        if (ActorAt(i) is { } actor)
            return Relation(actor, draft);
        return _words[i] ??= Bare(_tokens[i]);
    }

    private static string Relation(string actor, Draft draft) =>
        actor == draft.Statement.Speaker ? "@self" : draft.Issue.Parties.Contains(actor) ? "@party" : "@actor";

    private string? ActorAt(int token)
    {
        if (_actorAt is null)
        {
            _actorAt = new string?[_tokens.Length];
            for (var i = 0; i < _tokens.Length; i++)
            {
                if (text.NamedAt(i) is { } name)
                {
                    for (var k = name.Start; k < name.End; k++)
                        _actorAt[k] = name.Alias.Actor ?? "";
                    i = name.End - 1;
                }
                else if (text.Notes[i].Adjective is { } adjective)
                {
                    _actorAt[i] = adjective;
                }
            }
        }

        return _actorAt[token];
    }

    // Without conjunction, article and the preposition before it.
    private static string Bare(Token token)
    {
        var normal = token.Normal;
        if (token.Kind != TokenKind.Word)
            return token.Kind == TokenKind.Mark ? normal : "@number";
        if (normal.Length > 4 && normal[0] is 'و' or 'ف')
            normal = normal[1..];
        if (normal.Length > 5 && normal[0] is 'ب' or 'ك' or 'ل' && normal[1] == 'ا' && normal[2] == 'ل')
            return normal[3..];
        if (normal.Length > 4 && normal.StartsWith("لل", StringComparison.Ordinal))
            return normal[2..];
        return normal.Length > 4 && normal.StartsWith("ال", StringComparison.Ordinal) ? normal[2..] : normal;
    }

    private static string RoleName(Phrase phrase) => phrase.IsShort ? "Short" : phrase.Role.ToString();

    private static string Name(Polarity polarity) => polarity switch { Polarity.Support => "support", Polarity.Oppose => "oppose", _ => "mixed" };

    private static string Sign(int sign) => sign > 0 ? "+" : sign < 0 ? "-" : "0";

    private static string Bucket(int value, params ReadOnlySpan<int> bounds)
    {
        foreach (var bound in bounds)
        {
            if (value <= bound)
                return $"{bound}";
        }

        return "more";
    }

    private sealed record Draft(
        Statement Statement,
        IssueRule Issue,
        List<PatternIndex<Phrase>.Match> Matches,
        bool Inside,
        List<PatternIndex<Phrase>.Match> All,
        List<PatternIndex<Phrase>.Match> Named,
        Stance? Rules,
        List<Stance> AllRules)
    {
        /// <summary>Whether nothing names the issue, and only single words hint at it.</summary>
        public bool IsHint => Matches[0].Value.Role == PhraseRole.Hint;

        public int Side => Rules is null ? 0 : Math.Sign(Rules.Score);
    }
}
