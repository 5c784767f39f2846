using NetGen.Tests.Networks;
using NetGen.Training;
using NetGen.Training.Monitoring;

namespace NetGen.Tests.Training;

/// <summary>Inputs that say nothing, or the answer, are told before the first step; those that may well be so are not.</summary>
public sealed class InputTroubleTests
{
    private const int Count = 200;
    private static readonly FitOptions Options = new() { Epochs = 1, BatchSize = 50, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Input_of_a_table_that_never_changes()
    {
        TrainingTrouble trouble = Assert.Single(Line((_, feature, drawn) => feature == 1 ? 3 : drawn), trouble => trouble.Kind == TroubleKind.ConstantInputs);
        Assert.Contains("The same for every sample is input 1: ", trouble.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain(Line((row, feature, drawn) => feature == 1 && row > 0 ? 3 : drawn), trouble => trouble.Kind == TroubleKind.ConstantInputs);
    }

    [Fact]
    public void Samples_that_are_all_the_same() =>
        Assert.Contains("All samples are the same", Assert.Single(Line((_, _, _) => 2), trouble => trouble.Kind == TroubleKind.ConstantInputs).Cause, StringComparison.Ordinal);

    [Fact]
    public void Pixels_that_are_always_black_are_no_trouble()
    {
        Dataset digits = TestData.Digits();
        Assert.Contains(0, Enumerable.Range(0, 64).Select(pixel => Enumerable.Range(0, digits.Count).Count(row => digits.Inputs[(row * 64) + pixel] != 0)));
        Assert.DoesNotContain(new DigitsNetwork(1).Fit(digits, Options).Troubles, trouble => trouble.Kind == TroubleKind.ConstantInputs);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.8, 32)]
    public void Input_that_is_the_target_in_its_own_or_in_other_units(double factor, double offset)
    {
        float[] targets = Draw.Normal<float>(Count, seed: 2);
        float Leaking(int row, int feature, float drawn) => feature == 2 ? (float)((factor * targets[row]) + offset) : drawn;
        TrainingTrouble trouble = Assert.Single(Line(Leaking, targets), trouble => trouble.Kind == TroubleKind.LeakedAnswer);
        Assert.StartsWith($"Leaked answer at step 0: the number of samples in which input 2 is the target is {Count}. ", trouble.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Line((row, feature, drawn) => Leaking(row, feature, drawn) + (feature == 2 && row == 150 ? 0.1f : 0), targets), trouble => trouble.Kind == TroubleKind.LeakedAnswer);
    }

    [Fact]
    public void Days_that_are_counted_from_far_away_are_no_answer()
    {
        // Beside 738,974 days any target is small.
        float[] targets = Draw.Normal<float>(Count, seed: 2);
        Assert.DoesNotContain(Told((row, drawn) => 738974 + (row / 50), targets), trouble => trouble.Kind == TroubleKind.LeakedAnswer);
        // The target as a day is the answer all the same.
        float[] days = [.. targets.Select(target => MathF.Round(target * 100))];
        Assert.Contains(Told((row, drawn) => 738974 + days[row], days), trouble => trouble.Kind == TroubleKind.LeakedAnswer);

        static IReadOnlyList<TrainingTrouble> Told(Func<int, float, float> second, float[] targets)
        {
            int length = LineNetwork.InputLength;
            float[] inputs = Draw.Normal<float>(Count * length, seed: 1);
            for (int row = 0; row < Count; row++)
                inputs[(row * length) + 1] = second(row, inputs[(row * length) + 1]);
            var log = new TroubleLog(_ => { });
            InputTroubles.LookAt(Dataset.FromArrays(inputs, targets), LineNetwork.Summary, null, log);
            return [.. log.Troubles];
        }
    }

    [Fact]
    public void Input_that_is_the_label_in_other_numbers()
    {
        int[] labels = Draw.Labels(Count, 4, seed: 2);
        IReadOnlyList<TrainingTrouble> Fit(int known)
        {
            float[] inputs = Draw.Normal<float>(Count * 10, seed: 1);
            for (int row = 0; row < known; row++)
                inputs[(row * 10) + 7] = 10 - labels[row];
            return new ReproducibleNetwork(seed: 1).Fit(Dataset.FromArrays(inputs, labels), Options).Troubles;
        }

        Assert.Contains("input 7 is the label", Assert.Single(Fit(Count), trouble => trouble.Kind == TroubleKind.LeakedAnswer).Quantity, StringComparison.Ordinal);
        Assert.DoesNotContain(Fit(Count - 1), trouble => trouble.Kind == TroubleKind.LeakedAnswer);
    }

    [Fact]
    public void Network_that_is_to_give_its_inputs_back_is_meant_so()
    {
        float[] inputs = Draw.Normal<float>(Count * 3, seed: 1);
        IReadOnlyList<TrainingTrouble> troubles = new Reconstruction(seed: 1).Fit(Dataset.FromArrays(inputs, inputs, 3), Options).Troubles;
        Assert.DoesNotContain(troubles, trouble => trouble.Kind == TroubleKind.LeakedAnswer);
    }

    [Fact]
    public void Border_of_a_picture_that_never_changes_is_no_trouble_of_inputs_or_targets()
    {
        var pictures = TestData.Digits();
        var back = Dataset.FromArrays(pictures.Inputs.ToArray(), pictures.Inputs.ToArray(), pictures.InputLength);
        IReadOnlyList<TrainingTrouble> troubles = new BackToDigits(1).Fit(back, new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off }).Troubles;
        // One epoch is too few, and that is all there is to say.
        Assert.All(troubles, trouble => Assert.Equal(TroubleKind.UnfinishedTraining, trouble.Kind));
    }

