namespace AnalysisKit.Tests;

public class AnnotatedArticleTests
{
    [Theory]
    [InlineData("learned", "learned", "analysiskit")]
    [InlineData("rules", "model:gpt-oss:20b", "analysiskit + gpt-oss:20b")]
    [InlineData("model:gpt-oss:20b", "model:gpt-oss:20b", "gpt-oss:20b")]
    [InlineData("person", "model", "model")]
    [InlineData("person", "person", "analysiskit")]
    [InlineData("mine", "learned", "analysiskit + mine")]
    public void Of_ReadingsOfSomeOrigins_NamesWhoRead(string statement, string stance, string annotator)
    {
        var read = Kit.Analyze("قال لافروف إن روسيا ترفض فرض عقوبات على سوريا.");
        var statements = read.Statements.Select(s => s with { Origin = statement }).ToList();
        var analysis = new ArticleAnalysis(read.Article, read.Mentions, statements, read.Stances.Select(s => s with { Statement = statements[0], Origin = stance }));

        Assert.NotEmpty(analysis.Stances);
        Assert.Equal(annotator, AnnotatedArticle.Of(analysis).Annotator);
        Assert.Equal("else", AnnotatedArticle.Of(analysis, annotator: "else").Annotator);
    }

    [Fact]
    public void Read_LineByHand_GivesItsFields()
    {
        // "Moscow said it rejects sanctions."
        var article = Read("""
            {"id": "a1", "annotator": "me", "statements": [{"speaker": "russia", "speaker_text": "موسكو", "cue": "قالت", "content": "ترفض العقوبات", "kind": "indirect", "stances": [{"issue": "sanctions", "polarity": "oppose"}]}]}
            """).Single();

        Assert.Equal(("a1", "me"), (article.Id, article.Annotator));
        var statement = Assert.Single(article.Statements);
        Assert.Equal(("russia", "موسكو", "قالت", "ترفض العقوبات"), (statement.Speaker, statement.SpeakerText, statement.Cue, statement.Content));
        Assert.Equal(StatementKind.Indirect, statement.Kind);
        Assert.Equal(new AnnotatedStance("sanctions", Polarity.Oppose), Assert.Single(statement.Stances));
        Assert.Null(statement.ContentStart);
        Assert.Null(statement.Confidence);
    }

    [Fact]
    public void ToJson_WrittenAndReadAgain_IsEqual()
    {
        var statement = new AnnotatedStatement
        {
            Speaker = "us",
            SpeakerText = "واشنطن",
            Cue = "أعلنت",
            Content = "سطر\nوآخر \"مقتبس\" <script> 𐍈",
            Kind = StatementKind.Direct,
            Stances = [new AnnotatedStance("intervention", Polarity.Mixed) { Score = -0.25, Confidence = 0.75 }],
            ContentStart = 12,
            ContentEnd = 40,
            CueStart = 3,
            Confidence = 0.5,
        };

        var line = new AnnotatedArticle("a", "analysiskit", [statement]).ToJson();
        var again = Assert.Single(Assert.Single(Read(line)).Statements);

        Assert.DoesNotContain('\n', line);
        Assert.Contains("واشنطن", line, StringComparison.Ordinal);
        Assert.Equal(statement with { Stances = [] }, again with { Stances = statement.Stances } with { Stances = [] });
        Assert.Equal(statement.Stances, again.Stances);
    }

    [Fact]
    public void ToJson_JudgedPlaces_AreReadAgain()
    {
        var line = (new AnnotatedArticle("a", "me", []) { Judged = [Span.Between(3, 9), Span.Between(12, 40)] }).ToJson();

        Assert.Contains("\"judged\":[[3,9],[12,40]]", line, StringComparison.Ordinal);
        Assert.Equal([Span.Between(3, 9), Span.Between(12, 40)], Assert.Single(Read(line)).Judged!);
    }

