namespace AnalysisKit;

/// <summary>
/// Collects and counts the problems that <see cref="ArticleReader"/> reports: <c>var report = new ReadReport();</c> and
/// <c>new ReadOptions { OnProblem = report.Add }</c>. Thread-safe.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class ReadReport
{
    /// <summary>How many problems are kept in full. All are counted.</summary>
    public const int Kept = 1000;

    private readonly Lock _lock = new();
    private readonly List<ReadProblem> _problems = [];
    private readonly SortedDictionary<ReadProblemKind, long> _counts = [];

    /// <summary>The first <see cref="Kept"/> problems, in the order in which they were met.</summary>
    public ResultList<ReadProblem> Problems
    {
        get
        {
            lock (_lock)
                return new ResultList<ReadProblem>("problems", _problems);
        }
    }

    /// <summary>Number of problems of each kind that occurred.</summary>
    public IReadOnlyDictionary<ReadProblemKind, long> Counts
    {
        get
        {
            lock (_lock)
                return new Dictionary<ReadProblemKind, long>(_counts);
        }
    }

    /// <summary>Number of records that gave no article.</summary>
    public long Lost { get; private set; }

    /// <summary>Number of articles that were left out because the options ask for it.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Number of problems, warnings included.</summary>
    public long Total { get; private set; }

    /// <summary>Counts a problem.</summary>
    public void Add(ReadProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        lock (_lock)
        {
            Total++;
            if (problem.RecordLost)
                Lost++;
            if (problem.LeftOut)
                LeftOut++;
            _counts[problem.Kind] = _counts.GetValueOrDefault(problem.Kind) + 1;
            if (_problems.Count < Kept)
                _problems.Add(problem);
        }
    }

    /// <summary>The numbers of problems, then the kept problems as a table.</summary>
    public string ToHtml() => $"<p dir=\"auto\">{TableLabels.Text("report", DisplayWording.Usual, Lost, LeftOut, Total)}</p>" + Problems.ToHtml();

    /// <summary>A line per kind of problem, each with its first example; empty when there were none.</summary>
    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _counts.Select(c => $"{c.Value} x {c.Key}, for example {_problems.Find(p => p.Kind == c.Key)?.ToString() ?? "one further on"}"));
    }
}
