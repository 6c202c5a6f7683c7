using System.Text.RegularExpressions;

namespace AnalysisKit.Cli.Tests;

/// <summary>Pages as a browser without network shows them.</summary>
public class PageTests
{
    [Fact]
    public async Task Misses_ClickOnAHeading_SortsTheRows()
    {
        using var folder = new Folder();
        var gold = folder.Write("gold.jsonl", """{"id": "1", "statements": [{"speaker": "russia", "cue": "قال", "content": "روسيا ترفض"}]}""" + "\n" + """{"id": "2", "statements": []}""");
        var predicted = folder.Write(
            "predicted.jsonl",
            """{"id": "1", "statements": [{"speaker": "us", "cue": "", "content": "روسيا ترفض", "confidence": 0.6}]}""" + "\n"
            + """{"id": "2", "statements": [{"speaker": "uk", "cue": "دعت", "content": "دعت بريطانيا", "confidence": 0.25}]}""");
        await Cli.RunAsync(
            "evaluate", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--gold", gold, "--predicted", predicted, "--topic", Cli.Syria, "--html", folder.At("misses.html"));

        const string script =
            """
            const table = document.querySelector('table.sortable');
            const rows = () => [...table.tBodies[0].rows].map(r => r.cells[0].textContent).join();
            const seen = [rows()];
            for (let i = 0; i < 2; i++) { table.tHead.querySelector('th.num button').click(); seen.push(rows()); }
            document.title = seen.join(' then ');
            """;
        var document = await Browser.OpenAsync(folder.At("misses.html"), script);

        Assert.Contains("<title>1,2 then 2,1 then 1,2</title>", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_HostileArticle_RunsNoScript()
    {
        using var folder = new Folder();
        const string attack = "</script><script>document['title']='run'</script><img src=x onerror=document['title']='run'><svg onload=document['title']='run'>";
        var hostile = Sentences.RussiaRejectsSanctions.Replace("سوريا", "سوريا " + attack, StringComparison.Ordinal);
        await Cli.RunAsync("compare", folder.Articles(hostile), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        var document = await Browser.OpenAsync(folder.At("page.html"));

        Assert.Contains("<title>Positions: Syria</title>", document, StringComparison.Ordinal);
        Assert.Contains("&lt;svg onload", document, StringComparison.Ordinal);
        Assert.Empty(Regex.Matches(document, "<(img|svg)[^>]+on(error|load)="));
    }

    [Fact]
    public async Task Compare_Page_DrawsItsChartsWithoutANetwork()
    {
        using var folder = new Folder();
        await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        const string script =
            """
            const text = [...document.querySelectorAll('.js-plotly-plot svg.main-svg')].map(s => s.textContent).join(' ');
            document.title = document.querySelectorAll('.js-plotly-plot .heatmaplayer image').length + ' drawn, ' + text.includes('Russia') + text.includes('روسيا');
            """;
        var document = await Browser.OpenAsync(folder.At("page.html"), $"setTimeout(() => {{ {script} }}, 3000)");

        Assert.Contains("<title>2 drawn, truetrue</title>", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ArabicPage_ShowsTheNamesOfItsChartWhole()
    {
        using var folder = new Folder();
        await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--language", "ar", "--html", folder.At("page.html"));

        // Plotly measures how much room names need; where it measures wrongly, they hang over the picture's edge.
        const string script =
            """
            const figure = document.querySelector('.js-plotly-plot'), room = figure.querySelector('svg.main-svg').getBoundingClientRect();
            const names = [...figure.querySelectorAll('.ytick text, .xtick text')].map(t => t.getBoundingClientRect());
            const cut = names.filter(n => n.left < room.left - 1 || n.right > room.right + 1 || n.bottom > room.bottom + 1).length;
            document.title = names.length + ' names, ' + cut + ' cut';
            """;
        var document = await Browser.OpenAsync(folder.At("page.html"), $"setTimeout(() => {{ {script} }}, 3000)");

        Assert.Contains("<title>3 names, 0 cut</title>", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Compare_TextsOfThePage_AreReadableInBothThemes(bool isDark)
    {
        using var folder = new Folder();
        await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        var document = await Browser.OpenAsync(folder.At("page.html"), LeastContrast("td, th, li, li span, p, small, h2, summary"), isDark: isDark);

        Assert.Contains(isDark ? "<title>readable dark</title>" : "<title>readable light</title>", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sample_TextsOfThePage_AreReadableInBothThemes(bool isDark)
    {
        using var folder = new Folder();
        await Cli.RunAsync("sample", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--n", "10", "--out", folder.At("page.html"));

        var document = await Browser.OpenAsync(folder.At("page.html"), LeastContrast("button, kbd, p, mark, summary, h1, h2, h3, label, #passage, .soft"), isDark: isDark);

        Assert.Contains(isDark ? "<title>readable dark</title>" : "<title>readable light</title>", document, StringComparison.Ordinal);
    }

    // Says in the page's title whether the least contrast of its texts with what is behind them is enough (WCAG 2.2), charts aside; a text that is partly transparent takes on some of what is behind it.
    private static string LeastContrast(string texts) =>
        $$"""
        const numbers = css => css.match(/[\d.]+/g).map(Number);
        const light = c => c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const paper = node => { for (; node; node = node.parentElement) { const c = numbers(getComputedStyle(node).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } };
        const ink = e => { const c = numbers(getComputedStyle(e).color), behind = paper(e), share = getComputedStyle(e).opacity * (c[3] ?? 1); return c.slice(0, 3).map((v, i) => v * share + behind[i] * (1 - share)); };
        const contrast = e => { const a = light(ink(e)), b = light(paper(e)); return (Math.max(a, b) + .05) / (Math.min(a, b) + .05); };
        const least = [...document.querySelectorAll('{{texts}}')].filter(e => !e.closest('.figure')).map(e => [contrast(e), e]).sort((a, b) => a[0] - b[0])[0];
        document.title = (least[0] >= 4.5 ? 'readable' : `not readable: ${least[0]} of ${least[1].textContent}`) + (matchMedia('(prefers-color-scheme: dark)').matches ? ' dark' : ' light');
        """;
}
