using System.Globalization;
using System.Text;

namespace AnalysisKit.Tests;

/// <summary>
/// News made for tests, in which the truth of every statement is known, with readings that are often wrong: a side is turned round, a stance is not seen or seen where there is none, the words are charged to another actor, or nobody said
/// them. How often differs from cell to cell. Articles have a mood of their own, so that their statements go together.
/// </summary>
internal sealed class MadeNews
{
    public static readonly Topic Topic = Topic.Parse(
        "topic: made\nlabel: {ar: خبر, en: Made}\nissues:\n- {id: dam, ar: السد, en: The dam, target: [السد]}\n- {id: canal, ar: القناة, en: The canal, target: [القناة]}\n- {id: port, ar: الميناء, en: The port, target: [الميناء]}\n");

    // Those named first speak most.
    private static readonly string[] Actors = ["egypt", "sudan", "russia", "us", "uk", "france", "china", "iran", "turkey", "qatar"];
    private static readonly string[] Issues = [.. Topic.Issues.Select(i => i.Id)];

    private readonly Dictionary<Statement, (string? Actor, Dictionary<string, Polarity?> Sides)> _truth = new(ReferenceEqualityComparer.Instance);

    public MadeNews(int articles, Random random, int resamples = 1)
    {
        var (statements, stances) = (new List<Statement>(), new List<Stance>());
        for (var a = 0; a < articles; a++)
        {
            var text = new StringBuilder();
            var mood = (random.NextDouble() - 0.5) * 0.6;
            var said = Enumerable.Range(0, 1 + random.Next(6)).Select(i => (Said: Say(random, mood), Words: $"قول{a}ثم{i}")).ToList();
            var starts = said.ConvertAll(s => (text.Length, text.Append(s.Words).Append(' ')).Length);
            var article = new Article { Id = a.ToString(CultureInfo.InvariantCulture), Text = text.ToString() };
            for (var i = 0; i < said.Count; i++)
            {
                var span = new Span(starts[i], said[i].Words.Length);
                var made = said[i].Said;
                var statement = new Statement { Article = article, Speaker = made.ReadActor, Cue = new Span(span.Start, 0), Content = span, Sentence = span, Kind = StatementKind.Direct, CueLemma = "", Confidence = 0.8 };
                statements.Add(statement);
                _truth.Add(statement, (made.Actor, made.Actor is null ? [] : Issues.ToDictionary(issue => issue, issue => issue == made.Issue ? made.Side : null)));
                if (made.Read is { } side)
                    stances.Add(new Stance { Statement = statement, Issue = made.Issue, Polarity = side, Score = (side == Polarity.Support ? 1 : -1) * (0.5 + (random.NextDouble() / 2)), Confidence = 0.45 + (random.NextDouble() / 2), Cues = [] });
            }
        }

        Statements = new StatementList(Topic, statements, stances);
        Positions = PositionList.Of(Statements, new PositionOptions { Resamples = resamples });
    }

    public StatementList Statements { get; }

    public PositionList Positions { get; }

    /// <summary>Lines of a sample with the answers of somebody who knows.</summary>
    public IEnumerable<SampledStatement> Check(IEnumerable<SampledStatement> sample) => sample.Select(row =>
    {
        var (actor, sides) = _truth[row.Statement!];
        return row with { Answer = row.Answer with { Statement = actor is not null, Speaker = actor ?? row.Read!.Speaker, Stances = sides } };
    });

    /// <summary>What a check of everything shows.</summary>
    public CorrectedPositionList Truth() => Positions.Corrected(Check(Statements.Sample(Statements.Count)), new CorrectionOptions { Target = EstimateTarget.Corpus });

    private static (string? Actor, string Issue, Polarity? Side, string ReadActor, Polarity? Read) Say(Random random, double mood)
    {
        var (a, i) = ((int)(Actors.Length * Math.Pow(random.NextDouble(), 2)), random.Next(Issues.Length));
        Polarity? side = random.NextDouble() < 0.4 ? null : random.NextDouble() < Favour(a, i) + mood ? Polarity.Support : Polarity.Oppose;
        var u = random.NextDouble();
        Polarity? read = side switch
        {
            null => u < 0.12 ? Polarity.Support : u < 0.16 ? Polarity.Oppose : null,
            Polarity.Support => u < 0.75 ? Polarity.Support : u < 0.8 ? Polarity.Oppose : null,
            _ => u < Misread(a, i) ? Polarity.Support : u < 0.8 ? Polarity.Oppose : null,
        };
        var readActor = random.NextDouble() < 0.1 ? Actors[(int)(Actors.Length * Math.Pow(random.NextDouble(), 2))] : Actors[a];
        return (random.NextDouble() < 0.06 ? null : Actors[a], Issues[i], side, readActor, read);
    }

    // The share of an actor's stances that are in favour, from 0.02 to 0.98, and how many refusals are read as support.
    private static double Favour(int actor, int issue) => 0.02 + (0.96 * (((actor * 7) + (issue * 5)) % 11) / 10);

    private static double Misread(int actor, int issue) => 0.1 + (0.3 * (((actor * 3) + (issue * 4)) % 7) / 6);
}
