using NetGen.Generator.Model;
using static NetGen.Generator.Emission.Kernels.KernelContext;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>What follows a sum of products, as text: a bias that the sum starts from, or a scale and a shift at its end.</summary>
internal static class ProductFinishText
{
    /// <summary>The formula's end, for comments.</summary>
    public static string Formula(ProductFinish finish) => finish switch
    {
        ProductFinish.Bias => " + b",
        ProductFinish.Affine => " ⊙ s + t",
        // The sum alone.
        _ => "",
    };

    /// <summary>The kernel's parameter, with the comma behind it.</summary>
    public static string Parameter(KernelContext context, ProductFinish finish) => finish switch
    {
        ProductFinish.Bias => $"ref {context.Scalar} bias, ",
        ProductFinish.Affine => $"ref {context.Scalar} affine, ",
        // The sum alone.
        _ => "",
    };

    /// <summary>What a sum of the outputs from a column on starts from.</summary>
    public static string Start(ProductFinish finish, string column) => finish == ProductFinish.Bias ? Load("bias", column) : "NGLanes.Zero";

    /// <summary>Loads scale and shift of the outputs from a column on, for the vector of this number.</summary>
    public static string Rows(int width, string column, int vector) =>
        $"NGLanes scale{Int(vector)} = {Load("affine", column)}, shift{Int(vector)} = {Load("affine", Plus(column, ChannelRows.StrideOf(width)))};";

    /// <summary>Applies them to a sum.</summary>
    public static string Apply(string sum, int vector) => $"{sum} = {MultiplyAdd(sum, "scale" + Int(vector), "shift" + Int(vector))};";
}
