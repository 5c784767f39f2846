using NetGen.Tests.Files;
using NetGen.Tests.Lab;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Training.Checkpointing;

/// <summary>A run that was stopped anywhere and taken up again in a fresh process ends with the bits of one that was never stopped.</summary>
public sealed class ResumeTests : IDisposable
{
    private const int StepsPerEpoch = 5;

    private static readonly string[] Optimizers =
    [
        "Sgd(0.05)", "Sgd(0.05, Momentum = 0.9, Nesterov = true)", "Adam(0.01)", "Adam(0.01, AmsGrad = true)", "AdamW(0.01)", "Nadam(0.01)",
        "RAdam(0.01)", "Adamax(0.01)", "RmsProp(0.01, Momentum = 0.9, Centered = true)", "Adagrad(0.05)", "Adadelta(1.0)", "Lion(0.001)",
        "Lamb(0.01)",
    ];

    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(47 * 6, seed: 1), Draw.Labels(47, 3, seed: 2));
    private static readonly Dataset Validation = Dataset.FromArrays(Draw.Normal<float>(20 * 6, seed: 3), Draw.Labels(20, 3, seed: 4));

    private static readonly FitOptions Options =
        new() { Epochs = 4, BatchSize = 10, Seed = 5, Validation = Validation, ProgressLine = ProgressLine.Off };

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
    [
        .. Optimizers.Select((optimizer, i) => Declaration<float>("Single" + i, optimizer, "Ema(0.9)", "ReduceOnPlateau(0.5, 0)")),
        Declaration<double>("Double", "Nadam(0.01)", "Ema(0.9)", "WarmUp(7)", "CosineDecay"),
    ]));

    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> All => new(Enumerable.Range(0, Optimizers.Length));

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(All))]
    public void Run_stopped_at_any_step_and_resumed_ends_with_the_same_bits(int optimizer) => AssertResumes<float>("Single" + optimizer);

    [Fact]
    public void Run_in_double_under_a_schedule_that_looks_to_the_end_resumes_too() => AssertResumes<double>("Double");

    [Fact]
    public void Run_interrupted_after_every_step_ends_with_the_same_bits()
    {
        (float[] expected, History history) = Train<float>("Single2", Options);
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["run"]) };
        int runs = 0;
        (float[] Weights, History History) last;
        do
        {
            last = Train<float>("Single2", options with { Callbacks = [new StopAt(1)] });
            runs++;
        }
        while (last.History.End == TrainingEnd.Callback);

        // The last step of an epoch ends the epoch's stretch of steps without its validation: that is left for the next run.
        Assert.Equal((4 * StepsPerEpoch) + 1, runs);
        Assert.Equal(expected, last.Weights);
        Assert.Equal(history.Epochs.Select(WithoutTime), last.History.Epochs.Select(WithoutTime));
    }

    [Fact]
    public void Run_that_had_ended_is_at_its_end_again_and_goes_on_when_more_epochs_are_asked_for()
    {
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["run"]) };
        (float[] weights, History history) = Train<float>("Single0", options with { Epochs = 2 });
        (float[] again, History same) = Train<float>("Single0", options with { Epochs = 2 });
        Assert.Equal(weights, again);
        Assert.Equal(history.Epochs, same.Epochs);
        Assert.Equal(Train<float>("Single0", Options).Weights, Train<float>("Single0", options).Weights);
    }

    [Fact]
    public void Run_that_is_cancelled_returns_the_best_weights_and_goes_on_from_the_last()
    {
        using var source = new CancellationTokenSource();
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["run"]) };
        var cancel = new CancelAt(source, (2 * StepsPerEpoch) + 3);
        (float[] best, History history) = Train<float>("Single2", options with { CancellationToken = source.Token, Callbacks = [cancel] });
        Assert.True(history.Cancelled);
        Assert.Equal((2 * StepsPerEpoch) + 3, history.StepCount);
        Assert.Equal(Weights<float>("Single2", options.Checkpoints.BestPath), best);
        Assert.NotEqual(Weights<float>("Single2", options.Checkpoints.LastPath), best);
        Assert.Equal(Train<float>("Single2", Options).Weights, Train<float>("Single2", options).Weights);
    }

    [Fact]
    public void Best_file_has_the_weights_of_the_best_epoch_and_both_files_are_weight_files()
    {
        var weights = new List<float[]>();
        LabNetwork<float> network = Networks.Value.Network<float>("Single2", 1);
        var checkpoints = new Checkpoints(folder["run"]);
        FitOptions options = Options with { Checkpoints = checkpoints, Callbacks = [new Remember(() => weights.Add(network.Parameters.ToArray()))] };
        History history = network.NewTrainer(5).Contract.Fit(Data, options);
        Assert.Equal(weights[history.BestEpoch!.Epoch - 1], Weights<float>("Single2", checkpoints.BestPath));
        Assert.Equal(network.Parameters.ToArray(), Weights<float>("Single2", checkpoints.LastPath));
        Assert.Equal([".lock", "best.safetensors", "last.safetensors"], Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Second_fit_of_a_trainer_is_a_run_of_its_own()
    {
        var checkpoints = new Checkpoints(folder["run"]);
        LabNetwork<float> network = Networks.Value.Network<float>("Single0", 1);
        ITrainer<float> trainer = network.NewTrainer(5).Contract;
        trainer.Fit(Data, Options with { Epochs = 2, Checkpoints = checkpoints });
        trainer.Fit(Data, Options with { Epochs = 2, Checkpoints = checkpoints });
        Assert.Equal(Train<float>("Single0", Options).Weights, network.Parameters.ToArray());
        var e = Assert.Throws<WeightFileException>(() => Train<float>("Single0", Options with { Checkpoints = checkpoints }));
        Assert.EndsWith("the checkpoint is of a run that began at step 10; this trainer is at step 0. Give each run a folder of its own.", e.Message);
        Train<float>("Single0", Options with { Checkpoints = checkpoints with { Resume = false } });
    }

    [Fact]
    public void Leftovers_of_a_killed_process_are_cleared_away()
    {
        Directory.CreateDirectory(folder["run"]);
        File.WriteAllText(Path.Combine(folder["run"], ".last.safetensors.0123456789abcdef.tmp"), "half");
        File.WriteAllText(Path.Combine(folder["run"], "notes.txt"), "mine");
        Train<float>("Single0", Options with { Validation = null, Checkpoints = new Checkpoints(folder["run"]) });
        Assert.Equal([".lock", "last.safetensors", "notes.txt"], Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order());
    }

    private static NetworkDeclaration Declaration<T>(string name, params string[] items) where T : unmanaged => NetworkDeclaration.Of<T>(
        name, ["Input(6)", "Dense(9)", "Relu", "Dropout(0.3)", "Dense(3)", "Softmax", "CrossEntropy", .. items]);

    private static (T[] Weights, History History) Train<T>(string name, FitOptions options, ulong seed = 1) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        LabNetwork<T> network = Networks.Value.Network<T>(name, seed);
        History history = network.NewTrainer(5).Contract.Fit(Data, options);
        return (network.Parameters.ToArray(), history);
    }

    private static T[] Weights<T>(string name, string path) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        LabNetwork<T> network = Networks.Value.Network<T>(name, 99);
        NetGen.Files.WeightFile.Load(path, network.Summary, network.Parameters);
        return network.Parameters.ToArray();
    }

    private static EpochReport WithoutTime(EpochReport epoch) => epoch with { Elapsed = default, SamplesPerSecond = 0 };

    private void AssertResumes<T>(string name) where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        (T[] expected, History history) = Train<T>(name, Options);
        foreach (int steps in (int[])[1, StepsPerEpoch - 1, StepsPerEpoch, (2 * StepsPerEpoch) + 2])
        {
            FitOptions options = Options with { Checkpoints = new Checkpoints(folder[$"{name}-{steps}"]) };
            Train<T>(name, options with { Callbacks = [new StopAt(steps)] });
            // Another seed of the weights and the masks: nothing but the file may count.
            LabNetwork<T> network = Networks.Value.Network<T>(name, 77);
            History resumed = network.NewTrainer(88).Contract.Fit(Data, options);
            Assert.Equal(expected, network.Parameters.ToArray());
            Assert.Equal(history.Epochs.Select(WithoutTime), resumed.Epochs.Select(WithoutTime));
            Assert.Equal(history.StepCount, resumed.StepCount);
        }
    }

    /// <summary>Ends a run after so many of its steps.</summary>
    private sealed class StopAt(int steps) : ITrainingCallback
    {
        private int left = steps;

        public bool AfterStep(in StepReport step) => --left != 0;
    }

    private sealed class CancelAt(CancellationTokenSource source, int steps) : ITrainingCallback
    {
        public bool AfterStep(in StepReport step)
        {
            if (step.StepCount == steps)
            {
                source.Cancel();
            }

            return true;
        }
    }

    private sealed class Remember(Action action) : ITrainingCallback
    {
        public bool AfterEpoch(EpochReport epoch)
        {
            action();
            return true;
        }
    }
}
