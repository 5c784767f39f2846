using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Passes;

namespace NetGen.Generator.Analysis.Choices;

/// <summary>NG0100: what <c>Init.Auto</c> became, for the sake of which non-linearity.</summary>
internal static class ChosenInitializer
{
    public static void Explain(NetworkSpec spec, Plan plan, Action<Problem> report)
    {
        var nextFunction = ResolveInitializers.NextFunctionIn(plan.Graph);
        foreach (var layer in plan.Graph.Forward.OfType<WeightedOperation>())
        {
            var weights = plan.Graph.Parameters[layer.Weight];
            if (!weights.Initializer.Chosen || weights.Layer != layer.Layer)
                continue;
            var moments = InitializerMoments.Of(weights.Initializer);
            report(new Problem
            {
                Id = "NG0100",
                Item = layer.Item,
                Figures = new(
                [
                    layer.Layer, weights.Initializer.Spelled(), Figures.Number(Math.Sqrt(moments.Variance)),
                    ReasonFor(nextFunction(layer.Output), weights.Initializer.FanIn * moments.Variance),
                ]),
            });
        }
    }

    /// <param name="function">What follows; null for no activation.</param>
    /// <param name="gain">fan_in·Var(w).</param>
    private static string ReasonFor(ActivationFunction? function, double gain) => function switch
    {
        null => "no activation follows, and Var(w) = 2/(fan_in + fan_out) serves signal and gradient alike",
        Selu => $"{NameOf(function)} keeps mean 0 and variance 1 where fan_in·Var(w) is {Figures.Number(gain)}",
        _ when InitializerChoice.For(function).Kind != Init.XavierUniform =>
            $"{NameOf(function)} leaves {Figures.Number(Left(function, gain))} of E[z²], "
                + $"which fan_in·Var(w) = {Figures.Number(gain)} makes {Figures.Number(Left(function, gain) * gain)}",
        // He's and LeCun's are all that keep it.
        _ => $"no scale keeps the second moment through {NameOf(function)}, "
            + "and Var(w) = 2/(fan_in + fan_out) serves signal and gradient alike",
    };

    /// <summary>E[φ(z)²]/E[z²] for z of this variance.</summary>
    private static double Left(ActivationFunction function, double variance) =>
        ActivationMoments.Of(function, 0, variance).Output.Square / variance;

    private static string NameOf(ActivationFunction function) => function.GetType().Name;
}
