using NetGen;

/// <summary>Ronneberger et al. 2015: unpadded convolutions, from 572×572 to a mask of 388×388; a probability for each pixel.</summary>
[Network]
[Input(572, 572, 1)]
[Conv2D(64, 3), Relu, Conv2D(64, 3), Relu, Mark("down1"), Crop2D(88), Mark("skip1")]
[From("down1"), MaxPool2D(2), Conv2D(128, 3), Relu, Conv2D(128, 3), Relu, Mark("down2"), Crop2D(40), Mark("skip2")]
[From("down2"), MaxPool2D(2), Conv2D(256, 3), Relu, Conv2D(256, 3), Relu, Mark("down3"), Crop2D(16), Mark("skip3")]
[From("down3"), MaxPool2D(2), Conv2D(512, 3), Relu, Conv2D(512, 3), Relu, Mark("down4"), Crop2D(4), Mark("skip4")]
[From("down4"), MaxPool2D(2), Conv2D(1024, 3), Relu, Conv2D(1024, 3), Relu]
[ConvTranspose2D(512, 2, Stride = 2), Concat("skip4"), Conv2D(512, 3), Relu, Conv2D(512, 3), Relu]
[ConvTranspose2D(256, 2, Stride = 2), Concat("skip3"), Conv2D(256, 3), Relu, Conv2D(256, 3), Relu]
[ConvTranspose2D(128, 2, Stride = 2), Concat("skip2"), Conv2D(128, 3), Relu, Conv2D(128, 3), Relu]
[ConvTranspose2D(64, 2, Stride = 2), Concat("skip1"), Conv2D(64, 3), Relu, Conv2D(64, 3), Relu]
[Conv2D(1, 1), Sigmoid]
[BinaryCrossEntropy, Sgd(0.01, Momentum = 0.99)]
public partial class UNet;
