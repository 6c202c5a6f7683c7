using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks.Export;

/// <summary>The cells of a notebook as the body of a page.</summary>
internal sealed class PageBody
{
    private const string Plotly = "application/vnd.plotly.v1+json";

    private readonly StringBuilder _body = new();
    private readonly SafeHtml _safe;
    private readonly CodeDisplay _code;
    private readonly bool _isTrusted;
    private readonly Action<string> _warn;

    /// <param name="folder">The notebook's folder.</param>
    /// <param name="name">The notebook's name, for messages.</param>
    /// <param name="code">How code is shown.</param>
    /// <param name="isTrusted">Whether HTML of outputs stays as it is.</param>
    /// <param name="warn">Receives what is left out.</param>
    public PageBody(string folder, string name, CodeDisplay code, bool isTrusted, Action<string> warn)
    {
        var number = 0;
        _code = code;
        _isTrusted = isTrusted;
        _warn = text => warn(string.Create(CultureInfo.InvariantCulture, $"{name}, cell {number}: {text}"));
        _safe = new SafeHtml(new Pictures(folder, (address, why) => _warn($"the picture '{Short(address)}' is not shown: {why}.")));
        Number = value => number = value;
    }

    /// <summary>The body so far.</summary>
    public string Html => _body.ToString();

    /// <summary>Whether there is a figure, which plotly.js draws.</summary>
    public bool HasFigure { get; private set; }

    /// <summary>Whether there is a table of a data frame, whose pages a script turns.</summary>
    public bool HasTable { get; private set; }

    private Action<int> Number { get; }

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="number">Its number in the notebook, from 1.</param>
    public void Write(Cell cell, int number)
    {
        Number(number);
        if (cell.Kind == CellKind.Markdown)
            _body.Append("<section>").Append(SafeMarkdown.ToHtml(cell.Source, cell, _safe)).Append("</section>\n");
        if (cell.Kind != CellKind.Code)
            return;
        WriteCode(cell.Source);
        foreach (var output in cell.Outputs)
            WriteOutput(output, cell);
    }

    private void WriteCode(string source)
    {
        if (_code == CodeDisplay.Hidden || string.IsNullOrWhiteSpace(source))
            return;
        var text = $"<pre class=\"code\"><code>{WebUtility.HtmlEncode(source)}</code></pre>";
        var lines = source.AsSpan().Count('\n') + 1;
        _body.Append(_code == CodeDisplay.Folded ? string.Create(CultureInfo.InvariantCulture, $"<details><summary>Code, {lines} line{(lines == 1 ? "" : "s")}</summary>{text}</details>") : text).Append('\n');
    }

    private void WriteOutput(CellOutput output, Cell cell)
    {
        var html = output switch
        {
            StreamOutput stream => Text(stream.Text.TrimEnd('\n')),
            ErrorOutput error => $"<pre class=\"error\" dir=\"auto\">{WebUtility.HtmlEncode(error.Message)}</pre>",
            DisplayOutput display => Shown(display.Data, cell),
            _ => null,
        };
        if (html is null)
            return;
        HasFigure |= html.Contains(_isTrusted ? "analysiskit-figure" : FigureData.Class, StringComparison.Ordinal);
        HasTable |= !_isTrusted && html.Contains("class=\"dataframe\"", StringComparison.Ordinal);
        _body.Append("<div class=\"output\">").Append(html).Append("</div>\n");
    }

    // The best format of those that a page can show.
    private string? Shown(MimeBundle data, Cell cell)
    {
        if (_isTrusted && data.Html is { } raw)
            return Figure.WithoutLibrary(raw);
        if (Drawn(data) is { } figure)
            return figure;
        if (data.Html is { } html && Cleaned(Figure.WithoutLibrary(html), cell) is { } clean)
            return clean;
        foreach (var mimeType in (ReadOnlySpan<string>)["image/png", "image/jpeg", "image/gif"])
        {
            if (data.Text(mimeType) is { } picture)
                return $"<img alt=\"\" src=\"data:{mimeType};base64,{WebUtility.HtmlEncode(picture.ReplaceLineEndings(""))}\">";
        }

        // As a picture, a drawing neither runs scripts nor loads anything.
        if (data.Text("image/svg+xml") is { } drawing)
            return $"<img alt=\"\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing))}\">";
        if (data.Text("text/markdown") is { } markdown)
            return SafeMarkdown.ToHtml(markdown, cell, _safe);
        if ((data.Plain ?? data.Text("text/latex")) is { } plain)
            return Text(plain);
        if (data["application/json"] is { } json)
            return Text(json.ToJsonString());
        if (data.Formats.Count == 0)
            return null;
        _warn($"an output is not shown: it has only {string.Join(", ", data.Formats.Keys)}{(data.Html is null ? "" : ", in which only a script shows something")}.");
        return "<p class=\"left-out\">[output left out]</p>";
    }

    // The figure that an output holds as plotly.js's JSON.
    private string? Drawn(MimeBundle data)
    {
        if (data[Plotly] is not { } json)
            return null;
        var copy = json.DeepClone();
        if (copy is JsonObject && FigureData.IsMap(copy))
        {
            _warn("a figure is not drawn: it is a map, for which the page would need the network.");
            return null;
        }

        FigureData.RemoveAddresses(copy);
        try
        {
            return Figure.FromPlotly(copy.ToJsonString()).ToData();
        }
        catch (ArgumentException e)
        {
            _warn($"a figure is not drawn: {e.Message.Split(" (Parameter", 2)[0]}");
            return null;
        }
    }

    private string? Cleaned(string html, Cell cell)
    {
        if (_safe.Clean(html, cell, isProse: false) is { } clean)
            return SafeHtml.IsEmpty(clean) ? null : clean;
        _warn("HTML of an output is not shown: its elements are nested too deeply, or too many stand in one.");
        return null;
    }

    private static string Text(string text) => $"<pre dir=\"auto\">{WebUtility.HtmlEncode(text)}</pre>";

    private static string Short(string address) => address.Length <= 200 ? address : address[..200] + "…";
}
