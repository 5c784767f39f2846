using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>Mean and variance of each channel over samples and positions.</summary>
internal sealed record ChannelStatisticsKernel(int Positions, int Channels, int Stride) : LoopKernel
{
    public override string Name => "ChannelStatistics" + Text(Positions) + "x" + Text(Channels);

    public override Method Lower(Layout layout)
    {
        var (x, statistics) = (layout.Image("x", Positions, Channels, Stride),
            layout.Vectors("statistics", 2, Channels, ChannelRows.StrideOf(Channels), BufferUse.Write));
        var (mean, squares, m, q, d) = (Expr.Of("mean"), Expr.Of("squares"), Expr.Of("m"), Expr.Of("q"), Expr.Of("d"));
        return Method(
            $"Mean and variance (of n, not n − 1) of {Channels} channels "
                + $"over samples and {Positions} position{(Positions == 1 ? "" : "s")}, "
                + "stretch joined to stretch (Chan, Golub and LeVeque 1979).",
            [x, statistics, RowCount],
            new Let("inverse", 1 / (new Counted(Rows) * Positions)),
            Over(Channel, Channels,
            [
                new Let("mean", 0),
                new Let("squares", 0),
                .. Stretches.Of(Positions, stretch =>
                [
                    new Let("m", 0),
                    stretch.Each([new Set("m", m + new Load(stretch.At(x)))]),
                    new Let("part", 1 / new Wide(stretch.Count)),
                    new Set("m", m * Expr.Of("part")),
                    new Let("q", 0),
                    stretch.Each([new Let("d", new Load(stretch.At(x)) - m), new Set("q", MultiplyAdd(d, d, q))]),
                    new Let("share", stretch.Count / stretch.All),
                    new Let("cross", stretch.Seen * stretch.Count / stretch.All),
                    new Set("m", m - mean),
                    new Set("mean", MultiplyAdd(m, Expr.Of("share"), mean)),
                    new Set("squares", squares + MultiplyAdd(m * m, Expr.Of("cross"), q)),
                ]),
                Set(statistics.Buffer.At(0, Channel), mean),
                Set(statistics.Buffer.At(1, Channel), squares * Expr.Of("inverse")),
            ]));
    }
}

/// <summary>Σ ∂y and Σ ∂y ⊙ x̂ of each channel, with a batch's statistics.</summary>
internal sealed record NormalizationSumsKernel(int Positions, int Channels, int Stride, double Epsilon) : LoopKernel
{
    public override string Name => "NormalizationSums" + Text(Positions) + "x" + Text(Channels) + EpsilonText(Epsilon);

    public override Method Lower(Layout layout)
    {
        var (dy, x, stride) = (layout.Image("dy", Positions, Channels, Stride), layout.Image("x", Positions, Channels, Stride),
            ChannelRows.StrideOf(Channels));
        var (statistics, sums) = (layout.Vectors("statistics", 2, Channels, stride),
            layout.Vectors("sums", 2, Channels, stride, BufferUse.Write));
        var (sum, product, s, p, g) = (Expr.Of("sum"), Expr.Of("product"), Expr.Of("s"), Expr.Of("p"), Expr.Of("g"));
        return Method($"Σ ∂y and Σ ∂y ⊙ x̂ of {Channels} channels over samples and {Positions} position{(Positions == 1 ? "" : "s")}.",
            [dy, x, statistics, sums, RowCount],
            Over(Channel, Channels,
            [
                new Let("mean", At(statistics.Buffer, 0, Channel)),
                new Let("sum", 0),
                new Let("product", 0),
                .. Stretches.Of(Positions, stretch =>
                [
                    new Let("s", 0),
                    new Let("p", 0),
                    stretch.Each(
                    [
                        new Let("g", new Load(stretch.At(dy))),
                        new Set("s", s + g),
                        new Set("p", MultiplyAdd(g, new Load(stretch.At(x)) - Expr.Of("mean"), p)),
                    ]),
                    new Set("sum", sum + s),
                    new Set("product", product + p),
                ]),
                Set(sums.Buffer.At(0, Channel), sum),
                Set(sums.Buffer.At(1, Channel), product / Sqrt(At(statistics.Buffer, 1, Channel) + Epsilon)),
            ]));
    }
}

/// <summary>The factors of ∂y, x and 1 in a batch's input gradient.</summary>
internal sealed record NormalizationFactorsKernel(int Positions, int Channels, double Epsilon) : LoopKernel
{
    public override string Name => "NormalizationFactors" + Text(Positions) + "x" + Text(Channels) + EpsilonText(Epsilon);

    public override Method Lower(Layout layout)
    {
        var stride = ChannelRows.StrideOf(Channels);
        var (statistics, weight) = (layout.Vectors("statistics", 2, Channels, stride), layout.Vector("weight", Channels));
        var (sums, factors) = (layout.Vectors("sums", 2, Channels, stride),
            layout.Vectors("factors", 3, Channels, stride, BufferUse.Write));
        var (inverse, k0, k1, share) = (Expr.Of("inverse"), Expr.Of("k0"), Expr.Of("k1"), Expr.Of("share"));
        return Method($"The factors of ∂y, x and 1 in γ/σ ⊙ (∂y − mean(∂y) − x̂ ⊙ mean(∂y ⊙ x̂)), for {Channels} channels.",
            [statistics, weight, sums, factors, RowCount],
            new Let("share", 1 / (new Counted(Rows) * Positions)),
            Over(Channel, Channels,
                new Let("inverse", 1 / Sqrt(At(statistics.Buffer, 1, Channel) + Epsilon)),
                new Let("k0", At(weight.Buffer, Channel) * inverse),
                new Let("k1", -k0 * inverse * At(sums.Buffer, 1, Channel) * share),
                Set(factors.Buffer.At(0, Channel), k0),
                Set(factors.Buffer.At(1, Channel), k1),
                Set(factors.Buffer.At(2, Channel),
                    (-k0 * At(sums.Buffer, 0, Channel) * share) - (k1 * At(statistics.Buffer, 0, Channel)))));
    }
}
