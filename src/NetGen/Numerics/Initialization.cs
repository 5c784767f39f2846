using System.ComponentModel;
using System.Numerics;
using System.Text;

namespace NetGen.Numerics;

/// <summary>
/// Gives a parameter tensor its first values: the tensor's place, the initializer and the fans of its units in, the values out. Used by
/// generated constructors. Thread-safe, except that calls must not write the same memory.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Initialization
{
    /// <summary>
    /// The standard deviation of <see cref="Init.Normal"/> and <see cref="Init.TruncatedNormal"/> and the bound of
    /// <see cref="Init.Uniform"/> when none is given.
    /// </summary>
    private const double DefaultScale = 0.05;

    /// <summary>
    /// Fills one tensor. Value i in file order is the i-th of the random stream that the seed and the tensor's name select, whatever layout
    /// the kernels use and whatever the scalar is: float and double networks of one seed agree up to rounding.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="info">The tensor.</param>
    /// <param name="init">The initializer, as <see cref="Init"/> defines it; not <see cref="Init.Auto"/>.</param>
    /// <param name="scale">s of <see cref="Init"/>; NaN for the default of <see cref="WeightedLayerAttribute.InitScale"/>.</param>
    /// <param name="fanIn">The number of inputs of one unit, at least 1 for the families that use it.</param>
    /// <param name="fanOut">The number of units that one input reaches, at least 1 for the families that use it.</param>
    /// <param name="slope">The slope of the leaky ReLU behind the layer, else 0.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="sparsity">The share in [0, 1) of zeros in each column that <see cref="Init.Sparse"/> makes.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="init"/> is Auto (the compiler resolves it), or speaks of rows and columns and the tensor is a vector.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="init"/> is no initializer, or a fan that it uses is not
    /// positive.</exception>
    public static void Fill<T>(
        Span<T> parameters, ParameterInfo info, Init init, double scale, int fanIn, int fanOut, double slope, ulong seed,
        double sparsity = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var gain = double.IsNaN(scale) ? 1 : scale;
        switch (init)
        {
            case Init.Zeros:
                FillConstant(parameters, info, T.Zero);
                break;
            case Init.Constant:
                FillConstant(parameters, info, T.CreateTruncating(double.IsNaN(scale) ? 0 : scale));
                break;
            case Init.Normal:
                FillNormal(parameters, info, double.IsNaN(scale) ? DefaultScale : scale, seed);
                break;
            case Init.TruncatedNormal:
                FillTruncatedNormal(parameters, info, double.IsNaN(scale) ? DefaultScale : scale, seed);
                break;
            case Init.Uniform:
                FillUniform(parameters, info, double.IsNaN(scale) ? DefaultScale : scale, seed);
                break;
            case Init.XavierNormal:
                FillNormal(parameters, info, gain * Math.Sqrt(2 / Sum(fanIn, fanOut)), seed);
                break;
            case Init.XavierUniform:
                FillUniform(parameters, info, gain * Math.Sqrt(6 / Sum(fanIn, fanOut)), seed);
                break;
            case Init.HeNormal:
                FillNormal(parameters, info, gain * Math.Sqrt(2 / ((1 + slope * slope) * Positive(fanIn))), seed);
                break;
            case Init.HeUniform:
                FillUniform(parameters, info, gain * Math.Sqrt(6 / ((1 + slope * slope) * Positive(fanIn))), seed);
                break;
            case Init.LecunNormal:
                FillNormal(parameters, info, gain * Math.Sqrt(1 / Positive(fanIn)), seed);
                break;
            case Init.LecunUniform:
                FillUniform(parameters, info, gain * Math.Sqrt(3 / Positive(fanIn)), seed);
                break;
            case Init.Orthogonal:
                FillOrthogonal(parameters, info, gain, seed);
                break;
            case Init.Identity:
                FillIdentity(parameters, info, T.CreateTruncating(gain));
                break;
            case Init.Sparse:
                FillSparse(parameters, info, double.IsNaN(scale) ? DefaultSparseScale : scale, sparsity, seed);
                break;
            case Init.Auto:
                throw new ArgumentException("The compiler resolves Init.Auto from the next non-linearity; it cannot be filled in.",
                    nameof(init));
            default:
                throw new ArgumentOutOfRangeException(nameof(init), init, "Not an initializer.");
        }
    }

    private static void FillConstant<T>(Span<T> parameters, ParameterInfo info, T value)
    {
        var rows = new ParameterRows(info);
        while (rows.MoveNext())
        {
            for (int i = 0, to = rows.Start; i < rows.Length; i++, to += rows.Stride)
            {
                parameters[to] = value;
            }
        }
    }

    private static void FillNormal<T>(Span<T> parameters, ParameterInfo info, double deviation, ulong seed)
        where T : IFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed, StreamOf(info.Name));
        var rows = new ParameterRows(info);
        while (rows.MoveNext())
        {
            for (int i = 0, to = rows.Start; i < rows.Length; i++, to += rows.Stride)
            {
                parameters[to] = T.CreateTruncating(deviation * random.NextNormal());
            }
        }
    }

    /// <summary>
    /// What drawing again beyond ±2σ gives, in one draw each: the quantile of a number that is uniform between Φ(−2) and Φ(2).
    /// </summary>
    private static void FillTruncatedNormal<T>(Span<T> parameters, ParameterInfo info, double deviation, ulong seed)
        where T : IFloatingPointIeee754<T>
    {
        const double tail = 0.022750131948179207; // Φ(−2)
        var random = new RandomStream(seed, StreamOf(info.Name));
        var rows = new ParameterRows(info);
        while (rows.MoveNext())
        {
            for (int i = 0, to = rows.Start; i < rows.Length; i++, to += rows.Stride)
            {
                var normal = NormalDistribution.Quantile(tail + (1 - 2 * tail) * random.NextOpenDouble());
                parameters[to] = T.CreateTruncating(deviation * Math.Clamp(normal, -2, 2));
            }
        }
    }

    private static void FillUniform<T>(Span<T> parameters, ParameterInfo info, double bound, ulong seed)
        where T : IFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed, StreamOf(info.Name));
        var rows = new ParameterRows(info);
        while (rows.MoveNext())
        {
            for (int i = 0, to = rows.Start; i < rows.Length; i++, to += rows.Stride)
            {
                parameters[to] = T.CreateTruncating(bound * (2 * random.NextOpenDouble() - 1));
            }
        }
    }

    private static double Sum(int fanIn, int fanOut) => Positive(fanIn) + Positive(fanOut);

    private static double Positive(int fan)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fan);
        return fan;
    }

    /// <summary>The 64-bit FNV-1a hash (Fowler, Noll and Vo) of the name in UTF-8: the same in every process.</summary>
    private static ulong StreamOf(string name)
    {
        unchecked
        {
            var hash = 0xCBF29CE484222325;
            foreach (var octet in Encoding.UTF8.GetBytes(name))
            {
                hash = (hash ^ octet) * 0x100000001B3;
            }

            return hash;
        }
    }
}
