using System.Globalization;
using System.Text.Json;

namespace AnalysisKit.Cli;

/// <summary>How right a reader was measured to be: the figures that <c>evaluate --format json</c> writes.</summary>
internal sealed record MeasuredReading(int Articles, MeasuredFigures Attribution, MeasuredFigures Triples)
{
    /// <summary>Reads a file of figures.</summary>
    /// <exception cref="CommandFailure">It is no such file.</exception>
    public static MeasuredReading Load(string path)
    {
        Inputs.MustExist(path, "figures");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            var root = json.RootElement;
            return new MeasuredReading(root.GetProperty("articles").GetInt32(), Three(root, "attribution"), Three(root, "triples"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new CommandFailure(ExitCodes.Data, $"'{path}' holds no figures: {Plain.Line(e.Message)} Give what 'analysiskit evaluate --format json' wrote for the same reader.");
        }
    }

    /// <summary>The figures in words.</summary>
    public string Describe(Wording words) => Describe(Triples, Attribution, words["as_given"], Articles, words);

    /// <summary>Figures in words.</summary>
    /// <param name="triples">Who is for or against what, per article; null where the reader does not read that.</param>
    /// <param name="attribution">Statements with their speakers.</param>
    /// <param name="on">What they were measured on, in words.</param>
    /// <param name="articles">Number of articles that they were measured on.</param>
    /// <param name="words">The language.</param>
    public static string Describe(MeasuredFigures? triples, MeasuredFigures attribution, string on, int articles, Wording words) =>
        (triples is null ? "" : words["measured_triples", Share(triples.Precision), Share(triples.Recall)])
        + words["measured_statements", Share(attribution.Precision), Share(attribution.Recall), on, words.Whole(articles)];

    private static string Share(double? share) => share?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static MeasuredFigures Three(JsonElement root, string name) => new(Read(root, name + "_p"), Read(root, name + "_r"), Read(root, name + "_f1"));

    private static double Read(JsonElement root, string name) =>
        root.GetProperty(name).GetDouble() is >= 0 and <= 1 and var share ? share : throw new FormatException($"\"{name}\" is not from 0 to 1.");
}
