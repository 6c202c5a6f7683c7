using System.Collections.Frozen;
using System.Reflection;

namespace AnalysisKit;

/// <summary>What readers are told, in English and Arabic: a list of entries with <c>id</c>, <c>en</c> and <c>ar</c> in a .yml file.</summary>
internal sealed class Texts
{
    private readonly FrozenDictionary<string, (string English, string Arabic)> _texts;

    private Texts(IEnumerable<(string Id, string English, string Arabic)> entries) =>
        _texts = entries.ToFrozenDictionary(e => e.Id, e => (e.English, e.Arabic), StringComparer.Ordinal);

    /// <summary>The texts of a list.</summary>
    public static Texts Of(YamlEntry list) => new(list.List().Select(e => e.Map("id", "en", "ar")).Select(map => (map["id"].Text(), map["en"].Text(), map["ar"].Text())));

    /// <summary>A file that an assembly carries.</summary>
    public static YamlEntry File(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly.GetName().Name} lacks {name}.");
        using var reader = new StreamReader(stream);
        return YamlEntry.Parse(name, reader.ReadToEnd());
    }

    /// <summary>The ids, in no order.</summary>
    public IEnumerable<string> Ids => _texts.Keys;

    /// <summary>Whether there is a text of this id.</summary>
    public bool Has(string id) => _texts.ContainsKey(id);

    /// <summary>The text of an id, with values in its places.</summary>
    public string this[string id, DisplayWording wording, params object[] values]
    {
        get
        {
            var text = wording.IsArabic ? _texts[id].Arabic : _texts[id].English;
            return values.Length == 0 ? wording.Digits(text) : string.Format(wording, wording.Numerals == Numerals.ArabicIndic ? ArabicNumerals.InFormat(text) : text, values);
        }
    }
}
