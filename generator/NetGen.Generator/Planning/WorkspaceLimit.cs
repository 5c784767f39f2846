using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// All that a step or a prediction keeps lies in one array: NG1012 at the layer of the largest tensor where one sample's exceeds it.
/// </summary>
internal static class WorkspaceLimit
{
    /// <summary>What an array holds, less what it is aligned and ended with.</summary>
    public const long Elements = 0x7FFF_FF00;

    /// <summary>Forward, gradients and what is added up on the way: more than any network keeps of a tensor's size.</summary>
    private const int MostTensorsOfASize = 6;

    /// <summary>Null where it fits. Only a network that comes near is planned for this.</summary>
    public static Problem? Of(Graph graph, Func<Plan> plan)
    {
        var rough = MostTensorsOfASize * (graph.Tensors.Sum(tensor => tensor.Shape.Count)
            + graph.Parameters.Sum(parameter => parameter.Shape.Count));
        if (rough <= Elements || LengthOf(plan()) is not (var length and > Elements))
            return null;
        return new Problem
        {
            Id = "NG1012",
            Item = graph.Forward.OrderByDescending(operation => operation.Writes.Max(tensor => (long?)graph.Tensors[tensor].Shape.Count)
                ?? 0).First().Item,
            Figures = new[] { "All that is kept of a sample, " + Text(length) + ",", Text(Elements) }.ToEquatableArray(),
        };
    }

    /// <summary>Where one sample is as large as that, a micro-batch has no more; a whole batch may have one.</summary>
    private static long LengthOf(Plan plan) => new[] { plan.Prediction, plan.Evaluation, plan.Training, plan.Streaming }
        .OfType<ProgramPlan>()
        .Max(program => program.LengthFor(program.Capacity ?? 1));

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
