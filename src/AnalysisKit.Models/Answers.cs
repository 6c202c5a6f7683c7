using System.Globalization;
using System.Net;
using Microsoft.Extensions.AI;

namespace AnalysisKit.Models;

/// <summary>
/// Gets answers that hold: from those that are kept, or by asking the model, a second time with the reason where the first answer is rejected. What is asked about the same text at the same time is asked once. Thread-safe.
/// </summary>
/// <param name="client">The model; null where only answers that are kept are to be had.</param>
/// <param name="options">The model's name, the folder for answers, and limits.</param>
internal sealed class Answers(IChatClient? client, ModelReaderOptions options)
{
    /// <summary>After so many failures, one behind the other, the server is given up.</summary>
    private const int MostFailures = 8;

    private const int MostReasons = 20;
    private const int Places = 1024;

    private readonly AnswerFolder _kept = new(options.AnswerFolder);
    private readonly Budget _budget = new(options);
    private readonly SemaphoreSlim[] _places = [.. Enumerable.Range(0, Places).Select(_ => new SemaphoreSlim(1))];
    private int _failures;
    private volatile bool _everAnswered;
    private volatile bool _withoutSchema;

    public ModelUsage Usage => _budget.Usage;

    /// <summary>Told of each question that would be asked in a dry run, from the thread that asks.</summary>
    public Action<ModelRequest>? Told { get; set; }

    /// <summary>Gives answers that came from elsewhere; null for a question that has none there.</summary>
    public Func<ModelRequest, string?>? Source { get; set; }

    /// <summary>Told of each question without an answer from <see cref="Source"/>, and of each whose answer has faults: the question, the answer, and the faults.</summary>
    public Action<ModelRequest, string?, IReadOnlyList<string>>? Missed { get; set; }

