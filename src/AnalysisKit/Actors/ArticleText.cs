namespace AnalysisKit;

/// <summary>An article as it is given to readers: its own words, cut into tokens and sentences, and the actors that they name. Made once per article and shared by all readers. Immutable.</summary>
public sealed class ArticleText
{
    private readonly Lazy<ResultList<Mention>> _mentions;

    internal ArticleText(Article article, ActorMatcher matcher, ActorText words)
    {
        Article = article;
        Matcher = matcher;
        Words = words;
        _mentions = new Lazy<ResultList<Mention>>(() => new ResultList<Mention>("mentions", ActorMatcher.Mentions(words)));
    }

    /// <summary>The article. All spans refer to its text.</summary>
    public Article Article { get; }

    /// <summary>The actors that were looked for. Speakers of statements come from these.</summary>
    public ActorCatalogue Actors => Matcher.Catalogue;

    /// <summary>The article's own words: navigation and datelines are left out, as if a line ended there.</summary>
    public ArabicText Text => Words.Text;

    /// <summary>The actors that the article names, in text order.</summary>
    public ResultList<Mention> Mentions => _mentions.Value;

    /// <summary>The matcher that found the words and names.</summary>
    internal ActorMatcher Matcher { get; }

    /// <summary>The text with the notes on each token that the kit's own readers use.</summary>
    internal ActorText Words { get; }
}
