using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Functions;

/// <summary>
/// Scale multiplies each channel by its factor, wherever it stands and however many channels there are; SquaredRelu and LogRelu are what
/// they say.
/// </summary>
public sealed class ScaleTests
{
    private static readonly IReadOnlyDictionary<string, NetworkDeclaration> Declarations = new (string Name, string Items)[]
    {
        ("of a vector", "Input(13); Scale; MeanSquaredError"),
        ("of an image", "Input(3, 4, 11); Scale; MeanSquaredError"),
        ("of one channel", "Input(3, 4, 1); Scale; MeanSquaredError"),
        ("of whole vectors of channels", "Input(5, 2, 16); Scale; MeanSquaredError"),
        ("of a sequence", "Input(7, 3); Scale; MeanSquaredError"),
        ("between layers", "Input(6); Dense(9); Tanh; Scale(0.5); Dense(5); Scale; Sigmoid; Dense(3); MeanSquaredError"),
        ("between convolutions", "Input(5, 6, 2); Conv2D(5, 2); Scale; Tanh; Conv2D(3, 2); BatchNorm; Scale(2); Flatten; Dense(3); MeanSquaredError"),
        ("behind Flatten", "Input(3, 2, 4); Flatten; Scale(0.7); Tanh; Dense(3); MeanSquaredError"),
        ("at the end of a branch", "Input(6); Mark(\"in\"); Dense(6); Tanh; Scale(0.1); Add(\"in\"); Dense(2); MeanSquaredError"),
        ("frozen", "Input(6); Dense(5); Scale(0.5, Trainable = false); Tanh; Dense(3); MeanSquaredError"),
        // Once each: a tower of squares leaves what differences of the loss can resolve.
        ("squared rectifiers between layers", "Input(6); Dense(9); SquaredRelu; Dense(17); Tanh; Dense(5); SquaredRelu; Dense(3); MeanSquaredError"),
        ("squared rectifier behind a convolution", "Input(6, 5, 2); Conv2D(3, 3); SquaredRelu; MaxPool2D(2); Flatten; Dense(3); MeanSquaredError"),
        ("squared rectifier", "Input(13); SquaredRelu; MeanSquaredError"),
        ("logarithms of rectifiers", "Input(6); Dense(9); LogRelu; Dense(17); Tanh; Dense(5); LogRelu; Dense(3); MeanSquaredError"),
        ("logarithm of a rectifier", "Input(13); LogRelu; MeanSquaredError"),
    }.Select((network, i) => (network.Name, Declaration: NetworkDeclaration.Of<double>("Scaled" + i, network.Items.Split("; "))))
        .ToDictionary(network => network.Name, network => network.Declaration);

    private static readonly Lazy<NetworkLab> Lab = new(() => NetworkLab.Compile(Declarations.Values));

    public static TheoryData<string> Names =>
        new(Declarations.Keys.Where(name => name is not ("squared rectifier" or "logarithm of a rectifier")));

    public static TheoryData<string> Alone => ["of a vector", "of an image", "of one channel", "of whole vectors of channels", "of a sequence"];

    [Theory, MemberData(nameof(Alone))]
    public void Prediction_is_each_element_times_its_channels_factor(string name)
    {
        var network = New(name);
        var factors = network.Parameters.ToArray();
        var inputs = LabData.Random(network.Summary, 5, seed: 3).Inputs;

        Assert.Equal(inputs.Select((x, i) => x * factors[i % factors.Length]), network.PredictBatch(inputs));
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        var network = New(name);
        string[] frozen = name == "frozen" ? ["Scale1"] : [];
        GradientCheck.Assert(Declarations[name], network, network.NewTrainer(seed: 9), LabData.Random(network.Summary, 7, seed: 5), frozen);
    }

    [Fact]
    public void Factors_start_as_declared_and_are_one_tensor_of_channels_in_files()
    {
        var network = Lab.Value.Network<double>(Declarations["between layers"].Name, seed: 1);
        var parameter = network.Summary.Parameters.Single(parameter => parameter.Name == "scale1.weight");

        Assert.Equal([9], parameter.Shape);
        Assert.All(network.Parameters.Slice(parameter.Offset, parameter.Length).ToArray(), factor => Assert.Equal(0.5, factor));
    }

    /// <summary>The file's order is channels first, as for everything between Flatten and the next dense layer.</summary>
    [Fact]
    public void Factors_behind_Flatten_are_channels_first_in_files()
    {
        var parameter = New("behind Flatten").Summary.Parameters.Single(parameter => parameter.Name == "scale1.weight");

        Assert.Equal([4, 3, 2], parameter.Extents);
        Assert.Equal([1, 8, 4], parameter.Strides);
    }

    [Fact]
    public void SquaredRelu_is_the_square_of_the_positive_part()
    {
        var network = Lab.Value.Network<double>(Declarations["squared rectifier"].Name, seed: 1);
        var inputs = LabData.Random(network.Summary, 4, seed: 3).Inputs;

        Assert.Equal(inputs.Select(x => Math.Max(0, x) * Math.Max(0, x)), network.PredictBatch(inputs));
    }

    [Fact]
    public void LogRelu_is_the_logarithm_of_one_and_the_positive_part()
    {
        var network = Lab.Value.Network<double>(Declarations["logarithm of a rectifier"].Name, seed: 1);
        double[] inputs = [.. LabData.Random(network.Summary, 4, seed: 3).Inputs.Select(x => x * 1000)];

        Assert.All(network.PredictBatch(inputs).Zip(inputs),
            pair => Assert.Equal(Math.Log(1 + Math.Max(0, pair.Second)), pair.First, 1e-14));
    }

    private static LabNetwork<double> New(string name)
    {
        var network = Lab.Value.Network<double>(Declarations[name].Name, seed: 1);
        var random = new Random(1);
        foreach (var parameter in network.Summary.Parameters.Where(parameter => parameter.Layer.StartsWith("Scale", StringComparison.Ordinal) || parameter.Shape.Count == 1))
        {
            foreach (ref var value in network.Parameters.Slice(parameter.Offset, parameter.Length))
                value = random.NextDouble() + 0.2;
        }
        return network;
    }
}
