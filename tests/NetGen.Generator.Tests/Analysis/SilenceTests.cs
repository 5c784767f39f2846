using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>A tool that cries wolf is switched off: on networks that are known to train there is no error and no warning. (On the classics: ClassicsTests.)</summary>
public class SilenceTests
{
    public static TheoryData<string, string> Architectures => new()
    {
        { "LeNet-5 with tanh and Xavier",
            """
            Input(32, 32, 1, Min = -1, Max = 1),
            Conv2D(6, 5, Init = Init.XavierUniform), Tanh, AveragePool2D(2),
            Conv2D(16, 5, Init = Init.XavierUniform), Tanh, AveragePool2D(2),
            Conv2D(120, 5, Init = Init.XavierUniform), Tanh,
            Flatten, Dense(84, Init = Init.XavierUniform), Tanh, Dense(10), Softmax, CrossEntropy
            """ },
        { "AlexNet",
            """
            Input(227, 227, 3, Mean = 0, Std = 1),
            Conv2D(96, 11, Stride = 4), Relu, MaxPool2D(3, Stride = 2),
            Conv2D(256, 5, Padding = Padding.Same, Groups = 2), Relu, MaxPool2D(3, Stride = 2),
            Conv2D(384, 3, Padding = Padding.Same), Relu, Conv2D(384, 3, Padding = Padding.Same, Groups = 2), Relu,
            Conv2D(256, 3, Padding = Padding.Same, Groups = 2), Relu, MaxPool2D(3, Stride = 2),
            Flatten, Dense(4096), Relu, Dropout(0.5), Dense(4096), Relu, Dropout(0.5), Dense(1000), Softmax, CrossEntropy
            """ },
        { "VGG-16",
            "Input(224, 224, 3, Mean = 0, Std = 1), " + string.Concat(new[] { (64, 2), (128, 2), (256, 3), (512, 3), (512, 3) }.Select(stage =>
                string.Concat(Enumerable.Repeat($"Conv2D({stage.Item1}, 3, Padding = Padding.Same), Relu, ", stage.Item2)) + "MaxPool2D(2), "))
            + "Flatten, Dense(4096), Relu, Dropout(0.5), Dense(4096), Relu, Dropout(0.5), Dense(1000), Softmax, CrossEntropy" },
        { "All-CNN-C",
            """
            Input(32, 32, 3), Dropout(0.2),
            Conv2D(96, 3, Padding = Padding.Same), Relu, Conv2D(96, 3, Padding = Padding.Same), Relu, Conv2D(96, 3, Padding = Padding.Same, Stride = 2), Relu, Dropout(0.5),
            Conv2D(192, 3, Padding = Padding.Same), Relu, Conv2D(192, 3, Padding = Padding.Same), Relu, Conv2D(192, 3, Padding = Padding.Same, Stride = 2), Relu, Dropout(0.5),
            Conv2D(192, 3, Padding = Padding.Same), Relu, Conv2D(192, 1), Relu, Conv2D(10, 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy
            """ },
        { "SELU network with LeCun", "Input(64), Dense(128, Init = Init.LecunNormal), Selu, " + string.Concat(Enumerable.Repeat("Dense(128, Init = Init.LecunNormal), Selu, ", 7)) + "Dense(10), Softmax, CrossEntropy" },
        { "SELU network with LeCun and alpha dropout", "Input(64), Dense(128, Init = Init.LecunNormal), Selu, AlphaDropout(0.1), Dense(128, Init = Init.LecunNormal), Selu, AlphaDropout(0.1), Dense(10), Softmax, CrossEntropy" },
        { "discriminator of DCGAN with Normal 0.02",
            """
            Input(64, 64, 3, Min = -1, Max = 1),
            Conv2D(64, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), LeakyRelu(0.2),
            Conv2D(128, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2),
            Conv2D(256, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2),
            Conv2D(512, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, LeakyRelu(0.2),
            Conv2D(1, 4, Bias = false, Init = Init.Normal, InitScale = 0.02), Flatten, Sigmoid, BinaryCrossEntropy
            """ },
        { "generator of DCGAN with Normal 0.02",
            """
            Input(1, 1, 100, Mean = 0, Std = 1),
            ConvTranspose2D(512, 4, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, Relu,
            ConvTranspose2D(256, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, Relu,
            ConvTranspose2D(128, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, Relu,
            ConvTranspose2D(64, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), BatchNorm, Relu,
            ConvTranspose2D(3, 4, Stride = 2, Pad = 1, Bias = false, Init = Init.Normal, InitScale = 0.02), Tanh
            """ },
        { "MobileNet blocks with linear bottlenecks",
            """
            Input(32, 32, 16),
            Mark("a"), Conv2D(96, 1, Bias = false), BatchNorm, Relu6, Conv2D(96, 3, Pad = 1, Groups = 96, Bias = false), BatchNorm, Relu6, Conv2D(16, 1, Bias = false), BatchNorm, Add("a"),
            Conv2D(96, 1, Bias = false), BatchNorm, Relu6, Conv2D(96, 3, Stride = 2, Pad = 1, Groups = 96, Bias = false), BatchNorm, Relu6, Conv2D(24, 1, Bias = false), BatchNorm,
            GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy
            """ },
        { "deep autoencoder with a linear code layer",
            """
            Input(784, Min = 0, Max = 1), Dense(1000), Relu, Dense(500), Relu, Dense(250), Relu, Dense(30),
            Dense(250), Relu, Dense(500), Relu, Dense(1000), Relu, Dense(784), Sigmoid, BinaryCrossEntropy
            """ },
        { "encoder of a VAE: mean and log-variance", "Input(784, Min = 0, Max = 1), Dense(400), Relu, Mark(\"h\"), Dense(20), Mark(\"mean\"), From(\"h\"), Dense(20), Concat(\"mean\"), MeanSquaredError" },
        { "decoder of a VAE", "Input(20, Mean = 0, Std = 1), Dense(400), Relu, Dense(784), Sigmoid, BinaryCrossEntropy" },
        { "tower of a siamese network (Koch et al. 2015)",
            """
            Input(105, 105, 1, Min = 0, Max = 1),
            Conv2D(64, 10, BiasInit = Init.Constant, BiasInitScale = 0.5), Relu, MaxPool2D(2), Conv2D(128, 7), Relu, MaxPool2D(2),
            Conv2D(128, 4), Relu, MaxPool2D(2), Conv2D(256, 4), Relu, Flatten, Dense(4096), Sigmoid, CosineDistance
            """ },
        { "zero-initialised softmax regression", "Input(784, Min = 0, Max = 1), Dense(10, Init = Init.Zeros), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 10)" },
        { "multi-label tagger", "Input(300), Dense(256), Relu, Dropout(0.5), Dense(40), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiLabel, Classes = 40)" },
        { "Poisson regression", "Input(12), Dense(1), Exp, Poisson, Target(TargetKind.Regression, Length = 1, Min = 0)" },
        { "XOR with tanh", "Input(2), Dense(2), Tanh, Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.Binary)" },
        { "XOR with sigmoids", "Input(2), Dense(4), Sigmoid, Dense(1), Sigmoid, BinaryCrossEntropy" },
        { "logistic regression", "Input(30), Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.Binary)" },
        { "linear regression", "Input(13), Dense(1), MeanSquaredError" },
        { "deep Q-network (Mnih et al. 2015)", "Input(84, 84, 4, Min = 0, Max = 1), Conv2D(32, 8, Stride = 4), Relu, Conv2D(64, 4, Stride = 2), Relu, Conv2D(64, 3), Relu, Flatten, Dense(512), Relu, Dense(18), Huber" },
        { "SRCNN", "Input(33, 33, 1, Min = 0, Max = 1), Conv2D(64, 9), Relu, Conv2D(32, 1), Relu, Conv2D(1, 5), MeanSquaredError" },
        { "SqueezeNet's fire modules",
            """
            Input(64, 64, 3), Conv2D(64, 3, Stride = 2), Relu, MaxPool2D(3, Stride = 2),
            Conv2D(16, 1), Relu, Mark("s"), Conv2D(64, 3, Pad = 1), Relu, Mark("e"), From("s"), Conv2D(64, 1), Relu, Concat("e"),
            Conv2D(16, 1), Relu, Mark("s"), Conv2D(64, 3, Pad = 1), Relu, Mark("e"), From("s"), Conv2D(64, 1), Relu, Concat("e"),
            Dropout(0.5), Conv2D(10, 1), Relu, GlobalAveragePool2D, Softmax, CrossEntropy
            """ },
        { "U-Net",
            """
            Input(64, 64, 1), Conv2D(16, 3, Pad = 1), Relu, Conv2D(16, 3, Pad = 1), Relu, Mark("a"), MaxPool2D(2),
            Conv2D(32, 3, Pad = 1), Relu, Conv2D(32, 3, Pad = 1), Relu, Mark("b"), MaxPool2D(2), Conv2D(64, 3, Pad = 1), Relu, Conv2D(64, 3, Pad = 1), Relu,
            Upsample2D(2), Conv2D(32, 2, Padding = Padding.Same), Concat("b"), Conv2D(32, 3, Pad = 1), Relu, Conv2D(32, 3, Pad = 1), Relu,
            Upsample2D(2), Conv2D(16, 2, Padding = Padding.Same), Concat("a"), Conv2D(16, 3, Pad = 1), Relu, Conv2D(16, 3, Pad = 1), Relu,
            Conv2D(1, 1), Sigmoid, BinaryCrossEntropy
            """ },
        { "wide ResNet with dropout in its blocks (Zagoruyko and Komodakis 2016)",
            """
            Input(32, 32, 3, Mean = 0, Std = 1), Conv2D(16, 3, Pad = 1, Bias = false), BatchNorm, Relu, Mark("a"),
            Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Relu, Dropout(0.3), Conv2D(64, 3, Pad = 1, Bias = false), Mark("b"), From("a"), Conv2D(64, 1, Bias = false), Add("b"), Mark("c"),
            BatchNorm, Relu, Conv2D(64, 3, Pad = 1, Bias = false), BatchNorm, Relu, Dropout(0.3), Conv2D(64, 3, Pad = 1, Bias = false), Add("c"),
            BatchNorm, Relu, GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy
            """ },
        { "DenseNet with dropout (Huang et al. 2017, without augmentation)",
            """
            Input(32, 32, 3, Mean = 0, Std = 1), Conv2D(16, 3, Pad = 1, Bias = false), Mark("a"),
            BatchNorm, Relu, Conv2D(12, 3, Pad = 1, Bias = false), Dropout(0.2), Concat("a"), Mark("b"),
            BatchNorm, Relu, Conv2D(12, 3, Pad = 1, Bias = false), Dropout(0.2), Concat("b"),
            BatchNorm, Relu, GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy
            """ },
        { "network in network with batch normalization to its end",
            """
            Input(32, 32, 3, Mean = 0, Std = 1), Conv2D(192, 5, Pad = 2, Bias = false), BatchNorm, Relu, Conv2D(160, 1, Bias = false), BatchNorm, Relu, MaxPool2D(3, Stride = 2, Pad = 1),
            Conv2D(192, 3, Pad = 1, Bias = false), BatchNorm, Relu, Conv2D(10, 1, Bias = false), BatchNorm, Relu, GlobalAveragePool2D, Softmax, CrossEntropy
            """ },
        { "embedding that ends in a batch normalization (ArcFace's head)", "Input(512), Dense(512), Relu, Dense(128, Bias = false), BatchNorm, CosineDistance" },
        { "grey levels that a batch normalization reads first", "Input(28, 28, 1, Min = 0, Max = 255), BatchNorm, Conv2D(16, 3, Bias = false), BatchNorm, Relu, Flatten, Dense(10), Softmax, CrossEntropy" },
        { "principal components: a linear autoencoder", "Input(784, Mean = 0, Std = 1), Dense(32), Dense(784), MeanSquaredError" },
        { "regression of low rank", "Input(200), Dense(5, Bias = false), Dense(50), MeanSquaredError" },
        { "squeeze and excitation",
            """
            Input(16, 16, 3), Conv2D(32, 3, Pad = 1), Relu, Mark("x"), GlobalAveragePool2D, Dense(8), Relu, Dense(32), Sigmoid, Multiply("x"),
            GlobalAveragePool2D, Dense(10), Softmax, CrossEntropy
            """ },
    };

    [Theory]
    [MemberData(nameof(Architectures))]
    public void A_well_known_network_has_no_error_and_no_warning(string name, string attributes)
    {
        Assert.NotEmpty(name);
        Assert.Empty(Judged.Problems(attributes).Where(problem => RuleCatalog.SeverityOf(problem) >= ProblemSeverity.Warning)
            .Select(problem => problem.Id + ": " + string.Join(" | ", problem.Figures)));
    }
}
