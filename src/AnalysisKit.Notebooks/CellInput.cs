namespace AnalysisKit.Notebooks;

/// <summary>Replaces the reader of the console: a cell asks the user if its session can do that; all other code reads the process's standard input.</summary>
internal sealed class CellInput(TextReader outside) : TextReader
{
    private string _line = "";
    private int _at;

    public override string? ReadLine()
    {
        if (_at >= _line.Length)
            return Asking is { } cell ? cell.Ask(default) : outside.ReadLine();
        var rest = _line[_at..].TrimEnd('\n');
        _at = _line.Length;
        return rest;
    }

    public override int Peek()
    {
        if (_at >= _line.Length && Asking is null)
            return outside.Peek();
        return Fill() ? _line[_at] : -1;
    }

    public override int Read()
    {
        if (_at >= _line.Length && Asking is null)
            return outside.Read();
        return Fill() ? _line[_at++] : -1;
    }

    private static CellOutputs? Asking => CellOutputs.Current is { CanAsk: true } cell ? cell : null;

    private bool Fill()
    {
        if (_at < _line.Length)
            return true;
        (_line, _at) = (Asking?.Ask(default) + "\n", 0);
        return true;
    }
}
