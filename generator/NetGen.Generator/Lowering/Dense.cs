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

    public override string Name => (IsGradient ? "InputGradient" : "Forward") + Text(Depth) + "To" + Text(Width)
        + (LeftStride == 0 ? "FromRows" : "") + (IsGradient ? "" : Text(Finish)) + Suffix(Epilogue, IsGradient);

    public override Method Lower(Layout layout)
    {
        var k = new Variable("k");
        var (left, weights) = (LeftStride == 0 ? Layout.UsersRows("left", Depth) : layout.Rows("left", Depth, LeftStride), layout.Matrix("weights", Depth, Width));
        var (bias, affine) = (layout.Vector("bias", Width), layout.Vectors("affine", 2, Width, ChannelRows.StrideOf(Width)));
        var activated = IsGradient && Epilogue is not null ? layout.Rows("activated", Width, OutputStride) : null;
        var output = layout.Rows("output", Width, OutputStride, BufferUse.Write);
        var sum = Expr.Of("sum");
        // Without an affine row the sum is what φ is applied to.
        var isAffine = Finish == ProductFinish.Affine;
        var z = Expr.Of(isAffine ? "z" : "sum");
        Statement[] finish =
        [
            .. isAffine ? new Statement[] { new Let("z", MultiplyAdd(sum, At(affine.Buffer, 0, Column), At(affine.Buffer, 1, Column))) } : [],
            .. activated is not null ? new Statement[] { new Let("s", At(activated.Buffer, Row, Column)) } : [],
            Set(output.Buffer.At(Row, Column), activated is null ? Apply(IsGradient ? null : Epilogue, z) : Epilogue!.Backward(z, Expr.Of("s"))),
        ];
        return Method(Describe(),
            [left, weights, .. Finish == ProductFinish.Bias ? [bias] : Finish == ProductFinish.Affine ? [affine] : Array.Empty<Argument>(),
                .. activated is null ? Array.Empty<Argument>() : [activated], output, RowCount],
            Over(Row, Rows,
                Over(Column, Width,
                [
                    new Let("sum", Finish == ProductFinish.Bias ? At(bias.Buffer, Column) : 0),
                    Over(k, Depth, new Set("sum", MultiplyAdd(At(left.Buffer, Row, k), At(weights.Buffer, k, Column), sum))),
                    .. finish,
                ])));
    }

    private string Describe() => IsGradient
        ? $"∂x[rows, {Width}] = (∂y[rows, {Depth}] · W[{Depth}, {Width}])" + (Epilogue is null ? "" : $" ⊙ {PhiOf(Epilogue)}′") + "."
        : $"y[rows, {Width}] = {PhiOf(Epilogue)}(x[rows, {Depth}] · W[{Depth}, {Width}]"
            + (Finish switch { ProductFinish.Bias => " + b", ProductFinish.Affine => " ⊙ s + t", _ => "" }) + ").";
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
        return Method($"G[{Height}, {Width}] += x[rows, {Height}]ᵀ · ∂y[rows, {Width}].", [left, right, gradient, RowCount],
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
