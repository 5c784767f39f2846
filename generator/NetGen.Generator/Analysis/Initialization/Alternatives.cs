using NetGen.Generator.Signal;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Initialization;

/// <summary>What would be with another initializer: a rule that blames one shows that its proposal is better.</summary>
internal static class Alternatives
{
    /// <summary>What Init.Auto would choose for this layer.</summary>
    public static Initializer Auto(this Stage stage) =>
        InitializerChoice.For(stage.Function).Of(stage.Initializer with { Scale = double.NaN, Chosen = true });

    /// <summary>The same graph with another start for one layer's weights.</summary>
    public static Graph WithInitializer(this Graph graph, Stage stage, Initializer initializer)
    {
        var parameters = graph.Parameters.ToArray();
        parameters[stage.Affine.Weight] = parameters[stage.Affine.Weight] with { Initializer = initializer };
        return graph with { Parameters = parameters.ToEquatableArray() };
    }

    /// <summary>fan_in·(Var w + E[w]²): what the layer makes of the second moment of its inputs.</summary>
    public static double Gain(this Initializer initializer)
    {
        var weight = InitializerMoments.Of(initializer);
        return initializer.FanIn * (weight.Variance + (weight.Mean * weight.Mean));
    }

    /// <summary>The deviation of a layer's weights at the start; of equal ones, what would keep the second moment.</summary>
    public static double Deviation(this Stage stage)
    {
        var variance = InitializerMoments.Of(stage.Initializer).Variance;
        return Math.Sqrt(variance > 0 ? variance : 1.0 / stage.Initializer.FanIn);
    }

    /// <summary>The initializer as it is written: "HeNormal", "Normal 0.01".</summary>
    public static string Spelled(this Initializer initializer) =>
        initializer.Kind + (double.IsNaN(initializer.Scale)
            ? ""
            : " " + initializer.Scale.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
}
