namespace AnalysisKit.Tests;

public class ActorMatcherTests
{
    private static Mention Find(string text, string actor) => Assert.Single(Kit.Analyze(text).Mentions, m => m.Actor == actor);

    [Fact]
    public void Default_Catalogue_HasStatesAndOrganisations()
    {
        var actors = ActorCatalogue.Default.Actors;
        Assert.True(actors.Count(a => a.Kind == ActorKind.State) >= 60);
        Assert.True(actors.Count(a => a.Kind == ActorKind.Organisation) >= 20);
    }

    [Theory]
    [InlineData("ولروسيا موقف آخر", "russia", "روسيا")] // clitics are no part of the mention
    [InlineData("للولايات المتحدة مصالح", "us", "لولايات المتحدة")] // لل hides the article's alif
    [InlineData("قالت الخارجية الأميركية", "us", "الأميركية")]
    public void Match_Clitics_AreLookedThrough(string text, string actor, string expected) =>
        Assert.Equal(expected, Find(text, actor).Span.Of(text));

    [Fact]
    public void Match_CapitalAfterPreposition_IsAPlace() => Assert.False(Find("اجتمعوا في موسكو أمس", "russia").IsVoice);

    [Fact]
    public void Match_CapitalAsSubject_IsAVoice() => Assert.True(Find("موسكو ترفض القرار", "russia").IsVoice);

    [Fact]
    public void Match_Newspaper_IsNotTheCapital() => Assert.Empty(Kit.Analyze("ذكرت صحيفة واشنطن بوست ذلك").Mentions);

    [Fact]
    public void Match_AdjectiveAlone_IsNoVoice() => Assert.False(Find("الأزمة السورية طويلة", "syria-gov").IsVoice);

    [Fact]
    public void Match_Diacritics_AndTatweel_KeepOriginalSpans()
    {
        const string text = "قالت رُوســيا"; // "Russia said", vocalised and stretched
        Assert.Equal("رُوســيا", Find(text, "russia").Span.Of(text));
    }
}
