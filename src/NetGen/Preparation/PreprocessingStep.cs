using System.ComponentModel;

namespace NetGen.Preparation;

/// <summary>One declared step of preprocessing. Immutable.</summary>
/// <param name="Name">The attribute's name (<c>Standardize</c>).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record PreprocessingStep(string Name)
{
    /// <summary>Whether it learns from training data.</summary>
    internal abstract bool NeedsFitting { get; }
}

/// <summary>A step that treats every feature alone: y = (x − center)·scale.</summary>
/// <param name="Name">The attribute's name.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract record Scaling(string Name) : PreprocessingStep(Name)
{
    /// <summary>The map, from what is known of the features that come in.</summary>
    internal abstract FeatureMap Fit(FeatureStatistics statistics);
}

/// <summary>Declared numbers: <c>Rescale</c>, <c>Normalize</c>.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Centers">What is subtracted: one for all, or one for each channel.</param>
/// <param name="Scales">What is then multiplied by, as many.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record FixedScaling(string Name, double[] Centers, double[] Scales) : Scaling(Name)
{
    internal override bool NeedsFitting => false;

    internal override FeatureMap Fit(FeatureStatistics statistics) =>
        FeatureMap.Of(statistics.Length, feature => (Centers[feature % Centers.Length], Scales[feature % Scales.Length]));
}

/// <summary>Mean 0, and deviation 1 where asked for: <c>Standardize</c>, <c>SubtractMean</c>, and the same by channel.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="ByChannel">Whether all positions of a channel share their figures.</param>
/// <param name="Divides">Whether to divide by √(variance + ε); a feature without variance becomes 0.</param>
/// <param name="Epsilon">ε.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Standardization(string Name, bool ByChannel, bool Divides, double Epsilon) : Scaling(Name)
{
    internal override bool NeedsFitting => true;

    internal override FeatureMap Fit(FeatureStatistics statistics)
    {
        FeatureStatistics figures = ByChannel ? statistics.ByChannel() : statistics;
        return FeatureMap.Of(statistics.Length, feature =>
            (figures.Mean[feature], !Divides ? 1 : figures.IsConstant(feature) ? 0 : 1 / Math.Sqrt(figures.Variance[feature] + Epsilon)));
    }
}

/// <summary>From [smallest, largest] to [low, high]: <c>MinMax</c>. A feature that is always the same becomes 0.</summary>
/// <param name="Low">Where the smallest value goes.</param>
/// <param name="High">Where the largest goes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record RangeScaling(double Low, double High) : Scaling("MinMax")
{
    internal override bool NeedsFitting => true;

    internal override FeatureMap Fit(FeatureStatistics statistics) => FeatureMap.Of(statistics.Length, feature =>
    {
        if (statistics.IsConstant(feature))
            return (statistics.Min[feature], 0);
        double scale = (High - Low) / (statistics.Max[feature] - statistics.Min[feature]);
        return (statistics.Min[feature] - (Low / scale), scale);
    });
}

/// <summary>Uncorrelated features of variance 1: <c>PcaWhiten</c>, <c>ZcaWhiten</c>.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Components">The number of principal components that are kept; for ZCA the features, of which as many come out.</param>
/// <param name="Epsilon">What is added to every variance.</param>
/// <param name="RotatesBack">Whether the result is turned back to the features' axes (ZCA).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record Whitening(string Name, int Components, double Epsilon, bool RotatesBack) : PreprocessingStep(Name)
{
    internal override bool NeedsFitting => true;
}
