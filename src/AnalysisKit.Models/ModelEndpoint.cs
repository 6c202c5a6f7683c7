using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using Anthropic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Http.Resilience;
using OllamaSharp;
using OpenAI;
using Polly;

namespace AnalysisKit.Models;

/// <summary>
/// Where a language model is asked, and how patiently. A key comes from the environment alone: <see cref="KeyVariable"/>, which goes to whatever server is named, or else the variable of the provider (OPENAI_API_KEY,
/// OLLAMA_API_KEY, ANTHROPIC_API_KEY), which goes only where the connection is encrypted or does not leave the machine.
/// </summary>
public sealed record ModelEndpoint
{
    /// <summary>The variable of the environment whose key goes to the server that is named.</summary>
    public const string KeyVariable = "ANALYSISKIT_MODEL_KEY";

    private const long MostAnswerBytes = 32 * 1024 * 1024;

    /// <summary>In whose way the server is spoken to.</summary>
    public ModelProvider Provider { get; init; } = ModelProvider.OpenAI;

    /// <summary>The model's name, as the server knows it.</summary>
    public required string Model { get; init; }

    /// <summary>The server, such as <c>http://localhost:8000/v1</c>; null for the provider's own, which for Ollama is this machine's.</summary>
    public Uri? Address { get; init; }

    /// <summary>How often a question is sent anew where the server is busy (429), fails (5xx), breaks off or is silent.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long to wait before the first of these; twice as long before each further one. Where the server says how long (Retry-After), that counts.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Opens the way to the model. Nothing is sent before something is asked.</summary>
    /// <exception cref="ArgumentException">The address is none of http or https, or holds a user's name or key, which would be written where addresses are.</exception>
    public IChatClient Connect()
    {
        var address = AddressInUse;
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            throw new ArgumentException($"The server's address must begin with http:// or https:// and hold no user or key; a key comes from the environment ({KeyVariable}).", nameof(Address));
        var key = Key(address);
#pragma warning disable CA2000 // The client that is given back owns what it is made of.
        var http = new HttpClient(Handlers(key), disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan, BaseAddress = address };
#pragma warning restore CA2000
        return new OwningClient(Provider switch
        {
            ModelProvider.Ollama => new OllamaApiClient(Authorized(http, key), Model),
            ModelProvider.Anthropic => new AnthropicClient { ApiKey = key ?? "none", BaseUrl = address.AbsoluteUri.TrimEnd('/'), HttpClient = http, MaxRetries = 0, Timeout = Forever }.AsIChatClient(Model),
            _ => new OpenAIClient(new ApiKeyCredential(key ?? "none"), new OpenAIClientOptions
            {
                Endpoint = address,
                Transport = new HttpClientPipelineTransport(http),
                RetryPolicy = new ClientRetryPolicy(0),
                NetworkTimeout = Forever,
            }).GetChatClient(Model).AsIChatClient(),
        }, http);
    }

    // The waiting of all tries together ends them, not a clock of a client's own.
    private static TimeSpan Forever => TimeSpan.FromHours(12);

    private Uri AddressInUse => Address is { } given ? Completed(given) : new Uri(Provider switch
    {
        ModelProvider.Ollama => "http://localhost:11434",
        ModelProvider.Anthropic => "https://api.anthropic.com",
        _ => "https://api.openai.com/v1",
    });

    // The client adds to OpenAI's address what stands behind /v1, and to Anthropic's what stands behind the host.
    private Uri Completed(Uri given) => (Provider, given.IsAbsoluteUri ? given.AbsolutePath : "") switch
    {
        (ModelProvider.OpenAI, "/") => new Uri(given, "v1"),
        (ModelProvider.Anthropic, "/v1" or "/v1/") => new Uri(given, "/"),
        _ => given,
    };

