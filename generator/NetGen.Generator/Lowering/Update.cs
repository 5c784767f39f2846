using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>How much of an update a kernel does.</summary>
internal enum UpdatePhase
{
    /// <summary>All.</summary>
    Whole,

    /// <summary>The state, and where the weights would go: before the norm of that is known.</summary>
    Direction,

    /// <summary>They go.</summary>
    Move,
}

/// <summary>
/// Clipping, weight decay, optimizer, penalties and averaging in one pass over a stretch of parameters; or in two, where the length of the
/// step follows from norms.
/// </summary>
internal sealed record UpdateKernel(Optimizer Optimizer, UpdatePhase Phase = UpdatePhase.Whole) : LoopKernel
{
    public required bool ClipsNorm { get; init; }

    public required bool ClipsValue { get; init; }

    public required bool HasL1 { get; init; }

    public required bool HasProximalL2 { get; init; }

    /// <summary>Whether a running average of the parameters is kept.</summary>
    public required bool Averages { get; init; }

    public override string Name => Phase == UpdatePhase.Whole ? "Update" : Phase.ToString();

    private bool Heads => Phase != UpdatePhase.Move;

    private bool Moves => Phase != UpdatePhase.Direction;

    /// <summary>The tensors beside weights and gradients, in the order of the arguments.</summary>
    public IReadOnlyList<string> State =>
    [
        .. Heads ? Optimizer.State : [],
        .. Phase == UpdatePhase.Whole ? Array.Empty<string>() : ["directions"],
        .. Moves && Averages ? ["averages"] : Array.Empty<string>(),
    ];

    /// <summary>The scalars, in the order of the arguments.</summary>
    public IReadOnlyList<string> Scalars =>
    [
        .. Moves ? ["rate"] : Array.Empty<string>(),
        .. Heads && ClipsNorm ? ["clipScale"] : Array.Empty<string>(),
        .. Heads && ClipsValue ? ["clipValue"] : Array.Empty<string>(),
        .. Heads ? Optimizer.Scalars : [],
        .. Heads ? ["decay"] : Array.Empty<string>(),
        .. Heads && Optimizer.DecayForm == DecayForm.ShrinksWeight ? ["keep"] : Array.Empty<string>(),
        .. Moves && HasL1 ? ["threshold"] : Array.Empty<string>(),
        .. Moves && HasProximalL2 ? ["shrink"] : Array.Empty<string>(),
        .. Moves && Averages ? ["averageKeep"] : Array.Empty<string>(),
    ];

    public override Method Lower(Layout layout)
    {
        var i = new Variable("i");
        var weights = Layout.Stretch("weights", "count", Moves ? BufferUse.Update : BufferUse.Read);
        var gradients = Heads ? Layout.Stretch("gradients", "count") : null;
        var states =
            State.Select(state =>
                Layout.Stretch(state, "count", state != "directions" ? BufferUse.Update : Heads ? BufferUse.Write : BufferUse.Read))
                    .ToArray();
        BufferArgument[] buffers = [weights, .. gradients is null ? Array.Empty<BufferArgument>() : [gradients], .. states];
        var tensors = buffers.ToDictionary(tensor => tensor.Buffer.Name, tensor => tensor.Buffer);
        var step = new UpdateStep(tensor => tensors[tensor].At(i));
        step.Name("w", step.Load("weights"));
        if (Heads)
            Head(step);
        if (Phase == UpdatePhase.Move)
            step.Move(step.Rate * step.Load("directions"));
        if (Moves)
            Move(step);
        return Method(Describe(),
            [.. buffers, new CountArgument("length", "count"), .. Scalars.Select(scalar => new ScalarArgument(scalar))],
            Over(i, Extent.Of("count"), [.. step.Statements]));
    }

    private void Head(UpdateStep step)
    {
        step.Name("g", MultiplyAdd(step["decay"], step.Weight, Clipped(step, step.Load("gradients"))));
        if (Optimizer.DecayForm == DecayForm.ShrinksWeight)
            step.Become(step.Weight * step["keep"]);
        Optimizer.Step(step);
    }

    private void Move(UpdateStep step)
    {
        // Where the threshold is 0 this is the identity.
        if (HasL1)
            step.Become(CopySign(Maximum(Abs(step.Weight) - step["threshold"], 0), step.Weight));
        if (HasProximalL2)
            step.Become(step.Weight * step["shrink"]);
        step.Store("weights", step.Weight);
        if (Averages)
            step.Store("averages", MultiplyAdd(step["averageKeep"], step.Load("averages") - step.Weight, step.Weight));
    }

    private Expr Clipped(UpdateStep step, Expr gradient)
    {
        var scaled = ClipsNorm ? gradient * step["clipScale"] : gradient;
        return ClipsValue ? Minimum(Maximum(scaled, -step["clipValue"]), step["clipValue"]) : scaled;
    }

    private string Describe() =>
        (Heads
            ? (ClipsNorm || ClipsValue ? "g clipped; " : "") + Optimizer.Formula + ", with g + decay·w for g" + (Moves
                ? ""
                : ": the direction r")
            : "w ← w − rate·r, the direction that " + UpdatePhase.Direction + " has written")
        + (Moves && HasL1 ? "; then the soft threshold of L1" : "") + (Moves && HasProximalL2 ? " and the division of the elastic net" : "")
        + (Moves && Averages ? "; last the weights' running average" : "") + ".";
}
