namespace AnalysisKit.Fuzzing;

/// <summary>A kind of input that the kit reads: makes damaged examples of it, and reads them.</summary>
public abstract class Target
{
    /// <summary>The name of the kind, in the plural.</summary>
    public abstract string Name { get; }

    /// <summary>How many examples are read where nothing else is asked for.</summary>
    public abstract int Count { get; }

    /// <summary>How many kinds of files there are. The first example of each is not damaged, and must be read without a problem.</summary>
    public virtual int Kinds => 1;

    /// <summary>Writes an example.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="number">The number of the example, of which the kinds of files take turns.</param>
    /// <param name="damage">Damages a file.</param>
    /// <returns>The path of the file.</returns>
    public abstract string Write(string folder, int number, Func<byte[], byte[]> damage);

    /// <summary>Reads the example with all that is good beside it.</summary>
    /// <param name="file">The path of the file.</param>
    /// <exception cref="LossException">Something good was lost, or something bad not told of.</exception>
    /// <returns>Whether a problem was named.</returns>
    public abstract bool Read(string file);

    /// <summary>Checks that the message of an error names the file and does not call itself unexpected.</summary>
    protected static bool Named(Exception error, string file)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (!error.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal))
            throw new LossException($"The message does not name the file: {error.Message}");
        return true;
    }
}
