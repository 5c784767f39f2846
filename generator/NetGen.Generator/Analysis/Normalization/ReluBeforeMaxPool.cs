using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Normalization;

/// <summary>
/// NG4005: max(relu(a), relu(b)) = relu(max(a, b)), so that behind the pool the same values come of fewer rectifications.
/// </summary>
internal static class ReluBeforeMaxPool
{
    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var relu in view.Graph.Forward.OfType<ActivationOperation>().Where(activation => activation.Function is Relu))
        {
            if (view.Flow.Next(relu.Output) is not PoolOperation { IsMax: true } pool)
                continue;
            var (before, behind) = (view.Graph.Tensors[relu.Output].Shape, view.Graph.Tensors[pool.Output].Shape);
            if (behind.Count >= before.Count)
                continue;
            report(new Problem
            {
                Id = "NG4005",
                Item = relu.Item,
                Figures = new([relu.Layer, pool.Layer, Figures.Count(before.Count, "value"), Figures.Count(behind.Count, "value")]),
                FixFacts = new([new("Pool", pool.Item.ToString(CultureInfo.InvariantCulture))]),
            });
        }
    }
}
