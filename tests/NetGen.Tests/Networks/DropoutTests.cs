namespace NetGen.Tests.Networks;

/// <summary>
/// Dropout as a reader of the paper expects it: inverted, identity at prediction, its mask a function of seed, step, layer and place only.
/// </summary>
/// <remarks>
/// The masks are read from the gradients. One-hot inputs make the gradient of weight [unit, sample] that sample's own; with weights of 1 and
/// targets of 0 the output is m = mask/(1 − p) and the mean squared error's gradient 2m²/elements.
/// </remarks>
public sealed class DropoutTests
{
    private const int Samples = 1000;
    private const int Units = 40;
    private static readonly float[] OneHot = Identity<float>();

    [Fact]
    public void Step_keeps_the_expectation_and_has_the_variance_of_the_formula()
    {
        var multipliers = Multipliers(new(), seed: 1);
        double count = multipliers.Length, keep = 0.7;

        // A kept element is exactly 1/(1 − p) as large, a dropped one 0.
        Assert.All(multipliers, multiplier => Assert.True(multiplier == 0 || Math.Abs(multiplier - (1 / keep)) < 1e-5));

        // Variance p/(1 − p) for x = 1; the mean of n such numbers within four standard errors.
        var mean = multipliers.Average();
        Assert.Equal(1.0, mean, 4 * Math.Sqrt(0.3 / keep / count));
        Assert.Equal(0.3 / keep, multipliers.Average(multiplier => Math.Pow(multiplier - mean, 2)), 0.02);

        // Neither whole samples nor whole units are favoured.
        for (var unit = 0; unit < Units; unit++)
            Assert.Equal(keep, Enumerable.Range(0, Samples).Average(sample => multipliers[(sample * Units) + unit] > 0 ? 1.0 : 0), 5 * Math.Sqrt(0.21 / Samples));
        for (var sample = 0; sample < Samples; sample++)
            Assert.Equal(keep, Enumerable.Range(0, Units).Average(unit => multipliers[(sample * Units) + unit] > 0 ? 1.0 : 0), 5 * Math.Sqrt(0.21 / Units));
    }

    [Fact]
    public void Prediction_is_the_identity()
    {
        var network = new DropoutMaskNetwork();
        var outputs = new float[Samples * Units];
        network.PredictBatch(OneHot, outputs);
        Assert.All(outputs, output => Assert.Equal(1f, output));

        var rows = Enumerable.Range(0, Samples).ToArray();
        var loss = new DropoutMaskNetwork.Trainer(network).Evaluate(
            new() { Inputs = OneHot, Targets = new float[Samples * Units], Rows = rows }, outputs);
        Assert.Equal(Samples, loss, 1e-3);
        Assert.All(outputs, output => Assert.Equal(1f, output));
    }

    [Fact]
    public void Same_seed_gives_the_same_masks_and_another_seed_others()
    {
        Assert.Equal(Multipliers(new(), seed: 5), Multipliers(new(), seed: 5));
        AssertUnlike(Multipliers(new(), seed: 5), Multipliers(new(), seed: 6), 0.3);
    }

    [Fact]
    public void Masks_differ_between_steps()
    {
        var network = new DropoutMaskNetwork();
        var trainer = new DropoutMaskNetwork.Trainer(network, seed: 1);
        var first = Multipliers(network, trainer);
        Assert.Equal(first, Multipliers(network, trainer));
        trainer.Step(OneHot.AsSpan(0, Samples), new float[Units]);
        network.Parameters.Fill(1);
        AssertUnlike(first, Multipliers(network, trainer), 0.3);
    }

    [Fact]
    public void Masks_differ_between_layers()
    {
        // Only one of the two layers drops anything in each run.
        var first = Multipliers(new() { Dropout1Rate = 0.3, Dropout2Rate = 0 }, seed: 1);
        var second = Multipliers(new() { Dropout1Rate = 0, Dropout2Rate = 0.3 }, seed: 1);
        AssertUnlike(first, second, 0.3);

        // Together they multiply.
        var both = Multipliers(new() { Dropout1Rate = 0.3, Dropout2Rate = 0.3 }, seed: 1);
        for (var i = 0; i < both.Length; i++)
            Assert.Equal(first[i] * second[i], both[i], 1e-4);
    }

