using CsCheck;
using NetGen.Generator.Loops;
using NetGen.Generator.Lowering;
using NetGen.Generator.Model;
using NetGen.Generator.Scheduling;

namespace NetGen.Generator.Tests.Loops;

/// <summary>The kernels of the product, in random shapes.</summary>
internal static class Kernels
{
    public static readonly ActivationFunction[] Functions =
    [
        new Relu(), new LeakyRelu(0.1), new Elu(1), new Elu(0.7), new Selu(), new Relu6(), new SquaredRelu(), new HardSigmoid(), new HardSwish(), new Tanh(), new Sigmoid(),
        new Softplus(), new Softsign(), new Exp(), new Silu(), new Mish(), new Gelu(Approximate: false), new Gelu(Approximate: true),
    ];

    private static readonly Optimizer[] Optimizers =
    [
        new Sgd(0.1, 0, 0, false), new Sgd(0.1, 0, 0.9, false), new Sgd(0.1, 0, 0.9, true), new Adam(0.1, 0, 0.9, 0.999, 1e-8, false, false),
        new Adam(0.1, 0, 0.9, 0.999, 1e-8, true, true), new Nadam(0.1, 0, 0.9, 0.999, 1e-8, 0.004), new RAdam(0.1, 0, 0.9, 0.999, 1e-8),
        new Adamax(0.1, 0, 0.9, 0.999, 1e-8), new RmsProp(0.1, 0, 0.99, 1e-8, 0, false), new RmsProp(0.1, 0, 0.99, 1e-8, 0.9, true),
        new Adagrad(0.1, 0, 1e-10, 0), new Adadelta(0.1, 0, 0.9, 1e-6), new Lion(0.1, 0, 0.9, 0.99), new Lamb(0.1, 0, 0.9, 0.999, 1e-6),
    ];

    private static UpdatePhase PhaseOf(Optimizer optimizer, int number) =>
        !optimizer.MovesByNorm ? UpdatePhase.Whole : number % 2 == 0 ? UpdatePhase.Direction : UpdatePhase.Move;

    public static Gen<Method> Of(Target target, int width, int positions) =>
        Gen.Select(Gen.Int[0, 27], Gen.Int[0, Functions.Length - 1], Gen.Bool).Select((kind, function, hasEpilogue) =>
            Of(target, kind, width, positions, Functions[function], hasEpilogue).Lower(new Layout(target.WidestLanes, target.ScalarBytes)));

    private static LoopKernel Of(Target target, int kind, int width, int positions, ActivationFunction function, bool hasEpilogue)
    {
        var line = 64 / target.ScalarBytes;
        int StrideOf(int elements) => (((elements + line - 1) / line) | 1) * line;
        var (row, image, epilogue) = (StrideOf(width), StrideOf(width * positions), hasEpilogue ? function : null);
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
            10 => new PReluKernel(hasEpilogue ? positions : 1, width, IsShared: false, hasEpilogue ? image : row, epilogue, IsGradient: width % 2 == 0),
            >= 14 and <= 16 => new BroadcastKernel
            {
                Depth = positions * 5, Width = width, LeftStride = kind == 14 ? 0 : StrideOf(positions * 5), OutputStride = row,
                Finish = kind == 16 ? ProductFinish.None : (ProductFinish)(width % 3), Epilogue = epilogue, IsGradient = kind == 16,
            },
            17 or 18 => new OuterKernel { Height = positions * 3, Width = width, LeftStride = kind == 17 ? 0 : StrideOf(positions * 3), RightStride = row },
            19 => new ColumnSumKernel(width, row),
            20 or 21 => new DotKernel
            {
                Depth = positions * 5, Width = width, LeftStride = StrideOf(positions * 5), OutputStride = row,
                Finish = kind == 20 ? ProductFinish.None : (ProductFinish)(width % 3), Epilogue = epilogue, IsGradient = kind == 20,
            },
            22 or 23 => new MaxNormKernel(width, positions * 3, kind == 22 ? WeightOrder.InputMajor : WeightOrder.OutputMajor, Averages: hasEpilogue),
            24 => new SoftmaxKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            25 => new SoftmaxGradientKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            26 => new LogSoftmaxKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            27 => new LogSoftmaxGradientKernel(hasEpilogue ? positions : 1, width, hasEpilogue ? image : row),
            12 or 13 => new UpdateKernel(Optimizers[width % Optimizers.Length], PhaseOf(Optimizers[width % Optimizers.Length], positions))
            {
                ClipsNorm = positions % 2 == 0, ClipsValue = positions % 3 == 0, HasL1 = width % 2 == 0, HasProximalL2 = width % 3 == 0, Averages = hasEpilogue,
            },
            _ => new PReluKernel(1, width, IsShared: true, row, epilogue, IsGradient: width % 2 == 0),
        };
    }
}
