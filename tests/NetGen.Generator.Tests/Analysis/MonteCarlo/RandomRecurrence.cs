using NetGen.Generator.Model;
using NetGen.Generator.Signal;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>
/// A recurrent layer with drawn weights, written as its cell's formulas are: the mean squares of its states, and of the gradient at its
/// pre-activations, of a gradient of N(0, 1) at the last state.
/// </summary>
internal sealed class RandomRecurrence
{
    private readonly int _units, _channels, _gates, _steps;
    private readonly RecurrentCell _cell;
    private readonly double[] _input, _state, _bias;
    private readonly Func<double> _normal;

    public RandomRecurrence(Graph graph, int seed)
    {
        var recurrent = graph.Forward.OfType<RecurrentOperation>().Single();
        var projection = graph.Forward.OfType<DenseOperation>().Single(dense => dense.IsProjection);
        var random = new Random(seed);
        _normal = () => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        (_units, _channels, _gates, _steps, _cell) = (recurrent.Units, graph.InputShape.Width, recurrent.Cell.Gates, recurrent.Steps,
            recurrent.Cell);
        var (input, state) = (graph.Parameters[projection.Weight].Initializer, graph.Parameters[recurrent.Weight].Initializer);
        var deviation = Math.Sqrt(InitializerMoments.Of(input).Square);
        _input = [.. Enumerable.Range(0, _gates * _units * _channels).Select(_ => deviation * _normal())];
        _state = [.. Enumerable.Range(0, _gates).SelectMany(_ => Matrix(state))];
        var bias = graph.Parameters[projection.Bias!.Value].Initializer;
        _bias = [.. Enumerable.Range(0, _gates * _units).Select(row => bias.ConstantBlock == row / _units ? bias.BlockValue : 0)];
    }

    /// <summary>Runs one sequence of N(0, 1), whose steps are drawn anew or all the same.</summary>
    public (double Last, double All, double First, double End) Run(bool isConstant)
    {
        var constant = Normal(_channels);
        var inputs = Enumerable.Range(0, _steps).Select(_ => isConstant ? constant : Normal(_channels)).ToArray();
        var (h, c) = (new double[_units], new double[_units]);
        var tape = new List<Func<double[], double[], (double[] Entry, double[] State, double[] Cell)>>();
        var all = 0.0;
        foreach (var input in inputs)
        {
            var x = Product(_input, input, _gates * _units);
            var s = Product(_state, h, _gates * _units);
            for (var i = 0; i < x.Length; i++)
                x[i] += _bias[i];
            (h, c, var back) = _cell switch
            {
                SimpleRnnCell simple => Simple(simple.Function, x, s),
                GruCell => Gru(x, s, h),
                EarlyResetGruCell => EarlyResetGru(x, s, h),
                LstmCell => Lstm(x, s, c),
                _ => throw new InvalidOperationException(),
            };
            tape.Add(back);
            all += MeanSquare(h) / _steps;
        }
        var (eta, gamma, first, end) = (Normal(_units), new double[_units], 0.0, 0.0);
        for (var step = _steps - 1; step >= 0; step--)
        {
            (var entry, eta, gamma) = tape[step](eta, gamma);
            first = MeanSquare(entry);
            if (step == _steps - 1)
                end = first;
        }
        return (MeanSquare(h), all, first, end);
    }

    private (double[], double[], Func<double[], double[], (double[], double[], double[])>) Simple(ActivationFunction function, double[] x,
        double[] s)
    {
        var a = x.Zip(s, (left, right) => left + right).ToArray();
        return ([.. a.Select(function.Value)], new double[_units], (eta, _) =>
        {
            double[] delta = [.. eta.Select((gradient, i) => gradient * function.Derivative(a[i]))];
            return (delta, Back(delta), new double[_units]);
        }
        );
    }

    private (double[], double[], Func<double[], double[], (double[], double[], double[])>) Gru(double[] x, double[] s, double[] before)
    {
        var n = _units;
        var (r, z) = (Each(i => Sigma(x[i] + s[i])), Each(i => Sigma(x[n + i] + s[n + i])));
        var fresh = Each(i => Math.Tanh(x[(2 * n) + i] + (r[i] * s[(2 * n) + i])));
        return (Each(i => ((1 - z[i]) * fresh[i]) + (z[i] * before[i])), new double[n], (eta, _) =>
        {
            var toNew = Each(i => eta[i] * (1 - z[i]) * (1 - (fresh[i] * fresh[i])));
            var toReset = Each(i => toNew[i] * s[(2 * n) + i] * r[i] * (1 - r[i]));
            var toUpdate = Each(i => eta[i] * (before[i] - fresh[i]) * z[i] * (1 - z[i]));
            var back = Back([.. toReset, .. toUpdate, .. Each(i => toNew[i] * r[i])]);
            return ([.. toReset, .. toUpdate, .. toNew], Each(i => back[i] + (eta[i] * z[i])), new double[n]);
        }
        );
    }

