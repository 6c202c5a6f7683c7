namespace AnalysisKit;

/// <summary>How an article attributes words or a position to an actor.</summary>
public enum StatementKind
{
    /// <summary>Words in quotation marks, introduced by or followed by a cue.</summary>
    Direct,

    /// <summary>A cue with a clause (أن، إن، بأن ..., "that") or a prepositional complement (على، عن، إلى).</summary>
    Indirect,

    /// <summary>The verb itself is the position: ترفض روسيا ... (Russia rejects ...), طالبت (demanded), حذرت (warned).</summary>
    Position,

    /// <summary>A diplomatic act that expresses a position: قدمت مشروع قرار (submitted a draft resolution), فرضت عقوبات (imposed sanctions).</summary>
    Action,
}
