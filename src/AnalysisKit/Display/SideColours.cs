namespace AnalysisKit;

/// <summary>
/// The colours of sides, the same in charts, pages and terminals: blue in favour, orange against, grey for neither. Colour-blind readers tell them apart. On its paper each has a contrast of at least 4.5;
/// nothing else that is shown beside positions has one of these colours.
/// </summary>
internal static class SideColours
{
    /// <summary>In favour, on white paper.</summary>
    public const string For = "#2166ac";

    /// <summary>Against, on white paper.</summary>
    public const string Against = "#b35806";

    /// <summary>Both ways, on white paper.</summary>
    public const string Mixed = "#737373";

    /// <summary>In favour, on dark paper.</summary>
    public const string ForOnDark = "#7ab8ee";

    /// <summary>Against, on dark paper.</summary>
    public const string AgainstOnDark = "#ff9c5a";

    /// <summary>Both ways, on dark paper.</summary>
    public const string MixedOnDark = "#909090";

    /// <summary>The colours between against and for, of which the middle is neither.</summary>
    public static readonly (double At, string Colour)[] Scale = [(0, Against), (0.25, "#f1a340"), (0.5, "#f7f7f7"), (0.75, "#67a9cf"), (1, For)];

    /// <summary>A style sheet's variables for light paper.</summary>
    public const string Light = "--for: " + For + "; --against: " + Against + ";";

    /// <summary>A style sheet's variables for dark paper.</summary>
    public const string Dark = "--for: " + ForOnDark + "; --against: " + AgainstOnDark + ";";
}
