using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace AnalysisKit;

/// <summary>
/// Articles of a Parquet file, one per row. Reads one row group after the other, and only the columns that are needed. A nested column is named
/// with dots, as in JSON; the values of a list become lines. Bytes and lists of fractions (embeddings) are not read.
/// </summary>
internal sealed class ParquetFormat : IArticleFormat
{
    // Writers put at most some millions of rows into a group; a damaged file may claim any number.
    private const int MostRows = 1 << 26;

    /// <inheritdoc/>
    public string Name => "parquet";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".parquet"];

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        using var seekable = SpooledStream.Of(stream);
        var reader = Checked(() => Awaited.Result(() => ParquetReader.CreateAsync(seekable, new ParquetOptions { UseDateOnlyTypeForDates = true }, leaveStreamOpen: true, source.Options.Cancellation)));
        try
        {
            var columns = Checked(() => Columns(reader.Schema, source));
            var rows = new Rows();
            source.Records = rows;
            var fields = new RecordFields();
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                var (count, values) = Checked(() => ReadGroup(reader, group, columns, source.Options.Cancellation));
                for (var row = 0; row < count; row++)
                {
                    rows.Number++;
                    Fill(fields, columns, values, row);
                    if (source.Build(fields, rows.Number) is { } article)
                        yield return article;
                }
            }

            if (rows.Number == 0)
                source.Report(ReadProblemKind.EmptyFile, 0, "The file has no rows.", "Take it away, or export it again.");
        }
        finally
        {
            Awaited.End(() => reader.DisposeAsync().AsTask());
        }
    }

    private static ParquetTextColumn[] Columns(ParquetSchema schema, ArticleSource source)
    {
        var columns = schema.DataFields.Select(f => ParquetTextColumn.Of(f, source.Options.Fields)).OfType<ParquetTextColumn>().ToArray();

        // If no column holds the text, all columns are read, so that the report can say what they hold.
        return columns.Any(c => c.Role == FieldRole.Text) ? [.. columns.Where(c => c.Role != FieldRole.Other || source.Wants(c.Name))] : columns;
    }

    private static (int Rows, string?[]?[] Values) ReadGroup(ParquetReader reader, int number, ParquetTextColumn[] columns, CancellationToken cancellation)
    {
        using var group = reader.OpenRowGroupReader(number);
        if (group.RowCount is < 0 or > MostRows)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a group of rows has {group.RowCount} of them"));
        var rows = (int)group.RowCount;
        var values = new string?[]?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            values[i] = columns[i].Read(group, rows, cancellation);
        }

        if (rows > 0 && Array.TrueForAll(values, v => v is null))
            throw new InvalidDataException("a group of rows has no column that can be read");
        return (rows, values);
    }

    private static void Fill(RecordFields fields, ParquetTextColumn[] columns, string?[]?[] values, int row)
    {
        fields.Clear();
        for (var i = 0; i < columns.Length; i++)
        {
            if (values[i] is not { } column || column[row] is not { } value)
            {
                fields.AddName(columns[i].Name);
                continue;
            }

            fields.Add(columns[i].Name, columns[i].Role, columns[i].Rank, value);
            column[row] = null;
        }
    }

    /// <summary>Turns every failure of the library into one error: a damaged file makes it throw many kinds of exceptions.</summary>
    private static T Checked<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidDataException($"it is not a whole Parquet file ({e.Message.TrimEnd('.')})", e);
        }
    }

    private sealed class Rows : IRecordSource
    {
        public long Number { get; set; }

        public string? Raw(int most) => null;
    }
}
