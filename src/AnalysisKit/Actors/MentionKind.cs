namespace AnalysisKit;

/// <summary>In which way a mention names its actor.</summary>
public enum MentionKind
{
    /// <summary>A name of the state, organisation or group itself: روسيا، الأمم المتحدة.</summary>
    Name,

    /// <summary>A capital, which is a place or a voice: موسكو.</summary>
    Capital,

    /// <summary>A body that speaks for the actor: الكرملين، البيت الأبيض.</summary>
    Institution,

    /// <summary>A person in office: لافروف.</summary>
    Person,

    /// <summary>An office with an adjective or a name: وزير الخارجية الروسي، مندوب روسيا.</summary>
    Role,

    /// <summary>An adjective alone, which names no voice: الأزمة السورية.</summary>
    Adjective,
}
