namespace AnalysisKit;

/// <summary>How often a name stands in articles, and whether it is read as its actor there.</summary>
/// <param name="Line">Line of the topic file, from 1 on; 0 for a name of the kit's.</param>
/// <param name="Actor">Id of the actor that it stands for; empty for a namesake, which stands for none.</param>
/// <param name="Person">Full name of the person; empty where it names the actor itself.</param>
/// <param name="Name">The name.</param>
/// <param name="Found">Number of places where its words stand.</param>
/// <param name="Named">Number of these places where it is read as this actor.</param>
/// <param name="Inside">Number of these places that are part of a longer name of the same actor: بوتين in فلاديمير بوتين.</param>
/// <param name="LostToLonger">Number of these places that are part of a longer name of another actor, or of a namesake.</param>
/// <param name="LostToOther">Number of these places where another actor of the same name is read.</param>
/// <param name="NotYetNamed">Number of these places where it does not count, because the article has not given the full name before (lists <c>short</c>, <c>ambiguous</c> and <c>titles</c>).</param>
/// <param name="OutOfOffice">Number of these places in articles of a day on which the person did not hold the office.</param>
/// <param name="Articles">Number of articles where it is read as this actor.</param>
/// <param name="Statements">Number of statements whose speaker it names.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record NameHits(
    long Line, string Actor, string Person, string Name, int Found, int Named, int Inside, int LostToLonger, int LostToOther, int NotYetNamed, int OutOfOffice, int Articles, int Statements)
{
    /// <summary>A sentence with the name; empty where there is none or none was asked for.</summary>
    public string FirstExample { get; init; } = "";

    /// <summary>A sentence of another article; empty where there is none or none was asked for.</summary>
    public string SecondExample { get; init; } = "";
}
