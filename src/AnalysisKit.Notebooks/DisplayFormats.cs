using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using AnalysisKit.Charts;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;

namespace AnalysisKit.Notebooks;

/// <summary>
/// How values look below a cell. A type with a public <c>string ToHtml()</c> shows that, and <c>ToString()</c> where there is no HTML; a <see cref="DataFrame"/> shows its
/// first rows with its size and column types, and turns pages and sorts where scripts run; a figure (<c>ToHtml()</c> and <c>string ToJson()</c>) gives its JSON (<c>application/vnd.plotly.v1+json</c>) to whoever
/// asks for that format by name. It is not given otherwise, because some hosts would prefer it and draw it with their own Plotly, which ignores the page's colours.
/// Everything else looks as in .NET Interactive, and what a cell registers with <c>Formatter.Register</c> wins over all of this.
/// </summary>
public static class DisplayFormats
{
    private const int MostItems = 1000;
    private const string Plain = "text/plain";
    private const string Html = "text/html";
    private const string Png = "image/png";
    private const string Plotly = "application/vnd.plotly.v1+json";

    private static readonly ConcurrentDictionary<(Type Type, string Name), MethodInfo?> Methods = new();
    private static readonly HashSet<ITypeFormatter> Own = Register();

    /// <summary>Formats a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The wanted formats; without them, those that suit the value, <c>text/plain</c> always among them.</param>
    public static MimeBundle Format(object? value, params IReadOnlyList<string> mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        if (value is null)
            return MimeBundle.OfText(Plain, "null");
        if (value is MimeBundle bundle)
            return bundle;
        value = Enumerated(value);
        var wanted = mimeTypes.Count > 0 ? mimeTypes : Suitable(value);
        if (value is Figure figure && wanted.Contains(Png))
        {
            try
            {
                return Drawn(figure, wanted);
            }
            catch (InvalidOperationException e) when (mimeTypes.Count == 0)
            {
                // The picture was not requested explicitly, so the figure is shown without it.
                Console.Error.WriteLine(e.Message);
                wanted = [.. wanted.Where(mimeType => mimeType != Png)];
            }
        }

        return new MimeBundle(wanted.Select(mimeType => KeyValuePair.Create(mimeType, In(mimeType, value))));
    }

    /// <summary>
    /// The first items of a lazy sequence. It is enumerated here, before anything is formatted, because it may take long or be endless: a cell can be stopped safely in its own code,
    /// but not in the middle of a formatter.
    /// </summary>
    private static object Enumerated(object value)
    {
        var type = value.GetType();
        if (value is not IEnumerable sequence || value is string or ICollection || HasMethod(type, "ToHtml") || IsRegistered(type)
            || type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>) || i.GetGenericTypeDefinition() == typeof(ICollection<>))))
        {
            return value;
        }

        var item = type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);
        if (!type.IsAssignableTo(typeof(IEnumerable<>).MakeGenericType(item)) && item != typeof(object))
            return value;
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var element in sequence)
        {
            items.Add(element);
            if (items.Count == MostItems)
                break;
        }

        return items;
    }

    /// <summary>A figure with its picture, drawn once.</summary>
    private static MimeBundle Drawn(Figure figure, IReadOnlyList<string> mimeTypes)
    {
        var picture = figure.ToPng();
        return new MimeBundle(mimeTypes.Select(mimeType => KeyValuePair.Create(mimeType, mimeType switch
        {
            Png => JsonValue.Create(Convert.ToBase64String(picture)),
            Html => JsonValue.Create(figure.ToHtml(picture)),
            _ => In(mimeType, figure),
        })));
    }

    private static IReadOnlyList<string> Suitable(object value)
    {
        var type = value.GetType();
        if (IsScalar(type) && !IsRegistered(type))
            return [Plain];
        var preferred = HasMethod(type, "ToHtml") ? Formatter.GetPreferredMimeTypesFor(type).Prepend(Html) : Formatter.GetPreferredMimeTypesFor(type);
        var formats = preferred.Append(Plain).Distinct();
        return value is Figure && CellOutputs.Current is { Images: true } && Figure.CanDraw ? [.. formats, Png] : [.. formats];
    }

    private static JsonNode In(string mimeType, object value)
    {
        if (mimeType == Plotly && Call(value, "ToJson") is { } figure)
            return JsonNode.Parse(figure) ?? new JsonObject();
        var text = Conventional(mimeType, value) ?? value.ToDisplayString(mimeType);
        return IpynbReader.IsJson(mimeType) ? JsonNode.Parse(text) ?? new JsonObject() : JsonValue.Create(text.ReplaceLineEndings("\n"));
    }

    /// <summary>The output of a value's own <c>ToHtml</c> or <c>ToString</c>; null if a formatter was registered for it.</summary>
    private static string? Conventional(string mimeType, object value)
    {
        var type = value.GetType();
        if (mimeType is not (Html or Plain) || !HasMethod(type, "ToHtml") || IsRegistered(type, mimeType))
            return null;
        return mimeType == Html ? Call(value, "ToHtml") : Convert.ToString(value, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a type is a number, text or date, which is shown as plain text only, so that it can be read and compared everywhere.</summary>
    private static bool IsScalar(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeOnly) || type == typeof(TimeSpan);

    private static bool IsRegistered(Type type, string? mimeType = null) =>
        Formatter.RegisteredFormatters(false).Any(f => f.Type.IsAssignableFrom(type) && (mimeType is null ? f.MimeType != Plain : f.MimeType == mimeType) && !Own.Contains(f));

    private static HashSet<ITypeFormatter> Register()
    {
        ITypeFormatter[] formatters =
        [
            new HtmlFormatter<DataFrame>((frame, context) => context.Writer.Write(DataFrameText.Html(frame))),
            new PlainTextFormatter<DataFrame>((frame, context) => context.Writer.Write(DataFrameText.Plain(frame))),
        ];
        foreach (var formatter in formatters)
            Formatter.Register(formatter);
        Formatter.SubscribeToDisplayedValues(DisplayHandle.Show);
        return [.. formatters];
    }

    private static bool HasMethod(Type type, string name) => Method(type, name) is not null;

    private static string? Call(object value, string name) => (string?)Method(value.GetType(), name)?.Invoke(value, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static MethodInfo? Method(Type type, string name) => Methods.GetOrAdd(
        (type, name),
        static key => key.Type.GetMethod(key.Name, BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes) is { } method && method.ReturnType == typeof(string) ? method : null);
}
