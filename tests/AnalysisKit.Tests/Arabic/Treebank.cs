namespace AnalysisKit.Tests;

/// <summary>The words of a Universal Dependencies treebank with their lemmas.</summary>
internal static class Treebank
{
    private static readonly HashSet<string> OpenClasses = ["NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX", "NUM", "DET", "X"];

    /// <summary>Words as the treebank cuts them, particles and pronouns apart, with the most frequent lemma of each.</summary>
    public static IReadOnlyDictionary<string, string> Segments(string path) =>
        Groups(Sentences(path).SelectMany(s => s).Where(t => t.Class is not ("PUNCT" or "SYM")).Select(t => (t.Form, t.Lemma)));

    /// <summary>Words as they are written, with the lemma of the first part that is no particle or pronoun; words of nothing else are left out.</summary>
    public static IReadOnlyDictionary<string, string> Words(string path) =>
        Groups(Written(path).Select(w => (string.Concat(w.Select(t => t.Form)), w.FirstOrDefault(t => OpenClasses.Contains(t.Class)).Lemma)).Where(w => w.Lemma is not null));

    /// <summary>The running text: every word as it is written.</summary>
    public static IEnumerable<string> Text(string path) => Written(path).Select(w => string.Concat(w.Select(t => t.Form)));

    private static IEnumerable<List<(string Form, string Lemma, string Class, bool Joined)>> Written(string path)
    {
        foreach (var sentence in Sentences(path))
        {
            var word = new List<(string, string, string Class, bool Joined)>();
            foreach (var token in sentence)
            {
                if (token.Class is not ("PUNCT" or "SYM"))
                    word.Add(token);
                if (word.Count > 0 && (!token.Joined || token.Class is "PUNCT" or "SYM"))
                {
                    yield return word;
                    word = [];
                }
            }

            if (word.Count > 0)
                yield return word;
        }
    }

    private static IEnumerable<List<(string Form, string Lemma, string Class, bool Joined)>> Sentences(string path)
    {
        var sentence = new List<(string, string, string, bool)>();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0)
            {
                yield return sentence;
                sentence = [];
            }
            else if (line[0] != '#' && line.Split('\t') is var f && f[0].All(char.IsDigit))
            {
                sentence.Add((f[1], f[2], f[3], f[9].Contains("SpaceAfter=No", StringComparison.Ordinal)));
            }
        }

        yield return sentence;
    }

    private static Dictionary<string, string> Groups(IEnumerable<(string Form, string Lemma)> words) =>
        words.Where(w => w.Form.Any(c => c is >= '\u0621' and <= '\u064A'))
            .GroupBy(w => string.Concat(w.Form.Where(c => !NormalForm.IsDropped(c))))
            .ToDictionary(g => g.Key, g => g.GroupBy(w => w.Lemma).OrderByDescending(l => l.Count()).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key);
}
