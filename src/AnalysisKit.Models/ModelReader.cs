using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace AnalysisKit.Models;

/// <summary>
/// Reads by a language model. As a reader of stances it judges statements that another reader found, which is cheap; as a reader of statements it reads whole articles, and with
/// <see cref="ModelReaderOptions.Topic"/> the same answer gives the stances, so that it stands in both places of <see cref="AnalyzerOptions"/>. Every content must stand in the article and every id be known: else an
/// answer is rejected and asked for once more, with the reason; what is wrong in the second answer too is left out and counted. Where no statement of a second answer holds, or a given one is not judged, the article stays unread. The text of articles is data: nothing but the fields of the answer's form comes through.
/// Thread-safe; <see cref="WorkOptions.Threads"/> is the number of questions at a time.
/// </summary>
public sealed class ModelReader : IStatementReader, IStanceReader
{

    private const string Form = "1";

    private readonly ModelReaderOptions _options;
    private readonly ConditionalWeakTable<Statement, Stance[]> _stances = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="client">The model, as <see cref="ModelEndpoint.Connect"/> or any package for Microsoft.Extensions.AI gives it.</param>
    /// <param name="options">The model's name, the prompt, the folder for answers, and limits.</param>
    public ModelReader(IChatClient client, ModelReaderOptions options)
        : this(options, client ?? throw new ArgumentNullException(nameof(client)))
    {
    }

    /// <summary>Makes a reader that asks nobody where there is no client: it knows only the answers that are kept.</summary>
    internal ModelReader(ModelReaderOptions options, IChatClient? client)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Model);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PartLength, 1000, nameof(options));
        if (options.MaxCost is not null && options is { InputPrice: null, OutputPrice: null })
            throw new ArgumentException("A limit of cost needs the prices of a million tokens.", nameof(options));
        _options = options;
        Answers = new Answers(client, options);
    }

    /// <inheritdoc/>
    public string Name => ReadingOrigin.Model(_options.Model);

    /// <inheritdoc/>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Form} {_options.Model} {_options.Prompt.Name} {_options.Prompt.Version} {_options.Prompt.Hash} {_options.Topic?.Fingerprint ?? "-"} {_options.PartLength} {_options.Temperature}");

    /// <summary>What was asked so far, and what came of it.</summary>
    public ModelUsage Usage => Answers.Usage;

    internal Answers Answers { get; }

    /// <inheritdoc/>
    /// <exception cref="ArticleUnreadException">No answer can be used; the article stays unread.</exception>
    /// <exception cref="ModelUnavailableException">The server refuses or cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<Statement>> ReadAsync(ArticleText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var readings = new List<ModelReading>();
        foreach (var question in ArticleQuestion.Of(text, _options))
        {
            if (await Answers.OfAsync(question.Request, question.Check, cancellationToken).ConfigureAwait(false) is { } reading)
                readings.Add(reading);
        }

        var stances = readings.SelectMany(r => r.Stances).ToLookup(s => s.Statement, ReferenceEqualityComparer.Instance);
        Statement[] statements = [.. readings.SelectMany(r => r.Statements).OrderBy(s => s.Content).ThenBy(s => s.Cue)];
        foreach (var statement in statements)
            _stances.Add(statement, [.. stances[statement]]);
        return statements;
    }

    /// <inheritdoc/>
    /// <exception cref="ArticleUnreadException">No answer can be used, or a statement was not judged when asked again too; the article stays unread.</exception>
    /// <exception cref="ModelUnavailableException">The server refuses or cannot be reached.</exception>
    public async ValueTask<IReadOnlyList<Stance>> ReadAsync(ArticleStatements article, Topic topic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(article.Statements);
        var known = new List<Stance>();
        var others = new List<Statement>();
        foreach (var statement in article.Statements)
        {
            if (_options.Topic?.Fingerprint == topic.Fingerprint && _stances.TryGetValue(statement, out var read))
                known.AddRange(read);
            else if (statement is { Speaker: not null, Mood: StatementMood.Said })
                others.Add(statement);
        }

        if (others.Count == 0)
            return known;
        var judged = await JudgeAsync(article.Text, others, topic, cancellationToken).ConfigureAwait(false);
        if (judged.Statements.Count < others.Count && !_options.DryRun)
            throw Answers.Unread(string.Create(CultureInfo.InvariantCulture, $"The model judged {judged.Statements.Count} of {others.Count} statements."));
        return [.. known, .. judged.Stances];
    }

    /// <summary>Those of the statements, which another reader found, that the model judges, and the stances that it sees in them.</summary>
    internal async Task<ModelReading> JudgeAsync(ArticleText text, IReadOnlyList<Statement> statements, Topic topic, CancellationToken cancellationToken)
    {
        if (topic.Issues.Count == 0)
            return new ModelReading([.. statements], []);
        var judged = new ModelReading([], []);
        foreach (var question in JudgeQuestion.Of(text, statements, topic, _options))
        {
            if (await Answers.OfAsync(question.Request, question.Check, cancellationToken).ConfigureAwait(false) is { } reading)
            {
                judged.Statements.AddRange(reading.Statements);
                judged.Stances.AddRange(reading.Stances);
            }
        }

        return judged;
    }
}
