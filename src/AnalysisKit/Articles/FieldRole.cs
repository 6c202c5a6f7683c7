namespace AnalysisKit;

/// <summary>What a field of a record is for the article.</summary>
internal enum FieldRole
{
    Id,
    Text,
    Title,
    Source,
    Date,
    Url,
    Author,
    Other,
}
