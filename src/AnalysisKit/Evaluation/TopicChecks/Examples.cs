namespace AnalysisKit;

/// <summary>Up to two sentences, the second from another article than the first.</summary>
internal sealed class Examples
{
    public string First { get; private set; } = "";

    public string Second { get; private set; } = "";

    public void Add(string sentence)
    {
        if (First.Length == 0)
            First = sentence;
        else if (Second.Length == 0 && sentence != First)
            Second = sentence;
    }

    public void Add(Examples article) => Add(article.First);
}
