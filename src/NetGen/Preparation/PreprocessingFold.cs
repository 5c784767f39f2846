using System.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// Multiplies fitted preprocessing z = M·((x − c)∘s) into layers that read it: Wz + b = W′(x − c) + b with W′ = W·M·diag(s), and = W′x + (b
/// − W′c) where that is exact too. It is not where a layer reads zeros around an image, which nothing has been taken off, or where centers
/// differ from position to position; and not exact enough where W′x and W′c are so large that their difference is lost to rounding. Then
/// the centers stay.
/// </summary>
internal sealed class PreprocessingFold<T>(InputPreparation<T> preparation, Memory<T> parameters)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // What a pre-activation, which is about 1, may lose to rounding.
    private const double Tolerance = 1e-6;

    private static readonly double Rounding = double.CreateTruncating(T.BitIncrement(T.One) - T.One);

    private Span<T> Values => parameters.Span;

    /// <summary>Changes the layers' weights; first looks whether all can be.</summary>
    /// <exception cref="PreprocessingFoldedException">A layer does not tell apart what the preprocessing treats apart. Nothing has
    /// changed.</exception>
    public Folding Run(IReadOnlyList<FirstLayer> layers)
    {
        foreach (FirstLayer layer in layers)
        {
            RequireFoldable(layer);
        }

        foreach (FirstLayer layer in layers)
        {
            Multiply(layer);
        }

        if (!layers.All(TakesShift))
            return Folding.Scales;
        foreach (FirstLayer layer in layers)
        {
            Shift(layer);
        }

        return Folding.All;
    }

    private void RequireFoldable(FirstLayer layer)
    {
        InputDeclaration<T> declaration = preparation.Declaration;
        if (declaration.PreparedLength < declaration.ScaledLength)
        {
            throw Unfoldable(layer,
                $"reads {declaration.PreparedLength} components of {declaration.Length} features: folded, it would have to read all of them, and would be slower for it");
        }

        if (declaration.Whitening is not null && layer.Inputs < declaration.Length)
            throw Unfoldable(layer, "has the same weights at every position, and whitening mixes the positions");
        if (!Repeats(preparation.ScaleFactors, layer.Inputs))
            throw Unfoldable(layer,
                "has the same weights at every position, and the scales differ from position to position; those of StandardizeChannels do not");
    }

    private PreprocessingFoldedException Unfoldable(FirstLayer layer, string reason) => new(
        $"{preparation.Declaration.PreprocessingNames} cannot be folded into {layer.Name} of {preparation.Declaration.Network}, which {reason}.");

    private static bool Repeats(ReadOnlySpan<T> values, int period) => values[period..].SequenceEqual(values[..^period]);

    /// <summary>W ← W·M·diag(s), in double precision.</summary>
    private void Multiply(FirstLayer layer)
    {
        var weights = new double[layer.Rows];
        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int row = 0; row < weights.Length; row++)
            {
                weights[row] = double.CreateTruncating(Values[layer.PlaceOf(row, output)]);
            }

            double[] whitened = preparation.Declaration.Whitening is null ? weights : TimesMatrix(weights);
            for (int row = 0; row < whitened.Length; row++)
            {
                double scale = double.CreateTruncating(preparation.ScaleFactors[layer.InputOf(row, output)]);
                Values[layer.PlaceOf(row, output)] = T.CreateTruncating(whitened[row] * scale);
            }
        }
    }

    private double[] TimesMatrix(double[] weights)
    {
        var product = new double[weights.Length];
        for (int component = 0; component < weights.Length; component++)
        {
            ReadOnlySpan<T> direction = preparation.Matrix.Slice(component * product.Length, product.Length);
            for (int feature = 0; feature < product.Length; feature++)
            {
                product[feature] += weights[component] * double.CreateTruncating(direction[feature]);
            }
        }

        return product;
    }

    private bool TakesShift(FirstLayer layer)
    {
        if (!preparation.Center.ContainsAnyExcept(T.Zero))
            return true;
        if (layer.IsPadded || layer.Bias < 0 || !Repeats(preparation.Center, layer.Inputs))
            return false;
        for (int output = 0; output < layer.Outputs; output++)
        {
            double squares = 0;
            for (int row = 0; row < layer.Rows; row++)
            {
                double term = ShiftOf(layer, row, output);
                squares += term * term;
            }

            if (Math.Sqrt(squares) * Rounding > Tolerance)
                return false;
        }

        return true;
    }

    /// <summary>b ← b − W′c.</summary>
    private void Shift(FirstLayer layer)
    {
        for (int output = 0; output < layer.Outputs && layer.Bias >= 0; output++)
        {
            double bias = double.CreateTruncating(Values[layer.Bias + output]);
            for (int row = 0; row < layer.Rows; row++)
            {
                bias -= ShiftOf(layer, row, output);
            }

            Values[layer.Bias + output] = T.CreateTruncating(bias);
        }
    }

    private double ShiftOf(FirstLayer layer, int row, int output) =>
        double.CreateTruncating(Values[layer.PlaceOf(row, output)]) * double.CreateTruncating(preparation.Center[layer.InputOf(row,
            output)]);
}
