using System.Text;
using System.Text.Json;

namespace AnalysisKit.Jupyter;

/// <summary>
/// The user's settings of VS Code, in which its Jupyter extension must be told to ask a C# kernel for completions. Their format is JSON with comments, which stay as they are, as does everything else in the file.
/// </summary>
public static class VsCodeSettings
{
    private const string Name = "jupyter.completionTriggerCharacters";
    private const string Language = "csharp";
    private const string Value = "[\".\"]";
    private const string AllButNameAndBraces = $"\"{Language}\": {Value}";

    private static readonly string[] Editions = ["Code", "Code - Insiders", "VSCodium"];

    /// <summary>The setting, as it stands in a file of settings.</summary>
    public const string Completion = $"\"{Name}\": {{ {AllButNameAndBraces} }}";

    /// <summary>The user's files of settings: of those editions that have been used on this machine, or of VS Code itself if none has.</summary>
    public static IReadOnlyList<string> UserFiles() => Files(Environment.GetEnvironmentVariable);

    internal static IReadOnlyList<string> Files(Func<string, string?> variable)
    {
        var home = variable("HOME") is { Length: > 0 } own ? own : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var settings = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support")
            : variable("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder
            : Path.Combine(home, ".config");
        var folders = Editions.Select(edition => Path.Combine(settings, edition, "User")).ToList();
        return [.. folders.Where(Directory.Exists).DefaultIfEmpty(folders[0]).Select(folder => Path.Combine(folder, "settings.json"))];
    }

    /// <summary>The settings with the one that turns completion on; null if C# has it already, whatever its value.</summary>
    /// <param name="text">The content of the file; it may be empty.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="DataFormatException">The text is not JSON with comments, or the setting is not an object. Nothing should be written then.</exception>
    public static string? WithCompletion(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var bytes = Encoding.UTF8.GetBytes(text[mark..]);
        try
        {
            if (Place(bytes, file) is not var (at, insertion))
                return null;
            return text[..mark] + Encoding.UTF8.GetString(bytes, 0, at) + insertion + Encoding.UTF8.GetString(bytes, at, bytes.Length - at);
        }
        catch (JsonException e)
        {
            throw new DataFormatException(file, (e.LineNumber ?? -1) + 1, $"this is not JSON with comments, as VS Code's settings are: {e.Message.Split(" LineNumber:")[0]} Mend it, or put this setting into it yourself: {Completion}", e);
        }
    }

    /// <summary>Where to insert what; null if nothing is to be inserted.</summary>
    private static (int At, string Insertion)? Place(byte[] bytes, string file)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var indent = IndentOf(bytes);
        if (IsBlank(bytes))
            return (bytes.Length, $"{{\n{indent}{Completion}\n}}\n");
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw Wrong("the settings are not an object");
        var begin = (int)reader.BytesConsumed;
        var isEmpty = true;
        (int, string)? within = null;
        var found = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            isEmpty = false;
            var isIt = reader.ValueTextEquals(Name);
            reader.Read();
            if (!isIt)
            {
                reader.Skip();
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
                throw Wrong($"\"{Name}\" is not an object");
            (found, within) = (true, Inside(ref reader));
        }

        while (reader.Read())
        {
            // What follows the settings must be nothing but comments; the reader says so otherwise.
        }

        return found ? within : (begin, $"\n{indent}{Completion}{(isEmpty ? "\n" : ",")}");

        DataFormatException Wrong(string problem) => new(file, 0, $"{problem}. Put this setting into it yourself: {Completion}");
    }

    // The reader is at the setting's opening brace, and is at its end afterwards.
    private static (int, string)? Inside(ref Utf8JsonReader reader)
    {
        var begin = (int)reader.BytesConsumed;
        var isEmpty = true;
        var isSet = false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            isEmpty = false;
            isSet |= reader.ValueTextEquals(Language) || reader.ValueTextEquals("C#");
            reader.Read();
            reader.Skip();
        }

        return isSet ? null : (begin, $" {AllButNameAndBraces}{(isEmpty ? " " : ",")}");
    }

    private static bool IsBlank(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }));
        return !reader.Read() && Encoding.UTF8.GetString(bytes).AsSpan().Trim() is var rest && (rest.IsEmpty || rest.StartsWith("//") || rest.StartsWith("/*"));
    }

    // That of the first line that has one.
    private static string IndentOf(byte[] bytes)
    {
        var line = Encoding.UTF8.GetString(bytes).Split('\n').FirstOrDefault(l => l.TrimStart(' ', '\t') is ['"', ..] && l[0] is ' ' or '\t');
        return line is null ? "    " : line[..(line.Length - line.TrimStart(' ', '\t').Length)];
    }
}
