using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Draws networks of extreme but legal sizes: every number of a layer may be 1 or a million, as often of one magnitude as of another. Comes
/// in: a seed; goes out: a declaration that the rules take, or would take but for its size. What does not fit is left out.
/// </summary>
internal sealed class ExtremeDeclaration
{
    private readonly Random _random;
    private readonly List<NetworkItemAttribute> _items = [];
    private TensorShape _shape;

    private ExtremeDeclaration(int seed)
    {
        _random = new Random(seed);
        do
            _shape = new(Pick<int[]>([[Size(20)], [Size(14), Size(10)], [Size(11), Size(11), Size(10)], [Size(11), Size(5), Size(3)]]));
        while (_shape.Count > 1 << 26);
        _items.Add(new InputAttribute([.. _shape.Dimensions]));
        for (var (added, tried) = (0, 0); added < 1 + (seed % 3) && tried < 30; tried++)
            added += TryAdd(Layer()) ? 1 : 0;
        _items.AddRange([new MeanSquaredErrorAttribute(), new AdamAttribute(1e-3)]);
    }

    /// <summary>The declaration of a seed.</summary>
    public static NetworkSpec Draw(int seed) => Specs.Of([.. new ExtremeDeclaration(seed)._items]);

    private bool TryAdd(NetworkItemAttribute layer)
    {
        var spec = Specs.Of([.. _items, layer]);
        if (!DeclarationRules.Check(spec, _ => { }) || Shapes.ShapeInference.Infer(spec, _ => { }) is not { } graph)
            return false;
        _items.Add(layer);
        _shape = graph.OutputShape;
        return true;
    }

    private NetworkItemAttribute Layer()
    {
        var (first, second, groups) = (Size(11), Size(11), Group());
        var filters = groups * Size(8);
        return _shape.Rank switch
        {
            1 => Pick<NetworkItemAttribute>([new DenseAttribute(Size(15)), new RepeatVectorAttribute(Size(12)), new ReluAttribute(),
                new SoftmaxAttribute(), new GroupNormAttribute(groups), new BatchNormAttribute(), new LayerNormAttribute(),
                new ReshapeAttribute(Factors())]),
            2 => Pick<NetworkItemAttribute>([new Conv1DAttribute(filters, first) { Stride = Size(11), Dilation = Size(6), Groups = groups,
                    Padding = Pick([Padding.Valid, Padding.Same, Padding.Causal]) },
                new AveragePool1DAttribute(first) { Stride = Size(11), Pad = Less(first) },
                new MaxPool1DAttribute(first) { Stride = Size(11), Pad = Less(first) }, new LastStepAttribute(),
                new GlobalMaxPool1DAttribute(), new GlobalAveragePool1DAttribute(), new GruAttribute(Size(9)),
                new LstmAttribute(Size(9)) { ReturnSequence = true, Bidirectional = true }, new AttentionAttribute(groups),
                new SoftmaxAttribute(), new GroupNormAttribute(groups), new InstanceNormAttribute(), new FlattenAttribute()]),
            _ => Pick<NetworkItemAttribute>([new Conv2DAttribute(filters, first, second) { StrideHeight = Size(11), StrideWidth = Size(11),
                    Dilation = Size(6), Groups = groups, Pad = Less(first) },
                new Conv2DAttribute(filters, Size(4)) { Padding = Padding.Same, Dilation = Size(8), Groups = groups },
                new ConvTranspose2DAttribute(filters, Size(6), Size(6)) { StrideHeight = Size(8), StrideWidth = Size(8), Groups = groups },
                new MaxPool2DAttribute(first, second) { Stride = Size(11), Pad = Less(first) },
                new AveragePool2DAttribute(first, second) { Stride = Size(11), Pad = Less(first) },
                new ZeroPad2DAttribute(Size(11) - 1, Size(11) - 1, Size(11) - 1, Size(11) - 1),
                new Crop2DAttribute(Less(_shape.Dimensions[0]), 0, Less(_shape.Dimensions[1]), 0), new Upsample2DAttribute(Size(8)),
                new PixelShuffleAttribute(Size(4)), new GlobalAveragePool2DAttribute(), new GlobalMaxPool2DAttribute(),
                new FlattenAttribute(),
                new PermuteAttribute([.. Enumerable.Range(0, 3).OrderBy(_ => _random.Next())]), new GroupNormAttribute(groups),
                new SoftmaxAttribute(), new PReluAttribute(), new DropoutAttribute(0.3), new DenseAttribute(Size(10))]),
        };
    }

    /// <summary>1 to 2^<paramref name="most"/>, near powers of two or anything, as often of one magnitude as of another.</summary>
    private int Size(int most)
    {
        var magnitude = _random.Next(most + 1);
        return Math.Max(1, _random.Next(3) == 0 ? (1 << magnitude) + _random.Next(-1, 2) : _random.Next(1 << magnitude, 2 << magnitude));
    }

    private int Less(int bound) => _random.Next(3) == 0 ? Math.Min(Size(11), bound - 1) : 0;

    private int Group() => _random.Next(3) > 0 ? 1 : Pick(Divisors(_shape.Width));

    private int[] Factors()
    {
        var height = Pick(Divisors((int)_shape.Count));
        var width = Pick(Divisors((int)_shape.Count / height));
        return [height, width, (int)_shape.Count / height / width];
    }

    private static int[] Divisors(int count) =>
        [.. Enumerable.Range(1, (int)Math.Sqrt(count)).Where(divisor => count % divisor == 0)
            .SelectMany(divisor => new[] { divisor, count / divisor })];

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
