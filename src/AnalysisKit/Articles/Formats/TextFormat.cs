namespace AnalysisKit;

/// <summary>The article of a text file: optional front matter, then the body.</summary>
internal sealed class TextFormat : IArticleFormat
{
    /// <inheritdoc/>
    public string Name => "txt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".txt"];

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        if (source.ReadText(stream) is not { } text)
            yield break;
        var fields = new RecordFields();
        var start = FrontMatter.Split(text, out var block);
        if (block.Length > 0 && !TryReadFrontMatter(block, fields, source))
            yield break;
        fields.Add("text", FieldRole.Text, -1, start == 0 ? text : text[start..]);
        if (source.Build(fields, 0, source.Encoding) is { } article)
            yield return article;
    }

    private static bool TryReadFrontMatter(string block, RecordFields fields, ArticleSource source)
    {
        try
        {
            // The block begins on the second line.
            if (FrontMatter.Read(block, source.Options.Fields, fields) is { } wrong)
                source.Report(ReadProblemKind.BadFrontMatter, wrong.Line + 1, $"The front matter was read as plain lines. {wrong.Problem}", "Put values that hold a colon in quotes.");
            return true;
        }
        catch (DataFormatException e)
        {
            source.Report(ReadProblemKind.BrokenRecord, e.Line + 1, $"The front matter cannot be read. {e.Problem}", "Mend it, or take it away.");
            return false;
        }
    }
}
