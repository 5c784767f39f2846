using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using NetGen.Generator.Signal;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>
/// The predictor against networks that are drawn: 17 activations × 6 initializers × depths 1 to 20. The full table is written by the explicit test
/// (run it with <c>-explicit only -method "*Write_the_full_table*"</c>); it takes some minutes.
/// </summary>
public class MonteCarloTests
{
    private const int Depth = 20;

    private static readonly (string Name, ActivationAttribute Attribute, ActivationFunction Function)[] Activations =
    [
        ("Relu", new ReluAttribute(), new Relu()),
        ("LeakyRelu 0.01", new LeakyReluAttribute(), new LeakyRelu(0.01)),
        ("LeakyRelu 0.2", new LeakyReluAttribute(0.2), new LeakyRelu(0.2)),
        ("LeakyRelu 0.25", new LeakyReluAttribute(0.25), new LeakyRelu(0.25)),
        ("Elu", new EluAttribute(), new Elu(1)),
        ("Selu", new SeluAttribute(), new Selu()),
        ("Gelu", new GeluAttribute(), new Gelu(false)),
        ("Gelu by tanh", new GeluAttribute { Approximate = true }, new Gelu(true)),
        ("Silu", new SiluAttribute(), new Silu()),
        ("Mish", new MishAttribute(), new Mish()),
        ("Softplus", new SoftplusAttribute(), new Softplus()),
        ("Softsign", new SoftsignAttribute(), new Softsign()),
        ("Tanh", new TanhAttribute(), new Tanh()),
        ("Sigmoid", new SigmoidAttribute(), new Sigmoid()),
        ("HardSigmoid", new HardSigmoidAttribute(), new HardSigmoid()),
        ("HardSwish", new HardSwishAttribute(), new HardSwish()),
        ("Relu6", new Relu6Attribute(), new Relu6()),
    ];

    private static readonly (Init Init, double Scale)[] Initializers =
    [
        (Init.HeNormal, double.NaN), (Init.HeUniform, double.NaN), (Init.XavierUniform, double.NaN), (Init.LecunNormal, double.NaN), (Init.Normal, 0.05), (Init.TruncatedNormal, 0.05),
    ];

    private static IReadOnlyList<Stack> AllStacks =>
        [.. Activations.SelectMany(activation => Initializers.Select(start => new Stack(activation.Name, activation.Attribute, activation.Function, start.Init, start.Scale)))];

    /// <summary>The predicted RMS behind each layer and of the gradient at each, relative to the gradient that enters; with the deviations of their logarithms.</summary>
    private static (double[] Signal, double[] Gradient, double[] Band, double[] GradientBand) Predict(Stack stack, int width, int depth)
    {
        List<NetworkItemAttribute> items = [new InputAttribute(width)];
        for (var i = 0; i < depth; i++)
            items.AddRange([new DenseAttribute(width) { Init = stack.Init, InitScale = stack.Scale }, stack.Activation]);
        var graph = ResolveInitializers.Run(Specs.GraphOf([.. items, new MeanSquaredErrorAttribute()]));
        var prediction = SignalPredictor.Predict(graph);
        var activations = graph.Forward.OfType<ActivationOperation>().ToArray();
        return (
            [.. activations.Select(activation => prediction.Forward[activation.Output].Rms)],
            [.. activations.Select(activation => Math.Sqrt(prediction.Gradient[activation.Input]))],
            [.. activations.Select(activation => prediction.Deviation[activation.Output])],
            [.. activations.Select(activation => prediction.GradientDeviation[activation.Input])]);
    }

    /// <summary>Networks of different seeds.</summary>
    private static (double[][] Signal, double[][] Gradient)[] Draw(IReadOnlyList<Stack> stacks, int width, int depth, int networks) =>
        [.. Enumerable.Range(1, networks).Select(seed => RandomStack.Run(stacks, width, depth, seed))];

    /// <summary>The share of single networks and layers outside the band of three deviations.</summary>
    private static double ShareOutside((double[] Signal, double[] Gradient, double[] Band, double[] GradientBand) predicted, IEnumerable<(double[] Signal, double[] Gradient)> drawn)
    {
        var outside = drawn.SelectMany(network => network.Signal.Select((square, layer) => IsOutside(square, predicted.Signal[layer], predicted.Band[layer]))
            .Concat(network.Gradient.Select((square, layer) => IsOutside(square, predicted.Gradient[layer], predicted.GradientBand[layer])))).ToArray();
        return outside.Count(is3 => is3) / (double)outside.Length;

        static bool IsOutside(double square, double rms, double deviation) =>
            Math.Sqrt(square) / rms is var ratio && (ratio > SignalPrediction.Band(deviation) || ratio < 1 / SignalPrediction.Band(deviation));
    }

    /// <summary>The largest relative error of the RMS over all networks, over the layers.</summary>
    private static double LargestError(double[] predicted, IReadOnlyList<double[]> squares) => predicted
        .Select((rms, layer) => Math.Abs((Math.Sqrt(squares.Average(network => network[layer])) / rms) - 1)).Max();

    [Fact]
    public void Networks_256_wide_lie_in_the_printed_band()
    {
        var stacks = AllStacks;
        var drawn = Draw(stacks, 256, Depth, networks: 3);

        Assert.All(stacks.Select((stack, index) => (stack, index)), item => Assert.InRange(
            ShareOutside(Predict(item.stack, 256, Depth), drawn.Select(network => (network.Signal[item.index], network.Gradient[item.index]))), 0, 0.1));
        Assert.InRange(stacks.Select((stack, index) => ShareOutside(Predict(stack, 256, Depth), drawn.Select(network => (network.Signal[index], network.Gradient[index])))).Average(), 0, 0.01);
    }

