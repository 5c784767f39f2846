using System.Text;
using System.Text.RegularExpressions;
using NetGen.Tests.Files;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training.Checkpointing;

/// <summary>A checkpoint that does not fit is refused in a sentence, and the trainer is what it was.</summary>
public sealed class HostileCheckpointTests : IDisposable
{
    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(40 * 3, seed: 1), Draw.Normal<float>(40 * 2, seed: 2), targetLength: 2);

    private readonly TemporaryFolder folder = new();
    private readonly Checkpoints checkpoints;

    public HostileCheckpointTests()
    {
        checkpoints = new Checkpoints(folder["run"]);
        Fit(new StoredNetwork.Trainer(new StoredNetwork(seed: 1)));
    }

    private FitOptions Options => new() { Epochs = 2, BatchSize = 10, Seed = 3, Checkpoints = checkpoints, ProgressLine = ProgressLine.Off };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void File_cut_short_anywhere_is_refused()
    {
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        for (int length = 0; length < whole.Length; length += 1 + (whole.Length / 50))
        {
            File.WriteAllBytes(checkpoints.LastPath, whole[..length]);
            AssertRefused("last.safetensors: ");
        }

        File.WriteAllBytes(checkpoints.LastPath, [.. whole, 0]);
        AssertRefused("It is cut short or has something appended.");
    }

    [Fact]
    public void File_with_any_byte_changed_is_refused_or_taken_but_never_another_error()
    {
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        var random = new Random(4);
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(checkpoints.LastPath, changed);
            try
            {
                Fit(new StoredNetwork.Trainer(new StoredNetwork(seed: 1)));
            }
            catch (Exception e) when (e is WeightFileException or NonFiniteValueException)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void File_of_another_network_is_refused() => AssertRefused(
        "the file is of StoredNetwork, whose architecture is not that of OtherStoredNetwork. The first difference is line 2: expected \"Dense1: Dense 5 → 5\", found \"Dense1: Dense 4 → 4\".",
        () => Fit(new OtherStoredNetwork.Trainer(new OtherStoredNetwork())));

    [Fact]
    public void File_of_another_optimizer_is_refused() => AssertRefused(
        "the run was trained otherwise than AdamStoredNetwork is now: the optimizer was Sgd 0.1, momentum 0.9, is Adam 0.1",
        () => Fit(new AdamStoredNetwork.Trainer(new AdamStoredNetwork())));

    [Fact]
    public void File_of_other_hyperparameters_is_refused() => AssertRefused(
        "LearningRate was 0.1, is 0.2",
        () => Fit(new StoredNetwork.Trainer(new StoredNetwork(), new StoredNetwork.Hyperparameters { LearningRate = 0.2 })));

    [Fact]
    public void File_of_another_run_is_refused_with_all_differences()
    {
        var trainer = new StoredNetwork.Trainer(new StoredNetwork());
        AssertRefused(
            "the run cannot be gone on with as asked: the samples of a step (batch size times accumulation) was 10, is 20; the seed was 3, is 4. Checkpoints.Resume = false begins anew.",
            () => trainer.Fit(Data, Options with { BatchSize = 20, Seed = 4 }));
        AssertRefused("the number of training samples was 40, is 30; the samples of an epoch was 40, is 30", () => trainer.Fit(Data.Take(30), Options));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(new StoredNetwork().Parameters, trainer.Parameters);
    }

    [Fact]
    public void Weight_file_is_no_checkpoint()
    {
        new StoredNetwork().Save(checkpoints.LastPath);
        AssertRefused("expected a checkpoint of a training run; the file has weights only. Load reads it.");
    }

    [Theory]
    [InlineData("\"Format\":1", "\"Format\":2", "is of format 2; this version reads format 1")]
    [InlineData("\"StepCount\":8", "\"StepCount\":7", "contradicts itself")]
    [InlineData("\"Rows\":0", "\"Rows\":3", "contradicts itself")]
    [InlineData("\"RowsPerStep\":10", "\"RowsPerStep\":0 ", "contradicts itself")]
    [InlineData("\"Epochs\":2", "\"Epochs\":x", "is damaged")]
    public void Description_that_was_tampered_with_is_refused(string text, string other, string expected)
    {
        // The description is JSON within JSON: its quotes are escaped.
        string Escaped(string json) => json.Replace("\"", "\\\"");
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        string latin = Encoding.Latin1.GetString(whole);
        Assert.Contains(Escaped(text), latin);
        string changed = new Regex(Regex.Escape(Escaped(text))).Replace(latin, Escaped(other), 1);
        File.WriteAllBytes(checkpoints.LastPath, Encoding.Latin1.GetBytes(changed));
        AssertRefused(expected);
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_an_error_before_the_first_step()
    {
        folder.Write("file", [1]);
        var trainer = new StoredNetwork.Trainer(new StoredNetwork());
        AssertRefused("checkpoints cannot be written there", () => trainer.Fit(Data, Options with { Checkpoints = new Checkpoints(folder["file"]) }));
        Assert.Equal(0, trainer.StepCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Data, Options with { Checkpoints = checkpoints with { EverySteps = 0 } }));
    }

    private void Fit(ITrainer<float> trainer) => trainer.Fit(Data, Options);

    private void AssertRefused(string sentence, Action? fit = null)
    {
        var network = new StoredNetwork(seed: 9);
        var e = Assert.Throws<WeightFileException>(fit ?? (() => Fit(new StoredNetwork.Trainer(network))));
        Assert.Contains(sentence, e.Message);
        Assert.Equal(new StoredNetwork(seed: 9).Parameters, network.Parameters);
    }
}

[Network]
[Input(3)]
[Dense(4), Tanh]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1, Momentum = 0.9)]
internal partial class StoredNetwork;

[Network]
[Input(3)]
[Dense(5), Tanh]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1, Momentum = 0.9)]
internal partial class OtherStoredNetwork;

[Network]
[Input(3)]
[Dense(4), Tanh]
[Dense(2)]
[MeanSquaredError]
[Adam(0.1)]
internal partial class AdamStoredNetwork;
