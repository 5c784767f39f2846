using NetGen;

// The pairs for the rules on recurrent layers: the first of each is at fault, in one thing.

/// <summary>NG2015: rectifiers whose weights of the state start orthogonal.</summary>
[Network]
[Input(100, 2)]
[SimpleRnn(32, Activation = RecurrentActivation.Relu)]
[Dense(1), MeanSquaredError]
[Adam(2e-3), ClipNorm(1)]
[Training(Epochs = 16, BatchSize = 32, Samples = 2000)]
internal partial class NG2015;

/// <summary>NG2015: as the identity.</summary>
[Network]
[Input(100, 2)]
[SimpleRnn(32, Activation = RecurrentActivation.Relu, RecurrentInit = Init.Identity)]
[Dense(1), MeanSquaredError]
[Adam(2e-3), ClipNorm(1)]
[Training(Epochs = 16, BatchSize = 32, Samples = 2000)]
internal partial class NG2015Cured;

/// <summary>NG8008: a simple layer over 100 steps.</summary>
[Network]
[Input(100, 2)]
[SimpleRnn(64)]
[Dense(1), MeanSquaredError]
[Adam(4e-3), ClipNorm(1)]
[Training(Epochs = 8, BatchSize = 32, Samples = 5000)]
internal partial class NG8008;

/// <summary>NG8008: a gated one.</summary>
[Network]
[Input(100, 2)]
[Gru(64)]
[Dense(1), MeanSquaredError]
[Adam(4e-3), ClipNorm(1)]
[Training(Epochs = 8, BatchSize = 32, Samples = 5000)]
internal partial class NG8008Cured;

/// <summary>NG8009: weights of the state that start at three times an orthogonal matrix.</summary>
[Network]
[Input(40, 2)]
[SimpleRnn(32, RecurrentInitScale = 3)]
[Dense(1), MeanSquaredError]
[Adam(2e-3), ClipNorm(1)]
[Training(Epochs = 16, BatchSize = 32, Samples = 2000)]
internal partial class NG8009;

/// <summary>NG8009: at one.</summary>
[Network]
[Input(40, 2)]
[SimpleRnn(32)]
[Dense(1), MeanSquaredError]
[Adam(2e-3), ClipNorm(1)]
[Training(Epochs = 16, BatchSize = 32, Samples = 2000)]
internal partial class NG8009Cured;
