using NetGen;

namespace Keyword;

/// <summary>
/// From 10 ms of sound to what has just been said, step by step. The front end are layers with fixed weights (<see cref="FrontEnd"/>):
/// frames of 30 ms under a window and their Fourier transform are a causal convolution, power a product, mel bands a dense layer, then the
/// logarithm. So the stream's state holds what they remember, too.
/// </summary>
[Network]
[Input(Sound.WindowSteps, Sound.Hop)]
[Conv1D(2 * FrontEnd.Bins, FrontEnd.Frame / Sound.Hop, Padding = Padding.Causal, Bias = false, Trainable = false, Name = "Spectrum")]
[Mark("spectrum"), Multiply("spectrum")]
[Dense(FrontEnd.Bands, Bias = false, Trainable = false, Name = "Mel"), LogRelu]
[BatchNorm]
[Gru(32, ReturnSequence = true), Dropout(0.2)]
[Dense(Words.Count), Softmax]
[CrossEntropy, Adam(0.005), CosineDecay, ClipNorm(1)]
[Target(TargetKind.ClassMap, Classes = Words.Count)]
[Training(Epochs = 15, BatchSize = 16)]
public partial class Listener;
