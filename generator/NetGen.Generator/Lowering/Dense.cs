using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// C[r, ·] = φ(Σₖ A[r, k]·B[k, ·] + bias): elements of A broadcast over vectors of B. The forward product of an input-major layer and the
/// input gradient of an output-major one.
/// </summary>
internal sealed record BroadcastKernel : LoopKernel
{
    public required int Depth { get; init; }

    public required int Width { get; init; }

    /// <summary>From row to row of A; 0 for the user's rows, found through their offsets.</summary>
    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    public required ProductFinish Finish { get; init; }

    /// <summary>φ, or the activation whose derivative is applied.</summary>
    public required ActivationFunction? Epilogue { get; init; }

    /// <summary>Whether φ′ of a stored tensor multiplies the result, instead of φ being applied to it.</summary>
    public required bool IsGradient { get; init; }

    /// <summary>Columns of a panel of B, as of <see cref="PackKernel"/>; null where B lies row by row.</summary>
    public int? Panel { get; init; }

    public override string Name =>
        (IsGradient ? "InputGradient" : "Forward") + Text(Depth) + "To" + Text(Width) + (Panel is { } panel ? "By" + Text(panel) : "")
        + (LeftStride == 0 ? "FromRows" : "") + (IsGradient ? "" : Text(Finish)) + Suffix(Epilogue, IsGradient);

    public override Method Lower(Layout layout)
    {
        var k = new Variable("k");
        var left = LeftStride == 0 ? Layout.UsersRows("left", Depth) : layout.Rows("left", Depth, LeftStride);
        var weights = Panel is { } each
            ? layout.Once("weights", [PackKernel.PanelsOf(Width, each), Depth, each])
            : layout.Matrix("weights", Depth, Width);
        // Columns that follow the first so many, of B and of what is made of it.
        (ProductEnd End, Loop Loop) Product(int count, Loops.Index first, Func<Loops.Index, Access> element)
        {
            var end = new ProductEnd(layout, [Width], OutputStride, Finish, Epilogue, IsGradient, [first + Column]);
            return (end, Over(Row, Rows,
                Over(Column, count,
                [
                    new Let("sum", end.Start),
                    Over(k, Depth, new Set("sum", MultiplyAdd(At(left.Buffer, Row, k), new Load(element(k)), Expr.Of("sum")))),
                    .. end.Of(Expr.Of("sum")),
                ])));
        }
        Method Made(ProductEnd end, params Statement[] body) => Method(
            (IsGradient
                ? $"∂x[rows, {Width}] = (∂y[rows, {Depth}] · W[{Depth}, {Width}]"
                : $"y[rows, {Width}] = {PhiOf(Epilogue)}(x[rows, {Depth}] · W[{Depth}, {Width}]")
                + end.Description + (Panel is { } columns ? $" W lies in panels of {columns} columns." : ""),
            [left, weights, .. end.Arguments, RowCount], body);
        if (Panel is not { } of)
        {
            var (end, product) = Product(Width, 0, at => weights.Buffer.At(at, Column));
            return Made(end, product);
        }
        // What is behind the last column is cleared by those who write the last panel: a loop over panels does not know which that is.
        var (panel, whole) = (new Variable("panel"), (Width - (layout.ZerosBehind(Width) > 0 ? 1 : 0)) / of);
        var (wholeEnd, inPanels) = Product(of, panel * of, at => weights.Buffer.At(panel, at, Column));
        var rest = Width - (whole * of);
        Loop OfRest() => Product(rest, whole * of, at => weights.Buffer.At(whole, at, Column)).Loop;
        return Made(wholeEnd, [Over(panel, whole, inPanels), .. rest == 0 ? Array.Empty<Statement>() : [OfRest()]]);
    }
}

/// <summary>
/// C[r, j] = φ(Σₖ A[r, k]·B[j, k] + bias[j]): dot products along contiguous rows. The forward product of an output-major layer and the
/// input gradient of an input-major one.
/// </summary>
internal sealed record DotKernel : LoopKernel
{
    public required int Depth { get; init; }

