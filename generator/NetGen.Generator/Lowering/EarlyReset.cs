using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>The first half of a step of a GRU whose reset stands before the product: r and z in place of the sums that they are of, and
/// what the candidate's weights are multiplied by.</summary>
internal sealed record ResetKernel(int Units, int GateStride, int ProductStride, int Stride) : CellKernel(Units, GateStride, 0, Stride)
{
    public override string Name => "GruReset" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (a, s) = (Gates(layout, "projected", 3, GateStride), Gates(layout, "gates", 2, ProductStride, BufferUse.Update));
        var (h, reset) = (Units1(layout, "state"), Units1(layout, "reset", BufferUse.Write));
        var r = Expr.Of("r");
        return Method($"r, z = σ(Wx + b + Uh) in place of Uh, and r ⊙ h, {Units} units.", [a, s, h, reset, RowCount],
            Over(Row, Rows, Over(Column, Units,
                new Let("r", Sigmoid(Gate(a, 0) + Gate(s, 0))),
                SetGate(s, 1, Sigmoid(Gate(a, 1) + Gate(s, 1))),
                SetGate(s, 0, r),
                SetOf(reset, r * Of(h)))));
    }
}

/// <summary>The second half: the candidate, and the state that follows.</summary>
internal sealed record CandidateKernel(int Units, int GateStride, int ProductStride, int KeptStride, int Stride)
    : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "GruCandidate" + Text(Units) + (KeptStride > 0 ? "Kept" : "") + Placed;

    public override Method Lower(Layout layout)
    {
        var (a, gates, v) = (Gates(layout, "projected", 3, GateStride), Gates(layout, "gates", 2, ProductStride),
            Units1(layout, "product"));
        var kept = KeptStride > 0 ? Gates(layout, "kept", 3, KeptStride, BufferUse.Write) : null;
        var (h, next) = Follows(layout, "state", "next");
        var (z, n) = (Expr.Of("z"), Expr.Of("n"));
        return Method($"n = tanh(Wx + b + V(r ⊙ h)), h′ = n + z ⊙ (h − n), {Units} units.",
            [.. new[] { a, gates, v, h, kept, next }.OfType<Argument>(), .. Place(layout), RowCount],
            Each(layout,
            [
                new Let("z", Gate(gates, 1)),
                new Let("n", Tanh(Gate(a, 2) + Of(v))),
                .. kept is null ? [] : new Statement[] { SetGate(kept, 0, Gate(gates, 0)), SetGate(kept, 1, z), SetGate(kept, 2, n) },
                SetOf(next ?? h, There(MultiplyAdd(z, Of(h) - n, n), Of(h))),
            ]));
    }
}

/// <summary>The gradient of the second half, as far as the candidate's sum.</summary>
internal sealed record CandidateGradientKernel(int Units, int KeptStride, int Stride) : CellKernel(Units, Stride, KeptStride, Stride)
{
    public override string Name => Raggedness + "GruCandidateGradient" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (above, carried, direct) = (Units1(layout, "above"), Units1(layout, "carried"), Units1(layout, "direct"));
        var (kept, dn) = (Gates(layout, "kept", 3, KeptStride), Units1(layout, "dn", BufferUse.Write));
        return Method(
            "From ∂h′ (from above, from the next step's products and past them) to ∂ of what tanh was applied to, " + $"{Units} units.",
            [above, carried, direct, kept, dn, .. Place(layout), RowCount],
            Each(layout,
                new Let("g", Of(above) + Of(carried) + Of(direct)),
                new Let("n", Gate(kept, 2)),
                SetOf(dn, There(Expr.Of("g") * (1 - Gate(kept, 1)) * Slope(Functions.Tanh, Expr.Of("n")), 0))));
    }
}

/// <summary>The gradient of the first half, once it is known what comes back of r ⊙ h.</summary>
internal sealed record ResetGradientKernel(int Units, int GateStride, int ProductStride, int KeptStride, int Stride)
    : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "GruResetGradient" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (above, carried, h) = (Units1(layout, "above"), Units1(layout, "carried"), Units1(layout, "state"));
        var (kept, dn, reset) = (Gates(layout, "kept", 3, KeptStride), Units1(layout, "dn"), Units1(layout, "reset"));
        var direct = Units1(layout, "direct", BufferUse.Update);
        var (da, ds) = (Gates(layout, "da", 3, GateStride, BufferUse.Write), Gates(layout, "ds", 2, ProductStride, BufferUse.Write));
        var (g, r, z, q, state, dr, dz) = (Expr.Of("g"), Expr.Of("r"), Expr.Of("z"), Expr.Of("q"), Expr.Of("h"), Expr.Of("dr"),
            Expr.Of("dz"));
        return Method(
            "From ∂h′ and ∂(r ⊙ h) to ∂ of what σ and tanh were applied to, and to ∂h past the products, " + $"{Units} units.",
            [above, carried, h, kept, dn, reset, direct, da, ds, .. Place(layout), RowCount],
            Each(layout,
                new Let("g", Of(above) + Of(carried) + Of(direct)),
                new Let("r", Gate(kept, 0)),
                new Let("z", Gate(kept, 1)),
                new Let("q", Of(reset)),
                new Let("h", Of(h)),
                new Let("dr", q * state * Slope(Functions.Sigmoid, r)),
                new Let("dz", g * (state - Gate(kept, 2)) * Slope(Functions.Sigmoid, z)),
                SetGate(da, 0, There(dr, 0)),
                SetGate(da, 1, There(dz, 0)),
                SetGate(da, 2, Of(dn)),
                SetGate(ds, 0, There(dr, 0)),
                SetGate(ds, 1, There(dz, 0)),
                SetOf(direct, There(MultiplyAdd(q, r, g * z), g))));
    }
}
