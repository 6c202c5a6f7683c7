using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Cli;

/// <summary>
/// The records that gave no article, as JSON lines. Written while reading, so that nothing is lost if the work is stopped. Every shard of a scan reads all records, so each writes its
/// share of them, to a file of its own.
/// </summary>
internal sealed class RejectsFile : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;
    private readonly Shard _shard;
    private long _met;

    public RejectsFile(string path, Shard shard)
    {
        (Path, _shard) = (PathOf(path, shard), shard);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);

        // Deletes first: if the path is a link, the file that it leads to must not be emptied.
        File.Delete(Path);
        _file = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.Read);
        _json = new Utf8JsonWriter(_file, Json);
    }

    public string Path { get; }

    /// <summary>Whether this is the file of one shard, so that other shards have further records.</summary>
    public bool IsShare => _shard != Shard.Whole;

    /// <summary>The file of a shard: rejects-3-of-8.jsonl for rejects.jsonl.</summary>
    public static string PathOf(string path, Shard shard) => shard == Shard.Whole
        ? path
        : System.IO.Path.Join(System.IO.Path.GetDirectoryName(path), string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileNameWithoutExtension(path)}-{shard.Number}-of-{shard.Of}{System.IO.Path.GetExtension(path)}"));

    public void Add(ReadProblem problem)
    {
        if ((!problem.RecordLost && !problem.LeftOut) || !_shard.Holds(_met++))
            return;
        _json.WriteStartObject();
        _json.WriteString("file", problem.File);
        _json.WriteNumber("record", problem.Line);
        _json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Kind.ToString()));
        _json.WriteString("problem", problem.Problem);
        _json.WriteString("advice", problem.Advice);
        if (problem.Record is { } record)
            _json.WriteString("raw", record);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _file.Write("\n"u8);
        _file.Flush();
    }

    public void Dispose()
    {
        _json.Dispose();
        _file.Dispose();
    }
}
