using System.Buffers;

namespace AnalysisKit;

/// <summary>The ordinal order of strings.</summary>
internal static class Ordinal
{
    private const int Together = 4;
    private const int Few = 16;

    /// <summary>Sorts indices of strings in the ordinal order of the strings. Compares four characters at a time, as one number, and whole strings only where few begin alike.</summary>
    public static void Sort(Span<int> numbers, IReadOnlyList<string> strings) => Sort(numbers, strings, 0);

    private static void Sort(Span<int> numbers, IReadOnlyList<string> strings, int from)
    {
        if (numbers.Length <= Few)
        {
            numbers.Sort((a, b) => string.CompareOrdinal(strings[a], strings[b]));
            return;
        }

        var rented = ArrayPool<ulong>.Shared.Rent(numbers.Length);
        var parts = rented.AsSpan(0, numbers.Length);
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Part(strings[numbers[i]], from);
        parts.Sort(numbers);
        for (int start = 0, end; start < parts.Length; start = end)
        {
            for (end = start + 1; end < parts.Length && parts[end] == parts[start];)
                end++;
            if (end - start == 1)
                continue;

            // Strings that end within these four characters, or contain a U+0000, which looks like an end, are compared as a whole.
            if ((parts[start] & char.MaxValue) == 0)
                numbers[start..end].Sort((a, b) => string.CompareOrdinal(strings[a], strings[b]));
            else
                Sort(numbers[start..end], strings, from + Together);
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static ulong Part(string text, int from)
    {
        var part = 0UL;
        for (var i = from; i < from + Together; i++)
            part = (part << 16) | (i < text.Length ? text[i] : '\0');
        return part;
    }
}
