using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit.Models;

/// <summary>What a language model is told: instructions for whole articles and for statements that are only judged, and what it hears when an answer is rejected. Read from a YAML file that can be copied and changed. Immutable.</summary>
public sealed class ModelPrompt
{
    private const int HashBytes = 6;

    private static readonly Lazy<ModelPrompt> BuiltIn = new(() => Parse(DefaultYaml, "prompt.yml"));

    private readonly Dictionary<string, string> _texts;

    private ModelPrompt(string name, string version, string hash, Dictionary<string, string> texts, IReadOnlyDictionary<string, double> confidences)
    {
        (Name, Version, Hash, _texts, Confidences) = (name, version, hash, texts, confidences);
    }

    /// <summary>The prompt that comes with the kit.</summary>
    public static ModelPrompt Default => BuiltIn.Value;

    /// <summary>The file of the kit's own prompt, to be copied and changed.</summary>
    public static string DefaultYaml
    {
        get
        {
            using var reader = new StreamReader(typeof(ModelPrompt).Assembly.GetManifestResourceStream("prompt.yml") ?? throw new InvalidOperationException("The assembly lacks prompt.yml."));
            return reader.ReadToEnd();
        }
    }

    /// <summary>The prompt's name.</summary>
    public string Name { get; }

    /// <summary>The prompt's version, as the file has it.</summary>
    public string Version { get; }

    /// <summary>A hash of its content, comments and layout left out: 12 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The probability that stands for each of the words by which a model says how sure it is, and for a statement.</summary>
    internal IReadOnlyDictionary<string, double> Confidences { get; }

    /// <summary>Reads a prompt file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is not as the schema says; the message names file, line and what to do.</exception>
    public static ModelPrompt Load(string path) => Read(YamlEntry.Load(path));

    /// <summary>Reads a prompt from YAML text.</summary>
    /// <param name="yaml">The text, of the same schema as a prompt file.</param>
    /// <param name="name">The name of the text in error messages.</param>
    /// <exception cref="DataFormatException">The text is not as the schema says.</exception>
    public static ModelPrompt Parse(string yaml, string name = "prompt") => Read(YamlEntry.Parse(name, yaml));

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version} ({Hash})";

    /// <summary>A text of the prompt with its places filled. What is filled in is not looked at again, so that an article with a place's name in it stays as it is.</summary>
    internal string Fill(string key, params (string Place, string Text)[] values)
    {
        var template = _texts[key];
        var filled = new StringBuilder(template.Length);
        for (var at = 0; at < template.Length;)
        {
            var place = template[at] == '{' ? Array.Find(values, v => template.AsSpan(at + 1).StartsWith(v.Place, StringComparison.Ordinal) && at + 1 + v.Place.Length < template.Length && template[at + 1 + v.Place.Length] == '}') : default;
            if (place.Place is null)
            {
                filled.Append(template[at++]);
                continue;
            }

            filled.Append(place.Text);
            at += place.Place.Length + 2;
        }

        return filled.ToString();
    }

    private static ModelPrompt Read(YamlEntry file)
    {
        (string Key, string[] Places)[] texts =
        [
            ("article", ["issues", "actors"]), ("judge", ["issues"]), ("no_issues", []), ("article_text", ["text", "mark"]), ("part", []), ("statements", ["statements"]), ("again", ["reason"]),
        ];
        var map = file.Map(["prompt", "version", "confidence", .. texts.Select(t => t.Key)]);
        foreach (var key in (string[])["prompt", "version", "confidence", .. texts.Select(t => t.Key)])
        {
            if (!map.ContainsKey(key))
                throw file.Error($"The prompt lacks \"{key}\". Copy the kit's own, which 'analysiskit ask prompt' prints, and change that.");
        }

        foreach (var (key, places) in texts)
        {
            if (places.FirstOrDefault(p => !map[key].Text().Contains($"{{{p}}}", StringComparison.Ordinal)) is { } missing)
                throw map[key].Error($"\"{key}\" must say {{{missing}}} where that is to be filled in.");
        }

        var confidence = map["confidence"].Map("statement", "high", "medium", "low");
        foreach (var word in (string[])["statement", "high", "medium", "low"])
        {
            if (!confidence.ContainsKey(word))
                throw map["confidence"].Error($"Say which probability \"{word}\" stands for, as a number from 0 to 1.");
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        file.AddTo(hash);
        return new ModelPrompt(
            map["prompt"].Text(), map["version"].Text(), Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, HashBytes)), texts.ToDictionary(t => t.Key, t => map[t.Key].Text(), StringComparer.Ordinal),
            confidence.ToDictionary(c => c.Key, c => c.Value.Number(0, 1), StringComparer.Ordinal));
    }
}
