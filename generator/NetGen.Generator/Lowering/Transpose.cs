using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>A convolution's weights transposed for its input gradient: one kernel for all convolutions with weights of one shape,
/// whatever their images and strides.</summary>
/// <param name="Stretches">Parts of a window that lie apart in an image.</param>
/// <param name="Length">Elements of a stretch that one filter sees.</param>
/// <param name="Filters">Of all groups.</param>
/// <param name="Groups">Groups.</param>
internal sealed record TransposeKernel(int Stretches, int Length, int Filters, int Groups) : LoopKernel
{
    public override string Name =>
        "TransposeWeights" + Text(Stretches) + "x" + Text(Length) + "To" + Text(Filters) + (Groups == 1 ? "" : "Groups" + Text(Groups));

    public override Method Lower(Layout layout)
    {
        var (group, stretch, i, f) = (new Variable("group"), new Variable("stretch"), new Variable("i"), new Variable("f"));
        var filters = Filters / Groups;
        var weights = layout.Once("weights", [Stretches, Length, Groups, filters]);
        var transposed = layout.Once("transposed", [Groups, Stretches, filters, Length], BufferUse.Write);
        return Method("The weights with each stretch of a window together for one filter: what the input's gradient is made of.",
            [weights, transposed],
            Over(group, Groups,
                Over(stretch, Stretches,
                    Over(i, Length,
                        Over(f, filters,
                            Set(transposed.Buffer.At(group, stretch, f, i), At(weights.Buffer, stretch, i, group, f)))))));
    }
}
