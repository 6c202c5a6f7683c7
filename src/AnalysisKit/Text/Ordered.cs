namespace AnalysisKit;

/// <summary>Binary search in items that are in order.</summary>
internal static class Ordered
{
    /// <summary>Index of the first item whose number is not below a limit; the length if there is none. The numbers must be in ascending order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="numberOf">The number of an item.</param>
    public static int FirstFrom<T>(ReadOnlySpan<T> items, int limit, Func<T, int> numberOf)
    {
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (numberOf(items[middle]) < limit)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
