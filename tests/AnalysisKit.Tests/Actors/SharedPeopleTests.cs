namespace AnalysisKit.Tests;

public class SharedPeopleTests
{
    public static TheoryData<string> Files => ["arab.yml", "world.yml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Fields_EveryLine_AsTheYamlReaderReadsIt(string file)
    {
        var path = Path.Combine(Kit.Root, "data", "people", file);
        var expected = YamlEntry.Load(path).Map("actors", "people")["people"].List().ToList();
        var lines = File.ReadLines(path).Where(line => line.StartsWith("- {name: ", StringComparison.Ordinal)).ToList();
        Assert.Equal(expected.Count, lines.Count);
        foreach (var (entry, line) in expected.Zip(lines))
        {
            var map = entry.Map("name", "en", "actor", "title", "gender", "from", "to", "aliases", "short");
            var fields = SharedPeople.Fields(line);
            Assert.Equal(map.Keys.Order(StringComparer.Ordinal), fields.Keys.Order(StringComparer.Ordinal));
            foreach (var (key, value) in map)
                Assert.Equal(key is "aliases" or "short" ? [.. value.Words()] : [value.Text()], fields[key]);
        }
    }

    [Fact]
    public void Names_EveryActor_IsInTheCatalogue() =>
        Assert.All(SharedPeople.Names(), name => Assert.NotNull(ActorCatalogue.Default.Find(name.Actor!)));
}
