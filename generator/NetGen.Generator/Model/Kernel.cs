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

/// <summary>A tensor with its axes in another order: the target's sizes, and the source's strides along them.</summary>
internal sealed record PermuteKernel(EquatableArray<int> Sizes, EquatableArray<int> SourceStrides, int FromStride, int ToStride) : Kernel
{
    public override string Name => "Permute" + string.Join("x", Sizes.Select(Text)) + "By" + string.Join("_", SourceStrides.Select(Text));
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

/// <summary>The user's samples as rows of the workspace.</summary>
internal sealed record StageKernel(int Width, int Stride) : Kernel
{
    public override string Name => "Stage" + Text(Width);
}
