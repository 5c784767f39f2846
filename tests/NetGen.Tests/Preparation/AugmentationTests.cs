using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Tests.Preparation;

/// <summary>Augmentation: what each does to an image, that it is a function of seed, step and place, and that only training sees it.</summary>
public sealed class AugmentationTests
{
    private const int Samples = 90;
    private static readonly float[] Images = Networks.Draw.Normal<float>(Samples * 72, seed: 1);
    private static readonly int[] Classes = PreparationData.Labels(Samples, 3, seed: 2);
    private static readonly Dataset Data = Dataset.FromArrays(Images, Classes);

    [Fact]
    public void Flip_mirrors_half_of_the_images_as_wholes()
    {
        float[] image = [1, 10, 2, 20, 3, 30, 4, 40];
        var flipped = Enumerable.Range(0, 400).Count(sample =>
        {
            var result = Applied(new Flip<float>(0.5, vertical: false), image, [2, 2, 2], sample);
            Assert.True(result.SequenceEqual(image) || result.SequenceEqual([2f, 20, 1, 10, 4, 40, 3, 30]));
            return result[0] == 2;
        });
        Assert.InRange(flipped, 150, 250);
        Assert.Equal([3f, 30, 4, 40, 1, 10, 2, 20], Applied(new Flip<float>(1, vertical: true), image, [2, 2, 2], 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shift_moves_by_every_distance_and_fills_as_declared(bool repeatsEdge)
    {
        float[] image = [.. Enumerable.Range(1, 12).Select(i => (float)i)];
        var seen = new HashSet<(int, int)>();
        for (var sample = 0; sample < 300; sample++)
        {
            var result = Applied(new Shift<float>(1, 2, repeatsEdge), image, [3, 4, 1], sample);
            var moves = from down in Enumerable.Range(-1, 3) from right in Enumerable.Range(-2, 5) where result.SequenceEqual(Moved(down, right)) select (down, right);
            seen.Add(Assert.Single(moves));
        }

        Assert.Equal(15, seen.Count);

        float[] Moved(int down, int right) => [.. Enumerable.Range(0, 12).Select(i =>
        {
            var (y, x) = ((i / 4) - down, (i % 4) - right);
            var isInside = y is >= 0 and < 3 && x is >= 0 and < 4;
            return isInside || repeatsEdge ? image[(Math.Clamp(y, 0, 2) * 4) + Math.Clamp(x, 0, 3)] : 0;
        })];
    }

    [Fact]
    public void Rotation_keeps_the_middle_and_turns_the_rest()
    {
        float[] image = [0, 0, 0, 0, 5, 9, 0, 0, 0];
        Assert.Equal(image, Applied(new Rotation<float>(0), image, [3, 3, 1], 0));
        var sums = new List<float>();
        for (var sample = 0; sample < 50; sample++)
        {
            var result = Applied(new Rotation<float>(90), image, [3, 3, 1], sample);
            Assert.Equal(5, result[4], 1e-6);
            sums.Add(result[1] - result[7]);
            Assert.InRange(result.Sum(), 5f, 5 + (9 * 1.5f));
        }

        Assert.Contains(sums, sum => sum > 1);
        Assert.Contains(sums, sum => sum < -1);
    }

    [Fact]
    public void Rotation_turns_a_ramp_by_an_angle_uniform_up_to_the_limit()
    {
        // Bilinear interpolation is exact on a linear function: x turned by θ is x·cos θ + y·sin θ about the middle.
        const int size = 11, middle = 5, limit = 40;
        float[] ramp = [.. Enumerable.Range(0, size * size).Select(i => (float)(i % size))];
        var angles = new double[1000];
        for (var sample = 0; sample < angles.Length; sample++)
        {
            var turned = Applied(new Rotation<float>(limit), ramp, [size, size, 1], sample);
            double At(int down, int right) => turned[((middle + down) * size) + middle + right];
            angles[sample] = Math.Atan2(At(1, 0) - middle, At(0, 1) - middle) * 180 / Math.PI;
            var (sine, cosine) = Math.SinCos(angles[sample] * Math.PI / 180);
            for (var down = -3; down <= 3; down++)
            {
                for (var right = -3; right <= 3; right++)
                    Assert.Equal(middle + (right * cosine) + (down * sine), At(down, right), 1e-5);
            }
        }

        Assert.All(angles, angle => Assert.InRange(angle, -limit - 1e-4, limit + 1e-4));
        Assert.InRange(Numerics.Statistics.KolmogorovSmirnov(angles, angle => (angle + limit) / (2 * limit)), 0, Numerics.Statistics.KolmogorovSmirnovLimit);
    }

    [Fact]
    public void Erasure_overwrites_one_rectangle_of_an_allowed_size()
    {
        float[] image = [.. Enumerable.Repeat(1f, 20 * 20)];
        for (var sample = 0; sample < 100; sample++)
        {
            var result = Applied(new Erasure<float>(1, 0.05, 0.2, -2), image, [20, 20, 1], sample);
            int[] erased = [.. Enumerable.Range(0, 400).Where(i => result[i] == -2)];
            Assert.All(result, value => Assert.True(value is 1 or -2));
            if (erased.Length == 0)
                continue;
            var (height, width) = (erased.Max(i => i / 20) - erased.Min(i => i / 20) + 1, erased.Max(i => i % 20) - erased.Min(i => i % 20) + 1);
            Assert.Equal(height * width, erased.Length);
            Assert.InRange(erased.Length, 12, 95);
        }

        Assert.Equal(image, Applied(new Erasure<float>(0, 0.05, 0.2, -2), image, [20, 20, 1], 0));
    }

    [Fact]
    public void Noise_has_the_declared_deviation()
    {
        var noise = Array.ConvertAll(Applied(new Noise<float>(0.5), new float[20_000], [20_000], 0), value => (double)value);
        Assert.Equal(0, noise.Average(), 0.02);
        Assert.Equal(0.25, PreparationData.Variance(noise), 0.01);
    }

    [Fact]
    public void Prediction_and_evaluation_see_no_augmentation()
    {
        var (augmented, plain) = (new Augmented(seed: 4), new NotAugmented(seed: 4));
        augmented.FitPreprocessing(Data);
        plain.FitPreprocessing(Data);
        var (first, second) = (new float[Samples * 3], new float[Samples * 3]);
        augmented.PredictBatch(Images, first);
        plain.PredictBatch(Images, second);
        Assert.Equal(second, first);
        Assert.Equal(plain.Evaluate(Data).Loss, augmented.Evaluate(Data).Loss);
        // Training does.
        Assert.NotEqual(new NotAugmented.Trainer(plain).ComputeGradients(Images, Classes), new Augmented.Trainer(augmented).ComputeGradients(Images, Classes));
    }

    [Fact]
    public void Steps_are_a_function_of_the_seed()
    {
        float[] Trained(ulong seed)
        {
            var network = new Augmented(seed: 4);
            network.FitPreprocessing(Data);
            var trainer = new Augmented.Trainer(network, seed: seed);
            for (var step = 0; step < 3; step++)
                trainer.Step(Images, Classes);
            return network.Parameters.ToArray();
        }

        Assert.Equal(Trained(5), Trained(5));
        Assert.NotEqual(Trained(5), Trained(6));
    }

    [Fact]
    public void A_sample_is_changed_by_its_place_in_the_batch_not_by_its_micro_batch()
    {
        var preparation = new InputPreparation<float>(new InputDeclaration<float>
        {
            Network = "Test",
            Shape = [6, 6, 2],
            Augmentation = [new Flip<float>(0.5, vertical: false), new Shift<float>(2, 2, repeatsEdge: true), new Mixup<float>(1), new Noise<float>(1)],
        });
        float[] Rows(int first, int count)
        {
            var rows = new PreparedRows<float>(count, 72, preparation.Declaration);
            ref var origin = ref rows.Fill(new BatchRows<float>(Images, default, 72), first, new nint[count], preparation, new AugmentationKey(seed: 5, step: 7));
            return System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref origin, count * 72).ToArray();
        }

        var whole = Rows(0, 40);
        Assert.Equal(whole[(13 * 72)..], Rows(13, 27));
        Assert.NotEqual(whole[..72], Images[..72]);
    }

    [Fact]
    public void Augmented_steps_allocate_nothing_and_leave_the_samples_alone()
    {
        var network = new Augmented(seed: 4);
        network.FitPreprocessing(Data);
        var trainer = new Augmented.Trainer(network, seed: 5);
        float[] images = [.. Images];
        ByteInputTests.AssertAllocatesNothing(() => trainer.Step(images, Classes));
        Assert.Equal(Images, images);
    }

    private static float[] Applied(AugmentationStep<float> step, float[] image, int[] shape, int sample)
    {
        float[] result = [.. image];
        var random = new RandomStream(9, (ulong)sample);
        step.Apply(result, new float[image.Length], shape, ref random);
        return result;
    }
}
