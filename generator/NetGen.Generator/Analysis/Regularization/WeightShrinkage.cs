using NetGen.Generator.Analysis.Initialization;
using NetGen.Generator.Analysis.Structure;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Regularization;

/// <summary>
/// NG5007: a penalty that wins against the data. In the gradient, or beside plain descent: λw is more than the data's gradient answers
/// where the network is hardly sure of anything (<see cref="ReachableAnswer"/>). A decay of the weights themselves beside an optimizer
/// whose steps have a size: the weights end smaller than they began. L1 takes a step's threshold from each weight: more than the step itself, or
/// than the data's gradient at the output. Weights that idle shrink by design, however long it is trained: that is no fault.
/// </summary>
internal static class WeightShrinkage
{
    /// <summary>The share of the bound on the output's gradient that a usual feature has: measured on digits and flowers.</summary>
    private const double UsualShare = 1.0 / 3;

    public static void Check(GraphView view, Action<Problem> report)
    {
        if (view.Graph.Optimizer is not { } optimizer || !view.Graph.CanTrain)
            return;
        if (OfThreshold(view, optimizer) is var (threshold, answer))
            Report(view.Find<L1Attribute>()?.Index ?? view.Find<ElasticNetAttribute>()?.Index, "lambda", threshold, answer);
        else if ((OfGradient(view, optimizer) ?? OfDecay(view, optimizer)) is var (strength, why))
            Report(Decay.ItemOf(view), Decay.ArgumentOf(view), strength, why);

        // A layer's own L1 stands on it.
        void Report(int? item, string? argument, string strength, string why) => report(new Problem
        {
            Id = "NG5007",
            Item = item ?? view.Chain.Stages[view.Chain.Stages.Count - 1].Item,
            Argument = item is null ? nameof(WeightedLayerAttribute.L1) : argument,
            Figures = new([strength, why]),
        });
    }

    /// <summary>λ‖w‖²/2, in the gradient or, of plain descent, as a division: at its end both are the same.</summary>
    private static (string, string)? OfGradient(GraphView view, Optimizer optimizer)
    {
        if (PenaltyPath.Of(view, parameter => StrengthOf(parameter, optimizer)) is not { } path
            || ReachableAnswer.Of(view.Graph) is not { } answer || answer.Under(path) is not var (collapse, left))
            return null;
        return (Named(path.Strength) + " on " + Figures.Count(path.Layers, "layer"), left is { } most
            ? "where λw equals the data's gradient, " + answer.Text(most) + Usual("1e-5 to 1e-3")
            : "beyond λ = " + Figures.Number(collapse) + " the data's gradient is smaller than λw everywhere, and all weights vanish");
    }

    private static double StrengthOf(Parameter parameter, Optimizer optimizer)
    {
        var divided = optimizer is Sgd ? parameter.Penalty?.ProximalL2?.Strength ?? 0 : 0;
        return parameter.Decays ? Decay.Of(parameter, optimizer).Coupled + divided : 0;
    }

    /// <summary>‖w‖₁: each step takes ηλ from a weight, and what is smaller becomes 0.</summary>
    private static (string, string)? OfThreshold(GraphView view, Optimizer optimizer)
    {
        var stages = view.Chain.Stages.Where(stage => !stage.IsHidden && view.Graph.Parameters[stage.Affine.Weight].Trainable).ToArray();
        if (stages.Length != 1 || view.Graph.Parameters[stages[0].Affine.Weight] is not { Penalty.L1.Strength: var lambda and > 0 })
            return null;
        if (optimizer is not Sgd sgd)
        {
            // What steps by the norm do to it has not been measured.
            var step = optimizer.MovesByNorm ? null
                : view.Training.TotalSteps is { } steps ? optimizer.SumOf(steps) / steps : optimizer.EarlyStep;
            return !(lambda >= step) ? null : (Named(lambda), "a step moves a weight by " + Figures.Number(step!.Value)
                + "·η on the mean, and L1 takes λη from it: weights vanish whatever the data says" + Usual("1e-6 to 1e-3"));
        }

        // |E[δa]| ≤ σ(δ)·σ(a), whatever a feature has to do with an answer.
        var most = DeviationAtOutput(view.Graph) * view.Signal.Forward[stages[0].Affine.Input].Std;
        return !(lambda * (1 - sgd.Momentum) > UsualShare * most) ? null : (Named(lambda) + " in " + stages[0].Name,
            "L1 takes λη from a weight, and the data's gradient moves it by " + Figures.Number(most / (1 - sgd.Momentum))
                + "·η at most, and usually by a third of it: weights vanish whatever the data says" + Usual("1e-6 to 1e-3"));
    }

    /// <summary>The deviation of ∂loss/∂z before anything is learned; NaN where it depends on the targets' size, or on the loss.</summary>
    private static double DeviationAtOutput(Graph graph) => graph.Loss switch
    {
        CrossEntropy => Math.Sqrt((1.0 / graph.OutputShape.Width) * (1 - (1.0 / graph.OutputShape.Width))),
        BinaryCrossEntropy => 0.5 / graph.OutputShape.Count,
        MeanSquaredError when graph.Targets is { Standardize: true } => 2.0 / graph.OutputShape.Count,
        // Of targets of unknown size, and of losses whose gradient is not their error: no finding.
        _ => double.NaN,
    };

    /// <summary>w ← (1 − ηλ)w beside steps of about η: no weight stays beyond 1/λ, of Adam, whose steps are shorter, beyond half of
    /// it.</summary>
    private static (string, string)? OfDecay(GraphView view, Optimizer optimizer)
    {
        // A rate that takes all of a weight at once is another fault (NG6010); what is normalised may be of any size.
        if (optimizer is Sgd || optimizer.MovesByNorm || !(view.Training.HighestRate * optimizer.WeightDecay < 1))
            return null;
        var (reach, strongest) = (optimizer is Lion ? 1 : 0.5, 0.0);
        Stage? first = null;
        var held = 0;
        foreach (var stage in view.Chain.Stages)
        {
            var weight = view.Graph.Parameters[stage.Affine.Weight];
            if (stage.Normalization is not null || weight is not { Trainable: true, Decays: true })
                continue;
            var lambda = Decay.Of(weight, optimizer).Decoupled + (weight.Penalty?.ProximalL2?.Strength ?? 0);
            if (stage.Deviation() * lambda <= reach)
                continue;
            held++;
            (first, strongest) = (first ?? stage, Math.Max(strongest, lambda));
        }
        var bound = (reach == 1 ? "1/λ = " : "1/2λ = ") + Figures.Number(reach / strongest);
        return held < 2 ? null : ("A decay of " + Figures.Number(strongest) + " keeps every weight below " + bound,
            "those of " + first!.Name + " start at " + Figures.Number(first.Deviation()) + ", and shrink whatever the data says"
                + Usual("0.01 to 0.3"));
    }

    private static string Named(double lambda) => "λ = " + Figures.Number(lambda);

    private static string Usual(string strengths) => "; usual are " + strengths;
}
