using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// What the kernels of attention share: queries, keys and values of a step side by side, each with its heads, and for each head a matrix of
/// steps × steps.
/// </summary>
internal abstract record AttentionKernel(AttentionHeads Heads) : LoopKernel
{
    protected const int Query = 0, Key = 1, Value = 2;

    protected static readonly Variable Head = new("head"), Step = new("step"), Seen = new("seen"), Part = new("part");

    public override string Name => Verb + Text(Heads.Steps) + "x" + Text(Heads.Count) + "x" + Text(Heads.Channels)
        + (Heads.IsCausal ? "Causal" : "");

    protected abstract string Verb { get; }

    /// <summary>1/√d.</summary>
    protected double Scale => 1 / Math.Sqrt(Heads.Channels);

    protected BufferArgument Inputs(Layout layout, string name, int stride, BufferUse use = BufferUse.Read) =>
        layout.Rows(name, [Heads.Steps, 3, Heads.Count, Heads.Channels], stride, use);

    protected BufferArgument Outputs(Layout layout, string name, int stride, BufferUse use = BufferUse.Read) =>
        layout.Rows(name, [Heads.Steps, Heads.Count, Heads.Channels], stride, use);

    protected BufferArgument Matrices(Layout layout, string name, int stride, BufferUse use = BufferUse.Read) =>
        layout.Rows(name, [Heads.Count, Heads.Steps, Heads.Steps], stride, use);

    protected static Access InputAt(BufferArgument inputs, Loops.Index step, int part, Variable channel) =>
        inputs.Buffer.At(Row, step, part, Head, channel);

    protected static Access OutputAt(BufferArgument outputs, Loops.Index step, Variable channel) =>
        outputs.Buffer.At(Row, step, Head, channel);

    protected static Access MatrixAt(BufferArgument matrices, Loops.Index step, Loops.Index seen) =>
        matrices.Buffer.At(Row, Head, step, seen);

    protected Loop OverHeads(params Statement[] body) => Over(Head, Heads.Count, body);

    protected Loop OverSteps(params Statement[] body) => Over(Step, Heads.Steps, body);

    protected Loop OverSeen(params Statement[] body) => Over(Seen, Heads.Steps, body);

    protected Loop OverChannels(params Statement[] body) => Over(Channel, Heads.Channels, body);

    /// <summary>The sum of products of two of a head's rows, named <c>dot</c>.</summary>
    protected IEnumerable<Statement> Dot(Func<Variable, Access> left, Func<Variable, Access> right) =>
    [
        new Let("dot", 0),
        Over(Part, Heads.Channels, new Set("dot", MultiplyAdd(new Load(left(Part)), new Load(right(Part)), Expr.Of("dot")))),
    ];

    /// <summary>A head's row as a sum of rows, each times a number.</summary>
    protected Loop Mix(Access target, Access factor, Access row) => OverChannels(
        new Let("sum", 0),
        OverSeen(new Set("sum", MultiplyAdd(new Load(factor), new Load(row), Expr.Of("sum")))),
        Set(target, Expr.Of("sum")));
}

/// <summary>p = softmax(q·kᵀ/√d) over the steps that a step sees; 0 for the others.</summary>
/// <param name="LengthStride">From length to length of the samples; 0 where all steps are there.</param>
internal sealed record AttentionWeightsKernel(AttentionHeads Heads, int InputStride, int WeightsStride, int LengthStride = 0)
    : AttentionKernel(Heads)
{
    protected override string Verb => LengthStride > 0 ? "RaggedAttentionWeights" : "AttentionWeights";

    public override Method Lower(Layout layout)
    {
        var (qkv, p) = (Inputs(layout, "qkv", InputStride), Matrices(layout, "p", WeightsStride, BufferUse.Write));
        var (score, place) = (Expr.Of("dot") * Scale, MatrixAt(p, Step, Seen));
        var lengths = LengthStride > 0 ? layout.Lengths(LengthStride) : null;
        if (Heads.IsCausal)
            score = Select(new Number(Seen) > new Number(Step), double.NegativeInfinity, score);
        if (lengths is not null)
            score = Select(new Number(Seen) >= Expr.Of("length"), double.NegativeInfinity, score);
        return Method(
            $"p = softmax(q·kᵀ/√{Text(Heads.Channels)}) of {Text(Heads.Count)} heads "
                + $"over {(Heads.IsCausal ? "the steps up to each" : "all")} of {Text(Heads.Steps)} steps.",
            [qkv, .. lengths is null ? Array.Empty<Argument>() : [lengths], p, RowCount],
            Over(Row, Rows,
            [
                .. lengths is null ? Array.Empty<Statement>() : [new Let("length", new Wide(At(lengths.Buffer, Row, 0)))],
                OverHeads(
                    OverSteps(
                    [
                        OverSeen(
                        [
                            .. Dot(part => InputAt(qkv, Step, Query, part), part => InputAt(qkv, Seen, Key, part)),
                            Set(place, score),
                        ]),
                        .. Exponentials.Of(Seen, Heads.Steps, place, place),
                        new Let("scale", 1 / Expr.Of("sum")),
                        OverSeen(Set(place, new Load(place) * Expr.Of("scale"))),
                    ])),
            ]));
    }
}