    private string? Key(Uri address)
    {
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } own)
            return own.Trim();
        var key = Environment.GetEnvironmentVariable($"{Provider.ToString().ToUpperInvariant()}_API_KEY");
        return key is { Length: > 0 } && (address.Scheme == "https" || address.IsLoopback) ? key.Trim() : null;
    }

    private static HttpClient Authorized(HttpClient http, string? key)
    {
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    // From the outside in: what the server says in the place of an answer becomes an exception; tries are repeated; each try has its time; an answer is read whole, so that one that breaks off is tried again.
    private SaidHandler Handlers(string? key)
    {
        var tries = new ResiliencePipelineBuilder<HttpResponseMessage>();
        if (Retries > 0)
        {
            tries.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = RetryDelay,
                MaxDelay = TimeSpan.FromMinutes(2),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = true,
            });
        }

        var pipeline = tries.AddTimeout(new HttpTimeoutStrategyOptions { Timeout = Timeout }).Build();
        return new SaidHandler(key, this)
        {
            InnerHandler = new ResilienceHandler(pipeline)
            {
                InnerHandler = new WholeHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) } },
            },
        };
    }

    /// <summary>Disposes the connections with the client.</summary>
    private sealed class OwningClient(IChatClient client, HttpClient http) : DelegatingChatClient(client)
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                http.Dispose();
        }
    }

    /// <summary>Reads answers whole, and no longer ones than any model gives.</summary>
    private sealed class WholeHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                if (response.Content.Headers.ContentLength > MostAnswerBytes)
                    throw TooLong(response.StatusCode, null);
                await response.Content.LoadIntoBufferAsync(MostAnswerBytes, cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch (Exception e)
            {
                response.Dispose();
                if (e is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded })
                    throw TooLong(response.StatusCode, e);
                throw;
            }
        }
    }

    private static EndpointException TooLong(HttpStatusCode status, Exception? cause) =>
        new(string.Create(CultureInfo.InvariantCulture, $"The server's answer has more than {MostAnswerBytes:N0} bytes, which no answer of a model has."), status, cause);

    /// <summary>Turns what a server says in the place of an answer into an exception that says what to do, whatever client asks.</summary>
    private sealed class SaidHandler(string? key, ModelEndpoint endpoint) : DelegatingHandler
    {
        private const int MostSaid = 300;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw new EndpointException($"The server {endpoint.AddressInUse} cannot be reached or broke off: {Without(e.Message)} Check --endpoint, and that the server runs.", null, e);
            }
            catch (Polly.Timeout.TimeoutRejectedException e)
            {
                throw new EndpointException(string.Create(CultureInfo.InvariantCulture, $"The server {endpoint.AddressInUse} gave no answer within {endpoint.Timeout.TotalSeconds:0} s."), HttpStatusCode.RequestTimeout, e);
            }

            if (response.IsSuccessStatusCode)
                return response;
            using (response)
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
                throw new EndpointException(Message(response.StatusCode, Without(body)), response.StatusCode);
            }
        }

        private string Message(HttpStatusCode status, string body)
        {
            var said = StanceAnswers.Quoted(body.Length > MostSaid ? body[..MostSaid] : body);
            var what = status switch
            {
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"The server {endpoint.AddressInUse} does not accept the key. Put a valid one into the environment: {KeyVariable}, or {endpoint.Provider.ToString().ToUpperInvariant()}_API_KEY.",
                HttpStatusCode.NotFound => $"The server {endpoint.AddressInUse} has no model \"{endpoint.Model}\", or is no server of the kind {endpoint.Provider.ToString().ToLowerInvariant()}. Check --model, --endpoint and --provider.",
                HttpStatusCode.TooManyRequests => $"The server {endpoint.AddressInUse} is asked too often, also after {endpoint.Retries} more tries. Lower --concurrency, or go on later.",
                _ => $"The server {endpoint.AddressInUse} failed with {(int)status} ({status}){((int)status >= 500 ? $", also after {endpoint.Retries} more tries" : "")}.",
            };
            return said.Length == 0 ? what : $"{what} It says: {said}";
        }

        private string Without(string text) => key is null ? text : text.Replace(key, "***", StringComparison.Ordinal);
    }
}
