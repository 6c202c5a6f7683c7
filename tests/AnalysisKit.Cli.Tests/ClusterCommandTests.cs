using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace AnalysisKit.Cli.Tests;

/// <summary>The files for clusters. A real Slurm runs the scripts in slurm/run.sh.</summary>
public class ClusterCommandTests
{
    [Fact]
    public async Task Slurm_PathsThatAShellWouldSplit_ReachTheCommandWhole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var output = folder.At("نتائج of \"one\" & 100%'s $run");
        var articles = folder.Articles(Sentences.Weather);
        // In the place of the command a script that writes its arguments, one on a line.
        var program = Script(folder, "say it.sh", "printf '%s\\n' \"$@\" > \"$(dirname \"$0\")/said\"");

        var ran = await Cli.RunAsync("cluster", "slurm", articles, "--topic", Cli.Syria, "--shards", "7", "--out", output, "--program", program, "--cpus-per-task", "2", "--parallel", "3", "--time", "1:00:00", "--before", "export READY=yes");
        Assert.True(ran.ExitCode == 0, ran.Error);
        await BashAsync(Path.Combine(output, "scan.sbatch"), ("SLURM_ARRAY_TASK_ID", "5"));

        Assert.Equal(
            ["scan", articles, "--topic", Cli.Syria, "--shard", "5/7", "--threads", "2", "--keep", "--out", Path.Combine(output, "part-5.parquet")],
            await File.ReadAllLinesAsync(folder.At("said"), TestContext.Current.CancellationToken));
        var script = await File.ReadAllTextAsync(Path.Combine(output, "scan.sbatch"), TestContext.Current.CancellationToken);
        Assert.Contains("#SBATCH --array=1-7%3\n", script, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --requeue\n", script, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --time=1:00:00\n", script, StringComparison.Ordinal);
        Assert.Contains("\neval 'export READY=yes'\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', script);
    }

    [Fact]
    public async Task Slurm_Rejects_AreAFileOfItsOwnForEveryShard()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var articles = folder.Write("news.jsonl", string.Concat(Enumerable.Range(1, 9).Select(i => i % 3 == 0 ? $"{{\"id\": \"{i}\"}}\n" : $"{{\"id\": \"{i}\", \"text\": \"{Sentences.Weather}\"}}\n")));
        var program = Script(folder, "kit.sh", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll")}' \"$@\"");
        await Cli.RunAsync("cluster", "slurm", articles, "--shards", "2", "--out", folder.At("out"), "--program", program, "--rejects", folder.At("out/rejects.jsonl"));

        foreach (var shard in new[] { "1", "2", "2" }) // the second is tried again
            Assert.Equal(0, await BashAsync(folder.At("out/scan.sbatch"), ("SLURM_ARRAY_TASK_ID", shard)));

