namespace AnalysisKit.Training;

/// <summary>The statements of an annotated article, with all who may have made them.</summary>
/// <param name="Gold">The annotations.</param>
/// <param name="Topic">Id of its topic.</param>
/// <param name="Fold">Its part in cross-validation; null for one that is only learned from.</param>
/// <param name="Statements">The statements.</param>
internal sealed record SpeakerArticle(AnnotatedArticle Gold, string Topic, int? Fold, IReadOnlyList<SpeakerExample> Statements)
{
    /// <summary>Whether it says how right the rules' statements are: the rules were made for some articles that are only learned from.</summary>
    public bool JudgesRules => Fold is not null || Gold.Judged is not null;
}
