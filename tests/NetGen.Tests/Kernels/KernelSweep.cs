using System.Numerics;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Kernels;

/// <summary>
/// A set of networks whose dense layers together have every width, and their comparison with the naive reference at batches of any size.
/// Comes in: which networks, which batches; goes out: a failure with the first number that differs. Knows nothing of which kernels were
/// chosen.
/// </summary>
internal static class KernelSweep
{
    /// <summary>The widths that must be right.</summary>
    public const int Widths = 130;

    /// <summary>The batches that must be right.</summary>
    public const int Batches = 70;

    /// <summary>Widths around which a layer with few outputs takes dot products instead.</summary>
    private const int FewOutputs = 18;

    /// <summary>
    /// Three dense layers each: the first on the user's own rows, with input depths from 1 to 70 and 784; the second of odd, the third of
    /// even width, each width once, from depths all over the range. Then small widths from deep and from equal inputs.
    /// </summary>
    public static IReadOnlyList<NetworkDeclaration> Declarations<T>() where T : unmanaged =>
    [
        .. Enumerable.Range(0, Widths / 2).Select(k => Declaration<T>(
            "Sweep" + k, k % 16 == 5 ? 784 : 1 + (k * 11 % 70), 1 + (k * 37 % Widths), 1 + (2 * k), 2 + (2 * (k * 27 % (Widths / 2))))),
        .. Enumerable.Range(1, FewOutputs).Select(width => Declaration<T>("Small" + width, 3, width + 9, width, width)),
    ];

    /// <summary>
    /// Layers of so many weights that training packs them: in panels of 64 columns and of 32, the first on the user's own rows, one with a
    /// gradient that needs them transposed.
    /// </summary>
    public static IReadOnlyList<NetworkDeclaration> WideDeclarations<T>() where T : unmanaged =>
        [Declaration<T>("Wide64", 512, 256, 512, 3), Declaration<T>("Wide32", 5, 128, 1120, 2)];

    /// <summary>Outputs, loss and gradients of batches of the first n samples agree with the reference.</summary>
    public static void Check<T>(NetworkLab lab, NetworkDeclaration declaration, IEnumerable<int> batches, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var network = lab.Network<T>(declaration.Name, seed: 1);
        network.FillBiases();
        var data = LabData.Random(network.Summary, Batches, seed: 2).As<T>();
        var exact = new { Inputs = Exact(data.Inputs), Targets = Exact(data.Targets) };
        var reference = ReferenceNetwork.Of(declaration, network);
        var (inputLength, outputLength) = (network.Summary.InputLength, network.Summary.OutputLength);

        // Of the first n samples, for every n at once: sums of one sample's gradients after another.
        var (sums, losses) = (new double[Batches + 1][], new double[Batches + 1]);
        sums[0] = new double[network.Summary.ParameterCount];
        var outputs = new List<double>();
        for (var n = 0; n < Batches; n++)
        {
            var input = exact.Inputs.AsSpan(n * inputLength, inputLength);
            outputs.AddRange(reference.Predict(input));
            sums[n + 1] = [.. sums[n]];
            losses[n + 1] = losses[n] + reference.AddSquaredError(input, exact.Targets.AsSpan(n * outputLength, outputLength), sums[n + 1]);
        }

        var trainer = network.NewTrainer();
        foreach (var batch in batches)
        {
            var part = new LabData<T> { Inputs = data.Inputs[..(batch * inputLength)], Targets = data.Targets[..(batch * outputLength)] };
            var what = $" of {string.Join(", ", declaration.Items)} in {typeof(T).Name}, batch {batch}";
            Closeness.Assert(outputs[..(batch * outputLength)], network.PredictBatch(part.Inputs), tolerance, "outputs" + what);
            Closeness.Assert([losses[batch] / batch], [trainer.ComputeGradients(part)], tolerance, "loss" + what);
            // Samples cancel in a gradient; its terms are as large as the largest gradient of the network.
            var size = Math.Max(1e-3, sums[batch].Max(Math.Abs) / batch);
            foreach (var parameter in network.Summary.Parameters)
            {
                var expected = sums[batch].AsSpan(parameter.Offset, parameter.Length).ToArray();
                for (var i = 0; i < expected.Length; i++)
                    expected[i] /= batch;
                Closeness.Assert(expected, trainer.Gradients.Slice(parameter.Offset, parameter.Length).ToArray(), tolerance,
                    $"gradient of {parameter.Name}{what}", size);
            }
        }
    }

    private static NetworkDeclaration Declaration<T>(string name, int inputs, int first, int second, int third) where T : unmanaged =>
        NetworkDeclaration.Of<T>(
        typeof(T).Name + name, $"Input({inputs})", $"Dense({first})", "Tanh", $"Dense({second})", "Elu(1)", $"Dense({third})",
        "MeanSquaredError", "Sgd(0.1)");

    private static double[] Exact<T>(T[] values) where T : INumber<T> => Array.ConvertAll(values, double.CreateTruncating);
}
