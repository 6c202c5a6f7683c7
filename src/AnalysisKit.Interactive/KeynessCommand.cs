using AnalysisKit.Charts;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace AnalysisKit.Interactive;

/// <summary><c>#!keyness words --target russia</c>: the words that set a group apart, as a figure and a table.</summary>
internal sealed class KeynessCommand : KernelDirectiveCommand
{
    public const string Name = "#!keyness";

    private const int Rows = 15;

    /// <summary>The name of a variable that holds counted terms, articles or statements.</summary>
    public string Words { get; set; } = "";

    public string Target { get; set; } = "";

    public string? Reference { get; set; }

    public string? Top { get; set; }

    public static KernelActionDirective Directive(Kernel csharp) => new(Name, "Shows the words that set one group apart from the others (keyness).")
    {
        Parameters =
        [
            Variables.Parameter(csharp, "--words", "The variable that holds counted terms; of statements the words are counted by speaker, of articles by source, without stop words.", type => type == typeof(TermCounts) || Variables.IsArticles(type) || Variables.IsStatements(type)),
            new("--target", "The group: an actor's id, a source, or whatever the terms were grouped by.") { Required = true },
            new("--reference", "The group it is compared with; all others by default."),
            new("--top", $"How many words; {Rows} by default."),
        ],
    };

    public async Task RunAsync(Kernel csharp, KernelInvocationContext context)
    {
        var words = new TermOptions().WithoutStopWords();
        var counts = await Variables.ValueAsync(csharp, context, Words).ConfigureAwait(false) switch
        {
            TermCounts given => given,
            IEnumerable<Statement> statements => statements.Terms(s => s.Speaker, words),
            IEnumerable<Article> articles => articles.Terms(a => a.Source, words),
            var other => throw new ArgumentException($"'{Words}' is a {other.GetType().Name}; #!keyness takes counted terms, articles or statements: words = articles.Terms(a => a.Source)."),
        };
        var keyness = counts.Keyness(Target, string.IsNullOrEmpty(Reference) ? null : Reference).Characteristic.Top(KwicCommand.Number("--top", Top) ?? Rows);
        context.Display(keyness.Bars(keyness.Count));
        context.Display(keyness);
    }
}
