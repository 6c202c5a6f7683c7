using System.Globalization;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>Ticks in Arabic digits for the axes of numbers and dates, which plotly.js would write in western ones.</summary>
internal static class FigureTicks
{
    private const int MostTicks = 7;

    private static readonly int[] Steps = [1, 2, 5, 10];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    public static void Write(JsonArray data, JsonObject layout)
    {
        foreach (var (name, axis) in layout.Where(p => p.Key.Length >= 5 && p.Key[1..].StartsWith("axis", StringComparison.Ordinal) && p.Key[0] is 'x' or 'y').Select(p => (p.Key, p.Value as JsonObject)).ToList())
        {
            if (axis is null || axis["tickvals"] is not null || axis["type"]?.GetValue<string>() == "log" || IsFalse(axis["showticklabels"]) || IsFalse(axis["visible"]))
                continue;
            var places = Places(data, name[0], name[5..]);
            var numbers = places.OfType<double>().ToList();
            var days = places.OfType<DateTime>().ToList();
            if (numbers.Count > 0 && numbers.Count == places.Count)
                Write(axis, Numbers(axis["range"] is JsonArray { Count: 2 } range ? [.. range.Select(r => r!.GetValue<double>())] : numbers));
            else if (days.Count > 0 && days.Count == places.Count)
                Write(axis, Days(days.Min(), days.Max()));
        }
    }

    private static bool IsFalse(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var truth) && !truth;

    // Where the traces of an axis have marks: numbers, dates, or null for what is neither, such as the name of a category.
    private static List<object?> Places(JsonArray data, char side, string number)
    {
        var places = new List<object?>();
        foreach (var trace in data.OfType<JsonObject>().Where(t => (t[$"{side}axis"]?.GetValue<string>() ?? $"{side}") == side + number))
        {
            var values = (trace[$"{side}"] as JsonArray)?.Where(v => v is not null).Select(v => Place(v!.AsValue())).ToList() ?? [];
            if (trace["type"]?.GetValue<string>() == "bar" && values.TrueForAll(v => v is double))
                values.Add(0.0);
            places.AddRange(values);
        }

        return places;
    }

    private static object? Place(JsonValue value) =>
        value.TryGetValue<double>(out var number) ? number
        : value.TryGetValue<string>(out var text) && FigureNumerals.IsDate(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static void Write(JsonObject axis, IEnumerable<(JsonNode Place, string Text)> ticks)
    {
        var all = ticks.ToList();
        axis["tickmode"] = "array";
        axis["tickvals"] = new JsonArray([.. all.Select(t => t.Place)]);
        axis["ticktext"] = new JsonArray([.. all.Select(t => (JsonNode)ArabicNumerals.In(t.Text))]);
    }

    // Multiples of 1, 2 or 5 times a power of ten.
    private static IEnumerable<(JsonNode, string)> Numbers(List<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var least = Math.Max(high - low, 1e-9) / MostTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        var step = power * Steps.First(f => f * power >= least * (1 - 1e-9));
        for (var i = Math.Ceiling((low / step) - 1e-9); i <= (high / step) + 1e-9; i++)
            yield return (Math.Round(i * step, 12), Math.Round(i * step, 12).ToString("0.############", CultureInfo.InvariantCulture));
    }

    // First days of months, so many apart that few are left; days where all lies within two months.
    private static IEnumerable<(JsonNode, string)> Days(DateTime first, DateTime last)
    {
        if ((last - first).TotalDays < 60)
        {
            var apart = Math.Max(1, (int)Math.Ceiling(((last - first).TotalDays + 1) / MostTicks));
            for (var day = first.Date; day <= last; day = day.AddDays(apart))
                yield return (Name(day, "yyyy-MM-dd"), Name(day, "yyyy-MM-dd"));
            yield break;
        }

        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month;
        var step = MonthSteps.FirstOrDefault(s => months / s < MostTicks, 12000);
        var begin = (((first.Year * 12) + first.Month - 1 + step - 1) / step) * step;
        for (var month = begin; month <= (last.Year * 12) + last.Month - 1; month += step)
            yield return (Name(new DateTime(month / 12, (month % 12) + 1, 1), "yyyy-MM-dd"), Name(new DateTime(month / 12, (month % 12) + 1, 1), "yyyy-MM"));
    }

    private static string Name(DateTime day, string format) => day.ToString(format, CultureInfo.InvariantCulture);
}
