namespace AnalysisKit;

/// <summary>Where a name comes from. Of names that are spelled alike the first source wins.</summary>
internal enum NameSource
{
    /// <summary>The topic's own actors and people.</summary>
    Topic,

    /// <summary>The kit's actors.</summary>
    Kit,

    /// <summary>The kit's catalogue of people.</summary>
    People,
}
