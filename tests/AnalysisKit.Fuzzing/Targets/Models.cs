namespace AnalysisKit.Fuzzing.Targets;

/// <summary>Models of reading. One that is read is used.</summary>
public sealed class Models : Target
{
    private static readonly byte[] Whole = Made();

    public override string Name => "models";

    public override int Count => 40;

    public override string Write(string folder, int number, Func<byte[], byte[]> damage)
    {
        var file = Path.Combine(folder, "m.json");
        File.WriteAllBytes(file, damage(Whole));
        return file;
    }

    public override bool Read(string file)
    {
        ReadingModel model;
        try
        {
            model = ReadingModel.Load(file);
        }
        catch (DataFormatException e)
        {
            return Named(e, file);
        }

        _ = model.Hash;
        return false;
    }

    private static byte[] Made()
    {
        using var stream = typeof(ReadingModel).Assembly.GetManifestResourceStream("Decisions/model.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
