using System.Runtime.Intrinsics;
using NetGen.Numerics;

namespace NetGen.Tests.Numerics;

/// <summary>Steps of a transposition, in every width: done for each distance, rows become columns.</summary>
public sealed class TranspositionTests
{
    [Fact]
    public void Rows_become_columns()
    {
        Check(4, row => Vector128.Create(Lanes(4, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
        Check(8, row => Vector256.Create(Lanes(8, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
        Check(16, row => Vector512.Create(Lanes(16, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
        Check(2, row => Vector128.Create(Doubles(2, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
        Check(4, row => Vector256.Create(Doubles(4, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
        Check(8, row => Vector512.Create(Doubles(8, row)), Transposition.Even, Transposition.Odd, (vector, lane) => vector[lane]);
    }

    private static float[] Lanes(int lanes, int row) => [.. Enumerable.Range(row * lanes, lanes).Select(number => (float)number)];

    private static double[] Doubles(int lanes, int row) => [.. Enumerable.Range(row * lanes, lanes).Select(number => (double)number)];

    private static void Check<TVector>(int lanes, Func<int, TVector> rowOf, Func<TVector, TVector, int, TVector> even,
        Func<TVector, TVector, int, TVector> odd, Func<TVector, int, double> laneOf)
    {
        var rows = Enumerable.Range(0, lanes).Select(rowOf).ToArray();
        for (var distance = lanes / 2; distance > 0; distance /= 2)
        {
            for (var i = 0; i < lanes; i++)
            {
                var (a, b) = (rows[i], rows[(i + distance) % lanes]);
                if ((i & distance) == 0)
                    (rows[i], rows[i + distance]) = (even(a, b, distance), odd(a, b, distance));
            }
        }

        for (var i = 0; i < lanes; i++)
        {
            for (var lane = 0; lane < lanes; lane++)
                Assert.Equal((lane * lanes) + i, laneOf(rows[i], lane));
        }
    }
}
