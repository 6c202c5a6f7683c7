namespace AnalysisKit.Extensions.Tests;

/// <summary>A format of news that the kit does not have: articles one after the other, each with lines "Name: value" behind a line of "=====", and its text behind an empty line.</summary>
internal sealed class BulletinFormat : IArticleFormat
{
    private const string Fence = "=====";

    public string Name => "bulletin";

    public IReadOnlyList<string> Endings { get; } = [".bulletin"];

    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        if (source.ReadText(stream) is not { } text)
            yield break;
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines[0] != Fence)
            throw new InvalidDataException($"it does not begin with {Fence}");
        for (var at = 0; at < lines.Length;)
        {
            var line = at + 1;
            var end = Array.IndexOf(lines, Fence, at + 1) is var next and >= 0 ? next : lines.Length;
            var record = lines[(at + 1)..end];
            at = end;
            var head = record.TakeWhile(l => l.Length > 0).ToArray();
            if (Array.Find(head, l => !l.Contains(':', StringComparison.Ordinal)) is { } broken)
            {
                source.Report(ReadProblemKind.BrokenRecord, line, $"\"{broken}\" is no field.", "Write Name: value.", string.Join('\n', record));
                continue;
            }

            var fields = head.Select(l => l.Split(':', 2, StringSplitOptions.TrimEntries)).Select(p => KeyValuePair.Create(p[0], p[1]))
                .Append(KeyValuePair.Create("text", string.Join('\n', record.Skip(head.Length + 1)).Trim()));
            if (source.Make(fields, line, string.Join('\n', record)) is { } article)
                yield return article;
        }
    }
}
