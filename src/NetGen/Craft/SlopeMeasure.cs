using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// The derivative of a network's loss along a direction of one tensor, by central differences. The tensor is put back after each.
/// </summary>
/// <param name="trainer">The trainer; takes no step.</param>
/// <param name="parameter">The tensor.</param>
/// <param name="direction">The direction, of any length above 0.</param>
internal sealed class SlopeMeasure<T>(ITrainer<T> trainer, ParameterInfo parameter, double[] direction)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // Steps by the usual one. Kinks and curvature show less the shorter a step is, rounding the more: the best is the shortest that
    // rounding allows.
    private static readonly double[] Steps = [1.0 / 64, 1.0 / 32, 1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1, 2, 4];

    // A measurement is good enough where rounding moves it by this part of what is allowed.
    private const double RoundingShare = 0.25;

    // Steps that are nearly the same have the same kinks and curvature, and other rounding errors.
    private static readonly double[] Neighbours = [1.02, 0.98, 1.04];

    private readonly double length = Math.Sqrt(direction.Sum(value => value * value));
    private readonly T[] before = trainer.Parameters.Slice(parameter.Offset, parameter.Length).ToArray();
    private double largestLoss;

    // The cube root of the rounding error balances it against the curvature (Numerical Recipes, section 5.7).
    private static double UsualStep => typeof(T) == typeof(double) ? 1e-5 : 1e-2;

    /// <summary>Measures with the usual step, and with others too where that does not give what is expected.</summary>
    /// <param name="batch">The samples.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="allowed">By how much it may differ.</param>
    public MeasuredSlope Measure(in Batch<T> batch, double expected, double allowed)
    {
        double usual = Difference(batch, UsualStep);
        if (Math.Abs(usual - expected) <= allowed)
        {
            return new MeasuredSlope(usual, 0);
        }

        (double Value, double Rounding, double Step) best = (usual, double.PositiveInfinity, UsualStep);
        foreach (double step in Steps)
        {
            double value = Difference(batch, step * UsualStep);
            double rounding = 0;
            foreach (double neighbour in Neighbours)
            {
                rounding = Math.Max(rounding, Math.Abs(value - Difference(batch, neighbour * step * UsualStep)));
            }

            best = rounding < best.Rounding ? (value, rounding, step * UsualStep) : best;
            if (rounding <= RoundingShare * allowed)
            {
                break;
            }
        }

        double error = Math.Max(best.Rounding, Math.Abs(best.Value - Difference(batch, 2 * best.Step)));
        return new MeasuredSlope(best.Value, Math.Max(error, Resolution(best.Step)));
    }

    /// <summary>
    /// What a difference cannot see: of a slope that is lost in the loss's last digit, all measurements are 0 and agree. The bias before a
    /// batch normalization is such: it changes nothing, and its computed gradient is what rounding left.
    /// </summary>
    private double Resolution(double step) => double.CreateChecked(T.BitIncrement(T.One) - T.One) * largestLoss / (2 * step);

    private double Difference(in Batch<T> batch, double step)
    {
        Move(step / length);
        double after = trainer.ComputeGradients(batch);
        Move(-step / length);
        double ahead = trainer.ComputeGradients(batch);
        before.CopyTo(trainer.Parameters.Slice(parameter.Offset, parameter.Length));
        largestLoss = Math.Max(largestLoss, Math.Max(Math.Abs(after), Math.Abs(ahead)));
        return (after - ahead) / (2 * step);
    }

    private void Move(double times)
    {
        Span<T> moved = trainer.Parameters.Slice(parameter.Offset, parameter.Length);
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = before[i] + T.CreateChecked(times * direction[i]);
        }
    }
}

/// <summary>A slope and how far its measurements differ.</summary>
/// <param name="Value">The slope.</param>
/// <param name="Error">The largest difference between measurements that should be the same.</param>
internal readonly record struct MeasuredSlope(double Value, double Error)
{
    // The true slope may lie farther from a measurement than other measurements do.
    private const double Margin = 4;

    /// <summary>What it says of a computed slope.</summary>
    /// <param name="expected">The computed slope.</param>
    /// <param name="allowed">By how much it may differ where nothing is wrong.</param>
    public GradientVerdict VerdictOn(double expected, double allowed)
    {
        double difference = Math.Abs(Value - expected);
        return difference <= allowed ? GradientVerdict.Right
            : difference <= allowed + (Margin * Error) ? GradientVerdict.Unmeasurable
            : GradientVerdict.Wrong;
    }
}
