using System.Globalization;

namespace AnalysisKit;

/// <summary>The fields of the record that is being read, sorted into the parts of an article. Reused from record to record.</summary>
internal sealed class RecordFields
{
    private readonly string?[] _parts = new string?[(int)FieldRole.Other];
    private readonly (string Name, int Rank)[] _origins = new (string, int)[(int)FieldRole.Other];
    private readonly List<KeyValuePair<string, string>> _others = [];
    private readonly List<string> _names = [];

    /// <summary>A name that several fields of the record have, the first such one; null if there is none. Known once the parts and <see cref="Metadata"/> were taken.</summary>
    public string? Repeated { get; private set; }

    public string? this[FieldRole role] => _parts[(int)role];

    /// <summary>All fields of the record in their order, with a null value if an article could not keep it. Used for the report about a missing field.</summary>
    public IEnumerable<(string Name, string? Value)> All()
    {
        foreach (var name in _names)
        {
            var part = Array.FindIndex(_origins, o => o.Name == name);
            string? value = part >= 0 ? _parts[part] : _others.Find(o => o.Key == name).Value;
            yield return (name, value);
        }
    }

    public void Clear()
    {
        Array.Clear(_parts);
        Array.Clear(_origins);
        _others.Clear();
        _names.Clear();
        Repeated = null;
    }

    /// <summary>The name of a further field that has the same name as an earlier one.</summary>
    public static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}#{number}");

    public void Add(string name, FieldRole role, int rank, string value)
    {
        _names.Add(name);
        if (role == FieldRole.Other)
        {
            _others.Add(new(name, value));
            return;
        }

        var part = (int)role;
        if (_parts[part] is not null && (_origins[part].Rank < rank || _origins[part].Name == name))
        {
            _others.Add(new(name, value));
            return;
        }

        if (_parts[part] is { } loser && _origins[part].Rank > rank)
            _others.Add(new(_origins[part].Name, loser));
        _parts[part] = value;
        _origins[part] = (name, rank);
    }

    /// <summary>Adds a field whose value an article could not keep.</summary>
    public void AddName(string name) => _names.Add(name);

    /// <summary>The fields that are no part of an article (only the wanted ones, if given); null if there are none.</summary>
    public IReadOnlyDictionary<string, string>? Metadata(IReadOnlySet<string>? wanted)
    {
        if (wanted is not null)
            _others.RemoveAll(o => !wanted.Contains(o.Key));
        if (_others.Count == 0)
            return null;
        var metadata = new Dictionary<string, string>(_others.Count, StringComparer.Ordinal);
        Dictionary<string, int>? next = null;
        foreach (var (name, value) in _others)
        {
            if (!IsPart(name) && metadata.TryAdd(name, value))
                continue;
            Repeated ??= name;
            next ??= new(StringComparer.Ordinal);
            var number = next.GetValueOrDefault(name, 2);
            while (!metadata.TryAdd(Numbered(name, number), value))
                number++;
            next[name] = number + 1;
        }

        return metadata;
    }

    /// <summary>Whether a part of the article has its value from a field of this name.</summary>
    private bool IsPart(string name)
    {
        for (var part = 0; part < _parts.Length; part++)
        {
            if (_parts[part] is not null && _origins[part].Name == name)
                return true;
        }

        return false;
    }
}
