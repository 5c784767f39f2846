using NetGen;

// The pairs for the rules on initialization: the first of each is at fault, in one thing.

/// <summary>NG2001: Xavier before 20 ReLUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(64, Init = Init.XavierUniform), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.02, Momentum = 0.9), ClipNorm(1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2001;

/// <summary>NG2001: He.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(64, Init = Init.HeUniform), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.02, Momentum = 0.9), ClipNorm(1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2001Cured;

/// <summary>NG2003: Zeros.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.Zeros), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2003;

/// <summary>NG2003: Auto.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2003Cured;

/// <summary>NG2004: N(0, 1) before 6 tanhs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2004;

/// <summary>NG2004: Auto.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2004Cured;

/// <summary>NG2006: He before 20 SELUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(64, Init = Init.HeNormal), Selu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2006;

/// <summary>NG2006: Auto (LeCun).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(64), Selu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2006Cured;

/// <summary>NG2007: Dropout(0.1) behind 6 SELUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(64), Selu, Dropout(0.1)]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2007;

/// <summary>NG2007: AlphaDropout(0.1).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(64), Selu, AlphaDropout(0.1)]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2007Cured;

/// <summary>NG2008: Biases from N(0, 3).</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, BiasInit = Init.Normal, BiasInitScale = 3), Tanh]
[Dense(64, BiasInit = Init.Normal, BiasInitScale = 3), Tanh]
[Dense(64, BiasInit = Init.Normal, BiasInitScale = 3), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2008;

/// <summary>NG2008: 0.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2008Cured;

/// <summary>NG2011: A softmax between hidden layers.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Softmax]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2011;

/// <summary>NG2011: ReLU.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2011Cured;

/// <summary>NG2012: Two layers without an activation between them.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32)]
[Dense(32), Relu]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG2012;

/// <summary>NG2012: ReLU.</summary>
[Network]
[Input(10, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG2012Cured;

/// <summary>NG2013: ReLU directly before the softmax.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(10), Relu, Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2013;

/// <summary>NG2013: None.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2013Cured;

/// <summary>NG2014: Two units in a chain of ReLUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(2), Relu]
[Dense(2), Relu]
[Dense(2), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2014;

/// <summary>NG2014: 32.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2014Cured;

/// <summary>NG2009: Weights of 1 for a sum of 64 pixels.</summary>
[Network]
[Input(64)]
[Dense(1, Init = Init.Constant, InitScale = 1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2009;

/// <summary>NG2009: Auto.</summary>
[Network]
[Input(64)]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG2009Cured;
