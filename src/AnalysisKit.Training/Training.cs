namespace AnalysisKit.Training;

/// <summary>The annotated articles as they are learned from: first who made each statement, then, with models that have not seen an article, where its speakers stand.</summary>
internal sealed class Training
{
    private readonly List<SpeakerArticle> _speakers;
    private readonly TrainingOptions _options;
    private readonly ReadingModel? _given;
    private readonly Lazy<List<TrainingArticle>> _withoutTopic;

    /// <param name="articles">The articles, by id.</param>
    /// <param name="speakers">The same, annotated.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="options">How to train. With a prior, and with too few statements to learn from, the model of who made a statement is the prior's or the kit's.</param>
    public Training(IReadOnlyDictionary<string, Article> articles, List<SpeakerArticle> speakers, IReadOnlyList<Topic> topics, TrainingOptions options)
    {
        (_speakers, _options) = (speakers, options);
        _given = options.Prior ?? (speakers.Where(s => s.Fold is not null).Sum(s => s.Statements.Count) < options.LeastToCalibrate ? ReadingModel.Default : null);
        Articles = TrainingReader.Read(articles, speakers, topics, Models(a => $"{a.Fold}"));
        _withoutTopic = new Lazy<List<TrainingArticle>>(() => TrainingReader.Read(articles, speakers, topics, Models(a => a.Topic)));
    }

    /// <summary>The articles, each read with a model that has not seen its fold.</summary>
    public List<TrainingArticle> Articles { get; }

    /// <summary>The articles, each read with a model that has not seen its topic.</summary>
    public List<TrainingArticle> WithoutTopic => _withoutTopic.Value;

    /// <summary>The model that is learned from all.</summary>
    public ReadingModel Model(string made) => ModelTraining.Train(Articles, _given?.Speakers ?? SpeakerTraining.Train(_speakers.Where(s => s.JudgesRules)), _options, made);

    private Func<SpeakerArticle, TreeModel> Models(Func<SpeakerArticle, string> part)
    {
        if (_given is not null)
            return _ => _given.Speakers;
        if (_speakers.Where(s => s.Fold is not null).Select(part).Distinct().Skip(1).Any())
            return SpeakerFolds.Of(_speakers, part).For;
        var all = SpeakerTraining.Train(_speakers);
        return _ => all;
    }
}
