using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// What the kernels of attention in a stream share: keys and values of all steps so far lie in a ring, zeros where none came yet.
/// </summary>
internal abstract record AttentionStepKernel(AttentionHeads Heads) : LoopKernel
{
    protected const int Key = 0, Value = 1;

    protected static readonly Variable Head = new("head"), Seen = new("seen"), Part = new("part");

    public override string Name => Verb + Text(Heads.Steps) + "x" + Text(Heads.Count) + "x" + Text(Heads.Channels);

    protected abstract string Verb { get; }

    protected BufferArgument Past(Layout layout, int stride) =>
        layout.Rows("past", [Heads.Steps, 2, Heads.Count, Heads.Channels], stride);

    protected BufferArgument Matrix(Layout layout, int stride, BufferUse use = BufferUse.Read) =>
        layout.Rows("p", [Heads.Count, Heads.Steps], stride, use);
}

/// <summary>p = softmax(q·kᵀ/√d) over the steps so far; 0 for places of the ring that nothing has come to.</summary>
internal sealed record AttentionStepWeightsKernel(AttentionHeads Heads, int InputStride, int PastStride, int WeightsStride)
    : AttentionStepKernel(Heads)
{
    protected override string Verb => "AttentionStepWeights";

    public override Method Lower(Layout layout)
    {
        var (qkv, past) = (layout.Rows("qkv", [3, Heads.Count, Heads.Channels], InputStride), Past(layout, PastStride));
        var p = Matrix(layout, WeightsStride, BufferUse.Write);
        var place = p.Buffer.At(Row, Head, Seen);
        return Method(
            $"p = softmax(q·kᵀ/√{Text(Heads.Channels)}) of {Text(Heads.Count)} heads "
                + $"over the steps up to the last that came, of {Text(Heads.Steps)}.",
            [qkv, past, new ScalarArgument("last"), p, RowCount],
            Over(Row, Rows,
                Over(Head, Heads.Count,
                [
                    Over(Seen, Heads.Steps,
                    [
                        new Let("dot", 0),
                        Over(Part, Heads.Channels, new Set("dot", MultiplyAdd(At(qkv.Buffer, Row, 0, Head, Part),
                            At(past.Buffer, Row, Seen, Key, Head, Part), Expr.Of("dot")))),
                        Set(place, Select(new Number(Seen) > new Given("last"), double.NegativeInfinity,
                            Expr.Of("dot") * (1 / Math.Sqrt(Heads.Channels)))),
                    ]),
                    .. Exponentials.Of(Seen, Heads.Steps, place, place),
                    new Let("scale", 1 / Expr.Of("sum")),
                    Over(Seen, Heads.Steps, Set(place, new Load(place) * Expr.Of("scale"))),
                ])));
    }
}

/// <summary>y = p·v, head by head.</summary>
internal sealed record AttentionStepMixKernel(AttentionHeads Heads, int PastStride, int WeightsStride, int OutputStride)
    : AttentionStepKernel(Heads)
{
    protected override string Verb => "AttentionStepMix";

    public override Method Lower(Layout layout)
    {
        var (p, past) = (Matrix(layout, WeightsStride), Past(layout, PastStride));
        var y = layout.Rows("y", [Heads.Count, Heads.Channels], OutputStride, BufferUse.Write);
        return Method($"y = p·v of {Text(Heads.Count)} heads of {Text(Heads.Channels)} channels over {Text(Heads.Steps)} steps.",
            [p, past, y, RowCount],
            Over(Row, Rows,
                Over(Head, Heads.Count,
                    Over(Channel, Heads.Channels,
                        new Let("sum", 0),
                        Over(Seen, Heads.Steps, new Set("sum", MultiplyAdd(At(p.Buffer, Row, Head, Seen),
                            At(past.Buffer, Row, Seen, Value, Head, Channel), Expr.Of("sum")))),
                        Set(y.Buffer.At(Row, Head, Channel), Expr.Of("sum"))))));
    }
}
