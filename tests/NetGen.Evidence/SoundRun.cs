using NetGen;
using NetGen.Training;
using Iris;
using WearService;

/// <summary>A network that is sound, and what it is trained on: nothing is to be told of it, or what a person finds to be true.</summary>
/// <param name="Network">What it is called.</param>
/// <param name="Kind">Where it is from.</param>
/// <param name="Problem">What it is trained on and measured with.</param>
/// <param name="Create">A trainer of a fresh network, from a seed.</param>
internal sealed record SoundRun(string Network, string Kind, Problem Problem, Func<ulong, ITrainer<float>> Create)
{
    /// <summary>Troubles that are told of sound networks and are true, by network and kind, and why.</summary>
    public static IReadOnlyDictionary<(string Network, TroubleKind Kind), string> Judged { get; } = new Dictionary<(string, TroubleKind), string>
    {
        [("NG3015Cured", TroubleKind.UnfinishedTraining)] = "true: two epochs show how a training begins, and are too few to end it",
        [("NG8002Cured", TroubleKind.OscillatingLoss)] = "true: the loss of six ReLU layers at a rate of 0.05 with momentum 0.9 does go up and down with one seed",
    };

    /// <summary>The samples, the classics at reduced size, what people write on a weekday, and the cured networks of all pairs.</summary>
    public static IReadOnlyList<SoundRun> All { get; } =
    [
        new("Flowers", "README", Problem.Iris, seed => new Flowers.Trainer(new(seed), seed: seed)),
        new("Xor", "sample", Problem.FourRows, seed => new FourRows.Trainer(new(seed), seed: seed)),
        new("DigitNet", "sample", Problem.Digits, seed => new DigitNet.Trainer(new(seed), seed: seed)),
        new("MnistNet", "sample", Problem.LargeDigits, seed => new MnistNet.Trainer(new(seed), seed: seed)),
        new("LeNet5", "sample", Problem.LargeDigits, seed => new LeNet5.Trainer(new(seed), seed: seed)),
        new("ResNet", "sample", Problem.Digits, seed => new ResNet.Trainer(new(seed), seed: seed)),
        new("SearchedNet", "sample", Problem.Digits, seed => new SearchedNet.Trainer(new(seed), seed: seed)),
        new("Wear", "sample", Problem.Machines, seed => new Wear.Trainer(new(seed), seed: seed)),
        new("Churn", "sample", Problem.Customers, seed => new Churn.Trainer(new(seed), seed: seed)),
        new("ZeroInitCured", "sample", Problem.Digits, seed => new ZeroInitCured.Trainer(new(seed), seed: seed)),
        new("SmallInitCured", "sample", Problem.Digits, seed => new SmallInitCured.Trainer(new(seed), seed: seed)),
        new("LargeInitCured", "sample", Problem.Digits, seed => new LargeInitCured.Trainer(new(seed), seed: seed)),
        new("XavierBeforeReluCured", "sample", Problem.Digits, seed => new XavierBeforeReluCured.Trainer(new(seed), seed: seed)),
        new("SigmoidStackCured", "sample", Problem.Digits, seed => new SigmoidStackCured.Trainer(new(seed), seed: seed)),
        new("NoActivationCured", "sample", Problem.Quadrants, seed => new NoActivationCured.Trainer(new(seed), seed: seed)),
        new("SoftmaxOfOneCured", "sample", Problem.Quadrants, seed => new SoftmaxOfOneCured.Trainer(new(seed), seed: seed)),
        new("SquaredLossCured", "sample", Problem.Digits, seed => new SquaredLossCured.Trainer(new(seed), seed: seed)),
        new("NarrowDropoutCured", "sample", Problem.Digits, seed => new NarrowDropoutCured.Trainer(new(seed), seed: seed)),
        new("SmallLeNet", "classic", Problem.Digits, seed => new SmallLeNet.Trainer(new(seed), seed: seed)),
        new("SmallAlexNet", "classic", Problem.Digits, seed => new SmallAlexNet.Trainer(new(seed), seed: seed)),
        new("SmallVgg", "classic", Problem.Digits, seed => new SmallVgg.Trainer(new(seed), seed: seed)),
        new("SmallAllCnn", "classic", Problem.Digits, seed => new SmallAllCnn.Trainer(new(seed), seed: seed)),
        new("SmallInception", "classic", Problem.Digits, seed => new SmallInception.Trainer(new(seed), seed: seed)),
        new("SmallDenseNet", "classic", Problem.Digits, seed => new SmallDenseNet.Trainer(new(seed), seed: seed)),
        new("SmallMobileNet", "classic", Problem.Digits, seed => new SmallMobileNet.Trainer(new(seed), seed: seed)),
        new("SmallSqueeze", "classic", Problem.Digits, seed => new SmallSqueeze.Trainer(new(seed), seed: seed)),
        new("SelfNormalizing", "classic", Problem.Digits, seed => new SelfNormalizing.Trainer(new(seed), seed: seed)),
        new("ResidualPerceptron", "classic", Problem.Digits, seed => new ResidualPerceptron.Trainer(new(seed), seed: seed)),
        new("SmallUNet", "classic", Problem.Strokes, seed => new SmallUNet.Trainer(new(seed), seed: seed)),
        new("SmallAutoencoder", "classic", Problem.Pictures, seed => new SmallAutoencoder.Trainer(new(seed), seed: seed)),
        new("SoftmaxRegression", "classic", Problem.Digits, seed => new SoftmaxRegression.Trainer(new(seed), seed: seed)),
        new("MarginClassifier", "classic", Problem.Digits, seed => new MarginClassifier.Trainer(new(seed), seed: seed)),
        new("RobustRegression", "ordinary", Problem.Centred, seed => new RobustRegression.Trainer(new(seed), seed: seed)),
        new("MedianRegression", "ordinary", Problem.Centred, seed => new MedianRegression.Trainer(new(seed), seed: seed)),
        new("TanhRegression", "ordinary", Problem.Centred, seed => new TanhRegression.Trainer(new(seed), seed: seed)),
        new("Line", "ordinary", Problem.Centred, seed => new Line.Trainer(new(seed), seed: seed)),
        new("LayerNormed", "ordinary", Problem.Digits, seed => new LayerNormed.Trainer(new(seed), seed: seed)),
        new("OneCycled", "ordinary", Problem.Digits, seed => new OneCycled.Trainer(new(seed), seed: seed)),
        new("LionDigits", "ordinary", Problem.Digits, seed => new LionDigits.Trainer(new(seed), seed: seed)),
        new("AdagradDigits", "ordinary", Problem.Digits, seed => new AdagradDigits.Trainer(new(seed), seed: seed)),
        new("TenQuestions", "ordinary", Problem.Digits, seed => new TenQuestions.Trainer(new(seed), seed: seed)),
        new("SparseDigits", "ordinary", Problem.Digits, seed => new SparseDigits.Trainer(new(seed), seed: seed)),
        new("SigmoidQuadrants", "ordinary", Problem.Quadrants, seed => new SigmoidQuadrants.Trainer(new(seed), seed: seed)),
        .. Pair.All.Where(pair => pair.IsCarried).Select(pair => new SoundRun($"{pair.Rule}Cured", "evidence", pair.CuredProblem ?? pair.Problem, pair.WithCure)),
    ];
}
