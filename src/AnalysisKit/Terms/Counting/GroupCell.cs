namespace AnalysisKit;

/// <summary>The counts of a term in a group, with the group. Its fields are laid out without padding, since a large corpus has millions of cells.</summary>
internal readonly struct GroupCell(int group, TermCell cell)
{
    private readonly long _count = cell.Count;
    private readonly long _spread = cell.Spread;
    private readonly int _documents = cell.Documents;

    public int Group { get; } = group;

    public TermCell Cell => new(_count, _documents, _spread);

    public void Deconstruct(out int group, out TermCell cell) => (group, cell) = (Group, Cell);
}
