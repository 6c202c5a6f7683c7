namespace AnalysisKit.Notebooks;

/// <summary>Something that a cell showed when it was run: <see cref="StreamOutput"/>, <see cref="DisplayOutput"/>, <see cref="ErrorOutput"/> or <see cref="UnknownOutput"/>.</summary>
public abstract record CellOutput;
