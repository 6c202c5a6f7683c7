using System.Globalization;

namespace AnalysisKit;

/// <summary>The fields of a few records: their types, how many records have them, and an example of each.</summary>
internal sealed class FieldSample
{
    private const int MostNamed = 20;
    private const int ExampleLength = 40;
    private const int FewestLettersOfText = 40;

    private readonly List<string> _names = [];
    private readonly Dictionary<string, Field> _fields = new(StringComparer.Ordinal);
    private int _records;

    public void Add(RecordFields fields)
    {
        _records++;
        foreach (var (name, value) in fields.All())
        {
            if (!_fields.TryGetValue(name, out var field))
            {
                _fields.Add(name, field = new Field());
                _names.Add(name);
            }

            field.Add(value);
        }
    }

    public string Problem(string wanted)
    {
        var who = _records == 1 ? "The record has" : string.Create(CultureInfo.InvariantCulture, $"The first {_records} records have");
        if (_names.Count == 0)
            return $"{who} no {wanted}, and no field at all.";
        var more = _names.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {_names.Count - MostNamed} more") : "";
        return $"{who} no {wanted}, only {string.Join(", ", _names.Take(MostNamed).Select(n => _fields[n].Describe(n, _records)))}{more}.";
    }

    /// <summary>Advice on the mapping that would find the text: the field with most Arabic letters, or else the one with most letters.</summary>
    public string Advice(FieldMap map)
    {
        var best = _names.OrderByDescending(n => _fields[n].ArabicLetters).ThenByDescending(n => _fields[n].Letters).FirstOrDefault();
        if (best is null || _fields[best].Letters < FewestLettersOfText * (long)_records)
            return $"{(best is null ? "Check the file." : "None of them looks like an article's text.")} Name the field that holds the text, as in --map text=content (in code: ReadOptions.Fields).";
        var others = map == FieldMap.Automatic ? "" : " with your other fields";
        return $"\"{best}\" looks like the text: read it with --map \"text={best}\"{others} (in code: Fields = FieldMap.Parse(\"text={best}\") in ReadOptions).";
    }

    private sealed class Field
    {
        private readonly SortedSet<string> _types = new(StringComparer.Ordinal);
        private string? _example;
        private int _filled;

        public long Letters { get; private set; }

        public long ArabicLetters { get; private set; }

        public void Add(string? value)
        {
            if (value is null)
            {
                _types.Add("no string");
                return;
            }

            if (value.Length == 0)
                return;
            _filled++;
            _types.Add(TypeOf(value));
            _example ??= value;
            Letters += value.Length;
            ArabicLetters += (long)(value.Length * AnalysisKit.ArabicLetters.Share(value));
        }

        public string Describe(string name, int records)
        {
            var parts = new List<string>();
            if (_types.Count > 0)
                parts.Add(string.Join(" or ", _types));
            if (_example is not null)
                parts.Add($"\"{Cut(_example)}\"");
            if (_filled < records && records > 1)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"in {100.0 * _filled / records:0} %"));
            return parts.Count == 0 ? $"{name} (empty)" : $"{name} ({string.Join(", ", parts)})";
        }

        private static string Cut(string value)
        {
            var line = value.AsSpan().Trim();
            var end = Math.Min(line.IndexOfAny('\n', '\r') is var at and >= 0 ? at : line.Length, ExampleLength);
            if (end < line.Length && end > 0 && char.IsHighSurrogate(line[end - 1]))
                end--;
            return end < line.Length ? $"{line[..end]}…" : line.ToString();
        }

        private static string TypeOf(string value)
        {
            if (value is "true" or "false")
                return "true or false";
            if (decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                return "number";
            return value.Length is >= 8 and <= 40 && char.IsAsciiDigit(value[0]) && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "date" : "text";
        }
    }
}
