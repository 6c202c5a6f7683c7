namespace AnalysisKit;

/// <summary>The counts of one pattern, in one article or in all.</summary>
internal sealed class PatternTally
{
    public int Hits { get; set; }

    public int Articles { get; private set; }

    public int InStatements { get; set; }

    public int Stances { get; set; }

    public Examples Examples { get; } = new();

    /// <summary>Adds the counts of one article.</summary>
    public void Add(PatternTally article)
    {
        Hits += article.Hits;
        InStatements += article.InStatements;
        Stances += article.Stances;
        Articles++;
        Examples.Add(article.Examples);
    }
}
