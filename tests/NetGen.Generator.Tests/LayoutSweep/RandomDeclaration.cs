using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>
/// Draws networks in which any change of shape may stand in front of any activation, softmax, dropout, normalisation or join. Comes in: a
/// seed; goes out: a declaration that compiles. Whether a layer fits is asked of the compiler; what does not fit is left out. Those of even
/// seeds have no kinks.
/// </summary>
internal sealed class RandomDeclaration
{
    private const int MostElements = 360;

    private static readonly int[] Widths = [1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 15, 16, 17, 20, 24, 28];

    private readonly Random _random;
    private readonly bool _isSmooth;
    private readonly List<NetworkItemAttribute> _items = [];
    private readonly List<string> _marks = [];
    private TensorShape _shape;

    private RandomDeclaration(int seed)
    {
        _random = new Random(seed);
        _isSmooth = seed % 2 == 0;
        _shape = new(Pick<int[]>([[Between(1, 20)], [Between(2, 8), Between(1, 9)], [Between(1, 6), Between(1, 6), Between(1, 9)],
            [Between(2, 5), Between(2, 5), Between(1, 4)]]));
        _items.Add(new InputAttribute([.. _shape.Dimensions]));
        for (var (added, tried) = (0, 0); added < 2 + (seed % 5) && tried < 40; tried++)
            added += TryAdd(Between(0, 9) switch { < 5 => ShapeChange(), < 8 => [Keeping()], _ => Joined() }) ? 1 : 0;
        AddHead();
    }

    /// <summary>The declaration of a seed.</summary>
    public static NetworkSpec Draw(int seed) => Specs.Of([.. new RandomDeclaration(seed)._items]);

    /// <summary>As a user would write it, but for what it leaves at its default.</summary>
    public static string Text(NetworkSpec spec) =>
        string.Join("; ", spec.Items.Select(item => item.Kind + "(" + string.Join(", ", item.Arguments
        .Where(argument => !argument.IsProperty
            || argument.Name is "Stride" or "StrideWidth" or "Pad" or "Padding" or "Dilation" or "Groups" or "Bias" or "Trainable"
                or "Shared" or "Approximate")
        .Select(argument =>
            (argument.IsProperty ? argument.Name + " = " : "") + (argument.Value is EquatableArray<object?> many
                ? string.Join(", ", many)
                : argument.Value))) + ")"));

    private bool TryAdd(params NetworkItemAttribute[] more)
    {
        var spec = Specs.Of([.. _items, .. more]);
        if (!DeclarationRules.Check(spec, _ => { }) || NetworkCompiler.BuildGraph(spec, _ => { }) is not { } graph
            || graph.OutputShape.Count > MostElements)
            return false;
        _items.AddRange(more);
        _marks.AddRange(more.OfType<MarkAttribute>().Select(mark => mark.Mark));
        _shape = graph.OutputShape;
        return true;
    }

