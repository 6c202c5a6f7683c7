using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>Opens the files that commands are given, or throws an error that says what to do.</summary>
internal static class Inputs
{
    /// <summary>Stands for no model.</summary>
    public const string RulesAlone = "rules";

    private const int ProblemsShown = 20;

    public static void MustExist(string path, string what)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
            throw new CommandFailure(ExitCodes.Usage, $"no {what} at '{path}': there is no such file or folder. Check the path; the current folder is '{Environment.CurrentDirectory}'.");
    }

    public static Topic Topic(string path)
    {
        MustExist(path, "topic");
        return AnalysisKit.Topic.Load(path);
    }

    /// <summary>The model that a command is given; the kit's own where none is, and null for the rules alone.</summary>
    public static ReadingModel? Model(ParseResult parse)
    {
        if (!ReaderOptions.IsKit(parse) || parse.GetValue(Options.Model) is not { } path)
            return ReadingModel.Default;
        return path == RulesAlone ? null : ModelAt(path);
    }

    /// <summary>The model in a file.</summary>
    public static ReadingModel ModelAt(string path)
    {
        MustExist(path, "model");
        var model = ReadingModel.Load(path);
        return StatementDecision.Knows(model)
            ? model
            : throw new CommandFailure(ExitCodes.Data, $"'{path}' was trained by another version of the kit, which looked at other things. Train it again with analysiskit train.");
    }

    /// <summary>The corrections that a command is given; null if none. Tells the user of lines that cannot be used.</summary>
    public static Corrections? Corrections(ParseResult parse, Terminal terminal)
    {
        if (parse.GetValue(Options.Corrections) is not { Length: > 0 } paths)
            return null;
        var all = AnalysisKit.Corrections.None;
        foreach (var path in paths)
        {
            MustExist(path, "corrections");
            MustHoldAnswers(path);
            var file = FilledTable.IsTable(path) ? SampleTable.Answers(path, null, terminal) : AnalysisKit.Corrections.Load(path);
            foreach (var problem in file.Problems.Take(ProblemsShown))
                terminal.Warn(problem.ToString());
            if (file.Problems.Count > ProblemsShown)
                terminal.Warn($"and {file.Problems.Count - ProblemsShown} more lines of '{path}'.");
            if (file.Count == 0)
                terminal.Warn($"'{path}' holds no correction{(file.Problems.Count > 0 ? " that can be used" : ": nothing in it is judged")}.");
            all = all.With(file);
        }

        return all;
    }

    /// <summary>Throws if a file holds no answers of people, as its ending or its beginning tells.</summary>
    public static void MustHoldAnswers(string path)
    {
        const string Formats = "Answers are in a .jsonl, which the page saves and 'analysiskit sample' writes, or in a .xlsx or .csv that 'analysiskit sample' wrote and a person filled in.";
        if (FilledTable.IsTable(path))
            return;
        if (Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM")
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a page to check in, which does not hold the answers: save them in it, and give the .jsonl that comes of it. {Formats}");
        var lines = File.ReadLines(path).Select(l => l.Trim(' ', '\t', '\0', '\uFEFF')).Where(l => l.Length > 0);
        if (lines.Any() && !lines.Any(l => l[0] == '{'))
            throw new CommandFailure(ExitCodes.Data, $"'{path}' holds no answers that could be read. {Formats}");
    }

    /// <summary>The lines of checked samples of a topic. Tells the user of those that cannot be used.</summary>
    public static IReadOnlyList<SampledStatement> Samples(IEnumerable<string> paths, Topic topic, Terminal terminal)
    {
        var lines = new List<SampledStatement>();
        foreach (var path in paths)
        {
            MustExist(path, "checked sample");
            MustHoldAnswers(path);
            if (FilledTable.IsTable(path))
            {
                lines.AddRange(SampleTable.Lines(path, topic, terminal));
                continue;
            }

            var sample = Sample.Load(path);
            foreach (var problem in sample.Problems.Take(ProblemsShown))
                terminal.Warn(problem.ToString());
            if (sample.Problems.Count > ProblemsShown)
                terminal.Warn($"and {sample.Problems.Count - ProblemsShown} more lines of '{path}'.");
            if (sample.Count == 0)
                throw new CommandFailure(ExitCodes.Data, $"'{path}' holds no line of a sample{(sample.Problems.Count > 0 ? " that can be used" : "")}. Draw one with 'analysiskit sample', check it, and give it here.");
            lines.AddRange(sample);
        }

        return lines;
    }

    /// <summary>The annotations of several files, which must not annotate an article twice.</summary>
    public static IReadOnlyList<AnnotatedArticle> Annotations(IEnumerable<string> paths, string what)
    {
        var all = new List<AnnotatedArticle>();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            foreach (var article in Annotations(path, what))
            {
                if (!files.TryAdd(article.Id, path))
                    throw new CommandFailure(ExitCodes.Data, $"'{path}' annotates article '{article.Id}', and so does '{files[article.Id]}'. Keep one of the two.");
                all.Add(article);
            }
        }

        return all;
    }

    public static IReadOnlyList<AnnotatedArticle> Annotations(string path, string what)
    {
        MustExist(path, what);
        return AnnotatedArticle.Load(path);
    }
}
