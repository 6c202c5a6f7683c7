namespace AnalysisKit;

/// <summary>Kinds of terms that are no words of a language, and can be left out of counts: <c>options.Without(TermKinds.Urls | TermKinds.Numbers)</c>.</summary>
[Flags]
public enum TermKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Numbers, also with separators, dates (10/7/2012) and times (10:30), in any digits.</summary>
    Numbers = 1,

    /// <summary>Words in other scripts than the Arabic.</summary>
    Foreign = 2,

    /// <summary>Addresses of pages: https://example.org/path, www.example.org, example.org.</summary>
    Urls = 4,

    /// <summary>Addresses of mail.</summary>
    Emails = 8,

    /// <summary>Hashtags, such as #الربيع_العربي.</summary>
    Hashtags = 16,

    /// <summary>Names of accounts, such as @example.</summary>
    Mentions = 32,
}
