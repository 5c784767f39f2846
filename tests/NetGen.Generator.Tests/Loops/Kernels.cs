using CsCheck;
using NetGen.Generator.Checks;
using NetGen.Generator.Loops;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Planning;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>The kernels of the product, in random shapes.</summary>
internal static class Kernels
{
    public static readonly ActivationFunction[] Functions =
    [
        new Relu(), new LeakyRelu(0.1), new Elu(1), new Elu(0.7), new Selu(), new Relu6(), new SquaredRelu(), new LogRelu(),
        new HardSigmoid(),
        new HardSwish(), new Tanh(), new Sigmoid(),
        new Softplus(), new Softsign(), new Exp(), new Silu(), new Mish(), new Gelu(Approximate: false), new Gelu(Approximate: true),
    ];

    private static readonly Optimizer[] Optimizers =
    [
        new Sgd(0.1, 0, 0, false), new Sgd(0.1, 0, 0.9, false), new Sgd(0.1, 0, 0.9, true),
        new Adam(0.1, 0, 0.9, 0.999, 1e-8, false, false),
        new Adam(0.1, 0, 0.9, 0.999, 1e-8, true, true), new Nadam(0.1, 0, 0.9, 0.999, 1e-8, 0.004), new RAdam(0.1, 0, 0.9, 0.999, 1e-8),
        new Adamax(0.1, 0, 0.9, 0.999, 1e-8), new RmsProp(0.1, 0, 0.99, 1e-8, 0, false), new RmsProp(0.1, 0, 0.99, 1e-8, 0.9, true),
        new Adagrad(0.1, 0, 1e-10, 0), new Adadelta(0.1, 0, 0.9, 1e-6), new Lion(0.1, 0, 0.9, 0.99), new Lamb(0.1, 0, 0.9, 0.999, 1e-6),
    ];

    private static readonly LossFunction[] Losses =
    [
        new CrossEntropy(0), new CrossEntropy(0.1), new BinaryCrossEntropy(), new MeanSquaredError(), new MeanAbsoluteError(),
        new Huber(0.7), new Hinge(), new SquaredHinge(),
        new Poisson(), new KlDivergence(), new CosineDistance(),
    ];

    private static readonly Border[] Borders =
    [
        new(1, 1, 1, 1), new(0, 1, 0, 1), new(2, 0, 1, 3), new(-1, 2, 1, -1), new(-1, 0, -1, -1), new(1, 1, 1, 1, 2, 2),
        new(0, 1, -1, 0, 2, 3), new(-1, -1, 2, 0, 3, 1),
    ];

    /// <summary>Windows that cover, leave out, overlap, are large, see all.</summary>
    private static readonly Func<int, int, WindowGeometry>[] Windows =
    [
        (size, channels) => Window(2 * size, 4, channels, 2, 2, 2), (size, channels) => Window(2 * size + 1, 5, channels, 2, 2, 2),
        (size, channels) => Window(size + 2, 6, channels, 3, 3, 1),
        (size, channels) => Window(2 * size + 1, 7, channels, 3, 3, 2), (size, channels) => Window(size + 3, 8, channels, 4, 4, 4),
        (size, channels) => Window(size, 3, channels, size, 3, 1),
        (size, channels) => Window(size, 3, channels, size, 3, 9), (size, channels) => Window(size + 1, 7, channels, 1, 2, 3),
        (size, channels) => Window(size, 5, channels, 1, 1, 1),
    ];

    private static WindowGeometry Window(int height, int width, int channels, int kernelHeight, int kernelWidth, int stride) => new()
    {
        InputHeight = height, InputWidth = width, InputChannels = channels, OutputChannels = channels,
        KernelHeight = kernelHeight, KernelWidth = kernelWidth, StrideHeight = stride, StrideWidth = stride,
    };

