using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class AgreeCommandTests
{
    [Fact]
    public async Task Agree_APersonAndTheKit_PrintsFiguresAndReasons()
    {
        using var folder = new Folder();
        var (checkedFile, articles) = await Checked(folder);

        var ran = await Cli.RunAsync("agree", checkedFile, "--kit", "--topic", Cli.Syria, "--articles", articles, "--html", folder.At("page.html"));
        var again = await Cli.RunAsync("agree", checkedFile, "--kit", "--topic", Cli.Syria);

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("checked, kit: 2 of 2 statements answered by two or more", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"Who speaks\? +1 +0\.00 ", ran.Output);
        Assert.Matches(@"Sanctions +2 +0\.50 ", ran.Output);
        Assert.Contains("3 disagreements", ran.Output, StringComparison.Ordinal);
        Assert.Equal(ran.Output, again.Output);
    }

    [Fact]
    public async Task Agree_PageWithoutNetwork_ShowsDisagreementsSideBySideInTheirSentences()
    {
        using var folder = new Folder();
        var (checkedFile, articles) = await Checked(folder);
        await Cli.RunAsync("agree", checkedFile, "--kit", "--topic", Cli.Syria, "--articles", articles, "--html", folder.At("page.html"));
        await Cli.RunAsync("agree", checkedFile, "--kit", "--html", folder.At("short.html"));

        var page = await Browser.OpenAsync(folder.At("page.html"), "document.querySelector('#disagreements th:nth-child(3) button').click();");

        Assert.Contains("<a href=\"#disagreements\">3 disagreements</a>", page, StringComparison.Ordinal);
        Assert.Contains("<mark>فرض عقوبات جديدة على النظام السوري</mark>", page.Replace("دعت بريطانيا إلى ", "", StringComparison.Ordinal).Replace("إلى فرض", "فرض", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches("<td class=\"for\" dir=\"auto\">support</td>", page);
        Assert.Contains("<bdi>checked</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"ascending\"", page, StringComparison.Ordinal);
        Assert.Contains("<small dir=\"auto\">العقوبات", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Sanctions", await File.ReadAllTextAsync(folder.At("short.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agree_TwoReadings_CsvHasEveryMeasureAndItsReason()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions, Sentences.Weather);
        foreach (var model in new[] { "kit", "rules" })
            await Cli.RunAsync(["statements", articles, "--topic", Cli.Syria, "--output", folder.At(model + ".jsonl"), "--all", .. model == "rules" ? new[] { "--model", "rules" } : []]);

        var ran = await Cli.RunAsync("agree", folder.At("kit.jsonl"), folder.At("rules.jsonl"), "--format", "jsonl");
        var csv = await Cli.RunAsync("agree", folder.At("kit.jsonl"), folder.At("rules.jsonl"), "--names", "K,R", "--format", "csv");

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.DoesNotContain(ran.Lines, l => l.GetProperty("question").GetString() == "statement");
        var speaker = ran.Lines.First(l => l.GetProperty("question").GetString() == "speaker");
        Assert.Equal((1, 1), (speaker.GetProperty("alpha").GetDouble(), speaker.GetProperty("equal").GetDouble()));
        Assert.All(ran.Lines, l => Assert.True(l.GetProperty("alpha").ValueKind == JsonValueKind.Number || l.GetProperty("note").GetString()!.Length > 0));
        Assert.StartsWith("question,issue,actor,annotators,units,equal,equal_low,equal_high,alpha,alpha_low,alpha_high,complete_units,fleiss_kappa,fleiss_kappa_low,fleiss_kappa_high,cohen_kappa,cohen_kappa_low,cohen_kappa_high,note\n", csv.Output, StringComparison.Ordinal);
        Assert.Contains("\"K, R\"", csv.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".csv")]
    [InlineData(".xlsx")]
    public async Task Agree_TablesFilledIn_AreReadWithoutTheSample(string ending)
    {
        using var folder = new Folder();
        var (checkedFile, _) = await Checked(folder);
        var table = Filled(folder, "omar" + ending, Sample.Load(checkedFile));

        var ran = await Cli.RunAsync("agree", checkedFile, table, "--format", "jsonl", "--topic", Cli.Syria);

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        var stance = ran.Lines.First(l => l.GetProperty("question").GetString() == "stance");
        Assert.Equal(1, stance.GetProperty("equal").GetDouble());
        Assert.Equal("checked, omar", stance.GetProperty("annotators").GetString());
    }

    // What reads workbooks is set up by nothing else that this test began.
    [Fact]
    public async Task Agree_OfWorkbooksInAProcessOfItsOwn_ReadsThem()
    {
        using var folder = new Folder();
        var (checkedFile, _) = await Checked(folder);
        var sample = Sample.Load(checkedFile);
        using var process = CommandProcess.Start("agree", Filled(folder, "omar.xlsx", sample), Filled(folder, "nadia.xlsx", sample), "--format", "jsonl", "--topic", Cli.Syria);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.True(await process.EndAsync() == ExitCodes.Ok, await error);
    }

    [Theory]
    [InlineData("sample.xlsx")]
    [InlineData("sample.csv")]
    public async Task Sample_TableFilledIn_IsReadBack(string file)
    {
        using var folder = new Folder();
        var (checkedFile, articles) = await Checked(folder);
        string[] command = ["sample", articles, "--topic", Cli.Syria, "--n", "10"];
        await Cli.RunAsync([.. command, "--out", folder.At(file)]);
        var table = Filled(folder, "filled" + Path.GetExtension(file), Sample.Load(checkedFile));

        var ran = await Cli.RunAsync([.. command, "--read", table, "--out", folder.At("back.jsonl")]);

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("2 of 2 lines checked", ran.Error, StringComparison.Ordinal);
        Assert.Equal(
            Sample.Load(checkedFile).Select(s => (s.Answer.Article, s.Answer.Content, s.Answer.Statement, s.Answer.Speaker, string.Join(",", s.Answer.Stances.Where(t => t.Value is not null)))),
            Sample.Load(folder.At("back.jsonl")).Select(s => (s.Answer.Article, s.Answer.Content, s.Answer.Statement, s.Answer.Speaker, string.Join(",", s.Answer.Stances.Where(t => t.Value is not null)))));
    }

    [Fact]
    public async Task Sample_ArabicTableFilledInInArabic_IsReadBack()
    {
        using var folder = new Folder();
        var (checkedFile, articles) = await Checked(folder);
        string[] command = ["sample", articles, "--topic", Cli.Syria, "--n", "10"];
        await Cli.RunAsync([.. command, "--language", "ar", "--out", folder.At("drawn.csv")]);
        var names = (await File.ReadAllLinesAsync(folder.At("drawn.csv"), TestContext.Current.CancellationToken))[0].TrimStart('\uFEFF').Split(',');
        Assert.All(names, name => Assert.Matches(@"\p{IsArabic}", name));
        Assert.Contains("العقوبات (sanctions)", names);
        var rows = await File.ReadAllTextAsync(Filled(folder, "filled.csv", Sample.Load(checkedFile)), TestContext.Current.CancellationToken);
        var answers = names.SkipWhile(n => n != "هل هو تصريح").TakeWhile(n => n != "الاحتمال");
        var header = string.Join(',', ["الرقم", "المقال", "المتحدث المقروء", "المضمون", .. answers]);
        var arabic = header + rows[rows.IndexOf('\n', StringComparison.Ordinal)..].Replace(",yes,", ",نعم,", StringComparison.Ordinal).Replace(",No,", ",لا,", StringComparison.Ordinal)
            .Replace(",Oppose,", ",معارضة,", StringComparison.Ordinal).Replace(",Support,", ",تأييد,", StringComparison.Ordinal).Replace("(no actor)", "(لا طرف)", StringComparison.Ordinal);

        var ran = await Cli.RunAsync([.. command, "--read", folder.Write("arabic.csv", arabic), "--out", folder.At("back.jsonl")]);

        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        Assert.Contains("2 of 2 lines checked", ran.Error, StringComparison.Ordinal);
        Assert.Equal(
            Sample.Load(checkedFile).Select(s => (s.Answer.Article, s.Answer.Statement, s.Answer.Speaker, string.Join(",", s.Answer.Stances.Where(t => t.Value is not null)))),
            Sample.Load(folder.At("back.jsonl")).Select(s => (s.Answer.Article, s.Answer.Statement, s.Answer.Speaker, string.Join(",", s.Answer.Stances.Where(t => t.Value is not null)))));
    }

    [Fact]
    public async Task Sample_RowsThatCannotBeUsed_AreNamedAndTheOthersCount()
    {
        using var folder = new Folder();
        var (checkedFile, articles) = await Checked(folder);
        var rows = (await File.ReadAllLinesAsync(Filled(folder, "filled.csv", Sample.Load(checkedFile)), TestContext.Current.CancellationToken)).ToList();
        var wrong = rows.FindIndex(r => r.Contains(",yes,", StringComparison.Ordinal));
        rows[wrong] = rows[wrong].Replace(",yes,", ",perhaps,", StringComparison.Ordinal);
        rows.Add("77" + rows[2][rows[2].IndexOf(',', StringComparison.Ordinal)..]);

        var ran = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--read", folder.Write("wrong.csv", string.Join('\n', rows)), "--out", folder.At("back.jsonl"));
        var broken = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--read", folder.Write("broken.xlsx", "no workbook"), "--out", folder.At("back.jsonl"));
        var other = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--read", folder.Write("other.csv", "a,b\n1,2\n"), "--out", folder.At("back.jsonl"));

        Assert.Contains($"wrong.csv({wrong + 1}): \"statement\" is \"perhaps\"; it must be yes or no.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\"number\" is \"77\", which is no line of the sample.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 lines checked", ran.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Data, broken.ExitCode);
        Assert.Contains("broken.xlsx' is no workbook that can be read", broken.Error, StringComparison.Ordinal);
        Assert.Contains("other.csv' has no column \"number\"", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agree_WhatCannotBeCompared_IsToldInOneLine()
    {
        using var folder = new Folder();
        var (checkedFile, _) = await Checked(folder);
        var elsewhere = folder.Write("omar.jsonl", """{"article": "9", "start": 4, "length": 9, "statement": true, "speaker": "us"}""" + "\n" + """{"article": "9", "start": 4, "length": 0, "statement": true}""");
        var gold = folder.Write("gold.jsonl", """{"id": "1", "annotator": "x", "statements": [{"speaker": "us", "speaker_text": "", "cue": "", "content": "كلام", "kind": "direct", "stances": []}]}""");

        var alone = await Cli.RunAsync("agree", checkedFile);
        var apart = await Cli.RunAsync("agree", checkedFile, elsewhere, "--html", folder.At("page.html"));
        var placeless = await Cli.RunAsync("agree", checkedFile, gold);
        var named = await Cli.RunAsync("agree", checkedFile, gold, "--names", "one");
        var missing = await Cli.RunAsync("agree", checkedFile, folder.At("none.jsonl"));
        var unread = await Cli.RunAsync("agree", elsewhere, "--kit");

        Assert.Equal(ExitCodes.Usage, alone.ExitCode);
        Assert.Contains("give a second file, or --kit", alone.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Ok, apart.ExitCode);
        Assert.Contains("omar.jsonl(2): \"start\" and \"length\" are no part of a text.", apart.Error, StringComparison.Ordinal);
        Assert.Contains("no statement was answered by two annotators", apart.Error, StringComparison.Ordinal);
        Assert.Contains("there is nothing to compare", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("Give the articles with --articles.", placeless.Error, StringComparison.Ordinal);
        Assert.Contains("1 name for 2 files", named.Error, StringComparison.Ordinal);
        Assert.Contains("no answers at", missing.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Data, unread.ExitCode);
    }

    [Fact]
    public async Task Agree_HostileAnswers_AreShownAsText()
    {
        using var folder = new Folder();
        const string line = """{"article": "<script>alert(1)</script>", "start": 4, "length": 9, "quote": "<b>كلام</b>", "statement": true, "speaker": "NAME", "stances": {"<i>": "support"}}""";

        await Cli.RunAsync("agree", folder.Write("a.jsonl", line.Replace("NAME", "<img>", StringComparison.Ordinal)), folder.Write("b.jsonl", line.Replace("NAME", "us", StringComparison.Ordinal).Replace("support", "oppose", StringComparison.Ordinal)), "--names", "<u>,b", "--html", folder.At("page.html"));

        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("&lt;img&gt;", page, StringComparison.Ordinal);
        foreach (var markup in new[] { "<script>alert", "<img>", "<b>", "<i>", "<u>" })
            Assert.DoesNotContain(markup, page, StringComparison.Ordinal);
    }

    // A sample of two statements that a person checked: one is somebody else's, and one is none.
    private static async Task<(string File, string Articles)> Checked(Folder folder)
    {
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--out", folder.At("drawn.jsonl"));
        var issues = Topic.Load(Cli.Syria).Issues.Select(i => i.Id).ToList();
        var answered = Sample.Of(Sample.Load(folder.At("drawn.jsonl")).Select(s => s with
        {
            Answer = s.Answer.Article == "2"
                ? s.Answer with { Statement = false }
                : s.Answer with { Statement = true, Speaker = "china", Stances = issues.ToDictionary(id => id, id => s.Read!.Stances.Where(t => t.Issue == id).Select(t => (Polarity?)t.Polarity).FirstOrDefault()) },
        }));
        answered.Save(folder.At("checked.jsonl"));
        return (folder.At("checked.jsonl"), articles);
    }

    // The table of a sample, with its answers filled in as a person would.
    private static string Filled(Folder folder, string file, Sample sample)
    {
        var drawn = Sample.Load(folder.At("drawn.jsonl"));
        var answers = sample.ToDictionary(s => (s.Answer.Article, s.Answer.Content, s.Read!.Speaker), s => s.Answer);
        var issues = Topic.Load(Cli.Syria).Issues.Select(i => i.Id).ToList();
        string[] names = ["number", "article", "speaker_read", "content", "statement", "speaker", .. issues, "why", "by", "start", "length", "unit"];
        List<IReadOnlyList<object?>> rows = [.. drawn.Select((s, i) =>
        {
            var answer = answers[(s.Answer.Article, s.Answer.Content, s.Read!.Speaker)];
            object?[] row =
            [
                i + 1, s.Answer.Article, s.Read.Speaker ?? "(no actor)", s.Answer.Quote, answer.Statement == true ? "yes" : "No", answer.Speaker == s.Read.Speaker ? null : answer.Speaker,
                .. issues.Select(id => answer.Stances.GetValueOrDefault(id)?.ToString()), "because", "Omar", s.Answer.Content!.Value.Start, s.Answer.Content.Value.Length, "statement",
            ];
            return row;
        })];
        using (var terminal = new Terminal(new StreamWriter(folder.At(file)), TextWriter.Null))
        {
            if (file.EndsWith(".xlsx", StringComparison.Ordinal))
            {
                Workbook.Write(terminal, names, rows);
            }
            else
            {
                Csv.WriteHeader(terminal.Output, new TableFormat("csv", true), names);
                foreach (var row in rows)
                    Csv.WriteRow(terminal.Output, new TableFormat("csv", true), row);
            }
        }

        return folder.At(file);
    }
}