        Assert.Equal(2, File.ReadLines(folder.At("out/rejects-1-of-2.jsonl")).Count());
        Assert.Single(File.ReadLines(folder.At("out/rejects-2-of-2.jsonl")));
        Assert.False(File.Exists(folder.At("out/rejects.jsonl")));
    }

    [Theory]
    [InlineData("/data/scan/rejects.jsonl", 0, "--rejects /data/scan/rejects.jsonl")]
    [InlineData("rejects.jsonl", 2, "'--rejects' is 'rejects.jsonl', which the pods do not see")]
    public async Task Kubernetes_Rejects_MustLieInTheVolume(string rejects, int code, string says)
    {
        var ran = await Cli.RunAsync("cluster", "kubernetes", "/data/news", "--shards", "8", "--out", "/data/scan", "--image", "i", "--claim", "c", "--rejects", rejects);

        Assert.Equal(code, ran.ExitCode);
        Assert.Contains(says, ran.Output + ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slurm_Merge_GetsThePartsOfTheScanThatAreThere()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var output = folder.At("out");
        var program = Script(folder, "say.sh", "printf '%s\\n' \"$@\" > \"$(dirname \"$0\")/said\"");
        await Cli.RunAsync("cluster", "slurm", folder.Articles(Sentences.Weather), "--shards", "3", "--out", output, "--program", program);

        Assert.Equal(6, await BashAsync(Path.Combine(output, "merge.sbatch")));
        foreach (var part in new[] { 1, 3, 4 }) // the fourth is left from another run
            await File.WriteAllTextAsync(Path.Combine(output, $"part-{part}.parquet"), "", TestContext.Current.CancellationToken);
        Assert.Equal(0, await BashAsync(Path.Combine(output, "merge.sbatch")));

        Assert.Equal(
            ["merge", Path.Combine(output, "part-1.parquet"), Path.Combine(output, "part-3.parquet"), "--out", Path.Combine(output, "whole.parquet")],
            await File.ReadAllLinesAsync(folder.At("said"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(137, "", 1)] // killed: asks for another try
    [InlineData(137, "3", 0)] // but not for ever
    [InlineData(2, "", 0)] // wrong usage stays wrong
    [InlineData(0, "", 0)]
    public async Task Slurm_TaskThatFails_AsksSlurmForAnotherTry(int code, string restarts, int asks)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var output = folder.At("out");
        foreach (var (name, script) in new[] { ("fails", $"exit {code}"), ("scontrol", $"echo \"$@\" >> {folder.At("asked")}"), ("sleep", "exit 0") })
            Script(folder, name, script);
        await Cli.RunAsync("cluster", "slurm", folder.Articles(Sentences.Weather), "--shards", "3", "--out", output, "--program", folder.At("fails"));

        var ended = await BashAsync(Path.Combine(output, "scan.sbatch"), ("SLURM_ARRAY_TASK_ID", "2"), ("SLURM_JOB_ID", "77"), ("SLURM_RESTART_COUNT", restarts), ("PATH", $"{folder.Name}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.Equal(code, ended);
        Assert.Equal(Enumerable.Repeat("requeue 77", asks), File.Exists(folder.At("asked")) ? await File.ReadAllLinesAsync(folder.At("asked"), TestContext.Current.CancellationToken) : []);
    }

    [Fact]
    public async Task Kubernetes_Manifest_IsAnIndexedJobAndAMerge()
    {
        var ran = await Cli.RunAsync("cluster", "kubernetes", "/data/أخبار 1", "--topic", "/data/t.yml", "--shards", "8", "--out", "/data/scan", "--image", "registry/analysiskit:0.1", "--claim", "news", "--name", "syria", "--parallel", "3", "--retries", "5", "--mem", "2Gi");
        Assert.True(ran.ExitCode == 0, ran.Error);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(ran.Output));

        Assert.Equal(2, yaml.Documents.Count);
        var (scan, merge) = (yaml.Documents[0].RootNode, yaml.Documents[1].RootNode);
        Assert.Equal(["batch/v1", "Job", "syria-scan"], [Text(scan["apiVersion"]), Text(scan["kind"]), Text(scan["metadata"]["name"])]);
        var spec = scan["spec"];
        Assert.Equal(["8", "3", "Indexed", "5"], [Text(spec["completions"]), Text(spec["parallelism"]), Text(spec["completionMode"]), Text(spec["backoffLimitPerIndex"])]);
        Assert.Equal("DisruptionTarget", Text(spec["podFailurePolicy"]["rules"][0]["onPodConditions"][0]["type"]));
        Assert.Equal("FailIndex", Text(spec["podFailurePolicy"]["rules"][1]["action"]));
        var pod = spec["template"]["spec"];
        Assert.Equal("Never", Text(pod["restartPolicy"]));
        Assert.Equal("news", Text(pod["volumes"][0]["persistentVolumeClaim"]["claimName"]));
        var container = pod["containers"][0];
        Assert.Equal(["registry/analysiskit:0.1", "/data", "2Gi"], [Text(container["image"]), Text(container["volumeMounts"][0]["mountPath"]), Text(container["resources"]["limits"]["memory"])]);
        var script = Text(container["command"][2]);
        Assert.StartsWith("shard=$$((JOB_COMPLETION_INDEX + 1))\n", script, StringComparison.Ordinal); // Kubernetes takes $$ for a dollar
        Assert.Contains("analysiskit scan '/data/أخبار 1' --topic /data/t.yml", script, StringComparison.Ordinal);
        Assert.Contains("--shard \"$shard\"/8", script, StringComparison.Ordinal);
        Assert.Equal("syria-merge", Text(merge["metadata"]["name"]));
        Assert.Contains("analysiskit merge", Text(merge["spec"]["template"]["spec"]["containers"][0]["command"][2]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kubernetes_PathOutsideTheVolume_IsRefused()
    {
        var ran = await Cli.RunAsync("cluster", "kubernetes", "news.jsonl", "--shards", "8", "--out", "/data/scan", "--image", "i", "--claim", "c");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("'ARTICLES' is 'news.jsonl', which the pods do not see", ran.Error, StringComparison.Ordinal);
    }

    private static string Script(Folder folder, string name, string body)
    {
        var path = folder.Write(name, $"#!/bin/bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static async Task<int> BashAsync(string script, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("bash", [script]) { RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
