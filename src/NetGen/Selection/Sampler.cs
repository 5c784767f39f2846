using NetGen.Numerics;

namespace NetGen;

/// <summary>
/// Chooses what a study tries next. Immutable: a suggestion follows from the context alone, so that a study can be resumed.
/// </summary>
public abstract class Sampler
{
    /// <summary>
    /// Independent draws (Bergstra and Bengio 2012: with few hyperparameters that matter, better than a grid of as many trials). Without
    /// end.
    /// </summary>
    public static Sampler Random { get; } = new RandomSampler();

    /// <summary>
    /// All combinations of evenly spaced values, the last hyperparameter changing fastest; choices are taken as they are.
    /// </summary>
    /// <param name="points">The values of each interval, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 points.</exception>
    public static Sampler Grid(int points) => new GridSampler(points);

    /// <summary>What a journal calls it: another name is another study.</summary>
    public abstract string Name { get; }

    /// <summary>The values to try, in the order of the dimensions; null when there is nothing left to try.</summary>
    /// <param name="context">What is known.</param>
    public abstract double[]? Suggest(SamplerContext context);

    private sealed class RandomSampler : Sampler
    {
        // Sets the draws apart from the other uses of a seed.
        private const ulong SearchStream = 0x5345_4152_0000_0000;

        public override string Name => "random";

        public override double[] Suggest(SamplerContext context)
        {
            var stream = new RandomStream(context.Seed, SearchStream + (ulong)context.Index);
            var values = new double[context.Dimensions.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = context.Dimensions[i].At(stream.NextDouble());
            }

            return values;
        }
    }

    private sealed class GridSampler : Sampler
    {
        private readonly int points;

        public GridSampler(int points)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
            this.points = points;
        }

        public override string Name => $"grid of {points}";

        public override double[]? Suggest(SamplerContext context)
        {
            var values = new double[context.Dimensions.Count];
            int rest = context.Index;
            for (int i = values.Length - 1; i >= 0; i--)
            {
                IReadOnlyList<double> grid = context.Dimensions[i].Grid(points);
                (rest, int place) = Math.DivRem(rest, grid.Count);
                values[i] = grid[place];
            }

            return rest == 0 ? values : null;
        }
    }
}

/// <summary>What a sampler knows when it is asked. Immutable.</summary>
public sealed record SamplerContext
{
    /// <summary>How many suggestions came before in this study.</summary>
    public required int Index { get; init; }

    /// <summary>The study's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What is varied.</summary>
    public required IReadOnlyList<SearchDimension> Dimensions { get; init; }

    /// <summary>The trials that have ended, in order.</summary>
    public required IReadOnlyList<TrialRecord> Trials { get; init; }
}

/// <summary>A hyperparameter that is varied, and what it is drawn from. Immutable.</summary>
/// <param name="Name">The member of the network's <c>Hyperparameters</c>.</param>
/// <param name="Range">Its values, on a decided scale.</param>
/// <param name="IsInteger">Whether it counts something.</param>
public sealed record SearchDimension(string Name, SearchRange Range, bool IsInteger)
{
    /// <summary>The value at a place in [0, 1], so that uniform places give the range's distribution.</summary>
    public double At(double place) => Range.At(place, IsInteger);

    /// <summary>Evenly spaced values, both ends among them; the choices where there are some.</summary>
    public IReadOnlyList<double> Grid(int points) => Range.Grid(points, IsInteger);
}
