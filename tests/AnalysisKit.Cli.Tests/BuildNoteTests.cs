using System.Diagnostics;

namespace AnalysisKit.Cli.Tests;

/// <summary>That <c>dotnet run</c> says at once that it builds, though it shows nothing else of it.</summary>
public class BuildNoteTests
{
    [Fact]
    public async Task Restore_SomethingToBuild_SaysSoOnceAndElseNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere it is written to the terminal, and tests have none.");
        using var folder = new Folder();
        var stamp = folder.At("built.stamp");

        var first = await RestoreAsync(stamp);
        await File.WriteAllTextAsync(stamp, "", TestContext.Current.CancellationToken);
        var later = await RestoreAsync(stamp);
        File.SetLastWriteTimeUtc(stamp, new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var changed = await RestoreAsync(stamp);

        Assert.Contains("Building AnalysisKit: about a minute", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Building", later, StringComparison.Ordinal);
        Assert.Contains("Building AnalysisKit: about a minute", changed, StringComparison.Ordinal);
    }

    // The step that dotnet run begins with, as quiet as there.
    private static async Task<string> RestoreAsync(string stamp)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Path.Combine(Cli.Root, "src", "AnalysisKit.Cli", "AnalysisKit.Cli.csproj"), "-t:Restore", "-v:quiet", "-nologo", $"-p:BuiltStamp={stamp}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await error);
        return await output + await error;
    }
}
