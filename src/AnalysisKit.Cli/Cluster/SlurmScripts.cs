using System.Buffers;

namespace AnalysisKit.Cli.Cluster;

/// <summary>The scripts of a job array for Slurm, and of the job that merges its parts.</summary>
/// <param name="Scan">What is scanned.</param>
/// <param name="Name">The name of the jobs in the queue.</param>
/// <param name="Limits">Further options of sbatch, such as <c>--time=2:00:00</c>.</param>
/// <param name="Before">Lines of shell that make the command ready on a node, such as <c>module load dotnet</c>. Each runs by itself: one that ends within a quotation or goes on in a next line takes nothing of the script with it.</param>
internal sealed record SlurmScripts(ClusterScan Scan, string Name, IReadOnlyList<string> Limits, IReadOnlyList<string> Before)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t'\"\\#");

    /// <summary>
    /// One task per shard. Slurm requeues tasks of failed nodes itself. A task whose scan was killed or failed requests a requeue, unless another try cannot help (wrong usage, broken input).
    /// </summary>
    public string ArrayScript =>
        $"""
        {Head($"{Name}-scan", $"scan-%a.log", $"--array=1-{Scan.Shards}{(Scan.Parallel > 0 ? $"%{Scan.Parallel}" : "")}")}
        {Scan.ScanLines("\"$SLURM_ARRAY_TASK_ID\"")}
        code=$?
        case "$code" in
          0 | {ExitCodes.Usage} | {ExitCodes.Data}) exit "$code" ;;
        esac
        if [ "$(({"${SLURM_RESTART_COUNT:-0}"}))" -lt {Scan.Retries} ]; then
          echo "shard $SLURM_ARRAY_TASK_ID ended with code $code; asking for another try" >&2
          scontrol requeue "$SLURM_JOB_ID" && sleep 300 # until Slurm ends this try
        fi
        exit "$code"

        """;

    public string MergeScript =>
        $"""
        {Head($"{Name}-merge", "merge.log")}
        {Scan.MergeLines}

        """;

    /// <summary>Submits both jobs; the merge waits for the end of all tasks. If a task has failed for good, the merge names its shard and fails.</summary>
    public string SubmitScript { get; } =
        """
        #!/bin/bash
        # Submits the job array and the job that merges its parts. Options for the array may follow: bash submit.sh --partition=long
        set -eu
        cd "$(dirname "$0")"
        scan=$(sbatch --parsable "$@" scan.sbatch)
        scan=${scan%%;*}
        merge=$(sbatch --parsable --dependency="afterany:$scan" merge.sbatch)
        echo "job array $scan, merge ${merge%%;*}"

        """;

    private string Head(string name, string log, params string[] more)
    {
        string[] options =
        [
            $"--job-name={name}", .. more, $"--cpus-per-task={Scan.Cores}", "--requeue", "--open-mode=append",
            $"--output={Path.Combine(Scan.Folder, "logs").Replace("%", "%%", StringComparison.Ordinal)}/{log}", .. Limits,
        ];
        return $"""
            #!/bin/bash
            {string.Join('\n', options.Select(o => $"#SBATCH {Directive(o)}"))}
            {string.Join("", Before.Select(line => $"eval {Shell.Quote(line)}\n"))}
            """;
    }

    /// <summary>Quotes an option as sbatch reads it in a comment: quotation marks around it, a backslash before those inside.</summary>
    private static string Directive(string option) =>
        !option.AsSpan().ContainsAny(Special) ? option : $"\"{option.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
