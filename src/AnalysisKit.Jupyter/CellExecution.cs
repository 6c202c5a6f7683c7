using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Notebooks;
using AnalysisKit.Notebooks.Processes;

namespace AnalysisKit.Jupyter;

/// <summary>Runs the cells of execute requests, and sends their output to front ends while they run.</summary>
internal sealed class CellExecution
{
    /// <summary>The interval at which the output of a running cell is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The longest time that the user waits for an interrupted cell to stop.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.8);

    // What is sent to front ends of a cell that is too long to be run.
    private const int MostEchoed = 1000;

    private readonly History _history;
    private readonly Action<string, Message?, JsonObject> _publish;
    private readonly Action<Channel, string, Message, JsonObject> _send;
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _stop;
    private TaskCompletionSource<string>? _answer;
    private CellReports? _reports;
    private ProcessMoment _begin;
    private int _count;
    private int _unnumbered;

    /// <summary>Begins a session.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="history">Stores the cells that were run.</param>
    /// <param name="publish">Sends a message to all front ends: type, request and content.</param>
    /// <param name="send">Sends a message to the sender of a request: channel, type, request and content.</param>
    public CellExecution(KernelOptions options, History history, Action<string, Message?, JsonObject> publish, Action<Channel, string, Message, JsonObject> send)
    {
        _history = history;
        _publish = publish;
        _send = send;
        Session = new CSharpSession(new CSharpSessionOptions { Folder = options.Folder, Images = options.Images, Input = AskAsync, Patience = Patience });
    }

    /// <summary>The session in which the cells run.</summary>
    public CSharpSession Session { get; }

    /// <summary>Stops the cell that runs, if one does, and ends the processes that it has started, for which it may be waiting.</summary>
    public void Interrupt()
    {
        ProcessMoment begin;
        lock (_lock)
        {
            if (_stop is null)
                return;
            _stop.Cancel();
            begin = _begin;
        }

        ProcessTree.EndChildrenSince(begin);
    }

    /// <summary>Passes the answer to a question on to the cell.</summary>
    public void Answer(Message reply)
    {
        lock (_lock)
        {
            if (reply.Type == "input_reply")
                _answer?.TrySetResult(reply.Content.Text("value") ?? "");
        }
    }

    /// <summary>Runs the cell of a request, and returns the content of the reply.</summary>
    public async Task<JsonObject> RunAsync(Message request)
    {
        if (request.Undecoded > 0)
            return Refuse(request);
        if (request.Content.Text("code") is not { } code)
            return Counted(CellFailure.Content("Request", "the request names no code to run.", []));
        var silent = request.Content.Flag("silent") ?? false;
        var stored = !silent && (request.Content.Flag("store_history") ?? true);
        if (stored && !string.IsNullOrWhiteSpace(code))
            _count++;
        var place = stored ? string.Create(CultureInfo.InvariantCulture, $"cell {_count}") : string.Create(CultureInfo.InvariantCulture, $"cell outside the notebook {++_unnumbered}");
        var isTooLong = code.Length > CSharpSession.LongestCell;
        if (!silent)
            _publish("execute_input", request, new JsonObject { ["code"] = isTooLong ? code[..MostEchoed] + "…" : code, ["execution_count"] = _count });
        if (string.IsNullOrWhiteSpace(code))
            return await WithExpressionsAsync(request, default).ConfigureAwait(false);

        using var stop = new CancellationTokenSource();
        lock (_lock)
        {
            _stop = stop;
            _begin = ProcessTree.Now;
        }

        try
        {
            if (!isTooLong)
                _codes[place] = code;
            var run = await RunAsync(code, place, request, silent, stop.Token).ConfigureAwait(false);
            if (stored && !isTooLong)
                _history.Add(new HistoryEntry(_count, code, run.Outputs.OfType<DisplayOutput>().FirstOrDefault(o => o.IsResult)?.Data.Plain));
            return run.Error is null ? await WithExpressionsAsync(request, stop.Token).ConfigureAwait(false) : Counted(Failure(run));
        }
        finally
        {
            lock (_lock)
                _stop = null;
        }
    }

    /// <summary>Says of a cell that is too long to be read that it is not run.</summary>
    private JsonObject Refuse(Message request)
    {
        _count++;
        var place = string.Create(CultureInfo.InvariantCulture, $"cell {_count}");
        var message = string.Create(CultureInfo.InvariantCulture, $"the cell takes {request.Undecoded / 1_000_000} MB, and a cell of more than {CSharpSession.LongestCell} characters is not run. Put its data into a file, and read that.");
        var error = new CellError("Size", message, place, 0);
        _publish("execute_input", request, new JsonObject { ["code"] = "…", ["execution_count"] = _count });
        _publish("error", request, CellFailure.Published(error.Name, error.ToString(), []));
        return Counted(CellFailure.Content(error.Name, error.ToString(), []));
    }

