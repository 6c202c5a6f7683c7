using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks;

/// <summary>Parses somebody's code. For some kinds of brackets in brackets the compiler's parser takes hours, and it cannot be stopped.</summary>
internal static class CodeTree
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>The code's syntax; null if it takes too long to find.</summary>
    public static CompilationUnitSyntax? Of(string code)
    {
        var parsing = Task.Factory.StartNew(() => CSharpSyntaxTree.ParseText(code, Script).GetCompilationUnitRoot(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return parsing.Wait(Patience) ? parsing.Result : null;
    }
}
