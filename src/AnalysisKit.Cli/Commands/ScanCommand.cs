using System.CommandLine;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit scan</c>: counts or statements of all articles or of a shard, as a file that merges.</summary>
internal static class ScanCommand
{
    private const string Notes =
        $"""
        What is written: with a topic the statements and stances (--of statements), else counts of terms (--of terms). '--of terms' with
        a topic counts what actors say, by speaker. With --group a scan of statements keeps that field of each article, so that statements
        and compare can group by it; source, author, date and the like it keeps always. The file is Parquet, for this command, DuckDB, pandas or Spark; it has nothing in it
        that differs from one run to the next.

        'analysiskit merge' puts the shards together: the result is the file that one scan without --shard writes, byte for byte. The
        commands terms, keyness, statements and compare take it in the place of articles.

        A shard is every N-th article. Each scan reads all records and analyses its own, so that ids and dropped doubles are those of
        one run. The file is there when it is whole, and not before.

        {TermInput.Help}
        Examples:
          analysiskit scan news.jsonl --topic my-topic.yml --shard 1/2 --out part-1.parquet
          analysiskit scan news.jsonl --topic my-topic.yml --shard 2/2 --out part-2.parquet
          analysiskit merge part-1.parquet part-2.parquet --out whole.parquet
          analysiskit compare whole.parquet --topic my-topic.yml
          analysiskit scan news.jsonl --group month --size 2 --out pairs-by-month.parquet
        """;

    public static Command Create(Terminal terminal)
    {
        var input = new TermInput();
        var of = new Option<ScanKind?>("--of") { Description = "What to write: terms or statements; by default statements with a topic, else terms.", HelpName = "KIND" };
        of.AcceptOnlyFromAmong("terms", "statements");
        var shard = Options.Shard();
        var file = new Option<string>("--out", "-o") { Description = "The file to write, such as part-3.parquet.", HelpName = "FILE", Required = true };
        var keep = new Option<bool>("--keep") { Description = "Do nothing when the file is there already, whole and of this scan." };
        var command = new KitCommand("scan", "Writes counts or statements of many articles, or of one shard of them, to a file that merges.", Notes) { of, shard, file, keep };
        input.AddCountsTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            var kind = parse.GetValue(of) ?? (input.Topic(parse) is null ? ScanKind.Terms : ScanKind.Statements);
            var path = input.Articles.Path(parse);
            if (ScanInput.Find(path) is not null)
                throw new CommandFailure(ExitCodes.Usage, $"'{path}' is a scan already. Give the articles, or use 'analysiskit merge'.");
            var info = InfoOf(parse, input, kind).ForShard(parse.GetValue(shard));
            var target = parse.GetRequiredValue(file);
            if (parse.GetValue(keep) && IsThere(target, info))
            {
                terminal.Error.WriteLine($"{target} is whole already (shard {info.ShardText}).");
                return ExitCodes.Ok;
            }

            Scan(parse, input, parse.GetValue(shard), target, info, terminal, cancellation);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Scan(ParseResult parse, TermInput input, Shard shard, string target, ScanInfo info, Terminal terminal, CancellationToken cancellation)
    {
        if (info.Kind == ScanKind.Terms)
        {
            TermScan.Write(target, input.Count(parse, shard, terminal, cancellation), info, cancellation);
            return;
        }

        using var progress = new ProgressLine(terminal, "articles");
        var analyses = AnalysisInput.Read(input.Articles, parse, Inputs.Topic(input.Topic(parse)!), input.Threads(parse), terminal, progress, cancellation, shard, info.Group);
        if (shard == Shard.Whole)
            analyses = ArticleGroup.Checked(analyses, info.Group, input.Articles.Path(parse));
        StatementScan.Write(target, Whole(analyses, target, terminal).Select((analysis, i) => (((long)i * shard.Of) + shard.Number - 1, analysis)), info, cancellation);
    }

    // A scan is there when it is whole: none is written where articles stayed unread, or statements that a model was asked about unjudged.
    private static IEnumerable<ArticleAnalysis> Whole(IEnumerable<ArticleAnalysis> analyses, string target, Terminal terminal)
    {
        foreach (var analysis in analyses)
            yield return analysis;
        if (terminal.IsIncomplete)
            throw new CommandFailure(ExitCodes.Incomplete, $"'{target}' is not written, since articles stayed unread, or statements unjudged. What was answered is kept: give the same command again.");
    }

    private static ScanInfo InfoOf(ParseResult parse, TermInput input, ScanKind kind)
    {
        var fingerprint = InputFingerprint.Of(input.Articles.Path(parse));
        if (kind == ScanKind.Terms)
            return new ScanInfo { Kind = kind, Options = new Dictionary<string, string>([.. input.CountOptions(parse), .. input.Articles.Given(parse)]), Input = fingerprint };
        if (input.Topic(parse) is not { } topic)
            throw new CommandFailure(ExitCodes.Usage, "a scan for statements needs a topic: --topic FILE.");
        if (input.Given(parse).FirstOrDefault(o => o != ScanInfo.GroupOption) is { } option)
            throw new CommandFailure(ExitCodes.Usage, $"'{option}' is for terms, and a scan with a topic is for statements. Leave it out, or add --of terms.");
        var options = new Dictionary<string, string>(input.Articles.Given(parse).Concat(StatementFilter.Given(parse))) { [ScanInput.TopicOption] = ScanInput.TopicMark(Inputs.Topic(topic)) };
        if (parse.GetValue(Options.Model) is not null)
            options[Options.Model.Name] = ScanInput.ModelMark(parse);
        if (ScanInput.CorrectionsMark(parse) is { } corrections)
            options[Options.Corrections.Name] = corrections;
        if (input.Group(parse) is { } group)
            options[ScanInfo.GroupOption] = group;
        return new ScanInfo { Kind = kind, Options = options, Input = fingerprint };
    }

    /// <summary>Whether the file holds what the scan would write. A damaged file, or one of another scan, does not.</summary>
    private static bool IsThere(string path, ScanInfo info)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            return ScanFile.Verify(path) is var found && info.Difference(found) is null && info.Shards.SequenceEqual(found.Shards);
        }
        catch (DataFormatException)
        {
            return false;
        }
    }
}
