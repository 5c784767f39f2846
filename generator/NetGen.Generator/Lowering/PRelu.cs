using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>y = φ(x for x &gt; 0, else a·x), or ∂x = (∂y for x &gt; 0, else a·∂y), times φ′ of the activation in front.</summary>
/// <param name="Positions">Vectors of slopes in a row.</param>
/// <param name="Channels">Elements that have a slope of their own.</param>
/// <param name="IsShared">Whether there is one slope for all.</param>
/// <param name="Stride">From row to row.</param>
/// <param name="Epilogue">φ; null for none.</param>
/// <param name="IsGradient">Whether ∂x is computed.</param>
internal sealed record PReluKernel(int Positions, int Channels, bool IsShared, int Stride, ActivationFunction? Epilogue, bool IsGradient)
    : LoopKernel
{
    public override string Name =>
        "PRelu" + (IsGradient ? "Gradient" : "") + (IsShared ? "Shared" : "") + Text(Positions) + "x" + Text(Channels)
            + Suffix(Epilogue, IsGradient);

    public override Method Lower(Layout layout)
    {
        BufferArgument Image(string name, BufferUse use = BufferUse.Read) => Positions == 1
            ? layout.Rows(name, Channels, Stride, use)
            : layout.Rows(name, Positions, Channels, Stride, use);

        Access Place(BufferArgument image) => Positions == 1 ? image.Buffer.At(Row, Channel) : image.Buffer.At(Row, Position, Channel);

        var (dy, x, y) = (IsGradient ? Image("dy") : null, Image("x"), Image("y", BufferUse.Write));
        var activated = IsGradient && Epilogue is not null ? Image("activated") : null;
        var slopes = layout.Vector("slopes", IsShared ? 1 : Channels);
        var slope = IsShared ? Expr.Of("slope") : At(slopes.Buffer, Channel);
        var (z, g, v) = (Expr.Of("z"), Expr.Of(IsGradient ? "g" : "z"), Expr.Of("v"));
        var channels = Over(Channel, Channels,
        [
            new Let("z", new Load(Place(x))),
            .. dy is null ? Array.Empty<Statement>() : [new Let("g", new Load(Place(dy)))],
            new Let("v", Select(z > 0, g, g * slope)),
            Set(Place(y), activated is null ? Apply(IsGradient ? null : Epilogue, v) : Epilogue!.Backward(v, new Load(Place(activated)))),
        ]);
        return Method(
            (IsGradient ? "∂x = ∂y for x > 0, else slope · ∂y" : "y = x for x > 0, else slope · x")
                + $", {Positions} × {Channels} elements a row, {(IsShared ? "one slope" : "a slope for each channel")}.",
            [.. new[] { dy, x, slopes, activated, y }.OfType<Argument>(), RowCount],
            [
                .. IsShared ? new Statement[] { new Let("slope", At(slopes.Buffer, 0)) } : [],
                Over(Row, Rows, Positions == 1 ? channels : Over(Position, Positions, channels)),
            ]);
    }
}

/// <summary>∂a += Σ ∂y·min(0, x), a row by itself, so that rounding does not grow with the batch.</summary>
/// <param name="Positions">Vectors of slopes in a row.</param>
/// <param name="Channels">Elements that have a slope of their own.</param>
/// <param name="IsShared">Whether there is one slope for all.</param>
/// <param name="Stride">From row to row.</param>
internal sealed record PReluSlopeKernel(int Positions, int Channels, bool IsShared, int Stride) : LoopKernel
{
    public override string Name => "PReluSlopes" + (IsShared ? "Shared" : "") + Text(Positions) + "x" + Text(Channels);

    public override Method Lower(Layout layout)
    {
        var (dy, x) = (layout.Image("dy", Positions, Channels, Stride), layout.Image("x", Positions, Channels, Stride));
        var gradient = layout.Vector("gradient", IsShared ? 1 : Channels, BufferUse.Update);
        var (sum, rowSum) = (Expr.Of("sum"), Expr.Of("rowSum"));
        Set Step(string name) => new(name, MultiplyAdd(new Load(Place(dy)), Min(0, new Load(Place(x))), Expr.Of(name)));
        var rows = Over(Row, Rows, new Let("rowSum", 0),
            IsShared ? Over(Channel, Channels, Step("rowSum")) : Over(Position, Positions, Step("rowSum")), new Set("sum", sum + rowSum));
        Store Added(Loops.Index at) => Set(gradient.Buffer.At(at), At(gradient.Buffer, at) + sum);
        return Method(
            $"∂slope{(IsShared ? "" : $"[{Channels}]")} += Σ ∂y·min(0, x) "
                + $"over samples and {Positions} position{(Positions == 1 ? "" : "s")}" + (IsShared ? $" of {Channels} elements." : "."),
            [dy, x, gradient, RowCount],
            IsShared
                ? [new Let("sum", new Wide(0)), rows, Added(0)]
                : [Over(Channel, Channels, new Let("sum", 0), Positions == 1 ? Over(Row, Rows, Step("sum")) : rows, Added(Channel))]);
    }
}
