using CsCheck;

namespace AnalysisKit.Tests;

public sealed class ScanMergeTests : IDisposable
{
    private static readonly string[] Words = ["سوريا", "سورية", "روسيا", "عقوبات", "العقوبات", "مجلس", "أمن", "في"];
    private static readonly ScanInfo Terms = new() { Kind = ScanKind.Terms, Options = new Dictionary<string, string> { ["--tokens"] = "arabic", ["--size"] = "1" }, Input = "abc" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("analysiskit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Write_AnySplitInAnyOrderAndStages_IsTheFileOfOneRun()
    {
        var document = Gen.Select(Gen.Int[0, 2], Gen.Int[0, Words.Length - 1].Array[0, 12], (group, words) => new Document("", $"group {group}", string.Join(' ', words.Select(w => Words[w]))));
        Gen.Select(document.List[0, 30], Gen.Int[1, 9], Gen.Int).Sample(
            (documents, of, seed) =>
            {
                var whole = Write("whole.parquet", documents, Shard.Whole);
                var parts = Enumerable.Range(1, of).Select(i => Write($"part-{i}.parquet", documents, new Shard(i, of))).ToArray();
                var random = new Random(seed);
                random.Shuffle(parts);
                var some = random.Next(of) + 1;
                var stage = At("stage.parquet");
                ScanMerge.Of(parts[..some]).Write(stage);
                var merged = At("merged.parquet");
                ScanMerge.Of([.. parts[some..], stage]).Write(merged);
                return File.ReadAllBytes(whole).AsSpan().SequenceEqual(File.ReadAllBytes(merged));
            },
            iter: 40, threads: 1);
    }

    [Fact]
    public void Load_SavedCounts_AreTheSameToEveryQuestion()
    {
        var counts = TermCounts.Of(Documents(), new TermOptions { Size = 2 }.WithoutStopWords());

        counts.Save(At("counts.parquet"));
        var loaded = TermCounts.Load(At("counts.parquet"));

        Assert.Equal(counts, loaded); // as lists: terms, forms, counts, documents, ranks
        Assert.Equal(counts.Sizes, loaded.Sizes);
        Assert.Equal(counts.Keyness("a").Select(r => (r.Term, r.LogLikelihoodRatio)), loaded.Keyness("a").Select(r => (r.Term, r.LogLikelihoodRatio)));
        Assert.All(counts, term => Assert.Equal(term, loaded.Find(term.Term)));
        Assert.Null(loaded.Find("في سوريا"));
    }

    [Fact]
    public void Load_CountsOfStems_FindATermInEachFormThatTheTextsHave()
    {
        var options = new TermOptions { Term = form => form is "سوريه" ? "سوريا" : form };
        TermCounts.Of([new Document("1", "a", "سوريا سُوريا سورية")], options).Save(At("stems.parquet"));

        var loaded = TermCounts.Load(At("stems.parquet"));

        Assert.Equal(3, loaded.CountOf("سورية"));
        Assert.Equal(["سوريا", "سورية", "سُوريا"], loaded.FormsOf("سوريا").Select(f => f.Form));
    }

    [Fact]
    public void Of_AShardTwice_CountsOnceAndSaysSo()
    {
        var parts = Parts(2);
        File.Copy(parts[0], At("again.parquet"));

        var merge = ScanMerge.Of([.. parts, At("again.parquet")]);

        Assert.Equal([At("again.parquet")], merge.Repeated);
        Assert.True(merge.Info.IsWhole);
        Assert.Equal(TermCounts.Of(Documents()).Total, merge.Terms(Stop).Total);
    }

    [Fact]
    public void Of_AShardWithTwoContents_NamesBothFiles()
    {
        var parts = Parts(2);
        var other = Write("other.parquet", [new Document("9", "a", "روسيا")], new Shard(1, 2));

        var error = Assert.Throws<DataFormatException>(() => ScanMerge.Of([.. parts, other]));

        Assert.Contains("Shard 1", error.Message, StringComparison.Ordinal);
        Assert.Contains(parts[0], error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_StagesThatOverlap_CountOnceWhatIsInside_RefuseWhatCannotBeTakenApart()
    {
        var parts = Parts(4);
        ScanMerge.Of(parts[..2]).Write(At("1-2.parquet"), Stop);
        ScanMerge.Of(parts[1..3]).Write(At("2-3.parquet"), Stop);

        Assert.Equal([parts[1]], ScanMerge.Of([At("1-2.parquet"), parts[1], parts[2], parts[3]]).Repeated);
        Assert.Contains("taken apart", Assert.Throws<DataFormatException>(() => ScanMerge.Of([At("1-2.parquet"), At("2-3.parquet"), parts[3]])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MissingShards_AreKnown()
    {
        var parts = Parts(7);

        var info = ScanMerge.Of([parts[0], parts[1], parts[4]]).Info;

        Assert.False(info.IsWhole);
        Assert.Equal([3, 4, 6, 7], info.Missing);
        Assert.Equal("1-2,5/7", info.ShardText);
    }

    [Fact]
    public void Of_PartsOfDifferentRuns_SaysWhatDiffers()
    {
        var part = Write("1.parquet", Documents(), new Shard(1, 2));
        var counts = TermCounts.Of([]);
        var others = new (ScanInfo Info, string Says)[]
        {
            (Terms with { Options = new Dictionary<string, string> { ["--tokens"] = "arabic", ["--size"] = "2" } }, "--size is 1 in one and 2 in the other"),
            (Terms with { Options = new Dictionary<string, string> { ["--tokens"] = "arabic", ["--size"] = "1", ["--group"] = "source" } }, "--group is not given in one and source in the other"),
            (Terms with { Input = "abd" }, "different articles"),
            (Terms with { Kit = "0.0.1" }, "different builds"),
        };

        foreach (var (info, says) in others)
        {
            TermScan.Write(At("2.parquet"), counts, info.ForShard(new Shard(2, 2)), Stop);
            Assert.Contains(says, Assert.Throws<DataFormatException>(() => ScanMerge.Of([part, At("2.parquet")])).Message, StringComparison.Ordinal);
        }

        TermScan.Write(At("2.parquet"), counts, Terms.ForShard(new Shard(2, 3)), Stop);
        Assert.Contains("of 2 shards, the other of 3", Assert.Throws<DataFormatException>(() => ScanMerge.Of([part, At("2.parquet")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_FileCutAnywhere_IsRefused()
    {
        var bytes = File.ReadAllBytes(Write("part.parquet", Documents(), Shard.Whole));
        foreach (var length in Enumerable.Range(0, bytes.Length).Where(n => n % 7 == 0 || n > bytes.Length - 10))
        {
            File.WriteAllBytes(At("cut.parquet"), bytes[..length]);
            var error = Assert.Throws<DataFormatException>(() => ScanFile.Verify(At("cut.parquet")));
            Assert.Contains("cut.parquet", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Verify_AnyByteOfTheRowsChanged_IsRefused()
    {
        var path = Write("part.parquet", Documents(), Shard.Whole);
        var bytes = File.ReadAllBytes(path);
        var rows = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
        for (var i = 4; i < rows; i += 3)
        {
            bytes[i] ^= 0x10;
            File.WriteAllBytes(path, bytes);
            Assert.Throws<DataFormatException>(() => ScanFile.Verify(path));
            bytes[i] ^= 0x10;
        }
    }

    [Fact]
    public void Write_Cancelled_LeavesTheFileThatWasThere()
    {
        var path = Write("part.parquet", Documents(), Shard.Whole);
        var before = File.ReadAllBytes(path);
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => TermScan.Write(path, TermCounts.Of(Documents()), Terms, stop.Token));

        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));
    }

    private static List<Document> Documents() =>
    [
        new("1", "a", "قالت روسيا إن العقوبات على سوريا خطأ"), new("2", "b", "طالبت بريطانيا في مجلس الأمن بعقوبات على سوريا"),
        new("3", "a", "رفضت روسيا العقوبات على سوريا"), new("4", "b", "سورية في مجلس الأمن"), new("5", "c", "العقوبات على سوريا"),
    ];

    private string[] Parts(int of) => [.. Enumerable.Range(1, of).Select(i => Write($"part-{i}.parquet", Documents(), new Shard(i, of)))];

    private string Write(string name, List<Document> documents, Shard shard)
    {
        TermScan.Write(At(name), TermCounts.Of(documents.Where((_, i) => shard.Holds(i)), new TermOptions { Threads = 1 }), Terms.ForShard(shard));
        return At(name);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
