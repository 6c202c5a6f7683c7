namespace AnalysisKit.Store.Tests;

/// <summary>What imports leave out is kept in the store.</summary>
public class RejectsTests
{
    [Fact]
    public void Add_MoreThanABatch_KeepsAllInTheirOrder()
    {
        using var folder = new Folder();
        using var store = folder.With([]);

        using (var rejects = store.Rejects("news.jsonl"))
        {
            for (var i = 1; i <= 2500; i++)
                rejects.Add(Problem(i) with { Record = $"{{\"نص\": {i}" });
            rejects.Add(new ReadProblem(ReadProblemKind.BadDate, "news.jsonl", 7, "The date cannot be read.", "Write it otherwise."));
        }

        var frame = store.Query("select place, record, kind, left_out, raw from rejects order by place");
        Assert.Equal(2500, frame.Rows.Count);
        Assert.Equal(Enumerable.Range(1, 2500).Select(i => (long)i), frame.Rows.Select(r => (long)r["record"]));
        Assert.Equal("{\"نص\": 2500", frame["raw"][2499]);
        Assert.All(frame.Rows, r => Assert.Equal(("broken_record", false), ((string)r["kind"], (bool)r["left_out"])));
    }

    [Fact]
    public void Rejects_SameInputAgain_ReplacesOnlyItsOwn()
    {
        using var folder = new Folder();
        using var store = folder.With([]);
        foreach (var (input, line) in new[] { ("a.jsonl", 1), ("b.jsonl", 2), ("a.jsonl", 3) })
        {
            using var rejects = store.Rejects(input);
            rejects.Add(Problem(line));
        }

        Assert.Equal([3L, 2L], store.Query("select record from rejects order by input").Rows.Select(r => (long)r["record"]));
    }

    [Fact]
    public void Export_StoreOfAnEarlierKit_HasNoRejectsUntilTheNextImport()
    {
        using var folder = new Folder();
        using var store = folder.With([]);
        using (var file = StoreFile.Open(store.Path, new StoreOptions()).Connection)
            file.Execute("DROP TABLE rejects");

        var before = store.Export(folder.At("before"), StoreFormat.JsonLines);
        using (var rejects = store.Rejects("a.jsonl"))
            rejects.Add(Problem(1));
        var after = store.Export(folder.At("after"), StoreFormat.JsonLines);

        Assert.DoesNotContain(before, f => f.EndsWith("rejects.jsonl", StringComparison.Ordinal));
        Assert.Single(File.ReadLines(after.Single(f => f.EndsWith("rejects.jsonl", StringComparison.Ordinal))));
    }

    private static ReadProblem Problem(int line) => new(ReadProblemKind.BrokenRecord, "news.jsonl", line, "The line is not JSON.", "Repair it.");
}
