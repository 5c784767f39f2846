using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>One step of a recurrent layer behind its two products, or of its gradient before them. Gates lie side by side in a
/// row.</summary>
internal abstract record CellKernel(int Units, int GateStride, int KeptStride, int Stride) : LoopKernel
{
    protected static Expr Sigmoid(Expr x) => Functions.Sigmoid.Of(x);

    protected static Expr Tanh(Expr x) => Functions.Tanh.Of(x);

    /// <summary>σ′ or tanh′ from the value.</summary>
    protected static Expr Slope(Function function, Expr value) => function.Slope(value, value);

    protected BufferArgument Units1(Layout layout, string name, BufferUse use = BufferUse.Read) => layout.Rows(name, Units, Stride, use);

    protected BufferArgument Gates(Layout layout, string name, int gates, int stride, BufferUse use = BufferUse.Read) =>
        gates == 1 ? layout.Rows(name, Units, stride, use) : layout.Rows(name, gates, Units, stride, use);

    protected static Expr Gate(BufferArgument gates, int gate) => At(gates.Buffer, Row, gate, Column);

    protected static Store SetGate(BufferArgument gates, int gate, Expr value) => Set(gates.Buffer.At(Row, gate, Column), value);

    protected static Expr Of(BufferArgument rows) => At(rows.Buffer, Row, Column);

    protected static Store SetOf(BufferArgument rows, Expr value) => Set(rows.Buffer.At(Row, Column), value);

    /// <summary>From length to length of the samples; 0 where all steps are there.</summary>
    public int LengthStride { get; init; }

    protected string Raggedness => LengthStride > 0 ? "Ragged" : "";

    /// <summary>Whether what follows from the state stands where the state stood: each element is read before it is written.</summary>
    public bool IsInPlace { get; init; }

    protected string Placed => IsInPlace ? "InPlace" : "";

    /// <summary>A state, and the one that follows from it: one and the same place, or two.</summary>
    protected (BufferArgument Before, BufferArgument? After) Follows(Layout layout, string before, string after) => IsInPlace
        ? (Units1(layout, before, BufferUse.Update), null)
        : (Units1(layout, before), Units1(layout, after, BufferUse.Write));

    /// <summary>The lengths, and which step this is.</summary>
    protected IEnumerable<Argument> Place(Layout layout) => LengthStride > 0
        ? [layout.Lengths(LengthStride), new ScalarArgument("position")] : [];

    /// <summary>A value where the step is there, else another.</summary>
    protected Expr There(Expr value, Expr otherwise) => LengthStride > 0 ? Select(Expr.Of("isThere") > 0, value, otherwise) : value;

    /// <summary>What comes back past the steps that are not there.</summary>
    protected IEnumerable<Argument> Direct(Layout layout) => LengthStride > 0 ? [Units1(layout, "direct", BufferUse.Update)] : [];

    protected Expr Back(Layout layout, Expr gradient) => LengthStride > 0 ? gradient + Of(Units1(layout, "direct", BufferUse.Update))
        : gradient;

    protected IEnumerable<Statement> KeepBack(Layout layout, Expr gradient) =>
        LengthStride > 0 ? [SetOf(Units1(layout, "direct", BufferUse.Update), There(0, gradient))] : [];

    protected Loop Each(Layout layout, params Statement[] body) => Over(Row, Rows, LengthStride == 0 ? [Over(Column, Units, body)] :
    [
        new Let("isThere", Select(new Given("position") < At(layout.Lengths(LengthStride).Buffer, Row, 0), 1, 0)),
        Over(Column, Units, body),
    ]);
}

/// <summary>h′ = φ(a + s), a the input's product and s the state's.</summary>
internal sealed record SimpleRnnKernel(ActivationFunction Function, int Units, int Stride) : CellKernel(Units, Stride, 0, Stride)
{
    public override string Name => Raggedness + "SimpleRnn" + Text(Units) + Suffix(Function);

    public override Method Lower(Layout layout)
    {
        var (a, s, next) = (Units1(layout, "projected"), Units1(layout, "product"), Units1(layout, "next", BufferUse.Write));
        var state = LengthStride > 0 ? Units1(layout, "state") : null;
        return Method($"h′ = {PhiOf(Function)}(Wx + b + Uh + c), {Units} units.",
            [a, s, .. state is null ? Array.Empty<Argument>() : [state], next, .. Place(layout), RowCount],
            Each(layout, new Let("v", Of(a) + Of(s)), SetOf(next, state is null ? Apply(Function, Expr.Of("v"))
                : There(Apply(Function, Expr.Of("v")), Of(state)))));
    }
}

