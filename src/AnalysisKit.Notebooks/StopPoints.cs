using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Puts points into the code of a cell at which it can be stopped: at the beginning of each turn of a loop, of each function with a block, and behind labels. Stopping it from outside, by aborting
/// its thread, is what is left for code that passes none of them: the runtime does not survive it everywhere. No line gets another number.
/// </summary>
internal static class StopPoints
{
    private const string Check = "global::AnalysisKit.Notebooks.CellStop.Check();";
    private const string Enter = "global::AnalysisKit.Notebooks.CellStop.Enter();";

    /// <summary>The code with the points; code that cannot be compiled stays as it is.</summary>
    public static string Add(string code, CSharpParseOptions options)
    {
        var tree = CSharpSyntaxTree.ParseText(code, options);
        if (tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return code;
        var points = tree.GetRoot().DescendantNodes().SelectMany(Points).OrderBy(p => p.At).ToList();
        if (points.Count == 0)
            return code;
        var text = new StringBuilder(code.Length + (points.Count * Check.Length));
        var done = 0;
        foreach (var (at, point) in points)
        {
            text.Append(code, done, at - done).Append(point);
            done = at;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private static IEnumerable<(int At, string Text)> Points(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => Body(loop.Statement),
        DoStatementSyntax loop => Body(loop.Statement),
        ForStatementSyntax loop => Body(loop.Statement),
        CommonForEachStatementSyntax loop => Body(loop.Statement),
        LabeledStatementSyntax { Statement: not LocalDeclarationStatementSyntax and not LocalFunctionStatementSyntax } label => [(label.ColonToken.Span.End, Check)],
        BaseMethodDeclarationSyntax { Body: { } body } method and not DestructorDeclarationSyntax when !IsStaticConstructor(method) => Block(body, Enter),
        LocalFunctionStatementSyntax { Body: { } body } => Block(body, Enter),
        AccessorDeclarationSyntax { Body: { } body } => Block(body, Enter),
        AnonymousFunctionExpressionSyntax { Block: { } body } => Block(body, Enter),
        _ => [],
    };

    private static bool IsStaticConstructor(BaseMethodDeclarationSyntax method) => method is ConstructorDeclarationSyntax && method.Modifiers.Any(SyntaxKind.StaticKeyword);

    private static IEnumerable<(int At, string Text)> Body(StatementSyntax statement) =>
        statement is BlockSyntax block ? Block(block, Check) : [(statement.SpanStart, "{" + Check), (statement.Span.End, "}")];

    private static IEnumerable<(int At, string Text)> Block(BlockSyntax block, string call) => [(block.OpenBraceToken.Span.End, call)];
}
