namespace AnalysisKit;

/// <summary>Writes a result as HTML or plain text.</summary>
/// <param name="mimeType">text/html or text/plain.</param>
public sealed class ResultFormatter(string mimeType)
{
    /// <summary>The mime type of what <see cref="Format"/> writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value; false if it cannot be shown in this format.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(writer);
        var table = instance.GetType().GetMethod("ToHtml", Type.EmptyTypes);
        if (MimeType == "text/plain")
        {
            writer.Write(table is null ? PropertyTable.Plain(instance) : instance.ToString());
            return true;
        }

        if ((table is null ? PropertyTable.Html(instance, DisplayWording.Usual) : table.Invoke(instance, null)) is not string html)
            return false;
        writer.Write(html);
        return true;
    }
}
