using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Files;
using NetGen.Numerics;
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
    public void File_with_any_byte_changed_is_refused_and_the_trainer_is_what_it_was()
    {
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        var random = new Random(4);
        var network = new StoredNetwork(seed: 9);
        var trainer = new StoredNetwork.Trainer(network);
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= (byte)random.Next(1, 256);
            File.WriteAllBytes(checkpoints.LastPath, changed);
            Assert.Throws<WeightFileException>(() => Fit(trainer));
        }

        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(new StoredNetwork(seed: 9).Parameters, network.Parameters);
        Assert.All(trainer.State.Tensors, tensor => Assert.Equal(-1, tensor.Values.Span.IndexOfAnyExcept(0f)));
    }

    [Theory]
    [InlineData("dense1.weight", float.NaN, "expected a finite value.")]
    [InlineData("dense2.bias", float.PositiveInfinity, "expected a finite value.")]
    [InlineData("netgen/best/dense1.weight", float.NaN, "expected a finite value.")]
    [InlineData("netgen/means/dense1.weight", float.NegativeInfinity, "expected a finite value.")]
    [InlineData("netgen/variances/dense1.weight", -1f, "expected a finite value of 0 or more.")]
    [InlineData("netgen/variances/dense2.bias", float.NaN, "expected a finite value of 0 or more.")]
    [InlineData("netgen/averages/dense2.bias", float.NaN, "expected a finite value.")]
    public void Value_that_no_run_can_have_is_refused_though_the_checksum_is_right(string tensor, float value, string expected)
    {
        var whole = new Checkpoints(folder["adam"]);
        FitOptions options = Options with { Checkpoints = whole, EarlyStopping = new EarlyStopping() };
        new AveragedStoredNetwork.Trainer(new AveragedStoredNetwork(seed: 1)).Fit(Data, options);
        byte[] bytes = File.ReadAllBytes(whole.LastPath);
        using (var stream = new MemoryStream(bytes))
        {
            SafeTensor found = SafeTensorsHeader.Read(stream, "file").Tensors.Single(candidate => candidate.Name == tensor);
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((int)(stream.Position + found.Begin) + sizeof(float)), value);
        }

        File.WriteAllBytes(whole.LastPath, Signed(bytes));
        var network = new AveragedStoredNetwork(seed: 9);
        var e = Assert.Throws<WeightFileException>(() => new AveragedStoredNetwork.Trainer(network).Fit(Data, options with { Epochs = 4 }));
        Assert.Contains(FormattableString.Invariant($"element 1 of '{tensor}' is {value}; {expected}"), e.Message);
        Assert.Equal(new AveragedStoredNetwork(seed: 9).Parameters, network.Parameters);
    }

    [Theory]
    [InlineData("Epochs")]
    [InlineData("Settings")]
    public void List_with_nothing_in_it_is_refused(string list)
    {
        string latin = Encoding.Latin1.GetString(File.ReadAllBytes(checkpoints.LastPath));
        var pattern = new Regex($@"(?<=\\""{list}\\"":\[)[^\]]*(?=\])");
        Assert.Matches(pattern, latin);
        string changed = pattern.Replace(latin, match => "null".PadRight(match.Length), 1);
        File.WriteAllBytes(checkpoints.LastPath, Signed(Encoding.Latin1.GetBytes(changed)));
        AssertRefused("contradicts itself");
    }

    [Fact]
    public void Schedule_that_has_seen_what_cannot_be_is_refused()
    {
        Assert.True(PlateauWatch.AreNumbers([double.NaN, double.NaN, 0, 0]));
        Assert.True(PlateauWatch.AreNumbers([0.1, -3, 2, 1]));
        Assert.All((double[][])[[-0.1, 0, 0, 0], [double.PositiveInfinity, 0, 0, 0], [0.1, 0, -1, 0], [0.1, 0, double.NaN, 0], [0.1, 0, 0, -2], [0.1]], numbers => Assert.False(PlateauWatch.AreNumbers(numbers)));
    }

    [Fact]
    public void Folder_of_a_run_that_is_under_way_is_refused_and_that_run_goes_on()
    {
        bool isRefused = false;
        var intruder = new AfterEachEpoch(() =>
        {
            AssertRefused("another run is writing its checkpoints there");
            isRefused = true;
        });
        var network = new StoredNetwork(seed: 1);
        new StoredNetwork.Trainer(network).Fit(Data, Options with { Checkpoints = checkpoints with { Resume = false }, Callbacks = [intruder] });
        Assert.True(isRefused);
        Assert.Equal(StoredNetwork.Load(checkpoints.LastPath).Parameters, network.Parameters);
        Fit(new StoredNetwork.Trainer(new StoredNetwork(seed: 1)));
    }

    [Fact]
    public void File_of_other_samples_of_the_same_number_is_refused()
    {
        float[] inputs = Data.Inputs.ToArray();
        inputs[^1] += 1e-6f;
        Dataset other = Dataset.FromArrays(inputs, Data.Targets.ToArray(), targetLength: 2);
        AssertRefused("the run was of other data: the fingerprint of the training samples was ", () => new StoredNetwork.Trainer(new StoredNetwork()).Fit(other, Options));
        AssertRefused(
            "the run was of other data: the fingerprint of the validation samples was none, is ",
            () => new StoredNetwork.Trainer(new StoredNetwork()).Fit(Data, Options with { Validation = other }));
    }

    [Fact]
    public void File_of_another_declared_training_is_refused() => AssertRefused(
        "what else is declared of the training was nothing, is gradients clipped to norm 1",
        () => Fit(new ClippedStoredNetwork.Trainer(new ClippedStoredNetwork())));

    [Fact]
    public void File_of_another_run_is_replaced_where_that_is_asked_for_but_not_a_damaged_one()
    {
        FitOptions options = Options with { Checkpoints = checkpoints with { ReplaceOther = true } };
        Dataset tomorrow = Dataset.FromArrays(Draw.Normal<float>(40 * 3, seed: 5), Draw.Normal<float>(40 * 2, seed: 6), targetLength: 2);
        var (expected, network) = (new StoredNetwork(seed: 1), new StoredNetwork(seed: 1));
        expected.Fit(tomorrow, options with { Checkpoints = null });
        Assert.Null(network.Fit(tomorrow, options).Resumed);
        Assert.Equal(expected.Parameters, network.Parameters);
        Assert.True(new StoredNetwork(seed: 1).Fit(tomorrow, options).HadEnded);
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        whole[^20] ^= 1;
        File.WriteAllBytes(checkpoints.LastPath, whole);
        AssertRefused("the checkpoint is damaged", () => new StoredNetwork.Trainer(new StoredNetwork()).Fit(Data, options));
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
            "the run cannot be gone on with as asked: the samples of a step (batch size times accumulation) was 10, is 20; the seed was 3, is 4. Checkpoints.Resume = false begins anew; Checkpoints.ReplaceOther does where the run is another.",
            () => trainer.Fit(Data, Options with { BatchSize = 20, Seed = 4 }));
        AssertRefused("the number of training samples was 40, is 30; the samples of an epoch was 40, is 30", () => trainer.Fit(Data.Take(30), Options));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(new StoredNetwork().Parameters, trainer.Parameters);
    }

    /// <summary>Five networks in a loop, and one folder: four would be the first, handed back.</summary>
    [Fact]
    public void Run_of_a_network_of_another_seed_is_refused_or_replaced()
    {
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["seeds"]) };
        var first = new StoredNetwork(seed: 1);
        first.Fit(Data, options);
        var again = new StoredNetwork(seed: 1);
        Assert.True(again.Fit(Data, options).HadEnded);
        Assert.Equal(first.Parameters, again.Parameters);
        // Trained weights go on with what they are of.
        StoredNetwork loaded = StoredNetwork.Load(first.SaveToBytes());
        loaded.Fit(Data, options with { Epochs = 3 });

        var other = new StoredNetwork(seed: 2);
        AssertRefused("the run began with other weights: the fingerprint of those that the network had, of a new one chosen by its seed, was ", () => other.Fit(Data, options));
        Assert.Equal(new StoredNetwork(seed: 2).Parameters, other.Parameters);
        Assert.Null(other.Fit(Data, options with { Checkpoints = options.Checkpoints! with { ReplaceOther = true } }).Resumed);
        Assert.False(first.Parameters.SequenceEqual(other.Parameters));
    }

    /// <summary>Weights of another file are tuned on the same data: that is not the run that the folder holds, which would replace
    /// them.</summary>
    [Fact]
    public void Run_of_other_loaded_weights_is_refused_or_replaced()
    {
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["tuned"]) };
        byte[] one = new StoredNetwork(seed: 5).SaveToBytes(), two = new StoredNetwork(seed: 6).SaveToBytes();
        StoredNetwork tuned = StoredNetwork.Load(one);
        tuned.Fit(Data, options);
        // A process that begins again does so with the same file, or with what the run left.
        Assert.NotNull(StoredNetwork.Load(one).Fit(Data, options with { Epochs = 3 }).Resumed);

        StoredNetwork other = StoredNetwork.Load(two);
        AssertRefused("the run began with other weights", () => other.Fit(Data, options with { Epochs = 3 }));
        Assert.Equal(StoredNetwork.Load(two).Parameters, other.Parameters);
        Assert.Null(other.Fit(Data, options with { Checkpoints = options.Checkpoints! with { ReplaceOther = true } }).Resumed);
    }

    [Fact]
    public void Run_without_a_score_does_not_go_on_with_one()
    {
        FitOptions options = Options with { Validation = Data, Checkpoints = new Checkpoints(folder["scored"]) };
        new StoredNetwork(seed: 1).Fit(Data, options);
        FitOptions scored = options with { Epochs = 3, Score = evaluation => -evaluation.Loss };
        AssertRefused("the score was none, is given", () => new StoredNetwork(seed: 1).Fit(Data, scored));
    }

    [Fact]
    public void Run_does_not_go_on_with_a_score_of_another_formula()
    {
        FitOptions options = Options with
        {
            Validation = Data,
            Score = evaluation => -evaluation.Loss,
            Checkpoints = new Checkpoints(folder["formula"]),
        };
        History first = new StoredNetwork(seed: 1).Fit(Data, options);
        FitOptions other = options with { Epochs = 3, Score = evaluation => -Math.Sqrt(evaluation.Loss) };
        var network = new StoredNetwork(seed: 1);
        AssertRefused($"the score is computed otherwise than it was (FitOptions.Score): that of epoch {first.BestEpoch!.Epoch} was ",
            () => network.Fit(Data, other));
        Assert.Equal(new StoredNetwork(seed: 1).Parameters, network.Parameters);
        // A function that gives another number each time is no score either.
        int calls = 0;
        AssertRefused("the score is computed otherwise", () => network.Fit(Data, other with { Score = _ => calls++ }));

        History anew = network.Fit(Data, other with { Checkpoints = options.Checkpoints! with { ReplaceOther = true } });
        Assert.Equal((null, 3), (anew.Resumed, anew.Epochs.Count));
    }

    [Fact]
    public void Run_goes_on_with_a_score_of_the_same_formula_and_ends_with_the_same_bits()
    {
        FitOptions options = Options with { Epochs = 5, Validation = Data, Score = evaluation => -evaluation.Loss };
        var whole = new StoredNetwork(seed: 1);
        whole.Fit(Data, options with { Checkpoints = null });
        FitOptions kept = options with { Checkpoints = new Checkpoints(folder["same formula"]) };
        new StoredNetwork(seed: 1).Fit(Data, kept with { Epochs = 2 });
        var taken = new StoredNetwork(seed: 1);
        Assert.NotNull(taken.Fit(Data, kept with { Score = evaluation => 0 - evaluation.Loss }).Resumed);
        Assert.Equal(whole.Parameters, taken.Parameters);
    }

    [Fact]
    public void Folder_that_is_a_file_is_called_one()
    {
        File.WriteAllText(folder["file"], "");
        Assert.Equal($"{folder["file"]}: checkpoints cannot be written there: expected a folder, or a path at which one can be made; found a file.",
            Assert.Throws<WeightFileException>(() => new StoredNetwork(seed: 1).Fit(Data, Options with { Checkpoints = new Checkpoints(folder["file"]) })).Message);
    }

    [Fact]
    public void Weight_file_is_no_checkpoint()
    {
        new StoredNetwork().Save(checkpoints.LastPath);
        AssertRefused("expected a checkpoint of a training run; the file has weights only. Load reads it.");
    }

    [Theory]
    [InlineData("\"Format\":2", "\"Format\":1", "is of format 1; this version reads format 2")]
    [InlineData("\"StepCount\":8", "\"StepCount\":7", "contradicts itself")]
    [InlineData("\"Rows\":0", "\"Rows\":3", "contradicts itself")]
    [InlineData("\"RowsPerStep\":10", "\"RowsPerStep\":0 ", "contradicts itself")]
    [InlineData("\"Epochs\":2", "\"Epochs\":x", "is damaged")]
    [InlineData("\"Correct\":0", "\"Correct\":9", "contradicts itself")]
    [InlineData("\"Epoch\":2", "\"Epoch\":3", "contradicts itself")]
    [InlineData("\"LearningRate\":0.1", "\"LearningRate\":-.1", "is damaged")]
    [InlineData("\"LearningRate\":0.1", "\"LearningRate\":-01", "is damaged")]
    [InlineData("\"LearningRate\":0.1", "\"LearningRate\":-10", "contradicts itself")]
    public void Description_that_was_tampered_with_is_refused(string text, string other, string expected)
    {
        // The description is JSON within JSON: its quotes are escaped.
        string Escaped(string json) => json.Replace("\"", "\\\"");
        byte[] whole = File.ReadAllBytes(checkpoints.LastPath);
        string latin = Encoding.Latin1.GetString(whole);
        Assert.Contains(Escaped(text), latin);
        string changed = new Regex(Regex.Escape(Escaped(text))).Replace(latin, Escaped(other), 1);
        File.WriteAllBytes(checkpoints.LastPath, Signed(Encoding.Latin1.GetBytes(changed)));
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

    /// <summary>The file with the checksum that its other bytes have now: what only a forger, or a fault in NetGen, leaves behind.</summary>
    internal static byte[] Signed(byte[] file)
    {
        var digest = default(Digest);
        digest.Add(file.AsSpan(0, file.Length - sizeof(ulong)));
        BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(file.Length - sizeof(ulong)), digest.Value);
        return file;
    }

    private void Fit(ITrainer<float> trainer) => trainer.Fit(Data, Options);

    private void AssertRefused(string sentence, Action? fit = null)
    {
        var network = new StoredNetwork(seed: 9);
        var e = Assert.Throws<WeightFileException>(fit ?? (() => Fit(new StoredNetwork.Trainer(network))));
        Assert.Contains(sentence, e.Message);
        Assert.Equal(new StoredNetwork(seed: 9).Parameters, network.Parameters);
    }

    private sealed class AfterEachEpoch(Action action) : ITrainingCallback
    {
        public bool AfterEpoch(EpochReport epoch)
        {
            action();
            return true;
        }
    }
}

[Network]
[Input(3)]
[Dense(4), Tanh]
[Dense(2)]
[MeanSquaredError]
[Sgd(0.1, Momentum = 0.9), ClipNorm(1)]
internal partial class ClippedStoredNetwork;

[Network]
[Input(3)]
[Dense(4), Tanh]
[Dense(2)]
[MeanSquaredError]
[Adam(0.1), Ema(0.9)]
internal partial class AveragedStoredNetwork;

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
