using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>Opens the files that commands are given, or throws an error that says what to do.</summary>
internal static class Inputs
{
    /// <summary>Stands for no model.</summary>
    public const string RulesAlone = "rules";

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
        if (parse.GetValue(Options.Model) is not { } path)
            return ReadingModel.Default;
        return path == RulesAlone ? null : ModelAt(path);
    }

    /// <summary>The model in a file.</summary>
    public static ReadingModel ModelAt(string path)
    {
        MustExist(path, "model");
        return ReadingModel.Load(path);
    }

    public static IReadOnlyList<AnnotatedArticle> Annotations(string path, string what)
    {
        MustExist(path, what);
        return AnnotatedArticle.Load(path);
    }
}
