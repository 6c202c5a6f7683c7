namespace AnalysisKit;

/// <summary>The content of pages.yml: how the parts of news pages are marked.</summary>
internal sealed class PageLexicon
{
    private PageLexicon(IReadOnlyDictionary<string, YamlEntry> entries)
    {
        DroppedElements = [.. entries["dropped_elements"].Words()];
        Lines = [.. entries["lines"].Words()];
        DroppedWords = [.. entries["dropped_words"].List().SelectMany(e => e.Words())];
        TextWords = [.. entries["text_words"].Words()];
        ReadAlso = [.. entries["read_also"].Words().Select(FoldedWords.Fold).Distinct()];
        (Title, Source, Author, Url, Date) = (entries["title"].Words(), entries["source"].Words(), entries["author"].Words(), entries["url"].Words(), entries["date"].Words());
    }

    public static PageLexicon Instance { get; } = new(YamlEntry.Embedded("Articles/Formats/pages.yml").Map("dropped_elements", "lines", "dropped_words", "text_words", "read_also", "title", "source", "author", "url", "date"));

    public HashSet<string> DroppedElements { get; }

    public HashSet<string> Lines { get; }

    public HashSet<string> DroppedWords { get; }

    public HashSet<string> TextWords { get; }

    /// <summary>What announces links to other articles, folded.</summary>
    public IReadOnlyList<string> ReadAlso { get; }

    public IReadOnlyList<string> Title { get; }

    public IReadOnlyList<string> Source { get; }

    public IReadOnlyList<string> Author { get; }

    public IReadOnlyList<string> Url { get; }

    public IReadOnlyList<string> Date { get; }
}
