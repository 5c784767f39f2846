using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Parameters that lie together and are treated alike are updated in one pass.</summary>
internal static class UpdatePlanning
{
    public static UpdateKernel KernelOf(Graph graph) => new(
        graph.Optimizer!,
        graph.Parameters.Any(parameter => parameter is { Trainable: true, Penalty.L1: not null }),
        graph.Parameters.Any(parameter => parameter is { Trainable: true, Penalty.ProximalL2: not null }));

    public static EquatableArray<UpdateRange> RangesOf(Graph graph, EquatableArray<PlacedParameter> places)
    {
        var ranges = new List<UpdateRange>();
        foreach (var i in Enumerable.Range(0, places.Count).OrderBy(i => places[i].Offset).Where(i => graph.Parameters[i].Trainable))
        {
            var (parameter, place) = (graph.Parameters[i], places[i]);
            var range = new UpdateRange(place.Offset, place.Length, parameter.Decays, parameter.Penalty, parameter.Name);
            if (ranges.Count > 0 && ranges[ranges.Count - 1] is var last && last.Offset + last.Length == range.Offset
                && last.Decays == range.Decays && Equals(last.Penalty, range.Penalty))
                ranges[ranges.Count - 1] = last with { Length = last.Length + range.Length, Description = last.Description + ", " + range.Description };
            else
                ranges.Add(range);
        }
        return ranges.ToEquatableArray();
    }
}
