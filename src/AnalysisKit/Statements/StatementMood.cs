namespace AnalysisKit;

/// <summary>Whether a statement was made. Only <see cref="Said"/> shows where its speaker stands; the others say what somebody asks, supposes or wants of him.</summary>
public enum StatementMood
{
    /// <summary>The article says that the speaker said or did it.</summary>
    Said,

    /// <summary>A question: هل تؤيد روسيا العقوبات؟ (does Russia support the sanctions?).</summary>
    Asked,

    /// <summary>A condition: إذا رفضت روسيا القرار (if Russia rejects the resolution), لو قالت (had she said).</summary>
    Conditional,

    /// <summary>A wish or hope of somebody: يتمنى المعارضون أن تؤيد روسيا (the opponents wish that Russia supported).</summary>
    Wished,

    /// <summary>Somebody demands it: على روسيا أن تدين (Russia must condemn), طالب موسكو بأن توافق (he asked Moscow to agree).</summary>
    Demanded,

    /// <summary>It is expected, possible or planned: من المتوقع أن ترفض (is expected to reject), قد تؤيد (may support).</summary>
    Expected,

    /// <summary>Somebody thinks, fears or rumours it: يُعتقد أن روسيا تؤيد (it is thought that Russia supports).</summary>
    Supposed,

    /// <summary>Somebody denies that it was said or done: نفت أن تكون موسكو أيدت (she denied that Moscow had supported).</summary>
    Denied,

    /// <summary>The speaker declines to say anything: رفضت التعليق (she declined to comment).</summary>
    Declined,
}
