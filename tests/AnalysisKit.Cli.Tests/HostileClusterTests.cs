using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace AnalysisKit.Cli.Tests;

/// <summary>
/// The files for clusters with nine hundred sets of hostile options: each set is refused, or the shell that runs the scripts starts the command with just what was asked,
/// and nothing else. In the place of the command stands a script that writes down its arguments.
/// </summary>
public class HostileClusterTests
{
    private const int SlurmSets = 500;
    private const int KubernetesSets = 400;

    private static readonly Lazy<Command> Reading = new(() => CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)));

    // Lines that go on in the next one, or never end, if they are not kept by themselves.
    private static readonly string[] OpenLines = ["export READY=yes", "echo 'open", "true \\", "cat <<EOF", "if true", "{", "( true", "echo \"open", "case x in", "# \\", "f() {", "while"];

    [Fact]
    public async Task Slurm_HostileOptions_AreRefusedOrReachTheCommandWhole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var stubs = Stubs(folder);
        var (run, refused) = await EachAsync(SlurmSets, async set =>
        {
            var hostile = new HostileOptions(set);
            var home = Directory.CreateDirectory(folder.At($"{set}")).FullName;
            var (output, articles, topic, program) = (home + "/" + hostile.FileName(), home + "/a" + hostile.FileName(), home + "/" + hostile.FileName() + ".yml", home + "/" + hostile.FileName() + "p");
            var (name, group, corrections) = (hostile.JobName(), hostile.Sometimes(), hostile.Sometimes()?.Replace('/', '_'));
            // One set in 25 has a topic, with which the command takes a second of the time here.
            if (set % 25 != 0)
                (topic, corrections) = ("", null);
            (string Option, string Value)[] limits = [.. new[] { "--time", "--mem", "--partition", "--account" }.Select(o => (o, hostile.Sometimes()!)).Where(l => l.Item2 is not null)];
            string?[] texts = [output, articles, topic, program, group, corrections, .. limits.Select(l => l.Value)];
            var valid = texts.All(t => t is null || HostileOptions.StaysOnItsLine(t)) && HostileOptions.IsJobName(name);
            if (valid)
            {
                await File.WriteAllTextAsync(articles, "{\"text\": \"نص\"}\n");
                if (topic.Length > 0)
                    File.Copy(stubs.Topic, topic);
                File.CreateSymbolicLink(program, stubs.Says);
            }

            string[] asked =
            [
                articles, .. Given("--topic", topic.Length > 0 ? topic : null), .. Given("--group", group), .. Given("--corrections", corrections is null ? null : home + "/" + corrections),
            ];
            var ran = await Cli.RunAsync(["cluster", "slurm", .. asked, "--shards=3", $"--out={output}", $"--program={program}", $"--name={name}", .. limits.Select(l => $"{l.Option}={l.Value}"), $"--before={OpenLines[set % OpenLines.Length]}"]);
            if (!valid)
            {
                MustBeRefused(ran, output);
                return false;
            }

            Assert.True(ran.ExitCode == 0, $"set {set}: {ran.Error}");
            string[] files = ["scan.sbatch", "merge.sbatch", "submit.sh"];
            Assert.Equal(files.Order(), Directory.GetFiles(output).Select(Path.GetFileName).Order());
            await File.WriteAllTextAsync(output + "/part-3.parquet", "");
            // Nothing that was asked stands in submit.sh, but it lies in that folder.
            foreach (var (file, i) in files.Take(set % 5 == 0 ? 3 : 2).Select((f, i) => (f, i)))
            {
                var code = await ShellAsync("bash", [output + "/" + file], home, ("SLURM_ARRAY_TASK_ID", "2"), ("SAYS", home + $"/said-{i}"), ("PATH", stubs.Folder + ":" + Environment.GetEnvironmentVariable("PATH")));
                Assert.True(code == 0, $"set {set}: {file} ended with {code}");
            }

            MustSay(home + "/said-0", [["scan", .. asked, "--shard=2/3", "--threads=1", "--keep", $"--out={output}/part-2.parquet"]]);
            MustSay(home + "/said-1", [["merge", output + "/part-3.parquet", $"--out={output}/whole.parquet"]]);
            if (set % 5 == 0)
                Assert.Equal([["--parsable", "scan.sbatch"], ["--parsable", "--dependency=afterany:77", "merge.sbatch"]], await SaidAsync(home + "/said-2"));
            string[] options = [$"--job-name={name}-scan", "--array=1-3", "--cpus-per-task=1", "--requeue", "--open-mode=append", $"--output={output.Replace("%", "%%", StringComparison.Ordinal)}/logs/scan-%a.log", .. limits.Select(l => $"{l.Option}={l.Value}")];
            Assert.Equal(options, Directives(await File.ReadAllLinesAsync(output + "/scan.sbatch")));
            return true;
        });

        Assert.InRange(run, 250, SlurmSets);
        Assert.InRange(refused, 50, SlurmSets);
        NothingElseRan(folder);
    }

    [Fact]
    public async Task Kubernetes_HostileOptions_AreRefusedOrReachTheCommandWhole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The scripts are for a shell.");
        using var folder = new Folder();
        var stubs = Stubs(folder);
        var manifests = new ConcurrentDictionary<int, string>();
        var (run, refused) = await EachAsync(KubernetesSets, async set =>
        {
            var hostile = new HostileOptions(100_000 + set);
            var home = Directory.CreateDirectory(folder.At($"{set}")).FullName;
            var mount = home + "/" + hostile.FileName();
            var (output, articles, topic, program) = (mount + "/o" + hostile.FileName(), mount + "/" + hostile.FileName(), mount + "/" + hostile.FileName() + ".yml", home + "/" + hostile.FileName() + "p");
            var (image, claim, memory, name, group) = (hostile.Value(), hostile.Value(), hostile.Value(), hostile.JobName(), hostile.Sometimes());
            string?[] texts = [mount, output, articles, topic, program, image, claim, memory, group];
            var valid = texts.All(t => t is null || HostileOptions.StaysOnItsLine(t)) && HostileOptions.IsJobName(name);
            string[] asked = [articles, $"--topic={topic}", .. Given("--group", group)];
            var ran = await Cli.RunAsync(["cluster", "kubernetes", .. asked, "--shards=3", $"--out={output}", $"--program={program}", $"--name={name}", $"--image={image}", $"--claim={claim}", $"--mem={memory}", $"--mount={mount}"]);
            if (!valid)
            {
                MustBeRefused(ran, output);
                Assert.Equal("", ran.Output);
                return false;
            }

            Assert.True(ran.ExitCode == 0, $"set {set}: {ran.Error}");
            manifests[set] = ran.Output;
            var yaml = new YamlStream();
            yaml.Load(new StringReader(ran.Output));
            Assert.Equal(2, yaml.Documents.Count);
            Directory.CreateDirectory(output);
            File.CreateSymbolicLink(program, stubs.Says);
            await File.WriteAllTextAsync(output + "/part-3.parquet", "");
            foreach (var (document, i) in yaml.Documents.Select((d, i) => (d.RootNode, i)))
            {
                var pod = document["spec"]["template"]["spec"];
                var container = pod["containers"][0];
                Assert.Equal(
                    [name + (i == 0 ? "-scan" : "-merge"), image, claim, memory, memory, mount],
                    [Text(document["metadata"]["name"]), Text(container["image"]), Text(pod["volumes"][0]["persistentVolumeClaim"]["claimName"]), Text(container["resources"]["limits"]["memory"]), Text(container["resources"]["requests"]["memory"]), Text(container["volumeMounts"][0]["mountPath"])]);
                string[] command = [.. ((YamlSequenceNode)container["command"]).Select(Text)];
                Assert.Equal(["/bin/sh", "-c"], command[..2]);
                var code = await ShellAsync(command[0], [command[1], Expanded(command[2], ("JOB_COMPLETION_INDEX", "1"))], home, ("JOB_COMPLETION_INDEX", "1"), ("SAYS", home + $"/said-{i}"));
                Assert.True(code == 0, $"set {set}: the script of document {i} ended with {code}");
            }

            MustSay(home + "/said-0", [["scan", .. asked, "--shard=2/3", "--threads=1", "--keep", $"--out={output}/part-2.parquet"]]);
            MustSay(home + "/said-1", [["merge", output + "/part-3.parquet", $"--out={output}/whole.parquet"]]);
            return true;
        });

        Assert.InRange(run, 150, KubernetesSets);
        Assert.InRange(refused, 50, KubernetesSets);
        NothingElseRan(folder);
        await MustReadAlikeInPythonAsync(folder, manifests);
    }

    [Theory]
    [InlineData((int)'\n')]
    [InlineData((int)'\r')]
    [InlineData((int)'\t')]
    [InlineData((int)'\0')]
    [InlineData((int)'\u0085')]
    [InlineData((int)'\u2028')]
    [InlineData((int)'\u2029')]
    [InlineData(0xd800)]
    public async Task EveryOption_CharacterThatEndsALine_IsRefusedByName(int code)
    {
        var (character, name) = ((char)code, string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}"));
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.Weather);
        string[] slurm = ["cluster", "slurm", "--shards=3", "--out=" + folder.At("out"), articles], kubernetes = ["cluster", "kubernetes", "--shards=3", "--out=/data/o", "/data/a", "--image=i", "--claim=c"];
        foreach (var option in new[] { "--time", "--mem", "--partition", "--account", "--before", "--program", "--group", "--rejects" })
            await RefusedAsync([.. slurm, $"{option}=a{character}b"], option);
        foreach (var option in new[] { "--mem", "--mount", "--program", "--group" })
            await RefusedAsync([.. kubernetes, $"{option}=/data/a{character}b"], option);
        await RefusedAsync([.. kubernetes[..^1], $"--claim=a{character}b"], "--claim");
        await RefusedAsync(["cluster", "slurm", articles, "--shards=3", $"--out={folder.At("o")}{character}x"], "--out");
        await RefusedAsync(["cluster", "slurm", $"{articles}{character}x", "--shards=3", $"--out={folder.At("o")}"], "ARTICLES");
        Assert.False(Directory.Exists(folder.At("out")));

        async Task RefusedAsync(string[] arguments, string option)
        {
            var ran = await Cli.RunAsync(arguments);
            Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
            Assert.Contains($"'{option}' has the character {name}", ran.Error, StringComparison.Ordinal);
        }
    }

    private static async Task<(int Run, int Refused)> EachAsync(int sets, Func<int, Task<bool>> check)
    {
        var (run, refused) = (0, 0);
        await Parallel.ForEachAsync(Enumerable.Range(1, sets), TestContext.Current.CancellationToken, async (set, _) =>
        {
            if (await check(set))
                Interlocked.Increment(ref run);
            else
                Interlocked.Increment(ref refused);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{run} sets of options run, {refused} refused");
        return (run, refused);
    }

    /// <summary>The programs in the place of the command, sbatch and scontrol, and a topic.</summary>
    private static (string Folder, string Says, string Topic) Stubs(Folder folder)
    {
        const string Says = "#!/bin/sh\nprintf '%s\\0' \"$@\" 'end of arguments' >> \"$SAYS\"\n";
        var says = folder.Write("stubs/says", Says);
        folder.Write("stubs/sbatch", Says + "echo 77\n");
        folder.Write("stubs/scontrol", "#!/bin/sh\nexit 1\n");
        foreach (var file in Directory.GetFiles(folder.At("stubs")))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return (folder.At("stubs"), says, folder.Write("t.yml", "topic: t\nactors:\n- {id: a, kind: group, ar: الف, en: A, names: [الف]}\nissues:\n- id: i\n  target: [الحوار]\n"));
    }

    private static string[] Given(string option, string? value) => value is null ? [] : [$"{option}={value}"];

    private static void MustBeRefused(Cli.Ran ran, string output)
    {
        Assert.True(ran.ExitCode == 2, $"ended with {ran.ExitCode}: {ran.Output}{ran.Error}");
        Assert.DoesNotContain("unexpected", ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd('\n').Split('\n', '\r', '\u0085', '\u2028', '\u2029'));
        Assert.False(!output.Contains('\0', StringComparison.Ordinal) && Directory.Exists(output), "a folder was made");
    }

    /// <summary>What the stub was started with must be read by the command line as what was asked, whichever way it is written.</summary>
    private static void MustSay(string file, string[][] asked)
    {
        var said = SaidAsync(file).GetAwaiter().GetResult();
        Assert.Equal(asked.Length, said.Count);
        foreach (var (one, wanted) in said.Zip(asked))
        {
            var (got, right) = (Reading.Value.Parse(one), Reading.Value.Parse(wanted));
            Assert.Empty(got.Errors);
            Assert.Equal(Meaning(right), Meaning(got));
        }
    }

    private static List<string> Meaning(ParseResult parse) =>
        [parse.CommandResult.Command.Name, .. parse.CommandResult.Children.Where(c => c.Tokens.Count > 0 || c is System.CommandLine.Parsing.OptionResult { Implicit: false })
            .Select(c => $"{(c is System.CommandLine.Parsing.OptionResult o ? o.Option.Name : "argument")} {string.Join('\0', c.Tokens.Select(t => t.Value))}").Order(StringComparer.Ordinal)];

    private static async Task<List<string[]>> SaidAsync(string file)
    {
        var all = new List<string[]>();
        var words = (await File.ReadAllTextAsync(file)).Split('\0')[..^1].AsSpan();
        while (words.IndexOf("end of arguments") is >= 0 and var end)
        {
            all.Add(words[..end].ToArray());
            words = words[(end + 1)..];
        }

        return all;
    }

    /// <summary>The options in the head of a script as sbatch reads them: words of lines that begin with #SBATCH, with quotation marks, and a backslash for the next character as it is.</summary>
    private static IEnumerable<string> Directives(string[] script)
    {
        foreach (var line in script.TakeWhile(l => l.StartsWith('#')).Where(l => l.StartsWith("#SBATCH", StringComparison.Ordinal)))
        {
            var (word, any, quote) = (new StringBuilder(), false, '\0');
            for (var i = "#SBATCH".Length; i < line.Length; i++)
            {
                var c = line[i];
                if (c == '\\' && i + 1 < line.Length)
                    (any, _) = (true, word.Append(line[++i]));
                else if (quote == '\0' && c == '#')
                    break;
                else if (quote == '\0' && c == ' ')
                {
                    if (any)
                        yield return word.ToString();
                    (any, _) = (false, word.Clear());
                }
                else if (quote == '\0' && c is '"' or '\'' && quote == '\0')
                    (any, quote) = (true, c);
                else if (c == quote)
                    quote = '\0';
                else
                    (any, _) = (true, word.Append(c));
            }

            Assert.Equal('\0', quote);
            if (any)
                yield return word.ToString();
        }
    }

    /// <summary>A command as Kubernetes gives it to a container: $(NAME) becomes the variable's value where there is such a variable, and $$ a dollar.</summary>
    private static string Expanded(string text, params (string Name, string Value)[] variables)
    {
        var expanded = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length)
                expanded.Append(text[i]);
            else if (text[i + 1] == '$')
                (_, i) = (expanded.Append('$'), i + 1);
            else if (text[i + 1] == '(' && text.IndexOf(')', i) is > 0 and var end && variables.FirstOrDefault(v => v.Name == text[(i + 2)..end]) is { Name: not null } variable)
                (_, i) = (expanded.Append(variable.Value), end);
            else
                expanded.Append('$');
        }

        return expanded.ToString();
    }

    private static void NothingElseRan(Folder folder)
    {
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(folder.Name, HostileOptions.Canary, new EnumerationOptions { RecurseSubdirectories = true, MatchType = MatchType.Simple }), f => Path.GetFileName(f) == HostileOptions.Canary);
        foreach (var home in Directory.GetDirectories(folder.Name))
            Assert.False(File.Exists(Path.Combine(home, HostileOptions.Canary)), home);
    }

    private static async Task<int> ShellAsync(string shell, string[] arguments, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(shell, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        return await process.EndAsync();
    }

    /// <summary>Another reader of YAML, of the rules of 2005, reads the same.</summary>
    private static async Task MustReadAlikeInPythonAsync(Folder folder, ConcurrentDictionary<int, string> manifests)
    {
        const string Script = "import glob, json, sys, yaml\nfor f in sorted(glob.glob(sys.argv[1] + '/*.yaml')):\n    print(json.dumps([f] + list(yaml.safe_load_all(open(f, encoding='utf-8', newline='')))))\n";
        foreach (var (set, manifest) in manifests)
            folder.Write(string.Create(CultureInfo.InvariantCulture, $"manifests/{set}.yaml"), manifest);
        var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [folder.Write("read.py", Script), folder.At("manifests")]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if ((await errors).Contains("No module named 'yaml'", StringComparison.Ordinal))
        {
            TestContext.Current.TestOutputHelper?.WriteLine("not read by python3, which has no yaml here");
            return;
        }

        Assert.True(await process.EndAsync() == 0, await errors);
        Assert.Equal(manifests.Count, lines.Length);
        foreach (var line in lines.Select(l => JsonSerializer.Deserialize<JsonElement>(l)))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(await File.ReadAllTextAsync(line[0].GetString()!)));
            foreach (var (document, i) in yaml.Documents.Select((d, i) => (d.RootNode, i + 1)))
                MustBeAlike(document, line[i]);
        }
    }

    private static void MustBeAlike(YamlNode ours, JsonElement theirs)
    {
        switch (ours)
        {
            case YamlMappingNode map:
                Assert.Equal(map.Children.Count, theirs.EnumerateObject().Count());
                foreach (var (key, value) in map.Children)
                    MustBeAlike(value, theirs.GetProperty(Text(key)));
                break;
            case YamlSequenceNode list:
                Assert.Equal(list.Children.Count, theirs.GetArrayLength());
                foreach (var (value, i) in list.Children.Select((v, i) => (v, i)))
                    MustBeAlike(value, theirs[i]);
                break;
            default:
                Assert.Equal(Text(ours), theirs.ValueKind == JsonValueKind.String ? theirs.GetString() : theirs.GetRawText());
                // Numbers stand unquoted; whatever else was given is text.
                Assert.Equal(theirs.ValueKind == JsonValueKind.Number, ((YamlScalarNode)ours).Style == YamlDotNet.Core.ScalarStyle.Plain && Text(ours).All(char.IsAsciiDigit));
                break;
        }
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
