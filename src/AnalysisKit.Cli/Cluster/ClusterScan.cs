namespace AnalysisKit.Cli.Cluster;

/// <summary>A scan that a cluster runs in shards.</summary>
/// <param name="Program">How the command is started on the cluster.</param>
/// <param name="Arguments">What is scanned and how: the arguments of <c>scan</c>, except shard, file and threads.</param>
/// <param name="Shards">The number of shards.</param>
/// <param name="Folder">Where parts and result are written, as the cluster's machines see it.</param>
/// <param name="Cores">Cores, and threads, of a task.</param>
/// <param name="Parallel">The largest number of tasks at a time; 0 for no limit except the cluster's.</param>
/// <param name="Retries">How often a shard that failed is tried again.</param>
internal sealed record ClusterScan(IReadOnlyList<string> Program, IReadOnlyList<string> Arguments, int Shards, string Folder, int Cores, int Parallel, int Retries)
{
    /// <summary>The file of the whole scan.</summary>
    public const string Whole = "whole.parquet";

    /// <summary>Lines of a POSIX shell that scan a shard, unless the file of its part exists. <paramref name="number"/> is a shell word with the shard's number.</summary>
    public string ScanLines(string number) =>
        $"""
        part={Shell.Quote(Folder)}/part-{number}.parquet
        rm -f "$part".*.tmp # left by a task that was killed
        {Shell.Line(Program)} scan {Shell.Line(Arguments)} \
          --shard {number}/{Shards} --threads {Cores} --keep --out "$part"
        """;

    /// <summary>Lines that merge all parts that exist; the merge command says which are missing.</summary>
    public string MergeLines =>
        $"""
        folder={Shell.Quote(Folder)}
        set --
        i=1
        while [ "$i" -le {Shards} ]; do
          if [ -e "$folder/part-$i.parquet" ]; then set -- "$@" "$folder/part-$i.parquet"; fi
          i=$((i + 1))
        done
        if [ "$#" -eq 0 ]; then echo "no part of the scan is there" >&2; exit {ExitCodes.Incomplete}; fi
        {Shell.Line(Program)} merge "$@" --out "$folder"/{Whole}
        """;
}
