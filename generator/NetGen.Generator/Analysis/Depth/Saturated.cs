using NetGen.Generator.Signal;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8006: more than half of an activation's units start where it is flat. (A sigmoid head that its loss takes in has no slope in the
/// gradient.)
/// </summary>
internal static class Saturated
{
    private const double LargestShare = 0.5;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var activation in view.Graph.Forward.OfType<ActivationOperation>())
        {
            var isFused = ReferenceEquals(activation, view.Head.Activation) && view.Graph.Loss is not { Head: not LossHead.Sigmoid };
            var (lower, upper) = (view.Signal.Forward[activation.Input], view.Signal.UpperForward[activation.Input]);
            var share = Math.Min(Saturation.Of(activation.Function, lower), Saturation.Of(activation.Function, upper));
            if (isFused || !(share > LargestShare))
                continue;
            report(new Problem
            {
                Id = "NG8006",
                Item = activation.Item,
                Figures = new([activation.Layer, Figures.Percent(share), Figures.Number(lower.Rms)]),
                Concerns = view.Chain.Stages.Where(stage => ReferenceEquals(stage.NonLinearity, activation))
                    .SelectMany(stage => stage.Items).ToEquatableArray(),
            });
        }
    }
}
