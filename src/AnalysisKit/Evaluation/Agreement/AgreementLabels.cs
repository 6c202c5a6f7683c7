namespace AnalysisKit;

/// <summary>What questions are called.</summary>
internal static class AgreementLabels
{
    public static string Label(this AgreementQuestion question) => question switch
    {
        AgreementQuestion.Statement => "Is it a statement?",
        AgreementQuestion.Speaker => "Who speaks?",
        AgreementQuestion.Stance => "Which stance, or none?",
        _ => "Which side, where both see a stance?",
    };
}
