using System.Text;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>Reads JSON objects into <see cref="RecordFields"/>. Remembers the field names it has met, so that a record costs little more than its strings.</summary>
/// <param name="map">Which field holds what.</param>
/// <param name="textAsUtf8">Whether the text is left as UTF-8 (see <see cref="TryGetText"/>) and not put among the fields.</param>
internal sealed class JsonRecordReader(FieldMap map, bool textAsUtf8 = false)
{
    private const int MaxNesting = 4;

    private readonly List<KnownField> _known = [];
    private readonly StringBuilder _joined = new();

    // The text that was left as UTF-8: a part of the line, or an unescaped copy in a buffer.
    private KnownField? _textField;
    private (int Start, int Length) _textInLine;
    private byte[] _unescaped = [];
    private int _unescapedLength;

    private sealed record KnownField(byte[] Utf8Name, string Name, FieldRole Role, int Rank);

    /// <summary>Reads one object. Nested objects give fields with dotted names; lists of strings are joined by line breaks. A number cannot be the text.</summary>
    /// <exception cref="JsonException">The bytes are not one JSON object.</exception>
    /// <exception cref="InvalidOperationException">A string holds bytes that are not UTF-8 or half a surrogate pair.</exception>
    public void Read(ReadOnlySpan<byte> json, RecordFields fields)
    {
        fields.Clear();
        _textField = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"it holds a JSON {Describe(reader.TokenType)} where an object is expected");
        ReadObject(json, ref reader, "", fields, 0);
        if (reader.Read())
            throw new JsonException("more than one object on the line");
    }

    private void ReadObject(ReadOnlySpan<byte> json, ref Utf8JsonReader reader, string prefix, RecordFields fields, int nesting)
    {
        var position = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader, prefix, position++);
            reader.Read();
            switch (reader.TokenType)
            {
                case JsonTokenType.String when textAsUtf8 && field.Role == FieldRole.Text && _textField is null && fields[FieldRole.Text] is null:
                    LeaveText(ref reader, field, fields);
                    break;
                case JsonTokenType.String:
                    TakeText(json, field, fields);
                    fields.Add(field.Name, field.Role, field.Rank, reader.GetString()!);
                    break;
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False when field.Role != FieldRole.Text:
                    fields.Add(field.Name, field.Role, field.Rank, Encoding.UTF8.GetString(reader.ValueSpan));
                    break;
                case JsonTokenType.StartObject when nesting < MaxNesting:
                    ReadObject(json, ref reader, field.Name + ".", fields, nesting + 1);
                    break;
                case JsonTokenType.StartArray when ReadStrings(ref reader) is { Length: > 0 } joined:
                    TakeText(json, field, fields);
                    fields.Add(field.Name, field.Role, field.Rank, joined);
                    break;
                default:
                    reader.Skip();
                    fields.AddName(field.Name);
                    break;
            }
        }
    }

    /// <summary>The text of the last record as valid UTF-8 without escapes. False if it has none, or if the text is among the fields because several fields could be the text.</summary>
    /// <param name="json">The bytes that were read.</param>
    /// <param name="text">The text; valid until the next record.</param>
    public bool TryGetText(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> text)
    {
        text = _textField is null ? default : TextOf(json);
        return _textField is not null;
    }

    private ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> json) =>
        _unescapedLength > 0 ? _unescaped.AsSpan(0, _unescapedLength) : json.Slice(_textInLine.Start, _textInLine.Length);

    private void LeaveText(ref Utf8JsonReader reader, KnownField field, RecordFields fields)
    {
        _textField = field;
        _textInLine = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        _unescapedLength = 0;
        if (!reader.ValueIsEscaped)
        {
            if (!Utf8Validity.IsValid(reader.ValueSpan))
                throw new InvalidOperationException("The text is not valid UTF-8.");
            return;
        }

        if (_unescaped.Length < reader.ValueSpan.Length)
            _unescaped = new byte[Math.Max(reader.ValueSpan.Length, _unescaped.Length * 2)];
        _unescapedLength = JsonText.TryUnescape(reader.ValueSpan, _unescaped, out var length) && Utf8Validity.IsValid(_unescaped.AsSpan(0, length)) ? length : reader.CopyString(_unescaped);
    }

    /// <summary>Puts the text among the fields after all, if the next field could be the text too.</summary>
    private void TakeText(ReadOnlySpan<byte> json, KnownField rival, RecordFields fields)
    {
        if (_textField is not { } field || rival.Role != FieldRole.Text)
            return;
        fields.Add(field.Name, field.Role, field.Rank, Encoding.UTF8.GetString(TextOf(json)));
        _textField = null;
    }

    /// <summary>The strings and numbers of a list, one per line; nested values are left out.</summary>
    private string ReadStrings(ref Utf8JsonReader reader)
    {
        _joined.Clear();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var value = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
            if (value is null)
                reader.Skip();
            else
                _joined.Append(_joined.Length > 0 ? "\n" : "").Append(value);
        }

        return _joined.ToString();
    }

    /// <summary>The records of an archive nearly always have their fields in the same order, so the field known at this position is tried first.</summary>
    private KnownField FieldOf(ref Utf8JsonReader reader, string prefix, int position)
    {
        if (prefix.Length > 0 || reader.ValueIsEscaped)
            return Make(prefix + reader.GetString());
        var name = reader.ValueSpan;
        if (position < _known.Count && name.SequenceEqual(_known[position].Utf8Name))
            return _known[position];
        foreach (var field in _known)
        {
            if (name.SequenceEqual(field.Utf8Name))
                return field;
        }

        if (!Utf8Validity.IsValid(name))
            throw new InvalidOperationException("The name of a field is not valid UTF-8.");
        var met = Make(Encoding.UTF8.GetString(name));
        if (_known.Count < 256)
            _known.Add(met);
        return met;
    }

    private KnownField Make(string given)
    {
        var name = FieldMap.NameOf(given);
        var (role, rank) = map.RoleOf(name);
        return new KnownField(Encoding.UTF8.GetBytes(given), name, role, rank);
    }

    private static string Describe(JsonTokenType type) => type switch
    {
        JsonTokenType.StartArray => "list",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.Null => "null",
        _ => "truth value",
    };
}
