namespace AnalysisKit.Notebooks;

/// <summary>What cells call to show a value. Every cell has these by name, without a <c>using</c>.</summary>
#pragma warning disable CA1708, IDE1006 // display is the name that notebooks use, as in .NET Interactive and Python.
public static class CellDisplay
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value; see <see cref="DisplayFormats"/> for how it looks.</param>
    /// <param name="mimeTypes">The formats to show it in; without them, those that suit it.</param>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public static void display(object? value, params string[] mimeTypes)
    {
        var cell = CellOutputs.Current ?? throw new InvalidOperationException("Only a cell of a notebook can display a value.");
        cell.Add(new DisplayOutput(DisplayFormats.Format(value, mimeTypes)));
    }

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value; see <see cref="DisplayFormats"/> for how it looks.</param>
    /// <param name="mimeTypes">The formats to show it in; without them, those that suit it.</param>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public static void Display(this object? value, params string[] mimeTypes) => display(value, mimeTypes);
}
