using CsCheck;

namespace AnalysisKit.Tests;

public class TermCountsTests
{
    private static readonly Gen<string> GenText =
        Gen.OneOf("روسيا", "سوريا", "قرار", "مجلس", "الأمن", "ترفض", "في").List[0, 30].Select(words => string.Join(' ', words));

    private static readonly Gen<List<Document>> GenDocuments =
        Gen.Select(GenText, Gen.OneOf("russia", "usa", "uk"), (text, group) => (text, group)).List[0, 20]
            .Select(list => list.Select((x, i) => new Document($"a{i}", x.group, x.text)).ToList());

    [Fact]
    public void Of_AnyDocuments_CountsAddUpOverGroups() =>
        GenDocuments.Sample(documents =>
        {
            var counts = TermCounts.Of(documents);

            foreach (var term in counts)
            {
                Assert.Equal(term.Count, counts.Groups.Sum(g => counts.CountOf(term.Term, g)));
                Assert.Equal(term.Documents, counts.Groups.Sum(g => counts.DocumentsOf(term.Term, g)));
            }

            Assert.Equal(counts.Total.Tokens, counts.Sum(t => t.Count));
            Assert.Equal(documents.Count, counts.Total.Documents);
        });

    [Fact]
    public void Merge_PartsInAnyOrder_GivesTheTableOfTheWhole() =>
        Gen.Select(GenDocuments, Gen.Int[1, 5], Gen.Int[0, 1000]).Sample((documents, parts, seed) =>
        {
            var whole = TermCounts.Of(documents, new TermOptions { Threads = 1 });
            var random = new Random(seed);

            var merged = TermCounts.Merge(documents.GroupBy(_ => random.Next(parts)).Select(part => TermCounts.Of(part, new TermOptions { Threads = 1 })).OrderBy(_ => random.Next()));

            TermCountsAssert.Same(whole, merged);
        });

    [Fact]
    public void Of_SeveralThreads_GivesTheTableOfOne() =>
        GenDocuments.Sample(documents => TermCountsAssert.Same(TermCounts.Of(documents, new TermOptions { Threads = 1 }), TermCounts.Of(documents, new TermOptions { Threads = 3 })), iter: 20);

    [Fact]
    public void Keyness_GroupAgainstItself_IsZero() =>
        GenDocuments.Where(d => d.Count > 0).Sample(documents =>
        {
            var counts = TermCounts.Of(documents);

            foreach (var group in counts.Groups)
            {
                foreach (var row in counts.Keyness(group, group))
                {
                    Assert.Equal(0, row.LogLikelihoodRatio);
                    Assert.Equal(0, row.LogRatio);
                    Assert.Equal(1, row.PValue);
                }
            }
        });

    [Fact]
    public void Of_Pairs_DoNotCrossSpans()
    {
        // "Russia rejects | a decision": the spans leave out the bar.
        const string text = "روسيا ترفض | قرارا";
        var document = new Document("a", "russia", text, [new Span(0, 10), new Span(13, 5)]);

        var counts = TermCounts.Of([document], new TermOptions { Size = 2 });

        Assert.Equal("روسيا ترفض", Assert.Single(counts).Term);
        Assert.Equal(1, counts.Size("russia").Tokens);
    }

    [Fact]
    public void Of_ArabicTokenization_MergesSpellingsAndStopsPairsAtMarks()
    {
        // "America, America: sanctions" in two spellings; the second word has tatweel and a diacritic.
        var document = new Document("a", "g", "أمريكا، أمــريكا أمريكَا: عقوبات");

        var words = TermCounts.Of([document]);
        var pairs = TermCounts.Of([document], new TermOptions { Size = 2 });

        Assert.Equal([("أمريكا", "امريكا", 3L), ("عقوبات", "عقوبات", 1L)], words.Select(t => (t.Term, t.Key, t.Count)));
        Assert.Equal(["امريكا امريكا"], pairs.Select(t => t.Key));
        Assert.Equal(3, words.CountOf("أمــريكا"));
    }

    [Fact]
    public void Of_TermsMerged_ShowsTheMostFrequentSurfaceForm()
    {
        // "sanction", "the sanctions" twice; both counted under one key.
        var options = new TermOptions { Term = form => form == "في" ? null : "عقوب" };

        var counts = TermCounts.Of([new Document("a", "g", "عقوبة في العقوبات العقوبات")], options);

        Assert.Equal(new TermFrequency("العقوبات", "عقوب", 3, 1, 1), Assert.Single(counts));
        Assert.Equal([("العقوبات", 2L), ("عقوبة", 1L)], counts.FormsOf("عقوبة"));
        Assert.Equal(3, counts.Total.Tokens);
    }

