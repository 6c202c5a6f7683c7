using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>Groups of articles by one of their fields.</summary>
internal static class ArticleGroup
{
    /// <summary>The fields that every article may have.</summary>
    public const string Known = "source, author, id, day, month, year";

    public static Option<string?> Option(string description, bool hasShortName = true) => new("--group", hasShortName ? ["-g"] : []) { Description = description, HelpName = "FIELD" };

    /// <summary>Whether it is a field that every article may have. Scans of statements keep these.</summary>
    public static bool IsOwn(string field) => ArticleFields.Names.Contains(field);

    /// <summary>The metadata fields that the group needs.</summary>
    public static IReadOnlyCollection<string> Metadata(string? field) =>
        field is null || IsOwn(field) ? [] : [field];

    /// <summary>Passes the analyses on. Throws at the end if no article had the field.</summary>
    public static IEnumerable<ArticleAnalysis> Checked(IEnumerable<ArticleAnalysis> analyses, string? field, string path)
    {
        var any = field is null;
        foreach (var analysis in analyses)
        {
            any |= field is not null && analysis.Article.Field(field) is not null;
            yield return analysis;
        }

        if (!any)
            throw None(field!, path);
    }

    /// <summary>The error for the case that no article has the field.</summary>
    public static CommandFailure None(string field, string path) =>
        new(ExitCodes.Usage, $"no article of '{path}' has the field {field}. --group takes {Known} or a field that the articles have.");

    /// <summary>The name of a group for readers; for articles without the field, the name says that.</summary>
    public static string Label(string? group, string field, Wording? words = null) =>
        string.IsNullOrEmpty(group) ? words is { IsArabic: true } ? words["no_field", Heading(field, words)] : $"(no {field})" : Plain.Line(group);

    /// <summary>The field as the heading of a column.</summary>
    public static string Heading(string field, Wording? words = null) =>
        words is { IsArabic: true } && IsOwn(field) ? words["field_" + field] : Plain.Line(char.ToUpperInvariant(field[0]) + field[1..]);
}
