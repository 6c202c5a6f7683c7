using System.Globalization;

namespace AnalysisKit.Tests;

/// <summary>How often intervals hold the truth, where it is known: readings with bias and error, a stratified sample checked, again and again.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Repetitions = 2000;
    private const int Articles = 200;
    private const int Drawn = 200;

    private static readonly double[] Moods = [0.75, 0.35];

    [Fact]
    public void Intervals_OneCorpusCheckedAgainAndAgain_HoldWhatAFullCheckGives()
    {
        var random = new Random(1);
        var corpus = Statements(random);
        Check(EstimateTarget.Corpus, random, () => corpus, TruthOf(corpus, 0), TruthOf(corpus, 1));
    }

    [Fact]
    public void Intervals_NewArticlesEachTime_HoldWhatAllNewsWouldGive()
    {
        var random = new Random(2);

        // What all news of this kind says: of very many articles.
        var all = Enumerable.Range(0, 500).SelectMany(_ => Statements(random)).ToArray();
        Check(EstimateTarget.Articles, random, () => Statements(random), TruthOf(all, 0), TruthOf(all, 1));
    }

    private void Check(EstimateTarget target, Random random, Func<Said[]> statements, double first, double second)
    {
        var methods = Enum.GetValues<CorrectionMethod>();
        var held = methods.ToDictionary(m => m, _ => new double[5]);
        int uncorrected = 0, precise = 0;
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            var all = statements();
            var drawn = Draw(all, random);
            var design = new SampleDesign([.. drawn.Select(d => new DrawnUnit(d.Stratum, d.Said.Article, d.Probability))]);
            var (a, b) = (Values(design, all, drawn, 0), Values(design, all, drawn, 1));
            foreach (var (method, sums) in held)
            {
                var (meanA, meanB) = (CorrectedRatio.Of([a], Articles, method), CorrectedRatio.Of([b], Articles, method));
                var (ofA, ofB) = (Interval(meanA, 0), Interval(meanB, 1));
                sums[0] += Holds(ofA, first);
                sums[1] += Holds(ofB, second);
                sums[2] += Holds(Intervals.Difference(ofA, ofB, meanA.Covariance(meanB, target)), first - second);
                sums[3] += meanA.Value - first;
                sums[4] += ofA.High - ofA.Low;
            }

            // As if readings were right: the mean of what was read, with the clustered error of articles.
            var read = CorrectedRatio.Of([Values(new SampleDesign([]), all, [], 0)], Articles, CorrectionMethod.Difference);
            var error = Math.Sqrt(read.Variance(EstimateTarget.Articles));
            uncorrected += Holds(new Estimate(read.Value, error, read.Value - (1.96 * error), read.Value + (1.96 * error)), first);
            precise += Holds(Precision(a, drawn), all.Count(IsRight) / (double)all.Count(IsReadOfFirst));

            Estimate Interval(CorrectedRatio ratio, int actor)
            {
                var bearing = drawn.Count(d => d.Said.ReadActor == actor || d.Said.Actor == actor);
                return Intervals.Mean(ratio.Value, ratio.Variance(target), bearing, bearing - 1, 0.95);
            }
        }

        foreach (var (method, sums) in held)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{method}, {target}: first {Percent(sums[0])}, second {Percent(sums[1])}, difference {Percent(sums[2])}; bias {sums[3] / Repetitions:0.000}, width {sums[4] / Repetitions:0.000}"));
        }

        output.WriteLine($"precision {Percent(precise)}, uncorrected {Percent(uncorrected)}");
        foreach (var times in held.Values.SelectMany(s => s.Take(3)).Append(precise))
            Assert.InRange(times / Repetitions, 0.93, 0.97);
        foreach (var sums in held.Values)
            Assert.Equal(0, sums[3] / Repetitions, 0.015);
        Assert.InRange(uncorrected / (double)Repetitions, 0, 0.5);
        Assert.True(held[CorrectionMethod.Tuned][4] < held[CorrectionMethod.CheckedOnly][4], "Readings narrow the interval.");
    }

    private static string Percent(double times) => string.Create(CultureInfo.InvariantCulture, $"{100 * times / Repetitions:0.0} %");

    // Of what was read of the first actor, the share that is right: of these articles.
    private static Estimate Precision(CheckedValues values, List<(Said Said, string Stratum, double Probability)> drawn)
    {
        var share = CorrectedRatio.Of(
            [values with { Numerators = [.. drawn.Select(d => IsRight(d.Said) ? 1.0 : 0)], Denominators = [.. drawn.Select(d => IsReadOfFirst(d.Said) ? 1.0 : 0)] }],
            Articles, CorrectionMethod.CheckedOnly);
        var units = drawn.Count(d => IsReadOfFirst(d.Said));
        return Intervals.Share(share.Value, share.Variance(EstimateTarget.Corpus), units, units - 1, 0.95);
    }

    private static bool IsReadOfFirst(Said said) => said.ReadActor == 0 && said.Read != 0;

    private static bool IsRight(Said said) => IsReadOfFirst(said) && said.Actor == 0 && said.Read == said.Side;

    private static int Holds(Estimate estimate, double truth) => estimate.Low <= truth && truth <= estimate.High ? 1 : 0;

    /// <summary>Statements in articles that differ, with readings that are often wrong and mostly in one direction: many refusals of the first actor are read as support, some are charged to the other actor, some are not found.</summary>
    private static Said[] Statements(Random random)
    {
        var statements = new List<Said>();
        for (var article = 0; article < Articles; article++)
        {
            var mood = (random.NextDouble() - 0.5) * 0.5;
            var count = 1 + random.Next(7);
            for (var i = 0; i < count; i++)
            {
                var actor = random.Next(2);
                var side = random.NextDouble() < 0.4 ? 0 : random.NextDouble() < Moods[actor] + mood ? 1 : -1;
                var read = side switch
                {
                    0 => random.NextDouble() < 0.15 ? 1 : 0,
                    1 => random.NextDouble() < 0.75 ? 1 : 0,
                    _ => random.NextDouble() is var u && u < 0.35 ? 1 : u < 0.8 ? -1 : 0,
                };
                statements.Add(new Said(article, actor, side, random.NextDouble() < 0.12 ? 1 - actor : actor, read, 0.4 + (0.5 * random.NextDouble())));
            }
        }

        return [.. statements];
    }

    private static double TruthOf(Said[] all, int actor) => all.Where(s => s.Actor == actor && s.Side != 0).Average(s => s.Side);

    // By actor as read, and whether a stance was read; statements without a stance are drawn less often.
    private static List<(Said Said, string Stratum, double Probability)> Draw(Said[] all, Random random)
    {
        var drawn = new List<(Said, string, double)>();
        foreach (var stratum in all.GroupBy(s => (s.ReadActor, IsRead: s.Read != 0)))
        {
            var members = stratum.ToArray();
            var size = stratum.Key.IsRead ? Drawn * 3 / 8 : Drawn / 8;
            random.Shuffle(members);
            drawn.AddRange(members.Take(size).Select(s => (s, stratum.Key.ToString(), (double)size / members.Length)));
        }

        return drawn;
    }

    private static CheckedValues Values(SampleDesign design, Said[] all, List<(Said Said, string Stratum, double Probability)> drawn, int actor) => new()
    {
        Design = design,
        Read = [.. all.Where(s => s.ReadActor == actor && s.Read != 0).Select(s => (s.Article, s.Read * s.Probability, s.Probability))],
        ReadNumerators = [.. drawn.Select(d => d.Said.ReadActor == actor ? d.Said.Read * d.Said.Probability : 0)],
        ReadDenominators = [.. drawn.Select(d => d.Said.ReadActor == actor && d.Said.Read != 0 ? d.Said.Probability : 0)],
        Numerators = [.. drawn.Select(d => d.Said.Actor == actor ? (double)d.Said.Side : 0)],
        Denominators = [.. drawn.Select(d => d.Said.Actor == actor && d.Said.Side != 0 ? 1.0 : 0)],
    };

    private sealed record Said(int Article, int Actor, int Side, int ReadActor, int Read, double Probability);
}
