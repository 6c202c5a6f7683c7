using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>The question who says what in an article, or in a part of a long one, and where they stand; and what the answer says.</summary>
internal sealed class ArticleQuestion
{
    private const int MostStatements = 2000;
    private const int MostNames = 60;
    private const int MarkBytes = 6;
    private const int LeadLength = 600;

    /// <summary>How far from a content its cue and the words for its speaker are looked for.</summary>
    private const int CueReach = 400;
    private const int SpeakerReach = 1200;

    private static readonly Dictionary<string, StatementKind> Kinds = Enum.GetValues<StatementKind>().ToDictionary(k => k.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private readonly ArticleText _text;
    private readonly Topic? _topic;
    private readonly ModelPrompt _prompt;
    private readonly Span _part;
    private readonly Lazy<QuotedWords> _words;

    private ArticleQuestion(ArticleText text, ModelReaderOptions options, Span part, int number, int parts)
    {
        (_text, _topic, _prompt, _part) = (text, options.Topic, options.Prompt, part);
        _words = new Lazy<QuotedWords>(() => new QuotedWords(text.Article.Text));
        var own = part.Of(text.Article.Text);
        Request = new ModelRequest(
            options.Model,
            _prompt.Fill("article", ("issues", StanceAnswers.Codebook(_topic, _prompt)), ("actors", ActorsOf(_topic?.Actors ?? text.Actors, _topic?.ScoredActors ?? [])), ("topic", _topic?.English ?? "")),
            Shown(text, own, number, parts, _prompt),
            AnswerSchema.Statements, AnswerSchema.OfArticle(_topic), options.Temperature)
        {
            Label = text.Article.Id,
            AnswerBytes = Encoding.UTF8.GetByteCount(own),
        };
    }

    public ModelRequest Request { get; }

    /// <summary>The questions about an article: one, or several where it is long.</summary>
    public static List<ArticleQuestion> Of(ArticleText text, ModelReaderOptions options)
    {
        var parts = Parts(text, options.PartLength);
        return [.. parts.Select((part, i) => new ArticleQuestion(text, options, part, i + 1, parts.Count))];
    }

    /// <summary>The statements and stances of an answer, those that hold: content in the article, speaker and issues known.</summary>
    public CheckedAnswer<ModelReading> Check(string answer)
    {
        using var json = AnswerJson.Parse(answer, out var problem);
        if (json is null)
            return new CheckedAnswer<ModelReading>(null, [problem], 0);
        if (!json.RootElement.TryGetProperty(AnswerSchema.Statements, out var list) || list.ValueKind != JsonValueKind.Array)
            return new CheckedAnswer<ModelReading>(null, [$"The answer has no list \"{AnswerSchema.Statements}\"."], 0);
        if (list.GetArrayLength() > MostStatements)
            return new CheckedAnswer<ModelReading>(null, [$"The answer has more than {MostStatements} statements."], 0);
        var (faults, leftOut, number) = (new List<string>(), 0, 0);
        var taken = new HashSet<Span>();
        var reading = new ModelReading([], []);
        foreach (var element in list.EnumerateArray())
        {
            number++;
            var wrong = new List<string>();
            if (StatementOf(element, taken, wrong.Add) is { } statement)
            {
                var stances = StanceAnswers.Read(element, _topic, _prompt, wrong.Add);
                if (wrong.Count == 0)
                {
                    reading.Statements.Add(statement);
                    reading.Stances.AddRange(stances.Select(s => StanceAnswers.Of(statement, s, ReadingOrigin.Model(Request.Model))));
                    taken.Add(statement.Content);
                    continue;
                }
            }

            leftOut++;
            faults.AddRange(wrong.Select(w => string.Create(CultureInfo.InvariantCulture, $"Statement {number}: {w}")));
        }

        // An answer of statements none of which holds says nothing of the article; an empty one says that nobody says anything in it.
        return new CheckedAnswer<ModelReading>(number > 0 && leftOut == number ? null : reading, faults, leftOut);
    }

    // The article with what is known about it, marked off from the instructions.
    internal static string Shown(ArticleText text, string own, int number, int parts, ModelPrompt prompt)
    {
        var article = text.Article;
        var lead = article.Text.Length <= LeadLength ? article.Text : article.Text[..LeadLength];
        return prompt.Fill(
            "article_text",
            ("mark", Mark(article, own)),
            ("source", article.Source is { Length: > 0 } source ? StanceAnswers.Quoted(source) : "unknown"),
            ("date", article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"),
            ("title", article.Title is { Length: > 0 } title ? StanceAnswers.Quoted(title) : "none apart from the text"),
            ("names", NamesOf(text)),
            ("lead", number == 1 ? "as below" : StanceAnswers.Quoted(lead)),
            ("part", parts == 1 ? "" : prompt.Fill("part", ("number", Invariant(number)), ("parts", Invariant(parts)))),
            ("text", own));
    }

    // A hash of all that others wrote, so that none of them can write the mark.
    internal static string Mark(Article article, string own) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{article.Source}\0{article.Title}\0{article.Text}\0{own}")).AsSpan(0, MarkBytes));

    // The actors by id, the topic's first. An id that says its label stands alone. Actors whom the kit does not count (other:...) are named where an article names them.
    private static string ActorsOf(ActorCatalogue actors, IReadOnlyList<string> first)
    {
        var known = actors.Actors.Where(a => !a.Id.StartsWith("other:", StringComparison.Ordinal)).ToList();
        var order = first.Select((id, i) => (id, i)).ToDictionary(f => f.id, f => f.i, StringComparer.Ordinal);
        return string.Join(", ", known.OrderBy(a => order.GetValueOrDefault(a.Id, int.MaxValue)).Select(a => a.English.Replace(' ', '-').Equals(a.Id, StringComparison.OrdinalIgnoreCase) ? a.Id : $"{a.Id} ({a.English})"));
    }

    // What the kit's catalogue takes names in this article for: a help with ids.
    private static string NamesOf(ArticleText text)
    {
        var names = text.Mentions.Where(m => m.Kind is not MentionKind.Adjective)
            .Select(m => (Name: StanceAnswers.Quoted(m.Span.Of(text.Article.Text)), m.Actor)).Distinct().Take(MostNames)
            .Select(n => $"{n.Name} = {n.Actor}").ToList();
        return names.Count == 0 ? "none" : string.Join("; ", names);
    }

    private static List<Span> Parts(ArticleText text, int most)
    {
        var whole = text.Article.Text;
        var parts = new List<Span>();
        var ends = whole.Length <= most ? [] : text.Text.Sentences.Select(s => s.End).ToArray();
        for (var start = 0; start < whole.Length || parts.Count == 0;)
        {
            if (whole.Length - start <= most)
            {
                parts.Add(Span.Between(start, whole.Length));
                break;
            }

            var end = ends.LastOrDefault(e => e <= start + most && e > start + (most / 2));
            if (end == 0)
                end = whole.LastIndexOf(' ', start + most - 1, most / 2) is var blank and > 0 ? blank + 1 : start + most - (char.IsHighSurrogate(whole[start + most - 1]) ? 1 : 0);
            parts.Add(Span.Between(start, end));
            start = end;
        }

        return parts;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Statement? StatementOf(JsonElement json, HashSet<Span> taken, Action<string> fault)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            fault("It is no object.");
            return null;
        }

        var (content, cueWords, id, kindName) = (AnswerJson.Text(json, "content"), AnswerJson.Text(json, "cue"), AnswerJson.Text(json, "speaker"), AnswerJson.Text(json, "kind"));
        if (!TrySpeaker(id, out var speaker))
            fault($"There is no actor \"{StanceAnswers.Quoted(id)}\". {Suggestion.For(StanceAnswers.Quoted(id), _text.Actors.Actors.Select(a => a.Id))} Write other:name for anybody who is not on the list.");
        if (!Kinds.TryGetValue(kindName, out var kind))
            fault($"The kind \"{StanceAnswers.Quoted(kindName)}\" is none of {string.Join(", ", Kinds.Keys)}.");
        var places = _words.Value.FindContent(content).Where(_part.Contains).ToList();
        if (places.Count == 0)
        {
            fault($"The content \"{StanceAnswers.Quoted(content)}\" does not stand in the article. Copy it, word for word.");
            return null;
        }

        var cues = cueWords.Length == 0 ? [] : _words.Value.Find(cueWords).ToList();
        var free = places.Where(p => !taken.Contains(p)).DefaultIfEmpty(places[0]).ToList();
        var place = free.Find(p => NearestCue(cues, p) is not null);
        if (place.IsEmpty)
            place = free[0];
        var cue = NearestCue(cues, place) ?? new Span(place.Start, 0);
        var form = FormOf(cue);
        var named = AnswerJson.Text(json, "speaker_text") is { Length: > 0 } words ? Nearest(_words.Value.Find(words), place, SpeakerReach) : null;
        return new Statement
        {
            Article = _text.Article,
            Speaker = speaker,
            SpeakerSpan = named,
            Cue = cue,
            Content = place,
            Sentence = SentenceAt(cue.Start) ?? place,
            Kind = kind,
            CueLemma = form?.Lemma ?? cue.Of(_text.Article.Text),
            CueAttitude = form?.Attitude ?? 0,
            Confidence = _prompt.Confidences["statement"],
            Origin = ReadingOrigin.Model(Request.Model),
        };
    }

    // An actor of the catalogue; nobody, where the speaker is unknown or an actor outside of it. False for an id that means none.
    private bool TrySpeaker(string id, out string? speaker)
    {
        id = id.ToLowerInvariant();
        speaker = _text.Actors.Find(id)?.Id;
        return speaker is not null || id is "" or "unknown" || (id.StartsWith("other:", StringComparison.Ordinal) && id.Length > "other:".Length);
    }

    private static Span? NearestCue(List<Span> cues, Span content)
    {
        Span? nearest = null;
        var least = CueReach;
        foreach (var cue in cues)
        {
            // A cue stands before what it introduces, or at its beginning, sometimes behind it, rarely inside.
            var distance = cue.Start <= content.Start ? content.Start - cue.Start : cue.Start >= content.End ? cue.Start - content.End + 50 : cue.Start - content.Start + 100;
            if (distance < least)
                (nearest, least) = (cue, distance);
        }

        return nearest;
    }

    private static Span? Nearest(IEnumerable<Span> places, Span content, int reach)
    {
        Span? nearest = null;
        foreach (var place in places)
        {
            var distance = Math.Abs(place.Start - content.Start);
            if (distance < reach)
                (nearest, reach) = (place, distance);
        }

        return nearest;
    }

    private Cue? FormOf(Span cue)
    {
        if (cue.IsEmpty)
            return null;
        var tokens = _text.Words.Tokens;
        var at = Ordered.FirstFrom<Token>(tokens, cue.Start + 1, t => t.Span.End);
        return at < tokens.Length && tokens[at].Span.Overlaps(cue) && CueLexicon.Of(tokens[at].Word).Forms is [var first, ..] ? first.Cue : null;
    }

    private Span? SentenceAt(int place)
    {
        foreach (var range in _text.Text.SentenceRanges)
        {
            var span = _text.Text.SpanOf(range);
            if (span.Contains(place))
                return span;
        }

        return null;
    }
}
