namespace AnalysisKit;

/// <summary>What annotators were asked about a statement.</summary>
public enum AgreementQuestion
{
    /// <summary>Whether it is a statement: yes or no. Where all have read whole articles nobody says no to what nobody found, so that this is not a measure of finding; see <see cref="Evaluation"/> for that.</summary>
    Statement,

    /// <summary>Who speaks, where two annotators or more see a statement: the actor's id, or none of the catalogue.</summary>
    Speaker,

    /// <summary>For each issue, where the speaker stands: support, oppose, mixed, or none. Who sees no statement sees no stance.</summary>
    Stance,

    /// <summary>On which side, where two annotators or more see a stance on the issue: support, oppose or mixed.</summary>
    Side,
}
