namespace AnalysisKit;

/// <summary>Reads articles as an analyzer does, and notes which patterns and names of its topic stand in them. Thread-safe.</summary>
internal sealed class TopicCheckReader
{
    /// <summary>Words of an example on each side of what it shows.</summary>
    private const int ExampleWords = 20;

    private readonly ArticleAnalyzer _analyzer;
    private readonly bool _examples;
    private readonly CorrectionTally? _corrections;
    private readonly PatternIndex<int> _patterns = new(accusative: true);
    private readonly PhraseMatcher<Alias> _names = new();
    private readonly List<TopicPattern> _list;
    private readonly HashSet<string> _givenNames;

    /// <param name="analyzer">Reads the articles.</param>
    /// <param name="names">The names of the topic itself.</param>
    /// <param name="examples">Whether to keep sentences.</param>
    /// <param name="corrections">Corrects what is read; null for none.</param>
    public TopicCheckReader(ArticleAnalyzer analyzer, IEnumerable<Alias> names, bool examples, CorrectionTally? corrections)
    {
        _corrections = corrections;
        _analyzer = analyzer;
        _examples = examples;
        _givenNames = analyzer.Topic.Actors.People.Where(p => p.Name.Contains(' ', StringComparison.Ordinal)).Select(p => NormalForm.Of(p.Name.Split(' ')[0])).ToHashSet(StringComparer.Ordinal);
        _list = analyzer.Topic.Lexicon.Patterns;
        for (var i = 0; i < _list.Count; i++)
            _patterns.Add(_list[i].Pattern, i);
        foreach (var name in names)
            _names.Add(name.Phrase, name);
    }

    /// <summary>Reads one article.</summary>
    public async ValueTask<ArticleFindings> ReadAsync(Article article, CancellationToken cancellationToken)
    {
        var text = _analyzer.Words(article);
        var read = await _analyzer.AnalyzeAsync(text, cancellationToken).ConfigureAwait(false);
        var findings = new ArticleFindings { Analysis = _corrections?.Apply(read) ?? read };
        FindPatterns(text.Words, findings);
        FindNames(text.Words, findings);
        FindSpeakers(text.Words, findings);
        return findings;
    }

    private void FindPatterns(ActorText text, ArticleFindings findings)
    {
        var said = EndsOfContents(text, findings.Analysis.Statements);
        var decided = findings.Analysis.Stances.SelectMany(s => s.Cues.Where(c => IsOfPattern(c.Effect)).Select(c => (s.Issue, c.Span))).ToHashSet();
        var found = new List<PatternIndex<int>.Match>();
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            found.Clear();
            _patterns.At(text.Tokens, i, text.Tokens.Length, found);
            foreach (var match in found)
            {
                var span = text.SpanOf(match.Start, match.End, 0);
                var tally = TopicCheckTotals.Tally(findings.Patterns, match.Value);
                if (_examples && tally.Hits == 0)
                    tally.Examples.Add(Sentence(text, match.Start, match.End));
                tally.Hits++;
                if (span.End <= said[i])
                    tally.InStatements++;
                if (_list[match.Value].Issue is { } issue && decided.Contains((issue, span)))
                    tally.Stances++;
            }
        }
    }

    private static bool IsOfPattern(StanceEffect effect) =>
        effect is StanceEffect.NamesIssue or StanceEffect.NamesParty or StanceEffect.StatesSupport or StanceEffect.StatesOpposition;

    /// <summary>For each token, where the longest content of a known speaker ends that holds it; 0 where none does.</summary>
    private static int[] EndsOfContents(ActorText text, IEnumerable<Statement> statements)
    {
        var ends = new int[text.Tokens.Length];
        foreach (var content in statements.Where(s => s.Speaker is not null).Select(s => s.Content))
        {
            for (var i = FirstToken(text, content.Start); i < ends.Length && text.Tokens[i].Span.Start < content.End; i++)
                ends[i] = Math.Max(ends[i], content.End);
        }

        return ends;
    }

    private void FindNames(ActorText text, ArticleFindings findings)
    {
        var found = new List<PhraseMatcher<Alias>.Match>();
        Named? current = null;
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            if (text.NamedAt(i) is { } named)
            {
                current = named;
                Note(text, findings, named.Alias, i, tally => tally.Named++);
            }

            if (current?.End <= i)
                current = null;
            found.Clear();
            _names.All(text.Tokens, i, found);
            foreach (var match in found)
            {
                foreach (var alias in match.Values)
                    Compare(text, findings, alias, i, match.Length, current);
            }
        }
    }

    /// <summary>Notes what was read where the words of one of the topic's names stand.</summary>
    private void Compare(ActorText text, ArticleFindings findings, Alias alias, int start, int length, Named? read) => Note(text, findings, alias, start, tally =>
    {
        tally.Found++;
        if (alias.Person?.InOffice(findings.Analysis.Article.Published) == false)
            tally.OutOfOffice++;
        if (ReferenceEquals(read?.Alias, alias) && read!.Start == start)
            return;
        if (read is null)
        {
            tally.NotYetNamed++;
            return;
        }

        if (read.Alias.Actor == alias.Actor)
        {
            tally.Inside++;
            return;
        }

        if (read.Start == start && read.End == start + length)
            tally.LostToOther++;
        else
            tally.LostToLonger++;
        tally.LoseTo(read.Alias);
    });

    private void Note(ActorText text, ArticleFindings findings, Alias alias, int token, Action<NameTally> note)
    {
        var tally = TopicCheckTotals.Tally(findings.Names, alias);
        if (_examples && tally.Examples.First.Length == 0)
            tally.Examples.Add(Sentence(text, token, token + 1));
        note(tally);
    }

    private void FindSpeakers(ActorText text, ArticleFindings findings)
    {
        foreach (var statement in findings.Analysis.Statements)
        {
            if (statement.SpeakerSpan is not { } speaker)
                continue;
            if (statement.Speaker is null)
            {
                if (SpeakerHead.Of(text, speaker, _givenNames) is { } name)
                    findings.UnknownSpeakers.Add(new SpeakerMention(Key(text, name.Span), name.Span.Of(statement.Article.Text), name.IsEvident, statement.SpeakerText, statement.SentenceText));
                continue;
            }

            for (var i = FirstToken(text, speaker.Start); i < text.Tokens.Length && text.Tokens[i].Span.Start < speaker.End; i++)
            {
                if (text.NamedAt(i) is { } named && named.Alias.Actor == statement.Speaker)
                    TopicCheckTotals.Tally(findings.Names, named.Alias).Statements++;
            }
        }
    }

    private static string Key(ActorText text, Span name) =>
        string.Join(' ', text.Tokens[FirstToken(text, name.Start)..FirstToken(text, name.End)].Select(t => t.Normal));

    private static int FirstToken(ActorText text, int position) => Ordered.FirstFrom<Token>(text.Tokens, position + 1, token => token.Span.End);

    /// <summary>The sentence of a place, cut where it is long.</summary>
    private static string Sentence(ActorText text, int start, int end)
    {
        var sentences = text.Text.SentenceRanges;
        var sentence = sentences[Math.Min(sentences.Length - 1, Ordered.FirstFrom(sentences, start + 1, s => s.End.Value))];
        var from = Math.Max(sentence.Start.Value, start - ExampleWords);
        var to = Math.Min(Math.Max(sentence.End.Value, end), end + ExampleWords);
        return text.SpanOf(from, to, 0).Of(text.Text.Text);
    }
}
