namespace AnalysisKit.Charts;

/// <summary>
/// Places the nodes of a network by attraction and repulsion (Fruchterman and Reingold 1991, Software: Practice and Experience 21, 1129-1164), from a fixed start with a fixed number of rounds, then moves
/// them apart until no label covers another. Uses only arithmetic that gives the same result on every machine, so that the same network gives the same picture.
/// </summary>
internal static class ForceLayout
{
    private const int Rounds = 400;
    private const int PartingRounds = 300;
    private const double Gravity = 0.35;

    /// <summary>Places nodes.</summary>
    /// <param name="sizes">Width and height in pixels that each node needs, including its label.</param>
    /// <param name="links">Pairs of nodes, with a weight from 0 to 1 by which they attract each other.</param>
    /// <param name="width">Width of the plot.</param>
    /// <param name="height">Height of the plot.</param>
    /// <returns>The centres of the nodes, in pixels from the upper left corner.</returns>
    public static (double X, double Y)[] Of(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To, double Weight)> links, double width, double height)
    {
        var points = Spiral(sizes.Count, width, height);
        var ideal = 0.75 * Math.Sqrt(width * height / Math.Max(1, sizes.Count));
        var moves = new (double X, double Y)[sizes.Count];
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(moves);
            for (var i = 0; i < points.Length; i++)
            {
                for (var k = i + 1; k < points.Length; k++)
                    Push(points, moves, i, k, distance => ideal * ideal / distance);

                // Gravity towards the middle keeps unlinked parts inside the picture. It is weaker horizontally, where there is more room.
                moves[i].X -= (points[i].X - (width / 2)) * Gravity * height / width;
                moves[i].Y -= (points[i].Y - (height / 2)) * Gravity;
            }

            foreach (var (from, to, weight) in links)
                Push(points, moves, from, to, distance => -(0.5 + weight) * distance * distance / ideal);
            var heat = 0.05 * width * (1 - ((double)round / Rounds));
            for (var i = 0; i < points.Length; i++)
            {
                var length = Math.Max(1e-9, Length(moves[i].X, moves[i].Y));
                points[i] = (points[i].X + (moves[i].X / length * Math.Min(length, heat)), points[i].Y + (moves[i].Y / length * Math.Min(length, heat)));
            }
        }

        Fit(points, sizes, width, height);
        for (var round = 0; round < PartingRounds && Part(points, sizes); round++)
            Keep(points, sizes, width, height);
        Keep(points, sizes, width, height);
        return points;
    }

    // Starting points on a square spiral from the middle, which covers the area evenly.
    private static (double X, double Y)[] Spiral(int count, double width, double height)
    {
        var points = new (double X, double Y)[count];
        var step = 0.9 / Math.Max(1, Math.Ceiling(Math.Sqrt(count)));
        var (x, y, dx, dy, run, left) = (0, 0, 1, 0, 1, 1);
        var turns = 0;
        for (var i = 0; i < count; i++)
        {
            points[i] = (width * (0.5 + (x * step)), height * (0.5 + (y * step)) + (i % 2));
            (x, y) = (x + dx, y + dy);
            if (--left > 0)
                continue;
            (dx, dy) = (-dy, dx);
            run += ++turns % 2 == 0 ? 1 : 0;
            left = run;
        }

        return points;
    }

    private static void Push((double X, double Y)[] points, (double X, double Y)[] moves, int a, int b, Func<double, double> force)
    {
        if (a == b)
            return;
        var (dx, dy) = (points[a].X - points[b].X, points[a].Y - points[b].Y);
        var distance = Math.Max(0.5, Length(dx, dy));
        var strength = force(distance) / distance;
        moves[a] = (moves[a].X + (dx * strength), moves[a].Y + (dy * strength));
        moves[b] = (moves[b].X - (dx * strength), moves[b].Y - (dy * strength));
    }

    private static void Fit((double X, double Y)[] points, IReadOnlyList<(double Width, double Height)> sizes, double width, double height)
    {
        var (left, right, top, bottom) = (points.Min(p => p.X), points.Max(p => p.X), points.Min(p => p.Y), points.Max(p => p.Y));
        var (marginX, marginY) = (sizes.Max(s => s.Width) / 2, sizes.Max(s => s.Height) / 2);
        for (var i = 0; i < points.Length; i++)
            points[i] = (Scaled(points[i].X, left, right, marginX, width), Scaled(points[i].Y, top, bottom, marginY, height));

        static double Scaled(double at, double low, double high, double margin, double size) => high - low < 1e-9 ? size / 2 : margin + ((at - low) / (high - low) * (size - (2 * margin)));
    }

    // Moves overlapping nodes apart, in the direction that needs the smaller move.
    private static bool Part((double X, double Y)[] points, IReadOnlyList<(double Width, double Height)> sizes)
    {
        var moved = false;
        for (var i = 0; i < points.Length; i++)
        {
            for (var k = i + 1; k < points.Length; k++)
            {
                var (dx, dy) = (points[k].X - points[i].X, points[k].Y - points[i].Y);
                var (overX, overY) = (((sizes[i].Width + sizes[k].Width) / 2) - Math.Abs(dx), ((sizes[i].Height + sizes[k].Height) / 2) - Math.Abs(dy));
                if (overX <= 0 || overY <= 0)
                    continue;
                moved = true;
                var (x, y) = overX < overY ? ((dx < 0 ? -1 : 1) * ((overX / 2) + 0.5), 0.0) : (0.0, (dy < 0 ? -1 : 1) * ((overY / 2) + 0.5));
                points[i] = (points[i].X - x, points[i].Y - y);
                points[k] = (points[k].X + x, points[k].Y + y);
            }
        }

        return moved;
    }

    private static void Keep((double X, double Y)[] points, IReadOnlyList<(double Width, double Height)> sizes, double width, double height)
    {
        for (var i = 0; i < points.Length; i++)
            points[i] = (Math.Round(Math.Clamp(points[i].X, sizes[i].Width / 2, width - (sizes[i].Width / 2)), 2), Math.Round(Math.Clamp(points[i].Y, sizes[i].Height / 2, height - (sizes[i].Height / 2)), 2));
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