/// <summary>y = p·v, head by head.</summary>
internal sealed record AttentionMixKernel(AttentionHeads Heads, int InputStride, int WeightsStride, int OutputStride)
    : AttentionKernel(Heads)
{
    protected override string Verb => "AttentionMix";

    public override Method Lower(Layout layout)
    {
        var (p, qkv, y) = (Matrices(layout, "p", WeightsStride), Inputs(layout, "qkv", InputStride),
            Outputs(layout, "y", OutputStride, BufferUse.Write));
        return Method($"y = p·v of {Text(Heads.Count)} heads of {Text(Heads.Channels)} channels at {Text(Heads.Steps)} steps.",
            [p, qkv, y, RowCount],
            Over(Row, Rows, OverSteps(OverHeads(Mix(OutputAt(y, Step, Channel), MatrixAt(p, Step, Seen),
                InputAt(qkv, Seen, Value, Channel))))));
    }
}

/// <summary>∂(q·kᵀ) = p ⊙ (∂p − ⟨∂p, p⟩)/√d with ∂p = ∂y·vᵀ.</summary>
internal sealed record AttentionScoreGradientKernel(AttentionHeads Heads, int InputStride, int WeightsStride, int OutputStride)
    : AttentionKernel(Heads)
{
    protected override string Verb => "AttentionScoreGradient";

    public override Method Lower(Layout layout)
    {
        var (dy, qkv, p) = (Outputs(layout, "dy", OutputStride), Inputs(layout, "qkv", InputStride), Matrices(layout, "p", WeightsStride));
        var scores = Matrices(layout, "scores", WeightsStride, BufferUse.Write);
        var (product, own, weight) = (Expr.Of("product"), MatrixAt(scores, Step, Seen), new Load(MatrixAt(p, Step, Seen)));
        return Method(
            $"∂(q·kᵀ) = p ⊙ (∂p − ⟨∂p, p⟩)/√{Text(Heads.Channels)}, ∂p = ∂y·vᵀ, of {Text(Heads.Count)} heads at {Text(Heads.Steps)} steps.",
            [dy, qkv, p, scores, RowCount],
            Over(Row, Rows,
                OverHeads(
                    OverSteps(
                    [
                        OverSeen([.. Dot(part => OutputAt(dy, Step, part), part => InputAt(qkv, Seen, Value, part)),
                            Set(own, Expr.Of("dot"))]),
                        new Let("product", 0),
                        OverSeen(new Set("product", MultiplyAdd(new Load(own), weight, product))),
                        OverSeen(Set(own, weight * (new Load(own) - product) * Scale)),
                    ]))));
    }
}

/// <summary>∂q = ∂(q·kᵀ)·k, ∂k = ∂(q·kᵀ)ᵀ·q, ∂v = pᵀ·∂y.</summary>
internal sealed record AttentionInputGradientKernel(AttentionHeads Heads, int InputStride, int WeightsStride, int OutputStride)
    : AttentionKernel(Heads)
{
    protected override string Verb => "AttentionInputGradient";

    public override Method Lower(Layout layout)
    {
        var (scores, p) = (Matrices(layout, "scores", WeightsStride), Matrices(layout, "p", WeightsStride));
        var (dy, qkv, dx) = (Outputs(layout, "dy", OutputStride), Inputs(layout, "qkv", InputStride),
            Inputs(layout, "dx", InputStride, BufferUse.Write));
        return Method(
            "∂q = ∂(q·kᵀ)·k, ∂k = ∂(q·kᵀ)ᵀ·q and ∂v = pᵀ·∂y, side by side, "
                + $"of {Text(Heads.Count)} heads of {Text(Heads.Channels)} channels at {Text(Heads.Steps)} steps.",
            [scores, p, dy, qkv, dx, RowCount],
            Over(Row, Rows,
                OverSteps(
                    OverHeads(Mix(InputAt(dx, Step, Query, Channel), MatrixAt(scores, Step, Seen), InputAt(qkv, Seen, Key, Channel))),
                    OverHeads(Mix(InputAt(dx, Step, Key, Channel), MatrixAt(scores, Seen, Step), InputAt(qkv, Seen, Query, Channel))),
                    OverHeads(Mix(InputAt(dx, Step, Value, Channel), MatrixAt(p, Seen, Step), OutputAt(dy, Seen, Channel))))));
    }
}
