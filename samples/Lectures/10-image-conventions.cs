// Images: AlexNet subtracts the mean image, VGG the mean of each colour, ResNet divides by the deviation of each too.
// Look at: the ranges of one picture under each convention.
using NetGen;

var random = new Random(1);
// 20 pictures of 8 × 8 with three colours: bright above, dark below.
float[] pixels = [.. Enumerable.Range(0, 20 * 192).Select(i => (i / 24 % 8 < 4 ? 170f : 60f) + 40 * random.NextSingle())];
var pictures = Dataset.FromArrays(pixels, new float[pixels.Length], 192);
var (alexNet, vgg, resNet) = (new AlexNet(), new Vgg(), new ResNet());
alexNet.FitPreprocessing(pictures);
vgg.FitPreprocessing(pictures);
resNet.FitPreprocessing(pictures);
var seen = new float[192];
alexNet.Predict(pictures.Inputs[..192], seen);
double left = Range("AlexNet", seen);
vgg.Predict(pictures.Inputs[..192], seen);
double moved = Range("VGG", seen);
resNet.Predict(pictures.Inputs[..192], seen);
Range("ResNet", seen);
return left < moved ? 0 : 1;

static double Range(string name, float[] values)
{
    Console.WriteLine($"{name}: {values.Min():F1} … {values.Max():F1}");
    return values.Max() - values.Min();
}

[Network]
[Input(8, 8, 3), SubtractMean]
[Conv2D(3, 1, Init = Init.Identity), Flatten]
[MeanSquaredError, Sgd(0.1)]
public partial class AlexNet;

[Network]
[Input(8, 8, 3), SubtractChannelMean]
[Conv2D(3, 1, Init = Init.Identity), Flatten]
[MeanSquaredError, Sgd(0.1)]
public partial class Vgg;

[Network]
[Input(8, 8, 3), StandardizeChannels]
[Conv2D(3, 1, Init = Init.Identity), Flatten]
[MeanSquaredError, Sgd(0.1)]
public partial class ResNet;
