using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Terms;

namespace AnalysisKit.Charts;

/// <summary>Charts of words that go together.</summary>
public static class CollocationCharts
{
    private const double Width = 900;
    private const double Height = 640;
    private const double FontSize = 14;
    private const int Rounds = 400;

    /// <summary>
    /// Pairs of words as a network: the width of a line is logDice, the size of a circle the number of pairs that the word is in. Words are laid out by attraction and repulsion (Fruchterman and Reingold 1991), from a fixed
    /// beginning, so that the same pairs give the same picture.
    /// </summary>
    /// <param name="collocations">The collocations; those of two words are drawn, in their order.</param>
    /// <param name="edges">The most pairs to draw.</param>
    /// <param name="options">Title and language.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static Figure Network(this CollocationTable collocations, int edges = 60, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(collocations);
        options ??= new ChartOptions();
        var pairs = collocations.Where(c => c.Size == 2).Take(edges).ToList();
        if (pairs.Count == 0)
            throw new ArgumentException("There is no collocation of two words to draw.", nameof(collocations));
        var words = pairs.SelectMany(p => p.Words).Distinct().ToList();
        var places = words.Select((word, at) => (word, at)).ToDictionary(p => p.word, p => p.at);
        var links = pairs.Select(p => (From: places[p.Words[0]], To: places[p.Words[1]])).ToList();
        var points = Layout(words.Count, links);
        var degrees = new int[words.Count];
        foreach (var (from, to) in links)
        {
            degrees[from]++;
            degrees[to]++;
        }

        var traces = new List<(string, JsonObject)>();
        var weakest = pairs.Min(p => p.LogDice);
        var range = Math.Max(1e-9, pairs.Max(p => p.LogDice) - weakest);
        foreach (var strength in pairs.Zip(links).GroupBy(p => (int)Math.Round(3 * (p.First.LogDice - weakest) / range)).OrderBy(g => g.Key))
        {
            var (x, y) = (new JsonArray(), new JsonArray());
            foreach (var (_, (from, to)) in strength)
            {
                x.Add(points[from].X);
                x.Add(points[to].X);
                x.Add(null);
                y.Add(points[from].Y);
                y.Add(points[to].Y);
                y.Add(null);
            }

            traces.Add(("scatter", new JsonObject { ["mode"] = "lines", ["x"] = x, ["y"] = y, ["line"] = new JsonObject { ["width"] = 1 + (1.6 * strength.Key), ["color"] = "#b6c2cf" }, ["hoverinfo"] = "skip", ["showlegend"] = false }));
        }

        // The words with most pairs are labelled first.
        var placement = new LabelPlacement(Width, Height, FontSize);
        var labels = new string[words.Count];
        var sides = new string[words.Count];
        for (var i = 0; i < words.Count; i++)
            placement.Reserve(points[i].X, Height - points[i].Y, Radius(degrees[i]));
        foreach (var i in Enumerable.Range(0, words.Count).OrderByDescending(i => degrees[i]).ThenBy(i => i))
        {
            var place = placement.Place(points[i].X, Height - points[i].Y, Radius(degrees[i]), words[i]);
            (labels[i], sides[i]) = place is null ? ("", "top center") : (ChartText.Label(words[i]), place);
        }

        traces.Add(("scatter", new JsonObject
        {
            ["mode"] = "markers+text",
            ["x"] = PositionCharts.Numbers(points.Select(p => Math.Round(p.X, 2))),
            ["y"] = PositionCharts.Numbers(points.Select(p => Math.Round(p.Y, 2))),
            ["text"] = PositionCharts.Strings(labels),
            ["textposition"] = PositionCharts.Strings(sides),
            ["textfont"] = new JsonObject { ["size"] = FontSize },
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject { ["size"] = PositionCharts.Numbers(degrees.Select(d => 2 * Radius(d))), ["color"] = PositionCharts.ForColour, ["line"] = new JsonObject { ["color"] = "#ffffff", ["width"] = 1 } },
            ["customdata"] = PositionCharts.Strings(words.Select(word => $"<b>{ChartText.Label(word)}</b><br>" + string.Join("<br>", pairs.Where(p => p.Words.Contains(word)).Take(8).Select(p => string.Create(CultureInfo.InvariantCulture, $"{ChartText.Label(p.Text)} {p.Count}, logDice {p.LogDice:0.0}"))))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["showlegend"] = false,
        }));
        JsonObject Axis(double end) => new() { ["visible"] = false, ["range"] = PositionCharts.Numbers([0, end]), ["fixedrange"] = false };
        var layout = new JsonObject { ["xaxis"] = Axis(Width), ["yaxis"] = Axis(Height), ["margin"] = new JsonObject { ["t"] = 80, ["r"] = 50, ["b"] = 50, ["l"] = 50 } };
        return Figure.Of(options.Title ?? PositionCharts.Words(options, "Words that go together", "ألفاظ متلازمة"), (int)Height + 130, options, traces, layout);
    }

    private static double Radius(int degree) => 4 + (3 * Math.Sqrt(degree));

    // Forces in an area of pixels, cooled round by round.
    private static (double X, double Y)[] Layout(int count, List<(int From, int To)> links)
    {
        var points = new (double X, double Y)[count];
        for (var i = 0; i < count; i++)
        {
            // A sunflower: even over the area, and the same each time.
            var (radius, angle) = (Math.Sqrt((i + 0.5) / count), i * Math.PI * (3 - Math.Sqrt(5)));
            points[i] = (Width / 2 * (1 + (0.9 * radius * Math.Cos(angle))), Height / 2 * (1 + (0.9 * radius * Math.Sin(angle))));
        }

        var ideal = 0.6 * Math.Sqrt(Width * Height / Math.Max(1, count));
        var moves = new (double X, double Y)[count];
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(moves);
            for (var i = 0; i < count; i++)
            {
                for (var k = i + 1; k < count; k++)
                    Push(i, k, (distance) => ideal * ideal / distance);

                // A pull to the middle keeps parts without a link in the picture.
                moves[i].X -= (points[i].X - (Width / 2)) * 0.5;
                moves[i].Y -= (points[i].Y - (Height / 2)) * 0.8;
            }

            foreach (var (from, to) in links)
                Push(from, to, (distance) => -distance * distance / ideal);
            var heat = 40.0 * (1 - ((double)round / Rounds));
            for (var i = 0; i < count; i++)
            {
                var length = Math.Max(1e-9, Math.Sqrt((moves[i].X * moves[i].X) + (moves[i].Y * moves[i].Y)));
                points[i] = (points[i].X + (moves[i].X / length * Math.Min(length, heat)), points[i].Y + (moves[i].Y / length * Math.Min(length, heat)));
            }
        }

        var (left, right, bottom, top) = (points.Min(p => p.X), points.Max(p => p.X), points.Min(p => p.Y), points.Max(p => p.Y));
        return [.. points.Select(p => (Math.Round(Fit(p.X, left, right, Width), 2), Math.Round(Fit(p.Y, bottom, top, Height), 2)))];

        static double Fit(double at, double low, double high, double size) => 40 + ((at - low) / Math.Max(1e-9, high - low) * (size - 80));

        void Push(int a, int b, Func<double, double> force)
        {
            if (a == b)
                return;
            var (dx, dy) = (points[a].X - points[b].X, points[a].Y - points[b].Y);
            var distance = Math.Max(0.5, Math.Sqrt((dx * dx) + (dy * dy)));
            var strength = force(distance) / distance;
            moves[a].X += dx * strength;
            moves[a].Y += dy * strength;
            moves[b].X -= dx * strength;
            moves[b].Y -= dy * strength;
        }
    }
}
