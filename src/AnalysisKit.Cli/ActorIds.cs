namespace AnalysisKit.Cli;

/// <summary>Finds the actors that the user names, by id or by label in either language.</summary>
internal static class ActorIds
{
    public static string[] Resolve(Topic topic, IEnumerable<string> names) => [.. names.Select(name => Resolve(topic, name)).Distinct()];

    /// <summary>An actor of one of several topics.</summary>
    public static string Resolve(Topic[] topics, string name) => topics.Select(t => Find(t, name)).FirstOrDefault(id => id is not null) ?? Resolve(topics[0], name);

    private static string Resolve(Topic topic, string name)
    {
        var actors = topic.Actors.Actors;
        return Find(topic, name) ?? throw new CommandFailure(ExitCodes.Usage, $"no actor is called '{Plain.Line(name)}' in the topic or the kit's catalogue. {Suggestion.For(name, actors.SelectMany(a => ((string, string)[])[(a.Id, a.Id), (a.English, a.Id), (a.Arabic, a.Id)]))}");
    }

    private static string? Find(Topic topic, string name)
    {
        var actors = topic.Actors.Actors;
        return (actors.FirstOrDefault(a => a.Id == name) ?? actors.FirstOrDefault(a => Same(a.Id, name) || Same(a.English, name) || Same(a.Arabic, name)))?.Id;
    }

    private static bool Same(string label, string name) => NormalForm.Of(label, NormalFormMode.IgnoreCase) == NormalForm.Of(name, NormalFormMode.IgnoreCase);
}