    public required int Width { get; init; }

    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    public required ProductFinish Finish { get; init; }

    /// <summary>φ, or the activation whose derivative is applied.</summary>
    public required ActivationFunction? Epilogue { get; init; }

    /// <summary>Whether φ′ of a stored tensor multiplies the result, instead of φ being applied to it.</summary>
    public required bool IsGradient { get; init; }

    public override string Name => (IsGradient ? "InputGradientDot" : "ForwardDot") + Text(Depth) + "To" + Text(Width)
        + (IsGradient ? "" : Text(Finish)) + Suffix(Epilogue, IsGradient);

    public override Method Lower(Layout layout)
    {
        var k = new Variable("k");
        var (left, weights) = (layout.Rows("left", Depth, LeftStride), layout.Matrix("weights", Width, Depth));
        var end = new ProductEnd(layout, Width, OutputStride, Finish, Epilogue, IsGradient);
        return Method(
            (IsGradient
                ? $"∂x[rows, {Width}] = (∂y[rows, {Depth}] · W[{Width}, {Depth}]ᵀ"
                : $"y[rows, {Width}] = {PhiOf(Epilogue)}(x[rows, {Depth}] · W[{Width}, {Depth}]ᵀ")
                + end.Description,
            [left, weights, .. end.Arguments, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                [
                    new Let("sum", 0),
                    Over(k, Depth, new Set("sum", MultiplyAdd(At(left.Buffer, Row, k), At(weights.Buffer, Column, k), Expr.Of("sum")))),
                    .. end.Of(Finish == ProductFinish.Bias ? Expr.Of("sum") + At(end.Bias, Column) : Expr.Of("sum")),
                ])));
    }
}

/// <summary>G[i, ·] += Σ_r A[r, i]·B[r, ·]: the weight gradient, a sum of outer products over the micro-batch.</summary>
internal sealed record OuterKernel : LoopKernel
{
    public required int Height { get; init; }

    public required int Width { get; init; }

    /// <summary>From row to row of A; 0 for the user's rows, found through their offsets.</summary>
    public required int LeftStride { get; init; }

    public required int RightStride { get; init; }

    public override string Name => "WeightGradient" + Text(Height) + "By" + Text(Width) + (LeftStride == 0 ? "FromRows" : "");

    public override Method Lower(Layout layout)
    {
        var i = new Variable("i");
        var left = LeftStride == 0 ? Layout.UsersRows("left", Height) : layout.Rows("left", Height, LeftStride);
        var (right, gradient) = (layout.Rows("right", Width, RightStride), layout.Matrix("gradient", Height, Width, BufferUse.Update));
        return Method($"G[{Height}, {Width}] += left[rows, {Height}]ᵀ · right[rows, {Width}].", [left, right, gradient, RowCount],
            Over(i, Height,
                Over(Column, Width,
                    new Let("sum", 0),
                    Over(Row, Rows, new Set("sum", MultiplyAdd(At(left.Buffer, Row, i), At(right.Buffer, Row, Column), Expr.Of("sum")))),
                    Set(gradient.Buffer.At(i, Column), At(gradient.Buffer, i, Column) + Expr.Of("sum")))));
    }
}

/// <summary>g[·] += Σ_r B[r, ·]: the bias gradient.</summary>
internal sealed record ColumnSumKernel(int Width, int Stride) : LoopKernel
{
    public override string Name => "BiasGradient" + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (dy, gradient) = (layout.Rows("dy", Width, Stride), layout.Vector("gradient", Width, BufferUse.Update));
        return Method($"∂b[{Width}] += Σ over rows of ∂y[row, ·].", [dy, gradient, RowCount],
            Over(Column, Width,
                new Let("sum", 0),
                Over(Row, Rows, new Set("sum", Expr.Of("sum") + At(dy.Buffer, Row, Column))),
                Set(gradient.Buffer.At(Column), At(gradient.Buffer, Column) + Expr.Of("sum"))));
    }
}
