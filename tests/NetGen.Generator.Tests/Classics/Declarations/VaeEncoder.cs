using NetGen;

/// <summary>Kingma and Welling 2014, as PyTorch's example has it: from an MNIST image to 20 means and 20 log-variances.</summary>
[Network]
[Input(784)]
[Dense(400), Relu]
[Dense(40)]
[MeanSquaredError, Adam(1e-3)]
public partial class VaeEncoder;
