namespace AnalysisKit.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _error = new() { NewLine = "\n" };
    private readonly HandMovedTime _time = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public void Terminal_KnownSize_ShowsShareRatesAndTimeLeftInOneLine()
    {
        using (var progress = new ProgressLine(Terminal(interactive: true), "articles", _time))
        {
            Read(progress, 0, 1_000, 10_000_000);
            Assert.Empty(_error.ToString());
            Read(progress, 10, 20_000, 10_000_000);
            Assert.Equal("\r25 %; 20,000 articles, 2,000 per second; 10.0 MB of 40.0 MB, 1.0 MB per second; 00:00:10, 00:00:30 left", _error.ToString());
            Read(progress, 20, 40_000, 20_000_000);
        }

        // The line is written over, and wiped in the end.
        var lines = _error.ToString().Split('\r');
        Assert.Equal("50 %; 40,000 articles, 2,000 per second; 20.0 MB of 40.0 MB, 1.0 MB per second; 00:00:20, 00:00:20 left", lines[2]);
        Assert.True(string.IsNullOrWhiteSpace(lines[3]));
        Assert.DoesNotContain('\n', _error.ToString());
    }

    [Fact]
    public void Terminal_ReportsWithinAPause_ShowsOnlyTheFirst()
    {
        using var progress = new ProgressLine(Terminal(interactive: true), "articles", _time);

        Read(progress, 2, 100, 1_000_000);
        Read(progress, 2.1, 110, 1_100_000);
        Read(progress, 2.3, 120, 1_200_000);

        Assert.Equal(2, _error.ToString().Count(c => c == '\r'));
        Assert.DoesNotContain("110 articles", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Terminal_SizeUnknown_ShowsRatesWithoutTimeLeft()
    {
        using var progress = new ProgressLine(Terminal(interactive: true), "articles", _time);

        _time.Seconds = 4;
        progress.Report(new ReadProgress(200, 2_000_000, null));

        Assert.Equal("\r200 articles, 50 per second; 2.0 MB, 0.5 MB per second; 00:00:04", _error.ToString());
    }

    [Fact]
    public void Redirected_LongWork_WritesALineAMinuteAndNothingBefore()
    {
        using (var progress = new ProgressLine(Terminal(interactive: false), "articles", _time))
        {
            Read(progress, 59, 59_000, 5_900_000);
            Assert.Empty(_error.ToString());
            Read(progress, 60, 60_000, 6_000_000);
            Read(progress, 90, 90_000, 9_000_000);
            Read(progress, 120, 120_000, 12_000_000);
        }

        Assert.Equal(
            "15 %; 60,000 articles, 1,000 per second; 6.0 MB of 40.0 MB, 0.1 MB per second; 00:01:00, 00:05:40 left\n"
            + "30 %; 120,000 articles, 1,000 per second; 12.0 MB of 40.0 MB, 0.1 MB per second; 00:02:00, 00:04:40 left\n",
            _error.ToString());
    }

    [Fact]
    public void Done_WorkIsStopped_SaysHowFarItCame()
    {
        using var progress = new ProgressLine(Terminal(interactive: false), "articles", _time);

        Read(progress, 1, 1_200, 12_500_000);

        Assert.Equal("1,200 articles, 31 % of 40.0 MB", progress.Done);
    }

    private Terminal Terminal(bool interactive) => new(TextWriter.Null, _error, errorIsTerminal: interactive);

    private void Read(ProgressLine progress, double seconds, long articles, long bytes)
    {
        _time.Seconds = seconds;
        progress.Report(new ReadProgress(articles, bytes, 40_000_000));
    }

    private sealed class HandMovedTime : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
