namespace AnalysisKit;

/// <summary>Formats that begin with their end (Parquet, zip) need a file in which one can go back: what comes from elsewhere is written to a temporary one.</summary>
internal static class SpooledStream
{
    private const int BufferBytes = 1 << 20;

    /// <summary>The stream itself where it can seek; else a temporary file, deleted when it is closed.</summary>
    public static Stream Of(Stream stream)
    {
        if (stream.CanSeek)
            return stream;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose);
        try
        {
            stream.CopyTo(file, BufferBytes);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
