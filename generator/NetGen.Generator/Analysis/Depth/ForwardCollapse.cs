using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Depth;

/// <summary>
/// NG8001: over a plain stretch the signal's RMS falls below a hundredth: what the network sees hardly reaches its output.
/// </summary>
internal static class ForwardCollapse
{
    private const double SlowStart = 1e-2, NoStart = 1e-4;

    public static void Check(GraphView view, Action<Problem> report)
    {
        foreach (var stretch in view.Chain.Stretches)
        {
            var signal = StretchSignal.Of(view, stretch);
            if (!(signal.UpperSignal < SlowStart))
                continue;
            var weakest = WeakestStage(view, stretch);
            report(new Problem
            {
                Id = "NG8001",
                Item = weakest.Item,
                Argument = "Init",
                Figures = new(
                [
                    stretch.Name, Figures.Factor(signal.UpperSignal),
                    signal.UpperSignal < NoStart ? "it will not start to learn" : "it starts to learn slowly",
                    weakest.Name, Figures.Factor(Factor(view, weakest)),
                ]),
                Concerns = stretch.Items,
            });
        }
    }

    private static Stage WeakestStage(GraphView view, PlainStretch stretch) => stretch.Stages.OrderBy(stage => Factor(view, stage)).First();

    private static double Factor(GraphView view, Stage stage) =>
        Math.Sqrt(view.Signal.UpperForward[stage.Output].Square / view.Signal.UpperForward[stage.Affine.Input].Square);
}
