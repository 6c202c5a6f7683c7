namespace AnalysisKit;

/// <summary>Checks the arguments of By, About, On and In, in the same way for statements, stances and positions. An unknown name is an error that suggests known ones.</summary>
internal static class Selection
{
    /// <summary>The actors to keep. An id must be known to the topic or the kit's catalogue, or occur in what was read.</summary>
    /// <exception cref="ArgumentException">There is no such actor.</exception>
    public static HashSet<string> Actors(Topic topic, string[] actors, IEnumerable<string?> read)
    {
        ArgumentNullException.ThrowIfNull(actors);
        HashSet<string?>? present = null;
        foreach (var actor in actors)
        {
            if (topic.Actors.Find(actor) is null && !(present ??= [.. read]).Contains(actor))
            {
                var known = topic.Actors.Actors.SelectMany(a => ((string Spelling, string Id)[])[(a.Id, a.Id), (a.English, a.Id), (a.Arabic, a.Id)]);
                throw new ArgumentException($"There is no actor \"{actor}\" in the topic {topic.English} or the kit's catalogue. {Suggestion.For(actor, known)}", nameof(actors));
            }
        }

        return [.. actors];
    }

    /// <summary>The issues to keep. An id must be known to the topic, or occur in what was read.</summary>
    /// <exception cref="ArgumentException">There is no such issue.</exception>
    public static HashSet<string> Issues(Topic topic, string[] issues, IEnumerable<string> read)
    {
        ArgumentNullException.ThrowIfNull(issues);
        HashSet<string>? present = null;
        foreach (var issue in issues)
        {
            if (!topic.Issues.Any(i => i.Id == issue) && !(present ??= [.. read]).Contains(issue))
            {
                var known = topic.Issues.SelectMany(i => ((string Spelling, string Id)[])[(i.Id, i.Id), (i.English, i.Id), (i.Arabic, i.Id)]);
                throw new ArgumentException($"The topic {topic.English} has no issue \"{issue}\". {Suggestion.For(issue, known)}", nameof(issues));
            }
        }

        return [.. issues];
    }

    /// <summary>A condition that is true for the articles of a group: those with the given value in a field.</summary>
    /// <param name="group">The value.</param>
    /// <param name="field">The field: source, author, day, month, year, or any field of the articles.</param>
    /// <param name="read">The articles that were read.</param>
    /// <exception cref="ArgumentException">No article has the field, or none has the value in it.</exception>
    public static Func<Article, bool> Group(string group, string field, ReadArticles read)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(field);
        var articles = read.Articles;
        var groups = articles.Select(a => a.Field(field)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (groups.Count == 0 && articles.Count > 0)
            throw new ArgumentException($"No article has a field \"{field}\". {Suggestion.For(field, ArticleFields.Names.Concat(articles.SelectMany(a => a.Metadata.Keys)).Distinct())}", nameof(field));
        if (articles.Count > 0 && !groups.Contains(group))
            throw new ArgumentException($"No article has \"{group}\" as its {field}. {Suggestion.For(group, groups)}", nameof(group));
        return article => article.Field(field) == group;
    }
}
