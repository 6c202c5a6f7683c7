using System.Reflection;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>
/// What the kit has learned from annotated articles: how likely a statement is right, and which of the stances that its words may show it does show. <c>analysiskit train</c> makes one,
/// as a file that can be read: each feature with its weights. Immutable.
/// </summary>
public sealed class ReadingModel
{
    private const string Format = "analysiskit-model-2";
    private const int HashBytes = 8;

    private static readonly Lazy<ReadingModel> Kits = new(LoadDefault);

    private readonly Lazy<string> _hash;

    internal ReadingModel(string made, TreeModel speakers, double speakerThreshold, Calibration statementCalibration, StanceModels stances, Calibration stanceCalibration, double threshold)
    {
        Made = made;
        Speakers = speakers;
        SpeakerThreshold = speakerThreshold;
        StatementCalibration = statementCalibration;
        Stances = stances;
        StanceCalibration = stanceCalibration;
        Threshold = threshold;
        _hash = new Lazy<string>(HashOf);
    }

    /// <summary>The kit's own, in the assembly.</summary>
    public static ReadingModel Default => Kits.Value;

    /// <summary>From what it was made, and how good it is, in a sentence.</summary>
    public string Made { get; }

    /// <summary>A hash of all that the model decides by. 16 hexadecimal digits.</summary>
    public string Hash => _hash.Value;

    /// <summary>Whether an actor made a statement. Its values are named by <c>SpeakerCandidates</c>, a room further on; the names come with the file.</summary>
    internal TreeModel Speakers { get; }

    /// <summary>How likely a speaker must be, before calibration.</summary>
    internal double SpeakerThreshold { get; }

    internal Calibration StatementCalibration { get; }

    /// <summary>Whether a candidate is a stance, and on which side.</summary>
    internal StanceModels Stances { get; }

    internal Calibration StanceCalibration { get; }

    /// <summary>How likely a stance must be, before calibration.</summary>
    internal double Threshold { get; }

    /// <summary>Reads a model that <c>analysiskit train</c> wrote.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is no model, or one of another version of the kit.</exception>
    public static ReadingModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    internal void Save(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("made", Made);
        json.WritePropertyName("statement_calibration");
        StatementCalibration.Write(json);
        json.WriteNumber("threshold", Math.Round(Threshold, 3));
        json.WritePropertyName("stance_calibration");
        StanceCalibration.Write(json);
        json.WriteNumber("speaker_threshold", Math.Round(SpeakerThreshold, 3));
        json.WritePropertyName("speakers");
        Speakers.Write(json);
        json.WritePropertyName("stances");
        Stances.Stances.Write(json);
        json.WritePropertyName("sides");
        Stances.Sides.Write(json);
        json.WriteEndObject();
    }

    private string HashOf()
    {
        using var file = new MemoryStream();
        Save(file);
        return Convert.ToHexStringLower(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, HashBytes));
    }

    private static ReadingModel LoadDefault()
    {
        const string Name = "Decisions/model.json";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)!;
        return Read(stream, Name);
    }

    private static ReadingModel Read(Stream stream, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(stream);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("format", out var format) || format.GetString() != Format)
                throw new DataFormatException(path, 1, $"This is no model of this version of the kit: \"format\" is not \"{Format}\". Make it with analysiskit train.");
            return new ReadingModel(
                json.GetProperty("made").GetString() ?? "",
                TreeModel.Read(json.GetProperty("speakers")),
                json.GetProperty("speaker_threshold").GetDouble(),
                Calibration.Read(json.GetProperty("statement_calibration")),
                new StanceModels(LinearModel.Read(json.GetProperty("stances")), LinearModel.Read(json.GetProperty("sides"))),
                Calibration.Read(json.GetProperty("stance_calibration")),
                json.GetProperty("threshold").GetDouble());
        }
        catch (Exception e) when (e is not (DataFormatException or IOException or OutOfMemoryException))
        {
            throw new DataFormatException(path, 1, $"This is no model: {e.Message}", e);
        }
    }
}
