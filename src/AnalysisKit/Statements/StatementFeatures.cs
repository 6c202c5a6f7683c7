namespace AnalysisKit;

/// <summary>Says of each statement what shows whether it is one, and whose. No feature names an actor: words that do are replaced by what they are to the statement.</summary>
internal sealed class StatementFeatures(ActorText text, IReadOnlyList<Statement> statements)
{
    private const int Near = 3;

    private readonly Token[] _tokens = text.Tokens;
    private readonly string?[] _actorAt = ActorsOf(text);
    private readonly Dictionary<string, int> _ofSpeaker = statements.CountBy(s => s.Speaker ?? "").ToDictionary(StringComparer.Ordinal);

    /// <summary>Adds the features of a statement.</summary>
    public void Describe(int index, FeatureSet features)
    {
        var statement = statements[index];
        var cue = FirstToken(statement.Cue.Start);
        var start = FirstToken(statement.Content.Start);
        var end = FirstToken(statement.Content.End);
        var note = CueLexicon.Of(_tokens[cue].Word);
        var form = note.Forms.FirstOrDefault(f => f.Cue.Lemma == statement.CueLemma) ?? note.Forms.FirstOrDefault();
        features.Add($"statement:lemma={statement.CueLemma}", statement.Cue);
        features.Add($"statement:form={form?.Kind} class={form?.Cue.Class} ambiguous={form?.IsAmbiguous == true}", statement.Cue);
        features.Add($"statement:lemma={statement.CueLemma} form={form?.Kind}", statement.Cue);
        features.Add($"statement:kind={statement.Kind} attitude={(int)(2 * statement.CueAttitude)}");
        features.Add($"statement:confidence={(int)(statement.Confidence * 10)}");
        features.Add($"statement:prefix={(note.PrefixLength > 0 ? _tokens[cue].Normal[..1] : "")}");
        OfSpeaker(statement, index, cue, form, features);
        OfPlace(statement, index, start, end, features);
        for (var k = 1; k <= Near; k++)
        {
            if (cue - k >= 0)
            {
                features.Add($"around:-{k} {WordAt(cue - k, statement)}", _tokens[cue - k].Span);
                features.Add($"around:- {WordAt(cue - k, statement)}", _tokens[cue - k].Span);
            }

            if (cue + k < _tokens.Length)
                features.Add($"around:+ {WordAt(cue + k, statement)}", _tokens[cue + k].Span);
        }

        if (cue + 1 < _tokens.Length)
            features.Add($"around:+1 {WordAt(cue + 1, statement)}", _tokens[cue + 1].Span);
        for (var k = 0; k < 2 && start + k < end; k++)
            features.Add($"around:={k} {WordAt(start + k, statement)}", _tokens[start + k].Span);
        if (end < _tokens.Length)
            features.Add($"around:end {_tokens[end].Kind} {(_tokens[end].Kind == TokenKind.Mark ? _tokens[end].Normal : "")}");
    }

    private void OfSpeaker(Statement statement, int index, int cue, CueForm? form, FeatureSet features)
    {
        if (statement.SpeakerSpan is { } span)
        {
            var first = FirstToken(span.Start);
            var last = FirstToken(span.End);
            var side = first > cue ? "behind" : "before";
            var distance = first > cue ? first - cue - 1 : cue - last;
            features.Add($"speaker:{side} by={Bucket(distance, 0, 1, 3, 6, 10)}", span);
            features.Add($"speaker:words={Bucket(last - first, 1, 2, 4, 7)}");
            for (var i = first; i < Math.Min(last, first + 6); i++)
                features.Add($"speaker:word {WordAt(i, statement)}", _tokens[i].Span);
            var named = text.NamedAt(first);
            features.Add($"speaker:first={(named is null ? "word" : named.Alias.Kind.ToString())} role={text.Notes[first].Role?.Kind} side={side} form={form?.Kind}", span);
            if (first > 0)
                features.Add($"speaker:after {WordAt(first - 1, statement)}", _tokens[first - 1].Span);
            var holds = false;
            for (var i = first; i < last; i++)
                holds |= _actorAt[i] == statement.Speaker;
            features.Add($"speaker:named in words={holds}");
            return;
        }

        // Nobody is named: how far back the speaker stands, and who has come between.
        features.Add($"speaker:implied form={form?.Kind}");
        int others = 0, back = 0, strangers = 0;
        var at = -1;
        string? last2 = null;
        for (var i = cue - 1; i >= 0 && back < 150; i--, back++)
        {
            if (_actorAt[i] is { } actor)
            {
                if (actor == statement.Speaker)
                {
                    at = i;
                    break;
                }

                if (actor != last2)
                    others++;
                last2 = actor;
            }
            else if (text.Notes[i].Role is { Kind: RoleKind.Person })
            {
                strangers++;
            }
        }

        features.Add($"speaker:back={(at < 0 ? "never" : Bucket(cue - at, 8, 20, 40, 80))}");
        features.Add($"speaker:others between={Math.Min(others, 3)}");
        features.Add($"speaker:offices between={Math.Min(strangers, 3)}");
        if (index > 0)
        {
            var previous = statements[index - 1];
            features.Add($"speaker:as before={(previous.Speaker is null ? "stranger" : previous.Speaker == statement.Speaker ? "same" : "other")} same sentence={previous.Sentence == statement.Sentence} form={form?.Kind}");
            features.Add($"speaker:chain={Chain(index)}");
        }
    }

