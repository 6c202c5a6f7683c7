namespace AnalysisKit;

/// <summary>In which way a mention names its actor.</summary>
public enum MentionKind
{
    /// <summary>A name of the state, organisation or group itself: روسيا (Russia), الأمم المتحدة (the United Nations).</summary>
    Name,

    /// <summary>A capital, which may be a place or stand for the government: موسكو (Moscow).</summary>
    Capital,

    /// <summary>A body that speaks for the actor: الكرملين (the Kremlin), البيت الأبيض (the White House).</summary>
    Institution,

    /// <summary>A person in office: لافروف (Lavrov).</summary>
    Person,

    /// <summary>An office with an adjective or a name: وزير الخارجية الروسي (the Russian foreign minister), مندوب روسيا (Russia's delegate).</summary>
    Role,

    /// <summary>An adjective alone, which names no speaker: الأزمة السورية (the Syrian crisis).</summary>
    Adjective,
}
