using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>Counts as a dense matrix, groups by terms, for the scaling models.</summary>
internal static class CountMatrix
{
    private const long MostCells = 100_000_000;

    /// <exception cref="ArgumentException">The counts cannot be scaled; the message says why.</exception>
    public static Matrix<double> Of(TermCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Groups.Count < 2 || counts.Count < 2)
            throw new ArgumentException("Scaling needs at least two groups and two terms.", nameof(counts));
        if ((long)counts.Groups.Count * counts.Count > MostCells)
            throw new ArgumentException($"{counts.Groups.Count} groups times {counts.Count} terms are too many to scale; keep frequent terms only, with AtLeast.", nameof(counts));
        var matrix = Matrix<double>.Build.Dense(counts.Groups.Count, counts.Count);
        for (var term = 0; term < counts.Count; term++)
        {
            foreach (var (group, cell) in counts.Cells(term))
                matrix[group, term] = cell.Count;
        }

        for (var group = 0; group < matrix.RowCount; group++)
        {
            if (matrix.Row(group).Sum() == 0)
                throw new ArgumentException($"The group \"{counts.Groups[group]}\" has none of the terms; leave it out.", nameof(counts));
        }

        if (AreAlike(matrix))
            throw new ArgumentException("All groups use the terms in the same proportions, so nothing tells them apart and they have no places. Compare other groups, or other terms.", nameof(counts));
        return matrix;
    }

    // Counts are whole numbers, so that equal proportions are found exactly.
    private static bool AreAlike(Matrix<double> matrix)
    {
        var sums = matrix.RowSums();
        for (var group = 1; group < matrix.RowCount; group++)
        {
            for (var term = 0; term < matrix.ColumnCount; term++)
            {
                if (matrix[group, term] * sums[0] != matrix[0, term] * sums[group])
                    return false;
            }
        }

        return true;
    }
}
