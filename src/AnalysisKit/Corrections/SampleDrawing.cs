using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Draws a stratified sample without replacement (Cochran 1977, ch. 5). Each unit has a number of its own, a hash of the seed, its article and its place; a stratum gives its units with the smallest numbers (permanent random
/// numbers, Ohlsson 1995), so that the sample depends neither on the order of the units nor on threads.
/// Strata of statements are actor and issue (the issue of the statement's stances on which fewest statements were read), each halved at its median confidence where it has enough units, and actors' statements without a
/// stance. There are at most a tenth as many cells as statements to draw (a quarter as many as articles); smaller ones go together, those with and those without a stance apart.
/// A quarter of the sample goes to statements without a stance, the rest to the others. Among each, strata get shares in proportion to the square root of their size times the standard deviation of a reading that is
/// right with its confidence (the power allocation of Bankier 1988 with exponent 1/2), at least two and at most all of their units.
/// Strata of articles are the numbers of statements read: none, some without a stance, and those with stances in three parts of rising numbers.
/// </summary>
internal static class SampleDrawing
{
    private const int StatementsPerCell = 10;
    private const int ArticlesPerCell = 4;
    private const int LeastToHalve = 20;
    private const int LeastDrawn = 2;
    private const double ShareWithoutStance = 0.25;
    private const double LeastDeviation = 0.1;

    public static (List<(Unit Unit, string Stratum, double Probability)> Drawn, List<SampleStratum> Strata) Draw(IReadOnlyList<Unit> units, int number, SampleOptions options)
    {
        var strata = Strata(units, number, options);
        var sizes = Allocate(strata, Math.Min(number, units.Count));
        var drawn = new List<(Unit Unit, string Stratum, double Probability, double Order)>();
        for (var i = 0; i < strata.Count; i++)
        {
            var size = sizes[i];
            // Every beginning of the sample has nearly its share of each stratum, so that whoever stops early has still drawn by strata.
            drawn.AddRange(strata[i].Units.Take(size).Select((unit, place) => (unit, strata[i].Name, (double)size / strata[i].Units.Count, (place + 0.5) / size)));
        }

        return (
            [.. drawn.OrderBy(d => d.Order).ThenBy(d => d.Stratum, StringComparer.Ordinal).Select(d => (d.Unit, d.Stratum, d.Probability))],
            [.. strata.Select((s, i) => new SampleStratum(s.Name, s.Units.Count, sizes[i]))]);
    }

    /// <summary>Numbers of units for strata, by their weights, between two and all of their units.</summary>
    private static int[] Allocate(List<Stratum> strata, int number)
    {
        var (with, without) = (strata.Where(s => s.HasStance).Sum(s => s.Units.Count), strata.Where(s => !s.HasStance).Sum(s => s.Units.Count));
        var forWithout = Math.Clamp((int)Math.Round(number * ShareWithoutStance), Math.Max(0, number - with), Math.Min(without, number));
        var sizes = new int[strata.Count];
        Share(true, number - forWithout);
        Share(false, forWithout);
        return sizes;

        // One unit after the other goes to the stratum that has least of its share, after each has its least.
        void Share(bool hasStance, int left)
        {
            int[] own = [.. Enumerable.Range(0, strata.Count).Where(i => strata[i].HasStance == hasStance)];
            for (var round = 0; round < LeastDrawn; round++)
            {
                foreach (var i in own.OrderByDescending(i => strata[i].Weight).ThenBy(i => i))
                {
                    if (left > 0 && sizes[i] < strata[i].Units.Count)
                        (sizes[i], left) = (sizes[i] + 1, left - 1);
                }
            }

            for (; left > 0 && own.Any(i => sizes[i] < strata[i].Units.Count); left--)
                sizes[own.Where(i => sizes[i] < strata[i].Units.Count).MinBy(i => (sizes[i] + 0.5) / strata[i].Weight)]++;
        }
    }

    private static List<Stratum> Strata(IReadOnlyList<Unit> units, int number, SampleOptions options)
    {
        var cells = units.GroupBy(u => (u.Cell, u.HasStance)).Select(g => (g.Key.Cell, g.Key.HasStance, Units: Ordered(g, options.Seed)))
            .OrderByDescending(c => c.Units.Count).ThenBy(c => c.Cell, StringComparer.Ordinal).ThenBy(c => c.HasStance).ToList();
        var own = Math.Max(1, number / (options.Unit == SampleUnit.Article ? ArticlesPerCell : StatementsPerCell));
        var strata = cells.Take(own).Select(c => (c.Cell, c.HasStance, c.Units))
            .Concat(cells.Skip(own).GroupBy(c => c.HasStance).Select(g => (Cell: g.Key ? "others" : "others, no stance", HasStance: g.Key, Units: Ordered(g.SelectMany(c => c.Units), options.Seed))));
        return [.. strata.SelectMany(s => Halves(s.Cell, s.HasStance, s.Units)).OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    // Readings that are nearly sure and those that are doubtful differ in how often they are right.
    private static IEnumerable<Stratum> Halves(string cell, bool hasStance, List<Unit> units)
    {
        if (!hasStance || units.Count < LeastToHalve || units[0].Statement is null)
            return [Of(cell, units)];
        var middle = units.Select(u => u.Confidence).Order().ElementAt(units.Count / 2);
        var (low, high) = (units.Where(u => u.Confidence < middle).ToList(), units.Where(u => u.Confidence >= middle).ToList());
        return low.Count == 0 ? [Of(cell, units)] : [Of($"{cell}, doubtful", low), Of($"{cell}, surer", high)];

        Stratum Of(string name, List<Unit> some)
        {
            var deviation = Math.Max(LeastDeviation, Math.Sqrt(some.Average(u => u.Confidence * (1 - u.Confidence))));
            return new Stratum(name, hasStance, some, deviation * Math.Sqrt(some.Count));
        }
    }

    private static List<Unit> Ordered(IEnumerable<Unit> units, int seed) => [.. units.OrderBy(u => u.Number(seed)).ThenBy(u => u.Key, StringComparer.Ordinal)];

    /// <summary>Something that can be drawn: a statement, or an article if there is no statement.</summary>
    /// <param name="Article">The article.</param>
    /// <param name="Statement">The statement; null if the article is the unit.</param>
    /// <param name="Cell">The stratum before small ones go together.</param>
    /// <param name="HasStance">Whether a stance was read.</param>
    /// <param name="Confidence">Probability that the reading is right.</param>
    internal sealed record Unit(Article Article, Statement? Statement, string Cell, bool HasStance, double Confidence)
    {
        public string Key { get; } = Statement is null
            ? Article.Id
            : string.Create(CultureInfo.InvariantCulture, $"{Article.Id}\0{Statement.Content.Start}\0{Statement.Content.Length}\0{Statement.Cue.Start}\0{Statement.Speaker}");

        /// <summary>The permanent random number.</summary>
        public ulong Number(int seed) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(Key), seed);
    }

    private sealed record Stratum(string Name, bool HasStance, List<Unit> Units, double Weight);
}
