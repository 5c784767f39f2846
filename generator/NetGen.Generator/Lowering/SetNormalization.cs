using System.Globalization;
using NetGen.Generator.Loops;
using NetGen.Generator.Model;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Lowering;

/// <summary>
/// Normalisations of what each sample has by itself, a position's channels or a group's. A set that lies together is finished before the
/// next one; of sets that lie among each other, first all have their numbers, then all elements follow in the order in which they lie.
/// </summary>
internal abstract record SetKernel(NormalizationSets Sets, int Stride, int StatisticsStride) : LoopKernel
{
    protected static readonly Variable Group = new("group");

    /// <summary>What sums count with: a set's elements are also gone over one by one.</summary>
    private static readonly Variable SummedPosition = new("at"), SummedChannel = new("k");

    /// <summary>Whether there are several groups of channels, each a set by itself.</summary>
    protected bool HasGroups => Sets.Groups > 1 && !OfChannels;

    /// <summary>
    /// Whether each channel is a set: what is known of sets then lies as channels do, and goes through vectors with them.
    /// </summary>
    private bool OfChannels => Sets.Groups > 1 && Sets.ChannelsOfSet == 1;

    /// <summary>Channels that are gone over one after the other: those of a set, or all where each is one.</summary>
    protected int Channels => OfChannels ? Sets.Channels : Sets.ChannelsOfSet;

    protected BufferArgument Image(Layout layout, string name, BufferUse use = BufferUse.Read) => HasGroups
        ? layout.Rows(name, [Sets.Positions, Sets.Groups, Sets.ChannelsOfSet], Stride, use)
        : layout.Image(name, Sets.Positions, Sets.Channels, Stride, use);

    /// <summary>The numbers of each set.</summary>
    protected BufferArgument Numbers(Layout layout, string name, BufferUse use = BufferUse.Read) => OfChannels
        ? layout.Numbers(name, Sets.Numbers, Sets.Count, StatisticsStride, use)
        : layout.Numbers(name, Sets.Count, Sets.Numbers, StatisticsStride, use);

    /// <summary>Where the spread stands, behind a mean if there is one.</summary>
    protected int Spread => Sets.Numbers - 1;

    /// <summary>A vector of all channels.</summary>
    protected BufferArgument Vector(Layout layout, string name) => HasGroups ? layout.Matrix(name, Sets.Groups, Sets.ChannelsOfSet)
        : layout.Vector(name, Sets.Channels);

    protected Access Element(BufferArgument image) => Element(image, Position, Channel);

    protected Expr Of(BufferArgument vector) => Of(vector, Channel);

    /// <summary>An element that a sum goes over.</summary>
    protected Expr Summed(BufferArgument image) => new Load(Element(image, Sets.PerPosition ? Position : SummedPosition, CountedChannel));

    protected Expr SummedOf(BufferArgument vector) => Of(vector, CountedChannel);

    private Variable CountedChannel => OfChannels ? Channel : SummedChannel;

    private Access Element(BufferArgument image, Variable position, Variable channel) => HasGroups
        ? image.Buffer.At(Row, Sets.Positions == 1 ? 0 : position, Group, channel)
        : Sets.Positions == 1 ? image.Buffer.At(Row, channel) : image.Buffer.At(Row, position, channel);

    private Expr Of(BufferArgument vector, Variable channel) => HasGroups ? At(vector.Buffer, Group, channel) : At(vector.Buffer, channel);

    /// <summary>One of a set's numbers.</summary>
    protected Access NumberOf(BufferArgument numbers, int which) => OfChannels
        ? numbers.Buffer.At(Row, which, Channel)
        : numbers.Buffer.At(Row, Sets.PerPosition && Sets.Positions > 1 ? Position : !Sets.PerPosition && HasGroups ? Group : 0, which);

    /// <summary>A loop over what a set's sums are made of.</summary>
    protected Statement SumOver(params Statement[] body)
    {
        if (OfChannels)
            return Over(SummedPosition, Sets.Positions, body);
        var channels = Over(SummedChannel, Sets.ChannelsOfSet, body);
        return Sets.PositionsOfSet > 1 ? Over(SummedPosition, Sets.Positions, channels) : channels;
    }

    /// <summary>Rows, with what is done to have a set's numbers, and then to its elements.</summary>
    protected Loop Each(IEnumerable<Statement> numbers, IEnumerable<Statement> again, Statement[] elements)
    {
        if (Sets.PerPosition && Sets.Positions > 1)
            return Over(Row, Rows, Over(Position, Sets.Positions, [.. numbers, OverChannels(elements)]));
        if (OfChannels)
            return Over(Row, Rows, OverChannels([.. numbers]), Over(Position, Sets.Positions, OverChannels([.. again, .. elements])));
        if (Sets.PositionsOfSet == 1 || !HasGroups)
            return Over(Row, Rows, OverGroups([.. numbers, Sets.PositionsOfSet > 1 ? Over(Position, Sets.Positions, OverChannels(elements))
                : OverChannels(elements)]));
        return Over(Row, Rows, [.. OverGroups([.. numbers]),
            Over(Position, Sets.Positions, OverGroups([.. again, OverChannels(elements)]))]);
    }

