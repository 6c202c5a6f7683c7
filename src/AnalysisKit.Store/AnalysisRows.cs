using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Converts analyses to rows of the tables mentions, statements, stances and stance_cues, and back.</summary>
internal static class AnalysisRows
{
    /// <summary>The tables with the results of an article under a topic.</summary>
    public static readonly string[] Tables = ["analyses", "mentions", "statements", "stances", "stance_cues", "correction_outcomes"];

    /// <summary>Appends analyses of articles, given with the articles' numbers.</summary>
    public static void Write(DuckDBConnection connection, string topic, IReadOnlyList<(long Number, ArticleAnalysis Analysis)> batch)
    {
        Each("analyses", (rows, number, _) => rows.Row().Add(topic).Add(number).End());
        Each("mentions", (rows, number, analysis) => WriteMentions(rows, topic, number, analysis));
        Each("statements", (rows, number, analysis) => WriteStatements(rows, topic, number, analysis));
        Each("stances", (rows, number, analysis) => WriteStances(rows, topic, number, analysis));
        Each("stance_cues", (rows, number, analysis) => WriteCues(rows, topic, number, analysis));

        void Each(string table, Action<RowWriter, long, ArticleAnalysis> write)
        {
            using var rows = new RowWriter(connection, table);
            foreach (var (number, analysis) in batch)
                write(rows, number, analysis);
        }
    }

