namespace AnalysisKit;

/// <summary>The block of "key: value" lines between two lines of three dashes with which a text file may begin.</summary>
internal static class FrontMatter
{
    /// <summary>Splits a text file; the block is empty when the file has none.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="block">The lines between the dashes.</param>
    /// <returns>Where the body starts.</returns>
    public static int Split(string text, out string block)
    {
        block = "";
        if (!text.StartsWith("---", StringComparison.Ordinal) || !IsFence(LineAt(text, 0)))
            return 0;
        var first = NextLine(text, 0);
        for (var at = first; at < text.Length; at = NextLine(text, at))
        {
            if (!IsFence(LineAt(text, at)))
                continue;
            block = text[first..at];
            return NextLine(text, at);
        }

        return 0;
    }

    /// <summary>Reads the block as YAML, or if it is not valid YAML (because of a headline with a colon, for example), as plain "key: value" lines.</summary>
    /// <returns>What is wrong with the YAML; null if it is valid.</returns>
    /// <exception cref="DataFormatException">The YAML is refused: it is nested too deep to be an article's.</exception>
    public static DataFormatException? Read(string block, FieldMap map, RecordFields fields)
    {
        try
        {
            foreach (var (given, entry) in YamlEntry.Parse("front matter", block).Map())
            {
                var key = FieldMap.NameOf(given);
                var (role, rank) = map.RoleOf(key);
                if (entry.IsScalar || entry.IsList)
                    fields.Add(key, role, rank, string.Join(", ", entry.IsScalar ? [entry.Text()] : entry.List().Where(e => e.IsScalar).Select(e => e.Text())));
                else
                    fields.AddName(key);
            }

            return null;
        }
        catch (DataFormatException e) when (e.InnerException is not YamlBoundException)
        {
            fields.Clear();
            foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } given, { Length: > 0 } value])
                    continue;
                var key = FieldMap.NameOf(given);
                var (role, rank) = map.RoleOf(key);
                fields.Add(key, role, rank, value.Trim('"', '\''));
            }

            return e;
        }
    }

    private static bool IsFence(ReadOnlySpan<char> line) => line.TrimEnd() is "---" or "...";

    private static ReadOnlySpan<char> LineAt(string text, int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.IndexOf('\n');
        return end < 0 ? rest : rest[..end];
    }

    private static int NextLine(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end + 1;
    }
}