    /// <summary>
    /// Windows that overlap, that lie apart, of one tap; strided and dilated; in groups and of one channel each; on images and on rows.
    /// </summary>
    private static WindowGeometry Convolution(int width, int positions)
    {
        var number = (width * 7) + positions;
        var (kernelHeight, kernelWidth) = (number % 11) switch
        {
            0 or 1 => (1, 1),
            2 or 3 => (1, 3),
            4 => (5, 5),
            5 => (2, 3),
            6 => (1, 2),
            _ => (3, 3)
        };
        var groups = (number % 5) switch { 0 => 2, 1 => 3, _ => 1 };
        var dilation = number % 4 == 0 ? 2 : 1;
        return new()
        {
            InputHeight = kernelHeight == 1 && number % 2 == 0 ? 1 : (dilation * (kernelHeight - 1)) + positions,
            InputWidth = (dilation * (kernelWidth - 1)) + 1 + (number % 17),
            InputChannels = groups * (1 + (number % 6)), OutputChannels = groups * ((width + groups - 1) / groups), Groups = groups,
            Dilation = dilation,
            KernelHeight = kernelHeight, KernelWidth = kernelWidth, StrideHeight = 1 + (number % 3 == 1 ? 1 : 0),
            StrideWidth = 1 + (number % 3 == 2 ? 1 : 0),
        };
    }

    /// <summary>The same where each filter sees one channel.</summary>
    private static WindowGeometry Depthwise(int width, int positions) =>
        Convolution(width, positions) with { InputChannels = width + 1, OutputChannels = width + 1, Groups = width + 1 };

    private static UpdatePhase PhaseOf(Optimizer optimizer, int number) =>
        !optimizer.MovesByNorm ? UpdatePhase.Whole : number % 2 == 0 ? UpdatePhase.Direction : UpdatePhase.Move;

    public static Gen<Method> Of(Target target, int width, int positions) =>
        Gen.Select(Gen.Int[0, 109], Gen.Int[0, Functions.Length - 1], Gen.Bool).Select((kind, function, hasEpilogue) =>
            Of(target, kind, width, positions, Functions[function], hasEpilogue).Lower(new Layout(target.WidestLanes, target.ScalarBytes)));

