using System.Numerics;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Words that occur together, and how strongly they belong together. All functions are pure.</summary>
public static class Collocations
{
    private const int Longest = 5;

    /// <summary>
    /// Sequences of neighbouring words (or, with a window, pairs at a distance) with their statistics. No sequence crosses a mark or the end of a text. Association measures compare with
    /// the counts of the single words and the number of tokens; λ and z with the table of all sequences of the same size.
    /// </summary>
    /// <exception cref="ArgumentException">A size is below 2 or above 5, or a window is asked for with sizes other than 2.</exception>
    public static CollocationTable Of(TokenizedCorpus corpus, CollocationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        options ??= new CollocationOptions();
        if (options.Sizes.Count == 0 || options.Sizes.Any(s => s is < 2 or > Longest))
            throw new ArgumentException($"Sizes must lie between 2 and {Longest}.", nameof(options));
        if (options.Window > 1 && options.Sizes.Any(s => s != 2))
            throw new ArgumentException("A window above 1 needs size 2.", nameof(options));
        return options.Window > 1
            ? new CollocationTable(Windowed(corpus, options).OrderByDescending(c => c.LogLikelihoodRatio).ThenBy(c => c.Text, StringComparer.Ordinal))
            : new CollocationTable(options.Sizes.Distinct().SelectMany(size => Contiguous(corpus, size, options)).OrderByDescending(c => c.Z).ThenBy(c => c.Text, StringComparer.Ordinal));
    }

