namespace AnalysisKit;

/// <summary>What tells who the speaker of a statement is.</summary>
internal enum SpeakerBasis
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>A name of the catalogue: a person, a country, an organisation, a capital.</summary>
    Name,

    /// <summary>An office or body with a country or organisation beside it.</summary>
    Office,

    /// <summary>A newspaper, an observer, somebody of whom it is known that they are no actor.</summary>
    Outsider,

    /// <summary>A person's name that stood beside an office before or does so later.</summary>
    LearnedName,

    /// <summary>A noun of a longer phrase that named an actor before: الهيئة.</summary>
    SameWords,

    /// <summary>An office or body that named an actor before: الوزير.</summary>
    SameHead,

    /// <summary>An organ of state without a country: the article's own.</summary>
    Home,

    /// <summary>A definite noun, taken for the last speaker.</summary>
    LastDefinite,

    /// <summary>No subject: the last speaker, who agrees with the verb.</summary>
    Last,

    /// <summary>No subject: an earlier voice that agrees with the verb.</summary>
    LastAgreeing,

    /// <summary>No subject: the last speaker, who does not agree with the verb.</summary>
    LastDisagreeing,
}
