namespace NetGen;

/// <summary>
/// Is told how a training goes, on the training thread, and may end it. Whoever is called should be quick: the training waits. Not
/// thread-safe unless it says so itself: one training calls it on one thread, several at once must not share it.
/// </summary>
public interface ITrainingCallback
{
    /// <summary>Before the first step of a call of <c>Fit</c>, when the declared preprocessing has been fitted.</summary>
    /// <param name="scene">What may be asked of the training, here and later.</param>
    void BeforeTraining(ITrainingScene scene)
    {
    }

    /// <summary>After each optimisation step. Must not change the network.</summary>
    /// <returns>False ends the training, with the present weights.</returns>
    bool AfterStep(in StepReport step) => true;

    /// <summary>After each epoch and its validation.</summary>
    /// <returns>False ends the training, with the present weights.</returns>
    bool AfterEpoch(EpochReport epoch) => true;

    /// <summary>
    /// When one of <see cref="FitOptions.Monitors"/> sees a trouble, before <see cref="AfterStep"/> or <see cref="AfterEpoch"/>.
    /// </summary>
    void OnTrouble(TrainingTrouble trouble)
    {
    }

    /// <summary>After a training that has ended in one of the ways of <see cref="TrainingEnd"/>; not after one that threw.</summary>
    void AfterTraining(History history)
    {
    }
}

/// <summary>How one optimisation step went. Immutable.</summary>
public readonly record struct StepReport
{
    /// <summary>The epoch, counted from 1 in each call of <c>Fit</c>.</summary>
    public required int Epoch { get; init; }

    /// <summary>The optimisation steps the trainer has taken, this one included.</summary>
    public required long StepCount { get; init; }

    /// <summary>The samples it learned from.</summary>
    public required int Samples { get; init; }

    /// <summary>The data term of the loss, mean over those samples, before the step.</summary>
    public required double Loss { get; init; }

    /// <summary>η of the step.</summary>
    public required double LearningRate { get; init; }
}
