using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Inserts stop points into the code of a cell: at the beginning of each loop iteration and each function, and after labels. There is no other safe way to stop it, since aborting a thread
/// can break the runtime. Line numbers do not change.
/// </summary>
internal sealed class StopPoints
{
    private const string Check = "global::AnalysisKit.Notebooks.CellStop.Check();";
    private const string Enter = "global::AnalysisKit.Notebooks.CellStop.Enter();";

    private readonly SemanticModel _model;

    private StopPoints(SemanticModel model) => _model = model;

    /// <summary>The code of a cell with the points; code that cannot be compiled stays as it is.</summary>
    /// <param name="compilation">The compilation of the cell.</param>
    /// <param name="cell">The cell's tree in it.</param>
    public static string Add(Compilation compilation, SyntaxTree cell)
    {
        var code = cell.ToString();
        if (cell.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
            return code;
        var points = new StopPoints(compilation.GetSemanticModel(cell));
        var edits = cell.GetRoot().DescendantNodes().SelectMany(points.Edits).OrderBy(e => e.Start).ThenBy(e => e.End).ToList();
        var text = new StringBuilder(code.Length + (edits.Count * Check.Length));
        var done = 0;
        foreach (var (start, end, point) in edits)
        {
            text.Append(code, done, start - done).Append(point);
            done = end;
        }

        return text.Append(code, done, code.Length - done).ToString();
    }

    private IEnumerable<(int Start, int End, string Text)> Edits(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => Body(loop.Statement),
        DoStatementSyntax loop => Body(loop.Statement),
        ForStatementSyntax loop => Body(loop.Statement),
        CommonForEachStatementSyntax loop => Body(loop.Statement),
        LabeledStatementSyntax { Statement: not LocalDeclarationStatementSyntax and not LocalFunctionStatementSyntax } label => [Insert(label.ColonToken.Span.End, Check)],
        DestructorDeclarationSyntax => [],
        ConstructorDeclarationSyntax { Modifiers: var modifiers } when modifiers.Any(SyntaxKind.StaticKeyword) => [],
        ConstructorDeclarationSyntax method => Function(method.Body, method.ExpressionBody, method.SemicolonToken, returns: false),
        MethodDeclarationSyntax method => Function(method.Body, method.ExpressionBody, method.SemicolonToken, Returns(method.ReturnType, method.Modifiers)),
        BaseMethodDeclarationSyntax method => Function(method.Body, method.ExpressionBody, method.SemicolonToken, returns: true),
        LocalFunctionStatementSyntax function => Function(function.Body, function.ExpressionBody, function.SemicolonToken, Returns(function.ReturnType, function.Modifiers)),
        PropertyDeclarationSyntax { ExpressionBody: { } body } property => Getter(body, property.SemicolonToken),
        IndexerDeclarationSyntax { ExpressionBody: { } body } indexer => Getter(body, indexer.SemicolonToken),
        AccessorDeclarationSyntax accessor => Function(accessor.Body, accessor.ExpressionBody, accessor.SemicolonToken, accessor.IsKind(SyntaxKind.GetAccessorDeclaration)),
        AnonymousFunctionExpressionSyntax { Block: { } body } => [Insert(body.OpenBraceToken.Span.End, Enter)],
        LambdaExpressionSyntax { ExpressionBody: { } body } lambda when Lambda(lambda) is { } method =>
            [Insert(body.SpanStart, "{" + Enter + Begin(body, Returns(method))), Insert(body.Span.End, ";}")],
        _ => [],
    };

    private static IEnumerable<(int Start, int End, string Text)> Body(StatementSyntax statement) => statement is BlockSyntax block
        ? [Insert(block.OpenBraceToken.Span.End, Check)]
        : [Insert(statement.SpanStart, "{" + Check), Insert(statement.Span.End, "}")];

    private static IEnumerable<(int Start, int End, string Text)> Function(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool returns)
    {
        if (block is not null)
            return [Insert(block.OpenBraceToken.Span.End, Enter)];
        return arrow is null ? [] : [(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.End, "{" + Enter + Begin(arrow.Expression, returns)), (semicolon.SpanStart, semicolon.Span.End, ";}")];
    }

    private static IEnumerable<(int Start, int End, string Text)> Getter(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon) =>
        [(arrow.ArrowToken.SpanStart, arrow.ArrowToken.Span.End, "{get{" + Enter + Begin(arrow.Expression, returns: true)), (semicolon.SpanStart, semicolon.Span.End, ";}}")];

    private static (int Start, int End, string Text) Insert(int at, string text) => (at, at, text);

    /// <summary>The text before an expression that makes it a statement: "return", for example.</summary>
    private static string Begin(ExpressionSyntax expression, bool returns) => returns && expression is not ThrowExpressionSyntax ? "return " : "";

    private static bool Returns(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && !(modifiers.Any(SyntaxKind.AsyncKeyword) && type.ToString().Split('.')[^1] is "Task" or "ValueTask");

    private static bool Returns(IMethodSymbol method) => !method.ReturnsVoid && !(method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });

    /// <summary>The method of a lambda; null for a lambda that becomes an expression tree, which cannot contain statements.</summary>
    private IMethodSymbol? Lambda(LambdaExpressionSyntax lambda)
    {
        if (lambda.AncestorsAndSelf().Any(n => n is QueryExpressionSyntax || (n is LambdaExpressionSyntax outer && _model.GetTypeInfo(outer).ConvertedType is not { TypeKind: TypeKind.Delegate })))
            return null;
        return _model.GetSymbolInfo(lambda).Symbol as IMethodSymbol;
    }
}
