using System.Text.Json;

namespace AnalysisKit;

/// <summary>
/// Tells an object that only wraps a list of articles, as the answers of news services do (<c>{"status": "ok", "articles": [...]}</c>), from an article: it has neither a text nor an id, the objects of its list have texts, and
/// titles too if it has one.
/// </summary>
/// <param name="map">Which field holds what.</param>
internal sealed class WrappedLists(FieldMap map)
{
    /// <summary>Whether the object that begins here wraps a list of articles, as far as the bytes tell.</summary>
    /// <param name="json">The bytes, which may break off.</param>
    /// <param name="looked">How many of them were looked at.</param>
    public bool IsWrapper(ReadOnlySpan<byte> json, out long looked)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var seen = default(Seen);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                Look(ref reader, "", isPart: false, ref seen);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // What is broken, or no UTF-8, tells no more.
        }

        looked = reader.TokenStartIndex;
        return seen.IsWrapper;
    }

    /// <summary>Whether the list that begins here is of articles, as far as its first object tells.</summary>
    /// <param name="json">The bytes, which may break off.</param>
    /// <param name="looked">How many of them were looked at.</param>
    public bool IsOfArticles(ReadOnlySpan<byte> json, out long looked)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        var seen = default(Seen);
        try
        {
            if (reader.Read() && reader.Read() && FindObject(ref reader))
                Look(ref reader, "", isPart: true, ref seen);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
        }

        looked = reader.TokenStartIndex;
        return seen.Has(FieldRole.Text);
    }

    /// <summary>Reads an object to its end; false where the bytes break off, or enough is known.</summary>
    private bool Look(ref Utf8JsonReader reader, string prefix, bool isPart, ref Seen seen)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;
            var name = prefix + reader.GetString();
            if (!reader.Read())
                return false;
            var goesOn = reader.TokenType switch
            {
                JsonTokenType.StartObject => Look(ref reader, name + ".", isPart, ref seen),
                JsonTokenType.StartArray => LookInList(ref reader, name, isPart, ref seen),
                _ => seen.Add(RoleOf(name), reader.TokenType, reader.ValueSpan),
            };
            if (!goesOn || (isPart ? seen.Has(FieldRole.Text) && seen.Has(FieldRole.Title) : seen.Has(FieldRole.Text) || seen.Has(FieldRole.Id)))
                return false;
        }

        return false;
    }

    private bool LookInList(ref Utf8JsonReader reader, string name, bool isPart, ref Seen seen)
    {
        var depth = reader.CurrentDepth;
        if (!reader.Read())
            return false;
        seen.Add(RoleOf(name), reader.TokenType, reader.ValueSpan);
        if (!FindObject(ref reader) && reader.TokenType != JsonTokenType.EndArray)
            return false;
        if (reader.TokenType == JsonTokenType.StartObject && !isPart && !seen.IsOfArticles)
        {
            var part = default(Seen);
            Look(ref reader, "", isPart: true, ref part);
            seen.OfList = part.Roles;
        }

        while (reader.TokenType != JsonTokenType.EndArray || reader.CurrentDepth != depth)
        {
            if (!reader.Read())
                return false;
        }

        return true;
    }

    /// <summary>Goes on to the first object of a list; false where the list ends, or the bytes break off.</summary>
    private static bool FindObject(ref Utf8JsonReader reader)
    {
        while (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndArray))
        {
            if (!reader.TrySkip() || !reader.Read())
                return false;
        }

        return reader.TokenType == JsonTokenType.StartObject;
    }

    private FieldRole RoleOf(string name) => map.RoleOf(FieldMap.NameOf(name)).Role;

    /// <summary>The roles of the fields of an object, and of the objects of the first list in it that have texts, as bits.</summary>
    private struct Seen
    {
        public int Roles;
        public int OfList;

        public readonly bool IsOfArticles => (OfList & Bit(FieldRole.Text)) != 0;

        public readonly bool IsWrapper => IsOfArticles && !Has(FieldRole.Text) && !Has(FieldRole.Id) && (!Has(FieldRole.Title) || (OfList & Bit(FieldRole.Title)) != 0);

        public readonly bool Has(FieldRole role) => (Roles & Bit(role)) != 0;

        public bool Add(FieldRole role, JsonTokenType type, ReadOnlySpan<byte> value)
        {
            if (value.Length > 0 && (type == JsonTokenType.String || (type == JsonTokenType.Number && role != FieldRole.Text)))
                Roles |= Bit(role);
            return true;
        }

        private static int Bit(FieldRole role) => 1 << (int)role;
    }
}
