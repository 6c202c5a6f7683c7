using System.Text.Json.Nodes;
using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Which cells of a notebook carry plotly.js in what they show, so that it stands there once, and every figure that is left finds it when the page is loaded again, whatever cells were run again, edited or removed.
/// Figures come with it; all but the first lose it here. When the outputs that carry it go, the next figure keeps it, and where there is none, the cell shows it alone.
/// </summary>
internal sealed class LibraryCarriers
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    // When each cell was run last, which cells carry plotly.js since when and in which display, and which show figures that need another cell's.
    private readonly Dictionary<string, int> _runs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Since, string? DisplayId)> _carriers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _needing = new(StringComparer.Ordinal);
    private int _run;

    /// <summary>Begins a run of a cell: what it showed before is gone.</summary>
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
    /// <param name="before">When it was run before; 0 for never.</param>
    /// <param name="isToldOfRemovals">Whether a cell that was run stands in the notebook until the front end says otherwise.</param>
    internal sealed class Cell(LibraryCarriers carriers, string? id, int before, bool isToldOfRemovals)
    {
        private readonly HashSet<string> _displays = new(StringComparer.Ordinal);
        private bool _carries;
        private string? _carryingDisplay;
        private bool _needs;

        /// <summary>An output as it is to be shown: with plotly.js, or without where another one has it.</summary>
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

        /// <summary>What the cell has shown is taken away.</summary>
        public void Clear()
        {
            Lose();
            _needs = false;
            _displays.Clear();
            if (id is not null)
                carriers.Forget(id);
        }

        /// <summary>An output that was taken is not shown after all.</summary>
        public void Drop(CellOutput output)
        {
            if (output is DisplayOutput { Data.Html: { } html } && Figure.HasLibrary(html))
                Lose();
        }

        /// <summary>plotly.js alone, when figures need it and nothing carries it any more.</summary>
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

        /// <summary>Whether the next figure keeps plotly.js.</summary>
        private bool Decide(string? displayId)
        {
            // Where removals are not told, a carrier counts that was run after this cell had been: who runs a cell again may do so because its figure is not drawn.
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

        // A value may hold several figures, each with its own.
        private static MimeBundle WithHtml(MimeBundle data, string html, bool keeps)
        {
            var without = Figure.WithoutLibrary(html);
            return data.With(Html, JsonValue.Create(keeps ? Figure.Library + without : without));
        }
    }
}
