namespace AnalysisKit;

/// <summary>Numbers distinct surface forms in the order in which they come. Each is analysed once, when it comes first.</summary>
internal sealed class SurfaceTable
{
    private readonly TermOptions _options;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numberOf;
    private readonly List<(string Surface, string? Term)> _forms = [];

    public SurfaceTable(TermOptions options)
    {
        _options = options;
        _numberOf = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Surface(int number) => _forms[number].Surface;

    /// <summary>The term of a surface form; null when it is not counted.</summary>
    public string? Term(int number) => _forms[number].Term;

    /// <summary>The number of a surface form.</summary>
    public int Add(ReadOnlySpan<char> surface)
    {
        if (_numberOf.TryGetValue(surface, out var number))
            return number;
        var text = surface.ToString();
        _forms.Add((text, _options.TermOf(text)));
        _numbers[text] = _forms.Count - 1;
        return _forms.Count - 1;
    }
}
