using System.Diagnostics;
using System.Globalization;

namespace AnalysisKit.Fuzzing;

/// <summary>
/// Reads thousands of damaged files of each kind in a process of its own, which may die or hang: both are findings, as are exceptions and what is lost in silence. Whatever ends badly is kept in a folder, with
/// the command that reads it again.
/// </summary>
public static class Campaign
{
    private const string Usage = "fuzzing [--seed N] [--count N] [--minutes N] [--only KIND] [--output FOLDER]\nReads damaged files of each kind: as many as are usual, N of each (--count), or further seeds until the time is over (--minutes).";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Runs the campaign; gives 0 where nothing was found, 1 otherwise, 2 for wrong arguments.</summary>
    public static int Run(string[] args)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < args.Length; i += 2)
            options[args[i]] = args[i + 1];
        if (args.Length % 2 != 0 || options.Keys.Any(k => k is not ("--seed" or "--count" or "--minutes" or "--only" or "--output")))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var seed = Number(options, "--seed") ?? 1;
        var output = options.GetValueOrDefault("--output") ?? Path.Combine("artifacts", "fuzzing");
        var end = Stopwatch.StartNew();
        var found = 0;
        do
        {
            foreach (var target in Child.Targets.Where(t => options.GetValueOrDefault("--only") is not { } only || only == t.Name))
                found += Run(target, seed, Number(options, "--count") ?? target.Count, output);
            seed++;
        }
        while (Number(options, "--minutes") is { } minutes && end.Elapsed.TotalMinutes < minutes);
        return found == 0 ? 0 : 1;
    }

    private static int? Number(Dictionary<string, string> options, string name) => options.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private static int Run(Target target, int seed, int count, string output)
    {
        var results = new Dictionary<string, int>(StringComparer.Ordinal) { ["read"] = 0, ["named"] = 0, ["crash"] = 0, ["hang"] = 0, ["loss"] = 0 };
        var watch = Stopwatch.StartNew();
        for (var next = 0; next < count;)
        {
            foreach (var (number, result) in Examples(target, seed, next, count))
            {
                var kind = result.Split(' ')[0];
                results[kind]++;
                next = number + 1;
                if (kind is "crash" or "hang" or "loss")
                    Keep(target, seed, number, result, output);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{target.Name}, seed {seed}: {count} damaged, {results["read"]} read, {results["named"]} with problems named, {results["crash"]} crashes, {results["hang"]} hangs, {results["loss"]} lost in silence; {watch.Elapsed.TotalSeconds:0} s"));
        return results["crash"] + results["hang"] + results["loss"];
    }

    // The results of one child, which ends when all are read, or when it dies or hangs.
    private static IEnumerable<(int Number, string Result)> Examples(Target target, int seed, int first, int last)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? (string[])[typeof(Campaign).Assembly.Location] : [], "--child", target.Name, $"{seed}", $"{first}", $"{last}"])
            start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x80000000";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var current = -1;
        while (true)
        {
            var line = child.StandardOutput.ReadLineAsync();
            if (!line.Wait(current < 0 ? Patience * 3 : Patience))
            {
                child.Kill(entireProcessTree: true);
                yield return (Math.Max(current, first), "hang");
                yield break;
            }

            switch (line.Result?.Split(' ', 3))
            {
                case ["begin", var begun]:
                    current = int.Parse(begun, CultureInfo.InvariantCulture);
                    break;
                case ["end", var ended, var result]:
                    yield return (int.Parse(ended, CultureInfo.InvariantCulture), result);
                    break;
                case null:
                    child.WaitForExit();
                    if (child.ExitCode != 0 || current < 0)
                        yield return (Math.Max(current, first), $"crash exit code {child.ExitCode} {string.Join(" | ", errors.Result.Split('\n').Take(12))}");
                    yield break;
            }
        }
    }

    private static void Keep(Target target, int seed, int number, string result, string output)
    {
        var folder = Path.Combine(output, string.Create(CultureInfo.InvariantCulture, $"{target.Name.Replace(' ', '-')}-{seed}-{number}"));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var file = Child.Write(target, folder, seed, number);
        File.WriteAllText(Path.Combine(folder, "result.txt"), $"{result}\nAgain: dotnet run --project tests/AnalysisKit.Fuzzing -- --child \"{target.Name}\" {seed} {number} {number + 1}\n");
        Console.WriteLine($"{file}: {result}");
    }
}