    /// <summary>The analyses of articles in one range of numbers, as they were written; null for an article that has none.</summary>
    public static List<ArticleAnalysis?> Read(DuckDBConnection connection, string topic, IReadOnlyList<(long Number, Article Article)> articles)
    {
        var found = new Dictionary<long, Found>();
        var first = articles[0].Number;
        var last = articles[^1].Number;
        foreach (var (number, article) in articles)
            found[number] = new Found(article);
        Each("SELECT article FROM analyses WHERE topic = ? AND article BETWEEN ? AND ?", (_, of) => of.IsAnalyzed = true);
        Each(
            "SELECT article, actor, start, length, kind, is_voice, person FROM mentions WHERE topic = ? AND article BETWEEN ? AND ? ORDER BY article, mention",
            (row, of) => of.Mentions.Add(new Mention(string.Intern(row.GetString(1)), SpanAt(row, 2), Parse<MentionKind>(row.GetString(4)), row.GetBoolean(5), row.Text(6))));
        Each(
            $"""
            SELECT article, speaker, speaker_start, speaker_length, cue_start, cue_length, content_start, content_length, sentence_start, sentence_length, kind, cue_lemma, cue_attitude, confidence, {(StoreFile.Has(connection, "statements", "mood") ? "mood" : "'said'")}, {Origin("statements")}
            FROM statements WHERE topic = ? AND article BETWEEN ? AND ? ORDER BY article, statement
            """,
            (row, of) => of.Statements.Add(ReadStatement(row, of.Article)));
        Each(
            "SELECT article, start, length, effect, value, stance FROM stance_cues WHERE topic = ? AND article BETWEEN ? AND ? ORDER BY article, stance, place",
            (row, of) => of.AddCue(row.GetInt32(5), new StanceCue(SpanAt(row, 1), StanceLabels.Parse(row.GetString(3)), row.GetDouble(4))));
        Each(
            $"SELECT article, statement, issue, polarity, score, confidence, stance, {Origin("stances")} FROM stances WHERE topic = ? AND article BETWEEN ? AND ? ORDER BY article, stance",
            (row, of) => of.Stances.Add(new Stance
            {
                Statement = of.Statements[row.GetInt32(1) - 1],
                Issue = string.Intern(row.GetString(2)),
                Polarity = Parse<Polarity>(row.GetString(3)),
                Score = row.GetDouble(4),
                Confidence = row.GetDouble(5),
                Origin = string.Intern(row.Text(7) ?? ""),
                Cues = of.Cues(row.GetInt32(6)),
            }));
        return [.. articles.Select(a => found[a.Number].Analysis())];

        // A store that an earlier kit made and that is only read has no moods and origins.
        string Origin(string table) => StoreFile.Has(connection, table, "origin") ? "origin" : "''";

        void Each(string sql, Action<DuckDBDataReader, Found> read)
        {
            using var command = Sql.Command(connection, sql, [topic, first, last]);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                if (found.TryGetValue(reader.GetInt64(0), out var of))
                    read(reader, of);
            }
        }
    }

    private static void WriteMentions(RowWriter rows, string topic, long number, ArticleAnalysis analysis)
    {
        for (var i = 0; i < analysis.Mentions.Count; i++)
        {
            var mention = analysis.Mentions[i];
            rows.Row().Add(topic).Add(number).Add((int?)(i + 1)).Add(mention.Actor).Add(Name(mention.Kind)).Add(mention.IsVoice).Add(mention.Person)
                .Add(mention.Span.Of(analysis.Article.Text)).Add((int?)mention.Span.Start).Add((int?)mention.Span.Length).End();
        }
    }

    private static void WriteStatements(RowWriter rows, string topic, long number, ArticleAnalysis analysis)
    {
        for (var i = 0; i < analysis.Statements.Count; i++)
        {
            var statement = analysis.Statements[i];
            rows.Row().Add(topic).Add(number).Add((int?)(i + 1)).Add(statement.Speaker).Add(Name(statement.Kind)).Add(statement.SpeakerSpan is null ? null : statement.SpeakerText)
                .Add(statement.CueText).Add(statement.CueLemma).Add(statement.CueAttitude).Add(statement.ContentText).Add(statement.SentenceText).Add(statement.Confidence)
                .Add(statement.SpeakerSpan?.Start).Add(statement.SpeakerSpan?.Length).Add((int?)statement.Cue.Start).Add((int?)statement.Cue.Length)
                .Add((int?)statement.Content.Start).Add((int?)statement.Content.Length).Add((int?)statement.Sentence.Start).Add((int?)statement.Sentence.Length).Add(Name(statement.Mood)).Add(statement.Origin).End();
        }
    }

    private static void WriteStances(RowWriter rows, string topic, long number, ArticleAnalysis analysis)
    {
        var places = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        foreach (var statement in analysis.Statements)
            places[statement] = places.Count + 1;
        for (var i = 0; i < analysis.Stances.Count; i++)
        {
            var stance = analysis.Stances[i];
            rows.Row().Add(topic).Add(number).Add((int?)(i + 1)).Add((int?)places[stance.Statement]).Add(stance.Issue).Add(Name(stance.Polarity)).Add(stance.Score).Add(stance.Confidence).Add(stance.Origin).End();
        }
    }

    private static void WriteCues(RowWriter rows, string topic, long number, ArticleAnalysis analysis)
    {
        for (var i = 0; i < analysis.Stances.Count; i++)
        {
            var cues = analysis.Stances[i].Cues;
            for (var place = 0; place < cues.Count; place++)
            {
                var cue = cues[place];
                rows.Row().Add(topic).Add(number).Add((int?)(i + 1)).Add((int?)(place + 1)).Add(cue.Span.Of(analysis.Article.Text)).Add(StanceLabels.IdOf(cue.Effect)).Add(cue.Value)
                    .Add((int?)cue.Span.Start).Add((int?)cue.Span.Length).End();
            }
        }
    }

    private static Statement ReadStatement(DuckDBDataReader row, Article article) => new()
    {
        Article = article,
        Speaker = row.Text(1) is { } speaker ? string.Intern(speaker) : null,
        SpeakerSpan = row.IsDBNull(2) ? null : SpanAt(row, 2),
        Cue = SpanAt(row, 4),
        Content = SpanAt(row, 6),
        Sentence = SpanAt(row, 8),
        Kind = Parse<StatementKind>(row.GetString(10)),
        CueLemma = string.Intern(row.GetString(11)),
        CueAttitude = row.GetDouble(12),
        Confidence = row.GetDouble(13),
        Mood = row.Text(14) is { } mood ? Parse<StatementMood>(mood) : StatementMood.Said,
        Origin = string.Intern(row.Text(15) ?? ""),
    };

    private static Span SpanAt(DuckDBDataReader row, int column) => new(row.GetInt32(column), row.GetInt32(column + 1));

    /// <summary>The name of an enum value in the store: in lower case, as in all output of the kit.</summary>
    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Parse<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);

    /// <summary>Collects the rows of one article.</summary>
    private sealed class Found(Article article)
    {
        private readonly Dictionary<int, List<StanceCue>> _cues = [];

        public Article Article => article;

        public bool IsAnalyzed { get; set; }

        public List<Mention> Mentions { get; } = [];

        public List<Statement> Statements { get; } = [];

        public List<Stance> Stances { get; } = [];

        public void AddCue(int stance, StanceCue cue)
        {
            if (!_cues.TryGetValue(stance, out var cues))
                _cues[stance] = cues = [];
            cues.Add(cue);
        }

        public List<StanceCue> Cues(int stance) => _cues.TryGetValue(stance, out var cues) ? cues : [];

        public ArticleAnalysis? Analysis() => IsAnalyzed ? new ArticleAnalysis(article, Mentions, Statements, Stances) : null;
    }
}
