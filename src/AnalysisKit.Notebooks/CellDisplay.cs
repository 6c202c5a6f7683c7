using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks;

/// <summary>Functions with which cells show a value or ask for one. Every cell can call them without a <c>using</c>.</summary>
#pragma warning disable CA1707, CA1708, IDE1006 // The names that notebooks use, as in .NET Interactive and Python.
public static class CellDisplay
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value; see <see cref="DisplayFormats"/> for how it looks.</param>
    /// <param name="mimeTypes">The formats to show it in; if empty, those that suit the value.</param>
    /// <returns>A handle that can replace the value later, with <see cref="DisplayHandle.Update"/>.</returns>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public static DisplayHandle display(object? value, params string[] mimeTypes) => DisplayHandle.Show(value, mimeTypes);

    /// <summary>Shows a value below the cell. Of a value whose type is known this one is called, before the formatting package's own for any object.</summary>
    /// <param name="value">The value; see <see cref="DisplayFormats"/> for how it looks.</param>
    /// <param name="mimeTypes">The formats to show it in; if empty, those that suit the value.</param>
    /// <returns>A handle that can replace the value later, with <see cref="DisplayHandle.Update"/>.</returns>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public static DisplayHandle Display<T>(this T value, params string[] mimeTypes) => display(value, mimeTypes);

    /// <summary>Shows a figure below the cell, also as a PNG picture if wished: pictures stay visible where a notebook is only read and no script runs.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="picture">Whether to draw a picture too. The installed browser that does it takes some seconds the first time.</param>
    /// <returns>A handle that can replace the figure later, with <see cref="DisplayHandle.Update"/>.</returns>
    /// <exception cref="InvalidOperationException">The call does not come from a cell, or the browser could not draw.</exception>
    /// <exception cref="NotSupportedException">No browser is installed; the message says what to do.</exception>
    public static DisplayHandle Display(this Figure figure, bool picture) => picture ? display(figure, "text/html", "text/plain", "image/png") : display(figure, "text/html", "text/plain");

    /// <summary>HTML to show as it is: <c>display(HTML("..."))</c>, or as a cell's last expression.</summary>
    /// <param name="html">The HTML. Text from articles in it must be encoded.</param>
    public static HtmlFragment HTML(string html) => new(html);

    /// <summary>Clears what the cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public static void clear_output(bool wait = false) => CellOutputs.Required.Add(new ClearOutput(wait));

    /// <summary>Asks for a line of text, as <see cref="Console.ReadLine"/> does, with a question.</summary>
    /// <exception cref="InvalidOperationException">The call does not come from a cell, or nobody can answer.</exception>
    public static string input(string prompt = "") => CellOutputs.Required.Ask(new InputPrompt(prompt, IsPassword: false));

    /// <summary>Asks for a password, which is not shown while it is typed.</summary>
    /// <exception cref="InvalidOperationException">The call does not come from a cell, or nobody can answer.</exception>
    public static string password(string prompt = "Password: ") => CellOutputs.Required.Ask(new InputPrompt(prompt, IsPassword: true));

    /// <summary>Enumerates items and shows the progress: <c>foreach (var article in progress(articles, "reading"))</c>.</summary>
    /// <param name="items">The items. Their number is shown if it is known beforehand.</param>
    /// <param name="label">What is done with them.</param>
    public static IEnumerable<T> progress<T>(IEnumerable<T> items, string label = "") => new CellProgress<T>(items, label);
}
