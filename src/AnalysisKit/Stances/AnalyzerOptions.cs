using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit;

/// <summary>Who reads articles, and how: the readers of statements and stances, threads, progress and cancellation. The defaults are the kit's own readers on all cores.</summary>
public sealed record AnalyzerOptions : WorkOptions
{
    private const int FingerprintBytes = 16;

    /// <summary>Finds who says what; null for the kit's own, <see cref="RuleStatementReader"/>.</summary>
    public IStatementReader? StatementReader { get; init; }

    /// <summary>Finds where the speakers stand; null for the kit's own, <see cref="RuleStanceReader"/>.</summary>
    public IStanceReader? StanceReader { get; init; }

    /// <summary>Number of articles that a reader is given at a time; more than 1 for readers that are faster or cheaper so.</summary>
    public int BatchSize { get; init; } = 1;

    /// <summary>
    /// Stands for everything that decides what is found: the topic (<see cref="Topic.Fingerprint"/>), the kit's code, and each reader's name, version and the build of its assembly, as 32 hexadecimal digits.
    /// What was found under one fingerprint stays valid until it changes. Builds are deterministic, so that the same code gives the same fingerprint.
    /// </summary>
    public string Fingerprint(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(topic.Fingerprint);
        Add(Build(GetType()));
        var statements = StatementReader ?? new RuleStatementReader();
        AddReader(statements.Name, statements.Version, statements.GetType());
        var stances = StanceReader ?? new RuleStanceReader();
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
