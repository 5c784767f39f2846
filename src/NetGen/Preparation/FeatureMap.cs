namespace NetGen.Preparation;

/// <summary>
/// y = (x − center)·scale, feature by feature. Written with a center, not a shift, so that a large mean is taken off before anything is
/// rounded. A scale of 0 stands for a feature that carries nothing: it is 0, and stays 0 in what follows.
/// </summary>
internal sealed class FeatureMap(double[] center, double[] scale)
{
    public double[] Center => center;

    public double[] Scale => scale;

    public static FeatureMap Identity(int length) => Of(length, _ => (0, 1));

    public static FeatureMap Of(int length, Func<int, (double Center, double Scale)> feature)
    {
        var (center, scale) = (new double[length], new double[length]);
        for (int i = 0; i < length; i++)
        {
            (center[i], scale[i]) = feature(i);
        }

        return new FeatureMap(center, scale);
    }

    /// <summary>This map and then another: ((x − c)·s − c′)·s′ = (x − (c + c′/s))·s·s′.</summary>
    public FeatureMap Then(FeatureMap next) => Of(center.Length, i =>
        scale[i] == 0 ? (center[i], 0) : (center[i] + (next.Center[i] / scale[i]), scale[i] * next.Scale[i]));
}
