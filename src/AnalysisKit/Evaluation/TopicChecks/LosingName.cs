namespace AnalysisKit;

/// <summary>A name of a topic that does not do what it is there for.</summary>
/// <param name="Line">Line of the topic file, from 1 on.</param>
/// <param name="Actor">Id of the actor that it stands for; empty for a namesake, which stands for none.</param>
/// <param name="Name">The name.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Winner">The name that is read instead, most often; empty where there is none.</param>
/// <param name="WinningActor">Id of the actor that is read instead, or of the other one that has the name; empty where there is none.</param>
/// <param name="Found">Number of places where its words stand.</param>
/// <param name="Lost">Number of these places where it is not read as this actor.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record LosingName(long Line, string Actor, string Name, NameProblem Problem, string Winner, string WinningActor, int Found, int Lost);
