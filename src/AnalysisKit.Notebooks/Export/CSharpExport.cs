using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AnalysisKit.Notebooks.Export;

/// <summary>
/// A notebook as a program in one file, which <c>dotnet run file.cs</c> runs (.NET 10 and later). It prints what the cells show as text: console output, and the value of each cell's last expression as its <c>text/plain</c>.
/// </summary>
public static partial class CSharpExport
{
    /// <summary>The program.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The notebook's file. Relative paths in cells refer to its folder.</param>
    /// <param name="target">The file that the program will be: paths of projects are written relative to it.</param>
    /// <exception cref="DataFormatException">A cell has something that a program cannot have; the message names cell and line.</exception>
    public static string Write(Notebook notebook, string path, string target)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var home = Path.GetDirectoryName(Path.GetFullPath(target))!;
        var file = Path.GetFileName(path);
        var directives = new List<string>();
        var usings = new List<string>(KitReferences.Imports.Select(n => $"using {n};")) { "using static AnalysisKit.Notebooks.CellDisplay;" };
        var body = new StringBuilder();
        var types = new StringBuilder();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < notebook.Cells.Count; i++)
        {
            var cell = notebook.Cells[i];
            if (cell.Kind == CellKind.Markdown)
                body.Append('\n').Append(string.Join('\n', cell.Source.Split('\n').Select(l => ("// " + l).TrimEnd()))).Append('\n');
            if (cell.Kind != CellKind.Code || string.IsNullOrWhiteSpace(cell.Source) || cell.HasTag(CellTag.Skip))
                continue;
            if ((cell.Language ?? notebook.Language) != NotebookLanguage.CSharp)
                throw new DataFormatException(file, 0, $"cell {i + 1} is written in {cell.Language ?? notebook.Language}; only C# can become a C# program.");
            var source = Reference().Replace(cell.Source, match =>
            {
                directives.AddRange(Directive(match.Groups[1].Value, folder, home, file, i + 1));
                return "";
            });
            if (Command().Match(source) is { Success: true } command)
                throw new DataFormatException(file, 0, $"cell {i + 1} holds '{command.Value.Trim()}', which is no C#: take it out to export the notebook as a program.");
            var code = CodeTree.Of(source) ?? throw new DataFormatException(file, 0, $"cell {i + 1} has brackets in brackets that the compiler takes too long to read. Write it in smaller parts.");
            WriteCell(code, body, types, usings, names, file, i + 1);
        }

        if (!directives.Exists(d => d.StartsWith("#:project", StringComparison.Ordinal)))
            throw new DataFormatException(file, 0, "the notebook does not load the kit from a folder of this repository (#r \"../src/AnalysisKit.Charts/bin/.../AnalysisKit.dll\"), so the program would not know where it is.");
        var program = new StringBuilder();
        program.Append("// Made from ").Append(file).Append(". Run it with: dotnet run ").Append(Path.GetFileName(target)).Append('\n');
        foreach (var directive in directives.Distinct())
            program.Append(directive).Append('\n');
        program.Append("#:property PublishAot=false\n#:property TreatWarningsAsErrors=false\n#:property RunAnalyzers=false\n#:property Nullable=disable\n#:property NoWarn=NU1603\n#:property GenerateDocumentationFile=false\n");
        if (directives.Exists(d => d.StartsWith("#:package", StringComparison.Ordinal)))
            program.Append("#:property ManagePackageVersionsCentrally=false\n");
        program.Append("#pragma warning disable\n");
        program.Append(string.Join('\n', usings.Distinct())).Append("\n\n");
        program.Append("System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;\nConsole.OutputEncoding = new System.Text.UTF8Encoding(false);\nEnvironment.CurrentDirectory = System.IO.Path.Combine(AppContext.GetData(\"EntryPointFileDirectoryPath\") as string ?? System.IO.Path.GetDirectoryName(ThisFile()), ");
        program.Append(SymbolDisplay.FormatLiteral(Path.GetRelativePath(home, folder).Replace('\\', '/'), quote: true)).Append(");\n");
        program.Append(body).Append("\nstatic void Show(object value) => Console.WriteLine(AnalysisKit.Notebooks.DisplayFormats.Format(value, \"text/plain\").Plain);\n");
        program.Append("static void display(object value) => Show(value);\nstatic string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = \"\") => path;\n");
        return program.Append(types).ToString();
    }

    private static void WriteCell(CompilationUnitSyntax root, StringBuilder body, StringBuilder types, List<string> usings, Dictionary<string, int> names, string file, int cell)
    {
        if (root.GetDiagnostics().FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error) is { } error)
            throw new DataFormatException(file, 0, $"cell {cell}, line {error.Location.GetLineSpan().StartLinePosition.Line + 1}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        usings.AddRange(root.Usings.Select(u => u.ToString().Trim()));
        body.Append('\n');
        foreach (var member in root.Members)
        {
            switch (member)
            {
                case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                    types.Append('\n').Append(member.ToFullString().Trim()).Append('\n');
                    break;
                case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } shown }:
                    body.Append(shown.GetLeadingTrivia().ToFullString().TrimStart('\n')).Append("Show(").Append(shown.Expression.ToString()).Append(");\n");
                    break;
                case MethodDeclarationSyntax method:
                    body.Append(method.WithModifiers([.. method.Modifiers.Where(m => m.IsKind(SyntaxKind.AsyncKeyword) || m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.UnsafeKeyword))]).ToFullString().Trim('\n')).Append('\n');
                    break;
                default:
                    foreach (var variable in member.DescendantNodes(n => n is not LambdaExpressionSyntax and not BlockSyntax).OfType<VariableDeclaratorSyntax>().Where(v => v.Parent?.Parent is FieldDeclarationSyntax or LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax }))
                    {
                        if (!names.TryAdd(variable.Identifier.Text, cell))
                            throw new DataFormatException(file, 0, $"cell {cell} declares '{variable.Identifier.Text}' again, as cell {names[variable.Identifier.Text]} does: a notebook may, a program may not. Give it another name to export the notebook as a program.");
                    }

                    body.Append(member.ToFullString().Trim('\n')).Append('\n');
                    break;
            }
        }
    }

    // Translates #r: "nuget: Id, Version" becomes a package reference, and an assembly in a project's output folder becomes a reference to that project.
    private static IEnumerable<string> Directive(string reference, string folder, string home, string file, int cell)
    {
        if (reference.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            var parts = reference[6..].Split(',', StringSplitOptions.TrimEntries);
            return [$"#:package {parts[0]}{(parts.Length > 1 ? "@" + parts[1] : "")}"];
        }

        var path = reference.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(reference, folder);
        var at = path.Replace('\\', '/').IndexOf("/bin/", StringComparison.Ordinal);
        var project = at < 0 ? null : path[..at];
        if (project is null || !Directory.Exists(project))
            throw new DataFormatException(file, 0, $"cell {cell} loads '{reference}', which is not in the output folder of a project (bin): a program in one file can load projects and packages only.");

        // For a project of the kit, refers to AnalysisKit.Notebooks, which shows values and references all the others.
        var kit = Path.Combine(Path.GetDirectoryName(project)!, "AnalysisKit.Notebooks", "AnalysisKit.Notebooks.csproj");
        var own = File.Exists(kit) ? kit : Directory.EnumerateFiles(project, "*.csproj").FirstOrDefault() ?? throw new DataFormatException(file, 0, $"cell {cell} loads '{reference}', and there is no project in '{project}'.");
        return [$"#:project {Path.GetRelativePath(home, own).Replace('\\', '/')}"];
    }

    [GeneratedRegex("""^[ \t]*#r[ \t]+"([^"]+)"[ \t]*\r?$""", RegexOptions.Multiline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"^[ \t]*#(?:!|i\b|load\b).*$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
