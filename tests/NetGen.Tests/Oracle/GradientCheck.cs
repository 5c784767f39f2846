using System.Globalization;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>
/// Analytic gradients against differences of the loss, in double: (8(L(w+h) − L(w−h)) − (L(w+2h) − L(w−2h)))/12h, whose error is of the order
/// h⁴. Comes in: a network whose step, and with it its dropout masks, stands still. Where there are kinks, coordinates that cross one are skipped.
/// </summary>
public static class GradientCheck
{
    private const double SmoothTolerance = 1e-7, SmoothStep = 5e-4;
    private const double KinkedTolerance = 1e-4, KinkedStep = 1e-5;

    /// <summary>Gradients below this are compared by their absolute error: rounding of the loss, divided by h, is all that is left of them.</summary>
    private const double SmallGradient = 1e-3;

    /// <summary>No more coordinates than this are compared; a random choice of them in larger networks.</summary>
    private const int MostCoordinates = 250;

    private static readonly string[] Kinked =
    [
        "Relu", "MaxPool2D", "GlobalMaxPool2D", "GlobalMaxPool1D", "LeakyRelu", "Elu", "Selu", "Relu6", "SquaredRelu", "LogRelu",
        "HardSigmoid", "HardSwish", "Softsign", "MeanAbsoluteError", "Huber", "Hinge",
        "SquaredHinge", "PRelu",
    ];

    /// <summary>Compares the gradient of a batch's loss; parameters of <paramref name="frozen"/> layers must have none.</summary>
    public static void Assert(NetworkDeclaration declaration, LabNetwork<double> network, LabTrainer<double> trainer, LabData<double> data, params IReadOnlyCollection<string> frozen)
    {
        var hasKinks = declaration.Items.Any(item => Kinked.Contains(item.Split('(')[0]));
        var (tolerance, step) = hasKinks ? (KinkedTolerance, KinkedStep) : (SmoothTolerance, SmoothStep);
        trainer.ComputeGradients(data);
        var gradient = trainer.Gradients.ToArray();
        var (compared, skipped) = (0, 0);
        foreach (var parameter in network.Summary.Parameters)
        {
            foreach (var i in CoordinatesOf(parameter, network.Summary.ParameterCount))
            {
                if (frozen.Contains(parameter.Layer))
                {
                    Xunit.Assert.Equal(0, gradient[i]);
                    continue;
                }
                var expected = Difference(network, trainer, data, i, step);
                if (hasKinks && CrossesKink(expected, Difference(network, trainer, data, i, step / 4)))
                {
                    skipped++;
                    continue;
                }
                compared++;
                var error = Math.Abs(gradient[i] - expected) / Math.Max(SmallGradient, Math.Max(Math.Abs(gradient[i]), Math.Abs(expected)));
                if (!(error <= tolerance))
                {
                    Xunit.Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                        $"∂loss/∂{parameter.Name}, element {i - parameter.Offset} in memory, is {gradient[i]:R}; the loss says {expected:R}; relative error {error:E2}.\n{declaration.Source}"));
                }
            }
        }
        Xunit.Assert.True(skipped <= 3 + (compared / 3), $"{skipped} of {compared + skipped} coordinates cross a kink: this compares too little.");
    }

    /// <summary>All of a small network's, a share of a large one's.</summary>
    private static IEnumerable<int> CoordinatesOf(ParameterInfo parameter, int parameterCount)
    {
        var indices = Enumerable.Range(parameter.Offset, parameter.Length);
        if (parameterCount <= MostCoordinates)
            return indices;
        var share = Math.Max(8, parameter.Length * MostCoordinates / parameterCount);
        var random = new Random(parameter.Offset);
        return parameter.Length <= share ? indices : Enumerable.Range(0, share).Select(_ => parameter.Offset + random.Next(parameter.Length));
    }

    /// <summary>Two steps of different size see the same slope unless one of them reaches over a kink.</summary>
    private static bool CrossesKink(double coarse, double fine) =>
        Math.Abs(coarse - fine) > KinkedTolerance / 4 * Math.Max(SmallGradient, Math.Abs(coarse));

    private static double Difference(LabNetwork<double> network, LabTrainer<double> trainer, LabData<double> data, int i, double step)
    {
        var origin = network.Parameters[i];
        double LossAt(double offset)
        {
            network.Parameters[i] = origin + offset;
            return trainer.ComputeGradients(data);
        }

        var near = LossAt(step) - LossAt(-step);
        var far = LossAt(2 * step) - LossAt(-2 * step);
        network.Parameters[i] = origin;
        return ((8 * near) - far) / (12 * step);
    }
}
