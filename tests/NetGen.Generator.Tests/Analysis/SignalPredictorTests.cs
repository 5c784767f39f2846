using NetGen.Generator.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>
/// The signal in ten layers of 500 units: the experiment of CS231n's lectures 5 and 6, in the limit of infinite width. (The lectures' own
/// samples agree with these to a few percent, which is tested too.)
/// </summary>
public class SignalPredictorTests
{
    private static SignalPrediction Predict(Graph graph) => SignalPredictor.Predict(ResolveInitializers.Run(graph));

    private static (Graph Graph, SignalPrediction Signal) TenLayers(Init init, double scale, Func<ActivationAttribute> activation, int depth = 10)
    {
        List<NetworkItemAttribute> items = [new InputAttribute(500)];
        for (var i = 0; i < depth; i++)
            items.AddRange([new DenseAttribute(500) { Init = init, InitScale = scale }, activation()]);
        var graph = Specs.GraphOf([.. items]);
        return (graph, Predict(graph));
    }

    private static IEnumerable<Moments> Activations(Graph graph, SignalPrediction signal) =>
        graph.Forward.OfType<ActivationOperation>().Select(operation => signal.Forward[operation.Output]);

    [Theory]
    [InlineData(Init.Normal, .01, new[] { .213546, .047642, .010652, .002382, .000533, .000119, 2.66e-5, 5.95e-6, 1.33e-6, 2.98e-7 })]
    [InlineData(Init.Normal, 1, new[] { .982012, .981680, .981673, .981673, .981673, .981673, .981673, .981673, .981673, .981673 })]
    [InlineData(Init.LecunNormal, 1, new[] { .627929, .486262, .408236, .357638, .321622, .294390, .272911, .255430, .240856, .228473 })]
    [InlineData(Init.XavierUniform, 1, new[] { .627929, .486262, .408236, .357638, .321622, .294390, .272911, .255430, .240856, .228473 })]
    public void Predict_tanh_gives_the_standard_deviations_of_the_lecture(Init init, double scale, double[] expected)
    {
        var (graph, signal) = TenLayers(init, scale, () => new TanhAttribute());

        Assert.All(
            Activations(graph, signal).Zip(expected),
            layer => Assert.Equal(layer.Second, layer.First.Std, layer.Second * 2e-3));
    }

    /// <summary>
    /// What the slides of 2016 and 2017 print, of one network on 1,000 samples; where they print fewer digits than the number has, to half of the last. The rows
    /// of a rectifier have one cause, the first layers' fluctuation, and are held to the printed band.
    /// </summary>
    [Theory]
    [InlineData(Init.Normal, .01, "tanh", new[] { .213081, .047551, .010630, .002378, .000532, .000119, .000026, .000006, .000001, 0 })]
    [InlineData(Init.Normal, 1, "tanh", new[] { .981879, .981649, .981601, .981755, .981614, .981560, .981520, .981913, .981728, .981736 })]
    [InlineData(Init.XavierNormal, 1, "tanh", new[] { .627953, .486051, .407723, .357108, .320917, .292116, .273387, .254935, .239266, .228008 })]
    [InlineData(Init.LecunNormal, 1, "relu", new[] { .582273, .403795, .276912, .198685, .140299, .103280, .072748, .051572, .038583, .026076 })]
    [InlineData(Init.HeNormal, 1, "relu", new[] { .825232, .827835, .813855, .826902, .834092, .860035, .870610, .889348, .845357, .844523 })]
    public void Predict_agrees_with_the_slides(Init init, double scale, string activation, double[] published)
    {
        var (graph, signal) = TenLayers(init, scale, () => activation == "tanh" ? new TanhAttribute() : new ReluAttribute());
        var outputs = graph.Forward.OfType<ActivationOperation>().Select(operation => operation.Output).ToArray();

        Assert.All(outputs.Zip(published), layer =>
        {
            var predicted = signal.Forward[layer.First].Std;
            var tolerance = activation == "tanh" ? 1.02 : Math.Min(1.08, SignalPrediction.Band(signal.Deviation[layer.First]));
            Assert.InRange(layer.Second, (predicted / tolerance) - 5e-7, (predicted * tolerance) + 5e-7);
        });
    }

