using AnalysisKit.Notebooks;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>A notebook in a terminal while it runs: headings, printed text, tables and other results in their order. Pictures and charts are on the page.</summary>
internal sealed class NotebookDisplay(Terminal terminal, Notebook notebook, Wording words) : IProgress<int>, IProgress<CellOutput>
{
    private const int MaxLines = 20;
    private const int MaxLine = 160;

    private int _shown;
    private bool _isClosed;
    private bool _isWithinLine;

    /// <summary>A cell begins: shows the headings before it.</summary>
    /// <param name="value">The cell's number.</param>
    public void Report(int value) => Try(() =>
    {
        foreach (var heading in notebook.Cells.Take(value).Skip(_shown).Where(c => c.Kind == CellKind.Markdown).SelectMany(Headings))
        {
            EndLine();
            terminal.Console.Write(new Text($"\n{heading}\n", new Style(decoration: Decoration.Bold)));
        }

        _shown = Math.Max(_shown, value);
    });

    /// <summary>A cell shows something.</summary>
    public void Report(CellOutput value) => Try(() =>
    {
        if (value is StreamOutput stream)
            Print(stream.Text);
        else if (value is DisplayOutput display)
            Show(display);
    });

    /// <summary>Ends a line of text that the notebook has left open.</summary>
    public void EndLine()
    {
        if (_isWithinLine)
            terminal.Output.Write('\n');
        _isWithinLine = false;
    }

    // A reader that leaves, such as "| head", ends what is shown, not the run.
    private void Try(Action show)
    {
        if (_isClosed)
            return;
        try
        {
            show();
            terminal.Output.Flush();
        }
        catch (IOException)
        {
            _isClosed = true;
        }
    }

    private void Show(DisplayOutput display)
    {
        EndLine();
        if (NotebookTables.Write(terminal.Console, display, words.Numerals) || display.Data.Plain is not { } plain || display.Data.Html?.Contains("<progress", StringComparison.Ordinal) == true)
            return;
        var lines = plain.TrimEnd('\n').Split('\n');
        foreach (var line in lines.Take(MaxLines))
            Print(Plain.Cut(line, MaxLine) + "\n");
        if (lines.Length > MaxLines)
            Print(words["first_of", words.Whole(MaxLines), words.Several(lines.Length, "line")] + "\n");
    }

    // Without control characters: a notebook's text must not steer the terminal.
    private void Print(string text)
    {
        if (text.Length == 0)
            return;
        terminal.Output.Write(string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t')));
        _isWithinLine = text[^1] != '\n';
    }

    // The lines of Markdown that begin with number signs, outside of blocks of code.
    private static IEnumerable<string> Headings(Cell cell)
    {
        var isCode = false;
        foreach (var line in cell.Source.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
                isCode = !isCode;
            var level = line.Length - line.TrimStart('#').Length;
            if (!isCode && level is > 0 and <= 6 && line.Length > level && line[level] == ' ')
                yield return Plain.Line(line[level..].Trim().TrimEnd('#'));
        }
    }
}
