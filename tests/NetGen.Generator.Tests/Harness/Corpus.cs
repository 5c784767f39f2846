namespace NetGen.Generator.Tests.Harness;

/// <summary>Networks that every layer of tests uses: valid, without a diagnostic, together covering the language.</summary>
public static class Corpus
{
    public const string Xor =
        """
        [Network]
        [Input(2)]
        [Dense(8), Tanh]
        [Dense(1), Sigmoid]
        [BinaryCrossEntropy]
        [Sgd(0.5, Momentum = 0.9, Nesterov = true)]
        public partial class Xor;
        """;

    public const string Mnist =
        """
        [Network]
        [Input(28, 28, 1, Min = 0, Max = 1)]
        [Flatten]
        [Dense(128), Relu]
        [Dense(10), Softmax]
        [CrossEntropy(LabelSmoothing = 0.1)]
        [Adam(1e-3), StepDecay(every: 5, factor: 0.5), L2(1e-4)]
        [Training(Epochs = 10, BatchSize = 64, Samples = 60_000)]
        [Target(TargetKind.MultiClass, Classes = 10)]
        public partial class Mnist;
        """;

    public const string Regression =
        """
        [Network(Scalar = typeof(double))]
        [Input(5, Mean = 0, Std = 1)]
        [Dense(17, Name = "First", Init = Init.Normal, InitScale = 0.3, BiasInit = Init.Constant, BiasInitScale = -0.1), LeakyRelu(0.2)]
        [Dropout(0.25)]
        [Dense(9, Bias = false, L1 = 1e-5), Elu]
        [Dense(3)]
        [Huber(1.5)]
        [RmsProp(1e-2, Momentum = 0.5, Centered = true), ElasticNet(1e-4, 0.3)]
        [Target(TargetKind.Regression, Length = 3, Min = -10, Max = 10)]
        public partial class Regression;
        """;

    public const string Frozen =
        """
        [Network]
        [Input(3, 4)]
        [Flatten]
        [Dense(6, Trainable = false, Init = Init.Uniform), Sigmoid]
        [Dense(2, PenalizeBias = true, L2 = 0.01)]
        [MeanAbsoluteError]
        [Adagrad(LearningRateDecay = 0.1), L1(1e-4)]
        public partial class Frozen;
        """;

    public const string Decoupled =
        """
        [Network]
        [Input(4)]
        [Dense(4)]
        [MeanSquaredError]
        [AdamW(1e-2, WeightDecay = 0.1)]
        public partial class Decoupled;
        """;

    public const string Clipped =
        """
        [Network]
        [Input(4)]
        [Dense(6, LearningRateFactor = 0.1), Tanh]
        [Dense(3), Softmax]
        [CrossEntropy]
        [Nadam(2e-3), ClipNorm(1), ClipValue(0.5), Ema(0.99)]
        [WarmUp(100), MultiStepDecay(0.1, 30, 60)]
        public partial class Clipped;
        """;

    public const string Cyclic =
        """
        [Network(Scalar = typeof(double))]
        [Input(4)]
        [Dense(4)]
        [MeanSquaredError]
        [OneCycle(Rise = 0.25)]
        [AdamW(1e-2, AmsGrad = true)]
        public partial class Cyclic;
        """;

    public const string Residual =
        """
        [Network]
        [Input(12, 12, 3, Min = 0, Max = 1)]
        [Conv2D(8, 3, Padding = Padding.Same), Relu, Mark("stem")]
        [Conv2D(8, 3, Pad = 1, Bias = false), Relu, Conv2D(8, 3, Pad = 1, Groups = 8), Add("stem"), Relu]
        [Mark("body"), GlobalAveragePool2D, Dense(8), Sigmoid, Multiply("body")]
        [MaxPool2D(3, Stride = 2, Pad = 1), Mark("low")]
        [Conv2D(5, 3, Stride = 1, Dilation = 2, Padding = Padding.Same), Tanh, Concat("low")]
        [AveragePool2D(2), ZeroPad2D(0, 1, 1, 0), Crop2D(1, 1, 1, 1)]
        [GlobalMaxPool2D, Dense(10), Softmax]
        [CrossEntropy]
        public partial class Residual;
        """;

    public const string Autoencoder =
        """
        [Network]
        [Input(8, 8, 1)]
        [Conv2D(4, 3, Padding = Padding.Same), Relu]
        [Conv2D(1, 3, Padding = Padding.Same), Sigmoid]
        [BinaryCrossEntropy]
        public partial class Autoencoder;
        """;

    public const string Normalized =
        """
        [Network]
        [Input(9, 9, 3)]
        [BatchNorm, Conv2D(8, 3, Bias = false), BatchNorm(Momentum = 0.2, ScaleInit = Init.Constant, ScaleInitScale = 0.5), Relu]
        [Conv2D(6, 3), GroupNorm(3), PRelu]
        [Conv2D(5, 1), LayerNorm, PRelu(0.1, Shared = true)]
        [Flatten, Dense(7), BatchNorm(Trainable = false), Tanh, Dropout(0.1), Dense(4), LayerNorm(L2 = 1e-3), Softmax]
        [CrossEntropy, AdamW(1e-3), Ema(0.99)]
        public partial class Normalized;
        """;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [nameof(Xor)] = Xor,
        [nameof(Mnist)] = Mnist,
        [nameof(Regression)] = Regression,
        [nameof(Frozen)] = Frozen,
        [nameof(Decoupled)] = Decoupled,
        [nameof(Clipped)] = Clipped,
        [nameof(Cyclic)] = Cyclic,
        [nameof(Residual)] = Residual,
        [nameof(Autoencoder)] = Autoencoder,
        [nameof(Normalized)] = Normalized,
    };

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The text of a file with one network in it.</summary>
    public static string File(string name, NamespaceStyle style = NamespaceStyle.FileScoped) => style switch
    {
        NamespaceStyle.None => "using NetGen;\n" + All[name],
        NamespaceStyle.Block => "using NetGen;\nnamespace Sample.Networks\n{\n" + All[name] + "\n}\n",
        NamespaceStyle.EndsInSystem => "using NetGen;\nnamespace X.System;\n" + All[name],
        NamespaceStyle.EndsInNetGen => "using NetGen;\nnamespace X.NetGen;\n" + All[name],
        _ => "using NetGen;\nnamespace Sample.Networks;\n" + All[name],
    };
}

public enum NamespaceStyle
{
    None,
    FileScoped,
    Block,

    /// <summary><c>X.System</c>: what is not written with <c>global::</c> is looked up in the wrong place.</summary>
    EndsInSystem,

    /// <summary><c>X.NetGen</c>.</summary>
    EndsInNetGen,
}
