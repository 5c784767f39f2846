using NetGen;

// What people write on a weekday, each with another optimizer, loss or activation: sound, and nothing is to be told of it.

/// <summary>Xor of samples/Xor.</summary>
[Network]
[Input(2)]
[Dense(8), Tanh]
[Dense(1), Sigmoid, BinaryCrossEntropy]
[Adam(0.05)]
[Training(Epochs = 300, BatchSize = 4)]
internal partial class FourRows;

/// <summary>A regression with outliers in mind.</summary>
[Network]
[Input(10, Min = 0, Max = 1), Standardize]
[Dense(48), Gelu, Dense(48), Gelu]
[Dense(1), Huber]
[Adam(5e-3), LinearDecay]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class RobustRegression;

/// <summary>The mean absolute error.</summary>
[Network]
[Input(10, Min = 0, Max = 1), Standardize]
[Dense(64), Elu, Dense(32), Elu]
[Dense(1), MeanAbsoluteError]
[RAdam(1e-2), CosineDecay]
[Training(Epochs = 30, BatchSize = 32)]
internal partial class MedianRegression;

/// <summary>Plain gradient descent on standardised targets around 0.</summary>
[Network]
[Input(10, Min = 0, Max = 1), Standardize]
[Dense(32), Tanh]
[Dense(1), MeanSquaredError]
[Sgd(0.01, Momentum = 0.9)]
[Training(Epochs = 40, BatchSize = 32)]
internal partial class TanhRegression;

/// <summary>A line through ten inputs: it is meant to know no more.</summary>
[Network]
[Input(10, Min = 0, Max = 1), Standardize]
[Dense(1), MeanSquaredError]
[Sgd(0.02)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class Line;

/// <summary>Layer normalization and SiLU.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), LayerNorm, Silu, Dense(64), LayerNorm, Silu]
[Dense(10), Softmax, CrossEntropy]
[AdamW(3e-3), WarmUp(40), CosineDecay]
[Training(Epochs = 12, BatchSize = 32)]
internal partial class LayerNormed;

/// <summary>One cycle.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(128), BatchNorm, Relu, Dropout(0.2)]
[Dense(10), Softmax, CrossEntropy]
[Adam(2e-2), OneCycle]
[Training(Epochs = 10, BatchSize = 64)]
internal partial class OneCycled;

/// <summary>Signs of gradients.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu, Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Lion(1e-3)]
[Training(Epochs = 12, BatchSize = 32)]
internal partial class LionDigits;

/// <summary>Adagrad with its usual rate.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), LeakyRelu]
[Dense(10), Softmax, CrossEntropy]
[Adagrad(0.05)]
[Training(Epochs = 12, BatchSize = 32)]
internal partial class AdagradDigits;

/// <summary>Ten yeses and noes instead of one class.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Mish]
[Dense(10), Sigmoid, BinaryCrossEntropy]
[Adamax(1e-2)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class TenQuestions;

/// <summary>A dense network with a penalty that makes zeros.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(3e-3), L1(1e-4)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class SparseDigits;

/// <summary>One number of a sigmoid layer between tanhs, with a rate that suits it.</summary>
[Network]
[Input(2)]
[Dense(16), Sigmoid]
[Dense(1), Sigmoid, BinaryCrossEntropy]
[Adam(0.03)]
[Training(Epochs = 40, BatchSize = 16)]
internal partial class SigmoidQuadrants;
