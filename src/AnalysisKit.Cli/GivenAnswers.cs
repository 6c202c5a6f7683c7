using AnalysisKit.Models;

namespace AnalysisKit.Cli;

/// <summary>The answers in a file of results, by the questions that they answer. Lines that are none are told of, and so are answers to questions that nobody asks.</summary>
internal sealed class GivenAnswers
{
    private const int LinesShown = 20;

    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly Terminal _terminal;
    private int _told;

    public GivenAnswers(string file, Terminal terminal)
    {
        (_file, _terminal) = (file, terminal);
        Inputs.MustExist(file, "results");
        var number = 0L;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length > 0 && !string.IsNullOrWhiteSpace(line))
                Add(line, number);
        }

        if (_answers.Count == 0)
            throw new CommandFailure(ExitCodes.Data, $"'{file}' holds no answer. Each line is one: {{\"custom_id\": ..., \"response\": {{\"body\": {{\"choices\": [{{\"message\": {{\"content\": ...}}}}]}}}}}}.");
    }

    /// <summary>The answer to a question; null where there is none.</summary>
    public string? Of(ModelRequest request)
    {
        var id = BatchFile.IdOf(request);
        if (!_answers.TryGetValue(id, out var answer))
            return null;
        _used.Add(id);
        return answer;
    }

    /// <summary>Tells of answers to questions that the articles, the topic, the model and the prompt do not lead to.</summary>
    public void TellUnused()
    {
        var unused = _answers.Keys.Except(_used, StringComparer.Ordinal).ToList();
        if (unused.Count > 0)
            _terminal.Warn($"{Plain.Several(unused.Count, "answer")} in '{_file}' belong{(unused.Count == 1 ? "s" : "")} to no question about these articles with this topic, model and prompt, such as '{Plain.Cut(unused[0], 80)}'. Give those with which the batch was written.");
    }

    private void Add(string line, long number)
    {
        try
        {
            var (id, answer, problem) = BatchFile.Answer(line);
            if (answer is null)
                Tell($"{_file}, line {number}: no answer to '{Plain.Cut(id, 80)}': {Plain.Line(problem!)}.");
            else if (!_answers.TryAdd(id, answer))
                Tell($"{_file}, line {number}: '{Plain.Cut(id, 80)}' is answered a second time; the first answer counts.");
        }
        catch (FormatException e)
        {
            Tell($"{_file}, line {number}: passed over. {Plain.Line(e.Message)}");
        }
    }

    private void Tell(string problem)
    {
        if (_told++ < LinesShown)
            _terminal.Warn(problem);
    }
}
