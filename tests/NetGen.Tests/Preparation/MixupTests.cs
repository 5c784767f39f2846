using System.Runtime.InteropServices;
using NetGen.Numerics;
using NetGen.Preparation;
using NetGen.Tests.Numerics;
using static NetGen.Tests.Preparation.PreparationData;

namespace NetGen.Tests.Preparation;

/// <summary>Mixup: how much is mixed, with whom, that it is the paper's in expectation, and that neither threads nor the kind of numbers change a bit.</summary>
public sealed class MixupTests
{
    // Several micro-batches, shared by threads.
    private const int Samples = 1000;
    private static readonly byte[] Images = Bytes(Samples * 40, seed: 1);
    private static readonly int[] Classes = Labels(Samples, 3, seed: 2);

    /// <summary>α, and the distribution function of Beta(α + 1, α).</summary>
    public static TheoryData<double, Func<double, double>> Distributions => new()
    {
        { 0.5, x => 2 / Math.PI * (Math.Asin(Math.Sqrt(x)) - Math.Sqrt(x * (1 - x))) },
        { 1, x => x * x },
        { 2, x => (4 * x * x * x) - (3 * x * x * x * x) },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void The_share_of_the_own_sample_is_beta_distributed(double alpha, Func<double, double> cumulative)
    {
        var shares = Shares(alpha, 20_000);
        var (mean, variance) = Statistics.MeanAndVariance(shares);
        var (a, b) = (alpha + 1, alpha);
        var expected = a * b / ((a + b) * (a + b) * (a + b + 1));
        Assert.Equal(a / (a + b), mean, 4 * Math.Sqrt(expected / shares.Length));
        Assert.Equal(expected, variance, 0.04 * expected);
        Assert.InRange(Statistics.KolmogorovSmirnov(shares, cumulative), 0, Statistics.KolmogorovSmirnovLimit);
    }

    [Theory]
    [InlineData(1e-9, 1)]
    [InlineData(1e300, 0.5)]
    public void The_share_stays_a_number_at_the_ends_of_the_domain(double alpha, double share) => Assert.All(Shares(alpha, 100), value => Assert.Equal(share, value, 1e-6));

    [Fact]
    public void Gradients_are_in_expectation_those_of_mixed_targets()
    {
        const int count = 4;
        const int steps = 20_000;
        double[] inputs = [1, -2, 0.5, 0.3, 1.5, -1, -1, 0.2, 2, 2, 1, -0.5];
        int[] labels = [0, 1, 2, 1];
        var network = new MixedInDouble(seed: 1);
        var plain = new NotMixedInDouble(seed: 1);
        network.Parameters.CopyTo(plain.Parameters);

        // The paper's: λ uniform, Beta(1, 1); the gradient of the mixed targets is the mixture of the targets' gradients.
        const int nodes = 200;
        var reference = new double[network.Parameters.Length];
        var trainer = new NotMixedInDouble.Trainer(plain);
        for (var node = 0; node < nodes; node++)
        {
            var share = (node + 0.5) / nodes;
            for (var pair = 0; pair < count * count; pair++)
            {
                var (own, other) = (pair / count, pair % count);
                double[] mixed = [.. Enumerable.Range(0, 3).Select(i => (share * inputs[(own * 3) + i]) + ((1 - share) * inputs[(other * 3) + i]))];
                Add(labels[own], share);
                Add(labels[other], 1 - share);

                void Add(int label, double weight)
                {
                    trainer.ComputeGradients(mixed, [label]);
                    for (var i = 0; i < reference.Length; i++)
                        reference[i] += weight * trainer.Gradients[i] / (nodes * count * count);
                }
            }
        }

        var (sum, squares) = (new double[reference.Length], new double[reference.Length]);
        var mixing = new MixedInDouble.Trainer(network, seed: 3);
        for (var step = 0; step < steps; step++)
        {
            mixing.StepCount = step;
            mixing.ComputeGradients(inputs, labels);
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += mixing.Gradients[i];
                squares[i] += mixing.Gradients[i] * mixing.Gradients[i];
            }
        }

        trainer.ComputeGradients(inputs, labels);
        var farthest = 0.0;
        for (var i = 0; i < sum.Length; i++)
        {
            var mean = sum[i] / steps;
            var error = Math.Sqrt(((squares[i] / steps) - (mean * mean)) / steps);
            Assert.InRange(Math.Abs(mean - reference[i]), 0, 4.5 * error);
            farthest = Math.Max(farthest, Math.Abs(mean - trainer.Gradients[i]) / error);
        }

        // What is compared could be told from no mixing at all.
        Assert.True(farthest > 50, $"{farthest}");
    }

