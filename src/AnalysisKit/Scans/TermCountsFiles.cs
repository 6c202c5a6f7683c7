namespace AnalysisKit;

/// <summary>Counts of terms in files: <c>counts.Save("terms.parquet")</c>, <c>TermCounts.Load("terms.parquet")</c>. See <see cref="TermScan"/>.</summary>
public static class TermCountsFiles
{
    extension(TermCounts)
    {
        /// <summary>Reads counts that <see cref="Save"/> or <c>analysiskit scan</c> or <c>merge</c> wrote.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="DataFormatException">The file is damaged, or holds something else.</exception>
        public static TermCounts Load(string path) => TermScan.Read(path);
    }

    /// <summary>Writes the counts as a Parquet file, whole or not at all.</summary>
    public static void Save(this TermCounts counts, string path)
    {
        ArgumentNullException.ThrowIfNull(counts);
        TermScan.Write(path, counts, TermScan.InfoOf(counts));
    }
}