    protected Statement[] OverGroups(params Statement[] body) => HasGroups ? [Over(Group, Sets.Groups, body)] : body;

    protected Loop OverChannels(params Statement[] body) => Over(Channel, Channels, body);

    protected double Share => 1.0 / Sets.Size;

    /// <summary>A set's number in double precision, which costs nothing; those of single channels are vectors.</summary>
    protected Expr Precise(Expr number) => OfChannels ? number : new Wide(number);

    /// <summary>The mean that was named; 0 where none is taken away.</summary>
    protected Expr Mean => Sets.IsCentered ? Expr.Of("mean") : 0;

    protected IEnumerable<Statement> LetMean(BufferArgument statistics) => Sets.IsCentered
        ? [new Let("mean", new Load(NumberOf(statistics, 0)))] : [];

    protected static IEnumerable<Argument> Optional(BufferArgument? argument) => argument is null ? [] : [argument];

    protected string Describe() => Sets.PerPosition
        ? $"{Text(Sets.Channels)} channels" + (Sets.Positions == 1 ? "" : $" at each of {Text(Sets.Positions)} positions")
        : $"{Text(Sets.Groups)} group{(Sets.Groups == 1 ? "" : "s")} of {Text(Sets.ChannelsOfSet)} channels "
            + $"at {Text(Sets.Positions)} position{(Sets.Positions == 1 ? "" : "s")}";
}

