using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;

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

    /// <summary>Shows what a cell displays by the methods of the formatting package (<c>DisplayAs</c>, <c>DisplayTable</c>), and its updates.</summary>
    internal static void Show(DisplayedValue displayed)
    {
        if (CellOutputs.Current is not { } outputs)
            return;
        var data = displayed.Value is string
            ? new MimeBundle(displayed.FormattedValues.Select(v => KeyValuePair.Create(v.MimeType, (JsonNode)JsonValue.Create(v.Value.ReplaceLineEndings("\n")))))
            : DisplayFormats.Format(displayed.Value);
        outputs.Add(displayed.IsUpdated ? new DisplayUpdate(displayed.DisplayId, data) : new DisplayOutput(data) { DisplayId = displayed.DisplayId });
    }
}
