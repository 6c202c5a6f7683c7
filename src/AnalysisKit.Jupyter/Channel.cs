namespace AnalysisKit.Jupyter;

/// <summary>The sockets of the protocol.</summary>
internal enum Channel
{
    /// <summary>Requests that are answered in order.</summary>
    Shell,

    /// <summary>Requests that are answered at once.</summary>
    Control,

    /// <summary>Questions to the person in front of the notebook.</summary>
    Stdin,

    /// <summary>Messages to all front ends, such as outputs.</summary>
    IoPub,
}
