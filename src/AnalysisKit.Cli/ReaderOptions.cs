using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AnalysisKit.Models;

namespace AnalysisKit.Cli;

/// <summary>The options that say who reads: the kit, a language model, or both. One set for all commands that read articles.</summary>
internal static class ReaderOptions
{
    public const string Kit = "kit";
    public const string Model = "model";
    public const string Judge = "judge";
    public const string Both = "both";

    /// <summary>For the help of the commands that read.</summary>
    public const string Help =
        """
        Who reads (--reader): 'kit' by rules and a learned model. 'model': a language model reads whole articles; '--model' then names it. 'judge': the
        kit finds the statements, and the language model judges where their speakers stand, which is cheaper. 'both': as 'judge', but the model is asked
        about the statements only of which the kit is not sure; where it was asked, it counts. A key comes from the environment alone: ANALYSISKIT_MODEL_KEY,
        or OPENAI_API_KEY, OLLAMA_API_KEY, ANTHROPIC_API_KEY. Answers are kept, so that nothing is paid for twice and a stopped run goes on where it was. An article
        for which no answer can be used stays unread and is named, and the command says that something is missing. A judgement that does not come is asked for once
        more; then the article stays unread with 'judge', and with 'both' the kit's reading stands and is counted. 'analysiskit ask' does the same by files.
        """;

    private const int MostAtATime = 256;

    public static Option<string> Reader { get; } = OneOf("--reader", "Who reads: kit, model, judge or both; see below.", Kit, Kit, Model, Judge, Both);

    public static Option<string> Provider { get; } = OneOf("--provider", "In whose way the language model's server is spoken to: openai (most servers), ollama or anthropic.", "openai", "openai", "ollama", "anthropic");

    public static Option<string?> Endpoint { get; } = new("--endpoint") { Description = "The language model's server, such as http://localhost:8000/v1; by default the provider's own.", HelpName = "URL" };

    public static Option<string?> Prompt { get; } = new("--prompt") { Description = "What the language model is told, instead of what 'analysiskit ask prompt' prints.", HelpName = "FILE.yml" };

    public static Option<string?> Answers { get; } = new("--answers") { Description = "The folder in which the language model's answers are kept; by default one of the user's own.", HelpName = "DIR" };

    public static Option<int> Concurrency { get; } = Options.Whole("--concurrency", "N", "Number of questions to the language model at a time.", 4, 1, MostAtATime);

    public static Option<double?> Sure { get; } = Options.Number("--sure", "P", "With --reader both, from which probability the kit is sure of a stance; below 1-P it is sure that there is none. 0.8 unless given.", p => p is > 0.5 and <= 1, "a number above 0.5 and at most 1, such as 0.8");

    public static Option<double?> Temperature { get; } = Options.Number("--temperature", "T", "How freely the language model chooses its words, such as 0; by default as its server has it.", t => t is >= 0 and <= 2, "a number from 0 to 2");

    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = "Ask nothing; tell how many questions and tokens it would take, and what these cost." };

    public static Option<double?> MaxTokens { get; } = Options.Number("--max-tokens", "N", "Ask nothing more when the language model has used so many tokens.", n => n >= 1, "a number of at least 1");

    public static Option<double?> MaxCost { get; } = Options.Number("--max-cost", "AMOUNT", "Ask nothing more when the language model has cost so much; needs the prices.", n => n > 0, "a number above 0");

    public static Option<double?> InputPrice { get; } = Options.Number("--input-price", "AMOUNT", "Price of a million tokens of questions.", n => n >= 0, "a number of at least 0");

    public static Option<double?> OutputPrice { get; } = Options.Number("--output-price", "AMOUNT", "Price of a million tokens of answers.", n => n >= 0, "a number of at least 0");

    private static Option[] OfModel => [Provider, Endpoint, Prompt, Answers, Concurrency, Sure, Temperature, DryRun, MaxTokens, MaxCost, InputPrice, OutputPrice];

    /// <summary>Adds the options to a command that reads, with the model by which the kit decides.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Options.Model);
        command.Add(Reader);
        foreach (var option in OfModel)
            command.Add(option);
        command.Validators.Add(result =>
        {
            // Looked at only where no value of it is wrong by itself, which is told already.
            var isModel = result.GetResult(Reader) is { Implicit: false, Tokens: [{ Value: not Kit }] };
            if (!isModel && OfModel.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } option)
                result.AddError($"'{option.Name}' is for a language model: add --reader model, judge or both, and --model NAME.");
            else if (isModel && result.GetResult(Options.Model) is null)
                result.AddError("'--reader' names a language model's reading: say which with --model NAME.");
            else if (result.GetResult(MaxCost) is { Implicit: false } && result.GetResult(InputPrice) is null && result.GetResult(OutputPrice) is null)
                result.AddError("'--max-cost' needs '--input-price' and '--output-price', the prices of a million tokens.");
        });
    }

    /// <summary>How the language model is asked.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="topic">The topic that whole articles are read with; null where the model only judges.</param>
    /// <param name="model">The model's name; null for that of the shared option.</param>
    public static ModelReaderOptions Asking(ParseResult parse, Topic? topic, string? model = null) => new()
    {
        Model = model ?? parse.GetValue(Options.Model)!,
        Topic = topic,
        Prompt = PromptIn(parse),
        AnswerFolder = parse.GetValue(Answers) ?? UsualAnswers,
        MaxTokens = (long?)parse.GetValue(MaxTokens),
        MaxCost = (decimal?)parse.GetValue(MaxCost),
        InputPrice = (decimal?)parse.GetValue(InputPrice),
        OutputPrice = (decimal?)parse.GetValue(OutputPrice),
        Temperature = (float?)parse.GetValue(Temperature),
        DryRun = parse.GetValue(DryRun),
    };

    /// <summary>A text that identifies who reads, for scans; null where the kit does.</summary>
    public static string? Mark(ParseResult parse) => IsKit(parse)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{parse.GetValue(Reader)} {parse.GetValue(Options.Model)}, prompt {PromptIn(parse).Hash}{(parse.GetValue(Reader) == Both ? $", sure {parse.GetValue(Sure) ?? 0.8}" : "")}");

    public static bool IsKit(ParseResult parse) => parse.GetResult(Reader) is null || parse.GetValue(Reader) is null or Kit;

    /// <summary>The name of the language model that reads whole articles; null where the kit reads, or finds the statements.</summary>
    public static string? ModelOfAll(ParseResult parse) => parse.GetValue<string>(Reader.Name) == Model ? parse.GetValue<string>(Options.Model.Name) : null;

    public static ModelPrompt PromptIn(ParseResult parse)
    {
        if (parse.GetValue(Prompt) is not { } file)
            return ModelPrompt.Default;
        Inputs.MustExist(file, "prompt");
        return ModelPrompt.Load(file);
    }

    /// <summary>The folder for answers where none is named: they were paid for, so that it is none that is emptied now and then.</summary>
    private static string UsualAnswers => Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AnalysisKit", "answers");

    private static Option<string> OneOf(string name, string description, string usual, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, HelpName = string.Join('|', values), DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}
