using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit.Cli.Tests;

/// <summary>Every command line of README.md runs in a copy of the clone as it stands, one after another in one shell.</summary>
public partial class ReadmeCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(12);

    // What a line begins with or holds that is not run here, and why not. What builds, packs and installs runs in a clone of its own: tests/AnalysisKit.Packages/run.sh readme, a step of .ci/run.
    private static readonly (string Part, string Why)[] NotRun =
    [
        ("dotnet publish ", InClone),
        ("dotnet pack ", InClone),
        ("dotnet nuget ", InClone),
        ("dotnet tool ", InClone),
        ("dotnet add ", InClone),
        ("--provider ollama", "asks a language model on this machine; ReadByModelTests in Models.Tests runs it, and a server of the test answers"),
    ];

    // What takes no time that a reader waits for.
    private static readonly string[] Timeless = ["export PATH="];

    // What a line needs beside the clone: the answers that somebody gave to the questions of the line before.
    private static readonly (string Part, string Before)[] Needs =
    [
        ("ask read results.jsonl", """grep -o '"custom_id":"[^"]*"' batch.jsonl | sed 's/.*/{&,"answer":{"statements":[]}}/' > results.jsonl"""),
    ];

    private const string InClone = "builds or installs; tests/AnalysisKit.Packages/run.sh readme runs it in a clone";

    /// <summary>The pages whose commands are run.</summary>
    public static TheoryData<string> Pages() => ["README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Commands_InACopyOfTheClone_EndWell(string page)
    {
        if (!File.Exists("/bin/bash"))
            Assert.Skip("There is no bash, which runs the lines.");
        using var folder = new Folder();
        var clone = Clone(folder);
        var lines = Lines(await File.ReadAllTextAsync(Path.Combine(Cli.Root, page), TestContext.Current.CancellationToken));
        Assert.True(lines.Count > 20, $"{page} has only {lines.Count} command lines.");

        // Each line in the same shell, with its exit code behind a mark, so that variables and files of one are there for the next.
        var script = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Array.Exists(NotRun, n => lines[i].Contains(n.Part, StringComparison.Ordinal)))
                script.Append(Array.Find(Needs, n => lines[i].Contains(n.Part, StringComparison.Ordinal)).Before).Append('\n').Append(lines[i]).Append(CultureInfo.InvariantCulture, $"\necho \"<<{i} $?>>\"; export PATH=\"$COMMANDS:$PATH\"\n");
        }

        var (output, error) = await RunAsync(script.ToString(), clone, folder);

        var ended = Ended().Matches(output).ToDictionary(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), m => m.Groups[2].Value);
        for (var i = 0; i < lines.Count; i++)
        {
            if (!Array.Exists(NotRun, n => lines[i].Contains(n.Part, StringComparison.Ordinal)))
                Assert.True(ended.GetValueOrDefault(i) == "0", $"{page}: '{lines[i]}' ended with {ended.GetValueOrDefault(i) ?? "nothing"}.\n{error}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_ThatAreNotRun_AreOnThePage(string page)
    {
        var lines = Lines(File.ReadAllText(Path.Combine(Cli.Root, page)));
        Assert.All(NotRun, n => Assert.Contains(lines, line => line.Contains(n.Part, StringComparison.Ordinal)));
        Assert.All(Needs, n => Assert.Contains(lines, line => line.Contains(n.Part, StringComparison.Ordinal)));
        Assert.All(Timeless, part => Assert.Contains(lines, line => line.Contains(part, StringComparison.Ordinal)));

        // What is said to run elsewhere does.
        Assert.Contains("--provider ollama", File.ReadAllText(Path.Combine(Cli.Root, "tests", "AnalysisKit.Models.Tests", "ReadByModelTests.cs")), StringComparison.Ordinal);
        Assert.Contains("run.sh readme", File.ReadAllText(Path.Combine(Cli.Root, ".ci", "run")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.ar.md")]
    public void Commands_OfAPage_SayHowLongTheyTake(string page) =>
        Assert.All(Lines(File.ReadAllText(Path.Combine(Cli.Root, page))).Where(line => !Array.Exists(Timeless, part => line.StartsWith(part, StringComparison.Ordinal))), line => Assert.Matches(Seconds(), line));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Commands_InTheText_Exist(string page)
    {
        var text = Block().Replace(File.ReadAllText(Path.Combine(Cli.Root, page)), "");
        var named = InText().Matches(text).Select(m => m.Groups[1].Value).Where(name => name != "COMMAND").Distinct().ToList();
        var known = CommandLine.Create(new Terminal(TextWriter.Null, TextWriter.Null)).Subcommands.Select(c => c.Name);
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(known));
    }

    [Fact]
    public void ArabicReadme_HasTheSameHeadingsCommandsAndLinks()
    {
        var (english, arabic) = (File.ReadAllText(Path.Combine(Cli.Root, "README.md")), File.ReadAllText(Path.Combine(Cli.Root, "README.ar.md")));

        Assert.Equal(Heading().Matches(Prose(english)).Select(m => m.Value), Heading().Matches(Prose(arabic)).Select(m => m.Value));
        Assert.Equal(Lines(english).Select(Command), Lines(arabic).Select(Command));
        Assert.Equal(Lines(english).Select(line => Seconds().Match(line).Value), Lines(arabic).Select(line => Seconds().Match(line).Value));
        Assert.Equal([], Links(english).Except(Links(arabic)));
        var (sections, inArabic) = (Section().Split(english), Section().Split(arabic));
        for (var i = 0; i < sections.Length; i++)
        {
            Assert.Equal([], Names(sections[i]).Except(Names(inArabic[i])));
            Assert.Equal(Numbers(sections[i]), Numbers(inArabic[i]));
        }

        Assert.All(Links(arabic).Where(l => !l.Contains(':', StringComparison.Ordinal)), link => Assert.True(File.Exists(Path.Combine(Cli.Root, link.Split('#')[0])), $"README.ar.md links to {link}, which is missing."));

        // What stands in code, and the numbers of tables.
        static IEnumerable<string> Names(string text) => Code().Matches(AnyBlock().Replace(text, "")).Select(m => m.Groups[1].Value).Where(c => c != "analysiskit").Distinct();
        static IEnumerable<string> Numbers(string text) => Row().Matches(text).SelectMany(m => Figure().Matches(m.Value)).Select(m => m.Value);
        static string Prose(string text) => AnyBlock().Replace(text, "");
        static string Command(string line) => Comment().Replace(line, "");
        static IEnumerable<string> Links(string text) => Link().Matches(text).Select(m => m.Groups[1].Value).Where(l => l is not "README.md" and not "README.ar.md" && !l.StartsWith('#')).Distinct();
    }

    // What a user has after the clone, as far as the commands use it; of the notebooks one, since .ci/run runs each.
    private static string Clone(Folder folder)
    {
        var clone = folder.At("clone");
        foreach (var part in new[] { "data", "notebooks" })
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Cli.Root, part), "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(Cli.Root, file);
                if (Path.GetExtension(file) == ".ipynb" && !Path.GetFileName(file).StartsWith("01-", StringComparison.Ordinal))
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(clone, relative))!);
                File.Copy(file, Path.Combine(clone, relative));
            }
        }

        return clone;
    }

    private static async Task<(string Output, string Error)> RunAsync(string script, string clone, Folder folder)
    {
        var commands = Directory.CreateDirectory(folder.At("commands")).FullName;
        var command = Path.Combine(commands, "analysiskit");
        await File.WriteAllTextAsync(command, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll")}' \"$@\"\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("/bin/bash", [folder.Write("lines.sh", script)]) { WorkingDirectory = clone, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8 };
        start.Environment["COMMANDS"] = commands;
        start.Environment["PATH"] = $"{commands}:{start.Environment["PATH"]}";
        start.Environment["JUPYTER_DATA_DIR"] = folder.At("jupyter");
        start.Environment["XDG_CONFIG_HOME"] = folder.At("config");
        start.Environment["XDG_DATA_HOME"] = folder.At("data-home"); // Answers of a model are kept there, and would be known the next time.
        foreach (var key in new[] { "ANALYSISKIT_MODEL_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY" })
            start.Environment.Remove(key);
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (await output, await error);
    }

    private static List<string> Lines(string text) =>
        [.. Block().Matches(text).SelectMany(m => m.Groups["code"].Value.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#'))];

    [GeneratedRegex(@"^```(?:bash|sh)\r?\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AnyBlock();

    [GeneratedRegex("^#+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s{2,}#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<=\s{2,}# )\d+ s\b")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<<(\d+) (\d+)>>")]
    private static partial Regex Ended();

    [GeneratedRegex("`analysiskit ([\\w-]+)")]
    private static partial Regex InText();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^\\|.*\\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"[0-9][0-9.,]*")]
    private static partial Regex Figure();
}
