namespace AnalysisKit;

/// <summary>A surface form of a cue.</summary>
/// <param name="Cue">The lexicon entry.</param>
/// <param name="Kind">Which form of the verb it is.</param>
/// <param name="Gender">The gender that its subject must have.</param>
/// <param name="IsPlural">Whether it is a dual or plural, whose subjects were named before it.</param>
/// <param name="HasPronoun">Whether a pronoun object is attached (اعتبرها, "considered it").</param>
/// <param name="IsAmbiguous">Whether a noun is spelled the same way (رفض, "rejected" or "rejection"; دعم, "supported" or "support").</param>
internal sealed record CueForm(Cue Cue, CueFormKind Kind, Gender Gender, bool IsPlural, bool HasPronoun, bool IsAmbiguous)
{
    public bool IsFinite => Kind is CueFormKind.Past or CueFormKind.Present;
}
