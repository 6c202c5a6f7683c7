namespace AnalysisKit;

/// <summary>A catalogue of actors and issues, read from a YAML file that an analyst can copy and edit. Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Topic
{
    private Topic(string id, string arabic, string english, ActorCatalogue actors, IReadOnlyList<string> scoredActors, IReadOnlyList<Issue> issues, StanceLexicon lexicon, YamlEntry source)
    {
        Source = source;
        Fingerprint = TopicFingerprint.Of(source);
        Id = id;
        Arabic = arabic;
        English = english;
        Actors = actors;
        ScoredActors = scoredActors;
        Issues = new ResultList<Issue>("issues", issues);
        Lexicon = lexicon;
    }

    /// <summary>Identifies the topic.</summary>
    public string Id { get; }

    /// <summary>Arabic label.</summary>
    public string Arabic { get; }

    /// <summary>English label.</summary>
    public string English { get; }

    /// <summary>The kit's actors with the names and people that the topic adds.</summary>
    public ActorCatalogue Actors { get; }

    /// <summary>Ids of the actors that annotations of this topic cover; an evaluation counts only these. Empty if the topic names none.</summary>
    public IReadOnlyList<string> ScoredActors { get; }

    /// <summary>The issues, in the order of the file.</summary>
    public ResultList<Issue> Issues { get; }

    /// <summary>
    /// A hash of the topic's content and of the kit's lexicons and version, as 32 hexadecimal digits. Comments and layout of the file do not count.
    /// The results of an analysis depend on the readers too: see <c>AnalyzerOptions.Fingerprint</c>.
    /// </summary>
    public string Fingerprint { get; }

    internal StanceLexicon Lexicon { get; }

    /// <summary>The file's content, for reports that name its lines.</summary>
    internal YamlEntry Source { get; }

    /// <summary>English label of an actor; the id itself when it is unknown.</summary>
    public string ActorLabel(string actorId) => Actors.Find(actorId)?.English ?? actorId;

    /// <summary>Arabic label of an actor; the id itself when it is unknown.</summary>
    public string ActorArabicLabel(string actorId) => Actors.Find(actorId)?.Arabic ?? actorId;

    /// <summary>English label of an issue; the id itself when it is unknown.</summary>
    public string IssueLabel(string issueId) => Issues.FirstOrDefault(i => i.Id == issueId)?.English ?? issueId;

    /// <summary>Arabic label of an issue; the id itself when it is unknown.</summary>
    public string IssueArabicLabel(string issueId) => Issues.FirstOrDefault(i => i.Id == issueId)?.Arabic ?? issueId;

    /// <summary>Label of an actor or, where no actor has this id, of an issue, for what is shown: <c>topic.Label("russia")</c>; the id itself when it is unknown.</summary>
    /// <param name="id">Id of an actor or issue.</param>
    /// <param name="language">By default that in which results show themselves: Arabic where the environment variable ANALYSISKIT_LANGUAGE is ar, else English.</param>
    public string Label(string id, ChartLanguage? language = null)
    {
        var shown = language ?? DisplayWording.Usual.Language;
        return Actors.Find(id) is null ? IssueLabel(id, shown) : ActorLabel(id, shown);
    }

    /// <summary>The issues, as a table.</summary>
    public string ToHtml() => $"<p dir=\"auto\">{System.Net.WebUtility.HtmlEncode(ToString())}</p>{Issues.ToHtml()}";

    /// <summary>The name and how many issues there are.</summary>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The topic in one line.</summary>
    internal string ToText(DisplayWording wording) => TableLabels.Text(Issues.Count == 1 ? "topic_text_one" : "topic_text", wording, Label(wording.Language), Issues.Count);

    /// <summary>The name in a language.</summary>
    internal string Label(ChartLanguage language) => language == ChartLanguage.Arabic ? Arabic : English;

    /// <summary>The label of an actor in a language.</summary>
    internal string ActorLabel(string actorId, ChartLanguage language) => language == ChartLanguage.Arabic ? ActorArabicLabel(actorId) : ActorLabel(actorId);

    /// <summary>The label of an issue in a language.</summary>
    internal string IssueLabel(string issueId, ChartLanguage language) => language == ChartLanguage.Arabic ? IssueArabicLabel(issueId) : IssueLabel(issueId);

    /// <summary>Reads a topic file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DataFormatException">The file is not as the schema says; the message names file, line and what to do.</exception>
    public static Topic Load(string path) => Read(YamlEntry.Load(path));

    /// <summary>Reads a topic from YAML text, as a notebook cell may hold it.</summary>
    /// <param name="yaml">The text, of the same schema as a topic file.</param>
    /// <param name="name">The name of the text in error messages.</param>
    /// <exception cref="DataFormatException">The text is not as the schema says.</exception>
    public static Topic Parse(string yaml, string name = "topic") => Read(YamlEntry.Parse(name, yaml));

    private static Topic Read(YamlEntry file)
    {
        var map = file.Map("topic", "label", "about", "context", "actors", "scored", "people", "words", "issues");
        if (!map.TryGetValue("topic", out var id))
            throw file.Error("A topic needs an id: topic: my-topic.");
        if (!map.TryGetValue("issues", out var issueEntries))
            throw file.Error("A topic needs issues: a list under the key issues.");
        var label = map.TryGetValue("label", out var labels) ? labels.Map("ar", "en") : null;
        var catalogue = ActorCatalogue.Default.With(
            map.TryGetValue("actors", out var actors) ? actors.List() : [],
            map.TryGetValue("people", out var people) ? people.List() : []);
        var lexicon = new StanceLexicon(map.GetValueOrDefault("words"));
        if (map.TryGetValue("context", out var context))
            lexicon.AddContext(context.List());
        var scored = map.TryGetValue("scored", out var scoredActors) ? scoredActors.List() : [];
        foreach (var entry in scored.Where(e => catalogue.Find(e.Text()) is null))
            throw entry.Error($"The scored actor \"{entry.Text()}\" is in neither the kit's catalogue nor the topic's actors. Check the id.");
        var issues = new List<Issue>();
        foreach (var entry in issueEntries.List())
        {
            var issue = lexicon.AddIssue(entry, id => catalogue.Find(id) is not null);
            if (issues.Any(i => i.Id == issue.Id))
                throw entry.Error($"The issue \"{issue.Id}\" occurs twice.");
            issues.Add(issue);
        }

        return new Topic(id.Text(), label?.GetValueOrDefault("ar")?.Text() ?? id.Text(), label?.GetValueOrDefault("en")?.Text() ?? id.Text(), catalogue, [.. scored.Select(e => e.Text())], issues, lexicon, file);
    }
}
