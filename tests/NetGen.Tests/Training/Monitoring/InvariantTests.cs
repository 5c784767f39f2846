using NetGen.Data;
using NetGen.Training;

namespace NetGen.Tests.Training.Monitoring;

/// <summary>What holds of every training is looked at in every training, and what breaks it is told; only hooks and broken trainers can.</summary>
public sealed class InvariantTests
{
    private static readonly FitOptions Options = new() { ProgressLine = ProgressLine.Off, Monitors = new() { Patience = 1000 } };
    private static readonly Dataset Digits = Networks.TestData.Digits();

    [Fact]
    public void Sound_trainers_break_none() =>
        MonitorTests.AssertSilent(new HalfFrozenDigits(1).Fit(Digits, Options with { Monitors = new() }));

    [Fact]
    public void Frozen_weight_that_a_callback_writes_to()
    {
        var network = new HalfFrozenDigits(1);
        TrainingTrouble trouble = Assert.Single(network.Fit(Digits, Options with { Callbacks = [new Writer(() => network.Dense1.Weights[5] += 1e-3f)] }).Troubles);
        Assert.Equal((TroubleKind.BrokenInvariant, "Dense1"), (trouble.Kind, trouble.Layer));
        Assert.StartsWith("dense1.weight is frozen (Trainable = false) and has changed.", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Trained_weight_that_does_not_move()
    {
        var network = new HalfFrozenDigits(1);
        float[] before = network.Dense2.Weights.ToArray();
        TrainingTrouble trouble = Assert.Single(network.Fit(Digits, Options with { Callbacks = [new Writer(() => before.CopyTo(network.Dense2.Weights))] }).Troubles);
        Assert.Equal((TroubleKind.UnmovedWeights, "Dense2"), (trouble.Kind, trouble.Layer));
        Assert.StartsWith("Not a bit of dense2.weight has changed: ", trouble.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Rate_of_zero_moves_nothing_and_is_meant_so() =>
        Assert.Empty(new Hooked().Fit(Digits, Options with { Monitors = new() { Patience = 1000, LossReadings = 1000 } }, rate: 0).Troubles);

    [Fact]
    public void Optimizer_that_forgets() =>
        Told("what the optimizer remembers has not", new Hooked { Forgets = true });

    [Fact]
    public void Dropout_in_the_evaluation() =>
        Told("something random, such as dropout, is in the evaluation", new Hooked { DropsInEvaluation = true });

    [Fact]
    public void Evaluation_that_changes_the_network() =>
        Told("Evaluating has changed the network.", new Hooked { MovesInEvaluation = true });

    private static void Told(string what, Hooked trainer)
    {
        TrainingTrouble trouble = Assert.Single(trainer.Fit(Digits, Options).Troubles);
        Assert.Equal(TroubleKind.BrokenInvariant, trouble.Kind);
        Assert.Contains(what, trouble.Cause, StringComparison.Ordinal);
    }

    private sealed class Writer(Action write) : ITrainingCallback
    {
        public bool AfterStep(in StepReport step)
        {
            write();
            return true;
        }
    }

    /// <summary>A compiled trainer with faults.</summary>
    private sealed class Hooked : ITrainer<float>
    {
        private readonly ITrainer<float> sound = new HalfFrozenDigits.Trainer(new HalfFrozenDigits(1));
        private double? fixedRate;

        public bool Forgets { get; init; }

        public bool DropsInEvaluation { get; init; }

        public bool MovesInEvaluation { get; init; }

        public NetworkSummary Summary => sound.Summary;

        public Span<float> Parameters => sound.Parameters;

        public double LearningRate
        {
            get => sound.LearningRate;
            set => sound.LearningRate = value;
        }

        public long StepCount
        {
            get => sound.StepCount;
            set => sound.StepCount = value;
        }

        public ulong Seed
        {
            get => sound.Seed;
            set => sound.Seed = value;
        }

        public TrainerState<float> State => Forgets ? new() { Tensors = [new("velocities", new float[3])] } : sound.State;

        public int CorrectInLastStep => sound.CorrectInLastStep;

        public ReadOnlySpan<float> Gradients => sound.Gradients;

        public History Fit(Dataset data, FitOptions options, double? rate = null)
        {
            fixedRate = rate;
            return TrainingLoop.Fit(this, data, options);
        }

        public double ScheduledLearningRate(TrainingTime time) => fixedRate ?? sound.ScheduledLearningRate(time);

        public double Step(in Batch<float> batch) => sound.Step(batch);

        public double ComputeGradients(in Batch<float> batch) => sound.ComputeGradients(batch);

        public double Penalty() => sound.Penalty();

        public double Evaluate(in Batch<float> batch, Span<float> outputs)
        {
            double loss = sound.Evaluate(batch, outputs);
            if (DropsInEvaluation)
                outputs[(int)(Seed & 1)] = 0;
            if (MovesInEvaluation)
                Parameters[^1] += 1;
            return loss;
        }
    }
}

/// <summary>A layer that is kept, before two that learn, with an optimizer that remembers.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32, Trainable = false), Relu]
[Dense(16), Relu]
[Dense(10), Softmax]
[CrossEntropy, Adam(0.01)]
[Training(Epochs = 5, BatchSize = 32)]
internal partial class HalfFrozenDigits;
