namespace AnalysisKit;

/// <summary>Makes a stream seekable. Formats whose directory is at the end (Parquet, zip) need that, so a stream that cannot seek is copied to a temporary file.</summary>
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
