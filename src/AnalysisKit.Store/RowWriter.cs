using System.Text;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Appends rows to a table. Text is passed as UTF-8 with its length, because the appender's own method stops at a NUL character; half of a surrogate pair becomes U+FFFD.</summary>
internal sealed class RowWriter(DuckDBConnection connection, string table) : IDisposable
{
    private readonly DuckDBAppender _appender = connection.CreateAppender(table);
    private IDuckDBAppenderRow _row = null!;
    private byte[] _utf8 = new byte[4096];

    public RowWriter Row()
    {
        _row = _appender.CreateRow();
        return this;
    }

    public RowWriter Add(string? text)
    {
        if (text is null)
        {
            _row.AppendNullValue();
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
            _utf8 = new byte[most];
        _row.AppendValue(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
        return this;
    }

    public RowWriter Add(int? number)
    {
        _row.AppendValue(number);
        return this;
    }

    public RowWriter Add(long number)
    {
        _row.AppendValue((long?)number);
        return this;
    }

    public RowWriter Add(ulong number)
    {
        _row.AppendValue((ulong?)number);
        return this;
    }

    public RowWriter Add(double number)
    {
        _row.AppendValue((double?)number);
        return this;
    }

    public RowWriter Add(bool truth)
    {
        _row.AppendValue((bool?)truth);
        return this;
    }

    public RowWriter Add(DateOnly? day)
    {
        _row.AppendValue(day);
        return this;
    }

    public void End() => _row.EndRow();

    public void Dispose() => _appender.Dispose();
}
