namespace NetGen.Tests.Samples;

/// <summary>
/// samples/Regularization, with its own network, data and numbers: what its table claims holds in the mean of three seeds. Long, so only where asked for; the
/// images are found through NETGEN_DATA.
/// </summary>
public sealed class RegularizationTests
{
    [Fact(Explicit = true)]
    public void Each_regularizer_narrows_the_gap_between_training_and_validation()
    {
        var (training, validation) = Regularizer.Choose(MnistFiles.Read().Training);
        Assert.Equal((1000, 5000), (training.Count, validation.Count));
        var none = Mean(Regularizer.None);
        Assert.InRange(none.Training, 0.985, 1);
        Assert.InRange(none.Gap, 0.1, 0.2);
        Assert.Equal(0, none.Zeros);

        foreach (var regularizer in new[] { Regularizer.Dropout, Regularizer.L2, Regularizer.L1, Regularizer.ElasticNet, Regularizer.Stopping })
        {
            var mean = Mean(regularizer);
            Assert.True(mean.Gap < none.Gap - 0.005, $"{regularizer.Name}: {mean.Gap} against {none.Gap}");
            // Of 5,000 images of which 87 % are right a percentage point is two standard deviations.
            Assert.True(mean.Validation > none.Validation - 0.01, $"{regularizer.Name}: {mean.Validation} against {none.Validation}");
            if (regularizer == Regularizer.L1 || regularizer == Regularizer.ElasticNet)
                Assert.InRange(mean.Zeros, 0.15, 1);
            else
                Assert.Equal(0, mean.Zeros);
        }

        Measurement Mean(Regularizer regularizer) =>
            Measurement.Mean([.. Enumerable.Range(1, 3).Select(seed => regularizer.Measure(training, validation, (ulong)seed))]);
    }
}