    private NetworkItemAttribute[] ShapeChange()
    {
        var (kernel, kernelWidth, pad) = (Between(1, 3), Between(1, 3), Between(0, 1));
        var groups = Pick(Divisors(_shape.Width));
        var filters = groups * Math.Max(1, Width() / groups);
        return [Between(0, _shape.Rank == 3 ? 15 : _shape.Rank == 2 ? 13 : 9) switch
        {
            0 or 1 => new FlattenAttribute(),
            2 => new ReshapeAttribute(Factors((int)_shape.Count)),
            3 => new PermuteAttribute([.. Enumerable.Range(0, _shape.Rank).OrderBy(_ => _random.Next())]),
            4 or 5 => Weighted(new DenseAttribute(Width())),
            6 when _shape.Rank == 2 => new AveragePool1DAttribute(kernel) { Stride = Between(0, 2), Pad = kernel > 1 ? pad : 0 },
            7 when _shape.Rank == 2 && !_isSmooth => new MaxPool1DAttribute(kernel) { Stride = Between(0, 2), Pad = kernel > 1 ? pad : 0 },
            8 or 9 when _shape.Rank == 2 =>
                Weighted(new Conv1DAttribute(filters, kernel) { Stride = Between(1, 2), Dilation = Between(1, 2), Groups = groups,
                    Padding = Pick([Padding.Valid, Padding.Same, Padding.Causal]) }),
            >= 10 and <= 12 when _shape.Rank == 2 => Recurrent(),
            13 when _shape.Rank == 2 => _isSmooth
                ? Pick<NetworkItemAttribute>([new LastStepAttribute(), new GlobalAveragePool1DAttribute()])
                : Pick<NetworkItemAttribute>([new LastStepAttribute(), new GlobalMaxPool1DAttribute()]),
            9 when _shape.Rank == 1 && pad == 0 => new RepeatVectorAttribute(Between(1, 4)),
            8 or 9 when _shape.Rank == 3 =>
                Weighted(new Conv2DAttribute(filters, kernel, kernelWidth) { Stride = Between(1, 2), Groups = groups,
                    Padding = Pick([Padding.Valid, Padding.Same]) }),
            10 => Weighted(new Conv2DAttribute(filters, kernel, kernelWidth) { StrideWidth = Between(1, 3), Dilation = Between(1, 2),
                Groups = groups, Pad = Between(0, 2) }),
            11 => Weighted(new ConvTranspose2DAttribute(filters, kernel, kernelWidth) { Stride = Between(1, 2), Groups = groups,
                Pad = kernel > 1 && kernelWidth > 1 ? pad : 0 }),
            12 => _isSmooth || pad == 0
                ? new AveragePool2DAttribute(kernel, kernelWidth) { Stride = Between(0, 2), Pad = Math.Min(kernel, kernelWidth) / 2 }
                : new MaxPool2DAttribute(kernel, kernelWidth) { Stride = Between(0, 2), Pad = Math.Min(kernel, kernelWidth) / 2 },
            13 => Pick<LayerAttribute>([new ZeroPad2DAttribute(Between(0, 2), Between(0, 2), Between(0, 2), Between(0, 2)),
                new Crop2DAttribute(Between(0, 1), Between(0, 1), Between(0, 1), Between(0, 2))]),
            14 => new Upsample2DAttribute(2),
            15 when _shape.Width % 4 == 0 => new PixelShuffleAttribute(2),
            _ => _isSmooth || pad == 0 ? new GlobalAveragePool2DAttribute() : new GlobalMaxPool2DAttribute(),
        }];
    }

    private RecurrentAttribute Recurrent()
    {
        var units = Width();
        var layer = Pick<RecurrentAttribute>([new SimpleRnnAttribute(units), new GruAttribute(units), new LstmAttribute(units),
            new GruAttribute(units) { ResetAfter = false }]);
        (layer.ReturnSequence, layer.Reverse, layer.Bidirectional, layer.Dropout) = (Between(0, 1) == 0, Between(0, 2) == 0,
            Between(0, 2) == 0, 0.3 * Between(0, 1));
        layer.InitialState = Between(0, 2) == 0 ? InitialState.Learned : InitialState.Zero;
        Weighted(layer);
        return layer;
    }

    private WeightedLayerAttribute Weighted(WeightedLayerAttribute layer)
    {
        (layer.Bias, layer.Trainable) = (Between(0, 3) > 0, Between(0, 4) > 0);
        return layer;
    }

    /// <summary>A layer that keeps the shape.</summary>
    private NetworkItemAttribute Keeping() => Between(0, 11) switch
    {
        0 => new SoftmaxAttribute(),
        1 => new LogSoftmaxAttribute(),
        2 => new DropoutAttribute(0.3),
        3 => Pick<NetworkItemAttribute>([new SpatialDropoutAttribute(0.3), new AlphaDropoutAttribute(0.3)]),
        4 => new BatchNormAttribute { Epsilon = 0.1 },
        5 => Pick<NetworkItemAttribute>([new LayerNormAttribute { Epsilon = 0.1 }, new RmsNormAttribute { Epsilon = 0.1 }]),
        6 when _shape.Rank > 1 && Between(0, 2) == 0 => new InstanceNormAttribute { Epsilon = 0.1 },
        6 => new GroupNormAttribute(Pick(Divisors(_shape.Width))) { Epsilon = 0.1 },
        7 when !_isSmooth => new PReluAttribute { Shared = Between(0, 1) == 0, Trainable = Between(0, 3) > 0 },
        8 or 9 when _shape.Rank == 2 => Between(0, 2) == 0
            ? new LearnedPositionsAttribute { Trainable = Between(0, 3) > 0 }
            : Weighted(new AttentionAttribute(Pick(Divisors(_shape.Width))) { Causal = Between(0, 1) == 0 }),
        _ => Activation(),
    };

