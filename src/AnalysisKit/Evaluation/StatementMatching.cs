namespace AnalysisKit;

/// <summary>Pairs predicted statements with gold ones by the positions of their contents in the text.</summary>
internal static class StatementMatching
{
    private const double SufficientOverlap = 0.5;
    private const int CueTolerance = 3;

    public static IReadOnlyList<EvaluationPair> Match(string text, IReadOnlyList<AnnotatedStatement> gold, IReadOnlyList<AnnotatedStatement> predicted)
    {
        var points = new CodePoints(text);
        var goldPlaces = Place(points, gold);
        var predictedPlaces = Place(points, predicted);
        var matches = Candidates(goldPlaces, predictedPlaces);

        var freeGold = Enumerable.Repeat(true, goldPlaces.Count).ToArray();
        var freePredicted = Enumerable.Repeat(true, predictedPlaces.Count).ToArray();
        var pairs = new List<EvaluationPair>();
        foreach (var (g, p) in matches)
        {
            if (!freeGold[g] || !freePredicted[p])
                continue;
            freeGold[g] = freePredicted[p] = false;
            var right = goldPlaces[g].Statement.Speaker == predictedPlaces[p].Statement.Speaker;
            pairs.Add(Pair(right ? EvaluationOutcome.Right : EvaluationOutcome.WrongSpeaker, points, goldPlaces[g], predictedPlaces[p]));
        }

        pairs.AddRange(goldPlaces.Where((_, g) => freeGold[g]).Select(place => Pair(EvaluationOutcome.Missed, points, place, null)));
        pairs.AddRange(predictedPlaces.Where((_, p) => freePredicted[p]).Select(place => Pair(EvaluationOutcome.Spurious, points, null, place)));
        return pairs;
    }

    /// <summary>All pairs that may match, best overlap first. Pairs of equal overlap stay in the order of gold, then of the predictions, since the sort is stable.</summary>
    private static IEnumerable<(int Gold, int Predicted)> Candidates(List<Placed> gold, List<Placed> predicted)
    {
        var candidates = new List<(double Overlap, int Gold, int Predicted)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var p = 0; p < predicted.Count; p++)
            {
                var (a, b) = (gold[g], predicted[p]);
                var shared = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
                if (shared <= 0)
                    continue;
                var ofShorter = (double)shared / Math.Min(a.End - a.Start, b.End - b.Start);
                if (ofShorter >= SufficientOverlap || (a.Cue is { } x && b.Cue is { } y && Math.Abs(x - y) <= CueTolerance))
                    candidates.Add(((double)shared / (Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start)), g, p));
            }
        }

        return candidates.OrderByDescending(c => c.Overlap).Select(c => (c.Gold, c.Predicted));
    }

    /// <summary>Finds the contents in the text: by offsets if they are given, otherwise at the first occurrence that is not taken yet. Contents that are not in the text are left out.</summary>
    private static List<Placed> Place(CodePoints text, IReadOnlyList<AnnotatedStatement> statements)
    {
        var places = new List<Placed>();
        var taken = new HashSet<(int, int)>();
        foreach (var statement in statements)
        {
            var found = Given(text, statement) ?? Search(text, CodePoints.Of(statement.Content), taken);
            if (found is not (var start, var end) || end <= start)
                continue;
            taken.Add((start, end));
            places.Add(new Placed(statement, start, end, CueBefore(text, statement.Cue, start)));
        }

        return places;
    }

    private static (int Start, int End)? Given(CodePoints text, AnnotatedStatement statement) =>
        text.IndexOfUtf16(statement.ContentStart) is { } start && text.IndexOfUtf16(statement.ContentEnd) is { } end ? (start, end) : null;

    private static (int Start, int End)? Search(CodePoints text, int[] content, HashSet<(int, int)> taken)
    {
        var first = text.Find(content, 0);
        var at = first;
        while (at >= 0 && taken.Contains((at, at + content.Length)))
            at = text.Find(content, at + 1);
        if (at < 0)
            at = first;
        return at < 0 ? null : (at, at + content.Length);
    }

    private static int? CueBefore(CodePoints text, string cue, int contentStart)
    {
        if (cue.Length == 0)
            return null;
        var points = CodePoints.Of(cue);
        var at = text.FindLast(points, contentStart + points.Length);
        return at < 0 ? null : at;
    }

    private static EvaluationPair Pair(EvaluationOutcome outcome, CodePoints text, Placed? gold, Placed? predicted) =>
        new(outcome, gold?.Statement, SpanOf(text, gold), predicted?.Statement, SpanOf(text, predicted));

    private static Span? SpanOf(CodePoints text, Placed? place) =>
        place is null ? null : Span.Between(text.ToUtf16(place.Start), text.ToUtf16(place.End));

    /// <summary>A statement with its place, in code points.</summary>
    private sealed record Placed(AnnotatedStatement Statement, int Start, int End, int? Cue);

    /// <summary>A text as code points, in which lengths do not depend on the encoding, with a map to UTF-16.</summary>
    private sealed class CodePoints
    {
        private readonly int[] _points;
        private readonly int[] _utf16;

        public CodePoints(string text)
        {
            _points = Of(text);
            _utf16 = new int[_points.Length + 1];
            for (var i = 0; i < _points.Length; i++)
                _utf16[i + 1] = _utf16[i] + (_points[i] > 0xFFFF ? 2 : 1);
        }

        public static int[] Of(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

        public int ToUtf16(int index) => _utf16[index];

        public int? IndexOfUtf16(int? offset) => offset is { } value && Array.BinarySearch(_utf16, value) is >= 0 and var index ? index : null;

        public int Find(int[] sought, int from)
        {
            if (from > _points.Length)
                return -1;
            var at = _points.AsSpan(from).IndexOf(sought);
            return at < 0 ? -1 : at + from;
        }

        public int FindLast(int[] sought, int end) => _points.AsSpan(0, Math.Min(end, _points.Length)).LastIndexOf(sought);
    }
}
