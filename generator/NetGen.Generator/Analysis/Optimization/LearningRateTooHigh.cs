using NetGen.Generator.Analysis.Data;
using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Optimization;

/// <summary>
/// NG6002: the highest rate of the training is beyond what weights and loss bear. An optimizer that divides by the gradient's size moves a
/// weight by about η, which is held against the weights as they start, summed over layers one behind the other. Plain gradient descent is
/// held against the curvature of the loss, with momentum by η/(1 − μ).
/// </summary>
internal static class LearningRateTooHigh
{
    /// <summary>A step that changes the output by as much as there is; and the share of it that trains well.</summary>
    private const double LargestShare = 1, GoodShare = 0.1;

    /// <summary>The same of a layer that is normalised: what grows is divided away (van Laarhoven 2017). Measured on the digits.</summary>
    private const double LargestNormalizedShare = 5;

    /// <summary>Of steps that go by the norm, of which the weights themselves grow: measured on the digits.</summary>
    private const double LargestGrowth = 0.055;

    /// <summary>By √fan_in: a fifth of what keeps a signal.</summary>
    private const double SmallestSize = 0.2;

    /// <summary>By how much descent may exceed 2/λ of the fresh network, since large steps leave steep places for flatter ones (Lewkowycz
    /// et al. 2020).</summary>
    private const double Catapult = 5;

    /// <summary>Plain gradient descent beyond 1 + μ trains nothing (some room for 1 − μ in floating point); a normalization divides large
    /// weights away.</summary>
    private const double LargestRate = 1.1, LargestNormalizedRate = 50;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || view.Find<OptimizerAttribute>() is not { } declared || !view.Graph.CanTrain)
            return;
        var rate = view.Training.HighestRate;
        if ((optimizer.EarlyStep is { } size
            ? OfSteps(view, rate, size)
            : OfDescent(view, rate, (Sgd)optimizer)) is not ({ } why, { } better))
            return;
        report(new Problem
        {
            Id = "NG6002",
            Item = declared.Index,
            Argument = "learningRate",
            Figures = new([Figures.Number(rate), optimizer.GetType().Name, why, Figures.OneDigit(better)]),
        });
    }

    private static (string? Why, double? Better) OfSteps(GraphView view, double rate, double size)
    {
        var (share, steepest) = LargestChange(view, rate * size);
        if (view.Graph.Optimizer is { MovesByNorm: true })
        {
            return share > LargestGrowth
                ? ("a step moves the weights of a layer by the share " + Figures.Number(rate * size) + " of their norm, and all layers by "
                    + Figures.Number(share)
                    + ": they grow faster than they learn where to", rate * GoodShare * LargestGrowth / share)
                : (null, null);
        }
        return share > LargestShare && steepest is { } stage
            ? ("a step moves a weight by about " + Figures.Number(rate * size) + ", and those of " + stage.Name + " start at "
                + Figures.Number(stage.Deviation())
                + ": over all layers it changes " + Figures.Number(share) + " times what is there", rate * GoodShare / share)
            : (null, null);
    }

    /// <summary>
    /// The step by the weights, summed over a run of layers without a normalization: the largest such sum, with its most affected layer. A
    /// layer that is normalised bears more, and counts once it does not.
    /// </summary>
    private static (double Share, Stage? Steepest) LargestChange(GraphView view, double step)
    {
        var (largest, share) = (0.0, 0.0);
        Stage? steepest = null, last = null;
        var found = default(Stage);
        foreach (var stage in view.Chain.Stages)
        {
            var weights = view.Graph.Parameters[stage.Affine.Weight];
            if (!weights.Trainable)
                continue;
            // Behind a normalization, and on a way of its own, a layer's size is its own matter.
            if (last is null || !ReferenceEquals(stage.Source, last) || stage.Normalization is not null)
                (share, steepest) = (0, stage);
            share += step * weights.LearningRateFactor / (view.Graph.Optimizer!.MovesByNorm ? 1 : SizeOf(stage));
            steepest = steepest is null || SizeOf(stage) < SizeOf(steepest) ? stage : steepest;
            if (share > largest && (share > LargestNormalizedShare || view.Graph.Optimizer.MovesByNorm || !IsNormalized(stage)))
                (largest, found) = (share, steepest);
            last = stage.Normalization is null ? stage : null;
        }
        return (largest, found);

        // Directly, or behind the non-linearity: of a rectifier that is the same.
        bool IsNormalized(Stage stage) =>
            stage.Normalization is not null
                || (stage.NonLinearity is { } activation && view.Flow.NextThatChanges(activation.Output) is { } next && next.Normalizes());
    }

    /// <summary>
    /// What the weights of a layer start at, or need: where they start much smaller than inputs of 1 need, that is another fault, and
    /// steps that make them grow are none.
    /// </summary>
    private static double SizeOf(Stage stage) => Math.Max(stage.Deviation(), SmallestSize / Math.Sqrt(stage.Initializer.FanIn));

    private static (string? Why, double? Better) OfDescent(GraphView view, double rate, Sgd sgd)
    {
        // A clipped gradient gives a step whose size is declared.
        if (view.Graph.Clipping is { Norm: not null } or { Value: not null })
            return (null, null);
        var memory = 1 / (1 - sgd.Momentum);
        var effective = rate * memory;
        var with = sgd.Momentum == 0 ? "" : "momentum makes " + Figures.Number(effective) + " of it, and ";
        var isNormalized = view.Graph.Forward.Any(operation => operation.Normalizes());
        // Of a network so small that its loss hardly curves, a step is small too.
        var isSmall = CurvatureOfOutput(view) * OutputResponse.ToGradients(view) is var most && most > 0
            && effective * most < Catapult * 2 * (1 + sgd.Momentum);
        if (!isSmall && effective > (isNormalized ? LargestNormalizedRate : LargestRate * (1 + sgd.Momentum)))
            return (with + "a step along the gradient overshoots wherever the loss curves by more than " + Figures.Number(2 / effective),
                0.1 / memory);
        if (Curvature(view) is not ({ } curvature and > 0) || effective * curvature <= 2 * Catapult)
            return (null, null);
        return (with + "the loss of the fresh network curves by " + Figures.Number(curvature) + ", so that steps beyond "
            + Figures.Number(2 / curvature) + " overshoot", 1 / curvature / memory);
    }

    /// <summary>The largest curvature, h·Σ(∂z/∂w)² over what all samples have in common; null where inputs are not declared, or more than
    /// vectors flow.</summary>
    private static double? Curvature(GraphView view)
    {
        // Inputs that are large beyond that are a cause of their own (NG7001).
        if (!view.Graph.PreparedFacts.HaveScale || InputScale.LargestOf(view) > InputScale.Limit
            || view.Graph.Tensors.Any(tensor => tensor.Shape.Rank > 1)
            || view.Graph.Forward.Any(operation => operation is JoinOperation || operation.Normalizes()))
            return null;
        return CurvatureOfOutput(view) * OutputResponse.ToCommonGradients(view);
    }

    /// <summary>∂²loss/∂z² by one output z of a network that knows nothing; null for losses that do not curve everywhere.</summary>
    private static double? CurvatureOfOutput(GraphView view) => view.Graph.Loss switch
    {
        CrossEntropy => 1.0 / view.Graph.OutputShape.Count,
        BinaryCrossEntropy => 0.25 / view.Graph.OutputShape.Count,
        MeanSquaredError => 2.0 / view.Graph.OutputShape.Count,
        // Straight pieces, or a curvature that depends on where one is.
        _ => null,
    };
}
