using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Which field of a record holds which part of the article. A part that is null is searched under its usual names
/// (<c>text</c>, <c>content</c>, <c>body</c> ...; the list is fields.yml), compared without case, spaces, "_", "-" and signs that are not seen.
/// </summary>
public sealed record FieldMap
{
    private static readonly FrozenDictionary<string, (FieldRole Role, int Rank)> Usual = ReadUsualNames();

    /// <summary>Looks for every part under its usual names.</summary>
    public static FieldMap Automatic { get; } = new();

    /// <summary>The field with the id.</summary>
    public string? Id { get; init; }

    /// <summary>The field with the text.</summary>
    public string? Text { get; init; }

    /// <summary>The field with the headline.</summary>
    public string? Title { get; init; }

    /// <summary>The field with the outlet.</summary>
    public string? Source { get; init; }

    /// <summary>The field with the day of publication.</summary>
    public string? Date { get; init; }

    /// <summary>The field with the address of the page.</summary>
    public string? Url { get; init; }

    /// <summary>The field with the byline.</summary>
    public string? Author { get; init; }

    /// <summary>Reads a map as users write it: <c>text=content,date=published_at</c>.</summary>
    /// <exception cref="FormatException">A part is unknown, has no field, or is named twice; the message names it.</exception>
    public static FieldMap Parse(string map)
    {
        ArgumentNullException.ThrowIfNull(map);
        var fields = new FieldMap();
        var parts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in map.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (part, field) = entry.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, { Length: > 0 } right]
                ? (left, right)
                : throw new FormatException($"\"{entry}\" is no field mapping. Write part=field, as in text=content,date=published_at.");
            if (!parts.Add(part))
                throw new FormatException($"The part \"{part}\" is mapped twice. Name one field for it.");
            fields = part.ToUpperInvariant() switch
            {
                "ID" => fields with { Id = field },
                "TEXT" => fields with { Text = field },
                "TITLE" => fields with { Title = field },
                "SOURCE" => fields with { Source = field },
                "DATE" => fields with { Date = field },
                "URL" => fields with { Url = field },
                "AUTHOR" => fields with { Author = field },
                _ => throw new FormatException($"An article has no part \"{part}\". The parts are id, text, title, source, date, url, author."),
            };
        }

        return fields;
    }

    /// <summary>
    /// The name of a field as users see it: without white space around it and without signs that are not seen (of direction, byte order, joining, variants, formatting). Spreadsheets put them around names in another direction than the sheet's.
    /// </summary>
    internal static string NameOf(string field)
    {
        foreach (var rune in field.EnumerateRunes())
        {
            if (IsUnseen(rune))
                return string.Concat(field.EnumerateRunes().Where(r => !IsUnseen(r))).Trim();
        }

        return field.Trim();
    }

    // Signs of format, but for those over numbers (U+0600 to U+0605, U+06DD and the like), which are seen; and what else Unicode calls default-ignorable: fillers, joiners and selectors of variants.
    private static bool IsUnseen(Rune rune) => rune.Value switch
    {
        < 0xAD => false,
        0x34F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF) => true,
        (>= 0x600 and <= 0x605) or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2 or 0x110BD or 0x110CD or (>= 0x13430 and <= 0x1343F) => false,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    /// <summary>The part that a field holds, and the rank of the field among those that could hold it (0 is best).</summary>
    internal (FieldRole Role, int Rank) RoleOf(string field)
    {
        for (var role = FieldRole.Id; role < FieldRole.Other; role++)
        {
            if (Chosen(role) is { } chosen && NameOf(chosen) == field)
                return (role, 0);
        }

        return Usual.TryGetValue(Key(field), out var usual) && Chosen(usual.Role) is null ? usual : (FieldRole.Other, 0);
    }

    private string? Chosen(FieldRole role) => role switch
    {
        FieldRole.Id => Id,
        FieldRole.Text => Text,
        FieldRole.Title => Title,
        FieldRole.Source => Source,
        FieldRole.Date => Date,
        FieldRole.Url => Url,
        FieldRole.Author => Author,
        _ => null,
    };

    private static string Key(string field) =>
        field.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static FrozenDictionary<string, (FieldRole, int)> ReadUsualNames()
    {
        var names = new Dictionary<string, (FieldRole, int)>(StringComparer.Ordinal);
        foreach (var (part, entry) in YamlEntry.Embedded("Articles/fields.yml").Map("id", "text", "title", "source", "date", "url", "author"))
        {
            var rank = 0;
            foreach (var name in entry.Words())
                names.TryAdd(Key(name), (Enum.Parse<FieldRole>(part, ignoreCase: true), rank++));
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
