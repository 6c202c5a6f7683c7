using System.Collections.Frozen;

namespace AnalysisKit;

/// <summary>The words of cleaning.yml, ready to be matched.</summary>
internal sealed class CleaningLexicon
{
    private CleaningLexicon(IReadOnlyDictionary<string, YamlEntry> entries)
    {
        var navigation = entries["navigation"].Map("threshold", "longest_line", "begins", "alone", "leading", "menu", "classes");
        NavigationThreshold = navigation["threshold"].Number(1, 100);
        LongestNavigationLine = (int)navigation["longest_line"].Number(1, 100);
        AddAll(NavigationBegins, navigation["begins"]);
        AddAll(NavigationAlone, navigation["alone"]);
        AddAll(NavigationLeading, navigation["leading"]);
        AddAll(Menu, navigation["menu"]);
        AddClasses(navigation["classes"]);

        var dateline = entries["dateline"].Map("text_after_place", "places", "countries", "not_names", "given_names", "date_words");
        TextAfterPlace = (int)dateline["text_after_place"].Number(0, 10_000);
        AddAll(Places, dateline["places"]);
        AddAll(Countries, dateline["countries"]);
        NotNames = Words(dateline["not_names"]);
        GivenNames = Words(dateline["given_names"]);
        DateWords = Words(dateline["date_words"]);

        var credit = entries["credit"].Map("agencies", "newspapers", "labels");
        AddAll(Agencies, credit["agencies"]);
        AddAll(Newspapers, credit["newspapers"]);
        AddAll(CreditLabels, credit["labels"]);

        Quotes = entries["quotes"].Map().ToFrozenDictionary(q => q.Key, q => q.Value.Text() is [var quote] ? quote : throw q.Value.Error("Expected one quotation mark."), StringComparer.Ordinal);
        Entities = entries["entities"].Words().ToFrozenSet(StringComparer.Ordinal);
    }

    public static CleaningLexicon Instance { get; } = new(YamlEntry.Embedded("Cleaning/cleaning.yml").Map("navigation", "dateline", "credit", "quotes", "entities"));

    public double NavigationThreshold { get; }

    public int LongestNavigationLine { get; }

    public PhraseLexicon<bool> NavigationBegins { get; } = new();

    public PhraseLexicon<bool> NavigationAlone { get; } = new();

    public PhraseLexicon<bool> NavigationLeading { get; } = new();

    public PhraseLexicon<bool> Menu { get; } = new();

    /// <summary>The number of the class that a phrase belongs to.</summary>
    public PhraseLexicon<int> NavigationClasses { get; } = new();

    public List<double> NavigationWeights { get; } = [];

    public int TextAfterPlace { get; }

    public PhraseLexicon<bool> Places { get; } = new();

    public PhraseLexicon<bool> Countries { get; } = new();

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NotNames { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GivenNames { get; }

    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DateWords { get; }

    public PhraseLexicon<bool> Agencies { get; } = new();

    public PhraseLexicon<bool> Newspapers { get; } = new();

    public PhraseLexicon<bool> CreditLabels { get; } = new();

    public FrozenDictionary<string, char> Quotes { get; }

    public FrozenSet<string> Entities { get; }

    private static void AddAll(PhraseLexicon<bool> phrases, YamlEntry entry)
    {
        foreach (var phrase in entry.Words())
            phrases.Add(phrase, true);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(YamlEntry entry) =>
        entry.Words().Select(FoldedWords.Fold).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private void AddClasses(YamlEntry classes)
    {
        foreach (var (_, entry) in classes.Map())
        {
            var one = entry.Map("weight", "words");
            foreach (var phrase in one["words"].Words())
                NavigationClasses.Add(phrase, NavigationWeights.Count);
            NavigationWeights.Add(one["weight"].Number(0, 10));
        }

        if (NavigationWeights.Count > 64)
            throw classes.Error("There can be 64 classes at most.");
    }
}
