namespace AnalysisKit.Training;

/// <summary>Models of who made a statement, each learned without a part of the articles, so that every article can be read by one that has not seen it.</summary>
internal sealed class SpeakerFolds
{
    private readonly Dictionary<string, TreeModel> _without;
    private readonly Func<SpeakerArticle, string> _part;

    private SpeakerFolds(Dictionary<string, TreeModel> without, Func<SpeakerArticle, string> part) => (_without, _part) = (without, part);

    /// <summary>Learns without each part in turn. Articles without a fold, whose statements the rules were made for, are never learned from.</summary>
    public static SpeakerFolds Of(IReadOnlyList<SpeakerArticle> articles, Func<SpeakerArticle, string> part)
    {
        var counted = articles.Where(a => a.JudgesRules).ToList();
        return new SpeakerFolds(
            counted.Where(a => a.Fold is not null).Select(part).Distinct().Order(StringComparer.Ordinal).AsParallel().AsOrdered()
                .Select(p => (Part: p, Model: SpeakerTraining.Train(counted.Where(a => part(a) != p)))).ToList().ToDictionary(m => m.Part, m => m.Model, StringComparer.Ordinal),
            part);
    }

    /// <summary>A model that has not seen the article.</summary>
    public TreeModel For(SpeakerArticle article) => _without.GetValueOrDefault(_part(article)) ?? _without.Values.First();
}
