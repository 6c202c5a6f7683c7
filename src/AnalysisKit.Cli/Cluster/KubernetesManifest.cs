using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace AnalysisKit.Cli.Cluster;

/// <summary>An indexed Job for Kubernetes with a pod per shard, and the Job that merges their parts.</summary>
/// <param name="Scan">What is scanned.</param>
/// <param name="Name">Begins the names of the jobs.</param>
/// <param name="Image">The image that holds the command and a shell.</param>
/// <param name="Claim">The volume claim with articles and results.</param>
/// <param name="Mount">The path at which the pods mount it.</param>
/// <param name="Memory">Memory of a pod.</param>
internal sealed partial record KubernetesManifest(ClusterScan Scan, string Name, string Image, string Claim, string Mount, string Memory)
{
    private const int MergeDays = 7;

    public string Yaml
    {
        get
        {
            var yaml = new SerializerBuilder().WithEventEmitter(next => new LiteralText(next)).Build();
            return $"# kubectl apply -f this file. A pod per shard, retried by Kubernetes; the merge waits for all parts, which its log names, for {MergeDays} days at most, and writes {Scan.Folder}/{ClusterScan.Whole}.\n"
                + $"{yaml.Serialize(ScanJob())}---\n{yaml.Serialize(MergeJob())}";
        }
    }

    private Dictionary<string, object> ScanJob() => Job($"{Name}-scan", new()
    {
        ["completions"] = Scan.Shards,
        ["parallelism"] = Scan.Parallel > 0 ? Math.Min(Scan.Parallel, Scan.Shards) : Scan.Shards,
        ["completionMode"] = "Indexed",
        ["backoffLimitPerIndex"] = Scan.Retries,
        ["podFailurePolicy"] = Map(("rules", new[]
        {
            // A pod that the cluster evicts does not count as failed. If usage or input is wrong, the shard is not retried.
            Map(("action", "Ignore"), ("onPodConditions", new[] { Map(("type", "DisruptionTarget"), ("status", "True")) })),
            Map(("action", "FailIndex"), ("onExitCodes", Map(("containerName", "scan"), ("operator", "In"), ("values", new[] { ExitCodes.Usage, ExitCodes.Data })))),
        })),
        ["template"] = Template("scan", $"shard=$((JOB_COMPLETION_INDEX + 1))\n{Scan.ScanLines("\"$shard\"")}\n"),
    });

    private Dictionary<string, object> MergeJob() => Job($"{Name}-merge", new()
    {
        ["backoffLimit"] = Scan.Retries,
        ["activeDeadlineSeconds"] = MergeDays * 24 * 60 * 60,
        ["template"] = Template("merge", MergeScript),
    });

    /// <summary>Waits while parts are missing; any other result of the merge ends the job.</summary>
    private string MergeScript =>
        $"""
        while true; do
        code=0
        (
        {Scan.MergeLines}
        ) || code=$?
        if [ "$code" -ne {ExitCodes.Incomplete} ]; then exit "$code"; fi
        sleep 30
        done

        """;

    private static Dictionary<string, object> Job(string name, Dictionary<string, object> spec) => Map(
        ("apiVersion", "batch/v1"), ("kind", "Job"), ("metadata", Map(("name", name), ("labels", Map(("app.kubernetes.io/name", "analysiskit"))))), ("spec", spec));

    private Dictionary<string, object> Template(string name, string script) => Map(("spec", Map(
        ("restartPolicy", "Never"),
        ("containers", new[]
        {
            Map(
                ("name", name),
                ("image", Image),
                ("command", new[] { "/bin/sh", "-c", References().Replace(script, "$$$$") }),
                ("resources", Map(("requests", Map(("cpu", Scan.Cores.ToString(CultureInfo.InvariantCulture)), ("memory", Memory))), ("limits", Map(("memory", Memory))))),
                ("volumeMounts", new[] { Map(("name", "data"), ("mountPath", Mount)) })),
        }),
        ("volumes", new[] { Map(("name", "data"), ("persistentVolumeClaim", Map(("claimName", Claim)))) }))));

    /// <summary>
    /// Writes texts of several lines as YAML literal blocks, so that scripts keep their lines, and quotes every text that is not plainly a word:
    /// readers of YAML differ in what is a number, a date or a truth value.
    /// </summary>
    private sealed partial class LiteralText(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
                eventInfo = new ScalarEventInfo(eventInfo.Source) { Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : IsWord().IsMatch(text) ? ScalarStyle.Plain : ScalarStyle.SingleQuoted };
            base.Emit(eventInfo, emitter);
        }

        [GeneratedRegex(@"^(?!(true|false|yes|no|y|n|on|off|null)\z)[a-z/][a-z0-9/._-]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex IsWord();
    }

    /// <summary>Where Kubernetes itself looks for variables in a command: it takes $(NAME) for the value of one, and $$ for a dollar.</summary>
    [GeneratedRegex(@"\$(?=[$(])", RegexOptions.CultureInvariant)]
    private static partial Regex References();

    private static Dictionary<string, object> Map(params (string Key, object Value)[] entries) => entries.ToDictionary(e => e.Key, e => e.Value);
}
