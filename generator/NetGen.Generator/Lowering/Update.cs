using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>Clipping, weight decay, optimizer, penalties and averaging in one pass over a stretch of parameters.</summary>
internal sealed record UpdateKernel(Optimizer Optimizer) : LoopKernel
{
    public required bool ClipsNorm { get; init; }

    public required bool ClipsValue { get; init; }

    public required bool HasL1 { get; init; }

    public required bool HasProximalL2 { get; init; }

    /// <summary>Whether a running average of the parameters is kept.</summary>
    public required bool Averages { get; init; }

    public override string Name => "Update";

    /// <summary>The tensors beside weights and gradients, in the order of the arguments.</summary>
    public IReadOnlyList<string> State => [.. Optimizer.State, .. Averages ? ["averages"] : Array.Empty<string>()];

    /// <summary>The scalars, in the order of the arguments.</summary>
    public IReadOnlyList<string> Scalars =>
    [
        "rate",
        .. ClipsNorm ? ["clipScale"] : Array.Empty<string>(),
        .. ClipsValue ? ["clipValue"] : Array.Empty<string>(),
        .. Optimizer.Scalars,
        "decay",
        .. Optimizer.IsDecayDecoupled ? ["keep"] : Array.Empty<string>(),
        .. HasL1 ? ["threshold"] : Array.Empty<string>(),
        .. HasProximalL2 ? ["shrink"] : Array.Empty<string>(),
        .. Averages ? ["averageKeep"] : Array.Empty<string>(),
    ];

    public override Method Lower(Layout layout)
    {
        var i = new Variable("i");
        var (weights, gradients) = (Layout.Stretch("weights", "count", BufferUse.Update), Layout.Stretch("gradients", "count"));
        var states = State.Select(state => Layout.Stretch(state, "count", BufferUse.Update)).ToArray();
        var tensors = states.Append(weights).Append(gradients).ToDictionary(tensor => tensor.Buffer.Name, tensor => tensor.Buffer);
        var step = new UpdateStep(tensor => tensors[tensor].At(i));
        step.Name("w", step.Load("weights"));
        step.Name("g", MultiplyAdd(step["decay"], step.Weight, Clipped(step, step.Load("gradients"))));
        if (Optimizer.IsDecayDecoupled)
            step.Become(step.Weight * step["keep"]);
        Optimizer.Step(step);
        // Where the threshold is 0 this is the identity.
        if (HasL1)
            step.Become(CopySign(Maximum(Abs(step.Weight) - step["threshold"], 0), step.Weight));
        if (HasProximalL2)
            step.Become(step.Weight * step["shrink"]);
        step.Store("weights", step.Weight);
        if (Averages)
            step.Store("averages", MultiplyAdd(step["averageKeep"], step.Load("averages") - step.Weight, step.Weight));
        return Method(Describe(),
            [weights, gradients, .. states, new CountArgument("length", "count"), .. Scalars.Select(scalar => new ScalarArgument(scalar))],
            Over(i, Extent.Of("count"), [.. step.Statements]));
    }

    private Expr Clipped(UpdateStep step, Expr gradient)
    {
        var scaled = ClipsNorm ? gradient * step["clipScale"] : gradient;
        return ClipsValue ? Minimum(Maximum(scaled, -step["clipValue"]), step["clipValue"]) : scaled;
    }

    private string Describe() =>
        (ClipsNorm || ClipsValue ? "g clipped; " : "") + Optimizer.Formula + ", with g + decay·w for g"
        + (HasL1 ? "; then the soft threshold of L1" : "") + (HasProximalL2 ? " and the division of the elastic net" : "")
        + (Averages ? "; last the weights' running average" : "") + ".";
}
