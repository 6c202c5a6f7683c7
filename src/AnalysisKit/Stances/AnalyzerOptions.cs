using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit;

/// <summary>How articles are analysed: the readers of statements and stances, threads, progress and cancellation. By default the kit's own readers work on all cores.</summary>
public sealed record AnalyzerOptions : WorkOptions
{
    private const int FingerprintBytes = 16;

    /// <summary>By which the kit's own readers decide what is right; null leaves all to the rules. <see cref="ReadingModel.Default"/> unless set.</summary>
    public ReadingModel? Model { get; init; } = ReadingModel.Default;

    /// <summary>Finds who says what; null for the kit's own: <see cref="LearnedStatementReader"/>, or <see cref="RuleStatementReader"/> without a <see cref="Model"/>.</summary>
    public IStatementReader? StatementReader { get; init; }

    /// <summary>Finds where the speakers stand; null for the kit's own: <see cref="LearnedStanceReader"/>, or <see cref="RuleStanceReader"/> without a <see cref="Model"/>.</summary>
    public IStanceReader? StanceReader { get; init; }

    /// <summary>Number of articles that a reader gets per call. More than 1 helps readers that are faster or cheaper in batches.</summary>
    public int BatchSize { get; init; } = 1;

    internal IStatementReader StatementReaderInUse => StatementReader ?? (Model is null ? new RuleStatementReader() : new LearnedStatementReader(Model));

    internal IStanceReader StanceReaderInUse => StanceReader ?? (Model is null ? new RuleStanceReader() : new LearnedStanceReader(Model));

    /// <summary>
    /// A hash of everything that decides the results: the topic (<see cref="Topic.Fingerprint"/>), the kit's code, and each reader's name, version (a hash of its model included) and assembly build. 32 hexadecimal digits.
    /// Stored results stay valid while the fingerprint stays the same. Builds are deterministic, so the same code gives the same fingerprint.
    /// </summary>
    public string Fingerprint(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(topic.Fingerprint);
        Add(Build(GetType()));
        var statements = StatementReaderInUse;
        AddReader(statements.Name, statements.Version, statements.GetType());
        var stances = StanceReaderInUse;
        AddReader(stances.Name, stances.Version, stances.GetType());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));

        void AddReader(string name, string version, Type type)
        {
            Add(name);
            Add(version);
            Add(Build(type));
        }

        void Add(string part) => hash.AppendData(Encoding.UTF8.GetBytes(part + "\0"));
    }

    private static string Build(Type type) => type.Module.ModuleVersionId.ToString("N");
}
