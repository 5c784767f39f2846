using NetGen;

namespace Iris;

/// <summary>Tells three kinds of iris by four lengths in centimetres.</summary>
[Network]
[Input(4), Standardize]
[Dense(16), Relu]
[Dense(3), Softmax]
[CrossEntropy, Adam(0.01)]
[Training(Epochs = 50, BatchSize = 16)]
public partial class Flowers;
