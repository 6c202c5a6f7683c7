using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks;

/// <summary>Gives a notebook other parameters, as papermill does: after the cell tagged <c>parameters</c>, it inserts one tagged <c>injected-parameters</c>, which replaces that of an earlier run.</summary>
public static class NotebookParameters
{
    /// <summary>A copy of the notebook with the parameters. A value is read as the parameter is declared: a number, <c>true</c> or <c>false</c>, a date, text, a list <c>[a, b]</c> of these, or <c>null</c> where that is allowed.</summary>
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
        var lines = values.GroupBy(v => v.Key).Select(g => g.Last()).Select(v => declared.TryGetValue(v.Key, out var type)
            ? $"{v.Key} = {type.Literal(v.Key, v.Value)};"
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

    // The variables that the cell declares, with their types.
    private static Dictionary<string, ParameterType> Declared(string source)
    {
        var declared = new Dictionary<string, ParameterType>(StringComparer.Ordinal);
        foreach (var declaration in (CodeTree.Of(source)?.DescendantNodes() ?? []).OfType<VariableDeclarationSyntax>())
        {
            foreach (var variable in declaration.Variables)
                declared[variable.Identifier.Text] = ParameterType.Of(declaration.Type, variable.Initializer?.Value);
        }

        return declared;
    }
}
