using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Normalisations of what each sample has by itself, a position's channels or a group's. A set that lies together is finished before the
/// next one; of sets that
/// lie among each other, first all have their two numbers, then all elements follow in the order in which they lie.
/// </summary>
internal abstract record SetKernel(NormalizationSets Sets, int Stride, int StatisticsStride) : LoopKernel
{
    protected static readonly Variable Group = new("group");

    /// <summary>What sums count with: a set's elements are also gone over one by one.</summary>
    private static readonly Variable SummedPosition = new("at"), SummedChannel = new("k");

    /// <summary>Of whose channels there are several groups, each a set by itself.</summary>
    private bool HasGroups => Sets.Groups > 1;

    protected BufferArgument Image(Layout layout, string name, BufferUse use = BufferUse.Read) => HasGroups
        ? layout.Rows(name, [Sets.Positions, Sets.Groups, Sets.ChannelsOfSet], Stride, use)
        : layout.Image(name, Sets.Positions, Sets.Channels, Stride, use);

    /// <summary>Two numbers of each set.</summary>
    protected BufferArgument Numbers(Layout layout, string name, BufferUse use = BufferUse.Read) => layout.Pairs(name, Sets.Count, StatisticsStride, use);

    /// <summary>A vector of all channels.</summary>
    protected BufferArgument Vector(Layout layout, string name) => HasGroups ? layout.Matrix(name, Sets.Groups, Sets.ChannelsOfSet) : layout.Vector(name, Sets.Channels);

    protected Access Element(BufferArgument image) => Element(image, Position, Channel);

    protected Expr Of(BufferArgument vector) => Of(vector, Channel);

    /// <summary>An element that a sum goes over.</summary>
    protected Expr Summed(BufferArgument image) => new Load(Element(image, Sets.PerPosition ? Position : SummedPosition, SummedChannel));

    protected Expr SummedOf(BufferArgument vector) => Of(vector, SummedChannel);

    private Access Element(BufferArgument image, Variable position, Variable channel) => HasGroups
        ? image.Buffer.At(Row, Sets.Positions == 1 ? 0 : position, Group, channel)
        : Sets.Positions == 1 ? image.Buffer.At(Row, channel) : image.Buffer.At(Row, position, channel);

    private Expr Of(BufferArgument vector, Variable channel) => HasGroups ? At(vector.Buffer, Group, channel) : At(vector.Buffer, channel);

    /// <summary>One of a set's two numbers.</summary>
    protected Access NumberOf(BufferArgument numbers, int which) =>
        numbers.Buffer.At(Row, Sets.PerPosition && Sets.Positions > 1 ? Position : !Sets.PerPosition && HasGroups ? Group : 0, which);

    /// <summary>A loop over what a set's sums are made of.</summary>
    protected Statement SumOver(params Statement[] body)
    {
        var channels = Over(SummedChannel, Sets.ChannelsOfSet, body);
        return Sets.PositionsOfSet > 1 ? Over(SummedPosition, Sets.Positions, channels) : channels;
    }

    /// <summary>Rows, with what is done to have a set's numbers, and then to its elements.</summary>
    protected Loop Each(IEnumerable<Statement> numbers, IEnumerable<Statement> again, Statement[] elements)
    {
        if (Sets.PerPosition && Sets.Positions > 1)
            return Over(Row, Rows, Over(Position, Sets.Positions, [.. numbers, OverChannels(elements)]));
        if (Sets.PositionsOfSet == 1 || !HasGroups)
            return Over(Row, Rows, OverGroups([.. numbers, Sets.PositionsOfSet > 1 ? Over(Position, Sets.Positions, OverChannels(elements)) : OverChannels(elements)]));
        return Over(Row, Rows, [.. OverGroups([.. numbers]), Over(Position, Sets.Positions, OverGroups([.. again, OverChannels(elements)]))]);
    }

    protected Statement[] OverGroups(params Statement[] body) => HasGroups ? [Over(Group, Sets.Groups, body)] : body;

