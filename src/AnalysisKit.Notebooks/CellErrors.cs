using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AnalysisKit.Notebooks;

/// <summary>Makes the error of a cell, with its line, from compiler errors or an exception.</summary>
internal static class CellErrors
{
    private const int MaxFrames = 20;

    /// <summary>Longer messages are cut, because they are stored in the notebook and in every report of a run.</summary>
    private const int MaxMessage = 20_000;

    /// <summary>The compiler's errors; the first one is the cell's.</summary>
    public static CellError Of(IReadOnlyList<Diagnostic> errors, string place)
    {
        var all = errors.Select(error => Of(error, place)).ToList();
        return all[0] with { Traceback = [.. all.Select(error => error.ToString())] };
    }

    /// <summary>The error for an exception. Its place is the innermost line of any cell in the stack trace.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="place">The cell that was run.</param>
    /// <param name="placeOf">Gives the cell for the name of a source file, if there is one, because the compiler turns the names of cells into full paths.</param>
    public static CellError Of(Exception exception, string place, Func<string, string?> placeOf)
    {
        var cause = Unwrapped(exception);
        var traceback = new List<string>();
        (string Place, int Line)? at = null;
        for (var e = cause; e is not null; e = e.InnerException)
        {
            traceback.Add($"{(e == cause ? "" : "caused by ")}{e.GetType().FullName}: {Cut(e.Message)}");
            foreach (var frame in new StackTrace(e, fNeedFileInfo: true).GetFrames().Take(MaxFrames))
            {
                if (frame.GetFileName() is { } file && placeOf(file) is { } cell)
                {
                    at ??= (cell, frame.GetFileLineNumber());
                    traceback.Add($"   in {cell}, line {frame.GetFileLineNumber()}");
                }
                else if (Name(frame.GetMethod()) is { } method)
                {
                    traceback.Add($"   at {method}");
                }
            }
        }

        var (where, line) = at ?? (place, 0);
        return new CellError(cause.GetType().FullName!, $"{cause.GetType().Name}: {Cut(cause.Message)}", where, line) { Traceback = traceback };
    }

    private static CellError Of(Diagnostic error, string place)
    {
        var span = error.Location.GetLineSpan();
        var file = span.IsValid && span.Path.Length > 0 ? span.Path : place;
        return new CellError(error.Id, $"{error.Id}: {Cut(error.GetMessage(System.Globalization.CultureInfo.InvariantCulture))}", file, span.IsValid ? span.StartLinePosition.Line + 1 : 0);
    }

    private static string Cut(string message) => message.Length <= MaxMessage
        ? message
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{message.AsSpan(0, MaxMessage)} ... [{message.Length - MaxMessage:N0} more characters]");

    private static Exception Unwrapped(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrapped(inner),
        AggregateException { InnerExceptions: [var inner] } => Unwrapped(inner),
        _ => exception,
    };

    /// <summary>The name of a method for the stack trace; null for methods that only run the cell or pass an exception from one thread to another.</summary>
    private static string? Name(MethodBase? method)
    {
        if (method?.DeclaringType?.FullName is not { } type
            || type.StartsWith("Submission#", StringComparison.Ordinal)
            || type.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
            || type.StartsWith("System.Runtime.", StringComparison.Ordinal)
            || type.StartsWith("AnalysisKit.Notebooks.", StringComparison.Ordinal))
        {
            return null;
        }

        return $"{type}.{method.Name}";
    }
}
