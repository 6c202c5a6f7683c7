using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Where a command writes: results to <see cref="Output"/>, messages and progress to <see cref="Error"/>.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool outputIsTerminal = false, bool errorIsTerminal = false) : IDisposable
{
    /// <summary>Width of tables that go to a file or another program.</summary>
    private const int FileWidth = 160;

    private IAnsiConsole? _console;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Where answers to questions come from; nobody answers unless it is set.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    public bool ErrorIsTerminal { get; } = errorIsTerminal;

    /// <summary>Whether this is the process's own terminal, to which other processes can write as well.</summary>
    public bool IsProcessOutput => outputIsTerminal && ReferenceEquals(Output, System.Console.Out);

    /// <summary>The current line of progress, which knows how much was done if the work is stopped.</summary>
    public ProgressLine? Progress { get; set; }

    /// <summary>Whether some of what was asked for could not be done, so that a command that is otherwise done ends with <see cref="ExitCodes.Incomplete"/>.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Draws tables and colours on <see cref="Output"/>; plain text where that is no terminal.</summary>
    public IAnsiConsole Console => _console ??= MakeConsole();

    /// <summary>The process's own streams, in UTF-8 without a byte order mark.</summary>
    public static Terminal Open()
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        System.Console.OutputEncoding = encoding;
        return System.Console.IsOutputRedirected
            ? new Terminal(new StreamWriter(OpenStandardOutput(), encoding, 1 << 16) { NewLine = "\n" }, System.Console.Error, false, !System.Console.IsErrorRedirected) { Input = System.Console.In }
            : new Terminal(System.Console.Out, System.Console.Error, true, !System.Console.IsErrorRedirected) { Input = System.Console.In };
    }

    /// <summary>The stream under <see cref="Output"/>, for what is not text.</summary>
    /// <param name="format">The format to be written.</param>
    /// <exception cref="CommandFailure">The output is a terminal.</exception>
    public Stream OpenBinary(string format)
    {
        if (Output is not StreamWriter writer || outputIsTerminal)
            throw new CommandFailure(ExitCodes.Usage, $"{format} is no text for a terminal: name a file with --output FILE.{format}.");
        writer.Flush();
        return writer.BaseStream;
    }

    /// <summary>Warns the user about something that did not stop the work.</summary>
    public void Warn(string message)
    {
        Progress?.Clear();
        Error.WriteLine($"warning: {message}");
    }

    public void Dispose()
    {
        try
        {
            Output.Dispose();
        }
        catch (IOException)
        {
            // The reader of the output has closed it, so what was left to write is not needed.
        }
    }

    /// <summary>On Unix, uses the plain file handle for a pipe: unlike the console's stream, it fails when the reader has closed the pipe, so that a long scan stops.</summary>
    private static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows())
            return System.Console.OpenStandardOutput();
        var handle = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return handle.CanSeek ? System.Console.OpenStandardOutput() : handle; // a file's position is shared with other writers, which FileStream ignores
    }

    private IAnsiConsole MakeConsole()
    {
        if (outputIsTerminal)
            return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Output),
        });
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
