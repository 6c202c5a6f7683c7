namespace AnalysisKit.Notebooks;

/// <summary>A NuGet package that a cell asks for.</summary>
/// <param name="Id">The package's name.</param>
/// <param name="Version">The version, or a range in NuGet's notation; <c>*</c> for the latest.</param>
internal readonly record struct PackageReference(string Id, string Version)
{
    /// <summary>Reads <c>Id, Version</c>.</summary>
    public static PackageReference Parse(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? new PackageReference(text.Trim(), "*") : new PackageReference(text[..comma].Trim(), text[(comma + 1)..].Trim());
    }
}
