namespace AnalysisKit;

/// <summary>
/// The records of one file that have no text field. As long as no record has one, they are held back, so that one report can say what fields the
/// file has and which of them looks like the text.
/// </summary>
internal sealed class MissingText
{
    private const int Looked = 100;

    private readonly List<(long Line, string? Raw)> _held = [];
    private FieldSample _sample = new();
    private bool _told;
    private bool _anyText;

    /// <summary>Adds a record without text; true when it is time to report the records held back.</summary>
    public bool Add(RecordFields fields, long line, Func<string?> raw)
    {
        _held.Add((line, raw()));
        if (_told)
            return true;
        _sample.Add(fields);
        return _anyText || _held.Count >= Looked;
    }

    /// <summary>Says that a record with a text was found; true if records are held back that must be reported before it.</summary>
    public bool FoundText()
    {
        _anyText = true;
        return _held.Count > 0;
    }

    /// <summary>The reports on what is held: a full one for the first of a file, short ones for the others.</summary>
    public List<(long Line, string? Raw, string Problem, string Advice, bool Repeated)> Take(FieldMap map)
    {
        var reports = new List<(long, string?, string, string, bool)>(_held.Count);
        var wanted = map.Text is { } named ? $"field \"{named}\"" : "text field";
        foreach (var (line, raw) in _held)
        {
            reports.Add(_told
                ? (line, raw, $"The record has no {wanted}.", "Name the field that holds the text, as in --map text=content.", true)
                : (line, raw, _sample.Problem(wanted), _sample.Advice(map), false));
            _told = true;
        }

        _held.Clear();
        _sample = new FieldSample();
        return reports;
    }
}
