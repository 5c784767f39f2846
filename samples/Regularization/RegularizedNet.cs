using NetGen;

/// <summary>
/// Tells the ten digits apart in images of 28×28 grey levels: 101,770 parameters for 1,000 images. What may keep it from learning those by
/// heart is declared all at once, and each run chooses from it: the declared numbers are members of <see cref="Hyperparameters"/>.
/// </summary>
[Network]
[Input(28, 28, 1, Min = 0, Max = 255), Rescale]
[Flatten]
[Dense(128), Relu, Dropout(0.5)]
[Dense(10), Softmax]
[CrossEntropy]
[Sgd(0.1), CosineDecay, L2(1e-2), ElasticNet(1e-3, l1Ratio: 0.5)]
[Training(Epochs = 50, BatchSize = 50, Samples = 1000)]
public partial class RegularizedNet;
