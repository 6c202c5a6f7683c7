namespace AnalysisKit.Tests;

public class ShardTests
{
    [Theory]
    [InlineData("5/4")]
    [InlineData("0/4")]
    [InlineData("0/0")]
    [InlineData("-1/4")]
    [InlineData("a/b")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData(" 1/2")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_NoShard_IsRefused(string? text) => Assert.False(Shard.TryParse(text, out _));

    [Fact]
    public void Holds_EveryOrdinal_ByExactlyOneShard()
    {
        var shards = Enumerable.Range(1, 5).Select(i => Shard.TryParse($"{i}/5", out var shard) ? shard : throw new InvalidOperationException()).ToList();

        Assert.All(Enumerable.Range(0, 23), ordinal => Assert.Single(shards, s => s.Holds(ordinal)));
    }
}