    [Fact]
    public void Scaled_data_for_a_network_that_rescales_is_told_as_scaled_twice()
    {
        float[] inputs = Array.ConvertAll(TestData.Digits().Inputs.ToArray(), pixel => pixel / 2);
        Dataset scaled = Dataset.FromArrays(inputs, TestData.Digits().Labels.ToArray());
        TrainingTrouble trouble = Assert.Single(new BytesOfDigits(1).Fit(scaled, Options).Troubles, trouble => trouble.Kind == TroubleKind.UnscaledInputs);
        Assert.Equal(0.5 / 255, trouble.Value, 5);
        Assert.Contains("Data that is scaled already wants its own range declared, and no Rescale.", trouble.Cause, StringComparison.Ordinal);
        Dataset grey = Dataset.FromArrays(Array.ConvertAll(inputs, pixel => pixel * 510), scaled.Labels.ToArray());
        Assert.DoesNotContain(new BytesOfDigits(1).Fit(grey, Options).Troubles, trouble => trouble.Kind == TroubleKind.UnscaledInputs);
    }

    private static IReadOnlyList<TrainingTrouble> Line(Func<int, int, float, float> input, float[]? targets = null)
    {
        float[] inputs = [.. Draw.Normal<float>(Count * 3, seed: 1).Select((drawn, i) => input(i / 3, i % 3, drawn))];
        return new LineNetwork(seed: 1).Fit(Dataset.FromArrays(inputs, targets ?? Draw.Normal<float>(Count, seed: 2)), Options).Troubles;
    }
}

[Network]
[Input(3)]
[Dense(2), Tanh]
[Dense(3)]
[MeanSquaredError]
[Sgd(0.05)]
internal partial class Reconstruction;

[Network]
[Input(64, Min = 0, Max = 255), Rescale]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1)]
internal partial class BytesOfDigits;

[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(16), Relu]
[Dense(64), Sigmoid, BinaryCrossEntropy]
[Adam(3e-3)]
[Training(Epochs = 1, BatchSize = 32)]
internal partial class BackToDigits;
