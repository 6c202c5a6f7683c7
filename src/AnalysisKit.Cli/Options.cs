using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Options
{
    private const int MostThreads = 1024;

    public static Option<string> Topic() => new("--topic", "-t") { Description = "The topic: a .yml file that lists actors and issues, such as data/topics/syria.yml.", HelpName = "FILE", Required = true };

    /// <summary>One option for all commands, so that whoever reads articles can ask for it.</summary>
    public static Option<string?> Model { get; } = new("--model") { Description = $"Decide by this model, which 'train' made, in the place of the kit's own; '{Inputs.RulesAlone}' leaves all to the rules. With --reader model, judge or both: the language model's name.", HelpName = "MODEL" };

    /// <summary>One option for all commands that read statements.</summary>
    public static Option<string[]> Corrections { get; } = new("--corrections")
    {
        Description = "Apply the corrections in this file (JSON lines: what people said of statements, or a checked sample, also as the .xlsx or .csv that 'sample' wrote, filled in) to what was read; see 'analysiskit sample --help'. What a person has judged is taken as right. May be given several times; later files count where they differ.",
        HelpName = "FILE",
    };

    public static Option<string?> Actors(string description) => new("--actors", "-a") { Description = description, HelpName = "a,b,c" };

    public static Option<string?> Issues(string description) => new("--issues") { Description = description, HelpName = "a,b,c" };

    public static Option<int> Threads() => new("--threads")
    {
        Description = "Number of threads that read articles; by default one per core.",
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= MostThreads
            ? threads
            : Refuse<int>(result, $"'--threads' must be a whole number from 1 to {MostThreads}."),
    };

    public static Option<Shard> Shard() => new("--shard")
    {
        Description = "Only one of N equal shares of the articles, such as 3/8: the third of eight.",
        HelpName = "I/N",
        DefaultValueFactory = _ => AnalysisKit.Shard.Whole,
        CustomParser = result => AnalysisKit.Shard.TryParse(result.Tokens[0].Value, out var shard)
            ? shard
            : Refuse<Shard>(result, $"'--shard' is '{result.Tokens[0].Value}'; it must be I/N with whole numbers from 1/1 on, I not above N, such as 3/8."),
    };

    /// <summary>An option for a number that must fulfil a condition.</summary>
    public static Option<double?> Number(string name, string helpName, string description, Func<double, bool> allowed, string rule) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && allowed(number)
            ? number
            : Refuse<double?>(result, $"'{name}' must be {rule}."),
    };

    /// <summary>An option for a whole number within limits.</summary>
    public static Option<int> Whole(string name, string helpName, string description, int usual, int least, int most) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => usual,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Refuse<int>(result, most == int.MaxValue ? $"'{name}' must be a whole number of at least {least}." : $"'{name}' must be a whole number from {least} to {most}."),
    };

    /// <summary>The option for the largest number of rows of a result.</summary>
    public static Option<int> Top() => Whole("--top", "N", "The most rows to write; 0, the default, is 30 for a table, 500 for a page and all for csv, jsonl and xlsx.", 0, 0, int.MaxValue);

    public static string[] List(string? value) => value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static T? Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
