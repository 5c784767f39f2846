using System.Globalization;
using System.Numerics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>One random network, in double and in float, on the same random numbers: audited, and compared with plain loops.</summary>
internal sealed class NetworkCheck(int seed, string text, Plan exact, Plan single)
{
    /// <summary>Beyond this, rounding of a float network says nothing.</summary>
    private const double Large = 1e3;

    private readonly Random _random = new(seed);

    public SweepCounts Run(KernelLibrary library, GuardedMemory memory)
    {
        var counts = new SweepCounts(Networks: 1);
        var samples = _random.Next(4, 10);
        var parameters = exact.Graph.Parameters.Concat(exact.Graph.Buffers).Select(Values).ToList();
        var batch = Batch(samples);
        var reference = new ReferenceNetwork(exact.Graph, parameters);
        var outputs = reference.Predict(batch.Inputs, samples);
        if (!(reference.Largest < Large))
            return counts with { Skipped = 1 };

        var inDouble = Audit<double>(exact, library, memory, parameters, batch);
        var inFloat = Audit<float>(single, library, memory, parameters, batch);
        counts += new SweepCounts(Calls: inDouble.Calls + inFloat.Calls, Compared: 4);
        RequireClose(outputs, inDouble.Outputs, 1e-9, "outputs in double");
        RequireClose(outputs, inFloat.Outputs, 2e-4, "outputs in float");

        var loss = reference.Loss(batch.Inputs, batch.Targets, batch.Labels, samples);
        if (!(reference.Largest < Large))
            return counts with { Skipped = 1 };
        RequireClose([loss], [inDouble.Step.Loss], 1e-9, "loss in double");
        RequireClose([loss], [inFloat.Step.Loss], 5e-4, "loss in float");
        return Slope(parameters, batch, samples, inDouble.Step.Gradient) is { } compared ? counts + new SweepCounts(Compared: compared) : counts with { Skipped = 1 };
    }

    /// <summary>The loss along a random direction against the gradient; null where the direction crosses a kink.</summary>
    private int? Slope(List<double[]> parameters, UserBatch<double> batch, int samples, double[] gradient)
    {
        var directions = parameters.Select((values, i) => i < exact.Graph.Parameters.Count && exact.Graph.Parameters[i].Trainable ? Array.ConvertAll(values, _ => _random.NextDouble() - 0.5) : null).ToList();
        double LossAt(double step) => new ReferenceNetwork(exact.Graph, [.. parameters.Select((values, i) => directions[i] is { } direction ? [.. values.Zip(direction, (value, d) => value + (step * d))] : values)])
            .Loss(batch.Inputs, batch.Targets, batch.Labels, samples);
        double Difference(double step) => ((8 * (LossAt(step) - LossAt(-step))) - LossAt(2 * step) + LossAt(-2 * step)) / (12 * step);
        var (coarse, fine) = (Difference(2e-5), Difference(5e-6));
        var slope = 0.0;
        var size = 0.0;
        for (var i = 0; i < directions.Count; i++)
        {
            if (directions[i] is not { } direction)
                continue;
            var own = exact.Parameters[i].InFileOrder(gradient);
            slope += own.Zip(direction, (g, d) => g * d).Sum();
            size += own.Zip(direction, (g, d) => Math.Abs(g * d)).Sum();
        }
        var scale = Math.Max(1e-2, Math.Max(size, Math.Abs(fine)));
        if (Math.Abs(coarse - fine) > 1e-6 * scale)
            return null;
        if (!(Math.Abs(slope - fine) <= 1e-5 * scale))
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"The gradient says {slope:R}, the loss {fine:R}.\n{Describe}"));
        return 1;
    }

    private LayoutAudit<T> Audit<T>(Plan plan, KernelLibrary library, GuardedMemory memory, List<double[]> parameters, UserBatch<double> batch) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var state = new T[plan.StateLength];
        foreach (var (place, values) in plan.Parameters.Concat(plan.Buffers).Zip(parameters))
            place.FromFileOrder(Array.ConvertAll(values, T.CreateTruncating), state);
        var audit = new LayoutAudit<T>(plan, library, memory, state, new UserBatch<T>(
            batch.Samples, Array.ConvertAll(batch.Inputs, T.CreateTruncating), Array.ConvertAll(batch.Targets, T.CreateTruncating), batch.Labels), Describe);
        audit.Run();
        return audit;
    }

    private string Describe => $"seed {seed.ToString(CultureInfo.InvariantCulture)}: {text}";

    /// <summary>Weights that keep the signal, scales near 1, variances above 0.</summary>
    private double[] Values(Parameter parameter)
    {
        var count = (int)parameter.Shape.Count;
        var fanIn = parameter.Shape.Rank == 1 ? 4 : Math.Max(1, count / parameter.Shape.Dimensions[0]);
        var center = parameter.Initializer is { Kind: Init.Constant, Scale: > 0 and var constant } ? constant : 0;
        return [.. Enumerable.Range(0, count).Select(_ => center + ((_random.NextDouble() - 0.5) * (center > 0 ? 0.6 : 2 * Math.Sqrt(2.0 / fanIn))))];
    }

    private UserBatch<double> Batch(int samples)
    {
        var (inputs, outputs, loss) = ((int)exact.Graph.InputShape.Count, (int)exact.Graph.OutputShape.Count, exact.Graph.Loss!);
        var positions = exact.Graph.OutputShape.Positions;
        var isShare = loss is BinaryCrossEntropy or KlDivergence or Poisson;
        return new(
            samples,
            [.. Enumerable.Range(0, samples * inputs).Select(_ => (double)(float)((_random.NextDouble() * 3) - 1.5))],
            loss.HasClassLabels ? [] : [.. Enumerable.Range(0, samples * outputs).Select(_ => (double)(float)(_random.NextDouble() * (isShare ? 1 : 3) - (isShare ? 0 : 1.5)))],
            loss.HasClassLabels ? [.. Enumerable.Range(0, samples * positions).Select(_ => _random.Next(positions == 1 ? 0 : -1, outputs / positions))] : []);
    }

    private void RequireClose<T>(double[] expected, T[] actual, double tolerance, string what) where T : unmanaged, INumber<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = Math.Max(0.1, expected.Select(Math.Abs).Max());
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - double.CreateTruncating(actual[i])) <= tolerance * scale))
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"{what}: element {i} is {actual[i]}, plain loops say {expected[i]:R}.\n{Describe}"));
        }
    }
}

/// <summary>Between memory and the order of weight files, by the plain definition of a placed parameter.</summary>
internal static class FileOrderOf
{
    public static T[] InFileOrder<T>(this PlacedParameter place, T[] memory) => [.. Indices(place).Select(index => memory[index])];

    public static void FromFileOrder<T>(this PlacedParameter place, T[] values, T[] memory)
    {
        foreach (var (value, index) in values.Zip(Indices(place)))
            memory[index] = value;
    }

    private static IEnumerable<int> Indices(PlacedParameter place)
    {
        for (var i = 0; i < place.Length; i++)
        {
            var (rest, index) = (i, place.Offset);
            for (var axis = place.Extents.Count - 1; axis >= 0; axis--)
            {
                var (extent, stride) = (place.Extents[axis], place.Strides[axis]);
                var at = rest % extent;
                rest /= extent;
                index += stride < 0 ? (at - extent + 1) * stride : at * stride;
            }
            yield return index;
        }
    }
}
