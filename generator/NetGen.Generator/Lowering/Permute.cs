using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>A tensor with its axes in another order: the target's sizes, and the source's strides along them.</summary>
internal sealed record PermuteKernel(EquatableArray<int> Sizes, EquatableArray<int> SourceStrides, int FromStride, int ToStride) : LoopKernel
{
    public override string Name => "Permute" + string.Join("x", Sizes.Select(Text)) + "By" + string.Join("_", SourceStrides.Select(Text));

    public override Method Lower(Layout layout)
    {
        var (i, j, k) = (new Variable("i"), new Variable("j"), new Variable("k"));
        var from = layout.Rows("from", [.. Sizes.Select((size, axis) => new Axis(size, SourceStrides[axis]))], FromStride);
        var to = layout.Rows("to", Sizes, ToStride, BufferUse.Write);
        return Method($"Axes in another order, to {new TensorShape(Sizes)}.", [from, to, RowCount],
            Over(Row, Rows,
                Over(i, Sizes[0],
                    Over(j, Sizes[1],
                        Over(k, Sizes[2],
                            Set(to.Buffer.At(Row, i, j, k), At(from.Buffer, Row, i, j, k)))))));
    }
}