    /// <summary>The slides since 2019: seven sizes of 4,096, six layers, 16 samples.</summary>
    [Theory]
    [InlineData(Init.Normal, .01, "tanh", new[] { .492, .289, .179, .113, .072, .046 })]
    [InlineData(Init.Normal, .05, "tanh", new[] { .872, .853, .850, .849, .849, .849 })]
    [InlineData(Init.XavierNormal, 1, "tanh", new[] { .628, .486, .408, .358, .322, .294 })]
    [InlineData(Init.XavierNormal, 1, "relu", new[] { .584, .413, .292, .206, .146, .103 })]
    [InlineData(Init.HeNormal, 1, "relu", new[] { .826, .826, .826, .826, .826, .826 })]
    public void Predict_gives_the_newer_experiment(Init init, double scale, string activation, double[] expected)
    {
        List<NetworkItemAttribute> items = [new InputAttribute(4096)];
        foreach (var _ in expected)
            items.AddRange([new DenseAttribute(4096) { Init = init, InitScale = scale }, activation == "tanh" ? new TanhAttribute() : new ReluAttribute()]);
        var graph = Specs.GraphOf([.. items]);

        Assert.Equal(expected, Activations(graph, Predict(graph)).Select(layer => Math.Round(layer.Std, 3)));
    }

    [Theory]
    [InlineData(Init.Orthogonal, double.NaN, 1.0)]
    [InlineData(Init.Orthogonal, 1.5, 1.5)]
    [InlineData(Init.Identity, 0.8, 0.8)]
    [InlineData(Init.TruncatedNormal, 0.05, 0.98345)] // .05·.87962566·√500
    [InlineData(Init.Sparse, 0.1, 0.70711)] // .1·√(500·.1)
    public void Predict_linear_layers_scale_by_what_the_initializer_leaves(Init init, double scale, double factor)
    {
        var graph = Specs.GraphOf(new InputAttribute(500), new DenseAttribute(500) { Init = init, InitScale = scale }, new DenseAttribute(500) { Init = init, InitScale = scale });
        var signal = Predict(graph);

        Assert.Equal(factor * factor, signal.Forward[graph.Output].Rms, 1e-4);
        Assert.Equal(Math.Pow(factor, 4), signal.Gradient[Graph.Input], 2e-4);
    }

    /// <summary>Yang et al. 2019: ½/(½ − 1/2π) = π/(π − 1) in the gradient's second moment for each layer.</summary>
    [Fact]
    public void Predict_batch_normalized_layers_keep_the_signal_and_let_the_gradient_grow()
    {
        List<NetworkItemAttribute> items = [new InputAttribute(500)];
        for (var i = 0; i < 6; i++)
            items.AddRange([new DenseAttribute(500), new BatchNormAttribute(), new ReluAttribute()]);
        var graph = Specs.GraphOf([.. items]);
        var signal = Predict(graph);
        var dense = graph.Forward.OfType<DenseOperation>().Select(layer => signal.Gradient[layer.Output]).ToList();

        Assert.All(graph.Forward.OfType<NormalizationOperation>(), layer => Assert.Equal(1, signal.Forward[layer.Output].Square, 1e-4));
        Assert.All(dense.Skip(1).Zip(dense.Skip(2)), pair => Assert.Equal(Math.PI / (Math.PI - 1), pair.First / pair.Second, 1e-3));
    }

    [Fact]
    public void Predict_normalization_divides_by_the_deviation_and_multiplies_by_its_scale()
    {
        var graph = Specs.GraphOf(
            new InputAttribute(10) { Mean = 3, Std = 4 }, new LayerNormAttribute { ScaleInit = Init.Constant, ScaleInitScale = 0.5, BiasInit = Init.Constant, BiasInitScale = 2 });
        var signal = Predict(graph);

        Assert.Equal(0.25 + 4, signal.Forward[graph.Output].Square, 1e-5);
        Assert.Equal(2, signal.Forward[graph.Output].Mean, 1e-12);
        Assert.Equal(0.25 / 16, signal.Gradient[Graph.Input], 1e-6);
    }

    [Fact]
    public void Predict_learned_slopes_are_those_at_the_start()
    {
        var learned = Specs.GraphOf(new InputAttribute(100), new DenseAttribute(100), new PReluAttribute());
        var fixedSlope = Specs.GraphOf(new InputAttribute(100), new DenseAttribute(100), new LeakyReluAttribute(0.25));

        Assert.Equal(Predict(fixedSlope).Forward[fixedSlope.Output], Predict(learned).Forward[learned.Output]);
        Assert.Equal(Predict(fixedSlope).Gradient[Graph.Input], Predict(learned).Gradient[Graph.Input]);
        Assert.Equal((Init.HeNormal, 0.25), (ResolveInitializers.Run(learned).Parameters[0].Initializer.Kind, ResolveInitializers.Run(learned).Parameters[0].Initializer.Slope));
    }

