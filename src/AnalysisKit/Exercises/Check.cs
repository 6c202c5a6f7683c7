using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// Checks of a student's answer in a notebook, as the last line of a cell: a right answer shows a line of praise, a wrong one ends the cell with a message that says what was found and, where the teacher gives one, a hint.
/// Messages are in English and in Arabic. A failed check also fails a run, so that <c>analysiskit run</c> can mark the answers of a whole class.
/// </summary>
public static class Check
{
    private const int LongestValue = 120;

    /// <summary>The answer is the expected one; sequences are compared item by item.</summary>
    /// <exception cref="CheckFailedException">It is not.</exception>
    public static CheckResult Equal<T>(T actual, T expected, string? hint = null)
    {
        var isEqual = actual is IEnumerable found and not string && expected is IEnumerable wanted and not string
            ? found.Cast<object?>().SequenceEqual(wanted.Cast<object?>())
            : EqualityComparer<T>.Default.Equals(actual, expected);
        return isEqual ? CheckResult.Right : throw CheckFailedException.Of($"the answer is {Text(actual)}, which is not what was asked for", $"الجواب هو {Text(actual)}، وهو غير المطلوب", hint);
    }

    /// <summary>The number is within a tolerance of the expected one.</summary>
    /// <param name="actual">The answer.</param>
    /// <param name="expected">The right number.</param>
    /// <param name="tolerance">The largest difference that still counts as right.</param>
    /// <param name="hint">A hint for the student.</param>
    /// <exception cref="CheckFailedException">It is not.</exception>
    public static CheckResult Close(double actual, double expected, double tolerance = 0.005, string? hint = null)
    {
        if (Math.Abs(actual - expected) <= tolerance)
            return CheckResult.Right;
        var direction = actual > expected ? ("too large", "أكبر من اللازم") : actual < expected ? ("too small", "أصغر من اللازم") : ("no number", "ليس عددا");
        throw CheckFailedException.Of($"{Text(actual)} is {direction.Item1}", $"{Text(actual)} {direction.Item2}", hint);
    }

    /// <summary>The text is the expected one, in any spelling: diacritics, tatweel, the forms of alef and white space do not count.</summary>
    /// <exception cref="CheckFailedException">It is another one.</exception>
    public static CheckResult SameText(string? actual, string expected, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Normal(actual) == Normal(expected) ? CheckResult.Right : throw CheckFailedException.Of($"{Text(actual)} is not the text that was asked for", $"{Text(actual)} ليس النص المطلوب", hint);
    }

    /// <summary>The items contain an expected one.</summary>
    /// <exception cref="CheckFailedException">They do not.</exception>
    public static CheckResult Contains<T>(IEnumerable<T> actual, T item, string? hint = null)
    {
        ArgumentNullException.ThrowIfNull(actual);
        return actual.Contains(item) ? CheckResult.Right : throw CheckFailedException.Of("something is missing in the answer", "ينقص الجواب شيء", hint);
    }

    /// <summary>A condition of the teacher's own.</summary>
    /// <exception cref="CheckFailedException">It does not hold.</exception>
    public static CheckResult That(bool condition, string? hint = null) =>
        condition ? CheckResult.Right : throw CheckFailedException.Of("the answer does not fulfil the condition", "الجواب لا يحقق الشرط", hint);

    private static string Normal(string? text) => string.Join(' ', NormalForm.Of(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(object? value)
    {
        var text = value switch
        {
            null => "null",
            string s => $"\"{s}\"",
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Take(10).Select(Text))}]",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
        return text.Length > LongestValue ? string.Concat("\u2068", text.AsSpan(0, LongestValue), "…\u2069") : $"\u2068{text}\u2069";
    }
}
