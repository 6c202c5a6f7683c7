using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnalysisKit.Interactive;

/// <summary>The variables of a notebook's C# cells, as input of a magic command.</summary>
internal static partial class Variables
{
    /// <summary>The first parameter of a command: the name of a variable, completed with those whose values the command can use.</summary>
    public static KernelDirectiveParameter Parameter(Kernel csharp, string name, string description, Func<Type, bool> fits) =>
        new KernelDirectiveParameter(name, description) { AllowImplicitName = true, Required = true }.AddCompletions(async context =>
        {
            var result = await csharp.SendAsync(new RequestValueInfos(csharp.Name)).ConfigureAwait(false);
            foreach (var info in result.Events.OfType<ValueInfosProduced>().SelectMany(e => e.ValueInfos))
            {
                if (info.Type is { } type && fits(type))
                    context.CompletionItems.Add(new CompletionItem(info.Name, "Local", insertText: info.Name, documentation: info.TypeName));
            }
        });

    /// <summary>The value of a variable, given by its name or as the host writes a variable's value, <c>@name</c>, of which only the text comes here.</summary>
    /// <exception cref="ArgumentException">There is no such variable, or it has no value.</exception>
    public static async Task<object> ValueAsync(Kernel csharp, KernelInvocationContext context, string given)
    {
        var infos = await csharp.SendAsync(new RequestValueInfos(csharp.Name)).ConfigureAwait(false);
        var names = infos.Events.OfType<ValueInfosProduced>().SelectMany(e => e.ValueInfos).Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Contains(given))
            return await ReadAsync(csharp, given).ConfigureAwait(false) ?? throw new ArgumentException($"the variable '{given}' has no value.");
        foreach (var name in Referred().Matches(Code(context.Command)).Select(m => m.Groups[1].Value).Where(names.Contains))
        {
            if (await ReadAsync(csharp, name).ConfigureAwait(false) is { } value && value.ToDisplayString(PlainTextFormatter.MimeType) == given)
                return value;
        }

        throw new ArgumentException($"there is no variable '{given}' in the C# cells that ran; give the name of one.");
    }

    private static async Task<object?> ReadAsync(Kernel csharp, string name)
    {
        var result = await csharp.SendAsync(new RequestValue(name, PlainTextFormatter.MimeType, csharp.Name)).ConfigureAwait(false);
        return result.Events.OfType<ValueProduced>().FirstOrDefault()?.Value;
    }

    private static string Code(KernelCommand? command)
    {
        for (; command is not null; command = command.Parent)
        {
            if (command is SubmitCode submitted)
                return submitted.Code;
        }

        return "";
    }

    [GeneratedRegex(@"@(?:csharp:)?([\p{L}_][\p{L}\p{N}_]*)")]
    private static partial Regex Referred();

    /// <summary>The comma-separated items of an option.</summary>
    public static string[] List(string? items) => items?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static bool IsStatements(Type type) => type.IsAssignableTo(typeof(IEnumerable<Statement>));

    public static bool IsArticles(Type type) => type.IsAssignableTo(typeof(IEnumerable<Article>));
}
