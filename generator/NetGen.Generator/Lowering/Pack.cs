using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A matrix B[depth, width] in panels of neighbouring columns, each of which lies together, row by row: a product that works on the columns
/// of a panel then reads memory in order, and not a part of every row.
/// </summary>
/// <param name="Depth">Rows of B.</param>
/// <param name="Width">Columns of B: whole panels.</param>
/// <param name="Panel">Columns of a panel.</param>
/// <param name="IsTransposed">Whether what is read is Bᵀ.</param>
internal sealed record PackKernel(int Depth, int Width, int Panel, bool IsTransposed) : LoopKernel
{
    public override string Name => (IsTransposed ? "Transpose" : "Pack") + Text(Depth) + "x" + Text(Width) + "By" + Text(Panel);

    public override Method Lower(Layout layout)
    {
        var (k, panel) = (new Variable("k"), new Variable("panel"));
        var packed = layout.Once("packed", [Width / Panel, Depth, Panel], BufferUse.Write);
        if (!IsTransposed)
        {
            var weights = layout.Matrix("weights", Depth, Width);
            return Method($"W[{Depth}, {Width}] in panels of {Panel} columns.", [weights, packed],
                Over(k, Depth, Over(panel, Width / Panel, Over(Column, Panel,
                    Set(packed.Buffer.At(panel, k, Column), At(weights.Buffer, k, (panel * Panel) + Column))))));
        }
        // Square blocks: both sides of one stay in the first-level cache.
        var turned = layout.Matrix("weights", Width, Depth);
        return Method($"W[{Width}, {Depth}] transposed, in panels of {Panel} columns.", [turned, packed],
            Over(panel, Width / Panel, Over(Block, Depth / Panel, Over(Column, Panel, Over(k, Panel,
                Set(packed.Buffer.At(panel, (Block * Panel) + k, Column),
                    At(turned.Buffer, (panel * Panel) + Column, (Block * Panel) + k)))))));
    }

    private static readonly Variable Block = new("block");
}
