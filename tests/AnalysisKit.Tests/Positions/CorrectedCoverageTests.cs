using System.Globalization;

namespace AnalysisKit.Tests;

/// <summary>
/// How often the intervals of corrected positions hold the truth, the whole way: read, draw with <c>Sample</c>, check, and correct. ANALYSISKIT_REPETITIONS=2000 repeats both simulations so often, which takes minutes of processor time;
/// the numbers of every day are those that find a wrong formula.
/// </summary>
public class CorrectedCoverageTests(ITestOutputHelper output)
{
    private const int Articles = 300;
    private const int Drawn = 200;

    // Those that speak much have corrections of their own; those that speak little are estimated together.
    private static readonly (string, string)[] Pairs = [("egypt", "sudan"), ("egypt", "qatar"), ("china", "iran"), ("turkey", "qatar")];

    [Fact]
    public void Corrected_OneCorpusDrawnAgainAndAgain_HoldsWhatAFullCheckGives()
    {
        var news = new MadeNews(Articles, new Random(1), resamples: 500);
        var truth = new Truth(news);

        var held = Run(Repetitions(500), new CorrectionOptions { Target = EstimateTarget.Corpus }, _ => news, truth);

        Check(held);
        var uncorrected = news.Positions.Count(p => p.Low <= truth.Mean(p.Actor, p.Issue) && truth.Mean(p.Actor, p.Issue) <= p.High) / (double)news.Positions.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"uncorrected {uncorrected:0.000}"));
        Assert.InRange(uncorrected, 0, 0.85);
    }

    [Fact]
    public void Corrected_NewArticlesEachTime_HoldsWhatAllNewsGives()
    {
        var truth = new Truth(new MadeNews(60 * Articles, new Random(2)));

        Check(Run(Repetitions(200), new CorrectionOptions(), seed => new MadeNews(Articles, new Random(seed)), truth));
    }

    private static int Repetitions(int usual) => int.TryParse(Environment.GetEnvironmentVariable("ANALYSISKIT_REPETITIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted > 0 ? wanted : usual;

    private static void Check(Dictionary<string, Tally> held)
    {
        foreach (var name in new[] { "own mean", "own share", "own-own mean", "own-own share" })
            Assert.InRange(held[name].Coverage, 0.93, 0.98);
        foreach (var name in new[] { "pooled mean", "pooled share", "own-pooled mean", "own-pooled share" })
            Assert.InRange(held[name].Coverage, 0.93, 0.995);

        // Of a few pairs of small positions, each of which is biased in its own way: not an average over all of them.
        foreach (var name in new[] { "pooled-pooled mean", "pooled-pooled share" })
            Assert.InRange(held[name].Coverage, 0.9, 0.995);
        Assert.Equal(0, held["own mean"].Bias, 0.02);
        Assert.Equal(0, held["pooled mean"].Bias, 0.03);
    }

    private Dictionary<string, Tally> Run(int repetitions, CorrectionOptions options, Func<int, MadeNews> newsOf, Truth truth)
    {
        var held = new Dictionary<string, Tally>(StringComparer.Ordinal);
        Parallel.For(0, repetitions, seed =>
        {
            var news = newsOf(seed);
            var corrected = news.Positions.Corrected(news.Check(news.Statements.Sample(Drawn, new SampleOptions { Seed = seed })), options);
            var differences = Pairs.SelectMany(p => corrected.Compare(p.Item1, p.Item2)).ToList();
            lock (held)
            {
                foreach (var p in corrected.Where(p => p.Pool != CorrectionPool.Nothing))
                {
                    Add(Kind(p) + " mean", p.Mean, truth.Mean(p.Actor, p.Issue));
                    Add(Kind(p) + " share", p.SupportShare, truth.Share(p.Actor, p.Issue));
                }

                foreach (var d in differences)
                {
                    var kind = string.Join('-', new[] { Kind(d.First), Kind(d.Second) }.Order(StringComparer.Ordinal));
                    Add(kind + " mean", d.Difference, truth.Mean(d.First.Actor, d.Issue) - truth.Mean(d.Second.Actor, d.Issue));
                    Add(kind + " share", d.SupportDifference, truth.Share(d.First.Actor, d.Issue) - truth.Share(d.Second.Actor, d.Issue));
                }
            }
        });
        foreach (var (name, tally) in held.OrderBy(h => h.Key, StringComparer.Ordinal))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Target}, {name}: {tally.Number} intervals hold {tally.Coverage:0.000}, bias {tally.Bias:+0.000;-0.000}, width {tally.Width / tally.Number:0.000}"));
        return held;

        void Add(string name, Estimate estimate, double value)
        {
            if (!held.TryGetValue(name, out var tally))
                held.Add(name, tally = new Tally());
            tally.Number++;
            tally.Held += estimate.Low - 1e-9 <= value && value <= estimate.High + 1e-9 ? 1 : 0;
            tally.Error += estimate.Value - value;
            tally.Width += estimate.High - estimate.Low;
        }
    }

    private static string Kind(CorrectedPosition position) => position.IsPooled ? "pooled" : "own";

    private sealed class Truth(MadeNews news)
    {
        private readonly Dictionary<(string, string), CorrectedPosition> _positions = news.Truth().ToDictionary(p => (p.Actor, p.Issue));

        public double Mean(string actor, string issue) => _positions[(actor, issue)].Mean.Value;

        public double Share(string actor, string issue) => _positions[(actor, issue)].SupportShare.Value;
    }

    private sealed class Tally
    {
        public int Number { get; set; }

        public int Held { get; set; }

        public double Error { get; set; }

        public double Width { get; set; }

        public double Coverage => (double)Held / Number;

        public double Bias => Error / Number;
    }
}
