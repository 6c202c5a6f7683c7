namespace AnalysisKit;

/// <summary>What a word or phrase contributes to a stance. <see cref="StanceLabels.Label(StanceEffect, ChartLanguage)"/> gives its name in English and Arabic.</summary>
public enum StanceEffect
{
    /// <summary>The phrase names the issue, and takes no side.</summary>
    NamesIssue,

    /// <summary>The phrase names the party that the issue is about, and takes no side.</summary>
    NamesParty,

    /// <summary>The statement's cue is in favour of what it governs, here the issue.</summary>
    InFavour,

    /// <summary>The statement's cue is against what it governs, here the issue.</summary>
    Against,

    /// <summary>A word before or after the phrase that names the issue is in favour of it.</summary>
    Favours,

    /// <summary>A word before or after the phrase turns its side around by rejecting it, or judges it: مرفوض (rejected), غير مقبول (unacceptable).</summary>
    StandsAgainst,

    /// <summary>The words make the issue a precondition, which counts in favour: لا حوار قبل تنحي الأسد (no dialogue before Assad steps down).</summary>
    DemandsFirst,

    /// <summary>The word names an obstacle to the issue. To reject or deny the obstacle is to be in favour.</summary>
    StandsInItsWay,

    /// <summary>The statement's cue praises the party that the issue is about.</summary>
    Praises,

    /// <summary>The statement's cue blames the party that the issue is about.</summary>
    Blames,

    /// <summary>The phrase states support by itself, without a word of attitude.</summary>
    StatesSupport,

    /// <summary>The phrase states opposition by itself, without a word of attitude.</summary>
    StatesOpposition,

    /// <summary>A negation, which turns the side around.</summary>
    Negates,

    /// <summary>The statement's cue denies or doubts its content (نفى, "denied"), which turns around a side that the content states.</summary>
    Denies,

    /// <summary>A word for an end or a removal, which turns the side around: وقف (stopping), رفع (lifting).</summary>
    TurnsAround,

    /// <summary>The word marks what follows as somebody's claim (تقرير, "report"); it takes no side itself.</summary>
    IsClaim,

    /// <summary>The statement's cue is against that claim, which turns around what the claim says.</summary>
    AgainstClaim,

    /// <summary>A possibility or question, which weakens the score.</summary>
    LeavesOpen,

    /// <summary>A condition, which weakens the score.</summary>
    SetsCondition,

    /// <summary>No word takes a side, so the issue's lean counts: the side that its mere mention usually shows.</summary>
    Lean,

    /// <summary>By what was learned from annotated articles, the words speak for support.</summary>
    WeighsForSupport,

    /// <summary>By what was learned from annotated articles, the words speak for opposition.</summary>
    WeighsForOpposition,
}