    [Fact]
    public void Networks_1200_wide_lie_within_5_percent()
    {
        // A sample of the full table: two layers, since each adds to the fluctuation that only many networks average away.
        var stacks = AllStacks.Where(stack => stack.Init is Init.HeNormal or Init.LecunNormal && stack.Name is "Relu" or "Tanh" or "Gelu" or "Selu").ToArray();
        var drawn = Draw(stacks, 1200, 2, networks: 20);

        Assert.All(stacks.Select((stack, index) => (stack, index)), item => Assert.InRange(
            LargestError(Predict(item.stack, 1200, 2).Signal, [.. drawn.Select(network => network.Signal[item.index])]), 0, 0.05));
    }

    [Fact]
    public void The_band_is_not_wider_than_it_must_be()
    {
        // For ReLU ln|a|² varies by 5·Σ1/n, and each network's input by 2/n: after 10 layers of 256 units √(0.203)/2.
        var (_, _, band, _) = Predict(AllStacks[0], 256, 10);

        Assert.Equal(Math.Sqrt((2 / 256.0) + (10 * 5 / 256.0)) / 2, band[9], 1e-12);
        var drawn = Draw([AllStacks[0]], 256, 10, networks: 60).Select(network => Math.Log(network.Signal[0][9]) / 2).ToArray();
        var deviation = Math.Sqrt(drawn.Select(value => Math.Pow(value - drawn.Average(), 2)).Sum() / (drawn.Length - 1));
        Assert.InRange(deviation, 0.7 * band[9], 1.3 * band[9]);
    }

    [Fact(Explicit = true)]
    public void Write_the_full_table()
    {
        const int narrowNetworks = 50, wideNetworks = 80;
        var stacks = AllStacks;
        var narrow = Draw(stacks, 256, Depth, narrowNetworks);
        var wide = Draw(stacks, 1200, Depth, wideNetworks);
        var text = new StringBuilder()
            .Append("# The predictor against Monte-Carlo\n\n")
            .Append(CultureInfo.InvariantCulture, $"Written by the explicit test `MonteCarloTests.Write_the_full_table`: stacks of equal dense layers, one input of N(0, 1), depths 1 to {Depth}.\n\n")
            .Append(CultureInfo.InvariantCulture, $"- **RMS 1, 10, 20**: the predicted RMS behind that many layers of 1,200 units; **gradient**: the predicted RMS of ∂L/∂z at the first layer, relative to what enters behind the last.\n")
            .Append(CultureInfo.InvariantCulture, $"- **error**: the largest relative error of the RMS over depths 1 to {Depth}, over {wideNetworks} networks of 1,200 units (the mean itself has a standard error of up to 2 % for rectifiers; where the next column is large it is the mean of a few).\n")
            .Append(CultureInfo.InvariantCulture, $"- **spread**: the predicted deviation of ln RMS of a single network of 1,200 units at depth {Depth}.\n")
            .Append(CultureInfo.InvariantCulture, $"- **band**: the factor of the printed band (three deviations) of a single network of 256 units at depth {Depth}, for signal and gradient; **outside**: the share of {narrowNetworks} networks × {Depth} depths outside it.\n\n")
            .Append("| activation | initializer | RMS 1 | RMS 10 | RMS 20 | gradient | error signal | spread | error gradient | band signal | band gradient | outside |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var errors = new List<(string Stack, double ShareOfLimit)>();
        for (var index = 0; index < stacks.Count; index++)
        {
            var stack = stacks[index];
            var (predicted, narrowPrediction) = (Predict(stack, 1200, Depth), Predict(stack, 256, Depth));
            var signalError = LargestError(predicted.Signal, [.. wide.Select(network => network.Signal[index])]);
            var gradientError = LargestError(predicted.Gradient, [.. wide.Select(network => network.Gradient[index])]);
            var outside = ShareOutside(narrowPrediction, narrow.Select(network => (network.Signal[index], network.Gradient[index])));
            errors.Add((stack.ToString(), Math.Max(signalError / LimitOf(predicted.Band.Max()), outside / 0.02)));
            string[] cells =
            [
                stack.Name, stack.Init + (double.IsNaN(stack.Scale) ? "" : " " + stack.Scale.ToString(CultureInfo.InvariantCulture)),
                Generator.Analysis.Figures.Number(predicted.Signal[0]), Generator.Analysis.Figures.Number(predicted.Signal[9]), Generator.Analysis.Figures.Number(predicted.Signal[19]),
                Generator.Analysis.Figures.Number(predicted.Gradient[0]), Percent(signalError), predicted.Band.Max().ToString("F2", CultureInfo.InvariantCulture), Percent(gradientError),
                Generator.Analysis.Figures.Factor(SignalPrediction.Band(narrowPrediction.Band[19])), Generator.Analysis.Figures.Factor(SignalPrediction.Band(narrowPrediction.GradientBand[0])), Percent(outside),
            ];
            text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        }
        File.WriteAllText(TablePath(), text.ToString());
        Assert.DoesNotContain(errors, error => error.ShareOfLimit > 1);

        // Where single networks of this width differ by much, as He-initialised GELU, SiLU, Mish and HardSwish do on their way to collapse, the mean
        // of their squares is that of the few that have not collapsed: then it must lie in the band of one network.
        static double LimitOf(double deviation) => deviation < 0.2 ? 0.05 : SignalPrediction.Band(deviation) - 1;

        static string Percent(double share) => (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
    }

    private static string TablePath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "SignalTable.md");
}
