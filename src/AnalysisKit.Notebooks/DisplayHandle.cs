namespace AnalysisKit.Notebooks;

/// <summary>A value that a cell shows, which can be replaced while the cell runs and by later cells.</summary>
public sealed class DisplayHandle
{
    private readonly string _id = Guid.NewGuid().ToString("N");

    private DisplayHandle()
    {
    }

    /// <summary>Replaces the shown value by another one.</summary>
    /// <param name="value">The value; see <see cref="DisplayFormats"/> for how it looks.</param>
    /// <param name="mimeTypes">The formats to show it in; without them, those that suit it.</param>
    /// <exception cref="InvalidOperationException">The call does not come from a cell.</exception>
    public void Update(object? value, params string[] mimeTypes) => CellOutputs.Required.Add(new DisplayUpdate(_id, DisplayFormats.Format(value, mimeTypes)));

    internal static DisplayHandle Show(object? value, string[] mimeTypes)
    {
        var handle = new DisplayHandle();
        CellOutputs.Required.Add(new DisplayOutput(DisplayFormats.Format(value, mimeTypes)) { DisplayId = handle._id });
        return handle;
    }
}
