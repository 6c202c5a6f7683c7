using System.Globalization;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;

namespace AnalysisKit.Interactive;

/// <summary><c>#!kwic articles --pattern "مجلس الأمن"</c>: every place of a phrase with the words around it.</summary>
internal sealed class KwicCommand : KernelDirectiveCommand
{
    public const string Name = "#!kwic";

    /// <summary>The name of a variable that holds articles or statements.</summary>
    public string Texts { get; set; } = "";

    public string Pattern { get; set; } = "";

    public bool Regex { get; set; }

    public string? Window { get; set; }

    public string? Sentences { get; set; }

    public static KernelActionDirective Directive(Kernel csharp) => new(Name, "Shows every place of a phrase with the words around it (a concordance).")
    {
        Parameters =
        [
            Variables.Parameter(csharp, "--texts", "The variable that holds articles or statements.", type => Variables.IsArticles(type) || Variables.IsStatements(type)),
            new("--pattern", "A phrase, found in whatever spelling; in quotes when it has a space.") { Required = true },
            new("--regex", "The pattern is a regular expression over the normal form.") { Flag = true },
            new("--window", "Words on each side; 8 by default."),
            new("--sentences", "Instead of words: sentences on each side, 0 for the sentence itself."),
        ],
    };

    public async Task RunAsync(Kernel csharp, KernelInvocationContext context)
    {
        var pattern = Regex ? TermPattern.Regex(Pattern) : TermPattern.Phrase(Pattern);
        var options = new ConcordanceOptions();
        if (Number("--window", Window) is { } window)
            options = options with { Window = window };
        if (Number("--sentences", Sentences) is { } sentences)
            options = options with { Sentences = sentences };
        context.Display(await Variables.ValueAsync(csharp, context, Texts).ConfigureAwait(false) switch
        {
            IEnumerable<Article> articles => articles.Concordance(pattern, options),
            IEnumerable<Statement> statements => statements.Concordance(pattern, options),
            var other => throw new ArgumentException($"'{Texts}' is a {other.GetType().Name}; #!kwic takes articles or statements: articles = ArticleReader.Read(folder)."),
        });
    }

    internal static int? Number(string option, string? text) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentException($"{option} takes a whole number, not '{text}'.");
}
