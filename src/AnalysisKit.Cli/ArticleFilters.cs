using System.CommandLine;
using System.CommandLine.Parsing;

namespace AnalysisKit.Cli;

/// <summary>The options that choose articles by date, source and any field. Every command that reads articles has them.</summary>
internal sealed class ArticleFilters
{
    private readonly Option<DateOnly?> _since = Date("--since", "Only articles of this day, month or year, and later ones: 2012-07-17, 2012-07 or 2012. Those without a date are left out.", period => period.First);
    private readonly Option<DateOnly?> _until = Date("--until", "Only articles up to this day, month or year, which is included.", period => period.Last);
    private readonly Option<string[]> _source = new("--source") { Description = "Only articles of these sources, letter for letter. May be given several times.", HelpName = "a,b,c" };
    private readonly Option<string[]> _where = new("--where")
    {
        Description = "Only articles whose fields fulfil a condition: FIELD ~ TEXT (contains, in any spelling), !~, =, !=, <, <=, >, >=, joined by and, or, not and parentheses, as in 'title ~ عقوبات and (section = \"world news\" or author != \"\")'. Fields: id, source, title, author, url, text, date, or any other of the articles; one that is missing counts as empty. May be given several times; all must hold.",
        HelpName = "CONDITION",
    };

    private FilterTally? _tally;

    public ArticleFilters() => _where.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            try
            {
                ArticleFilter.Parse(token.Value);
            }
            catch (FormatException e)
            {
                result.AddError($"'--where {Plain.Line(token.Value)}': {e.Message}");
            }
        }
    });

    private Option[] All => [_since, _until, _source, _where];

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (All.Any(o => result.GetResult(o) is { } given && given.Errors.Any()))
                return;
            if (result.GetResult(_since) is { Implicit: false } && result.GetResult(_until) is { Implicit: false } && result.GetValue(_since) > result.GetValue(_until))
                result.AddError("'--until' lies before '--since', so that no article could be left.");
        });
    }

    /// <summary>The filter that the user has given.</summary>
    public ArticleFilter Of(ParseResult parse) => new()
    {
        Since = parse.GetValue(_since),
        Until = parse.GetValue(_until),
        Sources = [.. (parse.GetValue(_source) ?? []).SelectMany(Options.List).Distinct(StringComparer.Ordinal)],
        Where = parse.GetValue(_where) switch
        {
            null or [] => null,
            [var one] => one,
            var several => string.Join(" and ", several.Select(w => $"({w})")),
        },
    };

    /// <summary>The options given by the user, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Given(ParseResult parse) =>
        All.Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => KeyValuePair.Create(o.Name, string.Join(' ', parse.GetResult(o)!.Tokens.Select(t => t.Value))));

    public bool IsGiven(CommandResult result) => All.Any(o => result.GetResult(o) is { Implicit: false });

    /// <summary>The options given by the user, as part of a sentence; empty if none is.</summary>
    public string Named(ParseResult parse) => string.Join(", ", Given(parse).Select(g => g.Key));

    /// <summary>Options of reading by which articles have what the filter looks at.</summary>
    public static ReadOptions Reading(ReadOptions options, ArticleFilter filter) => options with
    {
        DatesFromText = options.DatesFromText || filter.NeedsDate,
        Metadata = options.Metadata is { } kept ? [.. kept, .. filter.Fields] : null,
    };

    /// <summary>
    /// The items whose articles pass the filter. At the end, tells the user how many were left out; throws if all were.
    /// </summary>
    /// <param name="items">The items.</param>
    /// <param name="article">The article of an item.</param>
    /// <param name="parse">The command line.</param>
    /// <param name="path">The articles, as the user has named them.</param>
    /// <param name="terminal">Where to tell; null to be silent.</param>
    /// <param name="mayBeNone">Whether it is fine if none passes.</param>
    /// <param name="leftOut">Called for each article that does not pass; null if not needed.</param>
    public IEnumerable<T> Passed<T>(IEnumerable<T> items, Func<T, Article> article, ParseResult parse, string path, Terminal? terminal, bool mayBeNone = false, Action<Article>? leftOut = null)
    {
        var filter = Of(parse);
        return filter.IsNone ? items : Filtered();

        IEnumerable<T> Filtered()
        {
            var tally = new FilterTally(filter);
            foreach (var item in items)
            {
                var candidate = article(item);
                if (tally.Passes(candidate))
                    yield return item;
                else
                    leftOut?.Invoke(candidate);
            }

            Tell(tally, parse, path, terminal, mayBeNone);
        }
    }

    /// <summary>The items of a store, which has applied the filter itself. At the end, tells the user how many were left out; throws if all were.</summary>
    public IEnumerable<T> PassedByStore<T>(IEnumerable<T> items, Func<T, Article> article, ParseResult parse, string path, Terminal? terminal)
    {
        var filter = Of(parse);
        return filter.IsNone ? items : Filtered();

        IEnumerable<T> Filtered()
        {
            var tally = new FilterTally(filter);
            foreach (var item in items)
            {
                tally.Passes(article(item));
                yield return item;
            }

            StoreInput.Describe(path, tally);
            Tell(tally, parse, path, terminal, mayBeNone: false);
        }
    }

    /// <summary>What the filters of this command left out, as a sentence without a full stop; null if none is given, or before the articles were read.</summary>
    public string? LeftOut(ParseResult parse, Wording words) => _tally?.LeftOut(words, Named(parse));

    private void Tell(FilterTally tally, ParseResult parse, string path, Terminal? terminal, bool mayBeNone)
    {
        if (tally.All == 0)
            return;
        _tally = tally;
        if (tally.Passed == 0 && !mayBeNone)
            throw new CommandFailure(ExitCodes.Data, $"{Named(parse)} {(Given(parse).Count() == 1 ? "leaves" : "leave")} none of the {Plain.Several(tally.All, "article")} of '{path}'. {Plain.Line(string.Join(' ', tally.Hints(all: true)))}".TrimEnd());
        if (terminal is null)
            return;
        foreach (var hint in tally.Hints(all: false))
            terminal.Warn(Plain.Line(hint));
        terminal.Progress?.Clear();
        terminal.Error.WriteLine($"{tally.LeftOut(Wording.Of(parse), Named(parse))}.");
    }

    private static Option<DateOnly?> Date(string name, string description, Func<DatePeriod, DateOnly> day) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => DatePeriod.TryParse(result.Tokens[0].Value, out var period)
            ? day(period)
            : Options.Refuse<DateOnly?>(result, $"'{name}' is '{Plain.Line(result.Tokens[0].Value)}'; it must be {DatePeriod.Form}."),
    };
}
