using AnalysisKit.Notebooks;
using AnalysisKit.Notebooks.Export;

namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Notebooks of both formats. One that is read is exported in every way, and saved.</summary>
public sealed class Notebooks : Target
{
    public override string Name => "notebooks";

    public override int Count => 500;

    public override int Kinds => 2;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var ending = number % 5 == 1 ? "dib" : "ipynb";
        var file = Path.Combine(folder, "m." + ending);
        File.WriteAllBytes(file, damage(Seeds.Embedded("notebook." + ending)));
        return file;
    }

    public override bool Read(string file)
    {
        try
        {
            var notebook = Notebook.Read(file);
            _ = HtmlExport.Write(notebook, file);
            _ = MarkdownExport.Write(notebook, "pictures");
            ExportProgram(notebook, file);
            notebook.Save(Path.ChangeExtension(file, ".saved.ipynb"));
            if (Notebook.Read(Path.ChangeExtension(file, ".saved.ipynb")).Cells.Count != notebook.Cells.Count)
                throw new LossException("A cell was lost when the notebook was saved.");
            StudentExport.Write(notebook, Path.GetFileName(file)).Save(Path.ChangeExtension(file, ".student.ipynb"));
            return notebook.Warnings.Count > 0;
        }
        catch (DataFormatException e)
        {
            return Named(e, file);
        }
    }

    // Not every notebook can become a program, and the error says why.
    private static void ExportProgram(Notebook notebook, string file)
    {
        try
        {
            _ = CSharpExport.Write(notebook, file, Path.ChangeExtension(file, ".cs"));
        }
        catch (DataFormatException e)
        {
            Named(e, file);
        }
    }
}
