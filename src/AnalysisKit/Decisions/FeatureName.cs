using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AnalysisKit;

/// <summary>The name of a feature, as an interpolated string that is hashed piece by piece; only where names are wanted is the text made too.</summary>
[InterpolatedStringHandler]
internal ref struct FeatureName
{
    private const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private readonly StringBuilder? _text;

    public FeatureName(int literalLength, int formattedCount, FeatureSet features)
    {
        _ = literalLength + formattedCount;
        Key = Seed;
        _text = features.AreNamed ? new StringBuilder() : null;
    }

    /// <summary>Stands for the name in a model.</summary>
    public ulong Key { get; private set; }

    public readonly string? Text => _text?.ToString();

    /// <summary>The key of a name that stands in a file.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> name) => Hash(Seed, name);

    public void AppendLiteral(string value) => Append(value);

    public void AppendFormatted(string? value) => Append(value);

    public void AppendFormatted(int value)
    {
        Span<char> digits = stackalloc char[12];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Append(digits[..length]);
    }

    public void AppendFormatted(double value)
    {
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Append(digits[..length]);
    }

    public void AppendFormatted(bool value) => Append(value ? "True" : "False");

    public void AppendFormatted<T>(T value)
        where T : struct, Enum => Append(EnumNames<T>.Of(value));

    public void AppendFormatted<T>(T? value)
        where T : struct, Enum
    {
        if (value is { } some)
            Append(EnumNames<T>.Of(some));
    }

    // The names of small enums, made once.
    private static class EnumNames<T>
        where T : struct, Enum
    {
        private static readonly string[] Names = [.. Enum.GetValues<T>().Select(v => v.ToString())];
        private static readonly T[] Values = Enum.GetValues<T>();

        public static string Of(T value)
        {
            var index = Array.IndexOf(Values, value);
            return index < 0 ? value.ToString() : Names[index];
        }
    }

    private static ulong Hash(ulong key, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            key = (key ^ c) * Prime;
        return key;
    }

    private void Append(scoped ReadOnlySpan<char> text)
    {
        Key = Hash(Key, text);
        _text?.Append(text);
    }
}
