using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>Recurrent cells as their formulas say them, unit by unit.</summary>
internal static class ReferenceRecurrence
{
    /// <summary>All states, from the one before the first step on.</summary>
    public static double[] Run(RecurrentOperation layer, IReadOnlyList<double[]> parameters, double[] x)
    {
        var units = layer.Units;
        var h = layer.Initial is { } initial ? [.. parameters[initial.State]] : new double[units];
        var c = layer.Initial?.Cell is { } cell ? [.. parameters[cell]] : new double[units];
        var all = new List<double>(h);
        static double Sigmoid(double v) => 1 / (1 + Math.Exp(-v));
        foreach (var a in x.Chunk(units * layer.Cell.Gates))
        {
            var weights = parameters[layer.Weight];
            double[] s = [.. Enumerable.Range(0, layer.Cell.StateGates * units).Select(gate =>
                (layer.Bias is { } bias ? parameters[bias][gate] : 0) + Enumerable.Range(0, units)
                    .Sum(unit => weights[(gate * units) + unit] * h[unit]))];
            double Sum(int gate, int unit) => a[(gate * units) + unit] + s[(gate * units) + unit];
            var next = new double[units];
            for (var unit = 0; unit < units; unit++)
            {
                switch (layer.Cell)
                {
                    case SimpleRnnCell simple: next[unit] = ReferenceLoss.Activate(simple.Function, Sum(0, unit)); break;
                    case GruCell:
                        var (z, n) = (Sigmoid(Sum(1, unit)),
                            Math.Tanh(a[(2 * units) + unit] + (Sigmoid(Sum(0, unit)) * s[(2 * units) + unit])));
                        next[unit] = ((1 - z) * n) + (z * h[unit]);
                        break;
                    case EarlyResetGruCell:
                        var v = parameters[layer.Candidate!.Weight];
                        var fresh = Math.Tanh(a[(2 * units) + unit] + Enumerable.Range(0, units)
                            .Sum(other => v[(unit * units) + other] * Sigmoid(Sum(0, other)) * h[other]));
                        next[unit] = ((1 - Sigmoid(Sum(1, unit))) * fresh) + (Sigmoid(Sum(1, unit)) * h[unit]);
                        break;
                    case LstmCell:
                        c[unit] = (Sigmoid(Sum(1, unit)) * c[unit]) + (Sigmoid(Sum(0, unit)) * Math.Tanh(Sum(2, unit)));
                        next[unit] = Sigmoid(Sum(3, unit)) * Math.Tanh(c[unit]);
                        break;
                    default: throw new NotSupportedException(layer.Cell.Name);
                }
            }
            all.AddRange(h = next);
        }
        return [.. all];
    }
}
