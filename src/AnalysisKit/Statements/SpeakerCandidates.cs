using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Says who may have made each statement of an article, and what bears on it, as numbers: how the rules found the speaker, where the actor was named last and in which way, how much the article speaks of it.
/// No number stands for a certain actor. Work is linear in the length of the article: only actors near the statement, and those that the article names most, are candidates. Not thread-safe.
/// </summary>
internal sealed class SpeakerCandidates
{
    /// <summary>The kinds of values that are words, of which the model has rates.</summary>
    public static readonly IReadOnlyList<string> Words = ["cue", "head", "basis", "form", "before", "begin"];

    /// <summary>The names of the values.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "cue", "head", "basis", "form", "before", "begin", "direct", "indirect", "position", "action", "said", "rules", "named", "known", "named_at", "named_words", "length", "sentence", "gap", "statements", "density", "at", "number",
        "overlaps", "share_named", "share_direct", "mean_rules", "share_unknown", "actors", "candidates",
        "is_rules", "in_name", "in_name_kind", "back", "back_kind", "voice_back", "ahead", "ahead_kind", "in_content", "rank", "share", "voice_share", "office_share", "statement_share",
        "home", "opening", "as_before", "as_last", "as_next", "nearest_voice", "nearest_office", "first",
    ];

    private const int OfStatement = 30;
    private const int None = 999;
    private const int Back = 500;
    private const int Ahead = 60;
    private const int Foremost = 5;
    private const int Opening = 40;
    private const int Neighbours = 8;

    private static readonly string[] Heads = [.. Enum.GetValues<MentionKind>().Select(kind => $"@{kind}")];

    private readonly ActorText _text;
    private readonly Statement[] _statements;
    private readonly Seen[] _mentions;
    private readonly Dictionary<string, Known> _actors = new(StringComparer.Ordinal);
    private readonly List<Known> _ranked = [];
    private readonly Known? _opening;
    private readonly Known? _home;
    private readonly Known?[] _speakers;
    private readonly double[] _ofArticle;

    // Of the statement that was asked for last; reused for the next, as one article may have thousands.
    private readonly List<Known> _near = [];
    private readonly double[] _values = new double[Names.Count];
    private Asked _asked;

    public SpeakerCandidates(ArticleText text, IReadOnlyList<Statement> statements)
    {
        _text = text.Words;
        _statements = [.. statements];
        var mentions = text.Mentions;
        _mentions = new Seen[mentions.Count];
        var token = 0;
        for (var i = 0; i < _mentions.Length; i++)
        {
            // Mentions stand in text order.
            var mention = mentions[i];
            while (token < _text.Tokens.Length - 1 && _text.Tokens[token].Span.End <= mention.Span.Start)
                token++;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_actors, mention.Actor, out var exists);
            if (!exists)
            {
                known = new Known(mention.Actor);
                _ranked.Add(known);
            }

            _mentions[i] = new Seen(known!, token, mention.Kind, mention.IsVoice);
            known!.At.Add(token);
            known.Mentions.Add(i);
            if (mention.IsVoice)
                known.Voices.Add(token);
            if (_mentions[i].IsOffice)
                known.Offices++;
            if (_opening is null && token < Opening && mention.Kind is MentionKind.Capital or MentionKind.Adjective or MentionKind.Name)
                _opening = known;
        }

        var named = _ranked.Count;
        _ranked = [.. _ranked.OrderByDescending(a => a.At.Count).ThenBy(a => a.At[0])];
        for (var i = 0; i < named; i++)
            _ranked[i].Rank = i;
        _speakers = new Known?[_statements.Length];
        var (withName, direct, unknown, sure) = (0, 0, 0, 0.0);
        for (var i = 0; i < _speakers.Length; i++)
        {
            var statement = _statements[i];
            withName += statement.SpeakerSpan is null ? 0 : 1;
            direct += statement.Kind == StatementKind.Direct ? 1 : 0;
            unknown += statement.Speaker is null ? 1 : 0;
            sure += statement.Confidence;
            if (statement.Speaker is not { } speaker)
                continue;
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_actors, speaker, out _);
            _speakers[i] = known ??= new Known(speaker);
            known.Statements++;
        }

        if (_text.Home is { } home)
            _home = _actors.GetValueOrDefault(home);
        double all = Math.Max(1, _statements.Length);
        _ofArticle = [withName / all, direct / all, sure / all, unknown / all, named];
    }

    /// <summary>The words of a statement that have rates, in the order of <see cref="Words"/>.</summary>
    public string[] WordsOf(int index)
    {
        var statement = _statements[index];
        var head = "@none";
        if (statement.SpeakerSpan is { } span)
        {
            var first = FirstToken(span.Start);
            head = _text.Notes[first].Role?.Lemma ?? (_text.NamedAt(first) is { } named ? Heads[(int)named.Alias.Kind] : "@word");
        }

        // A verb and a noun of one lemma are told apart by how the cue is written and by what stands around it.
        var cue = FirstToken(statement.Cue.Start);
        return
        [
            statement.CueLemma,
            head.Length == 0 ? "@none" : head,
            statement.SpeakerBasis.ToString(),
            $"{_text.Tokens[cue].Normal} {NormalAt(cue + 1)}",
            $"{NormalAt(cue - 1)} {statement.CueLemma}",
            $"{NormalAt(FirstToken(statement.Content.Start))} {statement.Kind}",
        ];
    }

    /// <summary>The candidates of a statement; none where nobody is named near it.</summary>
    /// <param name="index">The number of the statement.</param>
    /// <param name="rates">The rates of its words.</param>
    public List<SpeakerCandidate> Of(int index, ReadOnlySpan<double> rates)
    {
        var candidates = new List<SpeakerCandidate>();
        var count = Ask(index, rates);
        for (var i = 0; i < count; i++)
        {
            var actor = Describe(i, out var values);
            candidates.Add(new SpeakerCandidate(actor, values.ToArray()));
        }

        return candidates;
    }

    /// <summary>Turns to a statement, and counts its candidates. The speaker that the rules found is the first.</summary>
    /// <param name="index">The number of the statement.</param>
    /// <param name="rates">The rates of its words.</param>
    public int Ask(int index, ReadOnlySpan<double> rates)
    {
        var statement = _statements[index];
        var cue = FirstToken(statement.Cue.Start);
        var (from, to) = (FirstToken(statement.Content.Start), TokenFrom(statement.Content.End));
        _near.Clear();
        if (_speakers[index] is { } speaker)
            AddNear(speaker, index);
        var behind = Ordered.FirstFrom<Seen>(_mentions, cue, m => m.Token);
        var first = behind;
        while (first > 0 && _mentions[first - 1].Token >= cue - Back)
            first--;
        for (var i = first; i < _mentions.Length && _mentions[i].Token < cue + Ahead; i++)
            AddNear(_mentions[i].Actor, index);
        for (var i = 0; i < Math.Min(Foremost, _ranked.Count); i++)
            AddNear(_ranked[i], index);

        var (nameStart, nameEnd) = statement.SpeakerSpan is { } span ? (FirstToken(span.Start), TokenFrom(span.End)) : (-1, -1);
        var (voice, office) = Nearest(behind, from, to);
        _asked = new Asked(index, cue, from, to, nameStart, nameEnd, voice, office, LastKnown(index));
        rates.CopyTo(_values);
        DescribeStatement(statement, _values.AsSpan(rates.Length));
        _values[OfStatement - 1] = _near.Count;
        return _near.Count;
    }

    /// <summary>A candidate of the statement that was turned to.</summary>
    /// <param name="candidate">Its number.</param>
    /// <param name="values">What is so of it, in the order of <see cref="Names"/>, until the next is asked for.</param>
    public string Describe(int candidate, out ReadOnlySpan<double> values)
    {
        DescribeCandidate(_near[candidate], _values.AsSpan(OfStatement));
        values = _values;
        return _near[candidate].Actor;
    }

    private void AddNear(Known actor, int index)
    {
        if (actor.IsNear == index)
            return;
        actor.IsNear = index;
        _near.Add(actor);
    }

    private void DescribeStatement(Statement statement, Span<double> values)
    {
        var (index, cue) = (_asked.Index, _asked.Cue);
        var i = 0;
        values[i++] = Of(statement.Kind == StatementKind.Direct);
        values[i++] = Of(statement.Kind == StatementKind.Indirect);
        values[i++] = Of(statement.Kind == StatementKind.Position);
        values[i++] = Of(statement.Kind == StatementKind.Action);
        values[i++] = Of(statement.Mood == StatementMood.Said);
        values[i++] = statement.Confidence;
        values[i++] = Of(statement.SpeakerSpan is not null);
        values[i++] = Of(statement.Speaker is not null);
        values[i++] = statement.SpeakerSpan is null ? None : _asked.NameStart - cue;
        values[i++] = statement.SpeakerSpan is null ? 0 : _asked.NameEnd - _asked.NameStart;
        values[i++] = statement.Content.Length;
        values[i++] = statement.Sentence.Length;
        values[i++] = statement.Content.Start - statement.Cue.End;
        values[i++] = _statements.Length;
        values[i++] = Math.Round(1000.0 * _statements.Length / Math.Max(1, statement.Article.Text.Length), 3);
        values[i++] = cue;
        values[i++] = index;
        var overlaps = 0;
        for (var k = Math.Max(0, index - Neighbours); k < Math.Min(_statements.Length, index + Neighbours + 1); k++)
            overlaps += k != index && _statements[k].Content.Overlaps(statement.Content) ? 1 : 0;
        values[i++] = overlaps;
        _ofArticle.CopyTo(values[i..]);
    }

    private void DescribeCandidate(Known actor, Span<double> values)
    {
        var (index, cue, from, to) = (_asked.Index, _asked.Cue, _asked.From, _asked.To);
        var at = CollectionsMarshal.AsSpan(actor.At);
        var voices = CollectionsMarshal.AsSpan(actor.Voices);
        var (inName, inKind) = InName(actor, at);
        var before = LastBefore(at, cue, from, to);
        var voiceBefore = LastBefore(voices, cue, from, to);
        var after = FirstAfter(at, cue, from, to);
        double all = Math.Max(1, _mentions.Length);
        var i = 0;
        values[i++] = Of(actor == _speakers[index]);
        values[i++] = inName;
        values[i++] = inKind;
        values[i++] = before < 0 ? None : cue - at[before];
        values[i++] = before < 0 ? -1 : KindAt(actor, before);
        values[i++] = voiceBefore < 0 ? None : cue - voices[voiceBefore];
        values[i++] = after < 0 ? None : at[after] - cue;
        values[i++] = after < 0 ? -1 : KindAt(actor, after);
        values[i++] = FirstFrom(at, to) - FirstFrom(at, from);
        values[i++] = actor.Rank;
        values[i++] = at.Length / all;
        values[i++] = voices.Length / all;
        values[i++] = actor.Offices / all;
        values[i++] = actor.Statements / (double)Math.Max(1, _statements.Length);
        values[i++] = Of(actor == _home);
        values[i++] = Of(actor == _opening);
        values[i++] = Of(index > 0 && actor == _speakers[index - 1]);
        values[i++] = Of(actor == _asked.LastKnown);
        values[i++] = Of((index + 1 < _speakers.Length && actor == _speakers[index + 1]) || (index + 2 < _speakers.Length && actor == _speakers[index + 2]));
        values[i++] = Of(actor == _asked.Voice);
        values[i++] = Of(actor == _asked.Office);
        values[i] = at.IsEmpty ? None : at[0];
    }

    // Who was named last before the cue as somebody who can speak, and who as a person, an office or a body.
    private (Known? Voice, Known? Office) Nearest(int behind, int from, int to)
    {
        Known? voice = null;
        for (var i = behind - 1; i >= Math.Max(0, behind - Back); i--)
        {
            ref readonly var mention = ref _mentions[i];
            if (mention.Token >= from && mention.Token < to)
                continue;
            if (mention.IsVoice)
                voice ??= mention.Actor;
            if (mention.IsOffice)
                return (voice, mention.Actor);
        }

        return (voice, null);
    }

    private (int Count, int Kind) InName(Known actor, ReadOnlySpan<int> at)
    {
        if (_asked.NameStart < 0)
            return (0, -1);
        var first = FirstFrom(at, _asked.NameStart);
        var count = FirstFrom(at, _asked.NameEnd) - first;
        return count == 0 ? (0, -1) : (count, KindAt(actor, first));
    }

    private Known? LastKnown(int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - Neighbours; i--)
        {
            if (_speakers[i] is { } speaker)
                return speaker;
        }

        return null;
    }

    private int KindAt(Known actor, int mention) => (int)_mentions[actor.Mentions[mention]].Kind;

    // The last place before a token that is not inside the content.
    private static int LastBefore(ReadOnlySpan<int> at, int token, int from, int to)
    {
        var last = FirstFrom(at, token) - 1;
        if (last >= 0 && at[last] >= from && at[last] < to)
            last = FirstFrom(at, from) - 1;
        return last;
    }

    private static int FirstAfter(ReadOnlySpan<int> at, int token, int from, int to)
    {
        var first = FirstFrom(at, token + 1);
        if (first < at.Length && at[first] >= from && at[first] < to)
            first = FirstFrom(at, to);
        return first < at.Length ? first : -1;
    }

    // Nearly all lists are short: a call for each step of the search would cost more than the steps.
    private static int FirstFrom(ReadOnlySpan<int> places, int limit)
    {
        var (low, high) = (0, places.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (places[middle] < limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    // The form of a word; what names an actor is one, whoever it is.
    private string NormalAt(int token)
    {
        if (token < 0 || token >= _text.Tokens.Length || _text.Tokens[token].Kind == TokenKind.LineBreak)
            return "@edge";
        return _text.NamedAt(token) is { } named ? Heads[(int)named.Alias.Kind] : _text.Tokens[token].Normal;
    }

    private static double Of(bool value) => value ? 1 : 0;

    // The token in which a place of the text lies, or the next one.
    private int FirstToken(int position) => Math.Min(_text.Tokens.Length - 1, Ordered.FirstFrom<Token>(_text.Tokens, position + 1, token => token.Span.End));

    private int TokenFrom(int position) => Ordered.FirstFrom<Token>(_text.Tokens, position, token => token.Span.Start);

    // A statement, in tokens; NameStart is -1 where no words name its speaker.
    private readonly record struct Asked(int Index, int Cue, int From, int To, int NameStart, int NameEnd, Known? Voice, Known? Office, Known? LastKnown);

    private readonly record struct Seen(Known Actor, int Token, MentionKind Kind, bool IsVoice)
    {
        public bool IsOffice => Kind is MentionKind.Person or MentionKind.Role or MentionKind.Institution;
    }

    private sealed class Known(string actor)
    {
        public string Actor { get; } = actor;

        public List<int> At { get; } = [];

        public List<int> Mentions { get; } = [];

        public List<int> Voices { get; } = [];

        public int Offices { get; set; }

        public int Statements { get; set; }

        public int Rank { get; set; } = None;

        /// <summary>The number of the statement of which it was found to be a candidate last.</summary>
        public int IsNear { get; set; } = -1;
    }
}