    /// <summary>
    /// The words within <paramref name="window"/> tokens before or after a word, compared with the rest of the corpus; highest G² first.
    /// A token that lies in the windows of two occurrences of the node counts twice.
    /// </summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="node">The word; an unknown one has no collocates.</param>
    /// <param name="window">Number of tokens on each side. Marks are not counted; the window ends where a stretch of text ends.</param>
    /// <param name="minimumCount">Words that occur less often in the windows are left out.</param>
    public static ResultList<Collocate> Around(TokenizedCorpus corpus, string node, int window = 5, int minimumCount = 2)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        var wanted = corpus.IndexOf(node);
        var counts = new Dictionary<int, (long Before, long After)>();
        var inside = 0L;
        foreach (var stretch in corpus.Documents.SelectMany(Stretches))
        {
            for (var i = 0; i < stretch.Length; i++)
            {
                if (stretch[i] != wanted)
                    continue;
                for (var k = Math.Max(0, i - window); k < Math.Min(stretch.Length, i + window + 1); k++)
                {
                    if (k == i)
                        continue;
                    ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, stretch[k], out _);
                    count = k < i ? (count.Before + 1, count.After) : (count.Before, count.After + 1);
                    inside++;
                }
            }
        }

        return new ResultList<Collocate>(
            "collocates",
            counts.Where(c => c.Value.Before + c.Value.After >= minimumCount)
                .Select(c => Collocate(corpus, c.Key, c.Value, corpus.CountOf(wanted), inside))
                .OrderByDescending(c => c.LogLikelihoodRatio).ThenBy(c => c.Term, StringComparer.Ordinal));
    }

    /// <summary>Pointwise mutual information log2(n / e) with e = Π n(i) / N^(K-1), for any number of words. Church and Hanks (1990), Computational Linguistics 16, 22-29.</summary>
    /// <param name="together">n: occurrences of the sequence.</param>
    /// <param name="words">n(i): occurrences of each word.</param>
    /// <param name="size">N: number of tokens.</param>
    public static double PointwiseMutualInformation(double together, IReadOnlyList<double> words, double size) => Math.Log2(together / Expected(words, size));

    /// <inheritdoc cref="PointwiseMutualInformation(double, IReadOnlyList{double}, double)"/>
    public static double PointwiseMutualInformation(PairCounts pair) => Math.Log2(pair.Together / pair.Expected);

    /// <summary>t-score (n - e) / sqrt(n), for any number of words. Church et al. (1991), "Using statistics in lexical analysis". It is good for ranking but not valid as a test, so it has no p-value.</summary>
    /// <param name="together">n: occurrences of the sequence.</param>
    /// <param name="words">n(i): occurrences of each word.</param>
    /// <param name="size">N: number of tokens.</param>
    public static double TScore(double together, IReadOnlyList<double> words, double size) => (together - Expected(words, size)) / Math.Sqrt(together);

    /// <inheritdoc cref="TScore(double, IReadOnlyList{double}, double)"/>
    public static double TScore(PairCounts pair) => (pair.Together - pair.Expected) / Math.Sqrt(pair.Together);

    /// <summary>PMI divided by -log2(n12 / N), in [-1, 1]: 1 when the words never occur apart. Bouma (2009), "Normalized (pointwise) mutual information in collocation extraction".</summary>
    public static double NormalizedPointwiseMutualInformation(PairCounts pair) => PointwiseMutualInformation(pair) / -Math.Log2(pair.Together / pair.Size);

    /// <summary>MI3: log2(n12³ / e), which favours frequent pairs. Daille (1994); Oakes (1998), Statistics for Corpus Linguistics, 171.</summary>
    public static double CubicMutualInformation(PairCounts pair) => Math.Log2(pair.Together * pair.Together * pair.Together / pair.Expected);

    /// <summary>n12³ / (n1 n2), the form of MI3 that NLTK calls mi_like.</summary>
    public static double CubicRatio(PairCounts pair) => pair.Together * pair.Together * pair.Together / (pair.First * pair.Second);

    /// <summary>G² of the 2 x 2 table of the two words, never negative. Dunning (1993), Computational Linguistics 19, 61-74. NaN where the counts make no table, since words that stand apart count for n1, n2 and N but not for n12.</summary>
    public static double LogLikelihoodRatio(PairCounts pair) => pair.IsTable ? Math.Abs(Keyness.LogLikelihoodRatio(pair.Table)) : double.NaN;

    /// <summary>Pearson's chi-squared of the 2 x 2 table of the two words, never negative. Manning and Schütze (1999), Foundations of Statistical NLP, 5.3.3. NaN where the counts make no table.</summary>
    public static double ChiSquared(PairCounts pair) => pair.IsTable ? Math.Abs(Keyness.ChiSquared(pair.Table)) : double.NaN;

    /// <summary>Chi-squared divided by N. Gale and Church (1991).</summary>
    public static double PhiSquared(PairCounts pair) => ChiSquared(pair) / pair.Size;

    /// <summary>2 n12 / (n1 + n2). Dice (1945), Ecology 26, 297-302.</summary>
    public static double Dice(PairCounts pair) => 2 * pair.Together / (pair.First + pair.Second);

    /// <summary>14 + log2(Dice): at most 14, comparable between corpora of any size. Rychlý (2008), "A lexicographer-friendly association score".</summary>
    public static double LogDice(PairCounts pair) => 14 + Math.Log2(Dice(pair));

    /// <summary>n12 / (n1 + n2 - n12). Jaccard (1912).</summary>
    public static double Jaccard(PairCounts pair) => pair.Together / (pair.First + pair.Second - pair.Together);

    /// <summary>n12 (log2(n12 / e) - 1). Quasthoff and Wolff (2002), "The Poisson collocation measure and its applications".</summary>
    public static double PoissonStirling(PairCounts pair) => pair.Together * (Math.Log2(pair.Together / pair.Expected) - 1);

    /// <summary>n12 / N.</summary>
    public static double RelativeFrequency(PairCounts pair) => pair.Together / pair.Size;

    /// <summary>G² of a 2 x ... x 2 table against independence of all words, 2 Σ o ln(o/e). Dunning (1993); for three words Moore (2004).</summary>
    /// <param name="cells">The table: bit i of the index tells whether word i matches.</param>
    public static double LogLikelihoodRatio(IReadOnlyList<double> cells)
    {
        var expected = Independent(cells);
        return 2 * cells.Select((o, i) => o == 0 ? 0 : o * Math.Log(o / expected[i])).Sum();
    }

    /// <summary>Pearson's chi-squared of a 2 x ... x 2 table against independence of all words, Σ (o - e)²/e.</summary>
    /// <param name="cells">The table: bit i of the index tells whether word i matches.</param>
    public static double ChiSquared(IReadOnlyList<double> cells)
    {
        var expected = Independent(cells);
        return cells.Select((o, i) => (o - expected[i]) * (o - expected[i]) / expected[i]).Sum();
    }

    /// <summary>The table of exact matches from the counts of sequences that match at least a subset of the words (by inclusion and exclusion).</summary>
    /// <param name="atLeast">Counts: bit i of the index tells whether word i is asked for; index 0 is the number of all sequences.</param>
    public static double[] Exactly(IReadOnlyList<double> atLeast)
    {
        ArgumentNullException.ThrowIfNull(atLeast);
        var cells = atLeast.ToArray();
        for (var bit = 1; bit < cells.Length; bit <<= 1)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                if ((i & bit) == 0)
                    cells[i] -= cells[i | bit];
            }
        }

        return cells;
    }

    /// <summary>λ of Blaheta and Johnson (2001) and its z from the table of exact matches; see <see cref="Collocation.Lambda"/>.</summary>
    /// <param name="cells">The table: bit i of the index tells whether word i matches.</param>
    /// <param name="smoothing">Added to each cell.</param>
    public static (double Lambda, double Z) Lambda(IReadOnlyList<double> cells, double smoothing = 0.5)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var words = BitOperations.Log2((uint)cells.Count);
        double lambda = 0, variance = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            var cell = cells[i] + smoothing;
            var sign = (words - BitOperations.PopCount((uint)i)) % 2 == 0 ? 1 : -1;
            lambda += sign * Math.Log(cell);
            variance += 1 / cell;
        }

        return (lambda, lambda / Math.Sqrt(variance));
    }

    /// <summary>The stretches of a document, without marks. No window crosses from one to the next.</summary>
    internal static IEnumerable<int[]> Stretches(TokenizedDocument document)
    {
        var start = 0;
        var tokens = document.Tokens;
        for (var i = 0; i <= tokens.Length; i++)
        {
            if (i < tokens.Length && tokens[i] != TokenizedDocument.End)
                continue;
            yield return Array.FindAll(tokens[start..i], t => t >= 0);
            start = i + 1;
        }
    }

    private static IEnumerable<Collocation> Contiguous(TokenizedCorpus corpus, int size, CollocationOptions options)
    {
        var longer = options.Sizes.Where(s => s > size).DefaultIfEmpty(int.MaxValue).Min();
        var counts = new Dictionary<Gram, (int All, int Nested)>();
        var total = 0L;
        foreach (var (document, start, length) in Runs(corpus))
        {
            var run = document.Tokens.AsSpan(start, length);
            for (var i = 0; i + size <= length; i++)
            {
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, Gram.Of(run.Slice(i, size)), out _);
                count = (count.All + 1, count.Nested + (length >= longer ? 1 : 0));
                total++;
            }
        }

        var candidates = counts.Where(c => c.Value.All >= options.MinimumCount).ToArray();
        var tables = Tables(counts, candidates, size, total);
        for (var i = 0; i < candidates.Length; i++)
        {
            var (gram, (count, nested)) = candidates[i];
            var (lambda, z) = Lambda(Exactly(tables[i]), options.Smoothing);
            var words = gram.Words(size);
            yield return new Collocation([.. words.Select(corpus.Shown)], count, nested, lambda, z, [.. words.Select(w => (double)corpus.CountOf(w))], corpus.Length, count);
        }
    }

    // For each candidate, and each subset of its words, the number of sequences that match at least that subset.
    private static double[][] Tables(Dictionary<Gram, (int All, int Nested)> counts, KeyValuePair<Gram, (int All, int Nested)>[] candidates, int size, long total)
    {
        var full = (1 << size) - 1;
        var tables = new double[candidates.Length][];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = new double[full + 1];
            tables[i][0] = total;
            tables[i][full] = candidates[i].Value.All;
        }

        for (var subset = 1; subset < full; subset++)
        {
            var matches = new Dictionary<Gram, long>();
            foreach (var (gram, _) in candidates)
                matches[gram.Only(subset)] = 0;
            foreach (var (gram, (all, _)) in counts)
            {
                ref var match = ref CollectionsMarshal.GetValueRefOrNullRef(matches, gram.Only(subset));
                if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref match))
                    match += all;
            }

            for (var i = 0; i < tables.Length; i++)
                tables[i][subset] = matches[candidates[i].Key.Only(subset)];
        }

        return tables;
    }

    private static IEnumerable<Collocation> Windowed(TokenizedCorpus corpus, CollocationOptions options)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var stretch in corpus.Documents.SelectMany(Stretches))
        {
            for (var i = 0; i < stretch.Length; i++)
            {
                for (var k = i + 1; k < stretch.Length && k <= i + options.Window; k++)
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (stretch[i], stretch[k]), out _)++;
            }
        }

        foreach (var ((first, second), count) in counts)
        {
            if (count >= options.MinimumCount)
            {
                yield return new Collocation(
                    [corpus.Shown(first), corpus.Shown(second)], count, 0, double.NaN, double.NaN, [corpus.CountOf(first), corpus.CountOf(second)], corpus.Length, (double)count / options.Window);
            }
        }
    }

    private static IEnumerable<(TokenizedDocument Document, int Start, int Length)> Runs(TokenizedCorpus corpus)
    {
        foreach (var document in corpus.Documents)
        {
            var start = 0;
            for (var i = 0; i <= document.Tokens.Length; i++)
            {
                if (i < document.Tokens.Length && document.Tokens[i] >= 0)
                    continue;
                if (i > start)
                    yield return (document, start, i - start);
                start = i + 1;
            }
        }
    }

    private static Collocate Collocate(TokenizedCorpus corpus, int term, (long Before, long After) count, long nodeCount, long inside)
    {
        var near = count.Before + count.After;
        var elsewhere = Math.Max(0, corpus.CountOf(term) - near);
        return new Collocate(corpus.Shown(term), count.Before, count.After, nodeCount, new ContingencyTable(near, elsewhere, inside, Math.Max(elsewhere, corpus.Length - inside)));
    }

    private static double Expected(IReadOnlyList<double> words, double size) => words.Aggregate(size, (product, count) => product * (count / size));

    private static double[] Independent(IReadOnlyList<double> cells)
    {
        var words = BitOperations.Log2((uint)cells.Count);
        var size = cells.Sum();
        var expected = new double[cells.Count];
        for (var i = 0; i < expected.Length; i++)
        {
            expected[i] = size;
            for (var word = 0; word < words; word++)
                expected[i] *= cells.Where((_, k) => ((k ^ i) & (1 << word)) == 0).Sum() / size;
        }

        return expected;
    }

    /// <summary>Up to five term numbers; -1 for positions without a term.</summary>
    private readonly record struct Gram(int A, int B, int C, int D, int E)
    {
        public static Gram Of(ReadOnlySpan<int> words) => new(words[0], words[1], words.Length > 2 ? words[2] : -1, words.Length > 3 ? words[3] : -1, words.Length > 4 ? words[4] : -1);

        public Gram Only(int subset) => new((subset & 1) != 0 ? A : -1, (subset & 2) != 0 ? B : -1, (subset & 4) != 0 ? C : -1, (subset & 8) != 0 ? D : -1, (subset & 16) != 0 ? E : -1);

        public int[] Words(int size) => new[] { A, B, C, D, E }[..size];
    }
}
