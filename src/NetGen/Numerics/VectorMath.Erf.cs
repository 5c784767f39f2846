using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector256;

namespace NetGen.Numerics;

// erf x = x + x·p(x²) for |x| ≤ 1. Beyond, 1 − exp(q(|x|)) with q = ln erfc, which is close to a parabola: its error counts less the nearer
// erf is to ±1, so q is fitted with the weight erfc.
public static partial class VectorMath
{
    /// <summary>
    /// erf x = 2/√π·∫₀ˣ e^(−t²) dt. Within 1.5 ulp; |erf x| ≤ 1 always, exactly ±1 for |x| &gt; 3.92; keeps the sign of zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Erf(Vector256<float> x)
    {
        var z = x * x;
        var p = Create(7.853861e-05f);
        p = MultiplyAddEstimate(p, z, Create(-0.00080101937f));
        p = MultiplyAddEstimate(p, z, Create(0.0051883277f));
        p = MultiplyAddEstimate(p, z, Create(-0.026853811f));
        p = MultiplyAddEstimate(p, z, Create(0.112835854f));
        p = MultiplyAddEstimate(p, z, Create(-0.37612626f));
        p = MultiplyAddEstimate(p, z, Create(0.12837917f));

        var t = MinNative(Create(4f), Abs(x));
        var q = Create(0.00018637897f);
        q = MultiplyAddEstimate(q, t, Create(-0.0029476562f));
        q = MultiplyAddEstimate(q, t, Create(0.021838056f));
        q = MultiplyAddEstimate(q, t, Create(-0.10310674f));
        q = MultiplyAddEstimate(q, t, Create(-0.63814485f));
        q = MultiplyAddEstimate(q, t, Create(-1.1270891f));
        q = MultiplyAddEstimate(q, t, Create(-0.00034152524f));
        return ConditionalSelect(LessThanOrEqual(Abs(x), One), MultiplyAddEstimate(x, p, x), WithSignOf(x, One - Exp(q)));
    }

    /// <summary>
    /// erf x = 2/√π·∫₀ˣ e^(−t²) dt. Within 2 ulp; |erf x| ≤ 1 always, exactly ±1 for |x| &gt; 5.93; keeps the sign of zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Erf(Vector256<double> x)
    {
        var z = x * x;
        var p = Create(-7.779467009284168e-10);
        p = MultiplyAddEstimate(p, z, Create(1.3710979620445635e-08));
        p = MultiplyAddEstimate(p, z, Create(-1.6206313583187198e-07));
        p = MultiplyAddEstimate(p, z, Create(1.6447131549126013e-06));
        p = MultiplyAddEstimate(p, z, Create(-1.492471230029015e-05));
        p = MultiplyAddEstimate(p, z, Create(0.00012055293576816174));
        p = MultiplyAddEstimate(p, z, Create(-0.0008548325929311893));
        p = MultiplyAddEstimate(p, z, Create(0.005223977606118426));
        p = MultiplyAddEstimate(p, z, Create(-0.02686617064311146));
        p = MultiplyAddEstimate(p, z, Create(0.11283791670944185));
        p = MultiplyAddEstimate(p, z, Create(-0.3761263890318352));
        p = MultiplyAddEstimate(p, z, Create(0.12837916709551256));

        var t = MinNative(Create(6.0), Abs(x)) - OneDouble;
        var q = Create(-4.928390527386832e-12);
        q = MultiplyAddEstimate(q, t, Create(1.2070506428849527e-10));
        q = MultiplyAddEstimate(q, t, Create(-1.3325724124401738e-09));
        q = MultiplyAddEstimate(q, t, Create(8.596889018771261e-09));
        q = MultiplyAddEstimate(q, t, Create(-3.369132156370064e-08));
        q = MultiplyAddEstimate(q, t, Create(5.881780920681161e-08));
        q = MultiplyAddEstimate(q, t, Create(2.0325194617778167e-07));
        q = MultiplyAddEstimate(q, t, Create(-2.1297346128087766e-06));
        q = MultiplyAddEstimate(q, t, Create(9.669090457085438e-06));
        q = MultiplyAddEstimate(q, t, Create(-2.7197241711076563e-05));
        q = MultiplyAddEstimate(q, t, Create(2.6295382554976644e-05));
        q = MultiplyAddEstimate(q, t, Create(0.00023731679779532593));
        q = MultiplyAddEstimate(q, t, Create(-0.0019779013107459223));
        q = MultiplyAddEstimate(q, t, Create(0.010033825195137276));
        q = MultiplyAddEstimate(q, t, Create(-0.04156109802668216));
        q = MultiplyAddEstimate(q, t, Create(-0.8431072563593303));
        q = MultiplyAddEstimate(q, t, Create(-2.6389675142347775));
        q = MultiplyAddEstimate(q, t, Create(-1.8496055099332482));
        return ConditionalSelect(LessThanOrEqual(Abs(x), OneDouble), MultiplyAddEstimate(x, p, x), WithSignOf(x, OneDouble - Exp(q)));
    }

    /// <summary>erf x of one number, as the vector form.</summary>
    public static float Erf(float x) => Erf(Create(x)).ToScalar();

    /// <summary>erf x of one number, as the vector form.</summary>
    public static double Erf(double x) => Erf(Create(x)).ToScalar();
}
