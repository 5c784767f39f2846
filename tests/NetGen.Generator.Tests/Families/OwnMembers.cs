using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Families;

/// <summary>An activation that the product has not: the record of CONTRIBUTING's step 2 and nothing else.</summary>
internal sealed record Cube : ActivationFunction
{
    public override Expr Of(Expr x) => x * x * x;

    public override OutputRange Range => OutputRange.Unbounded;
}

/// <summary>An optimizer that the product has not: the sum of all gradients is the direction.</summary>
internal sealed record Summing(double LearningRate) : Optimizer(LearningRate, WeightDecay: 0)
{
    public override IReadOnlyList<string> State => ["velocities"];

    public override IReadOnlyList<Hyperparameter> Hyperparameters => [];

    public override string Formula => "v ← v + g, w ← w − ηv";

    public override IReadOnlyList<string> Scalars => [];

    public override double? EarlyStep => null;

    public override double? SumOf(double steps) => null;

    public override void Step(UpdateStep step) => step.Move(step.Rate * step.Keep("v", step.Load("velocities") + step.Gradient, "velocities"));
}

/// <summary>A loss that the product has not: what one output and its target cost; its kernel and its gradient follow.</summary>
internal sealed record FourthPower : ElementLoss
{
    public override Expr Of(Expr y, Expr t) => (y - t) * (y - t) * (y - t) * (y - t);

    public override string Formula => "(y − t)⁴";
}

/// <summary>A layer that the product has not, y = 2x, said by an operation that there is: a sum of a tensor with itself.</summary>
internal static class Doubling
{
    /// <summary>The graph with such a layer in front of each activation.</summary>
    public static Graph InFrontOfActivations(Graph graph)
    {
        var (tensors, forward) = (graph.Tensors.ToList(), new List<Operation>());
        foreach (var operation in graph.Forward)
        {
            if (operation is not ActivationOperation activation)
            {
                forward.Add(operation);
                continue;
            }
            tensors.Add(tensors[activation.Input] with { Name = "Doubling1" });
            forward.Add(new JoinOperation
            {
                Layer = "Doubling1", Item = activation.Item, Kind = JoinKind.Add, Inputs = new[] { activation.Input, activation.Input }.ToEquatableArray(), Output = tensors.Count - 1,
            });
            forward.Add(activation with { Input = tensors.Count - 1 });
        }
        return graph with { Tensors = tensors.ToEquatableArray(), Forward = forward.ToEquatableArray() };
    }
}
