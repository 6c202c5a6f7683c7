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
        if (block.Length > 0 && FrontMatter.Read(block, source.Options.Fields, fields) is { } problem)
            source.Report(ReadProblemKind.BadFrontMatter, 0, $"The front matter was read as plain lines. {problem}", "Put values that hold a colon in quotes.");
        fields.Add("text", FieldRole.Text, -1, start == 0 ? text : text[start..]);
        if (source.Build(fields, 0, source.Encoding) is { } article)
            yield return article;
    }
}
