namespace NetGen.Tests.Oracle;

/// <summary>One layer of the naive reference: plain loops in double, on one sample.</summary>
internal abstract class ReferenceLayer
{
    public abstract double[] Forward(double[] x);

    /// <summary>∂loss/∂x of ∂loss/∂y, adding ∂loss/∂parameters to <paramref name="gradients"/>.</summary>
    public abstract double[] Backward(double[] x, double[] y, double[] dy, double[] gradients);
}

/// <summary>y = Wx + b on vectors of <paramref name="inputs"/> elements.</summary>
/// <param name="parameters">The network's parameters.</param>
/// <param name="weights">Where the weight [output, input] lies in them, at output·inputs + input.</param>
/// <param name="bias">Where each bias lies; empty for none.</param>
/// <param name="inputs">Elements of a vector.</param>
internal sealed class ReferenceDense(double[] parameters, int[] weights, int[] bias, int inputs) : ReferenceLayer
{
    private readonly int _outputs = weights.Length / inputs;

    public override double[] Forward(double[] x)
    {
        var y = new double[x.Length / inputs * _outputs];
        for (var position = 0; position < x.Length / inputs; position++)
        {
            for (var o = 0; o < _outputs; o++)
            {
                var sum = bias.Length > 0 ? parameters[bias[o]] : 0;
                for (var i = 0; i < inputs; i++)
                    sum += parameters[weights[(o * inputs) + i]] * x[(position * inputs) + i];
                y[(position * _outputs) + o] = sum;
            }
        }
        return y;
    }

    public override double[] Backward(double[] x, double[] y, double[] dy, double[] gradients)
    {
        var dx = new double[x.Length];
        for (var position = 0; position < x.Length / inputs; position++)
        {
            for (var o = 0; o < _outputs; o++)
            {
                var d = dy[(position * _outputs) + o];
                if (bias.Length > 0)
                    gradients[bias[o]] += d;
                for (var i = 0; i < inputs; i++)
                {
                    gradients[weights[(o * inputs) + i]] += d * x[(position * inputs) + i];
                    dx[(position * inputs) + i] += d * parameters[weights[(o * inputs) + i]];
                }
            }
        }
        return dx;
    }
}

/// <summary>y = φ(x), with φ′ as a function of x.</summary>
internal sealed class ReferenceActivation(Func<double, double> function, Func<double, double> derivative) : ReferenceLayer
{
    public override double[] Forward(double[] x) => [.. x.Select(function)];

    public override double[] Backward(double[] x, double[] y, double[] dy, double[] gradients) => [.. x.Zip(dy, (v, d) => d * derivative(v))];
}

/// <summary>Softmax of vectors of <paramref name="width"/> elements; its gradient by the whole Jacobian p_i(δ_ij − p_j).</summary>
internal sealed class ReferenceSoftmax(int width) : ReferenceLayer
{
    public override double[] Forward(double[] x) => [.. x.Chunk(width).SelectMany(row =>
    {
        var exponentials = row.Select(v => Math.Exp(v - row.Max())).ToArray();
        return exponentials.Select(e => e / exponentials.Sum());
    })];

    public override double[] Backward(double[] x, double[] y, double[] dy, double[] gradients)
    {
        var dx = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var row = i / width * width;
            for (var j = row; j < row + width; j++)
                dx[i] += dy[j] * y[i] * ((i == j ? 1 : 0) - y[j]);
        }
        return dx;
    }
}
