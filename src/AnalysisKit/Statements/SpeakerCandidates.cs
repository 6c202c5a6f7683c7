using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>
/// Says who may have made each statement of an article, and what bears on it, as numbers: how the rules found the speaker, where the actor was named last and in which way, how much the article speaks of it.
/// No number stands for a certain actor. Work is linear in the length of the article: only actors near the statement, and those that the article names most, are candidates.
/// </summary>
internal sealed class SpeakerCandidates
{
    /// <summary>The kinds of values that are words, of which the model has rates.</summary>
    public static readonly IReadOnlyList<string> Words = ["cue", "head", "basis"];

    /// <summary>The names of the values.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "cue", "head", "basis", "direct", "indirect", "position", "action", "said", "rules", "named", "known", "named_at", "named_words", "length", "sentence", "gap", "statements", "density", "at", "number",
        "overlaps", "share_named", "share_direct", "mean_rules", "share_unknown", "actors", "candidates",
        "is_rules", "in_name", "in_name_kind", "back", "back_kind", "voice_back", "ahead", "ahead_kind", "in_content", "rank", "share", "voice_share", "office_share", "statement_share",
        "home", "opening", "as_before", "as_last", "as_next", "nearest_voice", "nearest_office", "first",
    ];

    private const int OfStatement = 27;
    private const int None = 999;
    private const int Back = 500;
    private const int Ahead = 60;
    private const int Foremost = 5;
    private const int Opening = 40;
    private const int Neighbours = 8;

    private readonly ActorText _text;
    private readonly IReadOnlyList<Statement> _statements;
    private readonly Seen[] _mentions;
    private readonly Dictionary<string, Known> _actors = new(StringComparer.Ordinal);
    private readonly List<string> _foremost;
    private readonly string? _opening;
    private readonly Dictionary<string, int> _ofSpeaker;
    private readonly double[] _ofArticle;

    public SpeakerCandidates(ArticleText text, IReadOnlyList<Statement> statements)
    {
        _text = text.Words;
        _statements = statements;
        _mentions = [.. text.Mentions.Select(m => new Seen(m.Actor, FirstToken(m.Span.Start), m.Kind, m.IsVoice))];
        for (var i = 0; i < _mentions.Length; i++)
        {
            var mention = _mentions[i];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_actors, mention.Actor, out var exists);
            if (!exists)
                known = new Known();
            known!.At.Add(mention.Token);
            known.Mentions.Add(i);
            if (mention.IsVoice)
                known.Voices.Add(mention.Token);
            if (IsOffice(mention))
                known.Offices++;
        }

        var ranked = _actors.OrderByDescending(a => a.Value.At.Count).ThenBy(a => a.Value.At[0]).ToList();
        for (var i = 0; i < ranked.Count; i++)
            ranked[i].Value.Rank = i;
        _foremost = [.. ranked.Take(Foremost).Select(a => a.Key)];
        _opening = _mentions.TakeWhile(m => m.Token < Opening).FirstOrDefault(m => m.Kind is MentionKind.Capital or MentionKind.Adjective or MentionKind.Name)?.Actor;
        _ofSpeaker = statements.Where(s => s.Speaker is not null).CountBy(s => s.Speaker!).ToDictionary(StringComparer.Ordinal);
        double all = Math.Max(1, statements.Count);
        _ofArticle =
        [
            statements.Count(s => s.SpeakerSpan is not null) / all, statements.Count(s => s.Kind == StatementKind.Direct) / all,
            statements.Sum(s => s.Confidence) / all, statements.Count(s => s.Speaker is null) / all, _actors.Count,
        ];
    }

    /// <summary>The words of a statement that have rates, in the order of <see cref="Words"/>.</summary>
    public string[] WordsOf(int index)
    {
        var statement = _statements[index];
        var head = "";
        if (statement.SpeakerSpan is { } span)
        {
            var first = FirstToken(span.Start);
            head = _text.Notes[first].Role?.Lemma ?? (_text.NamedAt(first) is { } named ? $"@{named.Alias.Kind}" : "@word");
        }

        return [statement.CueLemma, head.Length == 0 ? "@none" : head, statement.SpeakerBasis.ToString()];
    }

    /// <summary>The candidates of a statement; none where nobody is named near it.</summary>
    /// <param name="index">The number of the statement.</param>
    /// <param name="rates">The rates of its words.</param>
    public List<SpeakerCandidate> Of(int index, ReadOnlySpan<double> rates)
    {
        var statement = _statements[index];
        var cue = FirstToken(statement.Cue.Start);
        var (from, to) = (FirstToken(statement.Content.Start), TokenFrom(statement.Content.End));
        var near = new List<string>();
        if (statement.Speaker is { } speaker)
            near.Add(speaker);
        for (var i = Ordered.FirstFrom<Seen>(_mentions, cue - Back, m => m.Token); i < _mentions.Length && _mentions[i].Token < cue + Ahead; i++)
        {
            if (!near.Contains(_mentions[i].Actor))
                near.Add(_mentions[i].Actor);
        }

        foreach (var actor in _foremost)
        {
            if (!near.Contains(actor))
                near.Add(actor);
        }

        var shared = new double[OfStatement];
        rates.CopyTo(shared);
        Describe(statement, index, cue, shared.AsSpan(rates.Length));
        shared[OfStatement - 1] = near.Count;
        var (voice, office) = Nearest(cue, from, to);
        return near.ConvertAll(actor =>
        {
            var values = new double[Names.Count];
            shared.CopyTo(values, 0);
            Describe(statement, index, actor, cue, from, to, voice, office, values.AsSpan(OfStatement));
            return new SpeakerCandidate(actor, values);
        });
    }

    private void Describe(Statement statement, int index, int cue, Span<double> values)
    {
        var i = 0;
        values[i++] = Of(statement.Kind == StatementKind.Direct);
        values[i++] = Of(statement.Kind == StatementKind.Indirect);
        values[i++] = Of(statement.Kind == StatementKind.Position);
        values[i++] = Of(statement.Kind == StatementKind.Action);
        values[i++] = Of(statement.Mood == StatementMood.Said);
        values[i++] = statement.Confidence;
        values[i++] = Of(statement.SpeakerSpan is not null);
        values[i++] = Of(statement.Speaker is not null);
        values[i++] = statement.SpeakerSpan is { } span ? FirstToken(span.Start) - cue : None;
        values[i++] = statement.SpeakerSpan is { } words ? TokenFrom(words.End) - FirstToken(words.Start) : 0;
        values[i++] = statement.Content.Length;
        values[i++] = statement.Sentence.Length;
        values[i++] = statement.Content.Start - statement.Cue.End;
        values[i++] = _statements.Count;
        values[i++] = Math.Round(1000.0 * _statements.Count / Math.Max(1, statement.Article.Text.Length), 3);
        values[i++] = cue;
        values[i++] = index;
        var overlaps = 0;
        for (var k = Math.Max(0, index - Neighbours); k < Math.Min(_statements.Count, index + Neighbours + 1); k++)
            overlaps += k != index && _statements[k].Content.Overlaps(statement.Content) ? 1 : 0;
        values[i++] = overlaps;
        _ofArticle.CopyTo(values[i..]);
    }

    private void Describe(Statement statement, int index, string actor, int cue, int from, int to, string? voice, string? office, Span<double> values)
    {
        var known = _actors.GetValueOrDefault(actor);
        var (inName, inKind) = InName(statement, known);
        var before = known is null ? -1 : LastBefore(known.At, cue, from, to);
        var voiceBefore = known is null ? -1 : LastBefore(known.Voices, cue, from, to);
        var after = known is null ? -1 : FirstAfter(known.At, cue, from, to);
        double all = Math.Max(1, _mentions.Length);
        var i = 0;
        values[i++] = Of(actor == statement.Speaker);
        values[i++] = inName;
        values[i++] = inKind;
        values[i++] = before < 0 ? None : cue - known!.At[before];
        values[i++] = before < 0 ? -1 : (int)_mentions[known!.Mentions[before]].Kind;
        values[i++] = voiceBefore < 0 ? None : cue - known!.Voices[voiceBefore];
        values[i++] = after < 0 ? None : known!.At[after] - cue;
        values[i++] = after < 0 ? -1 : (int)_mentions[known!.Mentions[after]].Kind;
        values[i++] = known is null ? 0 : Between(known.At, from, to);
        values[i++] = known?.Rank ?? None;
        values[i++] = (known?.At.Count ?? 0) / all;
        values[i++] = (known?.Voices.Count ?? 0) / all;
        values[i++] = (known?.Offices ?? 0) / all;
        values[i++] = _ofSpeaker.GetValueOrDefault(actor) / (double)Math.Max(1, _statements.Count);
        values[i++] = Of(_text.Home == actor);
        values[i++] = Of(_opening == actor);
        values[i++] = Of(index > 0 && _statements[index - 1].Speaker == actor);
        values[i++] = Of(LastKnown(index) == actor);
        values[i++] = Of((index + 1 < _statements.Count && _statements[index + 1].Speaker == actor) || (index + 2 < _statements.Count && _statements[index + 2].Speaker == actor));
        values[i++] = Of(voice == actor);
        values[i++] = Of(office == actor);
        values[i] = known is null ? None : known.At[0];
    }

    // Who was named last before the cue as somebody who can speak, and who as a person, an office or a body.
    private (string? Voice, string? Office) Nearest(int cue, int from, int to)
    {
        string? voice = null;
        var i = Ordered.FirstFrom<Seen>(_mentions, cue, m => m.Token) - 1;
        for (var steps = 0; i >= 0 && steps < Back; i--, steps++)
        {
            var mention = _mentions[i];
            if (mention.Token >= from && mention.Token < to)
                continue;
            if (mention.IsVoice)
                voice ??= mention.Actor;
            if (IsOffice(mention))
                return (voice, mention.Actor);
        }

        return (voice, null);
    }

    private (int Count, int Kind) InName(Statement statement, Known? known)
    {
        if (known is null || statement.SpeakerSpan is not { } span)
            return (0, -1);
        var at = CollectionsMarshal.AsSpan(known.At);
        var (start, end) = (FirstToken(span.Start), TokenFrom(span.End));
        var first = Ordered.FirstFrom<int>(at, start, token => token);
        var count = Ordered.FirstFrom<int>(at, end, token => token) - first;
        return count == 0 ? (0, -1) : (count, (int)_mentions[known.Mentions[first]].Kind);
    }

    private string? LastKnown(int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - Neighbours; i--)
        {
            if (_statements[i].Speaker is { } speaker)
                return speaker;
        }

        return null;
    }

    // The last place before a token that is not inside the content.
    private static int LastBefore(List<int> places, int token, int from, int to)
    {
        var at = CollectionsMarshal.AsSpan(places);
        var last = Ordered.FirstFrom<int>(at, token, place => place) - 1;
        if (last >= 0 && at[last] >= from && at[last] < to)
            last = Ordered.FirstFrom<int>(at, from, place => place) - 1;
        return last;
    }

    private static int FirstAfter(List<int> places, int token, int from, int to)
    {
        var at = CollectionsMarshal.AsSpan(places);
        var first = Ordered.FirstFrom<int>(at, token + 1, place => place);
        if (first < at.Length && at[first] >= from && at[first] < to)
            first = Ordered.FirstFrom<int>(at, to, place => place);
        return first < at.Length ? first : -1;
    }

    private static int Between(List<int> places, int from, int to)
    {
        var at = CollectionsMarshal.AsSpan(places);
        return Ordered.FirstFrom<int>(at, to, place => place) - Ordered.FirstFrom<int>(at, from, place => place);
    }

    private static bool IsOffice(Seen mention) => mention.Kind is MentionKind.Person or MentionKind.Role or MentionKind.Institution;

    private static double Of(bool value) => value ? 1 : 0;

    // The token in which a place of the text lies, or the next one.
    private int FirstToken(int position) => Math.Min(_text.Tokens.Length - 1, Ordered.FirstFrom<Token>(_text.Tokens, position + 1, token => token.Span.End));

    private int TokenFrom(int position) => Ordered.FirstFrom<Token>(_text.Tokens, position, token => token.Span.Start);

    private sealed record Seen(string Actor, int Token, MentionKind Kind, bool IsVoice);

    private sealed class Known
    {
        public List<int> At { get; } = [];

        public List<int> Mentions { get; } = [];

        public List<int> Voices { get; } = [];

        public int Offices { get; set; }

        public int Rank { get; set; }
    }
}