    [Fact]
    public void Predict_identity_passes_mean_and_deviation_to_as_many_units_as_there_are_inputs()
    {
        var graph = Specs.GraphOf(new InputAttribute(100) { Mean = 2, Std = 1 }, new DenseAttribute(400) { Init = Init.Identity, BiasInit = Init.Constant, BiasInitScale = 1 });
        var moments = Predict(graph).Forward[graph.Output];

        // A quarter of the units give x + 1 (mean 3, second moment 10), the others 1.
        Assert.Equal((3 + 3) / 4.0, moments.Mean, 1e-12);
        Assert.Equal((10 + 3) / 4.0, moments.Square, 1e-12);
    }

    [Fact]
    public void Predict_selu_with_its_initializer_keeps_mean_0_and_variance_1()
    {
        var (graph, signal) = TenLayers(Init.Auto, double.NaN, () => new SeluAttribute());

        Assert.All(Activations(graph, signal), layer =>
        {
            Assert.Equal(0, layer.Mean, 1e-5);
            Assert.Equal(1, layer.Square, 1e-5);
        });
    }

    [Fact]
    public void Predict_relu_with_He_keeps_mean_and_deviation()
    {
        var (graph, signal) = TenLayers(Init.HeNormal, double.NaN, () => new ReluAttribute());

        Assert.All(Activations(graph, signal), layer =>
        {
            Assert.Equal(.564190, layer.Mean, 1e-6);
            Assert.Equal(.825645, layer.Std, 1e-6);
        });
    }

    [Fact]
    public void Predict_relu_with_unit_variance_halves_at_every_layer()
    {
        double[] means = [.398942, .282095, .199471, .141047, .099736, .070524, .049868, .035262, .024934, .017631];
        double[] deviations = [.583819, .412823, .291910, .206411, .145955, .103206, .072977, .051603, .036489, .025801];

        var (graph, signal) = TenLayers(Init.LecunNormal, double.NaN, () => new ReluAttribute());

        Assert.Equal(means, Activations(graph, signal).Select(layer => Math.Round(layer.Mean, 6)));
        Assert.Equal(deviations, Activations(graph, signal).Select(layer => Math.Round(layer.Std, 6)));
    }

    [Theory]
    [InlineData(Init.Normal, .01, "tanh", 1.33e-6)]
    [InlineData(Init.Normal, 1, "tanh", 7.42e4)]
    [InlineData(Init.XavierNormal, 1, "tanh", .281)]
    [InlineData(Init.XavierNormal, 1, "relu", .0442)]
    [InlineData(Init.HeNormal, 1, "relu", 1.00)]
    [InlineData(Init.XavierNormal, 1, "sigmoid", 2.03e-6)]
    public void Predict_gradient_ratio_of_first_to_last_layer(Init init, double scale, string activation, double expected)
    {
        var (graph, signal) = TenLayers(init, scale, () => activation switch
        {
            "tanh" => new TanhAttribute(),
            "relu" => new ReluAttribute(),
            _ => new SigmoidAttribute(),
        });
        var layers = graph.Forward.OfType<DenseOperation>().ToArray();

        var ratio = Math.Sqrt(signal.Gradient[layers[0].Output] / signal.Gradient[layers[^1].Output]);

        Assert.Equal(expected, ratio, expected * 5e-3);
    }

    [Fact]
    public void Predict_zero_initialization_stops_signal_and_gradient()
    {
        var graph = Specs.GraphOf(
            new InputAttribute(4), new DenseAttribute(8) { Init = Init.Zeros }, new ReluAttribute(), new DenseAttribute(3) { Init = Init.Zeros }, new SoftmaxAttribute(),
            new CrossEntropyAttribute());

        var signal = Predict(graph);

        Assert.Equal(0, Activations(graph, signal).Single().Square);
        Assert.Equal(0, signal.Gradient[graph.Forward.OfType<DenseOperation>().First().Output]);
    }

    [Fact]
    public void Predict_input_moments_come_from_the_declared_facts()
    {
        static Moments Input(InputAttribute input) => Predict(Specs.GraphOf(input, new DenseAttribute(1))).Forward[Graph.Input];

        Assert.Equal(new Moments(1, 0), Input(new InputAttribute(4)));
        Assert.Equal(new Moments(13, 2), Input(new InputAttribute(4) { Mean = 2, Std = 3 }));
        var range = Input(new InputAttribute(4) { Min = 0, Max = 255 });
        Assert.Equal(127.5, range.Mean);
        Assert.Equal(255 * 255 / 3.0, range.Square, 1e-9);
    }

