using NetGen.Generator.Loops;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>A tensor with its axes in another order: the target's sizes, and the source's strides along them.</summary>
internal sealed record PermuteKernel(EquatableArray<int> Sizes, EquatableArray<int> SourceStrides, int FromStride, int ToStride)
    : LoopKernel
{
    public override string Name => "Permute" + string.Join("x", Sizes.Select(Text)) + "By" + string.Join("_", SourceStrides.Select(Text));

    private static readonly string[] Names = ["i", "j", "k", "l", "m"];

    public override Method Lower(Layout layout)
    {
        var axes = Names.Take(Sizes.Count).Select(name => new Variable(name)).ToArray();
        Loops.Index[] indices = [Row, .. axes];
        var from = layout.Rows("from", [.. Sizes.Select((size, axis) => new Axis(size, SourceStrides[axis]))], FromStride);
        var to = layout.Rows("to", Sizes, ToStride, BufferUse.Write);
        Statement body = Set(to.Buffer.At(indices), At(from.Buffer, indices));
        for (var axis = axes.Length - 1; axis >= 0; axis--)
            body = Over(axes[axis], Sizes[axis], body);
        return Method($"Axes in another order, to {new TensorShape(Sizes)}.", [from, to, RowCount], Over(Row, Rows, body));
    }
}