/// <summary>∂(a + s) = (∂h′ from above and from the next step) ⊙ φ′.</summary>
internal sealed record SimpleRnnGradientKernel(ActivationFunction Function, int Units, int Stride) : CellKernel(Units, Stride, 0, Stride)
{
    public override string Name => Raggedness + "SimpleRnnGradient" + Text(Units) + Suffix(Function);

    public override Method Lower(Layout layout)
    {
        var (above, carried, next) = (Units1(layout, "above"), Units1(layout, "carried"), Units1(layout, "next"));
        var da = Units1(layout, "da", BufferUse.Write);
        return Method($"∂(Wx + b + Uh + c) = ∂h′ ⊙ {PhiOf(Function)}′, {Units} units; ∂h′ is what comes from above and from the next step.",
            [above, carried, next, .. Direct(layout), da, .. Place(layout), RowCount],
            Each(layout,
            [
                new Let("g", Back(layout, Of(above) + Of(carried))),
                new Let("h", Of(next)),
                SetOf(da, There(Function.Backward(Expr.Of("g"), Expr.Of("h")), 0)),
                .. KeepBack(layout, Expr.Of("g")),
            ]));
    }
}

/// <summary>A step of a GRU.</summary>
internal sealed record GruKernel(int Units, int GateStride, int KeptStride, int Stride) : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "Gru" + Text(Units) + (KeptStride > 0 ? "Kept" : "") + Placed;

    public override Method Lower(Layout layout)
    {
        var (a, s) = (Gates(layout, "projected", 3, GateStride), Gates(layout, "product", 3, GateStride));
        var kept = KeptStride > 0 ? Gates(layout, "kept", 4, KeptStride, BufferUse.Write) : null;
        var (h, next) = Follows(layout, "state", "next");
        var (r, z, m, n) = (Expr.Of("r"), Expr.Of("z"), Expr.Of("m"), Expr.Of("n"));
        return Method(
            $"r, z = σ(Wx + b + Uh + c), n = tanh(Wx + b + r ⊙ (Uh + c)), h′ = n + z ⊙ (h − n), {Units} units.",
            [.. new[] { a, s, h, kept, next }.OfType<Argument>(), .. Place(layout), RowCount],
            Each(layout,
            [
                new Let("r", Sigmoid(Gate(a, 0) + Gate(s, 0))),
                new Let("z", Sigmoid(Gate(a, 1) + Gate(s, 1))),
                new Let("m", Gate(s, 2)),
                new Let("n", Tanh(MultiplyAdd(r, m, Gate(a, 2)))),
                .. kept is null ? [] : new Statement[] { SetGate(kept, 0, r), SetGate(kept, 1, z), SetGate(kept, 2, n),
                    SetGate(kept, 3, m) },
                SetOf(next ?? h, There(MultiplyAdd(z, Of(h) - n, n), Of(h))),
            ]));
    }
}

/// <summary>The gradient of a step of a GRU.</summary>
internal sealed record GruGradientKernel(int Units, int GateStride, int KeptStride, int Stride)
    : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "GruGradient" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (above, carried, h) = (Units1(layout, "above"), Units1(layout, "carried"), Units1(layout, "state"));
        var (kept, direct) = (Gates(layout, "kept", 4, KeptStride), Units1(layout, "direct", BufferUse.Update));
        var (da, ds) = (Gates(layout, "da", 3, GateStride, BufferUse.Write), Gates(layout, "ds", 3, GateStride, BufferUse.Write));
        var (g, r, z, n, dn, dr, dz) = (Expr.Of("g"), Expr.Of("r"), Expr.Of("z"), Expr.Of("n"), Expr.Of("dn"), Expr.Of("dr"),
            Expr.Of("dz"));
        return Method(
            "From ∂h′ (from above, from the next step's product and past it) to ∂ of what σ and tanh were applied to, "
                + $"{Units} units: of the input's part and of the state's.",
            [above, carried, h, kept, direct, da, ds, .. Place(layout), RowCount],
            Each(layout,
                new Let("g", Of(above) + Of(carried) + Of(direct)),
                new Let("r", Gate(kept, 0)),
                new Let("z", Gate(kept, 1)),
                new Let("n", Gate(kept, 2)),
                new Let("dn", g * (1 - z) * Slope(Functions.Tanh, n)),
                new Let("dr", dn * Gate(kept, 3) * Slope(Functions.Sigmoid, r)),
                new Let("dz", g * (Of(h) - n) * Slope(Functions.Sigmoid, z)),
                SetGate(da, 0, There(dr, 0)),
                SetGate(da, 1, There(dz, 0)),
                SetGate(da, 2, There(dn, 0)),
                SetGate(ds, 0, There(dr, 0)),
                SetGate(ds, 1, There(dz, 0)),
                SetGate(ds, 2, There(dn * r, 0)),
                SetOf(direct, There(g * z, g))));
    }
}

