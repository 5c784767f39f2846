using NetGen;

// The pairs for the rules on depth: the first of each is at fault, in one thing.

/// <summary>NG8001: N(0, 0.01) before 8 tanhs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 0.01), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8001;

/// <summary>NG8001: Auto.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.1)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8001Cured;

/// <summary>NG8002: 6 sigmoids.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(64), Sigmoid]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8002;

/// <summary>NG8002: 6 ReLUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.05, Momentum = 0.9)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8002Cured;

/// <summary>NG8003: N(0, 0.4) before 8 ReLUs.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(64, Init = Init.Normal, InitScale = 0.4), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8003;

/// <summary>NG8003: Auto.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(64), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.003)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8003Cured;

/// <summary>NG8007: 16 residual blocks whose branches double the second moment.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64)]
[Mark("r0"), Dense(64), Relu, Dense(64), Add("r0")]
[Mark("r1"), Dense(64), Relu, Dense(64), Add("r1")]
[Mark("r2"), Dense(64), Relu, Dense(64), Add("r2")]
[Mark("r3"), Dense(64), Relu, Dense(64), Add("r3")]
[Mark("r4"), Dense(64), Relu, Dense(64), Add("r4")]
[Mark("r5"), Dense(64), Relu, Dense(64), Add("r5")]
[Mark("r6"), Dense(64), Relu, Dense(64), Add("r6")]
[Mark("r7"), Dense(64), Relu, Dense(64), Add("r7")]
[Mark("r8"), Dense(64), Relu, Dense(64), Add("r8")]
[Mark("r9"), Dense(64), Relu, Dense(64), Add("r9")]
[Mark("r10"), Dense(64), Relu, Dense(64), Add("r10")]
[Mark("r11"), Dense(64), Relu, Dense(64), Add("r11")]
[Mark("r12"), Dense(64), Relu, Dense(64), Add("r12")]
[Mark("r13"), Dense(64), Relu, Dense(64), Add("r13")]
[Mark("r14"), Dense(64), Relu, Dense(64), Add("r14")]
[Mark("r15"), Dense(64), Relu, Dense(64), Add("r15")]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.02)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8007;

/// <summary>NG8007: Branches a quarter as large.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(64)]
[Mark("r0"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r0")]
[Mark("r1"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r1")]
[Mark("r2"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r2")]
[Mark("r3"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r3")]
[Mark("r4"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r4")]
[Mark("r5"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r5")]
[Mark("r6"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r6")]
[Mark("r7"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r7")]
[Mark("r8"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r8")]
[Mark("r9"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r9")]
[Mark("r10"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r10")]
[Mark("r11"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r11")]
[Mark("r12"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r12")]
[Mark("r13"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r13")]
[Mark("r14"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r14")]
[Mark("r15"), Dense(64), Relu, Dense(64, InitScale = 0.25), Add("r15")]
[Dense(10), Softmax, CrossEntropy]
[Sgd(0.02)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8007Cured;

/// <summary>NG8005: 8 ReLU layers of 6 units.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(6), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8005;

/// <summary>NG8005: Of 32.</summary>
[Network]
[Input(64, Min = 0, Max = 1)]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(32), Relu]
[Dense(10), Softmax, CrossEntropy]
[Adam(0.01)]
[Training(Epochs = 8, BatchSize = 32)]
internal partial class NG8005Cured;

/// <summary>NG8006: Tanhs on inputs of deviation 8.</summary>
[Network]
[Input(10, Mean = 0, Std = 8)]
[Dense(64), Tanh]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG8006;

/// <summary>NG8006: Standardize.</summary>
[Network]
[Input(10, Mean = 0, Std = 8), Standardize]
[Dense(64), Tanh]
[Dense(1), MeanSquaredError]
[Adam(0.01)]
[Training(Epochs = 20, BatchSize = 32)]
internal partial class NG8006Cured;
