using System.Globalization;

namespace NetGen.Generator.Model;

/// <summary>
/// One emitted method, fully determined: shapes, strides, tile. Two calls of equal kernels share one method; its name says what it is,
/// not where it stands, so that names survive reordering.
/// </summary>
internal abstract record Kernel
{
    /// <summary>The method's name.</summary>
    public abstract string Name { get; }

    protected static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A strided row set's part of a name: nothing for the natural stride, "Rows" for the user's gathered rows.</summary>
    protected static string Suffix(ActivationFunction? function, bool derivative = false)
    {
        if (function is null)
            return "";
        var parameter = function switch
        {
            LeakyRelu leaky => Number(leaky.Slope),
            Elu elu when elu.Alpha != 1 => Number(elu.Alpha),
            Gelu { Approximate: true } => "Tanh",
            _ => "",
        };
        return function.GetType().Name + parameter + (derivative ? "Derivative" : "");
    }

    /// <summary>What follows the products, as part of a name: nothing for the usual bias.</summary>
    protected static string Text(ProductFinish finish) => finish switch
    {
        ProductFinish.None => "NoBias",
        ProductFinish.Affine => "Scaled",
        _ => "",
    };

    /// <summary>ε where it is not the usual one, as part of a name.</summary>
    protected static string EpsilonText(double epsilon) => epsilon == 1e-5 ? "" : "Epsilon" + Number(epsilon);

    /// <summary>A number as part of an identifier.</summary>
    protected static string Number(double value) =>
        value.ToString("R", CultureInfo.InvariantCulture).Replace('.', '_').Replace("-", "m").Replace("+", "");
}

/// <summary>What is done to a sum of products before the activation.</summary>
internal enum ProductFinish
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A bias is added.</summary>
    Bias,

    /// <summary>A scale for each output multiplies it and a shift is added: two rows of a tensor.</summary>
    Affine,
}

/// <summary>A register tile: rows × vectors accumulators that stay in registers over the inner loop.</summary>
internal sealed record Tile(int Rows, int Vectors);

/// <summary>
/// C[r, j] = φ(Σₖ A[r, k]·B[j, k] + bias[j]): dot products along contiguous rows. The forward product of an output-major layer and the input
/// gradient of an input-major one.
/// </summary>
internal sealed record DotKernel : Kernel
{
    public required int Depth { get; init; }

    public required int Width { get; init; }

    public required int LeftStride { get; init; }

    public required int OutputStride { get; init; }

    public required ProductFinish Finish { get; init; }

    public required ActivationFunction? Epilogue { get; init; }

    public required bool IsGradient { get; init; }

    /// <summary>Rows of A × rows of B per tile.</summary>
    public required EquatableArray<Tile> Tiles { get; init; }

    public override string Name => (IsGradient ? "InputGradientDot" : "ForwardDot") + Text(Depth) + "To" + Text(Width)
        + (IsGradient ? "" : Text(Finish)) + Suffix(Epilogue, IsGradient);
}

/// <summary>y = softmax(x), row by row.</summary>
internal sealed record SoftmaxKernel(int Positions, int Width, int Stride) : Kernel
{
    public override string Name => "Softmax" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);
}

/// <summary>∂x = p ⊙ (∂y − ⟨∂y, p⟩).</summary>
internal sealed record SoftmaxGradientKernel(int Positions, int Width, int Stride) : Kernel
{
    public override string Name => "SoftmaxGradient" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);
}

/// <summary>y = log softmax(x), row by row.</summary>
internal sealed record LogSoftmaxKernel(int Positions, int Width, int Stride) : Kernel
{
    public override string Name => "LogSoftmax" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);
}

/// <summary>∂x = ∂y − e^y·Σ∂y.</summary>
internal sealed record LogSoftmaxGradientKernel(int Positions, int Width, int Stride) : Kernel
{
    public override string Name => "LogSoftmaxGradient" + (Positions == 1 ? "" : Text(Positions) + "x") + Text(Width);
}

/// <summary>The loss of the micro-batch and the gradient of what it was computed from.</summary>
internal sealed record LossKernel(LossFunction Function, bool IncludesHead, int Width, int Stride) : Kernel
{
    public override string Name => Function switch
    {
        CrossEntropy => "SoftmaxCrossEntropy",
        BinaryCrossEntropy => "SigmoidCrossEntropy",
        KlDivergence => "SoftmaxKlDivergence",
        _ => Function.GetType().Name,
    } + Text(Width);
}

/// <summary>Scales the weights of each unit whose norm exceeds a limit back to it.</summary>
/// <param name="Averages">Whether a running average, which has seen the weights before the scaling, is set right.</param>
internal sealed record MaxNormKernel(int Units, int Inputs, WeightOrder Order, bool Averages) : Kernel
{
    public override string Name => "MaxNorm" + Text(Units) + "By" + Text(Inputs) + (Order == WeightOrder.InputMajor ? "InputMajor" : "");
}