/// <summary>A step of an LSTM.</summary>
internal sealed record LstmKernel(int Units, int GateStride, int KeptStride, int Stride) : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "Lstm" + Text(Units) + (KeptStride > 0 ? "Kept" : "") + Placed;

    public override Method Lower(Layout layout)
    {
        var (a, s) = (Gates(layout, "projected", 4, GateStride), Gates(layout, "product", 4, GateStride));
        var kept = KeptStride > 0 ? Gates(layout, "kept", 5, KeptStride, BufferUse.Write) : null;
        var (c, nextCell) = Follows(layout, "cell", "nextCell");
        var next = Units1(layout, "next", BufferUse.Write);
        var state = LengthStride > 0 ? Units1(layout, "state") : null;
        var (i, f, g, o, d, t) = (Expr.Of("i"), Expr.Of("f"), Expr.Of("g"), Expr.Of("o"), Expr.Of("d"), Expr.Of("t"));
        return Method(
            $"i, f, o = σ(Wx + b + Uh + k), g = tanh(Wx + b + Uh + k), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′, {Units} units.",
            [.. new[] { a, s, c, kept, nextCell, state, next }.OfType<Argument>(), .. Place(layout), RowCount],
            Each(layout,
            [
                new Let("i", Sigmoid(Gate(a, 0) + Gate(s, 0))),
                new Let("f", Sigmoid(Gate(a, 1) + Gate(s, 1))),
                new Let("g", Tanh(Gate(a, 2) + Gate(s, 2))),
                new Let("o", Sigmoid(Gate(a, 3) + Gate(s, 3))),
                new Let("d", MultiplyAdd(f, Of(c), i * g)),
                new Let("t", Tanh(d)),
                .. kept is null ? [] : new Statement[] { SetGate(kept, 0, i), SetGate(kept, 1, f), SetGate(kept, 2, g),
                    SetGate(kept, 3, o), SetGate(kept, 4, t) },
                SetOf(nextCell ?? c, There(d, Of(c))),
                SetOf(next, state is null ? o * t : There(o * t, Of(state))),
            ]));
    }
}

/// <summary>The gradient of a step of an LSTM.</summary>
internal sealed record LstmGradientKernel(int Units, int GateStride, int KeptStride, int Stride)
    : CellKernel(Units, GateStride, KeptStride, Stride)
{
    public override string Name => Raggedness + "LstmGradient" + Text(Units);

    public override Method Lower(Layout layout)
    {
        var (above, carried, c) = (Units1(layout, "above"), Units1(layout, "carried"), Units1(layout, "cell"));
        var (kept, cellCarried) = (Gates(layout, "kept", 5, KeptStride), Units1(layout, "cellCarried", BufferUse.Update));
        var da = Gates(layout, "da", 4, GateStride, BufferUse.Write);
        var (gh, i, f, g, o, t, d) = (Expr.Of("gh"), Expr.Of("i"), Expr.Of("f"), Expr.Of("g"), Expr.Of("o"), Expr.Of("t"), Expr.Of("d"));
        return Method(
            "From ∂h′ (from above and from the next step's product) and ∂c′ to ∂ of what σ and tanh were applied to, "
                + $"and ∂c, {Units} units.",
            [above, carried, c, kept, cellCarried, .. Direct(layout), da, .. Place(layout), RowCount],
            Each(layout,
            [
                new Let("gh", Back(layout, Of(above) + Of(carried))),
                new Let("i", Gate(kept, 0)),
                new Let("f", Gate(kept, 1)),
                new Let("g", Gate(kept, 2)),
                new Let("o", Gate(kept, 3)),
                new Let("t", Gate(kept, 4)),
                new Let("d", MultiplyAdd(gh * o, Slope(Functions.Tanh, t), Of(cellCarried))),
                SetGate(da, 0, There(d * g * Slope(Functions.Sigmoid, i), 0)),
                SetGate(da, 1, There(d * Of(c) * Slope(Functions.Sigmoid, f), 0)),
                SetGate(da, 2, There(d * i * Slope(Functions.Tanh, g), 0)),
                SetGate(da, 3, There(gh * t * Slope(Functions.Sigmoid, o), 0)),
                SetOf(cellCarried, There(d * f, Of(cellCarried))),
                .. KeepBack(layout, gh),
            ]));
    }
}
