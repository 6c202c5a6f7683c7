namespace AnalysisKit.Cli;

/// <summary>Finds the issues that the user names, by id or by label in either language.</summary>
internal static class IssueIds
{
    public static string[] Resolve(Topic topic, IEnumerable<string> names) => [.. names.Select(name => Resolve(topic, name)).Distinct()];

    /// <summary>The issues of several topics.</summary>
    public static string[] Resolve(Topic[] topics, IEnumerable<string> names) => [.. names.Select(name => topics.Select(t => Find(t, name)).FirstOrDefault(id => id is not null) ?? Resolve(topics[0], name)).Distinct()];

    private static string Resolve(Topic topic, string name)
    {
        var issues = topic.Issues;
        return Find(topic, name) ?? throw new CommandFailure(ExitCodes.Usage, $"the topic '{topic.Id}' has no issue '{Plain.Line(name)}'. {Suggestion.For(name, issues.SelectMany(i => ((string, string)[])[(i.Id, i.Id), (i.English, i.Id), (i.Arabic, i.Id)]))}");
    }

    private static string? Find(Topic topic, string name) =>
        (topic.Issues.FirstOrDefault(i => i.Id == name) ?? topic.Issues.FirstOrDefault(i => Same(i.Id, name) || Same(i.English, name) || Same(i.Arabic, name)))?.Id;

    private static bool Same(string label, string name) => NormalForm.Of(label, NormalFormMode.IgnoreCase) == NormalForm.Of(name, NormalFormMode.IgnoreCase);
}
