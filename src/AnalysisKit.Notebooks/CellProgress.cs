using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace AnalysisKit.Notebooks;

/// <summary>Shows how far a loop has come while it goes through its items.</summary>
internal sealed class CellProgress<T>(IEnumerable<T> items, string label) : IEnumerable<T>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public IEnumerator<T> GetEnumerator()
    {
        int? total = items.TryGetNonEnumeratedCount(out var count) ? count : null;
        var done = 0;
        var handle = DisplayHandle.Show(Bar(done, total), []);
        var watch = Stopwatch.StartNew();
        try
        {
            foreach (var item in items)
            {
                yield return item;
                done++;
                if (watch.Elapsed < Pause)
                    continue;
                handle.Update(Bar(done, total));
                watch.Restart();
            }

            total ??= done;
        }
        finally
        {
            handle.Update(Bar(done, total));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private MimeBundle Bar(int done, int? total)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{(label.Length > 0 ? label + ": " : "")}{done}{(total is null ? "" : $" of {total}")}");
        var bar = total is { } all ? string.Create(CultureInfo.InvariantCulture, $"<progress max=\"{Math.Max(all, 1)}\" value=\"{(all == 0 ? 1 : done)}\"></progress>") : "<progress></progress>";
        return new MimeBundle([new("text/html", $"<div dir=\"auto\">{bar} {WebUtility.HtmlEncode(text)}</div>"), new("text/plain", text)]);
    }
}
