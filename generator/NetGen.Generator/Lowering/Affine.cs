using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// y = φ(Σ kᵢ ⊙ xᵢ + k), factors by channel. Of one input: a normalisation with known statistics. Of ∂y and x: its input gradient, times φ′
/// of the activation in front.
/// </summary>
internal sealed record ChannelAffineKernel(int Inputs, int Positions, int Channels, int Stride, ActivationFunction? Epilogue,
    bool IsGradient) : LoopKernel
{
    public override string Name =>
        "ChannelAffine" + (Inputs == 1 ? "" : "Of" + Text(Inputs)) + "x" + Text(Positions) + "x" + Text(Channels)
            + Suffix(Epilogue, IsGradient);

    public override Method Lower(Layout layout)
    {
        BufferArgument Image(string name, BufferUse use = BufferUse.Read) => Positions == 1
            ? layout.Rows(name, Channels, Stride, use)
            : layout.Rows(name, Positions, Channels, Stride, use);

        Access Place(BufferArgument image) => Positions == 1 ? image.Buffer.At(Row, Channel) : image.Buffer.At(Row, Position, Channel);

        var inputs = (Inputs == 1 ? new[] { "x" } : ["dy", "x"]).Select(name => Image(name)).ToArray();
        var factors = layout.Vectors("factors", Inputs + 1, Channels, ChannelRows.StrideOf(Channels));
        var activated = IsGradient && Epilogue is not null ? Image("activated") : null;
        var y = Image("y", BufferUse.Write);
        var sum = Enumerable.Range(0, Inputs).Reverse()
            .Aggregate(At(factors.Buffer, Inputs, Channel),
                (sum, i) => MultiplyAdd(new Load(Place(inputs[i])), At(factors.Buffer, i, Channel), sum));
        var result = activated is not null
            ? Epilogue!.Backward(Expr.Of("v"), new Load(Place(activated)))
            : Apply(IsGradient ? null : Epilogue, Expr.Of("v"));
        var channels = Over(Channel, Channels, new Let("v", sum), Set(Place(y), result));
        return Method(
            (Inputs == 1
                ? $"y = {PhiOf(Epilogue)}(k0 ⊙ x + k1)"
                : "∂x = (k0 ⊙ ∂y + k1 ⊙ x + k2)" + (activated is null ? "" : " ⊙ " + PhiOf(Epilogue) + "′"))
                + $", factors of {Channels} channels, {Positions} position{(Positions == 1 ? "" : "s")} a row.",
            [.. inputs, factors, .. activated is null ? Array.Empty<Argument>() : [activated], y, RowCount],
            Over(Row, Rows, Positions == 1 ? channels : Over(Position, Positions, channels)));
    }
}

/// <summary>Scale γ/√(v + ε) and shift β + (b − m)·scale of each channel.</summary>
internal sealed record NormalizationAffineKernel(int Channels, double Epsilon, bool HasBias) : LoopKernel
{
    public override string Name => "NormalizationAffine" + Text(Channels) + (HasBias ? "Folded" : "") + EpsilonText(Epsilon);

    public override Method Lower(Layout layout)
    {
        var (mean, variance) = (layout.Vector("mean", Channels), layout.Vector("variance", Channels));
        var (weight, bias, folded) = (layout.Vector("weight", Channels), layout.Vector("bias", Channels),
            layout.Vector("foldedBias", Channels));
        var affine = layout.Vectors("affine", 2, Channels, ChannelRows.StrideOf(Channels), BufferUse.Write);
        var center = HasBias ? At(folded.Buffer, Channel) - At(mean.Buffer, Channel) : -At(mean.Buffer, Channel);
        return Method(
            $"scale = γ/√(variance + {Epsilon.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}) "
                + $"and shift = β + ({(HasBias ? "b " : "")}− mean)·scale of {Channels} channels.",
            [mean, variance, weight, bias, .. HasBias ? new Argument[] { folded } : [], affine],
            Over(Channel, Channels,
                new Let("scale", At(weight.Buffer, Channel) / Sqrt(At(variance.Buffer, Channel) + Epsilon)),
                Set(affine.Buffer.At(0, Channel), Expr.Of("scale")),
                Set(affine.Buffer.At(1, Channel), MultiplyAdd(center, Expr.Of("scale"), At(bias.Buffer, Channel)))));
    }
}

/// <summary>A row of sums added to a gradient.</summary>
internal sealed record AddRowKernel(int Width) : LoopKernel
{
    public override string Name => "AddRow" + Text(Width);

    public override Method Lower(Layout layout)
    {
        var (from, to) = (layout.Vector("from", Width), layout.Vector("to", Width, BufferUse.Update));
        return Method($"to[{Width}] += from.", [from, to],
            Over(Column, Width, Set(to.Buffer.At(Column), At(to.Buffer, Column) + At(from.Buffer, Column))));
    }
}
