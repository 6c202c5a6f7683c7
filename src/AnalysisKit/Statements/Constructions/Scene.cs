namespace AnalysisKit;

/// <summary>What a construction sees of an article: its tokens with what is known about each, its quotations, and who has spoken so far.</summary>
internal sealed record Scene(ActorText Text, CueNote[] Cues, bool[] Named, Quotations Quotations, Discourse Discourse, Func<int, bool> IsVerb)
{
    public Token[] Tokens => Text.Tokens;

    /// <summary>The noun phrase that begins at a token and can be a speaker; null if none does or a preposition is attached to it.</summary>
    public Voice? VoiceAt(int token, int end) => token < end && VoiceReader.Read(Text, token, end, IsVerb) is { IsGoverned: false } voice ? voice : null;

    /// <summary>The noun phrase that begins at a token, also one with an attached preposition (للخارجية, "of the foreign ministry").</summary>
    public Voice? AnyVoiceAt(int token, int end) => token < end ? VoiceReader.Read(Text, token, end, IsVerb) : null;

    /// <summary>The first token at or after one that is neither a line break nor a full stop or other mark outside of quotations.</summary>
    public int SkipMarks(int token, int end)
    {
        while (token < end && Tokens[token].Kind is TokenKind.LineBreak or TokenKind.Mark && Quotations.ClosingOf(token) < 0)
            token++;
        return token;
    }

    /// <summary>A cue without an entry in the lexicon: a colon, a dash or a quotation mark that introduces or follows words.</summary>
    public static CueForm MarkAsCue(string mark) => new(new Cue(mark, CueClass.Report, Takes.Plain, 0, null, false), CueFormKind.Noun, Gender.Unknown, false, false, false);
}
