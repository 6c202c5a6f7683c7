namespace AnalysisKit.Cli;

/// <summary>Finds the actors that the user names, by id or by label in either language.</summary>
internal static class ActorIds
{
    private const int Suggestions = 5;

    public static string[] Resolve(Topic topic, IEnumerable<string> names) => [.. names.Select(name => Resolve(topic, name)).Distinct()];

    private static string Resolve(Topic topic, string name)
    {
        var actors = topic.Actors.Actors;
        var found = actors.FirstOrDefault(a => a.Id == name)
            ?? actors.FirstOrDefault(a => Same(a.Id, name) || Same(a.English, name) || Same(a.Arabic, name));
        if (found is not null)
            return found.Id;
        var near = actors.Select(a => a.Id).Where(id => id.Length > 1 && name.StartsWith(id[..2], StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(Suggestions).ToList();
        var advice = near.Count == 0 ? "Give ids such as russia, us or syria-gov, or labels." : $"Did you mean {string.Join(", ", near)}?";
        throw new CommandFailure(ExitCodes.Usage, $"no actor is called '{name}' in the topic or the kit's catalogue. {advice}");
    }

    private static bool Same(string label, string name) => label.Equals(name, StringComparison.OrdinalIgnoreCase);
}