    [Fact]
    public void A_sample_is_mixed_with_an_augmented_one_of_the_whole_batch()
    {
        const int count = 30;
        var declaration = new InputDeclaration<double> { Network = "Test", Shape = [1, 2, 1], Augmentation = [new Flip<double>(1, vertical: false), new Mixup<double>(1)] };
        // Sample i is (i², −i²): turned over, (−i², i²).
        double[] batch = [.. Enumerable.Range(0, count).SelectMany(i => new double[] { i * i, -i * i })];
        var partners = new HashSet<double>();
        for (var step = 0; step < 50; step++)
        {
            var rows = new PreparedRows<double>(count, 2, declaration);
            ref var origin = ref rows.Fill(
                new BatchRows<double>(batch, default, 2), 0, new nint[count], new InputPreparation<double>(declaration), new AugmentationKey(seed: 1, step));
            var mixed = MemoryMarshal.CreateReadOnlySpan(ref origin, count * 2);
            // The first sample is 0, so what is there comes from its partner, turned over too.
            Assert.Equal(-mixed[0], mixed[1]);
            Assert.InRange(mixed[1], 0, 29 * 29);
            partners.Add(Math.Ceiling(Math.Sqrt(mixed[1])));
        }

        Assert.True(partners.Count > 10, string.Join(", ", partners));
    }

    [Fact]
    public void A_sample_alone_in_its_batch_is_left_as_it_is()
    {
        var (network, plain) = (new MixedInDouble(seed: 1), new NotMixedInDouble(seed: 1));
        network.Parameters.CopyTo(plain.Parameters);
        Assert.Equal(new NotMixedInDouble.Trainer(plain).ComputeGradients([1, 2, 3], [1]), new MixedInDouble.Trainer(network).ComputeGradients([1, 2, 3], [1]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Training_has_the_same_bits_for_any_number_of_threads(int threads)
    {
        var data = Dataset.FromArrays(Images, Classes);
        Assert.Equal(Trained(data, 1, seed: 4), Trained(data, threads, seed: 4));
        Assert.NotEqual(Trained(data, 1, seed: 4), Trained(data, 1, seed: 5));
    }

    [Fact]
    public void Training_on_bytes_has_the_bits_of_training_on_their_numbers() => Assert.Equal(
        Trained(Dataset.FromArrays(AsFloats(Images), Classes), 2, seed: 4),
        Trained(Dataset.FromArrays(Images, Classes), 2, seed: 4));

    [Fact]
    public void Steps_allocate_nothing()
    {
        var trainer = new MixedImages.Trainer(new MixedImages(seed: 1), seed: 2);
        ByteInputTests.AssertAllocatesNothing(() => trainer.Step(Images, Classes));
    }

    private static float[] Trained(Dataset data, int threads, ulong seed)
    {
        var network = new MixedImages(seed: 1);
        network.Fit(data, new FitOptions { Threads = threads, Seed = seed, ProgressLine = ProgressLine.Off });
        return network.Parameters.ToArray();
    }

    private static double[] Shares(double alpha, int count) => [.. Enumerable.Range(0, count).Select(i =>
    {
        double[] sample = [1];
        var random = new RandomStream(7, (ulong)i);
        new Mixup<double>(alpha).Apply(sample, new double[1], [1], ref random);
        return sample[0];
    })];
}
