using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Training;
using static System.FormattableString;

namespace NetGen;

/// <summary>
/// Holds a network's gradients against central differences of its loss, tensor by tensor: along the gradient itself, where the difference
/// is largest against rounding, and along a random direction, which sees what is turned the wrong way. Thread-safe, except that a trainer
/// takes one call at a time.
/// <para>
/// A difference of two losses in single precision has few digits, and steps of piecewise linear activations have kinks on their way: where
/// a gradient does not agree, the difference is taken with several steps, and how far these differ says how much can be measured. A tensor
/// of which that is too little is neither right nor wrong. The same network in double, <c>[Network(Scalar = typeof(double))]</c>, can be
/// measured to many digits.
/// </para>
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
        double tolerance = typeof(T) == typeof(double) ? 1e-4 : 2e-2;
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

            double allowed = tolerance * (norm == 0 ? 1 : norm);
            double slope = analytic.Zip(direction, (g, d) => g * d).Sum() / Math.Sqrt(direction.Sum(value => value * value));
            MeasuredSlope along = norm == 0 ? default : new SlopeMeasure<T>(trainer, parameter, analytic).Measure(batch, norm, allowed);
            MeasuredSlope across = new SlopeMeasure<T>(trainer, parameter, direction).Measure(batch, slope, allowed);
            double error = Math.Max(Math.Abs(along.Value - norm), Math.Abs(across.Value - slope));
            tensors.Add(new TensorGradient(parameter.Name, norm, along.Value, norm == 0 ? error : error / norm)
            {
                Verdict = (GradientVerdict)Math.Max((int)along.VerdictOn(norm, allowed), (int)across.VerdictOn(slope, allowed)),
            });
        }

        return new GradientReport(tensors, tolerance, typeof(T) == typeof(double) ? "double" : "float");
    }
}

/// <summary>How one tensor's gradient compares with differences of the loss. Immutable.</summary>
/// <param name="Tensor">Its name in weight files.</param>
/// <param name="Norm">The Euclidean norm of the computed gradient.</param>
/// <param name="Difference">The measured slope along it, which should be the same.</param>
/// <param name="RelativeError">The larger deviation of two directions, by the norm.</param>
public sealed record TensorGradient(string Tensor, double Norm, double Difference, double RelativeError)
{
    /// <summary>What follows from it.</summary>
    public GradientVerdict Verdict { get; init; }
}

/// <summary>What a comparison with differences of the loss says of a gradient.</summary>
public enum GradientVerdict
{
    /// <summary>They agree.</summary>
    Right,

    /// <summary>They do not, and the difference cannot be measured well enough to tell which is at fault.</summary>
    Unmeasurable,

    /// <summary>They do not, by more than the measurement's own error.</summary>
    Wrong,
}

/// <summary>What a gradient check found. Immutable.</summary>
public sealed class GradientReport
{
    private readonly string scalar;

    internal GradientReport(IReadOnlyList<TensorGradient> tensors, double tolerance, string scalar)
    {
        this.scalar = scalar;
        Tensors = tensors;
        Tolerance = tolerance;
    }

    /// <summary>Each trained tensor.</summary>
    public IReadOnlyList<TensorGradient> Tensors { get; }

    /// <summary>The relative error up to which a gradient counts as right.</summary>
    public double Tolerance { get; }

    /// <summary>
    /// Whether none is wrong. Those that could not be measured are not: <see cref="IsConclusive"/> says whether there are any.
    /// </summary>
    public bool Passed => Tensors.All(tensor => tensor.Verdict != GradientVerdict.Wrong);

    /// <summary>Whether all could be measured.</summary>
    public bool IsConclusive => Tensors.All(tensor => tensor.Verdict != GradientVerdict.Unmeasurable);

    /// <summary>A table. The same text under every culture.</summary>
    public override string ToString()
    {
        TextTable table = new TextTable().Column("tensor").Column("gradient", alignRight: true).Column("difference", alignRight: true)
            .Column("error", alignRight: true).Column("");
        foreach (TensorGradient tensor in Tensors)
        {
            table.Row(
                tensor.Tensor, Invariant($"{tensor.Norm:G5}"), Invariant($"{tensor.Difference:G5}"),
                Invariant($"{tensor.RelativeError:E1}"),
                tensor.Verdict switch
                {
                    GradientVerdict.Wrong => "wrong",
                    GradientVerdict.Unmeasurable => $"too small to be measured in {scalar}",
                    _ => "",
                });
        }

        return table.ToString();
    }
}
