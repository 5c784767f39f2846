using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Where what training carries lies in the memory of a row: one state behind the other.</summary>
internal static class CarriedPlaces
{
    public static int RowLength(Graph graph) => graph.CarriedRows.Sum(carried => (int)carried.Shape.Count);

    public static int OffsetOf(Graph graph, int tensor) =>
        graph.CarriedRows.TakeWhile(carried => carried.Tensor != tensor).Sum(carried => (int)carried.Shape.Count);
}
