namespace AnalysisKit;

/// <summary>A row of a scan for statements: one per statement and stance, one for a statement without a stance, and one for an article without a statement.</summary>
internal sealed class StatementRow
{
    /// <summary>2048 rows take a few megabytes, so that many parts can be merged at a time.</summary>
    private const int RowsPerGroup = 1 << 11;

    private static readonly ScanColumn<StatementRow>[] Columns =
    [
        ScanColumn<StatementRow>.Number("ordinal", r => r.Ordinal, (r, v) => r.Ordinal = v),
        ScanColumn<StatementRow>.Text("article", r => r.Article, (r, v) => r.Article = v!),
        ScanColumn<StatementRow>.Text("source", r => r.Source, (r, v) => r.Source = v),
        ScanColumn<StatementRow>.Text("title", r => r.Title, (r, v) => r.Title = v),
        ScanColumn<StatementRow>.Text("author", r => r.Author, (r, v) => r.Author = v),
        ScanColumn<StatementRow>.Text("url", r => r.Url, (r, v) => r.Url = v),
        ScanColumn<StatementRow>.Optional<DateOnly>("published", r => r.Published, (r, v) => r.Published = v),
        ScanColumn<StatementRow>.Optional<int>("statement", r => r.Statement, (r, v) => r.Statement = v),
        ScanColumn<StatementRow>.Text("speaker", r => r.Speaker, (r, v) => r.Speaker = v),
        ScanColumn<StatementRow>.Text("speaker_text", r => r.SpeakerText, (r, v) => r.SpeakerText = v),
        ScanColumn<StatementRow>.Optional<int>("speaker_start", r => r.SpeakerStart, (r, v) => r.SpeakerStart = v),
        ScanColumn<StatementRow>.Text("cue", r => r.Cue, (r, v) => r.Cue = v),
        ScanColumn<StatementRow>.Optional<int>("cue_start", r => r.CueStart, (r, v) => r.CueStart = v),
        ScanColumn<StatementRow>.Text("cue_lemma", r => r.CueLemma, (r, v) => r.CueLemma = v),
        ScanColumn<StatementRow>.Optional<double>("cue_attitude", r => r.CueAttitude, (r, v) => r.CueAttitude = v),
        ScanColumn<StatementRow>.Text("kind", r => r.Kind, (r, v) => r.Kind = v),
        ScanColumn<StatementRow>.Text("mood", r => r.Mood, (r, v) => r.Mood = v),
        ScanColumn<StatementRow>.Text("content", r => r.Content, (r, v) => r.Content = v),
        ScanColumn<StatementRow>.Optional<int>("content_start", r => r.ContentStart, (r, v) => r.ContentStart = v),
        ScanColumn<StatementRow>.Optional<int>("sentence_start", r => r.SentenceStart, (r, v) => r.SentenceStart = v),
        ScanColumn<StatementRow>.Optional<int>("sentence_length", r => r.SentenceLength, (r, v) => r.SentenceLength = v),
        ScanColumn<StatementRow>.Text("passage", r => r.Passage, (r, v) => r.Passage = v),
        ScanColumn<StatementRow>.Optional<int>("passage_start", r => r.PassageStart, (r, v) => r.PassageStart = v),
        ScanColumn<StatementRow>.Optional<double>("confidence", r => r.Confidence, (r, v) => r.Confidence = v),
        ScanColumn<StatementRow>.Text("issue", r => r.Issue, (r, v) => r.Issue = v),
        ScanColumn<StatementRow>.Text("polarity", r => r.Polarity, (r, v) => r.Polarity = v),
        ScanColumn<StatementRow>.Optional<double>("score", r => r.Score, (r, v) => r.Score = v),
        ScanColumn<StatementRow>.Optional<double>("stance_confidence", r => r.StanceConfidence, (r, v) => r.StanceConfidence = v),
        ScanColumn<StatementRow>.Text("stance_cues", r => r.StanceCues, (r, v) => r.StanceCues = v),
        ScanColumn<StatementRow>.Text("origin", r => r.Origin, (r, v) => r.Origin = v, mayBeMissing: true),
        ScanColumn<StatementRow>.Text("stance_origin", r => r.StanceOrigin, (r, v) => r.StanceOrigin = v, mayBeMissing: true),
    ];

    private static readonly ScanFormat<StatementRow> Plain = new(Columns, RowsPerGroup);
    private static readonly ScanFormat<StatementRow> Grouped = new([.. Columns, ScanColumn<StatementRow>.Text("group", r => r.Group, (r, v) => r.Group = v)], RowsPerGroup);

    /// <summary>The columns of a scan; the group is included only if the scan groups articles.</summary>
    public static ScanFormat<StatementRow> FormatOf(ScanInfo info) => info.Group is null ? Plain : Grouped;

    /// <summary>The article's place in the reading order of the whole corpus, from 0.</summary>
    public long Ordinal { get; set; }

    public string Article { get; set; } = "";

    public string? Source { get; set; }

    public string? Title { get; set; }

    public string? Author { get; set; }

    public string? Url { get; set; }

    public DateOnly? Published { get; set; }

    /// <summary>The statement's number within its article, from 1.</summary>
    public int? Statement { get; set; }

    public string? Speaker { get; set; }

    public string? SpeakerText { get; set; }

    public int? SpeakerStart { get; set; }

    public string? Cue { get; set; }

    public int? CueStart { get; set; }

    public string? CueLemma { get; set; }

    public double? CueAttitude { get; set; }

    public string? Kind { get; set; }

    public string? Mood { get; set; }

    public string? Content { get; set; }

    public int? ContentStart { get; set; }

    public int? SentenceStart { get; set; }

    public int? SentenceLength { get; set; }

    /// <summary>The part of the article's text that the statement and its stances refer to, with one character more on each side; only in the statement's first row.</summary>
    public string? Passage { get; set; }

    public int? PassageStart { get; set; }

    public double? Confidence { get; set; }

    public string? Issue { get; set; }

    public string? Polarity { get; set; }

    public double? Score { get; set; }

    public double? StanceConfidence { get; set; }

    /// <summary>JSON: [[start, length, effect, value], ...].</summary>
    public string? StanceCues { get; set; }

    /// <summary>Where the statement comes from; null in scans of earlier kits.</summary>
    public string? Origin { get; set; }

    /// <summary>Where the stance comes from; null in scans of earlier kits.</summary>
    public string? StanceOrigin { get; set; }

    /// <summary>The article's group; null if it has none or the scan does not group articles.</summary>
    public string? Group { get; set; }
}
