using System.Diagnostics.CodeAnalysis;
using AnalysisKit.Fuzzing.Targets;

namespace AnalysisKit.Fuzzing;

/// <summary>Reads examples one after the other, and says before each which it is, so that the parent knows which one ended the process or does not end.</summary>
public static class Child
{
    /// <summary>All kinds of input.</summary>
    public static IReadOnlyList<Target> Targets => [new ArticleFiles(), new Targets.Topics(), new Targets.Notebooks(), new Annotations(), new ScanParts(), new Stores(), new Models()];

    /// <summary>Reads the examples from the first number to before the last.</summary>
    public static int Run(string name, int seed, int first, int last)
    {
        var target = Targets.First(t => t.Name == name);
        for (var number = first; number < last; number++)
        {
            Console.WriteLine($"begin {number}");
            var folder = Directory.CreateTempSubdirectory("fuzzing").FullName;
            try
            {
                var result = Read(target, Write(target, folder, seed, number));
                Console.WriteLine($"end {number} {(number < target.Kinds && result == "named" ? "loss a file that is not damaged was told of" : result)}");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    /// <summary>Writes an example into a folder, always the same for the same seed and number.</summary>
    public static string Write(Target target, string folder, int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + (number * 31) + target.Name.Length));
        return target.Write(folder, number, bytes => number < target.Kinds ? bytes : Mutation.Of(bytes, random));
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Any exception is a finding.")]
    private static string Read(Target target, string file)
    {
        try
        {
            return target.Read(file) ? "named" : "read";
        }
        catch (LossException e)
        {
            return $"loss {OneLine(e.Message)}";
        }
        catch (Exception e)
        {
            return $"crash {OneLine(e.ToString())}";
        }
    }

    private static string OneLine(string text) => string.Join(" | ", text.Split('\n', 8, StringSplitOptions.TrimEntries)[..Math.Min(7, text.Split('\n', 8).Length)]);
}
