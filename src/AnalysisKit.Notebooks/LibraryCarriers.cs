using System.Text.Json.Nodes;
using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Keeps track of which cells' outputs contain plotly.js (the carriers), so that a notebook contains it once and every remaining figure finds it when the page is loaded again, whichever cells were rerun, edited or removed.
/// Every figure comes with plotly.js; it is removed here from all but the first. When the output that contains it disappears, the next figure keeps it; if there is no next figure, the cell shows plotly.js alone.
/// </summary>
internal sealed class LibraryCarriers
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    // The last run of each cell; the carriers, since which run and in which display; and the cells whose figures need the plotly.js of another cell.
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Since, string? DisplayId)> _carriers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needing = new(StringComparer.Ordinal);
    private int _run;

    /// <summary>Begins a run of a cell, whose earlier outputs are gone.</summary>
    public Cell Begin(CellHost host)
    {
        _run++;
        foreach (var removed in host.Removed ?? [])
            Forget(removed);
        if (host.Id is not { } id)
            return new Cell(this, null, 0, false);
        var before = _runs.GetValueOrDefault(id);
        _runs[id] = _run;
        Forget(id);
        return new Cell(this, id, before, host.Removed is not null);
    }

    private void Forget(string id)
    {
        _carriers.Remove(id);
        _needing.Remove(id);
    }

    /// <summary>One run of a cell.</summary>
    /// <param name="carriers">The session's carriers.</param>
    /// <param name="id">The cell; null when it is not known.</param>
    /// <param name="before">The number of its previous run; 0 for none.</param>
    /// <param name="isToldOfRemovals">Whether the front end reports removed cells, so that every other cell that was run is still in the notebook.</param>
    internal sealed class Cell(LibraryCarriers carriers, string? id, int before, bool isToldOfRemovals)
    {
        private readonly HashSet<string> _displays = new(StringComparer.Ordinal);
        private bool _carries;
        private string? _carryingDisplay;
        private bool _needs;

        /// <summary>The output to show: with plotly.js, or without it if another output contains it.</summary>
        public CellOutput Take(CellOutput output)
        {
            switch (output)
            {
                case DisplayOutput display:
                    if (display.DisplayId is { } name)
                        _displays.Add(name);
                    return display.Data.Html is { } html && Figure.HasLibrary(html) ? display with { Data = WithHtml(display.Data, html, Decide(display.DisplayId)) } : display;
                case DisplayUpdate update:
                    return Take(update);
                default:
                    return output;
            }
        }

        /// <summary>Says that the cell's outputs were cleared.</summary>
        public void Clear()
        {
            Lose();
            _needs = false;
            _displays.Clear();
            if (id is not null)
                carriers.Forget(id);
        }

        /// <summary>Says that an output that was passed to Take is not shown after all.</summary>
        public void Drop(CellOutput output)
        {
            if (output is DisplayOutput { Data.Html: { } html } && Figure.HasLibrary(html))
                Lose();
        }

        /// <summary>An output with plotly.js alone, if figures need it and no output contains it any more; otherwise null.</summary>
        public DisplayOutput? End()
        {
            var isNeeded = id is null ? _needs && !_carries : carriers._needing.Count > 0 && carriers._carriers.Count == 0;
            if (!isNeeded)
                return null;
            Carry(null);
            return new DisplayOutput(new MimeBundle([new(Html, JsonValue.Create(Figure.Library)), new(Plain, JsonValue.Create("plotly.js, for the charts of this notebook"))]));
        }

        private DisplayUpdate Take(DisplayUpdate update)
        {
            var isFigure = update.Data.Html is { } html && Figure.HasLibrary(html);
            var carrier = carriers._carriers.FirstOrDefault(c => c.Value.DisplayId == update.DisplayId).Key;
            if (!isFigure)
            {
                if (_carries && _carryingDisplay == update.DisplayId)
                    Lose();
                else if (carrier is not null)
                    carriers._carriers.Remove(carrier);
                return update;
            }

            var keeps = carrier is not null || (_carries && _carryingDisplay == update.DisplayId)
                || (_displays.Contains(update.DisplayId) ? Decide(update.DisplayId) : id is null || carriers._carriers.Count == 0);
            return update with { Data = WithHtml(update.Data, update.Data.Html!, keeps) };
        }

        /// <summary>Decides whether the next figure keeps plotly.js.</summary>
        private bool Decide(string? displayId)
        {
            // If removals are not reported, only a carrier that was run after this cell's previous run is trusted: the user may rerun a cell because its figure was not drawn.
            if (!_carries && !(id is not null && carriers._carriers.Values.Any(c => isToldOfRemovals || c.Since > before)))
            {
                Carry(displayId);
                return true;
            }

            _needs = true;
            if (id is not null)
                carriers._needing.Add(id);
            return false;
        }

        private void Carry(string? displayId)
        {
            (_carries, _carryingDisplay) = (true, displayId);
            if (id is not null)
                carriers._carriers[id] = (carriers._run, displayId);
        }

        private void Lose()
        {
            _carries = false;
            if (id is not null)
                carriers._carriers.Remove(id);
        }

        // A value may contain several figures, each with its own plotly.js, so all are removed and one is added if it is kept.
        private static MimeBundle WithHtml(MimeBundle data, string html, bool keeps)
        {
            var without = Figure.WithoutLibrary(html);
            return data.With(Html, JsonValue.Create(keeps ? Figure.Library + without : without));
        }
    }
}
