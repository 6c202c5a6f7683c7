namespace AnalysisKit;

/// <summary>
/// Tells a notebook host how to show values of a type. .NET Interactive finds it by name alone, so that the kit needs no reference to it:
/// the attribute's <see cref="FormatterSourceType"/> and <see cref="PreferredMimeTypes"/> are read by reflection.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute : Attribute
{
    /// <summary>Names the type that makes the formatters.</summary>
    public TypeFormatterSourceAttribute(Type formatterSourceType) => FormatterSourceType = formatterSourceType;

    /// <summary>A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</summary>
    public Type FormatterSourceType { get; }

    /// <summary>Mime types in the order of preference; there must be a formatter for each.</summary>
    public string[] PreferredMimeTypes { get; set; } = ["text/html", "text/plain"];
}
