using NetGen.Training;

namespace NetGen;

/// <summary>
/// Watches a training for the classic troubles (<see cref="TroubleKind"/>): what to look at, how often, and where trouble begins. Weights
/// are the same, bit for bit, with and without. Immutable.
/// <para>
/// The loss is read at every step; at some steps the layers are looked at: gradients, updates, and the activations of a few samples.
/// Between looks nothing is allocated. A look takes as long as 0.7, 0.4 and 0.2 steps of a 784-128-10 perceptron with batches of 32, 64 and
/// 128, and 0.3, 0.15 and 0.06 steps of LeNet-5 (measured with a look at every step against none, in turns): one in a hundred steps slows
/// them by less than 1 %. A network of a few hundred weights looks for up to two steps.
/// </para>
/// <para>
/// The thresholds follow DeepChecker (Ben Braiek and Khomh 2023, "Testing feedforward neural networks training programs"), AutoTrainer
/// (Zhang et al. 2021) and CS231n ("Babysitting the learning process"); they were held against healthy trainings, so that these are left in
/// peace.
/// </para>
/// </summary>
public sealed record TrainingMonitors
{
    /// <summary>
    /// Steps from one look at the layers to the next, at least 1; there are more at the very beginning. Also the steps whose mean makes one
    /// reading of the loss: a twentieth of the training where that is less, ten at least.
    /// </summary>
    public int EverySteps { get; init; } = 100;

    /// <summary>The samples of a step whose activations a look sees, at least 1.</summary>
    public int Samples { get; init; } = 16;

    /// <summary>The looks in a row in which a layer must be in trouble, at least 1.</summary>
    public int Patience { get; init; } = 3;

    /// <summary><see cref="TroubleKind.ExplodingLoss"/>: by what factor above its lowest reading the loss stays (DeepChecker: 2).</summary>
    public double ExplodingLossFactor { get; init; } = 2;

    /// <summary><see cref="TroubleKind.StalledLoss"/>: the share of the initial loss by which it must have fallen.</summary>
    public double StalledLossFall { get; init; } = 0.05;

    /// <summary>The readings of the loss in a row that an exploding or stalled loss takes, at least 1 (DeepChecker: 5).</summary>
    public int LossReadings { get; init; } = 5;

    /// <summary><see cref="TroubleKind.OscillatingLoss"/>: the share of the initial loss that makes a rise a swing (AutoTrainer: 5
    /// %).</summary>
    public double Swing { get; init; } = 0.05;

    /// <summary><see cref="TroubleKind.OscillatingLoss"/>: the share of swings among the readings (AutoTrainer: 25 %).</summary>
    public double SwingShare { get; init; } = 0.25;

    /// <summary><see cref="TroubleKind.VanishingGradient"/>: a layer's update, relative to its weights, as a part of the last layer's
    /// (AutoTrainer: 1e-3).</summary>
    public double VanishingGradientRatio { get; init; } = 1e-3;

    /// <summary><see cref="TroubleKind.ExplodingGradient"/>: a layer's gradient as a multiple of the last layer's (AutoTrainer:
    /// 70).</summary>
    public double ExplodingGradientRatio { get; init; } = 70;

    /// <summary><see cref="TroubleKind.DeadUnits"/>: the share of a layer's units that are 0 for all samples (AutoTrainer: 70 %).</summary>
    public double DeadUnitShare { get; init; } = 0.7;

    /// <summary><see cref="TroubleKind.Saturation"/>: the share of a layer's values with |z| ≥ 5.</summary>
    public double SaturatedShare { get; init; } = 0.5;

    /// <summary><see cref="TroubleKind.LargeUpdates"/>: the length of an update by that of the weights (CS231n: 1e-3 is usual).</summary>
    public double LargestUpdateRatio { get; init; } = 1e-1;

    /// <summary><see cref="TroubleKind.SlowConvergence"/>: the same ratio, below which training is slow.</summary>
    public double SmallestUpdateRatio { get; init; } = 1e-4;

    /// <summary><see cref="TroubleKind.Overfitting"/>: the epochs in a row in which the validation loss stays above its lowest, at least
    /// 1.</summary>
    public int OverfittingEpochs { get; init; } = 3;

    /// <summary>
    /// <see cref="TroubleKind.Overfitting"/>: how far the validation loss is then above the training loss, and above its lowest, as a share
    /// of the first epoch's training loss.
    /// </summary>
    public double OverfittingGap { get; init; } = 0.1;

    /// <summary>
    /// <see cref="TroubleKind.GeneralizationGap"/>: how far the validation loss ends above the training loss, for
    /// <see cref="OverfittingEpochs"/>, as a share of the first epoch's training loss.
    /// </summary>
    public double GeneralizationGap { get; init; } = 0.25;

    /// <summary><see cref="TroubleKind.UnfinishedTraining"/>: the share of the whole fall of the loss that fell in the last quarter of
    /// the training.</summary>
    public double UnfinishedFall { get; init; } = 0.15;

    /// <summary>
    /// <see cref="TroubleKind.LastingLoss"/>: the loss in the last epoch, of training or validation, by that of a network that knows
    /// nothing.
    /// </summary>
    public double LastingLoss { get; init; } = 0.05;

    /// <summary><see cref="TroubleKind.UnexpectedInitialLoss"/>: how far the first loss may lie above what was predicted, as a share of
    /// it, beside what chance explains of one network and one batch (<see cref="LossPrediction.Deviation"/>).</summary>
    public double InitialLossTolerance { get; init; } = 0.25;

    /// <summary>Throws where a number is outside its domain.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 1, a threshold not finite or not above 0.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EverySteps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Samples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Patience, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LossReadings, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(OverfittingEpochs, 1);
        HyperparameterGuard.Positive(ExplodingLossFactor, nameof(ExplodingLossFactor));
        HyperparameterGuard.Positive(StalledLossFall, nameof(StalledLossFall));
        HyperparameterGuard.Positive(Swing, nameof(Swing));
        HyperparameterGuard.Positive(SwingShare, nameof(SwingShare));
        HyperparameterGuard.Positive(VanishingGradientRatio, nameof(VanishingGradientRatio));
        HyperparameterGuard.Positive(ExplodingGradientRatio, nameof(ExplodingGradientRatio));
        HyperparameterGuard.Positive(DeadUnitShare, nameof(DeadUnitShare));
        HyperparameterGuard.Positive(SaturatedShare, nameof(SaturatedShare));
        HyperparameterGuard.Positive(LargestUpdateRatio, nameof(LargestUpdateRatio));
        HyperparameterGuard.Positive(SmallestUpdateRatio, nameof(SmallestUpdateRatio));
        HyperparameterGuard.Positive(OverfittingGap, nameof(OverfittingGap));
        HyperparameterGuard.Positive(GeneralizationGap, nameof(GeneralizationGap));
        HyperparameterGuard.Positive(UnfinishedFall, nameof(UnfinishedFall));
        HyperparameterGuard.Positive(LastingLoss, nameof(LastingLoss));
        HyperparameterGuard.Positive(InitialLossTolerance, nameof(InitialLossTolerance));
    }
}