    // How many statements lie between this one and the one that names its speaker.
    private string Chain(int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (statements[i].SpeakerSpan is not null)
                return Bucket(index - i, 1, 2, 4, 7);
        }

        return "none";
    }

    private void OfPlace(Statement statement, int index, int start, int end, FeatureSet features)
    {
        features.Add($"place:length={Bucket(end - start, 2, 4, 8, 14, 25, 50)} kind={statement.Kind}");
        features.Add($"place:sentence={Bucket(statement.Sentence.Length, 40, 80, 160, 320, 640)}");
        features.Add($"place:text={Bucket(statement.Article.Text.Length, 600, 1500, 3000, 6000)}");
        features.Add($"place:at={Bucket(100 * statement.Cue.Start / Math.Max(1, statement.Article.Text.Length), 3, 15, 50, 80)}");
        features.Add($"place:density={Bucket(1000 * statements.Count / Math.Max(1, _tokens.Length), 5, 12, 20, 30)}");
        for (var i = Math.Max(0, index - 8); i < Math.Min(statements.Count, index + 9); i++)
        {
            var other = statements[i];
            if (i == index)
                continue;
            var same = other.Speaker is null ? "stranger" : other.Speaker == statement.Speaker ? "same" : "other";
            if (other.Content.Contains(statement.Cue) && other.Cue.Start < statement.Cue.Start)
                features.Add($"place:inside {same} {other.Kind}", other.Cue);
            else if (statement.Content.Contains(other.Cue) && other.Cue.Start > statement.Cue.Start)
                features.Add($"place:holds {same}", other.Cue);
            else if (other.Content.Overlaps(statement.Content))
                features.Add($"place:overlaps {same}", other.Cue);
        }

        features.Add($"place:speaker's={Bucket(_ofSpeaker[statement.Speaker ?? ""] - 1, 0, 1, 3, 8)}");
    }

    private string WordAt(int i, Statement statement)
    {
        if (_actorAt[i] is { } actor)
            return actor.Length == 0 ? "@name" : actor == statement.Speaker ? "@self" : "@actor";
        var token = _tokens[i];
        return token.Kind switch { TokenKind.Word or TokenKind.Mark => token.Normal, TokenKind.LineBreak => "@line", _ => "@number" };
    }

    private int FirstToken(int position) => Math.Min(_tokens.Length - 1, Ordered.FirstFrom<Token>(_tokens, position + 1, token => token.Span.End));

    private static string?[] ActorsOf(ActorText text)
    {
        var actors = new string?[text.Tokens.Length];
        for (var i = 0; i < actors.Length; i++)
        {
            if (text.NamedAt(i) is { } named)
            {
                for (var k = named.Start; k < named.End; k++)
                    actors[k] = named.Alias.Actor ?? "";
                i = named.End - 1;
            }
            else if (text.Notes[i].Adjective is { } adjective)
            {
                actors[i] = adjective;
            }
        }

        return actors;
    }

    private static string Bucket(int value, params ReadOnlySpan<int> bounds)
    {
        foreach (var bound in bounds)
        {
            if (value <= bound)
                return $"{bound}";
        }

        return "more";
    }
}
