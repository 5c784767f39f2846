using System.Text.RegularExpressions;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Functions;

/// <summary>
/// Every activation in every place the passes treat differently, at widths of whole vectors, of one partial and of both, and every loss behind them:
/// the gradients are the slopes of the loss.
/// </summary>
public sealed class FunctionGradientTests
{
    private static readonly string[] Activations =
    [
        "Selu", "Gelu", "Gelu(Approximate = true)", "Silu", "Mish", "Softplus", "Softsign", "Relu6", "HardSigmoid", "HardSwish", "Exp", "LogSoftmax",
    ];

    private static readonly (string Name, string Items)[] Networks =
    [
        // Layers on the user's rows are input-major, small ones behind them output-major: both kinds of kernel get φ and φ′ as epilogues. What stands
        // behind another activation or a Flatten is fused with nothing.
        .. Activations.Select(f => (f + " between layers", $"Input(6); Dense(9); {f}; Dense(17); {f}; Dense(5); {f}; {f}; Dense(3); MeanSquaredError")),
        .. Activations.Select(f => (f + " first, last and on an image", $"Input(2, 3, 5); {f}; Dense(4); {f}; Flatten; {f}; Dense(3); {f}; MeanSquaredError")),
        .. new[] { "Gelu", "Selu" }.Select(f => (f + " behind a convolution", $"Input(6, 5, 2); Conv2D(3, 3); {f}; Conv2D(9, 2); {f}; Flatten; Dense(3); MeanSquaredError")),
        ("Gelu and dropout", "Input(6); Dense(9); Gelu; Dropout(0.3); Dense(5); Dropout(0.2); Gelu; Dense(3); MeanSquaredError"),
        ("a frozen layer in front", "Input(6); Dense(9, Trainable = false); Gelu; Dense(3); MeanSquaredError"),
        .. from width in new[] { 1, 8, 11 }
           from head in new[] { "Hinge", "SquaredHinge", "CosineDistance", "Softmax; KlDivergence", "LogSoftmax; CrossEntropy", "Exp; Poisson" }
           select ($"{head} of {width}", $"Input(6); Dense(9); Tanh; Dense({width}); {head}"),
        ("Softmax behind LogSoftmax", "Input(6); Dense(9); LogSoftmax; Softmax; KlDivergence"),
        ("hinge behind an activation", "Input(6); Dense(9); Silu; SquaredHinge"),
    ];

    private static readonly IReadOnlyDictionary<string, NetworkDeclaration> Declarations = Networks
        .Select((n, i) => (n.Name, Declaration: NetworkDeclaration.Of<double>("Network" + i, Tamed(n.Items).Split("; "))))
        .ToDictionary(n => n.Name, n => n.Declaration);

    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Labs = new(Sample, Networks.Length, numbers => NetworkLab.Compile(numbers.Select(i => Declarations[Networks[i].Name])));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(Networks.Select(network => network.Name));

    [Theory, MemberData(nameof(Names))]
    public void Gradient_is_the_slope_of_the_loss(string name)
    {
        var network = New(name);
        string[] frozen = name.Contains("frozen") ? ["Dense1"] : [];
        GradientCheck.Assert(Declarations[name], network, network.NewTrainer(seed: 9), Data(network.Summary, samples: 7), frozen);
    }

    /// <summary>Prediction fuses every activation into the kernel in front, training not all: the numbers must not know.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Loss_in_training_is_the_loss_in_evaluation(string name)
    {
        if (Declarations[name].Items.Any(item => item.StartsWith("Dropout", StringComparison.Ordinal)))
            return;
        var network = New(name);
        var data = Data(network.Summary, samples: 7);
        var outputs = new double[7 * network.Summary.OutputLength];
        var trainer = network.NewTrainer();
        var batch = new NetGen.Data.Batch<double> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = [0, 1, 2, 3, 4, 5, 6] };
        Assert.Equal(trainer.ComputeGradients(data), trainer.Contract.Evaluate(batch, outputs) / 7, 1e-13);
        Assert.Equal(network.PredictBatch(data.Inputs), outputs);
    }

    /// <summary>e to the e to the … leaves the doubles unless the weights are small.</summary>
    private static string Tamed(string items) => items.Contains("Exp;") ? Regex.Replace(items, @"Dense\((\d+)", "Dense($1, InitScale = 0.1") : items;

    private static LabNetwork<double> New(string name)
    {
        var network = Labs[Array.FindIndex(Networks, network => network.Name == name)].Network<double>(Declarations[name].Name, seed: 1);
        var random = new Random(1);
        foreach (var bias in network.Summary.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            // No gradient is trivially 0 and no pre-activation stands exactly on a kink.
            foreach (ref var value in network.Parameters.Slice(bias.Offset, bias.Length))
                value = random.NextDouble() - 0.5;
        }
        return network;
    }

    /// <summary>Random inputs; targets as the loss wants them: labels, counts, probabilities (one of them 0), or any numbers.</summary>
    private static LabData<double> Data(NetworkSummary summary, int samples)
    {
        var data = LabData.Random(summary, samples, seed: 4);
        return summary.Loss switch
        {
            "Poisson" => data with { Targets = [.. data.Targets.Select(t => Math.Round(t * t))] },
            "KlDivergence" => data with { Targets = [.. data.Targets.Chunk(summary.OutputLength).SelectMany(Probabilities)] },
            _ => data,
        };
    }

    private static IEnumerable<double> Probabilities(double[] row)
    {
        var weights = row.Select((t, i) => i == 0 && row.Length > 1 ? 0 : t * t).ToArray();
        return weights.Select(w => w / weights.Sum());
    }
}
