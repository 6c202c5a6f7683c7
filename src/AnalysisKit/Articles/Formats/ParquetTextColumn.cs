using System.Globalization;
using System.Text;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace AnalysisKit;

/// <summary>A column of a Parquet file, read as text.</summary>
internal sealed class ParquetTextColumn
{
    private static readonly HashSet<string> Containers = new(["list", "element", "item", "array", "bag", "array_element", "key_value"], StringComparer.Ordinal);

    private readonly DataField _field;

    private ParquetTextColumn(DataField field, string name, FieldRole role, int rank)
    {
        (_field, Name, Role, Rank) = (field, name, role, rank);
    }

    public string Name { get; }

    public FieldRole Role { get; }

    public int Rank { get; }

    /// <summary>The column, or null for one that holds no text: bytes, and lists of fractions.</summary>
    public static ParquetTextColumn? Of(DataField field, FieldMap map)
    {
        var isList = field.MaxRepetitionLevel > 0;
        if (field.ClrType == typeof(ReadOnlyMemory<byte>) || field.ClrType == typeof(byte[]) || (isList && (field.ClrType == typeof(float) || field.ClrType == typeof(double) || field.ClrType == typeof(decimal))))
            return null;
        var parts = field.Path.ToList();
        var name = FieldMap.NameOf(string.Join('.', parts.Where((part, i) => i == 0 || !isList || !Containers.Contains(part))));
        var (role, rank) = map.RoleOf(name);
        return new ParquetTextColumn(field, name, role, rank);
    }

    /// <summary>The values of a row group, one for each row; null where the row has none. Null for a column that the group lacks, or whose type is no text.</summary>
    /// <exception cref="InvalidDataException">The column has values for another number of rows.</exception>
    public string?[]? Read(ParquetRowGroupReader group, int rows, CancellationToken cancellation)
    {
        if (!group.ColumnExists(_field))
            return null;
        using var data = Awaited.Result(() => group.ReadRawColumnDataBaseAsync(_field, cancellation).AsTask());
        return data switch
        {
            RawColumnData<ReadOnlyMemory<char>> text => Rows(text, rows, v => v.ToString()),
            RawColumnData<DateTime> time => Rows(time, rows, Format),
            RawColumnData<DateOnly> day => Rows(day, rows, v => v.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            RawColumnData<bool> flag => Rows(flag, rows, v => v ? "true" : "false"),
            RawColumnData<sbyte> number => Rows(number, rows, Invariant),
            RawColumnData<byte> number => Rows(number, rows, Invariant),
            RawColumnData<short> number => Rows(number, rows, Invariant),
            RawColumnData<ushort> number => Rows(number, rows, Invariant),
            RawColumnData<int> number => Rows(number, rows, Invariant),
            RawColumnData<uint> number => Rows(number, rows, Invariant),
            RawColumnData<long> number => Rows(number, rows, Invariant),
            RawColumnData<ulong> number => Rows(number, rows, Invariant),
            RawColumnData<float> number => Rows(number, rows, Invariant),
            RawColumnData<double> number => Rows(number, rows, Invariant),
            RawColumnData<decimal> number => Rows(number, rows, Invariant),
            RawColumnData<Guid> guid => Rows(guid, rows, v => v.ToString()),
            RawColumnData<TimeSpan> time => Rows(time, rows, v => v.ToString("c", CultureInfo.InvariantCulture)),
            RawColumnData<TimeOnly> time => Rows(time, rows, v => v.ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    private static string Invariant<T>(T value) where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Format(DateTime time) => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>
    /// Puts the values into their rows by their levels: a repetition level of 0 begins a row, and there is a value if the definition level is the
    /// highest (the Parquet format's record shredding, after Dremel).
    /// </summary>
    private string?[] Rows<T>(RawColumnData<T> data, int rows, Func<T, string> format) where T : struct
    {
        var values = data.Values;
        var definitions = _field.MaxDefinitionLevel > 0 ? data.DefinitionLevels : default;
        var repetitions = _field.MaxRepetitionLevel > 0 ? data.RepetitionLevels : default;
        var places = definitions.IsEmpty ? (repetitions.IsEmpty ? rows : repetitions.Length) : definitions.Length;
        if ((repetitions.IsEmpty ? places : repetitions.Count(0)) != rows || (definitions.IsEmpty && values.Length < places) || (!repetitions.IsEmpty && !definitions.IsEmpty && repetitions.Length != definitions.Length))
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"the column {Name} has not as many values as the {rows} rows of its group"));
        var result = new string?[rows];
        var (row, next) = (-1, 0);
        var lines = new StringBuilder();
        for (var i = 0; i < places; i++)
        {
            if (repetitions.IsEmpty || repetitions[i] == 0)
            {
                EndList();
                row++;
            }

            if (!definitions.IsEmpty && definitions[i] < _field.MaxDefinitionLevel)
                continue;
            var text = format(values[next++]);
            if (repetitions.IsEmpty)
                result[row] = text;
            else
                lines.Append(lines.Length > 0 ? "\n" : "").Append(text);
        }

        EndList();
        return result;

        void EndList()
        {
            if (lines.Length > 0)
                result[row] = lines.ToString();
            lines.Clear();
        }
    }
}
