using NetGen.Generator.Loops;

namespace NetGen.Generator.Lowering;

/// <summary>
/// A matrix B[depth, width] in panels of neighbouring columns, each of which lies together, row by row: a product that works on the columns
/// of a panel then reads memory in order, and not a part of every row.
/// </summary>
/// <param name="Depth">Rows of B.</param>
/// <param name="Width">Columns of B; what is left of whole panels begins one more, behind which nothing is promised.</param>
/// <param name="Panel">Columns of a panel.</param>
/// <param name="IsTransposed">Whether what is read is Bᵀ.</param>
internal sealed record PackKernel(int Depth, int Width, int Panel, bool IsTransposed) : LoopKernel
{
    public override string Name => (IsTransposed ? "Transpose" : "Pack") + Text(Depth) + "x" + Text(Width) + "By" + Text(Panel);

    public override Method Lower(Layout layout)
    {
        var packed = layout.Once("packed", [PanelsOf(Width, Panel), Depth, Panel], BufferUse.Write);
        var weights = IsTransposed ? layout.Matrix("weights", Width, Depth) : layout.Matrix("weights", Depth, Width);
        var (whole, rest) = (Width / Panel, Width % Panel);
        Store Copy(Loops.Index panel, Loops.Index k) => Set(packed.Buffer.At(panel, k, Column), IsTransposed
            ? At(weights.Buffer, (panel * Panel) + Column, k) : At(weights.Buffer, k, (panel * Panel) + Column));
        var of = new Variable("panel");
        return Method(IsTransposed ? $"W[{Width}, {Depth}] transposed, in panels of {Panel} columns."
                : $"W[{Depth}, {Width}] in panels of {Panel} columns.", [weights, packed],
            IsTransposed
                ? [Over(of, whole, Over(Column, Panel, Over(K, Depth, Copy(of, K)))), .. rest == 0 ? Array.Empty<Statement>()
                    : [Over(Column, rest, Over(K, Depth, Copy(whole, K)))]]
                : [Over(K, Depth, [Over(of, whole, Over(Column, Panel, Copy(of, K))), .. rest == 0 ? Array.Empty<Statement>()
                    : [Over(Column, rest, Copy(whole, K))]])]);
    }

    /// <summary>The panels of a matrix, the last of which may be partial.</summary>
    public static int PanelsOf(int width, int panel) => (width + panel - 1) / panel;

    private static readonly Variable K = new("k");
}
