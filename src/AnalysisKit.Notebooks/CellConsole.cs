using System.Text;

namespace AnalysisKit.Notebooks;

/// <summary>Stands in for the console's writers (and puts <see cref="CellInput"/> in place of its reader): text goes to the cell that writes it, and outside cells to where it went before.</summary>
internal sealed class CellConsole : TextWriter
{
    private static readonly object InstallLock = new();
    private static TextWriter? _out;
    private static TextWriter? _error;
    private static TextReader? _in;

    private readonly TextWriter _outside;
    private readonly string _name;

    private CellConsole(TextWriter outside, string name)
        : base(outside.FormatProvider)
    {
        _outside = outside;
        _name = name;
        CoreNewLine = ['\n'];
    }

    public override Encoding Encoding => _outside.Encoding;

    /// <summary>Puts writers and reader in place, again when somebody has replaced them since.</summary>
    public static void Install()
    {
        lock (InstallLock)
        {
            if (!ReferenceEquals(Console.Out, _out))
            {
                Console.SetOut(new CellConsole(Console.Out, StreamOutput.StandardOutput));
                _out = Console.Out;
            }

            if (!ReferenceEquals(Console.Error, _error))
            {
                Console.SetError(new CellConsole(Console.Error, StreamOutput.StandardError));
                _error = Console.Error;
            }

            if (!ReferenceEquals(Console.In, _in))
            {
                Console.SetIn(new CellInput(Console.In));
                _in = Console.In;
            }
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (value is null)
            return;
        if (CellOutputs.Current?.TryWrite(_name, value) != true)
            _outside.Write(value);
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }

    public override void Flush() => _outside.Flush();

    public override Task FlushAsync() => _outside.FlushAsync();
}
