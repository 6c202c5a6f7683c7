using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Options
{
    public static Argument<string> Articles() => new("ARTICLES") { Description = ArticleInput.Help };

    public static Option<string> Topic() => new("--topic", "-t") { Description = "The topic: a .yml file that lists actors and issues, such as data/topics/syria.yml.", HelpName = "FILE", Required = true };

    public static Option<string?> Actors(string description) => new("--actors", "-a") { Description = description, HelpName = "a,b,c" };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Number of threads that read articles; by default one per core.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads > 0
            ? threads
            : Refuse<int>(result, "'--threads' must be a whole number of at least 1."),
    };

    /// <summary>A number that must lie within limits.</summary>
    public static Option<double?> Number(string name, string helpName, string description, Func<double, bool> allowed, string rule) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && allowed(number)
            ? number
            : Refuse<double?>(result, $"'{name}' must be {rule}."),
    };

    public static string[] List(string? value) => value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
