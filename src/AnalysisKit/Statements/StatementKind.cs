namespace AnalysisKit;

/// <summary>How an article attributes words or a position to an actor.</summary>
public enum StatementKind
{
    /// <summary>Words in quotation marks, introduced by or followed by a cue.</summary>
    Direct,

    /// <summary>A cue with a clause (أن، إن، بأن ...) or a prepositional complement (على، عن، إلى).</summary>
    Indirect,

    /// <summary>The verb itself is the position: ترفض روسيا ..., طالبت، حذرت.</summary>
    Position,

    /// <summary>A diplomatic act that expresses a position: قدمت مشروع قرار، فرضت عقوبات.</summary>
    Action,
}
