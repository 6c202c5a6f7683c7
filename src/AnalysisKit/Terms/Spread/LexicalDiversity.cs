namespace AnalysisKit;

/// <summary>
/// How rich a vocabulary is. All functions are pure; N is the number of tokens, V of types, f(i) of types that occur i times. Logarithms are to the base 10 unless said otherwise.
/// Only MATTR, MSTTR, MTLD and HD-D do not depend much on the length of the text. No measure has a p-value. Of a text without words all are NaN.
/// </summary>
public static class LexicalDiversity
{
    /// <summary>All measures for each group: the documents of a group are read one after the other as one text.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="window">Tokens in the window of MATTR and in a segment of MSTTR.</param>
    public static ResultList<TextDiversity> ByGroup(TokenizedCorpus corpus, int window = 100)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new ResultList<TextDiversity>("groups", corpus.Documents.GroupBy(d => d.Group).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, [.. g.SelectMany(d => d.Tokens.Where(t => t >= 0))], window)));
    }

    /// <summary>All measures for each document.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="window">Tokens in the window of MATTR and in a segment of MSTTR; NaN for documents that are shorter.</param>
    public static ResultList<TextDiversity> ByDocument(TokenizedCorpus corpus, int window = 100)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new ResultList<TextDiversity>("documents", corpus.Documents.Select(d => Of(d.Id, [.. d.Tokens.Where(t => t >= 0)], window)));
    }

    /// <summary>Type-token ratio V/N. Templin (1957).</summary>
    public static double TypeTokenRatio(double tokens, double types) => types / tokens;

    /// <summary>Herdan's C = log V / log N. Herdan (1960), Type-Token Mathematics.</summary>
    public static double HerdanC(double tokens, double types) => Math.Log(types) / Math.Log(tokens);

    /// <summary>Guiraud's R = V / sqrt(N). Guiraud (1954).</summary>
    public static double GuiraudR(double tokens, double types) => types / Math.Sqrt(tokens);

    /// <summary>Carroll's corrected type-token ratio V / sqrt(2N). Carroll (1964).</summary>
    public static double CarrollCttr(double tokens, double types) => types / Math.Sqrt(2 * tokens);

    /// <summary>Dugast's U = (log N)² / (log N - log V); infinity when no word is repeated. Dugast (1978).</summary>
    public static double DugastU(double tokens, double types) => Square(Math.Log10(tokens)) / (Math.Log10(tokens) - Math.Log10(types));

    /// <summary>Summer's S = log log V / log log N. It depends on the base, which is 10.</summary>
    public static double SummerS(double tokens, double types) => Math.Log10(Math.Log10(types)) / Math.Log10(Math.Log10(tokens));

    /// <summary>Maas' a = sqrt((log N - log V) / (log N)²); the smaller, the richer. Maas (1972).</summary>
    public static double MaasA(double tokens, double types) => Math.Sqrt((Math.Log10(tokens) - Math.Log10(types)) / Square(Math.Log10(tokens)));

    /// <summary>Maas' log V0 = log V / sqrt(1 - (log V / log N)²); infinity when no word is repeated. Tweedie and Baayen (1998), Computers and the Humanities 32, 323-352.</summary>
    public static double MaasLogV0(double tokens, double types) => Math.Log10(types) / Math.Sqrt(1 - Square(Math.Log(types) / Math.Log(tokens)));

    /// <summary>Maas' log V0 with natural logarithms.</summary>
    public static double MaasLnV0(double tokens, double types) => Math.Log(types) / Math.Sqrt(1 - Square(Math.Log(types) / Math.Log(tokens)));

    /// <summary>Yule's K = 10⁴ (Σ f(i) (i/N)² - 1/N): ten thousand times the probability that two tokens are of one type, corrected for length. Yule (1944), The Statistical Study of Literary Vocabulary.</summary>
    /// <param name="frequencies">How often each type occurs.</param>
    public static double YuleK(IReadOnlyList<int> frequencies)
    {
        var tokens = (double)frequencies.Sum();
        return tokens == 0 ? double.NaN : 1e4 * (frequencies.Sum(i => Square(i / tokens)) - (1 / tokens));
    }

    /// <summary>Yule's I = V² / (Σ f(i) i² - V); 0 when no word is repeated. Oakes (1998).</summary>
    /// <param name="frequencies">How often each type occurs.</param>
    public static double YuleI(IReadOnlyList<int> frequencies)
    {
        var (types, squares) = ((double)frequencies.Count, frequencies.Sum(i => (double)i * i));
        return types == 0 ? double.NaN : squares == types ? 0 : types * types / (squares - types);
    }

    /// <summary>Simpson's D = Σ f(i) (i/N) ((i-1)/(N-1)): the probability that two tokens drawn without replacement are of one type. Simpson (1949), Nature 163, 688.</summary>
    /// <param name="frequencies">How often each type occurs.</param>
    public static double SimpsonD(IReadOnlyList<int> frequencies)
    {
        var tokens = (double)frequencies.Sum();
        return tokens < 2 ? double.NaN : frequencies.Sum(i => i / tokens * ((i - 1) / (tokens - 1)));
    }

    /// <summary>Herdan's Vm = sqrt(Σ f(i) (i/N)² - 1/V). Herdan (1955), as in Tweedie and Baayen (1998).</summary>
    /// <param name="frequencies">How often each type occurs.</param>
    public static double HerdanVm(IReadOnlyList<int> frequencies)
    {
        var tokens = (double)frequencies.Sum();

        // If all types are equally frequent, the difference is 0 and rounding may make it negative.
        return frequencies.Count == 0 ? double.NaN : Math.Sqrt(Math.Max(0, frequencies.Sum(i => Square(i / tokens)) - (1.0 / frequencies.Count)));
    }

    /// <summary>Moving-average type-token ratio: the mean ratio of all windows. Covington and McFall (2010), J. Quantitative Linguistics 17, 94-100. NaN when the text is shorter than the window.</summary>
    public static double MovingAverageTypeTokenRatio(IReadOnlyList<int> tokens, int window)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        if (tokens.Count < window)
            return double.NaN;
        var counts = new Dictionary<int, int>();
        var sum = 0.0;
        for (var i = 0; i < tokens.Count; i++)
        {
            counts[tokens[i]] = counts.GetValueOrDefault(tokens[i]) + 1;
            if (i >= window && --counts[tokens[i - window]] == 0)
                counts.Remove(tokens[i - window]);
            if (i >= window - 1)
                sum += counts.Count;
        }

        return sum / window / (tokens.Count - window + 1);
    }

    /// <summary>Mean segmental type-token ratio: the mean ratio of segments that do not overlap; an incomplete segment at the end is ignored. Johnson (1944). NaN when the text is shorter than a segment.</summary>
    public static double MeanSegmentalTypeTokenRatio(IReadOnlyList<int> tokens, int segment)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentOutOfRangeException.ThrowIfLessThan(segment, 1);
        var ratios = tokens.Chunk(segment).Where(c => c.Length == segment).Select(c => (double)c.Distinct().Count() / segment).ToArray();
        return ratios.Length == 0 ? double.NaN : ratios.Average();
    }

    /// <summary>
    /// MTLD: mean length of stretches that keep their type-token ratio above a threshold, forwards and backwards, the last stretch counted in part. McCarthy and Jarvis (2010), Behavior Research
    /// Methods 42, 381-392. Infinity when no word is repeated; above the length of the text when the ratio never falls to the threshold.
    /// </summary>
    public static double Mtld(IReadOnlyList<int> tokens, double threshold = 0.72)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return (OneWay(tokens) + OneWay([.. tokens.Reverse()])) / 2;

        double OneWay(IReadOnlyList<int> sequence)
        {
            var seen = new HashSet<int>();
            double factors = 0, ratio = 1;
            var length = 0;
            foreach (var token in sequence)
            {
                seen.Add(token);
                length++;
                ratio = (double)seen.Count / length;
                if (ratio > threshold)
                    continue;
                factors++;
                seen.Clear();
                (length, ratio) = (0, 1);
            }

            factors += (1 - ratio) / (1 - threshold);
            return sequence.Count / factors;
        }
    }

    /// <summary>
    /// HD-D: the type-token ratio to be expected in a random sample, Σ over types of P(type is in the sample) / sample. McCarthy and Jarvis (2007), Language Testing 24, 459-488.
    /// NaN when the text is shorter than the sample.
    /// </summary>
    /// <param name="frequencies">How often each type occurs.</param>
    /// <param name="sample">Tokens drawn without replacement.</param>
    public static double HdD(IReadOnlyList<int> frequencies, int sample = 42)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        var tokens = frequencies.Sum();
        if (tokens < sample)
            return double.NaN;
        return frequencies.CountBy(f => f).Sum(f => f.Value * (1 - Math.Exp(Binomial.LogHypergeometric(0, f.Key, tokens - f.Key, sample)))) / sample;
    }

    private static TextDiversity Of(string id, int[] tokens, int window)
    {
        var frequencies = tokens.CountBy(t => t).Select(c => c.Value).ToArray();
        double n = tokens.Length, v = frequencies.Length;
        return new TextDiversity
        {
            Id = id,
            Tokens = tokens.Length,
            Types = frequencies.Length,
            TypeTokenRatio = TypeTokenRatio(n, v),
            HerdanC = HerdanC(n, v),
            GuiraudR = GuiraudR(n, v),
            CarrollCttr = CarrollCttr(n, v),
            DugastU = DugastU(n, v),
            SummerS = SummerS(n, v),
            MaasA = MaasA(n, v),
            MaasLogV0 = MaasLogV0(n, v),
            MaasLnV0 = MaasLnV0(n, v),
            YuleK = YuleK(frequencies),
            YuleI = YuleI(frequencies),
            SimpsonD = SimpsonD(frequencies),
            HerdanVm = HerdanVm(frequencies),
            MovingAverageTypeTokenRatio = MovingAverageTypeTokenRatio(tokens, window),
            MeanSegmentalTypeTokenRatio = MeanSegmentalTypeTokenRatio(tokens, window),
            Mtld = Mtld(tokens),
            HdD = HdD(frequencies),
        };
    }

    private static double Square(double x) => x * x;
}