    [Fact]
    public void Mask_does_not_depend_on_the_micro_batches()
    {
        // A batch of 1,000 is worked through in eight micro-batches, one of 333 in three others, one of 100 whole; double in vectors of four.
        Assert.True(DropoutMaskNetwork.Summary.MicroBatch < Samples);
        var whole = Multipliers(new(), seed: 3);
        foreach (var count in new[] { 1, 7, 100, 333 })
            Assert.Equal(whole.Take(count * Units).Select(IsKept), Multipliers(new(), seed: 3, count).Select(IsKept));

        var network = new DoubleDropoutMaskNetwork();
        var trainer = new DoubleDropoutMaskNetwork.Trainer(network, seed: 3);
        trainer.ComputeGradients(Identity<double>(), new double[Samples * Units]);
        for (var sample = 0; sample < Samples; sample++)
        {
            for (var unit = 0; unit < Units; unit++)
                Assert.Equal(IsKept(whole[(sample * Units) + unit]), IsKept(trainer.Gradients[(sample * Units) + unit]));
        }
    }

    [Fact]
    public void Rate_of_zero_drops_nothing()
    {
        Assert.All(Multipliers(new() { Dropout1Rate = 0, Dropout2Rate = 0 }, seed: 1), multiplier => Assert.Equal(1.0, multiplier, 1e-6));
    }

    /// <summary>mask/(1 − p) of every element of the batch, sample by sample. The second layer rests unless the hyperparameters wake it.</summary>
    private static double[] Multipliers(DropoutMaskNetwork.Hyperparameters hyperparameters, ulong seed, int count = Samples)
    {
        var network = new DropoutMaskNetwork();
        return Multipliers(network, new DropoutMaskNetwork.Trainer(network, hyperparameters, seed), count);
    }

    private static double[] Multipliers(DropoutMaskNetwork network, DropoutMaskNetwork.Trainer trainer, int count = Samples)
    {
        Assert.True(network.Dense1.IsInputMajor);
        trainer.ComputeGradients(OneHot.AsSpan(0, count * Samples), new float[count * Units]);
        var multipliers = new double[count * Units];
        for (var i = 0; i < multipliers.Length; i++)
            multipliers[i] = Math.Sqrt(trainer.Gradients[i] / 2.0 * multipliers.Length);
        return multipliers;
    }

    private static bool IsKept(double multiplier) => multiplier > 0;

    /// <summary>Two independent masks differ in a share 2p(1 − p) of their elements.</summary>
    private static void AssertUnlike(double[] one, double[] other, double rate)
    {
        var differing = one.Zip(other).Average(pair => IsKept(pair.First) != IsKept(pair.Second) ? 1.0 : 0);
        Assert.Equal(2 * rate * (1 - rate), differing, 0.02);
    }

    private static T[] Identity<T>() where T : System.Numerics.INumber<T>
    {
        var matrix = new T[Samples * Samples];
        for (var i = 0; i < Samples; i++)
            matrix[(i * Samples) + i] = T.One;
        return matrix;
    }
}

// Two streams of masks are compared: a run switches them by its hyperparameters.
#pragma warning disable NG5004

[Network]
[Input(1000)]
[Dense(40, Init = Init.Constant, InitScale = 1, Bias = false), Dropout(0.3), Dropout(0)]
[MeanSquaredError]
[Sgd(0.1)]
internal partial class DropoutMaskNetwork;

[Network(Scalar = typeof(double))]
[Input(1000)]
[Dense(40, Init = Init.Constant, InitScale = 1, Bias = false), Dropout(0.3), Dropout(0)]
[MeanSquaredError]
[Sgd(0.1)]
internal partial class DoubleDropoutMaskNetwork;