    private static LoopKernel Of(Target target, int kind, int width, int positions, ActivationFunction function, bool hasEpilogue)
    {
        int StrideOf(int elements) => Kernels.StrideOf(elements, target);
        var (row, image, epilogue) = (StrideOf(width), StrideOf(width * positions), hasEpilogue ? function : null);
        int Large(bool isLarge) => StrideOf(2 * positions * width * (isLarge ? (2 + (width % 3)) * (2 + (width % 3)) : 1));
        LoopKernel Copy(int count, bool isPart) => new ChannelCopyKernel(
            count, width, width + 3, 2, StrideOf(count * (width + 3)), width + (isPart ? 5 : 0), isPart ? positions % 6 : 0,
            StrideOf(count * (width + (isPart ? 5 : 0))));
        LoopKernel LossOf(LossFunction function) => function.HasClassLabels && positions % 2 == 0
            ? LossKernel.Of(function, positions, width, image) : LossKernel.Of(function, 1, width, row);
        LoopKernel Pool(WindowGeometry geometry, Func<WindowGeometry, LoopKernel> of) => of(geometry);
        var convolution = kind >= 64 ? Depthwise(width, positions) : Convolution(width, positions);
        var (input, output) = (StrideOf((int)convolution.InputShape.Count), StrideOf((int)convolution.OutputShape.Count));
        return kind switch
        {
            0 => new ActivationKernel(function, width, row),
            1 => new ActivationGradientKernel(function, width, row),
            2 => new DropoutKernel(1, width, row, IsShifted: hasEpilogue),
            3 => new DropoutKernel(positions, width, image),
            4 => new JoinKernel(hasEpilogue ? JoinKind.Add : JoinKind.Multiply, 2 + (width % 2), width, row),
            5 => new JoinKernel(JoinKind.Multiply, 2, positions * width, image, width, row),
            6 => new ChannelAffineKernel(1, positions, width, image, epilogue, IsGradient: false),
            7 => new ChannelAffineKernel(2, positions, width, image, epilogue, IsGradient: true),
            8 => new NormalizationAffineKernel(width, 1e-3, hasEpilogue),
            9 => new AddRowKernel(width),
            10 => new PReluKernel(hasEpilogue ? positions : 1, width, IsShared: false, hasEpilogue ? image : row, epilogue,
                IsGradient: width % 2 == 0),
            >= 14 and <= 16 => new BroadcastKernel
            {
                Depth = positions * 5, Width = width, LeftStride = kind == 14 ? 0 : StrideOf(positions * 5), OutputStride = row,
                Finish = kind == 16 ? ProductFinish.None : (ProductFinish)(width % 3), Epilogue = epilogue, IsGradient = kind == 16,
            },
            17 or 18 => new OuterKernel
            {
                Height = positions * 3, Width = width, LeftStride = kind == 17 ? 0 : StrideOf(positions * 3),
                RightStride = row
            },
            19 => new ColumnSumKernel(width, row),
            20 or 21 => new DotKernel
            {
                Depth = positions * 5, Width = width, LeftStride = StrideOf(positions * 5), OutputStride = row,
                Finish = kind == 20 ? ProductFinish.None : (ProductFinish)(width % 3), Epilogue = epilogue, IsGradient = kind == 20,
            },
            22 or 23 => new MaxNormKernel(width, positions * 3, kind == 22 ? WeightOrder.InputMajor : WeightOrder.OutputMajor,
                Averages: hasEpilogue),
            24 => new SoftmaxKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            25 => new SoftmaxGradientKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            26 => new LogSoftmaxKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            27 => new LogSoftmaxGradientKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            28 => new StageKernel(width, row),
            29 when width % 3 == 0 => new PermuteKernel(
                new[] { 2, 3, positions, 3, width }.ToEquatableArray(),
                new[] { positions * width * 9, 3, width * 9, 1, 9 }.ToEquatableArray(), StrideOf(18 * width * positions),
                StrideOf(18 * width * positions)),
            29 => new PermuteKernel(
                new[] { positions, width, 3 }.ToEquatableArray(),
                (hasEpilogue ? new[] { 3, 3 * positions, 1 } : [1, 3 * positions, positions]).ToEquatableArray(),
                StrideOf(3 * width * positions), StrideOf(3 * width * positions)),
            30 or 31 => Copy(hasEpilogue ? positions : 1, isPart: kind == 30),
            32 or 33 => new UpsampleKernel(
                2, positions, width, 2 + (width % 3), 2 + (width % 3), IsGradient: kind == 33, Large(kind == 33), Large(kind == 32)),
            34 => new TransposeKernel(positions, width, 6, hasEpilogue ? 2 : 1),
            35 or 36 => new PadKernel(
                positions, 3, width % 20 + 1, Borders[(width + positions) % Borders.Length], width % 3 == 0 ? -1e30 : 0,
                kind == 35 ? 0 : StrideOf(positions * 3 * (width % 20 + 1)),
                StrideOf((int)Borders[(width + positions) % Borders.Length].Apply(new TensorShape(positions, 3, width % 20 + 1)).Count)),
            37 or 38 => Pool(Windows[(width + positions) % Windows.Length](positions, width % 20 + 1), geometry => new PoolKernel(
                geometry, kind == 37, epilogue, StrideOf((int)geometry.InputShape.Count), StrideOf((int)geometry.OutputShape.Count))),
            39 or 40 => Pool(Windows[(width + positions) % Windows.Length](positions, width % 20 + 1), geometry => new PoolGradientKernel(
                geometry, kind == 39, StrideOf((int)geometry.OutputShape.Count), StrideOf((int)geometry.InputShape.Count))),
            41 => new FillKernel(width, row, hasEpilogue ? 0 : -0.5),
            >= 42 and <= 44 => LossOf(Losses[(width + kind + (hasEpilogue ? 3 : 0)) % Losses.Length]),
            45 => new ChannelStatisticsKernel(hasEpilogue ? positions * 20 : 1, width,
                hasEpilogue ? StrideOf(width * positions * 20) : row),
            46 => new NormalizationSumsKernel(hasEpilogue ? positions * 20 : 1, width, hasEpilogue ? StrideOf(width * positions * 20) : row,
                1e-3),
            47 => new NormalizationFactorsKernel(positions, width, 1e-3),
            48 => new SetNormalizationKernel(SetsOf(width, positions), 1e-3, StrideOf(LengthOf(SetsOf(width, positions))),
                StrideOf((int)SetsOf(width, positions).NumbersRow.Count), epilogue),
            49 => new SetNormalizationGradientKernel(SetsOf(width, positions), StrideOf(LengthOf(SetsOf(width, positions))),
                StrideOf((int)SetsOf(width, positions).NumbersRow.Count), epilogue),
            50 => new SetNormalizationSumsKernel(SetsOf(width, positions), StrideOf(LengthOf(SetsOf(width, positions))),
                StrideOf((int)SetsOf(width, positions).NumbersRow.Count)),
            51 => new PReluSlopeKernel(hasEpilogue ? positions : 1, width, IsShared: false, hasEpilogue ? image : row),
            52 => new PReluSlopeKernel(1, width, IsShared: true, row),
            53 => new ChannelSumKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            54 => new SpreadGradientKernel(positions, width, image, row),
            68 => new SimpleRnnKernel(function, width, row),
            69 => new SimpleRnnGradientKernel(function, width, row),
            70 => new GruKernel(width, StrideOf(3 * width), hasEpilogue ? StrideOf(4 * width) : 0, row) { IsInPlace = positions % 2 == 0 },
            71 => new GruGradientKernel(width, StrideOf(3 * width), StrideOf(4 * width), row),
            72 => new LstmKernel(width, StrideOf(4 * width), hasEpilogue ? StrideOf(5 * width) : 0, row) { IsInPlace = positions % 2 == 0 },
            73 => new LstmGradientKernel(width, StrideOf(4 * width), StrideOf(5 * width), row),
            74 => new StepCopyKernel(width, positions % 3 == 0 ? 0 : positions % 3 == 1 ? image : row, positions % 3 < 2,
                hasEpilogue ? image : row, hasEpilogue),
            75 => new EmbeddingKernel(1 + (width % 7 * positions), hasEpilogue ? positions : 1, width, hasEpilogue ? image : row,
                width % 3 == 0 ? function : null),
            76 => new EmbeddingGradientKernel(2 + (width % 7 * positions), hasEpilogue ? positions : 1, width, hasEpilogue ? image : row,
                width % 2),
            77 => new LengthsKernel(positions, width, IsTokens: hasEpilogue, StrideOf(2)),
            78 => new MaskStepsKernel(positions, width, StrideOf(2), hasEpilogue ? image : 0, image, width % 3 == 0 ? -1e30 : 0),
            79 => new MeanOfRealKernel(positions, width, StrideOf(2), row),
            80 or 81 => new LastRealStepKernel(positions, width, StrideOf(2), image, row, IsGradient: kind == 81),
            82 => new SimpleRnnKernel(function, width, row) { LengthStride = StrideOf(2) },
            83 => new SimpleRnnGradientKernel(function, width, row) { LengthStride = StrideOf(2) },
            84 => new GruKernel(width, StrideOf(3 * width), hasEpilogue ? StrideOf(4 * width) : 0, row) { LengthStride = StrideOf(2) },
            85 => new GruGradientKernel(width, StrideOf(3 * width), StrideOf(4 * width), row) { LengthStride = StrideOf(2) },
            86 => new LstmKernel(width, StrideOf(4 * width), hasEpilogue ? StrideOf(5 * width) : 0, row) { LengthStride = StrideOf(2) },
            87 => new LstmGradientKernel(width, StrideOf(4 * width), StrideOf(5 * width), row) { LengthStride = StrideOf(2) },
            90 or 91 => new BroadcastKernel
            {
                Depth = positions * 2, Width = PanelOf(width) * (1 + (positions % 3)),
                LeftStride = hasEpilogue && kind == 90 ? 0 : StrideOf(positions * 2),
                OutputStride = StrideOf(PanelOf(width) * (1 + (positions % 3))), Panel = PanelOf(width),
                Finish = kind == 91 ? ProductFinish.None : (ProductFinish)(width % 3), Epilogue = epilogue, IsGradient = kind == 91,
            },
            92 => new PackKernel(positions * 2, PanelOf(width) * (1 + (positions % 3)), PanelOf(width), IsTransposed: false),
            // Of weights that are not wide there is one panel, of any width and depth.
            93 => hasEpilogue ? new PackKernel((positions * 7) - (width % 3), width, width, IsTransposed: true)
                : new PackKernel(PanelOf(width) * (1 + (positions % 2)), PanelOf(width) * (1 + (positions % 3)), PanelOf(width),
                    IsTransposed: true),
            96 => new ResetKernel(width, StrideOf(3 * width), StrideOf(2 * width), row),
            97 or 98 => new CandidateKernel(width, StrideOf(3 * width), StrideOf(2 * width), hasEpilogue ? StrideOf(3 * width) : 0, row)
            {
                IsInPlace = positions % 2 == 0, LengthStride = kind == 98 ? StrideOf(2) : 0,
            },
            99 or 100 => new CandidateGradientKernel(width, StrideOf(3 * width), row) { LengthStride = kind == 100 ? StrideOf(2) : 0 },
            101 or 102 => new ResetGradientKernel(width, StrideOf(3 * width), StrideOf(2 * width), StrideOf(3 * width), row)
            {
                LengthStride = kind == 102 ? StrideOf(2) : 0,
            },
            103 => new StartKernel(width, row),
            104 => new CarriedStartKernel(width, (2 * width) + positions, StrideOf(1), row),
            105 => new BegunKernel(width + positions),
            106 => new StartGradientKernel(width, hasEpilogue, positions % 2 == 0 ? StrideOf(1) : 0, row),
            // Of transposed weights the last panel is as wide as is left, and the depth is the layer's outputs.
            107 or 108 => GradientInPanels(target, positions + (kind == 108 ? width % 8 : 0), width, epilogue),
            109 => new PackKernel(positions * 3, TileChoice.ColumnsOfPanel(target) + width, TileChoice.ColumnsOfPanel(target),
                IsTransposed: hasEpilogue),
            >= 55 and <= 58 => Attention(new AttentionHeads(positions, 1 + (width % 3), 1 + (width % 19), hasEpilogue), kind, StrideOf),
            88 or 89 => AttentionOfStep(new AttentionHeads(positions, 1 + (width % 3), 1 + (width % 19), IsCausal: true), kind == 88,
                StrideOf),
            59 => new PositionsKernel(width, row, epilogue),
            60 or 61 or 64 => new ConvolutionKernel
            {
                Geometry = convolution, LeftStride = kind == 60 ? 0 : input, OutputStride = output, Finish = (ProductFinish)(width % 3),
                Epilogue = epilogue,
            },
            94 or 95 => new ConvolutionKernel
            {
                Geometry = Window(1, positions, 7 + width, 1, 1, 1) with { OutputChannels = 1 },
                LeftStride = kind == 94 ? 0 : StrideOf(positions * (7 + width)), OutputStride = StrideOf(positions),
                Finish = (ProductFinish)(width % 3), Epilogue = epilogue,
            },
            62 or 65 => new ConvolutionWeightKernel(convolution, hasEpilogue ? 0 : input, output),
            63 or 66 or 67 => new ConvolutionGradientKernel(convolution, output, input, epilogue),
            12 or 13 => new UpdateKernel(Optimizers[width % Optimizers.Length], PhaseOf(Optimizers[width % Optimizers.Length], positions))
            {
                ClipsNorm = positions % 2 == 0, ClipsValue = positions % 3 == 0, HasL1 = width % 2 == 0, HasProximalL2 = width % 3 == 0,
                Averages = hasEpilogue,
            },
            _ => new PReluKernel(1, width, IsShared: true, row, epilogue, IsGradient: width % 2 == 0),
        };
    }

