namespace AnalysisKit;

/// <summary>The digits of numbers that readers see.</summary>
public enum Numerals
{
    /// <summary>1.5 and 1,000: the digits of most Arabic papers in the Maghreb, and of science.</summary>
    Western,

    /// <summary>١٫٥ and ١٬٠٠٠: the digits of most Arabic papers from Egypt to the Gulf.</summary>
    ArabicIndic,
}
