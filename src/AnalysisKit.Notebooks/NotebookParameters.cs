using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks;

/// <summary>Gives a notebook other parameters, as papermill does: behind the cell tagged <c>parameters</c> goes one tagged <c>injected-parameters</c>, in place of that of an earlier run.</summary>
public static class NotebookParameters
{
    private static readonly CSharpParseOptions Script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    /// <summary>A copy of the notebook with the parameters. A value is read as the parameter's usual value is: a number, <c>true</c> or <c>false</c>, or text.</summary>
    /// <param name="notebook">The notebook; it is not changed.</param>
    /// <param name="values">Names and values, as text.</param>
    /// <exception cref="ArgumentException">The notebook has no cell of parameters, declares no parameter of that name, or the value does not fit it; the message says which there are.</exception>
    public static Notebook Inject(Notebook notebook, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return notebook;
        var cells = notebook.Cells.Where(c => !c.HasTag(CellTag.InjectedParameters)).ToList();
        var at = cells.FindIndex(c => c.Kind == CellKind.Code && c.HasTag(CellTag.Parameters));
        if (at < 0)
            throw new ArgumentException("the notebook takes no parameters: none of its cells is tagged \"parameters\".", nameof(values));
        var declared = Declared(cells[at].Source);
        var lines = values.GroupBy(v => v.Key).Select(g => g.Last()).Select(v => declared.TryGetValue(v.Key, out var usual)
            ? $"{v.Key} = {Literal(v.Key, v.Value, usual)};"
            : throw new ArgumentException($"the notebook has no parameter '{v.Key}'. It has: {string.Join(", ", declared.Keys)}.", nameof(values)));
        cells.Insert(at + 1, new Cell
        {
            Kind = CellKind.Code,
            Id = "injected-parameters",
            Source = "// Parameters of this run.\n" + string.Join('\n', lines),
            Language = cells[at].Language,
            Metadata = new JsonObject { ["tags"] = new JsonArray(CellTag.InjectedParameters) },
        });
        return notebook with { Cells = cells };
    }

    // The variables that the cell declares, with the kind of value that each takes.
    private static Dictionary<string, SpecialType> Declared(string source)
    {
        var declared = new Dictionary<string, SpecialType>(StringComparer.Ordinal);
        foreach (var declaration in CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantNodes().OfType<VariableDeclarationSyntax>())
        {
            foreach (var variable in declaration.Variables)
                declared[variable.Identifier.Text] = KindOf(declaration.Type.ToString(), variable.Initializer?.Value);
        }

        return declared;
    }

    private static SpecialType KindOf(string type, ExpressionSyntax? usual) => type.TrimEnd('?') switch
    {
        "string" or "String" => SpecialType.System_String,
        "bool" or "Boolean" => SpecialType.System_Boolean,
        "int" or "long" or "Int32" or "Int64" => SpecialType.System_Int64,
        "double" or "float" or "Double" => SpecialType.System_Double,
        "decimal" => SpecialType.System_Decimal,
        _ => (usual is PrefixUnaryExpressionSyntax sign ? sign.Operand : usual) switch
        {
            LiteralExpressionSyntax { Token.Value: string } => SpecialType.System_String,
            LiteralExpressionSyntax { Token.Value: bool } => SpecialType.System_Boolean,
            LiteralExpressionSyntax { Token.Value: int or long } => SpecialType.System_Int64,
            LiteralExpressionSyntax { Token.Value: double or float } => SpecialType.System_Double,
            LiteralExpressionSyntax { Token.Value: decimal } => SpecialType.System_Decimal,
            _ => SpecialType.None,
        },
    };

    private static string Literal(string name, string value, SpecialType kind) => kind switch
    {
        SpecialType.System_Boolean => bool.TryParse(value, out var truth) ? (truth ? "true" : "false") : throw Unfit(name, value, "true or false"),
        SpecialType.System_Int64 => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : throw Unfit(name, value, "a whole number"),
        SpecialType.System_Double => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real.ToString("R", CultureInfo.InvariantCulture) + "d" : throw Unfit(name, value, "a number"),
        SpecialType.System_Decimal => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var exact) ? exact.ToString(CultureInfo.InvariantCulture) + "m" : throw Unfit(name, value, "a number"),
        SpecialType.System_String => SymbolDisplay.FormatLiteral(value, quote: true),
        _ => throw new ArgumentException($"the parameter '{name}' has no usual value that is text, a number, true or false, so it cannot be given another."),
    };

    private static ArgumentException Unfit(string name, string value, string wanted) => new($"the parameter '{name}' takes {wanted}, not '{value}'.");
}