    private (double[], double[], Func<double[], double[], (double[], double[], double[])>) EarlyResetGru(double[] x, double[] s,
        double[] before)
    {
        var n = _units;
        var v = _state.AsSpan(2 * n * n).ToArray();
        var (r, z) = (Each(i => Sigma(x[i] + s[i])), Each(i => Sigma(x[n + i] + s[n + i])));
        var product = Product(v, Each(i => r[i] * before[i]), n);
        var fresh = Each(i => Math.Tanh(x[(2 * n) + i] + product[i]));
        return (Each(i => ((1 - z[i]) * fresh[i]) + (z[i] * before[i])), new double[n], (eta, _) =>
        {
            var toNew = Each(i => eta[i] * (1 - z[i]) * (1 - (fresh[i] * fresh[i])));
            var reset = Each(i => Enumerable.Range(0, n).Sum(row => toNew[row] * v[(row * n) + i]));
            var toReset = Each(i => reset[i] * before[i] * r[i] * (1 - r[i]));
            var toUpdate = Each(i => eta[i] * (before[i] - fresh[i]) * z[i] * (1 - z[i]));
            var back = Back([.. toReset, .. toUpdate]);
            return ([.. toReset, .. toUpdate, .. toNew], Each(i => back[i] + (eta[i] * z[i]) + (reset[i] * r[i])), new double[n]);
        }
        );
    }

    private (double[], double[], Func<double[], double[], (double[], double[], double[])>) Lstm(double[] x, double[] s, double[] cell)
    {
        var n = _units;
        double A(int gate, int i) => x[(gate * n) + i] + s[(gate * n) + i];
        var (input, forget, candidate, output) = (Each(i => Sigma(A(0, i))), Each(i => Sigma(A(1, i))), Each(i => Math.Tanh(A(2, i))),
            Each(i => Sigma(A(3, i))));
        var next = Each(i => (forget[i] * cell[i]) + (input[i] * candidate[i]));
        return (Each(i => output[i] * Math.Tanh(next[i])), next, (eta, gamma) =>
        {
            var tanh = Each(i => Math.Tanh(next[i]));
            var total = Each(i => gamma[i] + (eta[i] * output[i] * (1 - (tanh[i] * tanh[i]))));
            double[] delta =
            [
                .. Each(i => total[i] * candidate[i] * input[i] * (1 - input[i])),
                .. Each(i => total[i] * cell[i] * forget[i] * (1 - forget[i])),
                .. Each(i => total[i] * input[i] * (1 - (candidate[i] * candidate[i]))),
                .. Each(i => eta[i] * tanh[i] * output[i] * (1 - output[i])),
            ];
            return (delta, Back(delta), Each(i => total[i] * forget[i]));
        }
        );
    }

    private double[] Each(Func<int, double> of) => [.. Enumerable.Range(0, _units).Select(of)];

    private double[] Back(double[] delta)
    {
        var sum = new double[_units];
        for (var row = 0; row < delta.Length; row++)
        {
            for (var i = 0; i < _units; i++)
                sum[i] += delta[row] * _state[(row * _units) + i];
        }
        return sum;
    }

    private static double[] Product(double[] matrix, double[] vector, int rows)
    {
        var result = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < vector.Length; i++)
                result[row] += matrix[(row * vector.Length) + i] * vector[i];
        }
        return result;
    }

    /// <summary>Of the identity, of orthonormal rows (Gram and Schmidt), or of independent normal numbers.</summary>
    private double[] Matrix(Initializer initializer)
    {
        var scale = double.IsNaN(initializer.Scale) ? 1 : initializer.Scale;
        if (initializer.Kind == Init.Identity)
            return [.. Enumerable.Range(0, _units * _units).Select(i => i / _units == i % _units ? scale : 0)];
        if (initializer.Kind != Init.Orthogonal)
        {
            var deviation = Math.Sqrt(InitializerMoments.Of(initializer).Square);
            return [.. Normal(_units * _units).Select(value => deviation * value)];
        }
        var rows = new List<double[]>();
        while (rows.Count < _units)
        {
            var row = Normal(_units);
            foreach (var other in rows)
            {
                var along = row.Zip(other, (left, right) => left * right).Sum();
                for (var i = 0; i < _units; i++)
                    row[i] -= along * other[i];
            }
            var length = Math.Sqrt(row.Sum(value => value * value));
            rows.Add([.. row.Select(value => value / length)]);
        }
        return [.. rows.SelectMany(row => row.Select(value => scale * value))];
    }

    private double[] Normal(int count) => [.. Enumerable.Range(0, count).Select(_ => _normal())];

    private static double Sigma(double value) => 1 / (1 + Math.Exp(-value));

    private static double MeanSquare(double[] values) => values.Sum(value => value * value) / values.Length;
}
