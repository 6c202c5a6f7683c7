using System.Text.RegularExpressions;

namespace AnalysisKit;

/// <summary>What a concordance looks for: a sequence of one or more tokens. Immutable and thread-safe.</summary>
public sealed class TermPattern
{
    private readonly Func<Tokenization, IReadOnlyList<Func<string, string, bool>>> _compile;

    private TermPattern(string text, Func<Tokenization, IReadOnlyList<Func<string, string, bool>>> compile)
    {
        Text = text;
        _compile = compile;
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>
    /// A word or a phrase in any spelling, which is cut into tokens and normalised like the texts. * stands for any letters and ? for one, so ال* finds all words that begin with ال.
    /// </summary>
    public static TermPattern Phrase(string phrase)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(phrase);
        return new TermPattern(phrase, tokenization => [.. Words(phrase, tokenization)]);
    }

    /// <summary>One token whose surface form or normal form as a whole matches a regular expression.</summary>
    /// <exception cref="ArgumentException">It is no regular expression. While texts are searched, one that looks around or back may throw a <see cref="RegexMatchTimeoutException"/>.</exception>
    public static TermPattern Regex(string pattern)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        var regex = WrittenRegex.Of($"^(?:{pattern})$");
        return new TermPattern(pattern, _ => [(surface, form) => regex.IsMatch(surface) || regex.IsMatch(form)]);
    }

    /// <summary>All forms of a word, or of each word of a phrase: those with the same stem.</summary>
    public static TermPattern Stem(string phrase, Stemmer stemmer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(phrase);
        ArgumentNullException.ThrowIfNull(stemmer);
        return new TermPattern(phrase, tokenization => [.. Stems(phrase, stemmer, tokenization)]);
    }

    /// <summary>A word or a phrase; see <see cref="Phrase"/>.</summary>
    public static implicit operator TermPattern(string phrase) => Phrase(phrase);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>One condition on surface and form per token of the sequence.</summary>
    internal IReadOnlyList<Func<string, string, bool>> Compile(Tokenization tokenization) => _compile(tokenization);

    private static IEnumerable<Func<string, string, bool>> Words(string phrase, Tokenization tokenization)
    {
        foreach (var part in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.AsSpan().ContainsAny('*', '?'))
            {
                var glob = new Regex("^" + string.Concat(part.Select(c => c switch { '*' => ".*", '?' => ".", _ => System.Text.RegularExpressions.Regex.Escape(Normal(c, tokenization)) })) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
                yield return (_, form) => glob.IsMatch(form);
                continue;
            }

            for (var from = 0; tokenization.TryNext(part, from, out var token); from = token.End)
            {
                if (tokenization.Form(part.AsSpan(token.Start, token.Length)) is { } wanted)
                    yield return (_, form) => form == wanted;
            }
        }
    }

    private static IEnumerable<Func<string, string, bool>> Stems(string phrase, Stemmer stemmer, Tokenization tokenization)
    {
        for (var from = 0; tokenization.TryNext(phrase, from, out var token); from = token.End)
        {
            var surface = phrase.Substring(token.Start, token.Length);
            if (tokenization.Form(surface) is not { } form)
                continue;
            var wanted = Stem(surface, form);
            yield return (found, foundForm) => Stem(found, foundForm) == wanted;
        }

        // The spelling tells words of grammar from names and nouns.
        string Stem(string surface, string form) => stemmer.Stem(StopWords.NeedSpelling(form) ? surface : form);
    }

    private static string Normal(char c, Tokenization tokenization) => tokenization.Form([c]) ?? c.ToString();
}