    /// <summary>From row to row of a tensor of so many elements.</summary>
    public static int StrideOf(int elements, Target target) => RowLayout.StrideOf(elements, VectorBits.Usual / 8 / target.ScalarBytes);

    /// <summary>Lowers and schedules a kernel for a target, and proves the one by the other.</summary>
    public static void Prove(LoopKernel kernel, Target target)
    {
        var naive = kernel.Lower(new Layout(target.WidestLanes, target.ScalarBytes));
        NestCheck.Prove(naive, Scheduler.Schedule(naive, target));
    }

    /// <summary>A gradient that reads transposed weights of as many inputs as a panel has columns, and some.</summary>
    public static LoopKernel GradientInPanels(Target target, int outputs, int further, ActivationFunction? epilogue)
    {
        var panel = TileChoice.ColumnsOfPanel(target);
        return new BroadcastKernel
        {
            Depth = outputs, Width = panel + further, Panel = panel,
            LeftStride = StrideOf(outputs, target), OutputStride = StrideOf(panel + further, target),
            Finish = ProductFinish.None, Epilogue = epilogue, IsGradient = true,
        };
    }

    /// <summary>Columns of a panel.</summary>
    private static int PanelOf(int width) => width % 3 == 0 ? 64 : width % 3 == 1 ? 32 : 16;

