using System.Globalization;
using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace AnalysisKit;

/// <summary>Reads and writes scan files: Parquet files with rows of one kind, in row groups of a fixed size, and a description in the metadata. Equal rows give equal bytes.</summary>
/// <param name="columns">The columns, in their order in the file.</param>
/// <param name="rowsPerGroup">Rows per group, which is what is written, read and held in memory at a time.</param>
internal sealed class ScanFormat<TRow>(IReadOnlyList<ScanColumn<TRow>> columns, int rowsPerGroup)
    where TRow : new()
{
    // More than any kit has written into a group; a damaged file may claim any number.
    private const int MostRowsPerGroup = 1 << 20;

    // A fast level of compression: the usual one takes several times as long as the scan itself and saves only a quarter of the space.
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest, UseDateOnlyTypeForDates = true };

    /// <summary>Writes the rows as they come.</summary>
    public void Write(Stream stream, IEnumerable<TRow> rows, ScanInfo info, CancellationToken cancellation) =>
        Awaited.End(() => WriteAsync(stream, rows, info, cancellation));

    /// <summary>The rows, read while they are enumerated.</summary>
    /// <exception cref="DataFormatException">The file is not complete, or of another kind.</exception>
    public IEnumerable<TRow> Read(string path, CancellationToken cancellation)
    {
        using var stream = ScanFile.Open(path);
        var reader = ScanFile.Guard(path, () => Awaited.Result(() => ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellation)));
        var fields = ScanFile.Guard(path, () => Fields(reader.Schema));
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var index = i;
            foreach (var row in ScanFile.Guard(path, () => Awaited.Result(() => ReadGroupAsync(reader, fields, index, cancellation))))
                yield return row;
        }
    }

    private DataField?[] Fields(ParquetSchema schema)
    {
        var byName = schema.GetDataFields().ToDictionary(f => f.Name, StringComparer.Ordinal);
        return [.. columns.Select(c => byName.TryGetValue(c.Field.Name, out var field) ? field : c.MayBeMissing ? null : throw new InvalidDataException($"the column \"{c.Field.Name}\" is missing"))];
    }

    private async Task<TRow[]> ReadGroupAsync(ParquetReader reader, DataField?[] fields, int index, CancellationToken cancellation)
    {
        using var group = reader.OpenRowGroupReader(index);
        if (group.RowCount < 0 || group.RowCount > Math.Max(rowsPerGroup, MostRowsPerGroup))
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a group of rows has {group.RowCount} of them"));
        var rows = new TRow[(int)group.RowCount];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new TRow();
        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i] is { } field)
                await columns[i].ReadAsync(group, field, rows, cancellation).ConfigureAwait(false);
        }
        return rows;
    }

    private async Task WriteAsync(Stream stream, IEnumerable<TRow> rows, ScanInfo info, CancellationToken cancellation)
    {
        using var hashed = new HashedStream(stream);
        var schema = new ParquetSchema([.. columns.Select(c => c.Field)]);
        var writer = await ParquetWriter.CreateAsync(schema, hashed, Options, append: false, cancellation).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            var batch = new List<TRow>(rowsPerGroup);
            foreach (var row in rows)
            {
                batch.Add(row);
                if (batch.Count < rowsPerGroup)
                    continue;
                await WriteGroupAsync(writer, batch, cancellation).ConfigureAwait(false);
                batch.Clear();
            }

            if (batch.Count > 0)
                await WriteGroupAsync(writer, batch, cancellation).ConfigureAwait(false);
            writer.CustomMetadata = info.ToMetadata(hashed.Hash);
        }
    }

    private async Task WriteGroupAsync(ParquetWriter writer, List<TRow> rows, CancellationToken cancellation)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns)
        {
            cancellation.ThrowIfCancellationRequested();
            await column.WriteAsync(group, rows).ConfigureAwait(false);
        }
    }
}
