using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace AnalysisKit.Notebooks;

/// <summary>The type of a notebook's parameter, from its declaration.</summary>
/// <param name="Kind">The type of the value, or of each item of a list; <see cref="SpecialType.None"/> for a type whose values cannot be given as text.</param>
/// <param name="IsDay">Whether it is a date without a time of day.</param>
/// <param name="IsNullable">Whether it may be <c>null</c>.</param>
/// <param name="IsList">Whether it takes several values.</param>
internal sealed record ParameterType(SpecialType Kind, bool IsDay = false, bool IsNullable = false, bool IsList = false)
{
    private static readonly string[] Lists = ["List", "IList", "IReadOnlyList", "IEnumerable", "ICollection", "IReadOnlyCollection", "HashSet", "ISet"];
    private static readonly string[] Days = ["yyyy-M-d"];
    private static readonly string[] Times = ["yyyy-M-d", "yyyy-M-d H:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss"];

    /// <summary>The type of a declared variable.</summary>
    /// <param name="declared">The type as it is written.</param>
    /// <param name="usual">The default value.</param>
    public static ParameterType Of(TypeSyntax declared, ExpressionSyntax? usual) => declared switch
    {
        { IsVar: true } => OfValue(usual),
        NullableTypeSyntax nullable => Of(nullable.ElementType, usual) with { IsNullable = true },
        ArrayTypeSyntax { RankSpecifiers: [{ Rank: 1 }] } array => Of(array.ElementType, null) with { IsList = true },
        GenericNameSyntax { TypeArgumentList.Arguments: [var item] } list when Lists.Contains(list.Identifier.Text) => Of(item, null) with { IsList = true },
        QualifiedNameSyntax name => Of(name.Right, usual),
        _ => OfName(declared.ToString()),
    };

    /// <summary>A value as a C# literal.</summary>
    /// <param name="name">The name of the parameter, for messages.</param>
    /// <param name="value">The value as text: a list is written as in YAML, <c>[a, b]</c>.</param>
    /// <exception cref="ArgumentException">The value does not fit.</exception>
    public string Literal(string name, string value)
    {
        if (Kind == SpecialType.None)
            throw new ArgumentException($"the parameter '{name}' is no text, number, date, true or false, and no list of these, so it cannot be given another value.");
        if (IsNullable && value == "null")
            return "null";
        return IsList ? $"[{string.Join(", ", Items(name, value).Select(item => Single(name, item, Kind)))}]" : Single(name, value, Kind);
    }

    private static ParameterType OfValue(ExpressionSyntax? usual) => usual switch
    {
        PrefixUnaryExpressionSyntax sign => OfValue(sign.Operand),
        LiteralExpressionSyntax { Token.Value: { } value } => new ParameterType(value switch
        {
            string => SpecialType.System_String,
            bool => SpecialType.System_Boolean,
            int => SpecialType.System_Int32,
            long => SpecialType.System_Int64,
            float => SpecialType.System_Single,
            double => SpecialType.System_Double,
            decimal => SpecialType.System_Decimal,
            _ => SpecialType.None,
        }),
        ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var first, ..] } => OfValue(first) with { IsList = true },
        ArrayCreationExpressionSyntax array => Of(array.Type, null),
        ObjectCreationExpressionSyntax made => Of(made.Type, null),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } } => OfName(type.Identifier.Text) is { Kind: SpecialType.System_DateTime } date ? date : new ParameterType(SpecialType.None),
        _ => new ParameterType(SpecialType.None),
    };

    private static ParameterType OfName(string type) => type switch
    {
        "string" or "String" => new ParameterType(SpecialType.System_String),
        "bool" or "Boolean" => new ParameterType(SpecialType.System_Boolean),
        "int" or "Int32" => new ParameterType(SpecialType.System_Int32),
        "long" or "Int64" => new ParameterType(SpecialType.System_Int64),
        "float" or "Single" => new ParameterType(SpecialType.System_Single),
        "double" or "Double" => new ParameterType(SpecialType.System_Double),
        "decimal" or "Decimal" => new ParameterType(SpecialType.System_Decimal),
        "DateTime" => new ParameterType(SpecialType.System_DateTime),
        "DateOnly" => new ParameterType(SpecialType.System_DateTime, IsDay: true),
        _ => new ParameterType(SpecialType.None),
    };

    private string Single(string name, string value, SpecialType kind) => kind switch
    {
        SpecialType.System_String => SymbolDisplay.FormatLiteral(value, quote: true),
        SpecialType.System_Boolean => bool.TryParse(value, out var truth) ? (truth ? "true" : "false") : throw Unfit(name, value, "true or false"),
        SpecialType.System_Int32 => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small.ToString(CultureInfo.InvariantCulture) : throw Unfit(name, value, "a whole number"),
        SpecialType.System_Int64 => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : throw Unfit(name, value, "a whole number"),
        SpecialType.System_Single => Single(name, value, SpecialType.System_Double) + "f",
        SpecialType.System_Double => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real.ToString("R", CultureInfo.InvariantCulture) : throw Unfit(name, value, "a number"),
        SpecialType.System_Decimal => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? exact.ToString(CultureInfo.InvariantCulture) + "m" : throw Unfit(name, value, "a number"),
        _ => DateTime.TryParseExact(value, IsDay ? Days : Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString(IsDay ? "'new DateOnly('yyyy, M, d')'" : "'new DateTime('yyyy, M, d, H, m, s')'", CultureInfo.InvariantCulture)
            : throw Unfit(name, value, "a date such as 2012-06-01"),
    };

    private static List<string> Items(string name, string value)
    {
        try
        {
            if (value.TrimStart().StartsWith('['))
                return [.. new DeserializerBuilder().Build().Deserialize<List<string?>>(value).Select(item => item ?? "null")];
        }
        catch (YamlException)
        {
            // The error is thrown below, as for a value that is not a list at all.
        }

        throw new ArgumentException($"the parameter '{name}' takes a list such as [a, b], not '{value}'.");
    }

    private static ArgumentException Unfit(string name, string value, string wanted) => new($"the parameter '{name}' takes {wanted}, not '{value}'.");
}
