namespace AnalysisKit.Tests;

public class ArticleFilterTests
{
    private static readonly Article Dated = new()
    {
        Id = "a",
        Text = "قال الوزيرُ إن العقوبات باقية.",
        Title = "العُقوبات على إيران",
        Source = "Wire",
        Published = new DateOnly(2012, 7, 17),
        Metadata = new Dictionary<string, string> { ["section"] = "world news", ["words"] = "٩٥٠" },
    };

    private static readonly Article Bare = new() { Id = "b", Text = "نص" };

    [Theory]
    [InlineData("title ~ عقوبات", true)]
    [InlineData("title~العقوبـات", true)]
    [InlineData("title ~ ايران", true)]
    [InlineData("title !~ ايران", false)]
    [InlineData("text ~ \"الوزير ان\"", true)]
    [InlineData("source ~ wire", true)]
    [InlineData("source = wire", false)]
    [InlineData("source = Wire", true)]
    [InlineData("SOURCE != Wire", false)]
    [InlineData("section = \"world news\"", true)]
    [InlineData("section = 'world news' and author = \"\"", true)]
    [InlineData("title = «العُقوبات على إيران»", true)]
    [InlineData("words < 1000", true)]
    [InlineData("words >= 1000", false)]
    [InlineData("date = 2012-07", true)]
    [InlineData("date > 2012-07", false)]
    [InlineData("date >= 2012-07 and date <= 2012-07-17", true)]
    [InlineData("year < 2012", false)]
    [InlineData("month = ٢٠١٢-٠٧", true)]
    [InlineData("day != 2012-07-17", false)]
    [InlineData("source = x or source = Wire and date = 2013", false)]
    [InlineData("(source = x or source = Wire) and date = 2012", true)]
    [InlineData("not (source = x or title ~ ايران)", false)]
    [InlineData("not not source=Wire", true)]
    [InlineData("source = Wire AND NOT date = 2013", true)]
    [InlineData("\"section\" ~ 'WORLD'", true)]
    [InlineData("section != \"a \\\"quoted\\\" word\"", true)]
    public void Where_IsAsWritten(string where, bool passes) => Assert.Equal(passes, ArticleFilter.Parse(where).Matches(Dated));

    [Theory]
    [InlineData("section = \"\"", true)]
    [InlineData("section != sport", true)]
    [InlineData("section ~ sport", false)]
    [InlineData("words < 1000", false)]
    [InlineData("date >= 1900", false)]
    [InlineData("date != 2012", true)]
    public void Where_FieldThatIsMissing_CountsAsEmpty(string where, bool passes) => Assert.Equal(passes, ArticleFilter.Parse(where).Matches(Bare));

    [Theory]
    [InlineData("", 1, "a condition is expected")]
    [InlineData("title", 6, "the condition ends after \"title\"")]
    [InlineData("title عقوبات", 7, "stands where ~, = or another comparison is expected")]
    [InlineData("title ~", 8, "a text is expected after ~")]
    [InlineData("title ~ \"\"", 9, "every text contains an empty one")]
    [InlineData("title ~ مجلس الأمن", 14, "put a text of several words in quotes")]
    [InlineData("title ~ \"مجلس", 9, "the quotation mark has no second one")]
    [InlineData("(title ~ a", 1, "the ( has no )")]
    [InlineData("title ~ a)", 10, "a ) without its (")]
    [InlineData("title ~ a and", 14, "a condition is expected")]
    [InlineData("date ~ 2012", 6, "a date is compared by =")]
    [InlineData("date = yesterday", 8, "\"yesterday\" is no date")]
    [InlineData("~ a", 1, "the name of a field is expected")]
    public void Where_ThatIsNone_SaysAtWhichCharacterAndWhatToWrite(string where, int character, string message)
    {
        var failure = Assert.Throws<FormatException>(() => ArticleFilter.Parse(where));

        Assert.StartsWith($"at character {character}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("not ")]
    public void Where_NestedWithoutEnd_IsRefused(string opening) =>
        Assert.Contains("nested more than 100 deep", Assert.Throws<FormatException>(() => ArticleFilter.Parse(string.Concat(Enumerable.Repeat(opening, 100_000)) + "a = b")).Message, StringComparison.Ordinal);

    [Fact]
    public void Filter_IsTheSameAsLinq()
    {
        var articles = Enumerable.Range(1, 40).Select(i => new Article { Id = $"{i}", Text = i % 3 == 0 ? "عقوبات" : "سلام", Source = i % 2 == 0 ? "even" : "odd", Published = i % 5 == 0 ? null : new DateOnly(2012, 1, 1).AddDays(i) }).ToList();
        var filter = new ArticleFilter { Since = new DateOnly(2012, 1, 10), Until = new DateOnly(2012, 1, 30), Sources = ["odd"], Where = "text ~ عقوبات" };

        var expected = articles.Where(a => a.Published >= new DateOnly(2012, 1, 10) && a.Published <= new DateOnly(2012, 1, 30) && a.Source == "odd" && a.Text.Contains("عقوبات", StringComparison.Ordinal));

        Assert.Equal(expected, articles.Where(filter.Matches));
        Assert.Equal(3, expected.Count());
        Assert.True(filter.NeedsDate);
        Assert.Equal(["text"], filter.Fields);
        Assert.Equal("--since 2012-01-10 --until 2012-01-30 --source odd --where text ~ عقوبات", filter.ToString());
        Assert.All(articles, a => Assert.True(ArticleFilter.None.Matches(a)));
    }
}
