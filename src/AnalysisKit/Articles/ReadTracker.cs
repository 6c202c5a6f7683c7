namespace AnalysisKit;

/// <summary>Counts what was read, and reports it to <see cref="ReadOptions.Progress"/> a few times a second.</summary>
internal sealed class ReadTracker(IProgress<ReadProgress>? progress)
{
    private const int PauseMilliseconds = 100;

    private long _articles;
    private long _bytes;
    private long _ofFile;
    private long _next;
    private long _total = -1;

    /// <summary>Whether there is anybody to report progress to.</summary>
    public bool IsUsed => progress is not null;

    /// <summary>Bytes of all files; negative while unknown. Set from another thread for a folder.</summary>
    public long Total
    {
        set => Volatile.Write(ref _total, value);
    }

    public void AddArticle() => AddArticles(1);

    public void AddArticles(int count)
    {
        _articles += count;
        TellNowAndThen();
    }

    public void AddBytes(int count)
    {
        _ofFile += count;
        TellNowAndThen();
    }

    /// <summary>Says that a file is finished and adds its size. An archive with a directory is read in parts and out of order, so the bytes read do not add up.</summary>
    public void EndFile(long size)
    {
        _bytes += size >= 0 ? size : _ofFile;
        _ofFile = 0;
    }

    public void Tell()
    {
        var total = Volatile.Read(ref _total);
        progress?.Report(new ReadProgress(_articles, total >= 0 ? Math.Min(_bytes + _ofFile, total) : _bytes + _ofFile, total >= 0 ? total : null));
    }

    private void TellNowAndThen()
    {
        if (progress is null || Environment.TickCount64 < _next)
            return;
        _next = Environment.TickCount64 + PauseMilliseconds;
        Tell();
    }
}
