namespace AnalysisKit;

/// <summary>What an actor is.</summary>
public enum ActorKind
{
    /// <summary>A state; its government, ministries, officials and capital speak for it.</summary>
    State,

    /// <summary>An organisation of states, an agency or an association.</summary>
    Organisation,

    /// <summary>A party, armed group or movement.</summary>
    Group,
}
