using CsCheck;

namespace AnalysisKit.Charts.Tests;

public class LabelPlacementTests
{
    private static readonly Gen<PlotPoint[]> Points = Gen.Select(Gen.Double[0, 300], Gen.Double[0, 300], Gen.Double[2, 8], Gen.Int[1, 12], (x, y, r, n) => new PlotPoint(x, y, r, new string('م', n))).Array[1, 150];

    [Fact]
    public void Place_AnyPoints_NoTwoLabelsMeetAndAllAreInside() => Points.Sample(points =>
    {
        var boxes = LabelPlacement.Place(points, Enumerable.Range(0, points.Length), 300, 300, 1000, 1000).Where(l => l is not null).Select(l => l!.Value.Box).ToList();
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.True(boxes[i] is { Left: >= 0, Top: >= 0, Right: <= 300, Bottom: <= 300 });
            for (var k = i + 1; k < boxes.Count; k++)
                Assert.False(boxes[i].Intersects(boxes[k]));
        }
    }, iter: 200);

    [Fact]
    public void Place_NoneOverMarkers_LeavesMarkersFree() => Points.Sample(points =>
    {
        var labels = LabelPlacement.Place(points, Enumerable.Range(0, points.Length), 300, 300, 1000, 0);
        for (var i = 0; i < points.Length; i++)
        {
            for (var k = 0; k < points.Length; k++)
                Assert.False(k != i && labels[i] is { } label && label.Box.Covers(points[k].X, points[k].Y, points[k].Radius));
        }
    }, iter: 200);

    [Fact]
    public void Place_Crowded_LabelsTheFirstInOrder()
    {
        PlotPoint[] points = [new(150, 150, 3, "أول"), new(150, 150, 3, "ثان"), new(150, 150, 3, "ثالث")];
        var labels = LabelPlacement.Place(points, [2, 0, 1], 300, 300, 1, 9);
        Assert.Equal([false, false, true], labels.Select(l => l is not null));
        Assert.Equal("middle right", labels[2]!.Value.Position);
    }
}
