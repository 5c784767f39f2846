using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Holds a network's gradients against central differences of its loss, tensor by tensor: along the gradient itself, where the difference is
/// largest against rounding, and along a random direction, which sees what is turned the wrong way. Thread-safe, except that a trainer takes
/// one call at a time.
/// </summary>
public static class FiniteDifferences
{
    private const ulong DirectionStream = 0x4752_4144_0000_0000;

    /// <summary>Checks the gradients at the present weights. Changes nothing.</summary>
    /// <param name="trainer">A trainer of the network; no step is taken.</param>
    /// <param name="data">Samples of the network's shape; a few suffice.</param>
    /// <param name="samples">How many of them, from the first.</param>
    /// <param name="seed">Chooses the random directions.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    public static GradientReport Check<T>(ITrainer<T> trainer, Dataset data, int samples = 8, ulong seed = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var loan = new TrainerLoan<T>(trainer, data);
        Batch<T> batch = loan.First(samples);
        trainer.ComputeGradients(batch);
        T[] gradient = trainer.Gradients.ToArray();
        var random = new RandomStream(seed, DirectionStream);
        var tensors = new List<TensorGradient>();
        foreach (ParameterInfo parameter in trainer.Summary.Parameters.Where(parameter => parameter.IsTrained))
        {
            double[] analytic = [.. gradient.AsSpan(parameter.Offset, parameter.Length).ToArray().Select(double.CreateChecked)];
            double norm = Math.Sqrt(analytic.Sum(value => value * value));
            var direction = new double[analytic.Length];
            for (int i = 0; i < direction.Length; i++)
            {
                direction[i] = random.NextNormal();
            }

            double along = norm == 0 ? 0 : Difference(trainer, batch, parameter, analytic);
            double across = Difference(trainer, batch, parameter, direction);
            double expected = analytic.Zip(direction, (g, d) => g * d).Sum() / Math.Sqrt(direction.Sum(value => value * value));
            double error = Math.Max(Math.Abs(along - norm), Math.Abs(across - expected));
            tensors.Add(new TensorGradient(parameter.Name, norm, along, norm == 0 ? error : error / norm));
        }

        return new GradientReport(tensors, Tolerance<T>());
    }

    // Rounding of the loss over the step, and the kinks of piecewise linear activations that a step crosses.
    private static double Tolerance<T>() => typeof(T) == typeof(double) ? 1e-4 : 2e-2;

    /// <summary>The derivative of the loss along a direction of length 1.</summary>
    private static double Difference<T>(ITrainer<T> trainer, Batch<T> batch, ParameterInfo parameter, double[] direction)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double length = Math.Sqrt(direction.Sum(value => value * value));
        T[] before = trainer.Parameters.Slice(parameter.Offset, parameter.Length).ToArray();
        // The cube root of the rounding error balances it against the curvature (Numerical Recipes, section 5.7).
        double step = typeof(T) == typeof(double) ? 1e-5 : 1e-2;
        Move(step / length);
        double after = trainer.ComputeGradients(batch);
        Move(-step / length);
        double ahead = trainer.ComputeGradients(batch);
        before.CopyTo(trainer.Parameters.Slice(parameter.Offset, parameter.Length));
        return (after - ahead) / (2 * step);

        void Move(double times)
        {
            Span<T> moved = trainer.Parameters.Slice(parameter.Offset, parameter.Length);
            for (int i = 0; i < moved.Length; i++)
            {
                moved[i] = before[i] + T.CreateChecked(times * direction[i]);
            }
        }
    }
}

/// <summary>How one tensor's gradient compares with differences of the loss. Immutable.</summary>
/// <param name="Tensor">Its name in weight files.</param>
/// <param name="Norm">The Euclidean norm of the computed gradient.</param>
/// <param name="Difference">The measured slope along it, which should be the same.</param>
/// <param name="RelativeError">The larger deviation of two directions, by the norm.</param>
public sealed record TensorGradient(string Tensor, double Norm, double Difference, double RelativeError);

/// <summary>What a gradient check found. Immutable.</summary>
public sealed class GradientReport
{
    internal GradientReport(IReadOnlyList<TensorGradient> tensors, double tolerance)
    {
        Tensors = tensors;
        Tolerance = tolerance;
    }

    /// <summary>Each trained tensor.</summary>
    public IReadOnlyList<TensorGradient> Tensors { get; }

    /// <summary>The relative error up to which a gradient counts as right: what rounding and kinks explain in this scalar.</summary>
    public double Tolerance { get; }

    /// <summary>Whether all are right.</summary>
    public bool Passed => Tensors.All(tensor => tensor.RelativeError <= Tolerance);

    /// <summary>A table. The same text under every culture.</summary>
    public override string ToString()
    {
        TextTable table = new TextTable().Column("tensor").Column("gradient", alignRight: true).Column("difference", alignRight: true).Column("error", alignRight: true).Column("");
        foreach (TensorGradient tensor in Tensors)
        {
            table.Row(
                tensor.Tensor, Invariant($"{tensor.Norm:G5}"), Invariant($"{tensor.Difference:G5}"), Invariant($"{tensor.RelativeError:E1}"),
                tensor.RelativeError <= Tolerance ? "" : "wrong");
        }

        return table.ToString();
    }
}
