namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Topics. One that is read is used.</summary>
public sealed class Topics : Target
{
    public override string Name => "topics";

    public override int Count => 1000;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var file = Path.Combine(folder, "m.yml");
        File.WriteAllBytes(file, damage(Seeds.Embedded("topic.yml")));
        return file;
    }

    public override bool Read(string file)
    {
        Topic topic;
        try
        {
            topic = Topic.Load(file);
        }
        catch (DataFormatException e)
        {
            return Named(e, file);
        }

        foreach (var analysis in new ArticleAnalyzer(topic, new AnalyzerOptions { Threads = 1 }).Analyze(Seeds.Articles))
            _ = AnnotatedArticle.Of(analysis).ToJson();
        return false;
    }
}
