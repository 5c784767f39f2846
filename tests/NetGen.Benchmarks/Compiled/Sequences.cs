namespace NetGen.Benchmarks.Compiled;

// The networks on sequences of Workloads.cs. A stream runs on for ever; what is declared is the window that it would be trained on.

#pragma warning disable NG6003 // A step must cost what it costs, and change nothing: all contestants work on the same weights.

[Network]
[Input(64, 1)]
[Gru(16, ReturnSequence = true)]
[Dense(1)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class StreamGru16;

[Network]
[Input(64, 1)]
[Lstm(32, ReturnSequence = true)]
[Dense(1)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class StreamLstm32;

[Network]
[Input(2048, 1)]
[Conv1D(16, 3, Padding = Padding.Causal), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 2), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 4), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 8), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 16), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 32), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 64), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 128), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 256), Tanh]
[Conv1D(16, 3, Padding = Padding.Causal, Dilation = 512), Tanh]
[Dense(1)]
[MeanSquaredError, Sgd(Workload.LearningRate)]
internal sealed partial class StreamConvolutions;

#pragma warning restore NG6003

[Network]
[Input(28, 28)]
[Gru(64)]
[Dense(10), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
internal sealed partial class RowsGru64;

[Network]
[Tokens(64, Steps = 100)]
[Embedding(32)]
[Lstm(128, ReturnSequence = true)]
[Dense(64), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
[Target(TargetKind.ClassMap, Classes = 64)]
internal sealed partial class CharactersLstm128;

[Network]
[Input(28, 2)]
[Gru(160, ReturnSequence = true)]
[Gru(160, ReturnSequence = true)]
[Dense(2), Softmax]
[CrossEntropy, Adam(Workload.LearningRate)]
[Target(TargetKind.ClassMap, Classes = 2)]
internal sealed partial class SumsGru160;
