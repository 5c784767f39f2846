using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// What values sum up to, in one pass: a training is looked at while it waits. Of floats in vectors, so that the last digits of a sum
/// depend on how wide those of the machine are.
/// </summary>
internal struct ValueSums()
{
    /// <summary>The smallest finite value; ∞ where there is none.</summary>
    public double Low { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest finite value; −∞ where there is none.</summary>
    public double High { get; private set; } = double.NegativeInfinity;

    /// <summary>How many were added.</summary>
    public long Count { get; private set; }

    /// <summary>How many are exactly 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The sum of their squares.</summary>
    public double Squares { get; private set; }

    /// <summary>The root of their mean square; NaN where one is none, or there is none.</summary>
    public readonly double Rms => Math.Sqrt(Squares / Count);

    /// <summary>Of some values.</summary>
    public static ValueSums Of<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sums = new ValueSums();
        sums.Add(values);
        return sums;
    }

    /// <summary>More of them.</summary>
    public void Add<T>(ReadOnlySpan<T> values) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int done = typeof(T) == typeof(float) ? AddVectors(MemoryMarshal.Cast<T, float>(values)) : 0;
        // In registers: fields would be written back for every value.
        (double low, double high, double sum, double squares, long zeros) = (Low, High, Sum, Squares, Zeros);
        foreach (T element in values[done..])
        {
            double value = double.CreateTruncating(element);
            if (double.IsFinite(value))
            {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }

            sum += value;
            squares += value * value;
            zeros += value == 0 ? 1 : 0;
        }

        (Low, High, Sum, Squares, Zeros) = (low, high, sum, squares, zeros);
        Count += values.Length;
    }

    /// <summary>As many as fill vectors; returns how many these are.</summary>
    // A training may be over before the runtime has seen that this is worth its while.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int AddVectors(ReadOnlySpan<float> values)
    {
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        if (vectors.IsEmpty)
        {
            return 0;
        }

        var infinity = new Vector<float>(float.PositiveInfinity);
        (Vector<float> low, Vector<float> high, Vector<int> zeros) = (infinity, -infinity, Vector<int>.Zero);
        (Vector<double> sum, Vector<double> squares) = (Vector<double>.Zero, Vector<double>.Zero);
        foreach (Vector<float> vector in vectors)
        {
            Vector<int> isFinite = Vector.LessThan(Vector.Abs(vector), infinity);
            low = Vector.Min(low, Vector.ConditionalSelect(isFinite, vector, infinity));
            high = Vector.Max(high, Vector.ConditionalSelect(isFinite, vector, -infinity));
            // A comparison that holds is −1.
            zeros -= Vector.Equals(vector, Vector<float>.Zero);
            Vector.Widen(vector, out Vector<double> lower, out Vector<double> upper);
            sum += lower + upper;
            squares += (lower * lower) + (upper * upper);
        }

        for (int lane = 0; lane < Vector<float>.Count; lane++)
        {
            (Low, High) = (Math.Min(Low, low[lane]), Math.Max(High, high[lane]));
        }

        Sum += Vector.Sum(sum);
        Squares += Vector.Sum(squares);
        Zeros += Vector.Sum(zeros);
        return vectors.Length * Vector<float>.Count;
    }
}