    [Fact]
    public void Where_TermsDropped_KeepsTheSizesOfTheGroups()
    {
        var counts = TermCounts.Of([new Document("a", "g", "قرار قرار مجلس"), new Document("b", "h", "مجلس")]);

        var kept = counts.AtLeast(2, 2);

        Assert.Equal("مجلس", Assert.Single(kept).Term);
        Assert.Equal(3, kept.Size("g").Tokens);
        Assert.Equal(counts.Keyness("g").Find("مجلس")!.LogLikelihoodRatio, kept.Keyness("g").Find("مجلس")!.LogLikelihoodRatio);
    }

    [Fact]
    public void Keyness_UnknownGroup_NamesTheGroups()
    {
        var counts = TermCounts.Of([new Document("a", "russia", "قرار")]);

        Assert.Contains("russia", Assert.Throws<ArgumentException>(() => counts.Keyness("rusia")).Message, StringComparison.Ordinal);
        Assert.Contains("only group", Assert.Throws<ArgumentException>(() => counts.Keyness("russia")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Terms_OfStatements_CountsEachSpeakersWordsOnceAnArticle()
    {
        // "Russia rejects intervention": two statements of one speaker overlap.
        var article = new Article { Id = "a1", Text = "روسيا ترفض التدخل" };
        var statements = new[] { Says(article, "russia", new Span(6, 11)), Says(article, "russia", new Span(11, 6)), Says(article, null, new Span(0, 5)) };

        var counts = statements.Terms(s => s.Speaker);

        Assert.Equal(new GroupSize("russia", 2, 1), Assert.Single(counts.Sizes));
        Assert.Equal(1, counts.CountOf("التدخل", "russia"));
    }

    private static Statement Says(Article article, string? speaker, Span content) => new()
    {
        Article = article,
        Speaker = speaker,
        Cue = new Span(0, 0),
        Content = content,
        Sentence = new Span(0, article.Text.Length),
        Kind = StatementKind.Indirect,
        CueLemma = "قال",
        Confidence = 1,
    };

    [Fact]
    public void ByStem_FormsOfAWord_AreOneTermShownInItsMostFrequentForm()
    {
        // "The resolution; resolutions; the resolution; and resolution in Russia; to Russia"
        Article[] articles = [new() { Id = "a", Text = "القرار وقرارات والقرار القرار" }, new() { Id = "b", Text = "وقرار في روسيا، لروسيا" }];

        var stemmer = articles.Terms().Stemmer(ActorCatalogue.Default);
        var counts = articles.Terms(options: new TermOptions().WithoutStopWords().ByStem(stemmer));

        Assert.Equal([("القرار", 5L, 2), ("روسيا", 2L, 1)], counts.Select(t => (t.Term, t.Count, t.Documents)));
        Assert.Equal(5, counts.CountOf("بالقرارات"));
        Assert.Equal(7, counts.Total.Tokens);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void ByStem_StemmerLeftToTheCounts_IsAsWithAStemmerMadeBefore(int threads) =>
        Gen.OneOf("قرار", "القرار", "وقرارات", "القـرارِ", "روسيا", "لروسيا", "في", "يقول", "وقال", "UN").List[0, 30].List[1, 5].Sample(
            texts =>
            {
                var documents = texts.Select((words, i) => new Document($"{i}", $"{i % 2}", string.Join(' ', words))).ToList();
                var options = new TermOptions { Threads = threads }.WithoutStopWords();

                var made = TermCounts.Of(documents, options.ByStem(TermCounts.Of(documents).Stemmer(ActorCatalogue.Default)));
                var left = TermCounts.Of(documents, new TermOptions { Threads = threads }.ByStem(ActorCatalogue.Default).WithoutStopWords());

                TermCountsAssert.Same(made, left);
            },
            iter: 200);

    [Fact]
    public void ByStem_StemmerLeftToTheCountsAndPairs_SaysWhatToDo()
    {
        var options = new TermOptions { Size = 2 }.ByStem(ActorCatalogue.Default);

        var error = Assert.Throws<ArgumentException>(() => TermCounts.Of([new Document("a", "g", "قال الوزير")], options));

        Assert.Contains("Stemmer(actors)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ByStem_AnyDocuments_LosesNoTokenAndKeepsFormsApart() =>
        Gen.OneOf("قرار", "القرار", "وقرارات", "روسيا", "لروسيا", "في", "يقول", "وقال").List[1, 30].List[1, 5].Sample(texts =>
        {
            var documents = texts.Select((words, i) => new Document($"{i}", $"{i % 2}", string.Join(' ', words))).ToList();
            var forms = TermCounts.Of(documents);

            var stems = TermCounts.Of(documents, new TermOptions().ByStem(forms.Stemmer()));

            Assert.Equal(forms.Sizes, stems.Sizes);
            Assert.Equal(forms.Sum(t => t.Count), stems.Sum(t => t.Count));
            Assert.All(stems, t => Assert.Equal(t.Count, stems.FormsOf(t.Key).Sum(f => f.Count)));
            Assert.All(stems, t => Assert.Equal(stems.FormsOf(t.Key)[0].Form, t.Term));
        });
}
