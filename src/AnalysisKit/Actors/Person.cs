namespace AnalysisKit;

/// <summary>A person who speaks for an actor while in office.</summary>
/// <param name="Name">Full Arabic name.</param>
/// <param name="Actor">Id of the actor.</param>
/// <param name="Title">The office, in Arabic.</param>
/// <param name="From">First day in office; null if the term began before any article.</param>
/// <param name="To">Last day in office; null if still in office.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Person(string Name, string Actor, string Title, DateOnly? From, DateOnly? To)
{
    /// <summary>Whether it is a woman or a man, where the catalogue says.</summary>
    internal Gender Gender { get; init; }

    /// <summary>Whether the person held the office on that day; true when the day is unknown.</summary>
    public bool InOffice(DateOnly? day) => day is null || ((From is null || day >= From) && (To is null || day <= To));
}
