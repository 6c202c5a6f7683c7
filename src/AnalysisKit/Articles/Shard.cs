using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// One of several equal shares of a corpus, for work on many machines: one of each <see cref="Of"/> articles in reading order, the first being article <see cref="Number"/>. The shards of a corpus have no article in
/// common and together contain all. Which articles are kept, and their ids, do not depend on the shard: every shard reads all records and uses its own.
/// </summary>
/// <param name="Number">Which shard, from 1.</param>
/// <param name="Of">How many there are.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct Shard(int Number, int Of)
{
    /// <summary>All articles.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Reads a shard as it is written: <c>3/8</c> is the third of eight.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Shard shard)
    {
        shard = Whole;
        if (text?.Split('/') is not [var number, var of]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            || !int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || i < 1 || i > n)
            return false;
        shard = new Shard(i, n);
        return true;
    }

    /// <summary>Whether the article at a place in the reading order, counted from 0, belongs to the shard.</summary>
    public bool Holds(long ordinal) => ordinal % Of == Number - 1;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");
}