    private static LoopKernel Attention(AttentionHeads heads, int kind, Func<int, int> strideOf)
    {
        var channels = heads.Count * heads.Channels;
        var (input, weights, output) = (strideOf(heads.Steps * 3 * channels), strideOf((int)heads.WeightsShape.Count),
            strideOf(heads.Steps * channels));
        return kind switch
        {
            55 => new AttentionWeightsKernel(heads, input, weights, channels % 2 == 0 ? strideOf(2) : 0),
            56 => new AttentionMixKernel(heads, input, weights, output),
            57 => new AttentionScoreGradientKernel(heads, input, weights, output),
            _ => new AttentionInputGradientKernel(heads, input, weights, output),
        };
    }

    private static LoopKernel AttentionOfStep(AttentionHeads heads, bool isWeights, Func<int, int> strideOf)
    {
        var channels = heads.Count * heads.Channels;
        var (past, weights) = (strideOf(heads.Steps * 2 * channels), strideOf(heads.Count * heads.Steps));
        return isWeights
            ? new AttentionStepWeightsKernel(heads, strideOf(3 * channels), past, weights)
            : new AttentionStepMixKernel(heads, past, weights, strideOf(channels));
    }

    /// <summary>A position's channels, centered or not, or groups of channels at all positions, or single channels.</summary>
    private static NormalizationSets SetsOf(int width, int positions) => (width % 8) switch
    {
        0 => new(positions, width, 1, NormalizationKind.Layer),
        1 => new(1, width, 1, NormalizationKind.Layer),
        2 => new(positions, 3 * (1 + (width / 4)), 3, NormalizationKind.Group),
        3 => new(1, 3 * (1 + (width / 4)), 3, NormalizationKind.Group),
        4 => new(positions, width, 1, NormalizationKind.RootMeanSquare),
        5 => new(1, width, 1, NormalizationKind.RootMeanSquare),
        6 => new(positions + 1, width, width, NormalizationKind.Group),
        _ => new(positions, width, 1, NormalizationKind.Group),
    };

    private static int LengthOf(NormalizationSets sets) => sets.Positions * sets.Channels;
}
