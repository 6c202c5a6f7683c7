namespace AnalysisKit.Training;

/// <summary>Counts of article, actor, issue and polarity: found, in gold, and both.</summary>
internal sealed class TripleCounts
{
    public int Found { get; private set; }

    public int Gold { get; private set; }

    public int Shared { get; private set; }

    public int Equal { get; private set; }

    public double Precision => Found == 0 ? 0 : (double)Equal / Found;

    public double Recall => Gold == 0 ? 0 : (double)Equal / Gold;

    public double F1 => Equal == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    /// <summary>Of the triples that both have, how many have the same side.</summary>
    public double PolarityAccuracy => Shared == 0 ? 0 : (double)Equal / Shared;

    public void Add(TrainingArticle article, IEnumerable<Judgement> judgements, double threshold) =>
        Add(article, TrainingReader.Majorities(judgements.Where(j => j.Said >= threshold).Select(j => (j.Example.Candidate.Statement.Speaker!, j.Example.Candidate.Issue.Id, j.Side))));

    public void Add(TrainingArticle article, Dictionary<(string Actor, string Issue), Polarity> found)
    {
        Found += found.Count;
        Gold += article.Gold.Count;
        foreach (var (key, side) in found)
        {
            if (!article.Gold.TryGetValue(key, out var gold))
                continue;
            Shared++;
            Equal += gold == side ? 1 : 0;
        }
    }
}
