using System.Collections.Frozen;
using System.CommandLine;
using System.Globalization;
using AnalysisKit.Charts;
using static AnalysisKit.ChartLanguage;

namespace AnalysisKit.Cli;

/// <summary>The language and the digits in which a command tells its results (<c>texts.yml</c>).</summary>
/// <param name="Language">English or Arabic.</param>
/// <param name="Numerals">The digits of numbers.</param>
internal sealed record Wording(ChartLanguage Language = English, Numerals Numerals = Numerals.Western)
{
    // Stands before a sign, so that it stays on the left of its number among Arabic letters.
    private const char LeftToRightMark = '\u200E';

    private static readonly (Texts Texts, FrozenDictionary<string, (string One, string Several, string Arabic)> Nouns) Words = Load();

    /// <summary>One option for all commands, so that whoever writes for readers can ask for it.</summary>
    public static Option<string?> LanguageOption { get; } = OneOf("--language", "LANG", $"The language of pages, tables and summaries: en or ar; by default that of the environment variable {DisplayWording.LanguageVariable}, or en.", "en", "ar");

    /// <summary>The option for the digits.</summary>
    public static Option<string?> NumeralsOption { get; } = OneOf("--numerals", "DIGITS", $"The digits of numbers for readers: western (1.5) or arabic (١٫٥); by default that of the environment variable {DisplayWording.NumeralsVariable}, or western.", "western", "arabic");

    /// <summary>The ids of all texts, for the test that each is used.</summary>
    internal static IEnumerable<string> Ids => Words.Texts.Ids;

    public static void AddTo(Command command)
    {
        command.Add(LanguageOption);
        command.Add(NumeralsOption);
    }

    /// <summary>The wording that the options ask for, or else the environment.</summary>
    public static Wording Of(ParseResult parse) => new(
        Asked(parse.GetValue(LanguageOption), DisplayWording.LanguageVariable, "en", "ar") == "ar" ? Arabic : English,
        Asked(parse.GetValue(NumeralsOption), DisplayWording.NumeralsVariable, "western", "arabic") == "arabic" ? Numerals.ArabicIndic : Numerals.Western);

    private static string Asked(string? option, string variable, string usual, string other) => option ?? Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => usual,
        var set when set == usual || set == other => set,
        var set => throw new CommandFailure(ExitCodes.Usage, $"the environment variable {variable} is '{Plain.Line(set)}'; it must be {usual} or {other}."),
    };

    /// <summary>How tables and figures of the library are to show themselves.</summary>
    public DisplayWording Results => new(Language, Numerals);

    public bool IsArabic => Language == Arabic;

    /// <summary>The text of an id, with values in its places.</summary>
    public string this[string id, params object[] values] => Digits(Words.Texts[id, Language, values]);

    /// <summary>The text of an id whose values keep their digits, since they are names, hashes or versions.</summary>
    public string AsIs(string id, params object[] values) => Words.Texts[id, Language, values];

    /// <summary>How many of a thing: "2 articles", "المقالات: 2".</summary>
    public string Several(long number, string noun)
    {
        var (one, several, arabic) = Words.Nouns[noun];
        return IsArabic ? $"{arabic}: {Whole(number)}" : $"{Whole(number)} {(number == 1 ? one : several)}";
    }

    public string Whole(long number) => Digits(number.ToString("N0", CultureInfo.InvariantCulture));

    public string Number(double number, string format) => Digits(number.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>A score with its sign.</summary>
    public string Score(double score) => Signed(PositionLabels.Score(score));

    /// <summary>A text with signed numbers, such as an interval.</summary>
    public string Signed(string text) => Digits(IsArabic ? text.Replace(LeftToRightMark.ToString(), "", StringComparison.Ordinal).Replace("+", LeftToRightMark + "+", StringComparison.Ordinal).Replace("-", LeftToRightMark + "-", StringComparison.Ordinal) : text);

    /// <summary>A text with the digits asked for.</summary>
    public string Digits(string text) => Results.Digits(text);

    public string Interval(double low, double high) => Signed(PositionLabels.Text("interval", Language, PositionLabels.Score(low), PositionLabels.Score(high)));

    public string Interval(Position position) => Signed(PositionLabels.Interval(position, Language));

    public string Actor(Topic topic, string actor) => IsArabic ? topic.ActorArabicLabel(actor) : topic.ActorLabel(actor);

    public string Issue(Topic topic, string issue) => topic.Issues.FirstOrDefault(i => i.Id == issue) is { } known ? IsArabic ? known.Arabic : known.English : issue;

    /// <summary>What an id of an evaluation names, an actor, an issue or a kind of statement; in English the id itself.</summary>
    public string Named(Topic topic, string id) => !IsArabic ? id
        : topic.Issues.Any(i => i.Id == id) ? topic.IssueArabicLabel(id)
        : Words.Texts.Ids.Contains("kind_" + id) ? this["kind_" + id]
        : topic.ActorArabicLabel(id);

    public string Name(Topic topic) => IsArabic ? topic.Arabic : topic.English;

    /// <summary>How the figures of a page are drawn: on an Arabic page in Arabic, else in both languages.</summary>
    public IReadOnlyList<ChartOptions> FigureOptions => [.. (IsArabic ? [Arabic] : new[] { English, Arabic }).Select(language => new ChartOptions { Language = language, Numerals = Numerals })];

    private static Option<string?> OneOf(string name, string helpName, string description, params string[] values)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static (Texts, FrozenDictionary<string, (string, string, string)>) Load()
    {
        var file = Texts.File(typeof(Wording).Assembly, "texts.yml").Map("nouns", "texts");
        var nouns = file["nouns"].List().Select(e => e.Map("id", "one", "several", "ar")).ToFrozenDictionary(m => m["id"].Text(), m => (m["one"].Text(), m["several"].Text(), m["ar"].Text()), StringComparer.Ordinal);
        return (Texts.Of(file["texts"]), nouns);
    }
}
