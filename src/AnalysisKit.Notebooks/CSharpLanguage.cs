using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Answers what an editor asks about code that is being written, which can use everything that the cells of a session have declared. Positions are in UTF-16 code units.
/// Not thread-safe; not to be used while a cell of the session runs.
/// </summary>
public sealed class CSharpLanguage : IDisposable
{
    private const string Place = "code";
    private const string UnterminatedRawString = "CS8997";

    internal static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    private static readonly SymbolDisplayFormat SignatureFormat = SymbolDisplayFormat.MinimallyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayFormat.MinimallyQualifiedFormat.ParameterOptions | SymbolDisplayParameterOptions.IncludeOptionalBrackets);

    private readonly CSharpSession _session;
    private readonly AdhocWorkspace _workspace = new();
    private readonly List<(Script Script, ProjectId Project)> _cells = [];
    private readonly Dictionary<string, MetadataReference> _documented = new(StringComparer.Ordinal);
    private Solution _solution;

    /// <summary>Makes the language of a session.</summary>
    public CSharpLanguage(CSharpSession session)
    {
        _session = session;
        _solution = _workspace.CurrentSolution;
    }

    /// <summary>Whether code can be run as it stands.</summary>
    public static CodeStatus Check(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellCommands.Read(code, Place).Code, Script);
        if (!SyntaxFactory.IsCompleteSubmission(tree) || tree.GetDiagnostics().Any(d => d.Id == UnterminatedRawString))
            return CodeStatus.Incomplete;
        return tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error) ? CodeStatus.Invalid : CodeStatus.Complete;
    }

    /// <summary>The indentation of the line after incomplete code: four spaces for each bracket that is still open.</summary>
    public static string Indent(string code)
    {
        var open = 0;
        foreach (var token in CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantTokens().Where(t => !t.IsMissing))
        {
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
                open++;
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
                open = Math.Max(0, open - 1);
        }

        return new string(' ', 4 * open);
    }

    /// <summary>The completions at a position: those that begin with the text written there, or if there are none, those that contain it.</summary>
    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        var document = Document(code);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken).ConfigureAwait(false);
        var span = list.Span.Length == 0 && list.ItemsList.Count == 0 ? new TextSpan(position, 0) : list.Span;
        var written = code[span.Start..Math.Min(position, span.End)];
        var items = list.ItemsList.Where(i => !i.IsComplexTextEdit && i.DisplayText.Length > 0).DistinctBy(i => i.DisplayText).ToList();
        var fitting = items.Where(i => i.FilterText.StartsWith(written, StringComparison.OrdinalIgnoreCase)).ToList();
        if (fitting.Count == 0)
            fitting = items.Where(i => i.FilterText.Contains(written, StringComparison.OrdinalIgnoreCase)).ToList();
        return new Completions(span.Start, span.End, [.. fitting
            .OrderBy(i => i.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(i => new Completion(i.DisplayText, i.Tags.FirstOrDefault() ?? ""))]);
    }

    /// <summary>Makes completion and descriptions ready, so that the first ones come at once: otherwise they take seconds, and front ends wait for two.</summary>
    /// <returns>Whether all is ready; false if it was cancelled.</returns>
    public async Task<bool> WarmUpAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            foreach (var code in (string[])["Console.Wri", "new List<int> { 1 }.", "new[] { \"\" }.Select(t => t.", "\"\".", "string.", "DateTime.", "Con"])
                await CompleteAsync(code, code.Length, cancellationToken).ConfigureAwait(false);
            await DescribeAsync("Console.WriteLine", 10, cancellationToken).ConfigureAwait(false);
            await SignaturesAsync("Math.Max(", 9, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The declaration and documentation of the symbol at a position; <see langword="null"/> if nothing is known.</summary>
    public async Task<string?> DescribeAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        var document = Document(code);
        var service = QuickInfoService.GetService(document)!;
        var info = await service.GetQuickInfoAsync(document, position, cancellationToken).ConfigureAwait(false);
        if (info is null && position > 0)
            info = await service.GetQuickInfoAsync(document, position - 1, cancellationToken).ConfigureAwait(false);
        return info is null ? null : string.Join("\n", info.Sections.Select(s => s.Text.Trim()).Where(s => s.Length > 0));
    }

    /// <summary>The overloads that can be called at a position inside the brackets of a call; <see langword="null"/> elsewhere.</summary>
    public async Task<SignatureHelp?> SignaturesAsync(string code, int position, CancellationToken cancellationToken = default)
    {
        var document = Document(code);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var arguments = root.FindToken(Math.Max(0, position - 1)).Parent?.AncestorsAndSelf().OfType<BaseArgumentListSyntax>().FirstOrDefault(a => IsInside(a, position));
        if (arguments?.Parent is not { } call)
            return null;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var candidates = Candidates(call, model, cancellationToken);
        if (candidates.Count == 0)
            return null;
        var parameter = arguments.Arguments.GetSeparators().Count(comma => comma.Span.End <= position);
        var fitting = candidates
            .OrderBy(c => Takes(c, parameter, arguments.Arguments.Count) ? 0 : 1)
            .ThenBy(c => Parameters(c).Length)
            .ToList();
        return new SignatureHelp([.. fitting.Select(c => c.ToDisplayString(SignatureFormat))], parameter, Summary(fitting[0], cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static bool IsInside(BaseArgumentListSyntax arguments, int position)
    {
        var (open, close) = arguments is BracketedArgumentListSyntax index ? (index.OpenBracketToken, index.CloseBracketToken) : (((ArgumentListSyntax)arguments).OpenParenToken, ((ArgumentListSyntax)arguments).CloseParenToken);
        return position >= open.Span.End && (close.IsMissing || position <= close.SpanStart);
    }

    private static List<ISymbol> Candidates(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken) => call switch
    {
        InvocationExpressionSyntax invocation => [.. model.GetMemberGroup(invocation.Expression, cancellationToken)],
        BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellationToken).Type is INamedTypeSymbol type =>
            [.. type.InstanceConstructors.Where(c => model.IsAccessible(creation.SpanStart, c))],
        ElementAccessExpressionSyntax access => [.. model.GetIndexerGroup(access.Expression, cancellationToken)],
        _ => [],
    };

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static bool Takes(ISymbol symbol, int parameter, int count)
    {
        var parameters = Parameters(symbol);
        return parameters is [.., { IsParams: true }] || (parameters.Length >= count && (parameter < parameters.Length || parameter == 0));
    }

    private static string? Summary(ISymbol symbol, CancellationToken cancellationToken)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrEmpty(xml))
            return null;
        try
        {
            var summary = XElement.Parse($"<doc>{xml}</doc>").Descendants("summary").FirstOrDefault();
            return summary is null ? null : string.Join(' ', string.Concat(summary.DescendantNodes().Select(Text)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
        catch (System.Xml.XmlException)
        {
            return null; // A comment that is not valid XML has no documentation.
        }

        static string Text(XNode node) => node switch
        {
            XText text => text.Value,
            XElement { FirstNode: null } named => (named.FirstAttribute?.Value ?? "").Split('.')[^1],
            _ => "",
        };
    }

    /// <summary>The code as a document of a new project that builds on the projects of the earlier cells.</summary>
    private Microsoft.CodeAnalysis.Document Document(string code)
    {
        var chain = new Stack<Script>();
        for (var script = _session.Latest; script is not null && (_cells.Count == 0 || script != _cells[^1].Script); script = script.Previous)
            chain.Push(script);
        foreach (var script in chain)
        {
            var (solution, cell) = With(_solution, script);
            _solution = solution;
            _cells.Add((script, cell));
        }

        var (draft, project) = With(_solution, _session.Draft(CellCommands.Read(code, Place).Code, Place));
        return draft.GetProject(project)!.Documents.Single();
    }

    private (Solution Solution, ProjectId Project) With(Solution solution, Script script)
    {
        var compilation = script.GetCompilation();
        var id = ProjectId.CreateNewId();
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), "cell", sourceCodeKind: SourceCodeKind.Script, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(script.Code), VersionStamp.Create())));
        var project = ProjectInfo.Create(
            id,
            VersionStamp.Create(),
            "cell",
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: Script,
            documents: [document],
            projectReferences: _cells.Count == 0 ? [] : [new ProjectReference(_cells[^1].Project)],
            metadataReferences: compilation.ExternalReferences.Select(Documented),
            isSubmission: true);
        return (solution.AddProject(project), id);
    }

    /// <summary>A reference with the XML documentation file beside the assembly, if there is one.</summary>
    private MetadataReference Documented(MetadataReference reference)
    {
        if (reference is not PortableExecutableReference { FilePath: { } path } file || Path.ChangeExtension(path, ".xml") is not { } documentation || !File.Exists(documentation))
            return reference;
        if (!_documented.TryGetValue(path, out var documented))
            _documented[path] = documented = ((AssemblyMetadata)file.GetMetadata()).GetReference(XmlDocumentationProvider.CreateFromFile(documentation), filePath: path).WithProperties(reference.Properties);
        return documented;
    }
}
