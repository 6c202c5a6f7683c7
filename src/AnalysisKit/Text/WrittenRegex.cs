using System.Text.RegularExpressions;

namespace AnalysisKit;

/// <summary>Regular expressions that users write. They must not hold up a command: they match in linear time where .NET can do that (without look-around and back-references), and are stopped after a while where it cannot.</summary>
internal static class WrittenRegex
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The expression. Matching may throw a <see cref="RegexMatchTimeoutException"/>.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static Regex Of(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Patience);
        }
    }
}
