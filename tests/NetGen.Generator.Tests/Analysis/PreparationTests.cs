using NetGen.Generator.Analysis;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>Preprocessing and augmentation as declared: what they may say, where they may stand, and what is known of the values behind them.</summary>
public class PreparationTests
{
    private static readonly NetworkItemAttribute[] Rest = [new FlattenAttribute(), new DenseAttribute(2), new MeanSquaredErrorAttribute()];

    private static string[] Said(NetworkItemAttribute input, params NetworkItemAttribute[] items) =>
        [.. Specs.ProblemsOf([input, .. items, .. Rest]).Where(problem => problem.Id is "NG0007" or "NG0008").Select(problem => problem.Id + " " + string.Join(" | ", problem.Figures))];

    public static TheoryData<NetworkItemAttribute, string> BadArguments => new()
    {
        { new RescaleAttribute(0), "NG0008 scale | not 0 | 0" },
        { new RescaleAttribute(double.PositiveInfinity), "NG0008 scale | finite | Infinity" },
        { new RescaleAttribute(), "NG0008 scale | given, or Min and Max declared on Input | neither" },
        { new MinMaxAttribute { Low = 1 }, "NG0008 Low | below High (1) | 1" },
        { new StandardizeAttribute { Epsilon = -1 }, "NG0008 Epsilon | at least 0 and finite | -1" },
        { new StandardizeChannelsAttribute { Epsilon = double.NaN }, "NG0008 Epsilon | at least 0 and finite | NaN" },
        { new ZcaWhitenAttribute { Epsilon = 0 }, "NG0008 Epsilon | above 0 and finite | 0" },
        { new PcaWhitenAttribute(49), "NG0008 components | at most the number of features, 48 | 49" },
        { new NormalizeAttribute([1, 2], [1]), "NG0008 mean | one value for all, or one for each channel (3) | 2 values" },
        { new NormalizeAttribute([1, 2, 3], [1, 0, 1]), "NG0008 std | above 0 and finite | 0" },
        { new NormalizeAttribute(Preset.Mnist), "" },
        { new NormalizeAttribute([0], [0.5, 1, 2]), "" },
        { new RandomFlipAttribute(1.5), "NG0008 probability | in [0, 1] | 1.5" },
        { new RandomCropAttribute(-1), "NG0008 pad | at least 0 | -1" },
        { new RandomRotateAttribute(181), "NG0008 degrees | in [0, 180] | 181" },
        { new RandomEraseAttribute { MinArea = 0.5 }, "NG0008 MinArea | at most MaxArea (0.33) | 0.5" },
        { new GaussianNoiseAttribute(-1), "NG0008 std | at least 0 and finite | -1" },
        { new MixupAttribute(0), "NG0008 alpha | above 0 and finite | 0" },
        { new MixupAttribute(double.PositiveInfinity), "NG0008 alpha | above 0 and finite | Infinity" },
    };

    [Theory]
    [MemberData(nameof(BadArguments))]
    public void Arguments_out_of_their_domain_are_named(NetworkItemAttribute attribute, string expected) =>
        Assert.Equal(expected, string.Join("; ", Said(new InputAttribute(4, 4, 3), attribute)));

    [Fact]
    public void A_preset_that_is_none_is_named()
    {
        // As the parser hands it over: an integer cast to the enum.
        var attribute = new ItemSpec("Normalize", new[] { new ArgumentSpec("preset", IsProperty: false, 77) }.ToEquatableArray()).Bind();
        var problems = new List<Problem>();
        PreparationArguments.Check(attribute!, "float", 0, problems.Add);
        Assert.Equal(["preset", "one of ImageNet, Cifar10, Mnist", "77"], Assert.Single(problems).Figures);
    }

    [Fact]
    public void Samples_are_mixed_once_whatever_their_shape()
    {
        Assert.Empty(Said(new InputAttribute(48), new MixupAttribute()));
        Assert.Equal(["NG0007 Mixup | is a second mixture of samples beside Mixup"], Said(new InputAttribute(48), new MixupAttribute(), new MixupAttribute(1)));
    }

    [Fact]
    public void Images_are_needed_where_pixels_move() =>
        Assert.Equal(["NG0008 Input | an image (height, width, channels) for RandomFlip | 48"], Said(new InputAttribute(48), new RandomFlipAttribute()));

    [Fact]
    public void Preprocessing_stands_between_the_input_and_the_first_layer()
    {
        string[] Ids(params NetworkItemAttribute[] items) => [.. Specs.ProblemsOf(items).Where(problem => problem.Id == "NG0007").Select(problem => string.Join(" ", problem.Figures))];
        Assert.Equal(
            ["Standardize stands after the first layer; it comes directly after Input"],
            Ids([new InputAttribute(4, 4, 3), new FlattenAttribute(), new StandardizeAttribute(), .. Rest]));
        Assert.Equal(["RandomFlip stands before Input; it comes directly after it"], Ids([new RandomFlipAttribute(), new InputAttribute(4, 4, 3), .. Rest]));
        Assert.Equal(
            ["Standardize stands after PcaWhiten, which is the last step of preprocessing"],
            Ids([new InputAttribute(4, 4, 3), new PcaWhitenAttribute(), new StandardizeAttribute(), .. Rest]));
    }

    public static TheoryData<PreprocessingAttribute[], double[]> Facts => new()
    {
        // Smallest, largest, mean and deviation of what the first layer reads, from the declared range 0 to 200.
        { [], [0, 200, double.NaN, double.NaN] },
        { [new RescaleAttribute()], [0, 1, double.NaN, double.NaN] },
        { [new RescaleAttribute(-0.5, shift: 10)], [-90, 10, double.NaN, double.NaN] },
        { [new SubtractMeanAttribute()], [-100, 100, 0, 57.735026918962575] },
        { [new RescaleAttribute(), new NormalizeAttribute([0.5], [0.25])], [-2, 2, double.NaN, double.NaN] },
        { [new StandardizeAttribute()], [double.NaN, double.NaN, 0, 1] },
        { [new MinMaxAttribute { Low = -1 }], [-1, 1, double.NaN, double.NaN] },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Facts_of_the_input_go_through_the_preprocessing(PreprocessingAttribute[] preprocessing, double[] expected)
    {
        var facts = Specs.GraphOf([new InputAttribute(4, 4, 3) { Min = 0, Max = 200 }, .. preprocessing, .. Rest]).PreparedFacts;
        Assert.All(expected.Zip([facts.Min, facts.Max, facts.Mean, facts.Std]), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void The_signal_starts_from_standardised_inputs()
    {
        var graph = ResolveInitializers.Run(Specs.GraphOf([new InputAttribute(4, 4, 3) { Min = 0, Max = 255 }, new StandardizeAttribute(), .. Rest]));
        Assert.Equal(new Moments(1, 0), SignalPredictor.Predict(graph).Forward[Graph.Input]);
    }

    [Fact]
    public void Principal_components_change_what_the_first_layer_reads()
    {
        var graph = Specs.GraphOf([new InputAttribute(4, 4, 3), new PcaWhitenAttribute(7), .. Rest]);
        Assert.Equal((new TensorShape(4, 4, 3), new TensorShape(7)), (graph.InputShape, graph.PreparedShape));
        Assert.Equal(["preprocessing.samples", "preprocessing.center", "preprocessing.scale", "preprocessing.whitening"], graph.Buffers.Select(buffer => buffer.Name));
        Assert.Equal(new TensorShape(7, 3, 4, 4), graph.Buffers[3].Shape);
    }
}
