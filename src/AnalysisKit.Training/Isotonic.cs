namespace AnalysisKit.Training;

/// <summary>Fits a rising line through what was said and what was right, by pooling neighbours that fall.</summary>
internal static class Isotonic
{
    private const int LeastInPoint = 40;

    public static Calibration Fit(IEnumerable<(double Said, bool Right)> answers)
    {
        var blocks = new List<(double Said, double Right, int Count)>();
        foreach (var chunk in answers.OrderBy(a => a.Said).Chunk(LeastInPoint))
        {
            blocks.Add((chunk.Average(a => a.Said), chunk.Average(a => a.Right ? 1.0 : 0), chunk.Length));
            while (blocks.Count > 1 && (blocks[^2].Right >= blocks[^1].Right || blocks[^1].Count < LeastInPoint))
            {
                var (a, b) = (blocks[^2], blocks[^1]);
                var count = a.Count + b.Count;
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (((a.Said * a.Count) + (b.Said * b.Count)) / count, ((a.Right * a.Count) + (b.Right * b.Count)) / count, count);
            }
        }

        return new Calibration([.. blocks.Select(b => (b.Said, b.Right))]);
    }
}
