using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Benchmarks;

/// <summary>Writes articles as JSON lines, over and over, until there are enough: the input of whole runs beside other tools.</summary>
internal static class CorpusFile
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Copies articles that have a source to a file and prints how many there are, their bytes, and the source with most text. Each copy has ids of its own.</summary>
    /// <param name="articles">A file or folder that the kit reads; the sample corpus when empty.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="unit">"megabytes" or "articles".</param>
    /// <param name="least">How many of them.</param>
    public static int Write(string articles, string file, string unit, long least)
    {
        if (articles.Length == 0)
            articles = Path.Combine(Corpus.Root, "data", "articles");
        using var output = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var (count, sizes) = (0L, new Dictionary<string, long>());
        for (var copy = 0; ; copy++)
        {
            foreach (var article in ArticleReader.Read(articles).Where(a => a.Source is not null))
            {
                WriteLine(output, article, copy);
                sizes[article.Source!] = sizes.GetValueOrDefault(article.Source!) + article.Text.Length;
                count++;
                if (unit == "articles" ? count < least : output.Position < least * 1_000_000)
                    continue;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count}\t{output.Position}\t{sizes.MaxBy(s => s.Value).Key}"));
                return 0;
            }

            if (count > 0)
                continue;
            Console.Error.WriteLine($"{articles} holds no article with a source. Give articles that name their source.");
            return 1;
        }
    }

    private static void WriteLine(FileStream output, Article article, int copy)
    {
        using (var json = new Utf8JsonWriter(output, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", copy == 0 ? article.Id : $"{article.Id}/{copy}");
            json.WriteString("source", article.Source);
            if (article.Published is { } day)
                json.WriteString("date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (article.Title is { } title)
                json.WriteString("title", title);
            json.WriteString("text", article.Text);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