    [Fact]
    public void Predict_dropout_raises_the_second_moment_and_keeps_the_mean()
    {
        var graph = Specs.GraphOf(new InputAttribute(4) { Mean = 2, Std = 1 }, new DropoutAttribute(0.5), new DenseAttribute(1));

        var signal = Predict(graph);

        Assert.Equal(new Moments(10, 2), signal.Forward[graph.Forward.OfType<DropoutOperation>().Single().Output]);
        Assert.Equal(2 * signal.Gradient[graph.Forward.OfType<DropoutOperation>().Single().Output], signal.Gradient[Graph.Input], 1e-12);
    }

    [Fact]
    public void Predict_bias_moves_the_mean()
    {
        var graph = Specs.GraphOf(new InputAttribute(4), new DenseAttribute(3) { Init = Init.Normal, InitScale = 0.5, BiasInit = Init.Constant, BiasInitScale = 2 });

        var output = Predict(graph).Forward[graph.Output];

        Assert.Equal(2, output.Mean);
        Assert.Equal(4 * 0.25, output.Variance, 1e-12);
    }

    [Fact]
    public void Predict_hidden_softmax_makes_what_follows_unknown()
    {
        var graph = Specs.GraphOf(new InputAttribute(4), new DenseAttribute(3), new SoftmaxAttribute(), new DenseAttribute(2));

        Assert.False(Predict(graph).Forward[graph.Output].IsKnown);
    }

    /// <summary>The moments at the output of a network of these layers, over an input of mean 0 and variance 1.</summary>
    private static (Moments Lower, Moments Upper) Output(InputAttribute input, params LayerAttribute[] layers)
    {
        var graph = Specs.GraphOf([input, .. layers]);
        var signal = Predict(graph);
        return (signal.Forward[graph.Output], signal.UpperForward[graph.Output]);
    }

    private static Conv2DAttribute He(int filters, int kernel, int pad = 0) => new(filters, kernel) { Init = Init.HeNormal, Pad = pad };

    [Fact]
    public void Predict_convolution_counts_only_real_pixels()
    {
        const double coverage = (22 / 24.0) * (16 / 18.0);

        Assert.Equal(2, Output(new InputAttribute(8, 6, 3), He(5, 3)).Lower.Square, 1e-12);
        Assert.Equal(2 * coverage, Output(new InputAttribute(8, 6, 3), He(5, 3, pad: 1)).Lower.Square, 1e-12);
        // The border may be a layer of its own, or in two parts.
        Assert.Equal(2 * coverage, Output(new InputAttribute(8, 6, 3), new ZeroPad2DAttribute(1), He(5, 3)).Lower.Square, 1e-12);
        Assert.Equal(2 * coverage, Output(new InputAttribute(8, 6, 3), new ZeroPad2DAttribute(2), new Crop2DAttribute(1), He(5, 3)).Lower.Square, 1e-12);
        Assert.Equal(2, Output(new InputAttribute(8, 6, 4), new Conv2DAttribute(6, 3) { Groups = 2, Dilation = 2, Init = Init.HeUniform }).Lower.Square, 1e-12);
    }

    [Fact]
    public void Predict_convolution_gradient_falls_by_the_stride_and_the_border()
    {
        double Input(Conv2DAttribute convolution)
        {
            var graph = Specs.GraphOf(new InputAttribute(9, 9, 3), convolution);
            return Predict(graph).Gradient[Graph.Input];
        }

        // Var w = 2/27; 16 windows of 9 taps, or 49, or 81 of which 25² of 27² taps are real, on 81 pixels.
        Assert.Equal(2 / 27.0 * 5 * 9 * 16 / 81, Input(new Conv2DAttribute(5, 3) { Init = Init.HeNormal, Stride = 2 }), 1e-12);
        Assert.Equal(2 / 27.0 * 5 * 9 * 49 / 81, Input(He(5, 3)), 1e-12);
        Assert.Equal(2 / 27.0 * 5 * 9 * (25.0 * 25 / (27 * 27)), Input(He(5, 3, pad: 1)), 1e-12);
    }

