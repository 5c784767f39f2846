using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Where the panels of wide weights lie: one after the other, each from a cache line on.</summary>
internal sealed class PackedPlaces
{
    private readonly Dictionary<int, int> _offsets = [];

    public PackedPlaces(Graph graph, int lanes)
    {
        var line = RowLayout.LineOf(lanes);
        foreach (var pack in graph.Packs)
        {
            _offsets.Add(pack.Output, Length);
            Length = checked(Length + (int)((graph.Tensors[pack.Output].Shape.Count + line - 1) / line * line));
        }
    }

    /// <summary>Elements of all of them.</summary>
    public int Length { get; }

    /// <summary>The first element of a tensor of panels.</summary>
    public int OffsetOf(int tensor) => _offsets[tensor];
}
