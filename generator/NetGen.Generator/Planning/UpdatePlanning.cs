using System.Globalization;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>Parameters that lie together and are treated alike are updated in one pass.</summary>
internal static class UpdatePlanning
{
    /// <summary>Tensors of a stretch that are all named.</summary>
    private const int MostNamed = 16;

    /// <summary>The kernels of an update, in the order in which they run.</summary>
    public static IReadOnlyList<UpdateKernel> KernelsOf(Graph graph) => graph.Optimizer!.MovesByNorm
        ? [KernelOf(graph, UpdatePhase.Direction), KernelOf(graph, UpdatePhase.Move)]
        : [KernelOf(graph, UpdatePhase.Whole)];

    private static UpdateKernel KernelOf(Graph graph, UpdatePhase phase) => new(graph.Optimizer!, phase)
    {
        ClipsNorm = graph.Clipping.Norm is not null,
        ClipsValue = graph.Clipping.Value is not null,
        HasL1 = graph.Parameters.Any(parameter => parameter is { Trainable: true, Penalty.L1: not null }),
        HasProximalL2 = graph.Parameters.Any(parameter => parameter is { Trainable: true, Penalty.ProximalL2: not null }),
        Averages = graph.AverageDecay is not null,
    };

    public static EquatableArray<UpdateRange> RangesOf(Graph graph, EquatableArray<PlacedParameter> places)
    {
        var ranges = new List<UpdateRange>();
        var names = new List<List<string>>();
        foreach (var i in Enumerable.Range(0, places.Count).OrderBy(i => places[i].Offset).Where(i => graph.Parameters[i].Trainable))
        {
            var (parameter, place) = (graph.Parameters[i], places[i]);
            // A norm is a layer's own.
            var byNorm = graph.Optimizer!.MovesByNorm && parameter.Decays;
            var range = new UpdateRange(place.Offset, place.Length, parameter.Decays, parameter.Penalty, parameter.LearningRateFactor,
                byNorm, "");
            if (!byNorm && ranges.Count > 0 && ranges[ranges.Count - 1] is { ByNorm: false } last
                && last.Offset + last.Length == range.Offset
                && last.Decays == range.Decays && last.RateFactor == range.RateFactor && Equals(last.Penalty, range.Penalty))
            {
                ranges[ranges.Count - 1] = last with { Length = last.Length + range.Length };
            }
            else
            {
                ranges.Add(range);
                names.Add([]);
            }
            names[names.Count - 1].Add(parameter.Name);
        }
        return ranges.Zip(names, (range, tensors) => range with { Description = Describe(tensors) }).ToEquatableArray();
    }

    /// <summary>All names, or of many the first and the last: a comment is for reading.</summary>
    private static string Describe(List<string> tensors) => tensors.Count <= MostNamed
        ? string.Join(", ", tensors)
        : tensors[0] + ", " + tensors[1] + ", … " + tensors[tensors.Count - 1] + " (" + tensors.Count.ToString(CultureInfo.InvariantCulture)
            + " tensors)";
}
