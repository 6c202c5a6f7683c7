using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace AnalysisKit.Cli;

/// <summary>A table that a person filled in, row by row: the first sheet of an .xlsx, or a .csv. The first line names the columns.</summary>
internal sealed class FilledTable : IDisposable
{
    private const int LongestRecord = 16 * 1024 * 1024;

    private readonly SeparatedRecords? _records;
    private readonly IExcelDataReader? _sheet;
    private readonly FileStream _file;
    private readonly string _path;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    // A workbook may name a code page, and its reader takes one before it looks.
    static FilledTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private FilledTable(string path)
    {
        _path = path;
        _file = File.OpenRead(path);
        if (IsWorkbook(path))
            _sheet = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(_file));
        else
            _records = new SeparatedRecords(_file, null, LongestRecord);
        if (!MoveOn())
            throw new CommandFailure(ExitCodes.Data, $"'{path}' is empty. Give the table that 'sample' wrote, filled in.");
        for (var i = 0; i < Width; i++)
        {
            if (SampleTable.Column(FieldMap.NameOf(Value(i))) is { Length: > 0 } name && _columns.TryAdd(name, i))
                Columns.Add(name);
        }
    }

    /// <summary>The names of the columns, in their order.</summary>
    public List<string> Columns { get; } = [];

    /// <summary>The line of the file, or the row of the sheet, counted from 1.</summary>
    public long Number { get; private set; }

    private int Width => _records?.Count ?? _sheet!.FieldCount;

    /// <summary>Whether a file holds such a table, by its ending.</summary>
    public static bool IsTable(string path) => IsWorkbook(path) || Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Opens a table that has these columns.</summary>
    /// <exception cref="CommandFailure">It is empty, damaged, or lacks a column.</exception>
    public static FilledTable Open(string path, params IEnumerable<string> needed)
    {
        var table = new FilledTable(path);
        if (needed.FirstOrDefault(name => !table._columns.ContainsKey(name)) is not { } missing)
            return table;
        table.Dispose();
        throw new CommandFailure(ExitCodes.Data, $"'{path}' has no column \"{missing}\". Give the table that 'sample' wrote, filled in, with its first line.");
    }

    /// <summary>The next row.</summary>
    public bool TryRead() => MoveOn();

    /// <summary>A cell of the row as text, without white space around it; empty where there is none.</summary>
    public string Cell(string name) => _columns.TryGetValue(name, out var column) && column < Width ? Value(column) : "";

    public void Dispose()
    {
        _records?.Dispose();
        _sheet?.Dispose();
        _file.Dispose();
    }

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private bool MoveOn()
    {
        if (_records is not null)
        {
            var isThere = _records.TryRead();
            Number = _records.Number;
            return isThere;
        }

        Number++;
        return Guarded(_sheet!.Read);
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException)
        {
            _file.Dispose();
            throw new CommandFailure(ExitCodes.Data, $"'{_path}' is no workbook that can be read: {Plain.Line(e.Message)} Save it as .xlsx, or as .csv (UTF-8), once more.");
        }
    }

    // A spreadsheet makes numbers and truth values of what looks like one.
    private string Value(int column)
    {
        if (_records is not null)
            return Encoding.UTF8.GetString(_records.Value(column)).Trim();
        return _sheet!.GetValue(column) switch
        {
            null => "",
            bool truth => truth ? "true" : "false",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!.Trim(),
        };
    }
}
