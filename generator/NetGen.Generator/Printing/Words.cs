using System.Globalization;

namespace NetGen.Generator.Printing;

/// <summary>
/// The words of kernel code for one scalar type and width. Aliases with an NG prefix stand for the framework's types, so that no name of
/// the user's can get in the way; which width they mean stands at the top of the file.
/// </summary>
/// <param name="scalar">"float" or "double".</param>
/// <param name="lanes">Elements of a vector.</param>
internal sealed class Words(string scalar, int lanes)
{
    public string Scalar { get; } = scalar;

    public int Lanes { get; } = lanes;

    /// <summary>What the words mean in a file whose vectors have so many bits.</summary>
    public static string Aliases(string scalar, int bits) => $"""
        using NGVector = global::System.Runtime.Intrinsics.Vector{Int(bits)};
        using NGLanes = global::System.Runtime.Intrinsics.Vector{Int(bits)}<{scalar}>;
        using NGUnsafe = global::System.Runtime.CompilerServices.Unsafe;
        using NGNumerics = global::NetGen.Numerics;
        """.Replace("\r", "");

    /// <summary>What a class of vector functions of the runtime is called for this width: it is written for 256 bits.</summary>
    public string Of(string runtimeClass) => "NGNumerics." + runtimeClass + (Bits == 256 ? "" : Int(Bits));

    private int Bits => Lanes * 8 * (Scalar == "double" ? sizeof(double) : sizeof(float));

    public string Literal(double value) => Literals.Of(value, Scalar);

    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number in every lane.</summary>
    public string Constant(double value) => value switch
    {
        0 => "NGLanes.Zero",
        1 => "NGLanes.One",
        // Every other number is put into each lane.
        _ => "NGVector.Create(" + Literal(value) + ")",
    };

    /// <summary>All bits set in the first lanes, none in the others.</summary>
    public string FirstLanes(int count)
    {
        var (one, zero, cast) = Scalar == "double" ? ("-1L", "0L", "AsDouble") : ("-1", "0", "AsSingle");
        var lanes = Enumerable.Range(0, Lanes).Select(lane => lane < count ? one : zero);
        return $"NGVector.{cast}(NGVector.Create({string.Join(", ", lanes)}))";
    }
}
