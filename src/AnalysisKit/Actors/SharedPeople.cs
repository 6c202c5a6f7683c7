using System.Globalization;
using System.Reflection;

namespace AnalysisKit;

/// <summary>
/// The people of data/people, who are embedded in this assembly: one line a person, in YAML's short form. There are thousands of them and every analysis needs them,
/// so that their lines are read by hand, many times faster than by the YAML reader. The few actors at the head of the files are read as YAML.
/// </summary>
internal static class SharedPeople
{
    private static readonly string[] Files = ["people/arab.yml", "people/world.yml"];

    /// <summary>The actors that only these files have.</summary>
    public static IEnumerable<YamlEntry> Actors() =>
        Files.SelectMany(file => YamlEntry.Parse(file, string.Join('\n', Lines(file).TakeWhile(line => line != "people:"))).Map("actors")["actors"].List());

    /// <summary>All names of the people, each with its person.</summary>
    public static List<Alias> Names()
    {
        var names = new List<Alias>();
        foreach (var line in Files.SelectMany(Lines))
        {
            if (line.StartsWith("- {name: ", StringComparison.Ordinal))
                AddNames(Fields(line), names);
        }

        return names;
    }

    /// <summary>The fields of a line such as <c>- {name: A, aliases: [B, C]}</c>.</summary>
    internal static Dictionary<string, string[]> Fields(string line)
    {
        var fields = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var at = line.IndexOf('{', StringComparison.Ordinal) + 1;
        while (line.IndexOf(": ", at, StringComparison.Ordinal) is var colon and > 0)
        {
            var from = colon + 2;
            var close = line[from] switch
            {
                '[' => line.IndexOf(']', from) + 1,
                '"' => line.IndexOf('"', from + 1) + 1,
                _ => line.AsSpan(from).IndexOfAny(',', '}') + from,
            };
            var value = line[from] is '[' or '"' ? line[(from + 1)..(close - 1)] : line[from..close];
            fields[line[at..colon]] = line[from] == '[' ? value.Split(", ") : [value];
            at = Math.Min(close + 2, line.Length);
        }

        return fields;
    }

    private static IEnumerable<string> Lines(string file)
    {
        var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The assembly lacks the catalogue {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static void AddNames(Dictionary<string, string[]> fields, List<Alias> names)
    {
        var person = new Person(
            fields["name"][0],
            fields["actor"][0],
            fields.TryGetValue("title", out var title) ? title[0] : "",
            fields.TryGetValue("from", out var from) ? Day(from[0], 0) : null,
            fields.TryGetValue("to", out var to) ? Day(to[0], 1) : null)
        {
            Gender = fields.TryGetValue("gender", out var gender) ? gender[0] == "f" ? Gender.Feminine : Gender.Masculine : Gender.Unknown,
        };
        Add(person.Name, false);
        foreach (var name in fields.GetValueOrDefault("aliases", []))
            Add(name, false);
        foreach (var name in fields.GetValueOrDefault("short", []))
            Add(name, true);

        void Add(string name, bool needsContext) =>
            names.Add(new Alias(name, person.Actor, MentionKind.Person) { Person = person, NeedsContext = needsContext, Source = NameSource.People });
    }

    // The first day of a year, month or day, or the last one before the next.
    private static DateOnly Day(string text, int next)
    {
        var parts = text.Split('-');
        var year = int.Parse(parts[0], CultureInfo.InvariantCulture);
        if (parts.Length == 1)
            return new DateOnly(year + next, 1, 1).AddDays(-next);
        var month = new DateOnly(year, int.Parse(parts[1], CultureInfo.InvariantCulture), 1);
        return parts.Length == 2 ? month.AddMonths(next).AddDays(-next) : month.AddDays(int.Parse(parts[2], CultureInfo.InvariantCulture) - 1);
    }
}
