namespace AnalysisKit;

/// <summary>Whether a noun phrase behind a cue is its subject: in "واتهم روسيا بالمماطلة" (and he accused Russia of stalling) it is the object.</summary>
internal static class SubjectBehind
{
    /// <summary>"واتهم روسيا بتسليم ..." (and he accused Russia of delivering ...): a noun phrase after a transitive verb is its object if it does not agree with it, or if the subject is known already and no second noun phrase follows.</summary>
    public static bool IsSubject(Scene scene, CueForm form, Voice voice, int k)
    {
        // "قال لقناة روسيا اليوم" (he told the channel Russia Today): the name belongs to the addressee.
        if (voice.Start > k + 1 && scene.Text.Notes[voice.Start - 1] is { Role: not null, Preposition: "ل" })
            return false;

        // "دعا البيان الحكومة إلى ..." (the statement called on the government to ...): a definite noun right after the verb is the subject even if it is no known speaker, and the next phrase is the object.
        if (form.IsFinite && form.Cue.Class == CueClass.Position && form.Cue.Lemma is "طالب" or "دعا" or "حث" or "حض" or "ناشد" && voice.Start == k + 2 && scene.Tokens[k + 1].Kind == TokenKind.Word && scene.Text.Notes[k + 1] is { IsDefinite: true, Role: null } && !scene.Named[k + 1])
            return false;
        // "لكنها دعت دمشق إلى ..." (but she called on Damascus to ...): the attached pronoun before the verb is the subject.
        if (k > 0 && scene.Tokens[k - 1].Normal is ['ل' or 'و' or 'ا' or 'ب' or 'ك', ..] previous && scene.Text.Notes[k - 1].Is(WordClass.Complementizer | WordClass.Subordinator) && previous.EndsWith('ه') | previous.EndsWith("ها", StringComparison.Ordinal) | previous.EndsWith("هم", StringComparison.Ordinal) && previous.Length > 2)
            return false;
        if (form.HasPronoun && voice.Actor is null && voice.Head is null)
            return false;

        // "وأضاف نحن ندعم الحل" (and he added, we support the solution): who speaks of himself is quoted, not named.
        if (voice is { Actor: null, Head: null, IsOther: false } && SpeaksOfHimself(scene, voice.Start))
            return false;

        // "واتهمت دمشق بالاستعانة بإيران" (and she accused Damascus of using Iran's help): the only phrase between "accused" and ب is the accused, not the accuser.
        if (form.Cue.Lemma == "اتهم" && voice.End < scene.Tokens.Length && scene.Tokens[voice.End].Normal is ['ب', _, _, ..] && ComplementReader.IsGovernedWord(scene, voice.End) && scene.Text.NamedAt(voice.End) is null)
            return false;
        if (form.IsPlural && form.IsFinite && !voice.IsPlural && voice.Kind != MentionKind.Adjective && voice.Head?.IsPlural != true)
            return false;
        if (!Discourse.Agrees(voice, form) && form.IsFinite && !IsWomanInOffice(form, voice, k))
            return false;
        if (form.Kind == CueFormKind.Participle)
            return false;
        if (form.Cue.Class == CueClass.Position && form.Cue.Lemma is "طالب" or "دعا" or "اتهم" or "حث" or "حض" or "ناشد" or "حمل" or "انتقد" or "دان" or "أدان" or "هنأ" or "شكر" or "هاجم" or "دعم" or "أيد" or "نصح")
        {
            // The verb continues a chain (و or كما before it) and has only one noun phrase after it: that is the object.
            var next = voice.End;
            _ = JointSpeakers.Read(scene, ref next, scene.Tokens.Length);
            var chained = scene.Cues[k].PrefixLength > 0 || (k > 0 && scene.Tokens[k - 1].Normal is "كما" or "و");
            var known = scene.Discourse.Last is not null && voice.Kind != MentionKind.Person && voice.Head?.Kind != RoleKind.Person && (voice.Head is null or { Kind: RoleKind.Other } || scene.Drafts.Count > 0 && scene.Drafts[^1].Sentence == scene.Sentence);
            if (chained && known && (scene.Drafts.Count > 0 && scene.Drafts[^1].Sentence == scene.Sentence || voice.IsOther) && next < scene.Tokens.Length && (ComplementReader.IsGovernedWord(scene, next) || scene.Tokens[next].Normal is "الي" or "علي" or "ب"))
                return false;
        }

        return true;
    }

    /// <summary>Whether a word is in the first person, unlike a name that only ends so: "أكد ميسينا أن" (Messina affirmed that).</summary>
    public static bool SpeaksOfHimself(Scene scene, int p) =>
        scene.Cues[p].IsFirstPerson && p + 1 < scene.Tokens.Length && scene.Tokens[p + 1].Kind == TokenKind.Word && !scene.Text.Notes[p + 1].Is(WordClass.Complementizer);

    // "قالت مدير عام المنظمة إيرينا بوكوفا" (the director general, Irina Bokova, said): offices of women are often named in the masculine; only a verb that takes no person as its object tells so.
    private static bool IsWomanInOffice(CueForm form, Voice voice, int k) =>
        form is { Gender: Gender.Feminine, IsPlural: false, Cue: { Class: CueClass.Report, Lemma: not ("أبلغ" or "أخبر" or "ذكّر" or "اتهم") } } && voice is { Kind: MentionKind.Role, Head.Kind: RoleKind.Person, IsPlural: false } && voice.Start == k + 1 && voice.NameEnd > voice.NameStart;
}
