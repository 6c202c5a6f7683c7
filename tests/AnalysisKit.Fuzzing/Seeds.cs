using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.Json;
using AnalysisKit.Store;
using ZstdSharp;

namespace AnalysisKit.Fuzzing;

/// <summary>Whole files of every kind, from which damaged ones are made.</summary>
public static class Seeds
{
    /// <summary>How many articles a file of records has.</summary>
    public const int Records = 6;

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A topic that finds something in the articles.</summary>
    public static Topic Topic { get; } = Topic.Parse(Encoding.UTF8.GetString(Embedded("topic.yml")), "topic.yml");

    /// <summary>The articles. Each has a word of its own, by which it is found again.</summary>
    public static IReadOnlyList<Article> Articles { get; } = [.. Enumerable.Range(0, Records).Select(Article)];

    /// <summary>A file among the seeds.</summary>
    public static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The word of an article that no other has.</summary>
    public static string Mark(int article) => $"علامة{(char)('\u0628' + article)}{(char)('\u0628' + article)}خاصة";

    /// <summary>The name of a format and a file in it, with one article or all.</summary>
    public static IReadOnlyList<(string Ending, int Articles, byte[] Bytes)> Files { get; } = Make();

    private static Article Article(int i) => new()
    {
        Id = $"n{i}",
        Title = $"عنوان رقم {i}: \"السد\"، والنهر",
        Source = i % 2 == 0 ? "الأولى" : "الثانية",
        Published = new DateOnly(2020, 6, 1 + i),
        Url = $"https://example.org/{i}",
        Author = "مراسل",
        Text = $"القاهرة: قال وزير الخارجية المصري سامح شكري، أمس، إن بلاده ترفض بدء ملء سد النهضة قبل الاتفاق، {Mark(i)}.\nوأضاف: «لا بديل عن الحوار»؛ وأكدت الخرطوم أنها تؤيد إتمام الملء في موعده. وطالبت إثيوبيا بعدم التدخل في شؤونها.",
    };

    private static List<(string Ending, int Articles, byte[] Bytes)> Make()
    {
        var jsonl = Encoding.UTF8.GetBytes(string.Concat(Articles.Select(a => JsonSerializer.Serialize(Fields(a), Json) + "\n")));
        var csv = Encoding.UTF8.GetBytes(Separated(',', quoted: true));
        var txt = Encoding.UTF8.GetBytes($"---\ntitle: \"{Articles[0].Title!.Replace("\"", "'", StringComparison.Ordinal)}\"\nsource: {Articles[0].Source}\ndate: 2020-06-01\ntags: [السد, {{a: 1}}]\n---\n{Articles[0].Text}\n");
        var html = Encoding.UTF8.GetBytes(Page(Articles[0]));
        return
        [
            ("txt", 1, txt), ("html", 1, html), ("jsonl", Records, jsonl), ("csv", Records, csv), ("tsv", Records, Encoding.UTF8.GetBytes(Separated('\t', quoted: false))),
            ("semicolon.csv", Records, Encoding.UTF8.GetBytes(Separated(';', quoted: true))), ("parquet", Records, Parquet()), ("zip", 2, Zip(("a/one.txt", txt), ("b/two.html", html))),
            ("jsonl.gz", Records, Gzip(jsonl)), ("csv.zst", Records, Zstandard(csv)), ("utf16.txt", 1, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Articles[0].Text)]),
        ];
    }

    private static Dictionary<string, object?> Fields(Article a) => new()
    {
        ["id"] = a.Id,
        ["title"] = a.Title,
        ["source"] = a.Source,
        ["date"] = a.Published!.Value.ToString("yyyy-MM-dd", null),
        ["url"] = a.Url,
        ["text"] = a.Text,
        ["tags"] = new[] { "سد", "نهر" },
        ["more"] = new { likes = 3 },
    };

    private static string Separated(char separator, bool quoted)
    {
        var text = new StringBuilder(string.Join(separator, "id", "title", "date", "text")).Append('\n');
        foreach (var a in Articles)
        {
            string[] values = [a.Id, a.Title!, "2020-06-01", quoted ? a.Text : a.Text.ReplaceLineEndings(" ")];
            text.AppendJoin(separator, values.Select(v => quoted ? $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : v)).Append('\n');
        }

        return text.ToString();
    }

    private static string Page(Article a) =>
        $$"""
        <!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>{{a.Title}}</title><meta property="og:title" content="عنوان"><meta property="article:published_time" content="2020-06-01">
        <script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": ["NewsArticle"], "headline": "عنوان", "author": [{"name": "مراسل"}], "datePublished": "2020-06-01"}]}</script></head>
        <body><nav><ul><li><a href="/">الرئيسية</a></ul></nav><article><h1>عنوان</h1><p>{{a.Text.ReplaceLineEndings("</p><p>")}}</p><p>{{string.Concat(Enumerable.Repeat("كلام <b>آخر</b> عن النهر. ", 12))}}</p></article><footer>حقوق</footer></body></html>
        """;

    private static byte[] Parquet()
    {
        var folder = Directory.CreateTempSubdirectory("seeds").FullName;
        try
        {
            using (var store = ArticleStore.OpenOrCreate(Path.Combine(folder, "s.duckdb")))
            {
                store.Import(Articles);
                store.Export(Path.Combine(folder, "tables"), StoreFormat.Parquet);
            }

            return File.ReadAllBytes(Path.Combine(folder, "tables", "articles.parquet"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Zip(params (string Path, byte[] Bytes)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            packed.Write(content);
        return bytes.ToArray();
    }

    private static byte[] Zstandard(byte[] content)
    {
        using var packing = new Compressor();
        return packing.Wrap(content).ToArray();
    }
}
