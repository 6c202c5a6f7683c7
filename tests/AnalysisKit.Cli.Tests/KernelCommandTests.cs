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
