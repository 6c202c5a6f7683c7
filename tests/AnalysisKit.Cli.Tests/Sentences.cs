namespace AnalysisKit.Cli.Tests;

/// <summary>Sentences that the kit reads without doubt.</summary>
internal static class Sentences
{
    /// <summary>"Russian foreign minister Sergei Lavrov said that Russia rejects imposing sanctions on Syria."</summary>
    public const string RussiaRejectsSanctions = "قال وزير الخارجية الروسي سيرغي لافروف إن روسيا ترفض فرض عقوبات على سوريا.";

    /// <summary>"Britain called for imposing new sanctions on the Syrian regime."</summary>
    public const string BritainCallsForSanctions = "دعت بريطانيا إلى فرض عقوبات جديدة على النظام السوري.";

    /// <summary>"The temperature fell in the capital yesterday."</summary>
    public const string Weather = "انخفضت درجات الحرارة في العاصمة أمس.";
}
