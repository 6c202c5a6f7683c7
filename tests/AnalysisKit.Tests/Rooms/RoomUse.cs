namespace AnalysisKit.Tests;

/// <summary>A type of one room that uses a type of another.</summary>
internal sealed record RoomUse(string From, string Type, string To, string Used)
{
    public override string ToString() => $"{From}/{Type} uses {To}/{Used}";
}