    protected Loop OverChannels(params Statement[] body) => Over(Channel, Sets.ChannelsOfSet, body);

    protected double Share => 1.0 / Sets.Size;

    protected string Describe() => Sets.PerPosition
        ? $"{Text(Sets.Channels)} channels" + (Sets.Positions == 1 ? "" : $" at each of {Text(Sets.Positions)} positions")
        : $"{Text(Sets.Groups)} group{(Sets.Groups == 1 ? "" : "s")} of {Text(Sets.ChannelsOfSet)} channels at {Text(Sets.Positions)} position{(Sets.Positions == 1 ? "" : "s")}";
}

/// <summary>y = φ(γ ⊙ (x − mean)/√(variance + ε) + β) of each set of a sample; keeps each set's mean and 1/√(variance + ε).</summary>
internal sealed record SetNormalizationKernel(NormalizationSets Sets, double Epsilon, int Stride, int StatisticsStride, ActivationFunction? Epilogue)
    : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "Normalize" + Sets.Text + EpsilonText(Epsilon) + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var (x, weight, bias) = (Image(layout, "x"), Vector(layout, "weight"), Vector(layout, "bias"));
        var (statistics, y) = (Numbers(layout, "statistics", BufferUse.Write), Image(layout, "y", BufferUse.Write));
        var (sum, square, mean, inverse, d, v) = (Expr.Of("sum"), Expr.Of("square"), Expr.Of("mean"), Expr.Of("inverse"), Expr.Of("d"), Expr.Of("v"));
        return Method(
            $"y = {PhiOf(Epilogue)}(γ ⊙ (x − mean)/√(variance + {Epsilon.ToString("R", CultureInfo.InvariantCulture)}) + β), statistics of {Describe()}.",
            [x, weight, bias, statistics, y, RowCount],
            Each(
                [
                    new Let("sum", 0),
                    SumOver(new Set("sum", sum + Summed(x))),
                    new Let("mean", sum * Share),
                    new Let("square", 0),
                    SumOver(new Let("d", Summed(x) - mean), new Set("square", MultiplyAdd(d, d, square))),
                    new Let("inverse", 1 / Sqrt((new Wide(square) * Share) + Epsilon)),
                    Set(NumberOf(statistics, 0), mean),
                    Set(NumberOf(statistics, 1), inverse),
                ],
                [new Let("mean", new Load(NumberOf(statistics, 0))), new Let("inverse", new Load(NumberOf(statistics, 1)))],
                [
                    new Let("v", MultiplyAdd((new Load(Element(x)) - mean) * inverse, Of(weight), Of(bias))),
                    Set(Element(y), Apply(Epilogue, v)),
                ]));
    }
}