/// <summary>
/// y = φ(γ ⊙ (x − mean)/√(variance + ε) + β) of each set of a sample, or φ(γ ⊙ x/√(mean(x²) + ε)); keeps each set's mean, if there is
/// one, and what was multiplied by.
/// </summary>
internal sealed record SetNormalizationKernel(NormalizationSets Sets, double Epsilon, int Stride, int StatisticsStride,
    ActivationFunction? Epilogue)
    : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "Normalize" + Sets.Text + EpsilonText(Epsilon) + Suffix(Epilogue);

    public override Method Lower(Layout layout)
    {
        var (x, weight, bias) = (Image(layout, "x"), Vector(layout, "weight"), Sets.IsCentered ? Vector(layout, "bias") : null);
        var (statistics, y) = (Numbers(layout, "statistics", BufferUse.Write), Image(layout, "y", BufferUse.Write));
        var (sum, square, inverse, d, v) = (Expr.Of("sum"), Expr.Of("square"), Expr.Of("inverse"), Expr.Of("d"), Expr.Of("v"));
        var normalized = (new Load(Element(x)) - Mean) * inverse;
        return Method(
            $"y = {PhiOf(Epilogue)}(γ ⊙ {(Sets.IsCentered ? "(x − mean)/√(variance" : "x/√(mean(x²)")} + "
                + $"{Epsilon.ToString("R", CultureInfo.InvariantCulture)}){(Sets.IsCentered ? " + β" : "")}), statistics of {Describe()}.",
            [x, weight, .. Optional(bias), statistics, y, RowCount],
            Each(
                [
                    .. Sets.IsCentered ? new Statement[] { new Let("sum", 0), SumOver(new Set("sum", sum + Summed(x))),
                        new Let("mean", sum * Share) } : [],
                    new Let("square", 0),
                    SumOver(new Let("d", Summed(x) - Mean), new Set("square", MultiplyAdd(d, d, square))),
                    new Let("inverse", 1 / Sqrt((Precise(square) * Share) + Epsilon)),
                    .. Sets.IsCentered ? new Statement[] { Set(NumberOf(statistics, 0), Mean) } : [],
                    Set(NumberOf(statistics, Spread), inverse),
                ],
                [.. LetMean(statistics), new Let("inverse", new Load(NumberOf(statistics, Spread)))],
                [
                    new Let("v", bias is null ? normalized * Of(weight) : MultiplyAdd(normalized, Of(weight), Of(bias))),
                    Set(Element(y), Apply(Epilogue, v)),
                ]));
    }
}

/// <summary>∂x of the same, times φ′ of the activation in front.</summary>
internal sealed record SetNormalizationGradientKernel(NormalizationSets Sets, int Stride, int StatisticsStride,
    ActivationFunction? Epilogue)
    : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "NormalizeGradient" + Sets.Text + Suffix(Epilogue, derivative: true);

    public override Method Lower(Layout layout)
    {
        var (dy, x, weight) = (Image(layout, "dy"), Image(layout, "x"), Vector(layout, "weight"));
        var (statistics, factors) = (Numbers(layout, "statistics"), Numbers(layout, "factors", BufferUse.Write));
        var (activated, dx) = (Epilogue is null ? null : Image(layout, "activated"), Image(layout, "dx", BufferUse.Write));
        var (sum, product, inverse, g, d, v) = (Expr.Of("sum"), Expr.Of("product"), Expr.Of("inverse"), Expr.Of("g"), Expr.Of("d"),
            Expr.Of("v"));
        var (factor, shift) = (Expr.Of("factor"), Expr.Of("shift"));
        Let LetInverse() => new("inverse", new Load(NumberOf(statistics, Spread)));
        Statement[] OfMean(params Statement[] statements) => Sets.IsCentered ? statements : [];
        var scaled = new Load(Element(x)) * factor;
        return Method(
            $"∂x = {(Sets.IsCentered ? "1/σ ⊙ (γ ⊙ ∂y − mean(γ ⊙ ∂y) − " : "1/rms ⊙ (γ ⊙ ∂y − ")}x̂ ⊙ mean(γ ⊙ ∂y ⊙ x̂))"
                + $"{(Epilogue is null ? "" : " ⊙ " + PhiOf(Epilogue) + "′")}, means over {Describe()}.",
            [dy, x, weight, statistics, factors, .. Optional(activated), dx, RowCount],
            Each(
                [
                    .. LetMean(statistics),
                    LetInverse(),
                    .. OfMean(new Let("sum", 0)),
                    new Let("product", 0),
                    SumOver(
                    [
                        new Let("g", Summed(dy) * SummedOf(weight)),
                        new Let("d", Summed(x) - Mean),
                        .. OfMean(new Set("sum", sum + g)),
                        new Set("product", MultiplyAdd(g, d, product)),
                    ]),
                    new Let("factor", -product * inverse * inverse * inverse * Share),
                    .. OfMean(new Let("shift", (-sum * inverse * Share) - (factor * Mean))),
                    Set(NumberOf(factors, 0), factor),
                    .. OfMean(Set(NumberOf(factors, 1), shift)),
                ],
                [LetInverse(), new Let("factor", new Load(NumberOf(factors, 0))),
                    .. OfMean(new Let("shift", new Load(NumberOf(factors, 1))))],
                [
                    new Let("v", MultiplyAdd(new Load(Element(dy)) * inverse, Of(weight), Sets.IsCentered
                        ? MultiplyAdd(new Load(Element(x)), factor, shift) : scaled)),
                    Set(Element(dx), activated is null ? v : Epilogue!.Backward(v, new Load(Element(activated)))),
                ]));
    }
}

/// <summary>Σ ∂y, where there is a mean, and Σ ∂y ⊙ x̂ of each channel, with the statistics of each sample's sets.</summary>
internal sealed record SetNormalizationSumsKernel(NormalizationSets Sets, int Stride, int StatisticsStride)
    : SetKernel(Sets, Stride, StatisticsStride)
{
    public override string Name => "NormalizeSums" + Sets.Text;

    public override Method Lower(Layout layout)
    {
        var (dy, x, statistics) = (Image(layout, "dy"), Image(layout, "x"), Numbers(layout, "statistics"));
        var sums = layout.Vectors("sums", Sets.Numbers, [.. HasGroups ? new[] { Sets.Groups } : [], Channels],
            ChannelRows.StrideOf(Sets.Channels), BufferUse.Write);
        var (sum, product, rowSum, rowProduct, g) = (Expr.Of("sum"), Expr.Of("product"), Expr.Of("rowSum"), Expr.Of("rowProduct"),
            Expr.Of("g"));
        Statement[] OfMean(params Statement[] statements) => Sets.IsCentered ? statements : [];
        Statement[] numbers = [.. LetMean(statistics), new Let("inverse", new Load(NumberOf(statistics, Spread)))];
        Statement[] element =
        [
            new Let("g", new Load(Element(dy))),
            .. OfMean(new Set("rowSum", rowSum + g)),
            new Set("rowProduct", MultiplyAdd(g, (new Load(Element(x)) - Mean) * Expr.Of("inverse"), rowProduct)),
        ];
        return Method(
            $"{(Sets.IsCentered ? "Σ ∂y and " : "")}Σ ∂y ⊙ x̂ of {Text(Sets.Channels)} channels, with the statistics of {Describe()}, "
                + "a row by itself, so that rounding does not grow with the batch.",
            [dy, x, statistics, sums, RowCount],
            OverGroups(OverChannels(
            [
                .. OfMean(new Let("sum", 0)),
                new Let("product", 0),
                Over(Row, Rows,
                [
                    .. OfMean(new Let("rowSum", 0)),
                    new Let("rowProduct", 0),
                    .. Sets.Positions == 1 ? [.. numbers, .. element]
                        : Sets.PerPosition ? [Over(Position, Sets.Positions, [.. numbers, .. element])]
                        : (Statement[])[.. numbers, Over(Position, Sets.Positions, element)],
                    .. OfMean(new Set("sum", sum + rowSum)),
                    new Set("product", product + rowProduct),
                ]),
                .. OfMean(Set(SumOf(sums, 0), sum)),
                Set(SumOf(sums, Spread), product),
            ])));
    }

    private Access SumOf(BufferArgument sums, int which) => HasGroups ? sums.Buffer.At(which, Group, Channel)
        : sums.Buffer.At(which, Channel);
}