    [Theory]
    [InlineData("{", "gold.jsonl(2): Not a JSON object on one line")]
    [InlineData("[]", "gold.jsonl(2): Not a JSON object. Each line holds one article")]
    [InlineData("""{"statements": []}""", "gold.jsonl(2): The article has no \"id\".")]
    [InlineData("""{"id": "x"}""", "gold.jsonl(2): Article 'x' has no array \"statements\"")]
    [InlineData("""{"id": "x", "statements": [{"content": "c"}]}""", "gold.jsonl(2): Statement 1: There is no \"speaker\"")]
    [InlineData("""{"id": "x", "statements": [{"speaker": 3, "content": "c"}]}""", "gold.jsonl(2): Statement 1: \"speaker\" is not a string")]
    [InlineData("""{"id": "x", "statements": [{"speaker": "us", "content": "c", "kind": "quote"}]}""", "gold.jsonl(2): Statement 1: \"kind\" is 'quote'; it must be one of direct, indirect, position, action.")]
    [InlineData("""{"id": "x", "statements": [{"speaker": "us", "content": "c", "stances": [{"issue": "i", "polarity": "for"}]}]}""", "\"polarity\" is 'for'; it must be one of support, oppose, mixed.")]
    [InlineData("""{"id": "x", "judged": [[3]], "statements": []}""", "gold.jsonl(2): \"judged\" is an array of [start, end] in UTF-16 code units")]
    [InlineData("""{"id": "x", "judged": [[3, 2]], "statements": []}""", "gold.jsonl(2): \"judged\" is an array of [start, end] in UTF-16 code units")]
    [InlineData("""{"id": "x", "judged": "all", "statements": []}""", "gold.jsonl(2): \"judged\" is an array of [start, end] in UTF-16 code units")]
    [InlineData("""{"id": "first", "statements": []}""", "gold.jsonl(2): Article 'first' is annotated on line 1 already")]
    public void Read_LineNotInTheFormat_SaysWhereAndWhat(string line, string message)
    {
        var error = Assert.Throws<DataFormatException>(() => Read("""{"id": "first", "statements": []}""" + "\n" + line));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Of_SpeakerOutsideTheCatalogue_IsLeftOutUnlessAskedFor()
    {
        // "Washington announced its support. Witnesses said it rained."
        var article = new Article { Id = "a", Text = "أعلنت واشنطن دعمها. وقال شهود إن المطر هطل." };
        var known = Statement(article, "us", 0, 5, 13, 18);
        var unknown = Statement(article, null, 21, 24, 33, 42);
        var stance = new Stance { Statement = known, Issue = "opposition", Polarity = Polarity.Support, Score = 0.8, Confidence = 0.6, Cues = [] };
        var analysis = new ArticleAnalysis(article, [], [known, unknown], [stance]);

        var line = Assert.Single(AnnotatedArticle.Of(analysis).Statements);
        Assert.Equal(("us", "أعلنت", "دعمها", 13, 18, 0), (line.Speaker, line.Cue, line.Content, line.ContentStart, line.ContentEnd, line.CueStart));
        Assert.Equal(new AnnotatedStance("opposition", Polarity.Support) { Score = 0.8, Confidence = 0.6 }, Assert.Single(line.Stances));
        Assert.Equal(["us", ""], AnnotatedArticle.Of(analysis, unknownSpeakers: true).Statements.Select(s => s.Speaker));
    }

    private static Statement Statement(Article article, string? speaker, int cueStart, int cueEnd, int start, int end) => new()
    {
        Article = article,
        Speaker = speaker,
        Cue = Span.Between(cueStart, cueEnd),
        Content = Span.Between(start, end),
        Sentence = Span.Between(cueStart, end),
        Kind = StatementKind.Indirect,
        CueLemma = "قال",
        Confidence = 0.9,
    };

    private static ResultList<AnnotatedArticle> Read(string lines) => AnnotatedArticle.Read(new StringReader(lines), "gold.jsonl");
}
