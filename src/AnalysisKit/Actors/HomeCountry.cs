namespace AnalysisKit;

/// <summary>Finds the country that an article is written from: the one whose government is meant where a ministry or "the government" stands without a country.</summary>
internal static class HomeCountry
{
    // What stands in the headline and the first sentence says more than the rest.
    private const int OpeningTokens = 40;
    private const int OpeningWeight = 3;

    /// <summary>The state that the article names most, if it does so clearly; null otherwise.</summary>
    public static string? Of(ActorText text, ActorCatalogue actors)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if ((text.NamedAt(i)?.Alias.Actor ?? text.Notes[i].Adjective) is { } actor && actors.Find(actor) is { Kind: ActorKind.State })
                counts[actor] = counts.GetValueOrDefault(actor) + (i < OpeningTokens ? OpeningWeight : 1);
        }

        var ranked = counts.OrderByDescending(c => c.Value).Take(2).ToList();
        return ranked.Count == 0 || (ranked.Count == 2 && ranked[0].Value < 2 * ranked[1].Value) ? null : ranked[0].Key;
    }
}
