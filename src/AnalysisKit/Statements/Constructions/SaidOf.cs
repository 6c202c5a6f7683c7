namespace AnalysisKit;

/// <summary>A verb of saying in a relative clause, whose subject is the speaker and not what the clause describes: "العمال الذين قال إن عددهم تضاعف" (the workers, whose number, he said, has doubled).</summary>
internal static class SaidOf
{
    /// <summary>"اللاجئين الذين قال إن أعدادهم زادت" (the refugees, whose number, he said, has grown): a verb that does not agree with what it describes is the speaker's.</summary>
    public static bool IsSaidOf(string relative, CueForm form) => form is { IsFinite: true, IsPlural: false } && relative switch
    {
        "الذين" => true,
        "التي" => form.Gender == Gender.Masculine,
        "الذي" => form.Gender == Gender.Feminine,
        _ => false,
    };

    public static void Propose(Scene scene, int k, CueForm form, Complement after, Draft? outer, int end)
    {
        if ((outer?.Speaker ?? scene.Discourse.Last) is { Actor: not null } speaker && Discourse.Agrees(speaker.Voice, form) && CueDraft.Of(scene, k, form, after, speaker with { Voice = null, Certainty = speaker.Certainty * 0.9 }, null, true, end) is { } said)
            scene.Drafts.Add(said);
    }
}
