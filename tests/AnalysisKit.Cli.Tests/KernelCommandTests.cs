using System.Text.Json.Nodes;

namespace AnalysisKit.Cli.Tests;

public class KernelCommandTests
{
    [Fact]
    public async Task Install_Prefix_WritesASpecThatStartsThisCommand()
    {
        using var folder = new Folder();

        var run = await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--name", ".net-csharp", "--display-name", ".NET (C#) عربي");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(folder.At("share/jupyter/kernels/.net-csharp/kernel.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(["kernel", "run", "{connection_file}"], spec["argv"]!.AsArray().Select(a => a!.GetValue<string>()).TakeLast(3));
        Assert.Equal(".NET (C#) عربي", spec["display_name"]!.GetValue<string>());
        Assert.Equal("C#", spec["language"]!.GetValue<string>());
        Assert.Equal("message", spec["interrupt_mode"]!.GetValue<string>());
        Assert.Single(Directory.GetFiles(folder.At("share/jupyter/kernels/.net-csharp")));
    }

    [Fact]
    public async Task Install_WithoutMore_SaysWhichSettingVsCodeNeeds()
    {
        using var folder = new Folder();

        var run = await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--name", "second");

        Assert.Contains("\"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }", run.Output, StringComparison.Ordinal);
        Assert.Contains("AnalysisKit (C#), second", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_VsCode_WritesTheSettingOnceAndOnlyIfAgreed()
    {
        using var folder = new Folder();
        const string Before = "{\n  // mine\n  \"editor.fontSize\": 15,\n}\n";
        var settings = folder.Write("settings.json", Before);

        await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--vscode", settings);
        Assert.Equal(Before, await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));

        Assert.Contains("written into", (await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--vscode", settings, "--yes")).Output, StringComparison.Ordinal);
        var after = await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken);
        Assert.Equal("{\n  \"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] }," + Before[1..], after);

        Assert.Contains("stays", (await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--vscode", settings, "--yes")).Output, StringComparison.Ordinal);
        Assert.Equal(after, await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Install_VsCodeSettingsThatCannotBeRead_AreNamedAndStay()
    {
        using var folder = new Folder();
        var settings = folder.Write("settings.json", "{ \"a\" 1 }");

        var run = await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--vscode", settings, "--yes");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains($"{settings}(1)", run.Error, StringComparison.Ordinal);
        Assert.Equal("{ \"a\" 1 }", await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Install_Pictures_StartsTheKernelWithThem()
    {
        Assert.SkipUnless(AnalysisKit.Charts.Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        using var folder = new Folder();

        var run = await Cli.RunAsync("kernel", "install", "--prefix", folder.Name, "--pictures");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(folder.At("share/jupyter/kernels/analysiskit-csharp/kernel.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal("--pictures", spec["argv"]!.AsArray()[^1]!.GetValue<string>());
        Assert.Contains("analysiskit-csharp", (await Cli.RunAsync("kernel", "list", "--prefix", folder.Name)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListAndUninstall_InstalledKernel_FindAndRemoveIt()
    {
        using var folder = new Folder();
        await Cli.RunAsync("kernel", "install", "--prefix", folder.Name);

        Assert.Contains("analysiskit-csharp", (await Cli.RunAsync("kernel", "list", "--prefix", folder.Name)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Cli.RunAsync("kernel", "uninstall", "--prefix", folder.Name)).ExitCode);
        Assert.False(Directory.Exists(folder.At("share/jupyter/kernels/analysiskit-csharp")));
        Assert.Equal(2, (await Cli.RunAsync("kernel", "uninstall", "--prefix", folder.Name)).ExitCode);
    }

    [Fact]
    public async Task Uninstall_KernelOfSomebodyElse_LeavesIt()
    {
        using var folder = new Folder();
        var other = Directory.CreateDirectory(folder.At("share/jupyter/kernels/python3")).FullName;
        await File.WriteAllTextAsync(Path.Combine(other, "kernel.json"), """{"argv":["python3","-m","ipykernel_launcher","-f","{connection_file}"]}""", TestContext.Current.CancellationToken);

        var run = await Cli.RunAsync("kernel", "uninstall", "--prefix", folder.Name, "--name", "python3");

        Assert.Equal(2, run.ExitCode);
        Assert.True(Directory.Exists(other));
    }

    [Theory]
    [InlineData("kernel", "install", "--name", "../escape")]
    [InlineData("kernel", "install", "--user", "--prefix", "somewhere")]
    [InlineData("kernel", "run", "no-such-connection.json")]
    [InlineData("kernel", "unknown")]
    [InlineData("kernel")]
    public async Task Kernel_WrongUsage_ExitCodeIsTwo(params string[] arguments) => Assert.Equal(2, (await Cli.RunAsync(arguments)).ExitCode);

    [Fact]
    public async Task Run_ConnectionFileForOtherMachines_IsRefused()
    {
        using var folder = new Folder();
        var file = folder.Write("c.json", """{"ip":"0.0.0.0","key":"k","shell_port":0,"iopub_port":0,"control_port":0,"stdin_port":0,"hb_port":0}""");

        var run = await Cli.RunAsync("kernel", "run", file);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("only loopback", run.Error, StringComparison.Ordinal);
    }
}
