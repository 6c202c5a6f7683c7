namespace AnalysisKit;

/// <summary>Tells which sentences of a text name what the topic is about. Each sentence is examined when it is first asked for.</summary>
internal sealed class ContextSentences(PatternIndex<bool> context, ActorText text)
{
    private readonly bool?[] _has = new bool?[text.Text.SentenceRanges.Length];
    private readonly List<PatternIndex<bool>.Match> _found = [];

    public bool Has(int sentence) => _has[sentence] ??= Find(text.Text.SentenceRanges[sentence]);

    private bool Find(Range sentence)
    {
        _found.Clear();
        for (var i = sentence.Start.Value; i < sentence.End.Value && _found.Count == 0; i++)
            context.At(text.Tokens, i, sentence.End.Value, _found);
        return _found.Count > 0;
    }
}