    private NetworkItemAttribute Activation() => _isSmooth
        ? Pick<NetworkItemAttribute>([new TanhAttribute(), new SigmoidAttribute(), new GeluAttribute(),
            new GeluAttribute { Approximate = true }, new SiluAttribute(), new MishAttribute(), new SoftplusAttribute()])
        : Pick<NetworkItemAttribute>([new ReluAttribute(), new LeakyReluAttribute(0.2), new EluAttribute(0.7), new SeluAttribute(),
            new Relu6Attribute(), new HardSigmoidAttribute(),
            new HardSwishAttribute(), new SoftsignAttribute(), new SquaredReluAttribute(), new LogReluAttribute(),
            new ExpAttribute()]);

    private NetworkItemAttribute[] Joined()
    {
        var (first, second) = ("m" + _items.Count, "n" + _items.Count);
        NetworkItemAttribute Join(string mark) =>
            Pick<NetworkItemAttribute>([new AddAttribute(mark), new ConcatAttribute(mark), new MultiplyAttribute(mark)]);
        return Between(0, 4) switch
        {
            0 when _marks.Count > 0 => [Join(Pick(_marks))],
            1 => [new MarkAttribute(first), Keeping(), Join(first)],
            2 => [new MarkAttribute(first), .. ShapeChange(), new MarkAttribute(second), new FromAttribute(first), .. ShapeChange(),
                Join(second)],
            3 when _shape.Rank == 3 => [new MarkAttribute(first), new GlobalAveragePool2DAttribute(), new DenseAttribute(_shape.Width),
                new SigmoidAttribute(), new MultiplyAttribute(first)],
            _ => [new MarkAttribute(first), Keeping(), Keeping(), new MarkAttribute(second), new FromAttribute(first), Keeping(),
                new ConcatAttribute(second, first)],
        };
    }

    private void AddHead()
    {
        NetworkItemAttribute[] Dense() => [new DenseAttribute(Between(2, 19))];
        NetworkItemAttribute Softmax() => Between(0, 1) == 0 ? new SoftmaxAttribute() : new LogSoftmaxAttribute();
        NetworkItemAttribute[] Positions() =>
            [_shape.Rank == 3 && Between(0, 1) == 0 ? new Conv2DAttribute(Between(2, 19), 1) : new DenseAttribute(Between(2, 19)),
                new TargetAttribute(TargetKind.ClassMap)];
        NetworkItemAttribute[] head = Between(0, 11) switch
        {
            0 => [.. Dense(), Softmax(), new CrossEntropyAttribute { LabelSmoothing = Between(0, 1) * 0.1 }],
            1 => [.. Dense(), new SigmoidAttribute(), new BinaryCrossEntropyAttribute()],
            2 => [.. Dense(), Softmax(), new KlDivergenceAttribute()],
            3 when !_isSmooth => [.. Dense(), new HingeAttribute()],
            4 when !_isSmooth => [.. Dense(), new SquaredHingeAttribute()],
            5 when !_isSmooth => [Pick<NetworkItemAttribute>([new HuberAttribute(0.8), new MeanAbsoluteErrorAttribute()])],
            6 => [.. Dense(), new SigmoidAttribute(), new PoissonAttribute()],
            7 => [new CosineDistanceAttribute()],
            10 when _shape.Rank > 1 => [.. Positions(), Softmax(), new CrossEntropyAttribute { LabelSmoothing = Between(0, 1) * 0.1 }],
            11 when _shape.Rank > 1 && !_isSmooth => [.. Positions(),
                Pick<NetworkItemAttribute>([new HingeAttribute(), new SquaredHingeAttribute()])],
            _ => [new MeanSquaredErrorAttribute()],
        };
        if (!TryAdd([.. head, new AdamAttribute(1e-3)]) && !TryAdd([new FlattenAttribute(), .. head, new AdamAttribute(1e-3)]))
            Assert.True(TryAdd(new FlattenAttribute(), new DenseAttribute(3), new MeanSquaredErrorAttribute(), new AdamAttribute(1e-3)));
    }

    /// <summary>A random way to write a number as one to three factors.</summary>
    private int[] Factors(int count)
    {
        var first = Pick(Divisors(count));
        var second = Pick(Divisors(count / first));
        return Pick<int[]>([[count], [first, count / first], [first, second, count / first / second]]);
    }

    private static int[] Divisors(int count) => [.. Enumerable.Range(1, count).Where(divisor => count % divisor == 0)];

    private int Width() => Pick(Widths);

    private int Between(int least, int most) => _random.Next(least, most + 1);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
