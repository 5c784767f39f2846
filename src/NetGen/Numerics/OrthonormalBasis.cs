using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Numerics;

/// <summary>Random orthonormal vectors: their number, their length and a random stream in, the vectors out.</summary>
internal static class OrthonormalBasis
{
    /// <summary>
    /// Vectors of a normal distribution, made orthonormal one after the other (Gram and Schmidt). That is the Q of a QR factorisation whose
    /// R has a positive diagonal, so no direction is preferred (Mezzadri, "How to generate random matrices from the classical compact
    /// groups", 2007). Each vector is made orthogonal twice, which is enough for full precision (Giraud et al. 2005). Always the same bits:
    /// no fused operations, sums in a fixed order.
    /// </summary>
    /// <param name="count">The number of vectors, at most <paramref name="length"/>.</param>
    /// <param name="length">Their length.</param>
    /// <param name="random">The stream that the normal numbers are drawn from.</param>
    public static double[][] Draw(int count, int length, ref RandomStream random)
    {
        var basis = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = basis[i] = new double[length];
            for (var k = 0; k < length; k++)
            {
                vector[k] = random.NextNormal();
            }

            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    Subtract(vector, basis[j], Dot(vector, basis[j]));
                }

                Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));
            }
        }

        return basis;
    }

    private static double Dot(double[] left, double[] right)
    {
        ref var a = ref MemoryMarshal.GetArrayDataReference(left);
        ref var b = ref MemoryMarshal.GetArrayDataReference(right);
        var sums = Vector256<double>.Zero;
        var whole = left.Length - left.Length % 4;
        for (var k = 0; k < whole; k += 4)
        {
            sums += Vector256.LoadUnsafe(ref a, (nuint)k) * Vector256.LoadUnsafe(ref b, (nuint)k);
        }

        var sum = sums[0] + sums[1] + (sums[2] + sums[3]);
        for (var k = whole; k < left.Length; k++)
        {
            sum += left[k] * right[k];
        }

        return sum;
    }

    /// <summary>vector ← vector − share·other.</summary>
    private static void Subtract(double[] vector, double[] other, double share)
    {
        ref var a = ref MemoryMarshal.GetArrayDataReference(vector);
        ref var b = ref MemoryMarshal.GetArrayDataReference(other);
        var whole = vector.Length - vector.Length % 4;
        for (var k = 0; k < whole; k += 4)
        {
            (Vector256.LoadUnsafe(ref a, (nuint)k) - share * Vector256.LoadUnsafe(ref b, (nuint)k)).StoreUnsafe(ref a, (nuint)k);
        }

        for (var k = whole; k < vector.Length; k++)
        {
            vector[k] -= share * other[k];
        }
    }

    private static void Scale(double[] vector, double factor)
    {
        for (var k = 0; k < vector.Length; k++)
        {
            vector[k] *= factor;
        }
    }
}
