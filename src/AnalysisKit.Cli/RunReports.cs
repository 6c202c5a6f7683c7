using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AnalysisKit.Cli.Pages;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli;

/// <summary>Reports of a run of notebooks: JUnit XML for programs, a page for people.</summary>
internal static class RunReports
{
    /// <summary>A suite per notebook, a case per cell; a notebook without cells that ran, or that could not be read, is one case.</summary>
    public static void WriteJUnit(string path, IReadOnlyList<NotebookOutcome> outcomes)
    {
        var suites = outcomes.Select(Suite).ToList();
        var root = new XElement("testsuites", new XAttribute("name", "analysiskit run"), Sum("tests"), Sum("failures"), Sum("errors"), Sum("skipped"), new XAttribute("time", Seconds(outcomes.Sum(o => o.Elapsed.TotalSeconds))), suites);
        WholeFile.Write(path, (TextWriter writer) =>
        {
            using var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, CloseOutput = false });
            new XDocument(root).Save(xml);
        });

        XAttribute Sum(string name) => new(name, suites.Sum(s => int.Parse(s.Attribute(name)!.Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>A page that works offline: a table of the notebooks, and of each its cells and what went wrong.</summary>
    public static void WritePage(string path, IReadOnlyList<NotebookOutcome> outcomes, Wording words) => WholeFile.Write(path, writer => Page.Write(writer, words["notebooks_run"], words.Language, output =>
    {
        var failed = outcomes.Count(o => o.ExitCode != ExitCodes.Ok);
        output.WriteLine($"<h1>{words["notebooks_run"]}</h1><p>{words["run_summary", words.Several(outcomes.Count, "notebook"), failed == 0 ? words["all_passed"] : words["not_passed", words.Whole(failed)], Seconds(outcomes.Sum(o => o.Elapsed.TotalSeconds))]}</p>");
        output.WriteLine($"<table><thead><tr><th>{words["notebook"]}</th><th>{words["outcome"]}</th><th class=\"num\">{words["cells"]}</th><th class=\"num\">{words["seconds"]}</th><th>{words["what_went_wrong"]}</th></tr></thead><tbody>");
        foreach (var outcome in outcomes)
            output.WriteLine($"<tr><td dir=\"auto\">{Html.Encode(outcome.Path)}</td><td>{outcome.In(words)}</td><td class=\"num\">{words.Whole(outcome.Cells.Count(c => !c.IsSkipped))}</td><td class=\"num\">{words.Digits(Seconds(outcome.Elapsed.TotalSeconds))}</td><td dir=\"auto\">{Html.Encode(outcome.Message ?? "")}</td></tr>");
        output.WriteLine("</tbody></table>");
        foreach (var outcome in outcomes)
        {
            output.WriteLine($"<h2 dir=\"auto\">{Html.Encode(outcome.Path)}</h2><table><thead><tr><th class=\"num\">{words["cell"]}</th><th>{words["outcome"]}</th><th class=\"num\">{words["seconds"]}</th><th>{words["message"]}</th></tr></thead><tbody>");
            foreach (var cell in outcome.Cells)
                output.WriteLine($"<tr><td class=\"num\">{words.Whole(cell.Cell)}</td><td>{(cell.IsSkipped ? words["skipped"] : cell.IsErrorExpected && cell.Error is not null ? words["failed_as_expected"] : NotebookOutcome.In(words, cell.Status))}</td><td class=\"num\">{words.Digits(Seconds(cell.Elapsed.TotalSeconds))}</td><td dir=\"auto\">{Html.Encode(cell.Error?.ToString() ?? "")}{Way(cell, words)}</td></tr>");
            output.WriteLine("</tbody></table>");
        }
    }));

    // The stack trace of an unexpected error, folded.
    private static string Way(CellReport cell, Wording words) =>
        cell is { Error.Traceback: { Count: > 0 } lines, IsErrorExpected: false } ? $"<details><summary>{words["traceback"]}</summary><pre dir=\"auto\">{Html.Encode(string.Join('\n', lines))}</pre></details>" : "";

    private static XElement Suite(NotebookOutcome outcome)
    {
        var cases = outcome.Cells.Select(c =>
        {
            var test = Case(outcome, string.Create(CultureInfo.InvariantCulture, $"cell {c.Cell}"), c.Elapsed.TotalSeconds);
            if (c.IsSkipped)
                test.Add(new XElement("skipped"));
            else if (c.Error is { } error && !c.IsErrorExpected)
                test.Add(new XElement("failure", new XAttribute("message", Clean(error.ToString())), new XAttribute("type", c.Status), Clean(string.Join('\n', error.Traceback))));
            return test;
        }).ToList();
        if (outcome.ExitCode != ExitCodes.Ok && !cases.Exists(c => c.Element("failure") is not null))
        {
            var test = Case(outcome, outcome.ExitCode == ExitCodes.Changed ? "outputs" : "notebook", 0);
            test.Add(new XElement(outcome.ExitCode == ExitCodes.Changed ? "failure" : "error", new XAttribute("message", Clean(outcome.Message ?? outcome.Word)), new XAttribute("type", outcome.Word)));
            cases.Add(test);
        }

        return new XElement("testsuite", new XAttribute("name", Clean(outcome.Path)), new XAttribute("tests", cases.Count), new XAttribute("failures", Count("failure")), new XAttribute("errors", Count("error")),
            new XAttribute("skipped", Count("skipped")), new XAttribute("time", Seconds(outcome.Elapsed.TotalSeconds)), cases);

        int Count(string element) => cases.Count(c => c.Element(element) is not null);
    }

    private static XElement Case(NotebookOutcome outcome, string name, double seconds) =>
        new("testcase", new XAttribute("classname", Clean(outcome.Path)), new XAttribute("name", name), new XAttribute("time", Seconds(seconds)));

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    // Removes control characters and lone surrogates, which XML does not allow.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
        }

        return clean.ToString();
    }
}
