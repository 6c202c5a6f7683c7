namespace AnalysisKit;

/// <summary>Which part of an article a field of a record holds.</summary>
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
