using NetGen;

/// <summary>Kingma and Welling 2014, as PyTorch's example has it: from 20 latent numbers to an MNIST image.</summary>
[Network]
[Input(20)]
[Dense(400), Relu]
[Dense(784), Sigmoid]
[BinaryCrossEntropy, Adam(1e-3)]
public partial class VaeDecoder;
