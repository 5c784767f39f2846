using NetGen;

/// <summary>
/// Tells the ten digits apart. Dropout, L2 and the decay are declared so that a search has something to turn; with the alternatives of width and activation
/// the compiler makes six networks of it.
/// </summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Variant("Width", 32, 128)]
[Relu, Variant("Activation", typeof(TanhAttribute)), Dropout(0.2)]
[Dense(10), Softmax]
[CrossEntropy]
[Adam(1e-3), StepDecay(every: 5, factor: 0.5), L2(1e-4)]
[Training(Epochs = 20, BatchSize = 32, Samples = 1149)]
public partial class SearchedNet;
