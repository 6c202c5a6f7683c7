namespace AnalysisKit;

/// <summary>Input that is not as its format says. The message names the file, the line and what to do.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Makes the error for a place in a file.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="line">The line, counted from 1; 0 when the whole file is meant.</param>
    /// <param name="problem">What is wrong and what to do, as a sentence.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public DataFormatException(string file, long line, string problem, Exception? inner = null)
        : base(line > 0 ? $"{file}({line}): {problem}" : $"{file}: {problem}", inner)
    {
        File = file;
        Line = line;
        Problem = problem;
    }

    /// <summary>The file, as the user named it.</summary>
    public string File { get; }

    /// <summary>The line, counted from 1; 0 when the whole file is meant.</summary>
    public long Line { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Problem { get; }
}
