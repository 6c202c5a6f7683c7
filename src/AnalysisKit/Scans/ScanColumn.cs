using Parquet;
using Parquet.Schema;

namespace AnalysisKit;

/// <summary>A column of a Parquet file, with functions that get its value from a row and set it.</summary>
internal abstract class ScanColumn<TRow>(DataField field)
{
    public DataField Field { get; } = field;

    /// <summary>Whether files of earlier kits may lack the column; its values are then not set.</summary>
    public bool MayBeMissing { get; private init; }

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows);

    public abstract Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows, CancellationToken cancellation);

    public static ScanColumn<TRow> Text(string name, Func<TRow, string?> get, Action<TRow, string?> set, bool mayBeMissing = false) => new TextColumn(name, get, set) { MayBeMissing = mayBeMissing };

    public static ScanColumn<TRow> Number<T>(string name, Func<TRow, T> get, Action<TRow, T> set)
        where T : struct => new NumberColumn<T>(name, get, set);

    public static ScanColumn<TRow> Optional<T>(string name, Func<TRow, T?> get, Action<TRow, T?> set)
        where T : struct => new OptionalColumn<T>(name, get, set);

    private sealed class TextColumn(string name, Func<TRow, string?> get, Action<TRow, string?> set) : ScanColumn<TRow>(new DataField(name, typeof(string), isNullable: true))
    {
        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
        {
            var values = new string?[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = get(rows[i]);
            return group.WriteAsync(Field, values!);
        }

        public override async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows, CancellationToken cancellation)
        {
            var values = new string?[rows.Length];
            await group.ReadAsync(field, values.AsMemory()!, null, cancellation).ConfigureAwait(false);
            for (var i = 0; i < values.Length; i++)
                set(rows[i], values[i]);
        }
    }

    private sealed class NumberColumn<T>(string name, Func<TRow, T> get, Action<TRow, T> set) : ScanColumn<TRow>(new DataField(name, typeof(T), isNullable: false))
        where T : struct
    {
        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
        {
            var values = new T[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = get(rows[i]);
            return group.WriteAsync<T>(Field, (ReadOnlyMemory<T>)values);
        }

        public override async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows, CancellationToken cancellation)
        {
            var values = new T[rows.Length];
            await group.ReadAsync(field, values.AsMemory(), null, cancellation).ConfigureAwait(false);
            for (var i = 0; i < values.Length; i++)
                set(rows[i], values[i]);
        }
    }

    private sealed class OptionalColumn<T>(string name, Func<TRow, T?> get, Action<TRow, T?> set) : ScanColumn<TRow>(new DataField(name, typeof(T), isNullable: true))
        where T : struct
    {
        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows)
        {
            var values = new T?[rows.Count];
            for (var i = 0; i < values.Length; i++)
                values[i] = get(rows[i]);
            return group.WriteAsync<T>(Field, (ReadOnlyMemory<T?>)values);
        }

        public override async Task ReadAsync(ParquetRowGroupReader group, DataField field, TRow[] rows, CancellationToken cancellation)
        {
            var values = new T?[rows.Length];
            await group.ReadAsync<T>(field, values.AsMemory(), null, cancellation).ConfigureAwait(false);
            for (var i = 0; i < values.Length; i++)
                set(rows[i], values[i]);
        }
    }
}
