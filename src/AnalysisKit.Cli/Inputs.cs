namespace AnalysisKit.Cli;

/// <summary>Files that commands are given, opened or refused with a message that says what to do.</summary>
internal static class Inputs
{
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

    /// <summary>The model at a path; the kit's own where none is given.</summary>
    public static ReadingModel Model(string? path)
    {
        if (path is null)
            return ReadingModel.Default;
        MustExist(path, "model");
        return ReadingModel.Load(path);
    }

    public static IReadOnlyList<AnnotatedArticle> Annotations(string path, string what)
    {
        MustExist(path, what);
        return AnnotatedArticle.Load(path);
    }
}
