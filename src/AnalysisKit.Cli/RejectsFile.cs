using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnalysisKit.Articles;

namespace AnalysisKit.Cli;

/// <summary>The records that gave no article, as JSON lines. Written while reading, so that what was found is there when the work is stopped.</summary>
internal sealed class RejectsFile : IDisposable
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _file;
    private readonly Utf8JsonWriter _json;

    public RejectsFile(string path)
    {
        Path = path;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        _json = new Utf8JsonWriter(_file, Json);
    }

    public string Path { get; }

    public void Add(ReadProblem problem)
    {
        if (!problem.RecordLost && !problem.LeftOut)
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
