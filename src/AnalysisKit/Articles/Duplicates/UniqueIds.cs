using System.Globalization;

namespace AnalysisKit;

/// <summary>Makes the ids of a corpus unique. Holds 64-bit hashes instead of ids, so that ten million articles need little memory.</summary>
internal sealed class UniqueIds
{
    private readonly HashSet<ulong> _seen = [];
    private readonly Dictionary<ulong, int> _doubles = [];

    /// <summary>The id itself when it comes the first time, then id#2, id#3 ...</summary>
    public string Make(string id)
    {
        var hash = Hash(id);
        if (_seen.Add(hash))
            return id;
        var number = _doubles.GetValueOrDefault(hash, 1);
        string unique;
        do
        {
            number++;
            unique = string.Create(CultureInfo.InvariantCulture, $"{id}#{number}");
        }
        while (!_seen.Add(Hash(unique)));
        _doubles[hash] = number;
        return unique;
    }

    /// <summary>FNV-1a over the code units, with a final mix.</summary>
    private static ulong Hash(string id)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id)
            hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return hash ^ (hash >> 33);
    }
}
