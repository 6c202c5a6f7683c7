namespace AnalysisKit;

/// <summary>A surface form of a cue.</summary>
/// <param name="Cue">The lexicon entry.</param>
/// <param name="Kind">Which form of the verb it is.</param>
/// <param name="Gender">What gender of the subject it agrees with.</param>
/// <param name="IsPlural">Whether it agrees with several subjects named before.</param>
/// <param name="HasPronoun">Whether a pronoun object is attached (اعتبرها).</param>
/// <param name="IsAmbiguous">Whether a noun is written the same way (رفض، دعم).</param>
internal sealed record CueForm(Cue Cue, CueFormKind Kind, Gender Gender, bool IsPlural, bool HasPronoun, bool IsAmbiguous)
{
    public bool IsFinite => Kind is CueFormKind.Past or CueFormKind.Present;
}
