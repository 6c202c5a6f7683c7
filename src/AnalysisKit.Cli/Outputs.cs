using System.CommandLine;
using System.CommandLine.Parsing;
using AnalysisKit.Cli.Commands;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Checks the files that commands write: none may overwrite what the command reads.</summary>
internal static class Outputs
{
    private const string Folder = "DIR";

    private static readonly string[] Names = ["--out", "--output", "--html", "--errors", "--junit", "--report", "--again", ArticleInput.RejectsOption];

    /// <summary>On Linux, a link to the file that is the standard input.</summary>
    private const string StandardInputFile = "/proc/self/fd/0";

    /// <summary>Throws if an output is also an input or another output, or lies in a folder whose articles are read.</summary>
    public static void MustNotBeInputs(ParseResult parse)
    {
        var results = parse.CommandResult.Children;
        var outputs = results.OfType<OptionResult>().Where(o => Names.Contains(o.Option.Name) && !o.Implicit && o.Tokens.Count == 1).Select(o => (o.Option.Name, Path: o.Tokens[0].Value, IsFolder: o.Option.HelpName == Folder)).ToList();
        if (outputs.Count == 0)
            return;
        var inputs = results.Where(r => r is not OptionResult { Option: var option } || !Names.Contains(option.Name)).SelectMany(r => r.Tokens).Select(t => t.Value == ArticleReader.StandardInput ? StandardInputFile : t.Value).Where(File.Exists).Select(path => (Path: path, Real: RealPath.Of(path))).ToList();
        var folders = results.OfType<ArgumentResult>().Where(a => a.Argument.Name is ArticleInput.ArgumentName or MergeCommand.ArgumentName).SelectMany(a => a.Tokens).Select(t => t.Value).Where(Directory.Exists).Select(path => (Path: path, Real: RealPath.Of(path))).ToList();
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, path, isFolder) in outputs)
        {
            var real = RealPath.Of(path);
            if (inputs.Find(i => i.Real == real || (ArticleStore.IsStore(i.Path) && i.Real + ArticleStore.LogEnding == real)) is { Path: { } input })
                throw new CommandFailure(ExitCodes.Usage, $"'{name} {path}' would write over {(input == StandardInputFile ? "the standard input" : $"'{input}'")}, which is read here. Name another file.");
            if (folders.Find(f => RealPath.IsWithin(real, f.Real)) is { Path: { } folder } && (isFolder || ArticleReader.Reads(path)))
                throw new CommandFailure(ExitCodes.Usage, $"'{name} {path}' would stand among the files of '{folder}', and be read as one of them. Name a place outside that folder.");
            if (!written.TryAdd(real, name))
                throw new CommandFailure(ExitCodes.Usage, $"'{name}' and '{written[real]}' are both '{path}'. Name a file for each.");
        }
    }
}