    private async Task<CellRun> RunAsync(string code, string place, Message request, bool silent, CancellationToken stop)
    {
        var reports = new CellReports();
        lock (_lock)
            _reports = (request.Content.Flag("allow_stdin") ?? true) ? reports : null;
        var cell = Session.RunAsync(code, place, silent ? default : Host(request.Metadata), Timeout.InfiniteTimeSpan, reports, stop);
        while (await Task.WhenAny(cell, Task.Delay(Pause, CancellationToken.None)).ConfigureAwait(false) != cell)
            Tell(reports.Take(), request, silent);
        Tell(reports.TakeAll(), request, silent);
        lock (_lock)
            _reports = null;
        var run = await cell.ConfigureAwait(false);
        if (run.Error is { } error && !silent)
            _publish("error", request, CellFailure.Published(error.Name, error.ToString(), Traceback.Of(error, _codes.GetValueOrDefault)));
        return run;
    }

    /// <summary>What the front end says about the cell: JupyterLab and VS Code send its id, and JupyterLab also the ids of cells deleted since the last run.</summary>
    private static CellHost Host(JsonObject metadata) => new()
    {
        Id = metadata.Text("cellId"),
        Removed = metadata["deletedCells"] is JsonArray deleted ? [.. deleted.OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var id) ? id : null).OfType<string>()] : null,
    };

    private void Tell(IReadOnlyList<CellOutput> outputs, Message request, bool silent)
    {
        foreach (var output in outputs)
        {
            if (output is Question { Prompt: var prompt })
                _send(Channel.Stdin, "input_request", request, new JsonObject { ["prompt"] = prompt.Text ?? "", ["password"] = prompt.IsPassword });
            else if (!silent)
                Tell(output, request);
        }
    }

    private void Tell(CellOutput output, Message request)
    {
        switch (output)
        {
            case StreamOutput stream when ReadableText.Needs(stream.Text):
                Tell(ReadableText.Of(stream), request);
                break;
            case StreamOutput stream:
                _publish("stream", request, new JsonObject { ["name"] = stream.Name, ["text"] = stream.Text });
                break;
            case DisplayOutput display:
                Tell(ReadableText.Of(display), request);
                break;
            case DisplayUpdate update:
                var readable = ReadableText.Of(new DisplayOutput(update.Data));
                _publish("update_display_data", request, Display(readable.Data, update.DisplayId, readable.Metadata));
                break;
            case ClearOutput clear:
                _publish("clear_output", request, new JsonObject { ["wait"] = clear.Wait });
                break;
            case ErrorOutput:
                break; // Published when the cell has ended, with its code.
        }
    }

    private void Tell(DisplayOutput display, Message request)
    {
        if (display.IsResult)
            _publish("execute_result", request, Counted(new JsonObject { ["data"] = Data(display.Data), ["metadata"] = display.Metadata.DeepClone() }));
        else
            _publish("display_data", request, Display(display.Data, display.DisplayId, display.Metadata));
    }

    /// <summary>The reply for a cell that ran to its end, with the values of further expressions that the front end asked for.</summary>
    private async Task<JsonObject> WithExpressionsAsync(Message request, CancellationToken stop)
    {
        var values = new JsonObject();
        if (request.Content["user_expressions"] is JsonObject wanted)
        {
            foreach (var (name, expression) in wanted)
            {
                if (expression is JsonValue text && text.TryGetValue<string>(out var code))
                    values[name] = await ValueAsync(code, stop).ConfigureAwait(false);
            }
        }

        return Counted(new JsonObject { ["status"] = "ok", ["payload"] = new JsonArray(), ["user_expressions"] = values });
    }

    private async Task<JsonObject> ValueAsync(string expression, CancellationToken stop)
    {
        var run = await Session.RunAsync(expression, string.Create(CultureInfo.InvariantCulture, $"expression {++_unnumbered}"), Timeout.InfiniteTimeSpan, null, stop).ConfigureAwait(false);
        if (run.Error is not null)
            return Failure(run);
        var result = run.Outputs.OfType<DisplayOutput>().LastOrDefault(o => o.IsResult);
        return new JsonObject { ["status"] = "ok", ["data"] = result is null ? [] : Data(ReadableText.Of(result).Data), ["metadata"] = new JsonObject() };
    }

    /// <summary>Asks the person in front of the notebook, on behalf of the cell.</summary>
    private async Task<string> AskAsync(InputPrompt prompt)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_reports is null)
                throw new InvalidOperationException("The cell asks for input, and this front end takes none.");
            _answer = answer;
            _reports.Report(new Question(prompt));
        }

        return await answer.Task.ConfigureAwait(false);
    }

    private JsonObject Counted(JsonObject content)
    {
        content["execution_count"] = _count;
        return content;
    }

    private JsonObject Failure(CellRun run) => CellFailure.Content(run.Error!.Name, run.Error.ToString(), Traceback.Of(run.Error, _codes.GetValueOrDefault));

    private static JsonObject Display(MimeBundle data, string? id, JsonObject metadata) => new()
    {
        ["data"] = Data(data),
        ["metadata"] = metadata.DeepClone(),
        ["transient"] = id is null ? [] : new JsonObject { ["display_id"] = id },
    };

    private static JsonObject Data(MimeBundle bundle) => new(bundle.Formats.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.DeepClone())));
}
