using System.Text;

namespace AnalysisKit.Notebooks;

/// <summary>Replaces the writers of the console (and its reader by <see cref="CellInput"/>): text that a cell writes goes to that cell's output, and other text to the original writer.</summary>
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

    /// <summary>Installs writers and reader, again if somebody has replaced them meanwhile.</summary>
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
