namespace AnalysisKit;

/// <summary>What questions are called.</summary>
internal static class AgreementLabels
{
    public static string Label(this AgreementQuestion question, ChartLanguage language = ChartLanguage.English) => TableLabels.Text(
        question switch
        {
            AgreementQuestion.Statement => "ask_statement",
            AgreementQuestion.Speaker => "ask_speaker",
            AgreementQuestion.Stance => "ask_stance",
            _ => "ask_side",
        },
        language);

    /// <summary>An answer for readers: in English as files have it, in Arabic in words. Ids of actors stay as they are.</summary>
    public static string Answer(string answer, ChartLanguage language) => language == ChartLanguage.English ? answer : answer switch
    {
        "yes" or "no" => TableLabels.Text(answer, language),
        Agreement.NoStance => TableLabels.Text("no_stance", language),
        Agreement.Nobody => TableLabels.Text("no_actor", language),
        _ => Enum.TryParse<Polarity>(answer, ignoreCase: true, out var side) && Enum.IsDefined(side) ? side.Label(language) : answer,
    };
}
