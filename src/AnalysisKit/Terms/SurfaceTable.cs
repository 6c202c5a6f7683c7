namespace AnalysisKit.Terms;

/// <summary>Numbers distinct surface forms as they come; each is analysed once, at first sight.</summary>
internal sealed class SurfaceTable
{
    public const int Gap = -1;

    private readonly TermOptions _options;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string?> _terms = [];
    private readonly List<string> _surfaces = [];

    public SurfaceTable(TermOptions options)
    {
        _options = options;
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Count => _surfaces.Count;

    public string Surface(int id) => _surfaces[id];

    /// <summary>The term of a surface form; null when it is not counted.</summary>
    public string? Term(int id) => _terms[id];

    public int Add(ReadOnlySpan<char> surface)
    {
        if (_bySpan.TryGetValue(surface, out var id))
            return id;
        var text = surface.ToString();
        var form = _options.Tokenization.Form(surface);
        id = _surfaces.Count;
        _ids.Add(text, id);
        _surfaces.Add(text);
        _terms.Add(form is null || _options.Term is null ? form : _options.Term(form));
        return id;
    }
}
