namespace AnalysisKit;

/// <summary>Leads from counts back to the sentences that were counted.</summary>
public static class TermEvidence
{
    /// <summary>
    /// The first sentences that contain each of the given terms, which are found as they were counted. A sentence is given once per term. Documents are read once.
    /// </summary>
    /// <param name="counts">The counts, whose options say what counts as a term.</param>
    /// <param name="documents">The documents that were counted.</param>
    /// <param name="keys">Keys of the terms (<see cref="TermFrequency.Key"/>).</param>
    /// <param name="perGroup">The most sentences of a term in one group.</param>
    /// <param name="together">Maps groups to a common name under which they share <paramref name="perGroup"/> sentences. Null: each group has its own.</param>
    /// <returns>Sentences by key, in the order of the documents; terms without any are left out.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<TermPassage>> Of(TermCounts counts, IEnumerable<Document> documents, IEnumerable<string> keys, int perGroup = 3, Func<string, string>? together = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentOutOfRangeException.ThrowIfLessThan(perGroup, 1);
        var found = keys.Distinct(StringComparer.Ordinal).ToDictionary(k => k, _ => new List<TermPassage>(), StringComparer.Ordinal);
        var taken = new Dictionary<(string Key, string Group), int>();
        var surfaces = new SurfaceTable(counts.Options);
        foreach (var document in documents)
        {
            var group = together is null ? document.Group : together(document.Group);
            IReadOnlyList<Span>? sentences = null;
            foreach (var span in document.Spans)
            {
                foreach (var (key, node) in Terms(document.Text, span, counts.Options, surfaces))
                {
                    var number = taken.GetValueOrDefault((key, group));
                    if (number >= perGroup || !found.TryGetValue(key, out var passages))
                        continue;
                    sentences ??= ArabicText.Of(document.Text).Sentences;
                    var passage = Passage(document, span, node, sentences);
                    if (passages.Exists(p => p.Document == passage.Document && p.Sentence == passage.Sentence))
                        continue;
                    passages.Add(passage);
                    taken[(key, group)] = number + 1;
                }
            }
        }

        return found.Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => (IReadOnlyList<TermPassage>)f.Value, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Key, Span Node)> Terms(string text, Span stretch, TermOptions options, SurfaceTable surfaces)
    {
        text = options.Restored(text);
        var last = new Queue<(string Term, Span Token)>();
        for (var from = 0; options.Tokenization.TryNext(text.AsSpan(stretch.Start, stretch.Length), from, out var found); from = found.End)
        {
            var token = new Span(stretch.Start + found.Start, found.Length);
            if (surfaces.Term(surfaces.Add(text.AsSpan(token.Start, token.Length))) is not { } term)
            {
                last.Clear();
                continue;
            }

            last.Enqueue((term, token));
            if (last.Count > options.Size)
                last.Dequeue();
            if (last.Count == options.Size)
                yield return (options.Size == 1 ? term : string.Join(' ', last.Select(t => t.Term)), Span.Between(last.Peek().Token.Start, token.End));
        }
    }

    // The sentence around a term, as far as it is inside the counted stretch of text. A term across two sentences gets both.
    private static TermPassage Passage(Document document, Span stretch, Span node, IReadOnlyList<Span> sentences)
    {
        var start = sentences.LastOrDefault(s => s.Start <= node.Start, stretch).Start;
        var end = sentences.FirstOrDefault(s => s.End >= node.End, stretch).End;
        var (from, to) = (Math.Clamp(start, stretch.Start, node.Start), Math.Clamp(end, node.End, stretch.End));
        return new TermPassage(
            document.Id,
            document.Group,
            document.Text[from..node.Start].TrimStart(),
            node.Of(document.Text),
            document.Text[node.End..to].TrimEnd());
    }
}
