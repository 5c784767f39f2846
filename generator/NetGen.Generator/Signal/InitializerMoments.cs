using NetGen.Generator.Model;

namespace NetGen.Generator.Signal;

/// <summary>The mean and the variance of one weight as it is drawn.</summary>
internal readonly record struct InitializerMoments(double Mean, double Variance)
{
    /// <summary>E[w²].</summary>
    public double Square => Variance + (Mean * Mean);

    /// <summary>Of an initializer that is resolved (not Auto); the formulas are those of <see cref="Init"/>.</summary>
    public static InitializerMoments Of(Initializer initializer)
    {
        var scale = double.IsNaN(initializer.Scale) ? DefaultScale(initializer.Kind) : initializer.Scale;
        var square = scale * scale;
        return initializer.Kind switch
        {
            Init.Zeros => new(0, 0),
            Init.Constant => new(scale, 0),
            Init.Normal => new(0, square),
            Init.TruncatedNormal => new(0, square * TruncatedVariance),
            Init.Uniform => new(0, square / 3),
            Init.XavierNormal or Init.XavierUniform => new(0, square * 2 / ((double)initializer.FanIn + initializer.FanOut)),
            Init.HeNormal or Init.HeUniform => new(0, square * 2 / ((1 + (initializer.Slope * initializer.Slope)) * initializer.FanIn)),
            Init.LecunNormal or Init.LecunUniform => new(0, square / initializer.FanIn),
            // ‖W‖² is s² times the smaller of rows and columns, over rows × columns weights.
            Init.Orthogonal or Init.Identity => new(0, square / Math.Max(initializer.FanIn, initializer.FanOut)),
            Init.Sparse => new(0, square * (1 - (Math.Ceiling(initializer.Sparsity * initializer.FanOut) / initializer.FanOut))),
            _ => throw new ArgumentOutOfRangeException(nameof(initializer), initializer.Kind, "An initializer without moments."),
        };
    }

    /// <summary>The variance of a standard normal number within ±2: 1 − 4φ(2)/(2Φ(2) − 1).</summary>
    private const double TruncatedVariance = 0.7737413035499232;

    private static double DefaultScale(Init kind) => kind switch
    {
        Init.Normal or Init.TruncatedNormal or Init.Uniform => 0.05,
        Init.Sparse => 0.01,
        Init.Constant => 0,
        // A gain: the families that scale with the fans.
        _ => 1,
    };
}
