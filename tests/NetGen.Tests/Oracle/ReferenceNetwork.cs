using System.Globalization;
using System.Numerics;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>
/// The naive reference: reads a declaration's text by itself and computes in double with plain loops what the network should. Comes in: a
/// declaration, and parameters in memory order; goes out: outputs and gradients. Knows nothing of the generator's passes and kernels.
/// </summary>
internal sealed class ReferenceNetwork
{
    private readonly List<ReferenceLayer> _layers = [];
    private readonly double[] _parameters;

    private ReferenceNetwork(NetworkDeclaration declaration, NetworkSummary summary, double[] parameters)
    {
        _parameters = parameters;
        var shape = summary.InputShape.ToArray();
        int[]? image = null;
        var dense = 0;
        foreach (var item in declaration.Items.Skip(1).Select(DeclaredItem.Parse))
        {
            switch (item.Kind)
            {
                case "Dense":
                    dense++;
                    _layers.Add(Dense(summary, dense, shape[^1], image));
                    shape[^1] = item.Integer(0);
                    image = null;
                    break;
                case "Flatten":
                    // A vector that is flattened again is what it was; a sequence is an image one row high.
                    image = shape switch { [_, _, _] => shape, [var steps, var channels] => [1, steps, channels], _ => image };
                    shape = [shape.Aggregate(1, (a, b) => a * b)];
                    break;
                case "Softmax":
                    _layers.Add(new ReferenceSoftmax(shape[^1]));
                    break;
                default:
                    if (ActivationOf(item) is { } activation)
                        _layers.Add(activation);
                    break;
            }
        }
    }

    /// <summary>The reference of a live network, with a copy of its present parameters.</summary>
    public static ReferenceNetwork Of<T>(NetworkDeclaration declaration, LabNetwork<T> network) where T : unmanaged, INumber<T> =>
        new(declaration, network.Summary, [.. network.Parameters.ToArray().Select(double.CreateTruncating)]);

    /// <summary>What the network predicts for one sample.</summary>
    public double[] Predict(ReadOnlySpan<double> input)
    {
        var x = input.ToArray();
        foreach (var layer in _layers)
            x = layer.Forward(x);
        return x;
    }

    /// <summary>The mean squared error of one sample, adding its gradient, in memory order, to <paramref name="gradients"/>.</summary>
    public double AddSquaredError(ReadOnlySpan<double> input, ReadOnlySpan<double> target, double[] gradients)
    {
        var values = new List<double[]> { input.ToArray() };
        foreach (var layer in _layers)
            values.Add(layer.Forward(values[^1]));
        var errors = values[^1].Zip(target.ToArray(), (y, t) => y - t).ToArray();
        var d = errors.Select(e => 2 * e / errors.Length).ToArray();
        for (var i = _layers.Count - 1; i >= 0; i--)
            d = _layers[i].Backward(values[i], values[i + 1], d, gradients);
        return errors.Average(e => e * e);
    }

    /// <summary>Behind the Flatten of an image the file's columns are channels-first, the vector's elements channels-last.</summary>
    private ReferenceDense Dense(NetworkSummary summary, int index, int inputs, int[]? image)
    {
        var weight = summary.Named($"dense{index}.weight").MemoryIndices();
        var bias = summary.Parameters.FirstOrDefault(parameter => parameter.Name == $"dense{index}.bias")?.MemoryIndices() ?? [];
        if (image is [var height, var width, var channels])
        {
            weight = [.. from o in Enumerable.Range(0, weight.Length / inputs)
                         from h in Enumerable.Range(0, height)
                         from w in Enumerable.Range(0, width)
                         from c in Enumerable.Range(0, channels)
                         select weight[(o * inputs) + (((c * height) + h) * width) + w]];
        }
        return new ReferenceDense(_parameters, weight, bias, inputs);
    }

    private static ReferenceActivation? ActivationOf(DeclaredItem item) => item.Kind switch
    {
        "Relu" => new(x => Math.Max(0, x), x => x > 0 ? 1 : 0),
        "LeakyRelu" => Leaky(item.Number(0, 0.01)),
        "Elu" => Elu(item.Number(0, 1)),
        "Tanh" => new(Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
        "Sigmoid" => new(Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))),
        _ => null,
    };

    private static ReferenceActivation Leaky(double slope) => new(x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope);

    private static ReferenceActivation Elu(double alpha) => new(x => x > 0 ? x : alpha * (Math.Exp(x) - 1), x => x > 0 ? 1 : alpha * Math.Exp(x));

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary><c>Dense(7, Bias = false)</c> as kind and arguments.</summary>
    private sealed record DeclaredItem(string Kind, string[] Arguments)
    {
        public static DeclaredItem Parse(string text) => text.Split('(', 2) is [var kind, var arguments]
            ? new(kind, arguments.TrimEnd(')').Split(',', StringSplitOptions.TrimEntries))
            : new(text, []);

        public int Integer(int index) => int.Parse(Arguments[index], CultureInfo.InvariantCulture);

        public double Number(int index, double otherwise) => Arguments.Length > index ? double.Parse(Arguments[index], CultureInfo.InvariantCulture) : otherwise;
    }
}
