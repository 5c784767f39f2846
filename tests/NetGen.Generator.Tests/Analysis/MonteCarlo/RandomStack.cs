using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>A stack of equal dense layers with one activation: what is predicted, and what is drawn.</summary>
/// <param name="Name">The activation's name.</param>
/// <param name="Activation">φ, as declared.</param>
/// <param name="Function">φ, as computed.</param>
/// <param name="Init">The initializer.</param>
/// <param name="Scale">Its InitScale; NaN for the default.</param>
internal sealed record Stack(string Name, ActivationAttribute Activation, ActivationFunction Function, Init Init, double Scale)
{
    /// <summary>σ of a weight in a layer of n inputs and n outputs, by the definitions of the initializers; before a truncation.</summary>
    public double Deviation(int width) => Init switch
    {
        Init.HeNormal or Init.HeUniform => Math.Sqrt(2 / ((1 + (Function.NegativeSlope * Function.NegativeSlope)) * width)),
        Init.XavierNormal or Init.XavierUniform or Init.LecunNormal => Math.Sqrt(1.0 / width),
        _ => Scale,
    };

    public Distribution Distribution => Init switch
    {
        Init.HeUniform or Init.XavierUniform => Distribution.Uniform,
        Init.TruncatedNormal => Distribution.Truncated,
        _ => Distribution.Normal,
    };
}

/// <summary>Of a weight before its scale: variance 1, but for the normal one cut at ±2.</summary>
internal enum Distribution
{
    Normal,
    Uniform,
    Truncated,
}

/// <summary>Real matrices of random weights, one input of N(0, 1), one gradient of N(0, 1) from behind; the same matrices for all stacks.</summary>
internal static class RandomStack
{
    /// <summary>The mean squares behind each layer, and of ∂L/∂z at each layer, by stack and layer.</summary>
    public static (double[][] Signal, double[][] Gradient) Run(IReadOnlyList<Stack> stacks, int width, int depth, int seed)
    {
        var random = new Draw(seed);
        var input = Row(width, random.Normal);
        var error = Row(width, random.Normal);
        var signal = stacks.Select(_ => new double[depth]).ToArray();
        var gradient = stacks.Select(_ => new double[depth]).ToArray();
        foreach (var group in Enumerable.Range(0, stacks.Count).GroupBy(index => stacks[index].Distribution))
        {
            Func<double> draw = group.Key switch
            {
                Distribution.Uniform => random.Uniform,
                Distribution.Truncated => random.Truncated,
                _ => random.Normal,
            };
            var layers = Enumerable.Range(0, depth).Select(_ => Row(width * width, draw)).ToArray();
            Pass([.. group.Select(index => (stacks[index], signal[index], gradient[index]))], layers, input, error);
        }
        return (signal, gradient);
    }

    /// <summary>Forward and back, row by row: a row of weights serves all stacks while it is in the cache.</summary>
    private static void Pass((Stack Stack, double[] Signal, double[] Gradient)[] stacks, float[][] layers, float[] input, float[] error)
    {
        var width = input.Length;
        var deviations = stacks.Select(item => (float)item.Stack.Deviation(width)).ToArray();
        var current = stacks.Select(_ => input).ToArray();
        var slopes = layers.Select(_ => stacks.Select(_ => new float[width]).ToArray()).ToArray();
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var next = stacks.Select(_ => new float[width]).ToArray();
            for (var unit = 0; unit < width; unit++)
            {
                var row = layers[layer].AsSpan(unit * width, width);
                for (var index = 0; index < stacks.Length; index++)
                {
                    var z = deviations[index] * Dot(row, current[index]);
                    next[index][unit] = (float)stacks[index].Stack.Function.Value(z);
                    slopes[layer][index][unit] = (float)stacks[index].Stack.Function.Derivative(z);
                }
            }
            current = next;
            for (var index = 0; index < stacks.Length; index++)
                stacks[index].Signal[layer] = MeanSquare(current[index]);
        }
        var back = stacks.Select(_ => error).ToArray();
        for (var layer = layers.Length - 1; layer >= 0; layer--)
        {
            var deltas = back.Select((gradient, index) => gradient.Zip(slopes[layer][index], (part, slope) => part * slope).ToArray()).ToArray();
            back = [.. stacks.Select(_ => new float[width])];
            for (var index = 0; index < stacks.Length; index++)
                stacks[index].Gradient[layer] = MeanSquare(deltas[index]);
            for (var unit = 0; unit < width; unit++)
            {
                var row = layers[layer].AsSpan(unit * width, width);
                for (var index = 0; index < stacks.Length; index++)
                    Add(back[index], row, deviations[index] * deltas[index][unit]);
            }
        }
    }

    private static float[] Row(int length, Func<double> draw)
    {
        var row = new float[length];
        for (var i = 0; i < length; i++)
            row[i] = (float)draw();
        return row;
    }

    private static double MeanSquare(float[] values) => values.Sum(value => (double)value * value) / values.Length;

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(left);
        var b = MemoryMarshal.Cast<float, Vector<float>>(right);
        Vector<float> first = default, second = default;
        for (var i = 0; i + 1 < a.Length; i += 2)
        {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
        }
        var sum = Vector.Sum(first + second);
        for (var i = a.Length / 2 * 2 * Vector<float>.Count; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Add(float[] sum, ReadOnlySpan<float> row, float factor)
    {
        var a = MemoryMarshal.Cast<float, Vector<float>>(sum.AsSpan());
        var b = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < a.Length; i++)
            a[i] += b[i] * factor;
        for (var i = a.Length * Vector<float>.Count; i < sum.Length; i++)
            sum[i] += row[i] * factor;
    }

    /// <summary>Random numbers of variance 1 (SplitMix64; Box and Muller). Seeds are apart by another odd number than steps, or the streams would be one, shifted.</summary>
    private sealed class Draw(int seed)
    {
        private ulong _state = (ulong)seed * 0xD1342543DE82EF95;
        private double _spare = double.NaN;

        public double Uniform() => ((2 * Next()) - 1) * 1.7320508075688772;

        public double Normal()
        {
            if (!double.IsNaN(_spare))
            {
                var spare = _spare;
                _spare = double.NaN;
                return spare;
            }
            var radius = MathF.Sqrt(-2 * MathF.Log((float)(1 - Next())));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * (float)Next());
            _spare = radius * sine;
            return radius * cosine;
        }

        public double Truncated()
        {
            while (true)
            {
                var value = Normal();
                if (Math.Abs(value) <= 2)
                    return value;
            }
        }

        private double Next()
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return ((z ^ (z >> 31)) >> 11) * (1.0 / (1ul << 53));
        }
    }
}
