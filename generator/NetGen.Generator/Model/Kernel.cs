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

    /// <summary>A function's part of a name, with all that tells it apart.</summary>
    protected static string Suffix(ActivationFunction? function, bool derivative = false) => function is null
        ? ""
        : function.Name + Identifier(function.Description.Replace(function.Name, "")) + (derivative ? "Derivative" : "");

    /// <summary>What a function has beside its name, as part of an identifier.</summary>
    private static string Identifier(string text) => string.Concat(text.Split(' ', ',').Where(word => word.Length > 0)
        .Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1).Replace('.', '_').Replace("-", "m").Replace("+", "")));

    /// <summary>What follows the products, as part of a name: nothing for the usual bias.</summary>
    protected static string Text(ProductFinish finish) => finish switch
    {
        ProductFinish.None => "NoBias",
        ProductFinish.Affine => "Scaled",
        ProductFinish.Bias => "",
        _ => throw new ArgumentOutOfRangeException(nameof(finish), finish, "A finish without a name."),
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
