namespace AnalysisKit;

/// <summary>Finds the country that an article is written from: the one whose government is meant where a ministry or "the government" stands without a country.</summary>
internal static class HomeCountry
{
    // What stands in the headline and the first sentence says more than the rest, and a dateline most.
    private const int OpeningTokens = 40;
    private const int OpeningWeight = 3;
    private const int DatelineCharacters = 400;
    private const int DatelineWeight = 8;
    private const double Lead = 1.5;

    /// <summary>The state that the article names most, if it does so clearly; null otherwise.</summary>
    public static string? Of(ActorText text, ActorMatcher matcher)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(string? actor, int weight)
        {
            if (actor is not null && matcher.Catalogue.Find(actor) is { Kind: ActorKind.State })
                counts[actor] = counts.GetValueOrDefault(actor) + weight;
        }

        for (var i = 0; i < text.Tokens.Length; i++)
            Add(text.NamedAt(i)?.Alias.Actor ?? text.Notes[i].Adjective, i < OpeningTokens ? OpeningWeight : 1);
        var whole = text.Text.Text;
        foreach (var actor in matcher.AtStartOfLines(whole[..Math.Min(whole.Length, DatelineCharacters)]))
            Add(actor, DatelineWeight);
        var ranked = counts.OrderByDescending(c => c.Value).Take(2).ToList();
        return ranked.Count == 0 || (ranked.Count == 2 && ranked[0].Value < Lead * ranked[1].Value) ? null : ranked[0].Key;
    }
}
