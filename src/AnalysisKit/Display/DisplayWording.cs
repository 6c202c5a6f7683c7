using System.Globalization;

namespace AnalysisKit;

/// <summary>The language and the digits in which results show themselves. Digits of what articles, topics and sources say are never changed, only those of numbers of ours.</summary>
/// <param name="Language">English or Arabic.</param>
/// <param name="Numerals">The digits of numbers.</param>
internal readonly record struct DisplayWording(ChartLanguage Language, Numerals Numerals = Numerals.Western) : IFormatProvider, ICustomFormatter
{
    /// <summary>The environment variable that says the language: ar, else English.</summary>
    public const string LanguageVariable = "ANALYSISKIT_LANGUAGE";

    /// <summary>The environment variable that says the digits: arabic, else western.</summary>
    public const string NumeralsVariable = "ANALYSISKIT_NUMERALS";

    private const char ArabicLetterMark = '\u061C';
    private const char LeftToRightMark = '\u200E';

    /// <summary>That of what shows itself without being told one: what the environment says.</summary>
    public static DisplayWording Usual => new(
        Environment.GetEnvironmentVariable(LanguageVariable) == "ar" ? ChartLanguage.Arabic : ChartLanguage.English,
        Environment.GetEnvironmentVariable(NumeralsVariable) == "arabic" ? Numerals.ArabicIndic : Numerals.Western);

    /// <summary>Tells another process.</summary>
    public void WriteTo(IDictionary<string, string?> environment)
    {
        environment[LanguageVariable] = IsArabic ? "ar" : "en";
        environment[NumeralsVariable] = Numerals == Numerals.ArabicIndic ? "arabic" : "western";
    }

    public bool IsArabic => Language == ChartLanguage.Arabic;

    /// <summary>A language with western digits.</summary>
    public static implicit operator DisplayWording(ChartLanguage language) => new(language);

    /// <summary>A number, or a text of ours with numbers, in these digits.</summary>
    public string Digits(string text) => Numerals == Numerals.ArabicIndic ? ArabicNumerals.In(text) : text;

    /// <summary>A number in these digits, in a place of its own. The sign of Arabic digits stands on their right, where one begins to read.</summary>
    public string Number(IFormattable number, string? format = null)
    {
        var text = number.ToString(format, CultureInfo.InvariantCulture);
        return Numerals == Numerals.ArabicIndic && IsSigned(text) ? ArabicLetterMark + Digits(text) : Digits(text);
    }

    /// <summary>A number among words: in an Arabic text the sign of western digits stays on their left.</summary>
    public string InText(IFormattable number, string? format = null) =>
        Number(number, format) is var text && IsArabic && IsSigned(text) ? LeftToRightMark + text : text;

    /// <summary>Itself, so that numbers among the values of a text get these digits.</summary>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : CultureInfo.InvariantCulture.GetFormat(formatType);

    /// <summary>A value in a text: numbers and dates in these digits, names as they are.</summary>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg is IFormattable number ? InText(number, format) : arg?.ToString() ?? "";

    private static bool IsSigned(string text) => text.Length > 1 && text[0] is '+' or '-';
}
