namespace AnalysisKit;

/// <summary>Learns the names that an article explains, before it is read: "سوسن غوشة، الناطقة باسم البعثة" (Susan Ghosheh, the mission's spokeswoman) is غوشة later on.</summary>
internal static class KnownNames
{
    public static void Learn(Scene scene)
    {
        for (var i = 0; i < scene.Tokens.Length; i++)
        {
            if (scene.Text.NamedAt(i) is { } named)
            {
                if (named.Alias.Kind == MentionKind.Person)
                    scene.Discourse.LearnName(named);
                else if (named.Alias.Actor is not null && scene.Text.Notes[i].Role is { } first)
                    scene.Discourse.LearnReference(i, first.Lemma, named.Alias.Actor);
                continue;
            }

            if (scene.Named[i] || scene.Text.Notes[i].Role is not { Kind: not RoleKind.Other } role || scene.IsVerb(i))
                continue;
            if (scene.AnyVoiceAt(i, scene.Tokens.Length) is not { IsOther: false } voice)
                continue;
            if (voice.Actor is null && scene.Discourse.IsOfState(voice) && scene.Text.Home is { } home)
            {
                scene.Discourse.LearnNames(voice, home);
                if (NameBefore(scene, i) is { } holder)
                    scene.Discourse.LearnNames(holder, home);
            }

            if (voice.Actor is { } actor)
            {
                scene.Discourse.LearnNames(voice, actor);
                if (NameBefore(scene, i) is { } bearer)
                    scene.Discourse.LearnNames(bearer, actor);
                scene.Discourse.LearnReference(i, role.Lemma, actor);
                if (voice.NameEnd > voice.NameStart && scene.Text.NamedAt(voice.NameStart) is { Alias.Kind: MentionKind.Person } person)
                    scene.Discourse.LearnName(person);
                i = Math.Max(i, voice.End - 1);
            }
        }
    }

    // "سوسن غوشة، الناطقة باسم البعثة" (Susan Ghosheh, the mission's spokeswoman): the name before a comma and an office.
    private static Voice? NameBefore(Scene scene, int role)
    {
        if (role < 4 || !scene.IsComma(role - 1))
            return null;
        for (var length = 3; length >= 2; length--)
        {
            var from = role - 1 - length;
            if (from > 0 && scene.Text.NamedAt(from) is null && scene.AnyVoiceAt(from, role - 1) is { Actor: null, Head: null, IsOther: false, IsGoverned: false } voice && voice.End == role - 1)
                return voice.NameEnd > voice.NameStart ? voice : null;
        }

        return null;
    }
}
