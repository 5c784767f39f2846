using NetGen;
using NetGen.Training;

/// <summary>A network that does not train, and what becomes of it when one does what the compiler says.</summary>
/// <param name="Title">What is wrong.</param>
/// <param name="File">The file in Demonstrations/ where both are declared, without its extension.</param>
/// <param name="Fails">The network as it should not be.</param>
/// <param name="Cured">The network after the code fix, or after the advice of the rule's page.</param>
internal sealed record Demonstration(string Title, string File, Experiment Fails, Experiment Cured)
{
    /// <summary>The nine of them.</summary>
    public static IReadOnlyList<Demonstration> All { get; } =
    [
        new("Weights that start at 0", nameof(ZeroInit),
            new(Problem.Digits, seed => new ZeroInit.Trainer(new(seed))),
            new(Problem.Digits, seed => new ZeroInitCured.Trainer(new(seed)))),
        new("Weights that start too small", nameof(SmallInit),
            new(Problem.Digits, seed => new SmallInit.Trainer(new(seed))),
            new(Problem.Digits, seed => new SmallInitCured.Trainer(new(seed)))),
        new("Weights that start too large", nameof(LargeInit),
            new(Problem.Digits, seed => new LargeInit.Trainer(new(seed))),
            new(Problem.Digits, seed => new LargeInitCured.Trainer(new(seed)))),
        new("Xavier before thirty ReLUs", nameof(XavierBeforeRelu),
            new(Problem.Digits, seed => new XavierBeforeRelu.Trainer(new(seed))),
            new(Problem.Digits, seed => new XavierBeforeReluCured.Trainer(new(seed)))),
        new("A stack of sigmoids", nameof(SigmoidStack),
            new(Problem.Digits, seed => new SigmoidStack.Trainer(new(seed))),
            new(Problem.Digits, seed => new SigmoidStackCured.Trainer(new(seed)))),
        new("No activation", nameof(NoActivation),
            new(Problem.Xor, seed => new NoActivation.Trainer(new(seed))),
            new(Problem.Xor, seed => new NoActivationCured.Trainer(new(seed)))),
        new("A softmax over one unit", nameof(SoftmaxOfOne),
            new(Problem.Xor, seed => new SoftmaxOfOne.Trainer(new(seed))),
            new(Problem.Xor, seed => new SoftmaxOfOneCured.Trainer(new(seed)))),
        new("A squared loss behind sigmoids", nameof(SquaredLoss),
            new(Problem.DigitsAsTargets, seed => new SquaredLoss.Trainer(new(seed))),
            new(Problem.Digits, seed => new SquaredLossCured.Trainer(new(seed)))),
        new("Dropout on two units", nameof(NarrowDropout),
            new(Problem.Digits, seed => new NarrowDropout.Trainer(new(seed), seed: seed)),
            new(Problem.Digits, seed => new NarrowDropoutCured.Trainer(new(seed), seed: seed))),
    ];
}

/// <summary>A network and the problem it is to solve.</summary>
/// <param name="Problem">What it is trained and tested on.</param>
/// <param name="Create">A trainer of a fresh network, from a seed.</param>
internal sealed record Experiment(Problem Problem, Func<ulong, ITrainer<float>> Create)
{
    /// <summary>Trains as declared and tests.</summary>
    public Outcome Run(ulong seed)
    {
        ITrainer<float> trainer = Create(seed);
        History history = trainer.Fit(Problem.Training, new FitOptions { Seed = seed, ProgressLine = ProgressLine.Off });
        return new Outcome(history.Epochs[0].TrainLoss, history.Epochs[^1].TrainLoss, Problem.Accuracy(trainer));
    }
}

/// <summary>How a training ended.</summary>
/// <param name="FirstLoss">The mean loss during the first epoch.</param>
/// <param name="LastLoss">The mean loss during the last.</param>
/// <param name="Accuracy">The share of the test samples that is right.</param>
internal sealed record Outcome(double FirstLoss, double LastLoss, double Accuracy);