/// <summary>∂x of the same, times φ′ of the activation in front.</summary>
internal sealed record SetNormalizationGradientKernel(NormalizationSets Sets, int Stride, int StatisticsStride, ActivationFunction? Epilogue)
    : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "NormalizeGradient" + Sets.Text + Suffix(Epilogue, derivative: true);

    public override Method Lower(Layout layout)
    {
        var (dy, x, weight) = (Image(layout, "dy"), Image(layout, "x"), Vector(layout, "weight"));
        var (statistics, factors) = (Numbers(layout, "statistics"), Numbers(layout, "factors", BufferUse.Write));
        var (activated, dx) = (Epilogue is null ? null : Image(layout, "activated"), Image(layout, "dx", BufferUse.Write));
        var (sum, product, mean, inverse, g, d, v) = (Expr.Of("sum"), Expr.Of("product"), Expr.Of("mean"), Expr.Of("inverse"), Expr.Of("g"), Expr.Of("d"), Expr.Of("v"));
        Let LetInverse() => new("inverse", new Load(NumberOf(statistics, 1)));
        return Method(
            $"∂x = 1/σ ⊙ (γ ⊙ ∂y − mean(γ ⊙ ∂y) − x̂ ⊙ mean(γ ⊙ ∂y ⊙ x̂)){(Epilogue is null ? "" : " ⊙ " + PhiOf(Epilogue) + "′")}, means over {Describe()}.",
            [.. new[] { dy, x, weight, statistics, factors, activated, dx }.OfType<Argument>(), RowCount],
            Each(
                [
                    new Let("mean", new Load(NumberOf(statistics, 0))),
                    LetInverse(),
                    new Let("sum", 0),
                    new Let("product", 0),
                    SumOver(
                        new Let("g", Summed(dy) * SummedOf(weight)),
                        new Let("d", Summed(x) - mean),
                        new Set("sum", sum + g),
                        new Set("product", MultiplyAdd(g, d, product))),
                    new Let("factor", -product * inverse * inverse * inverse * Share),
                    new Let("shift", (-sum * inverse * Share) - (Expr.Of("factor") * mean)),
                    Set(NumberOf(factors, 0), Expr.Of("factor")),
                    Set(NumberOf(factors, 1), Expr.Of("shift")),
                ],
                [LetInverse(), new Let("factor", new Load(NumberOf(factors, 0))), new Let("shift", new Load(NumberOf(factors, 1)))],
                [
                    new Let("v", MultiplyAdd(new Load(Element(dy)) * inverse, Of(weight), MultiplyAdd(new Load(Element(x)), Expr.Of("factor"), Expr.Of("shift")))),
                    Set(Element(dx), activated is null ? v : Epilogue!.Backward(v, new Load(Element(activated)))),
                ]));
    }
}

/// <summary>Σ ∂y and Σ ∂y ⊙ x̂ of each channel, with the statistics of each sample's sets.</summary>
internal sealed record SetNormalizationSumsKernel(NormalizationSets Sets, int Stride, int StatisticsStride) : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "NormalizeSums" + Sets.Text;

    public override Method Lower(Layout layout)
    {
        var (dy, x, statistics) = (Image(layout, "dy"), Image(layout, "x"), Numbers(layout, "statistics"));
        var sums = layout.Vectors("sums", 2, [.. Sets.Groups > 1 ? new[] { Sets.Groups } : [], Sets.ChannelsOfSet], ChannelRows.StrideOf(Sets.Channels), BufferUse.Write);
        var (sum, product, rowSum, rowProduct, g) = (Expr.Of("sum"), Expr.Of("product"), Expr.Of("rowSum"), Expr.Of("rowProduct"), Expr.Of("g"));
        Statement[] numbers = [new Let("mean", new Load(NumberOf(statistics, 0))), new Let("inverse", new Load(NumberOf(statistics, 1)))];
        Statement[] element =
        [
            new Let("g", new Load(Element(dy))),
            new Set("rowSum", rowSum + g),
            new Set("rowProduct", MultiplyAdd(g, (new Load(Element(x)) - Expr.Of("mean")) * Expr.Of("inverse"), rowProduct)),
        ];
        return Method($"Σ ∂y and Σ ∂y ⊙ x̂ of {Text(Sets.Channels)} channels, with the statistics of {Describe()}, a row by itself, so that rounding does not grow with the batch.",
            [dy, x, statistics, sums, RowCount],
            OverGroups(OverChannels(
            [
                new Let("sum", 0),
                new Let("product", 0),
                Over(Row, Rows,
                [
                    new Let("rowSum", 0),
                    new Let("rowProduct", 0),
                    .. Sets.Positions == 1 ? [.. numbers, .. element]
                        : Sets.PerPosition ? [Over(Position, Sets.Positions, [.. numbers, .. element])]
                        : (Statement[])[.. numbers, Over(Position, Sets.Positions, element)],
                    new Set("sum", sum + rowSum),
                    new Set("product", product + rowProduct),
                ]),
                Set(SumOf(sums, 0), sum),
                Set(SumOf(sums, 1), product),
            ])));
    }

    private Access SumOf(BufferArgument sums, int which) => Sets.Groups > 1 ? sums.Buffer.At(which, Group, Channel) : sums.Buffer.At(which, Channel);
}
