using AnalysisKit.Charts;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnalysisKit.Interactive;

/// <summary><c>#!compare positions --actors russia,us</c>: where actors stand on issues, as a figure and a table; of two actors also how they differ.</summary>
internal sealed class CompareCommand : KernelDirectiveCommand
{
    public const string Name = "#!compare";

    /// <summary>The name of a variable that holds positions or statements.</summary>
    public string Positions { get; set; } = "";

    public string? Actors { get; set; }

    public string? Issues { get; set; }

    public string? Chart { get; set; }

    public string? Language { get; set; }

    public static KernelActionDirective Directive(Kernel csharp) => new(Name, "Compares where actors stand on issues.")
    {
        Parameters =
        [
            Variables.Parameter(csharp, "--positions", "The variable that holds positions or statements.", type => type == typeof(PositionList) || type == typeof(StatementList)),
            new("--actors", "The ids of actors, comma-separated; all by default.") { MaxOccurrences = 1 },
            new("--issues", "The ids of issues, comma-separated; all by default.") { MaxOccurrences = 1 },
            new KernelDirectiveParameter("--chart", "heatmap (default), bars or none.").AddCompletions(() => ["heatmap", "bars", "none"]),
            new KernelDirectiveParameter("--language", "The language of labels and tables: en or ar; by default that of ANALYSISKIT_LANGUAGE, or en.").AddCompletions(() => ["en", "ar"]),
        ],
    };

    public async Task RunAsync(Kernel csharp, KernelInvocationContext context)
    {
        var positions = await Variables.ValueAsync(csharp, context, Positions).ConfigureAwait(false) switch
        {
            PositionList given => given,
            StatementList statements => statements.Positions(),
            var other => throw new ArgumentException($"'{Positions}' is a {other.GetType().Name}; #!compare takes positions or statements: statements = articles.Statements(topic)."),
        };
        var actors = Variables.List(Actors);
        var issues = Variables.List(Issues);
        if (actors.Length > 0)
            positions = positions.Of(actors);
        if (issues.Length > 0)
            positions = positions.On(issues);
        var options = new ChartOptions { Language = ReadLanguage(Language) };
        var wording = new DisplayWording(options.Language, options.Numerals);
        switch (Chart)
        {
            case null or "" or "heatmap":
                context.Display(positions.Heatmap(actors.Length > 0 ? actors : null, options));
                break;
            case "bars":
                context.Display(positions.DivergingBars(options));
                break;
            case "none":
                break;
            default:
                throw new ArgumentException($"'{Chart}' is no chart of #!compare; give heatmap, bars or none.");
        }

        context.DisplayAs(positions.ToHtml(wording), HtmlFormatter.MimeType);
        if (actors.Length == 2)
            context.DisplayAs(positions.Compare(actors[0], actors[1]).ToHtml(wording), HtmlFormatter.MimeType);
    }

    private static ChartLanguage ReadLanguage(string? language) => language switch
    {
        null or "" => DisplayWording.Usual.Language,
        "en" => ChartLanguage.English,
        "ar" => ChartLanguage.Arabic,
        _ => throw new ArgumentException($"'{language}' is no language of charts; give en or ar."),
    };
}
