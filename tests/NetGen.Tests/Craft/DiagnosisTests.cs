using System.Globalization;
using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Networks;
using NetGen.Tests.Training.Monitoring;
using NetGen.Training;

namespace NetGen.Tests.Craft;

/// <summary>A diagnosis names what is wrong first, of networks and of data, says nothing of what is sound, and leaves the trainer as it was.</summary>
public sealed class DiagnosisTests
{
    private static readonly DiagnosisOptions Short = new() { Steps = 700, SweepSteps = 100, OverfitSteps = 300 };
    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    [Theory]
    [InlineData("ZeroInit", "NG2003")]
    [InlineData("SmallInit", "NG8001")]
    [InlineData("LargeInit", "NG2004")]
    [InlineData("XavierBeforeRelu", "NG2001")]
    [InlineData("SigmoidStack", "NG8002")]
    [InlineData("NoActivation", "NG9003")]
    [InlineData("SoftmaxOfOne", "NG3001")]
    [InlineData("SquaredLoss", "NG3007")]
    [InlineData("NarrowDropout", "NG5006")]
    public void Cause_of_each_failing_sample_is_named_first(string file, string rule)
    {
        var (problem, create) = Demonstration.All.Single(demonstration => demonstration.File == file).Fails;
        var found = Diagnosis.Run(create(1), problem.Training, problem.Test, Short);
        Assert.True(found.Causes is [var first, ..] && first.RuleId == rule, found.ToString());
        Assert.DoesNotContain("See the page", found.Causes[0].Change, StringComparison.Ordinal);
    }

    [Fact]
    public void Sound_network_on_sound_data_has_no_cause()
    {
        var found = Diagnosis.Run(new DigitsNetwork.Trainer(new DigitsNetwork(1)), Digits.Train, Digits.Test, Short);
        Assert.True(found.Causes.Count == 0, found.ToString());
        Assert.True(found.Overfit.Passed && found.InitialLoss!.Passed && found.Rates.Suggestion is not null, found.ToString());
        Assert.StartsWith("Diagnosis of DigitsNetwork: nothing is wrong that shows.\n", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_that_nobody_scaled() => First(
        "Unscaled inputs", new PlainIris.Trainer(new PlainIris(1)), With(TestData.Iris(), inputs: value => value * 100), null);

    [Fact]
    public void Inputs_that_were_scaled_twice() => First(
        "Unscaled inputs", new DescendingDigits.Trainer(new DescendingDigits(1)), With(Digits.Train, inputs: value => value / 255), With(Digits.Test, inputs: value => value / 255));

    [Fact]
    public void Labels_that_say_nothing_of_the_inputs()
    {
        int[] shuffled = Digits.Train.Labels.ToArray();
        new Random(1).Shuffle(shuffled);
        First("The answers say nothing of the inputs", new MonitoredDigits.Trainer(new MonitoredDigits(1)), Dataset.FromArrays(Digits.Train.Inputs.ToArray(), shuffled), Digits.Test);
    }

    [Fact]
    public void Answer_among_the_inputs()
    {
        Dataset flowers = TestData.Iris();
        First("Leaked answer", new PlainIris.Trainer(new PlainIris(1)), With(flowers, (value, i) => i % 4 == 3 ? flowers.Labels[i / 4] : value), null);
    }

    [Fact]
    public void One_class_only() =>
        First("Missing classes", new DescendingDigits.Trainer(new DescendingDigits(1)), Dataset.FromArrays(Digits.Train.Inputs.ToArray(), new int[Digits.Train.Count]), null);

    [Fact]
    public void Validation_samples_that_are_trained_on()
    {
        int[] rows = [.. Enumerable.Range(0, 100)];
        First("The validation data are partly the training data", new DescendingDigits.Trainer(new DescendingDigits(1)), Digits.Train, Digits.Train.Subset(rows));
    }

    [Fact]
    public void Same_inputs_with_other_answers()
    {
        int[] twice = [.. Enumerable.Range(0, 800).Select(row => row / 2)];
        Dataset pairs = Digits.Train.Subset(twice);
        int[] labels = [.. pairs.Labels.ToArray().Select((label, row) => row % 2 == 0 ? label : (label + 1) % 10)];
        First("Samples contradict each other", new DescendingDigits.Trainer(new DescendingDigits(1)), Dataset.FromArrays(pairs.Inputs.ToArray(), labels), Digits.Test);
    }

    [Fact]
    public void Trainer_is_afterwards_what_it_was()
    {
        var trainer = new MonitoredDigits.Trainer(new MonitoredDigits(1), new() { LearningRate = 3e-3 });
        ITrainer<float> seen = trainer;
        float[][] All() => [seen.ParametersAndBuffers.ToArray(), .. seen.State.Tensors.Select(tensor => tensor.Values.ToArray())];
        var (before, steps, rate, seed) = (All(), seen.StepCount, seen.LearningRate, seen.Seed);
        Diagnosis.Run(trainer, Digits.Train, options: Short);
        Assert.Equal(before, All());
        Assert.Equal((steps, rate, seed), (seen.StepCount, seen.LearningRate, seen.Seed));
    }

    [Fact]
    public void Json_has_the_causes_and_the_figures_and_text_is_the_same_under_every_culture()
    {
        var found = Diagnosis.Run(new SaturatedDigits.Trainer(new SaturatedDigits(1)), Digits.Train, Digits.Test, Short);
        using var json = JsonDocument.Parse(found.ToJson());
        var root = json.RootElement;
        Assert.Equal("NG2004", root.GetProperty("causes")[0].GetProperty("rule").GetString());
        Assert.Equal(Digits.Train.Count, root.GetProperty("data").GetProperty("parts")[0].GetProperty("samples").GetInt32());
        Assert.Equal(found.InitialLoss!.Loss, root.GetProperty("initialLoss").GetProperty("loss").GetDouble());
        Assert.Equal(found.Training.Epochs.Count, root.GetProperty("training").GetProperty("epochs").GetArrayLength());
        var (text, before) = (found.ToString(), CultureInfo.CurrentCulture);
        try
        {
            CultureInfo.CurrentCulture = Cultures.Foreign;
            Assert.Equal(text, found.ToString());
            Assert.Equal(json.RootElement.ToString(), JsonDocument.Parse(found.ToJson()).RootElement.ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Option_out_of_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => Diagnosis.Run(new MonitoredDigits.Trainer(new MonitoredDigits(1)), Digits.Train, options: new DiagnosisOptions { Steps = 0 }));

    private static void First(string what, ITrainer<float> trainer, Dataset train, Dataset? validation)
    {
        var found = Diagnosis.Run(trainer, train, validation, Short);
        Assert.True(found.Causes is [var first, ..] && first.What.StartsWith(what, StringComparison.Ordinal), found.ToString());
    }

    private static Dataset With(Dataset data, Func<float, float> inputs) => With(data, (value, _) => inputs(value));

    private static Dataset With(Dataset data, Func<float, int, float> inputs) => Dataset.FromArrays([.. data.Inputs.ToArray().Select(inputs)], data.Labels.ToArray());
}
