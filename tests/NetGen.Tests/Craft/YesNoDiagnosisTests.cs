using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Craft;

[Network, Input(64, Min = 0, Max = 1), Dense(32), Relu, Dense(1), Sigmoid, BinaryCrossEntropy, Adam(3e-3)]
[Training(Epochs = 10, BatchSize = 32)]
internal sealed partial class EvenDigits;

[Network, Input(4, 4, 1), Conv2D(8, 3, Padding = Padding.Same), Relu, Conv2D(3, 1), Softmax, CrossEntropy, Adam(0.02), Training(Epochs = 10, BatchSize = 16)]
internal sealed partial class DiagnosedPixels;

/// <summary>A diagnosis sees labels of yes and no, with names or without, as the targets that they are for a sigmoid; and maps of labels.</summary>
public sealed class YesNoDiagnosisTests
{
    private static readonly DiagnosisOptions Short = new() { Steps = 700, SweepSteps = 100, OverfitSteps = 300 };
    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sound_network_has_no_cause_and_learns(bool named)
    {
        Diagnosis found = Diagnosis.Run(Trainer(), Even(Digits.Train, named), Even(Digits.Test, named), Short);
        Assert.True(found.Causes.Count == 0, found.ToString());
        Assert.True(found.Overfit.Passed && found.InitialLoss!.Passed, found.ToString());
        Assert.Equal(2, found.Data.Training.ClassCounts.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Labels_that_say_nothing_of_the_inputs(bool named)
    {
        int[] shuffled = Even(Digits.Train, named).Labels.ToArray();
        new Random(1).Shuffle(shuffled);
        Dataset train = Dataset.FromArrays(Digits.Train.Inputs.ToArray(), shuffled, named ? ["odd", "even"] : null);
        First("The answers say nothing of the inputs", Trainer(), train, Even(Digits.Test, named));
    }

    [Fact]
    public void One_answer_only() => First("Missing classes", Trainer(), Dataset.FromArrays(Digits.Train.Inputs.ToArray(), new int[Digits.Train.Count], ["odd", "even"]), null);

    [Fact]
    public void One_answer_only_to_validate_with()
    {
        int[] odd = [.. Enumerable.Range(0, Digits.Test.Count).Where(row => Digits.Test.Labels[row] % 2 == 1)];
        First("Missing classes", Trainer(), Even(Digits.Train, named: false), Even(Digits.Test, named: false).Subset(odd));
    }

    [Fact]
    public void Answer_among_the_inputs()
    {
        Dataset even = Even(Digits.Train, named: true);
        float[] inputs = [.. even.Inputs.ToArray().Select((value, i) => i % 64 == 63 ? even.Labels[i / 64] : value)];
        First("Leaked answer", Trainer(), Dataset.FromArrays(inputs, even.Labels.ToArray(), ["odd", "even"]), null);
    }

    [Fact]
    public void Same_inputs_with_other_answers()
    {
        Dataset pairs = Even(Digits.Train, named: true).Subset([.. Enumerable.Range(0, 800).Select(row => row / 2)]);
        int[] labels = [.. pairs.Labels.ToArray().Select((label, row) => row % 2 == 0 ? label : 1 - label)];
        First("Samples contradict each other", Trainer(), Dataset.FromArrays(pairs.Inputs.ToArray(), labels), Even(Digits.Test, named: false));
    }

    [Fact]
    public void Maps_of_labels_are_answers_too()
    {
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, 300 * 16).Select(_ => (3 * random.NextSingle()) - 1.5f)];
        int[] labels = [.. inputs.Select(value => random.Next(10) == 0 ? 9 : value < -0.5f ? 0 : value < 0.5f ? 1 : 2)];
        (Dataset train, Dataset test) = Dataset.FromClassMaps(inputs, labels, positions: 16, ignoredLabel: 9).Split(0.8, seed: 1);
        Diagnosis sound = Diagnosis.Run(new DiagnosedPixels.Trainer(new(1)), train, test, Short);
        Assert.True(sound.Causes.Count == 0, sound.ToString());
        First("Missing classes", new DiagnosedPixels.Trainer(new(1)), Dataset.FromClassMaps(inputs, [.. labels.Select(label => label == 9 ? 9 : 1)], positions: 16, ignoredLabel: 9), null);
    }

    private static EvenDigits.Trainer Trainer() => new(new EvenDigits(1));

    private static Dataset Even(Dataset digits, bool named) =>
        Dataset.FromArrays(digits.Inputs.ToArray(), [.. digits.Labels.ToArray().Select(label => label % 2 == 0 ? 1 : 0)], named ? ["odd", "even"] : null);

    private static void First(string what, ITrainer<float> trainer, Dataset train, Dataset? validation)
    {
        Diagnosis found = Diagnosis.Run(trainer, train, validation, Short);
        Assert.True(found.Causes is [var first, ..] && first.What.StartsWith(what, StringComparison.Ordinal), found.ToString());
    }
}