    /// <summary>The answer to a question, as far as it holds.</summary>
    /// <param name="request">The question.</param>
    /// <param name="check">Looks at an answer.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArticleUnreadException">There is no answer that can be used, or the limit of tokens or cost is reached.</exception>
    /// <exception cref="ModelUnavailableException">The server refuses, or cannot be reached.</exception>
    public async Task<T?> OfAsync<T>(ModelRequest request, Func<string, CheckedAnswer<T>> check, CancellationToken cancellationToken)
        where T : class
    {
        var place = _places[uint.Parse(request.Key.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Places];
        await place.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (Source?.Invoke(request) is { } given)
                return Keep(request, given, check);
            if (_kept.Find(request) is { } kept && check(kept.Text) is { Value: not null, IsWhole: true } known && (known.Faults.Count == 0 || kept.Asked > 1 || client is null))
            {
                _budget.Count(u => u with { Known = u.Known + 1, LeftOut = u.LeftOut + known.LeftOut });
                return known.Value;
            }

            if (options.DryRun)
            {
                Told?.Invoke(request);
                _budget.Count(u => u with { Asked = u.Asked + 1, InputTokens = u.InputTokens + request.InputTokens, OutputTokens = u.OutputTokens + request.OutputTokens, IsEstimated = true });
                return null;
            }

            if (client is null)
            {
                Missed?.Invoke(request, null, []);
                throw Unread("There is no answer for it.");
            }

            return await AskAsync(request, check, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            place.Release();
        }
    }

    // Keeps an answer that came from elsewhere, if something can be made of it.
    private T Keep<T>(ModelRequest request, string answer, Func<string, CheckedAnswer<T>> check)
        where T : class
    {
        var found = check(answer);
        _budget.Count(u => u with { Known = u.Known + 1 });
        if (found.Faults.Count > 0)
        {
            _budget.Count(u => u with { Rejected = u.Rejected + 1, LeftOut = u.LeftOut + found.LeftOut });
            Missed?.Invoke(request, answer, found.Faults);
        }

        if (found.Value is not { } value)
            throw Unread($"The answer cannot be used: {found.Faults[0]}");
        if (found.IsWhole)
            _kept.Keep(request, new KeptAnswer(answer, 1), options.Prompt);
        return value;
    }

    /// <summary>What is said when an answer is rejected.</summary>
    public static string Again(ModelPrompt prompt, IReadOnlyList<string> faults) =>
        prompt.Fill("again", ("reason", string.Join('\n', faults.Take(MostReasons).Select(f => "- " + f)) + (faults.Count > MostReasons ? $"\n- and {faults.Count - MostReasons} more" : "")));

    private async Task<T> AskAsync<T>(ModelRequest request, Func<string, CheckedAnswer<T>> check, CancellationToken cancellationToken)
        where T : class
    {
        List<ChatMessage> messages = [new(ChatRole.System, request.Instructions), new(ChatRole.User, request.Text)];
        _budget.Count(u => u with { Asked = u.Asked + 1 });
        var (first, fault) = await TellAsync(request, messages, cancellationToken).ConfigureAwait(false);
        var answer = first is null ? new CheckedAnswer<T>(null, [fault!], 0) : check(first);
        var (text, asked) = (first, 1);
        if (answer.Faults.Count > 0)
        {
            _budget.Count(u => u with { Rejected = u.Rejected + 1, AskedAgain = u.AskedAgain + 1 });
            if (first is { Length: > 0 })
                messages.AddRange([new(ChatRole.Assistant, first), new(ChatRole.User, Again(options.Prompt, answer.Faults))]);
            var (second, _) = await TellAsync(request, messages, cancellationToken).ConfigureAwait(false);
            asked = 2;
            if (second is not null && check(second) is var again)
            {
                if (again.Faults.Count > 0)
                    _budget.Count(u => u with { Rejected = u.Rejected + 1 });
                if (answer.Value is null || (again.Value is not null && again.LeftOut <= answer.LeftOut))
                    (answer, text) = (again, second);
            }
        }

        if (answer.Value is not { } value)
            throw Unread($"The model's answer was rejected, and so was the second: {answer.Faults[0]}");
        _budget.Count(u => u with { LeftOut = u.LeftOut + answer.LeftOut });
        if (answer.IsWhole)
            _kept.Keep(request, new KeptAnswer(text!, asked), options.Prompt);
        return value;
    }

    /// <summary>What the model says to the messages; null, with what is wrong, where its server speaks another way than it should.</summary>
    private async Task<(string? Text, string? Fault)> TellAsync(ModelRequest request, List<ChatMessage> messages, CancellationToken cancellationToken)
    {
        var (input, output) = (messages.Sum(m => ModelRequest.Tokens(m.Text)) + ModelRequest.Tokens(request.Schema.GetRawText()), Math.Min(request.OutputTokens, options.MaxAnswerTokens));
        if (!_budget.TryReserve(input, output))
            throw Unread($"The limit of {(options.MaxTokens is { } most ? string.Create(CultureInfo.InvariantCulture, $"{most:N0} tokens") : string.Create(CultureInfo.InvariantCulture, $"{options.MaxCost} in cost"))} is reached. What was answered is kept; the same with a higher limit goes on from here.");
        var (inputUsed, outputUsed, isEstimated) = (0L, 0L, true);
        try
        {
            var response = await client!.GetResponseAsync(messages, Chat(request), cancellationToken).ConfigureAwait(false);
            var text = response.Text;
            (inputUsed, outputUsed, isEstimated) = response.Usage is { InputTokenCount: > 0 and var asked, OutputTokenCount: { } answered } ? (asked, answered, false) : (input, ModelRequest.Tokens(text), true);
            (_failures, _everAnswered) = (0, true);
            if (response.FinishReason == ChatFinishReason.ContentFilter)
                throw Unread("The model declined to answer.");
            return response.FinishReason == ChatFinishReason.Length
                ? (null, string.Create(CultureInfo.InvariantCulture, $"The answer was cut off after {outputUsed:N0} tokens."))
                : (text, null);
        }
        catch (Exception e) when (e is not (ArticleUnreadException or ModelUnavailableException) && !cancellationToken.IsCancellationRequested)
        {
            if (!_withoutSchema && EndpointException.In(e) is { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, Message: var said } && said.Contains("format", StringComparison.OrdinalIgnoreCase))
            {
                // The server does not know forms of answers. The instructions say the form too.
                _withoutSchema = true;
                return await TellAsync(request, messages, cancellationToken).ConfigureAwait(false);
            }

            return Failed(e);
        }
        finally
        {
            _budget.Settle(input, output, inputUsed, outputUsed, isEstimated);
        }
    }

    private ChatOptions Chat(ModelRequest request) => new()
    {
        ModelId = request.Model,
        Temperature = request.Temperature,
        MaxOutputTokens = options.MaxAnswerTokens,
        ResponseFormat = _withoutSchema ? null : ChatResponseFormat.ForJsonSchema(request.Schema, request.SchemaName),
        AdditionalProperties = client!.GetService<ChatClientMetadata>()?.ProviderName == "ollama"
            ? new AdditionalPropertiesDictionary { ["num_ctx"] = ContextOf(request) } // else it silently leaves away what is longer than a few thousand tokens
            : new AdditionalPropertiesDictionary { ["strict"] = true },
    };

    // Room for question and answer, and for both again, in a power of two, since a server loads the model anew when it changes.
    private int ContextOf(ModelRequest request) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Min(2 * (request.InputTokens + request.OutputTokens), request.InputTokens + options.MaxAnswerTokens));

    private (string? Text, string? Fault) Failed(Exception e)
    {
        if (EndpointException.In(e) is not { } known)
        {
            // The server answered in another form than its kind does. That is like an answer of another form.
            return e is System.Text.Json.JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NotSupportedException || e.GetType().Namespace?.StartsWith("System.", StringComparison.Ordinal) == false
                ? (null, "The server's answer is not of the form that its kind has.")
                : throw new ModelUnavailableException($"The model cannot be asked: {e.Message}", e);
        }

        var failures = Interlocked.Increment(ref _failures);
        if (known.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.PaymentRequired or HttpStatusCode.MethodNotAllowed)
            throw new ModelUnavailableException(known.Message, e);
        if (failures >= MostFailures || (known.StatusCode is null && !_everAnswered && known.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }))
            throw new ModelUnavailableException(failures >= MostFailures ? $"{failures} questions failed, one after the other. The last: {known.Message}" : known.Message, e);
        throw Unread(known.Message, e);
    }

    /// <summary>Counts a failure, for an article that stays unread.</summary>
    public ArticleUnreadException Unread(string why, Exception? cause = null)
    {
        _budget.Count(u => u with { Failed = u.Failed + 1 });
        return cause is null ? new ArticleUnreadException(why) : new ArticleUnreadException(why, cause);
    }
}
