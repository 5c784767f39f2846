using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The words of kernel code for one scalar type. Aliases with an NG prefix stand for the framework's types, so that no name of the
/// user's can get in the way.
/// </summary>
internal sealed class KernelContext(string scalar, int lanes)
{
    /// <summary>"float" or "double".</summary>
    public string Scalar { get; } = scalar;

    /// <summary>The same for expressions.</summary>
    public Words Words { get; } = new(scalar, lanes);

    /// <summary>Elements of a vector.</summary>
    public int Lanes { get; } = lanes;

    public const string LeafKernel =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    public string Literal(double value) => Literals.Of(value, Scalar);

    public static string Int(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A broadcast constant.</summary>
    public string Constant(double value) => value switch
    {
        0 => "NGLanes.Zero",
        1 => "NGLanes.One",
        // Any other number.
        _ => "NGVector.Create(" + Literal(value) + ")",
    };

    /// <summary>Whole vectors in a width.</summary>
    public int WholeVectors(int width) => width / Lanes;

    /// <summary>Elements of the last, partial vector; 0 when the width is whole.</summary>
    public int Rest(int width) => width % Lanes;

    /// <summary>All bits set in the first <paramref name="count"/> lanes.</summary>
    public string Mask(int count)
    {
        var (one, zero, cast) = Scalar == "double" ? ("-1L", "0L", ".AsDouble()") : ("-1", "0", ".AsSingle()");
        var bits = string.Join(", ", Enumerable.Range(0, Lanes).Select(lane => lane < count ? one : zero));
        return Scalar == "double"
            ? "global::System.Runtime.Intrinsics.Vector256.AsDouble(NGVector.Create(" + bits + "))"
            : "global::System.Runtime.Intrinsics.Vector256.AsSingle(NGVector.Create(" + bits + "))";
    }

    /// <summary>An expression with the lanes beyond <paramref name="count"/> set to zero; unchanged when count is 0 (a whole
    /// vector).</summary>
    public string Masked(string expression, int count) => count == 0 ? expression : "NGVector.BitwiseAnd(" + expression + ", " + Mask(count) + ")";

    public static string Load(string reference, string offset) =>
        offset == "0" ? $"NGVector.LoadUnsafe(ref {reference})" : $"NGVector.LoadUnsafe(ref {reference}, {offset})";

    public static string Store(string value, string reference, string offset) =>
        offset == "0" ? $"NGVector.StoreUnsafe({value}, ref {reference});" : $"NGVector.StoreUnsafe({value}, ref {reference}, {offset});";

    /// <summary>base + constant, as an offset expression.</summary>
    public static string Plus(string variable, int constant) =>
        variable == "0" ? Int(constant) : constant == 0 ? variable : variable + " + " + Int(constant);

    public static string At(string reference, string offset) => offset == "0" ? "ref " + reference : $"ref NGUnsafe.Add(ref {reference}, {offset})";

    public static string MultiplyAdd(string left, string right, string sum) => $"NGVector.MultiplyAddEstimate({left}, {right}, {sum})";
}