    [Theory]
    [InlineData(1, 2, .909, .681)]
    [InlineData(2, 2, 1.544, 1.046)]
    [InlineData(3, 3, 2.563, 1.485)]
    public void Predict_max_pool_behind_relu_lies_between_equal_and_independent_values(int height, int width, double square, double mean)
    {
        var (lower, upper) = Output(new InputAttribute(6, 6, 8), new Conv2DAttribute(8, 1) { Init = Init.LecunNormal }, new ReluAttribute(), new MaxPool2DAttribute(height, width));

        Assert.Equal(0.5, lower.Square, 1e-12);
        Assert.Equal(square, upper.Square, 1e-3);
        Assert.Equal(mean, upper.Mean, 1e-3);
    }

    [Fact]
    public void Predict_padding_does_not_change_a_maximum()
    {
        var padded = Output(new InputAttribute(6, 6, 8), new TanhAttribute(), new MaxPool2DAttribute(3) { Pad = 1 });

        Assert.Equal(Output(new InputAttribute(6, 6, 8), new TanhAttribute(), new MaxPool2DAttribute(3)), padded);
    }

    [Fact]
    public void Predict_mean_lies_between_independent_and_equal_values()
    {
        var input = new InputAttribute(6, 6, 2) { Mean = 2, Std = 3 };

        var (lower, upper) = Output(input, new AveragePool2DAttribute(3));
        var (global, globalUpper) = Output(input, new GlobalAveragePool2DAttribute());

        Assert.Equal((4 + (9 / 9.0), 13, 2), (lower.Square, upper.Square, lower.Mean));
        Assert.Equal((4 + (9 / 36.0), 13), (global.Square, globalUpper.Square));
        // Two windows a side, of which a third of each side is padding.
        Assert.Equal(2 * 4 / 9.0, Output(new InputAttribute(4, 4, 2) { Mean = 2, Std = 3 }, new AveragePool2DAttribute(3) { Pad = 1 }).Lower.Mean, 1e-12);
    }

    [Fact]
    public void Predict_pools_share_or_route_the_gradient()
    {
        double Input(LayerAttribute pool) => Predict(Specs.GraphOf(new InputAttribute(6, 6, 2), pool)).Gradient[Graph.Input];

        Assert.Equal(1 / 4.0, Input(new MaxPool2DAttribute(2)), 1e-12);
        Assert.Equal(1 / 16.0, Input(new AveragePool2DAttribute(2)), 1e-12);
        Assert.Equal(1 / (36.0 * 36), Input(new GlobalAveragePool2DAttribute()), 1e-12);
        Assert.Equal(1, Input(new ZeroPad2DAttribute(2)));
        Assert.Equal(16 / 36.0, Input(new Crop2DAttribute(1)), 1e-12);
    }

    [Fact]
    public void Predict_residual_sum_adds_signal_and_gradient()
    {
        var graph = Specs.GraphOf(new InputAttribute(6, 6, 8), new MarkAttribute("x"), He(8, 1), new AddAttribute("x"));

        var signal = Predict(graph);

        Assert.Equal(1 + 2, signal.Forward[graph.Output].Square, 1e-12);
        Assert.Equal(1 + 2, signal.Gradient[Graph.Input], 1e-12);
    }

    [Fact]
    public void Predict_concatenation_mixes_and_a_product_multiplies()
    {
        var (mixture, _) = Output(new InputAttribute(6, 6, 2), new MarkAttribute("x"), He(6, 1), new ConcatAttribute("x"));
        var graph = Specs.GraphOf(new InputAttribute(6, 6, 2) { Mean = 1, Std = 1 }, new MarkAttribute("x"), new GlobalMaxPool2DAttribute(), new MultiplyAttribute("x"));
        var signal = Predict(graph);

        Assert.Equal((6 * 2 + 2) / 8.0, mixture.Square, 1e-12);
        Assert.Equal(new Moments(4, 1), signal.Forward[graph.Output]);
        // 2 from the product, and what 36 positions send back through the maximum to one pixel each.
        Assert.Equal(2 + (36 * 2 / 36.0), signal.Gradient[Graph.Input], 1e-12);
    }

    [Fact]
    public void Predict_unknown_branch_makes_its_joins_unknown()
    {
        var graph = Specs.GraphOf(new InputAttribute(4), new MarkAttribute("x"), new SoftmaxAttribute(), new AddAttribute("x"), new DenseAttribute(2));

        var signal = Predict(graph);

        Assert.False(signal.Forward[graph.Output].IsKnown);
        Assert.True(double.IsNaN(signal.Gradient[Graph.Input]));
    }
}
