namespace AnalysisKit.Tests;

/// <summary>Stances made for tests, without reading.</summary>
internal static class Said
{
    public static readonly Topic Water = Topic.Parse("topic: water\nlabel: {ar: الماء, en: Water}\nissues:\n- {id: dam, ar: السد, en: The dam, target: [السد]}\n- {id: canal, ar: القناة, en: The canal, target: [القناة]}\n");

    /// <summary>A stance whose statement is the whole text of an article of its own.</summary>
    public static Stance Of(string text, double confidence = 1, double score = 1, string actor = "egypt", string? article = null, string? source = null, DateOnly? published = null, string issue = "dam", Polarity? polarity = null)
    {
        var span = new Span(0, text.Length);
        return new Stance
        {
            Statement = new Statement
            {
                Article = new Article { Id = article ?? $"{actor} {text}", Text = text, Source = source, Published = published },
                Speaker = actor,
                Cue = new Span(0, 0),
                Content = span,
                Sentence = span,
                Kind = StatementKind.Direct,
                CueLemma = "",
                Confidence = 1,
            },
            Issue = issue,
            Polarity = polarity ?? (score > 0 ? Polarity.Support : Polarity.Oppose),
            Score = score,
            Confidence = confidence,
            Cues = [],
        };
    }

    /// <summary>As many stances as scores, each in an article of its own and in other words.</summary>
    public static List<Stance> Many(double confidence, params double[] scores) => [.. scores.Select((s, i) => Of(Words(i), confidence, s))];

    /// <summary>A sentence that shares no word with that of another number.</summary>
    public static string Words(int number) => string.Join(' ', Enumerable.Range(0, 10).Select(w => $"كلمة{number}و{w}"));

    public static Position Position(IEnumerable<Stance> stances, PositionOptions? options = null) => Assert.Single(PositionList.Of(Water, stances, options));
}
