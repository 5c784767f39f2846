using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

public static partial class VectorMath
{
    /// <summary>tanh x. Within 3 ulp; |tanh x| ≤ 1 always, exactly ±1 for |x| &gt; 9.1; keeps the sign of zero.</summary>
    /// <remarks>
    /// A quotient of polynomials in x² is somewhat faster but only within 5 ulp: all its roundings count. Here the roundings of e count
    /// less the nearer tanh is to ±1.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        // e/(1 + e) with e = ½(exp(−2|x|) − 1) in (−½, 0]. With r = −|x| − n·½ ln 2, exp(2r) − 1 = 2(r + r²·q(r)): everything stays halved
        // and nothing has to be doubled. ln 2 in one part is enough, because 2ⁿ makes the error of n·ln 2 small where n is large.
        var shift = Create(RoundingShift + 127f);
        var m = MaxNative(Create(-9.5f), x | Create(-0f));
        var shifted = MultiplyAddEstimate(m, Create(2.88539f), shift);
        var scale = ShiftLeft(shifted.AsInt32(), 23).AsSingle();
        var r = MultiplyAddEstimate(shifted - shift, Create(-0.3465736f), m);

        // Two half polynomials side by side (Estrin): a small network has nothing else to do while it waits for this chain.
        var r2 = r * r;
        var low = MultiplyAddEstimate(Create(0.66666174f), r, Create(0.99999994f));
        var high = MultiplyAddEstimate(Create(0.13386433f), r, Create(0.3333376f));
        high = MultiplyAddEstimate(Create(0.044424076f), r2, high);
        var q = MultiplyAddEstimate(high, r2, low);
        var e = MultiplyAddEstimate(scale, MultiplyAddEstimate(r2, q, r), MultiplyAddEstimate(scale, Create(0.5f), Create(-0.5f)));
        return ConditionalSelect(Create(-0f), x, e / (e + One));
    }

    /// <summary>tanh x. Within 3 ulp; |tanh x| ≤ 1 always, exactly ±1 for |x| &gt; 19.1; keeps the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        // −e/(2 + e) with e = exp(−2|x|) − 1 in (−1, 0].
        var m = MaxNative(Create(-20.0), x | Create(-0.0));
        var r = Reduce(m + m, bias: 1023.0, out var biased);
        var scale = ShiftLeft(biased, 52).AsDouble();
        var e = MultiplyAddEstimate(scale, ExpM1OfReduced(r), scale - OneDouble);
        return ConditionalSelect(Create(-0.0), x, e / (e + Create(2.0)));
    }

    /// <summary>tanh x of one number, as the vector form.</summary>
    public static float Tanh(float x) => Tanh(Create(x)).ToScalar();

    /// <summary>tanh x of one number, as the vector form.</summary>
    public static double Tanh(double x) => Tanh(Create(x)).ToScalar();
}
