namespace AnalysisKit;

/// <summary>The counts of one name, in one article or in all.</summary>
internal sealed class NameTally
{
    public int Found { get; set; }

    public int Named { get; set; }

    public int Inside { get; set; }

    public int LostToLonger { get; set; }

    public int LostToOther { get; set; }

    public int NotYetNamed { get; set; }

    public int OutOfOffice { get; set; }

    public int Articles { get; private set; }

    public int Statements { get; set; }

    /// <summary>Who was read instead, with the number of places.</summary>
    public Dictionary<Alias, int> Winners { get; } = new(ReferenceEqualityComparer.Instance);

    public Examples Examples { get; } = new();


    public void LoseTo(Alias winner) => Winners[winner] = Winners.GetValueOrDefault(winner) + 1;

    /// <summary>Adds the counts of one article.</summary>
    public void Add(NameTally article)
    {
        Found += article.Found;
        Named += article.Named;
        Inside += article.Inside;
        LostToLonger += article.LostToLonger;
        LostToOther += article.LostToOther;
        NotYetNamed += article.NotYetNamed;
        OutOfOffice += article.OutOfOffice;
        Statements += article.Statements;
        if (article.Named > 0)
            Articles++;
        foreach (var (winner, count) in article.Winners)
            Winners[winner] = Winners.GetValueOrDefault(winner) + count;
        Examples.Add(article.Examples);
    }
}
