using System.Numerics;

namespace NetGen.Numerics;

// The initializers that look at a tensor as a matrix, in the order of weight files: a row for each unit or filter, its weights in a row.
public static partial class Initialization
{
    /// <summary>The standard deviation of <see cref="Init.Sparse"/> when none is given: PyTorch's.</summary>
    private const double DefaultSparseScale = 0.01;

    /// <summary>
    /// Fills a tensor of equal blocks that lie above one another (the gates of a recurrent layer), each by itself: every one of them is
    /// orthogonal, or the identity, and has random numbers of its own.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="info">The tensor.</param>
    /// <param name="init">The initializer; not <see cref="Init.Auto"/>.</param>
    /// <param name="scale">s of <see cref="Init"/>; NaN for its default.</param>
    /// <param name="fanIn">The number of inputs of one unit.</param>
    /// <param name="fanOut">The number of units of a block that one input reaches.</param>
    /// <param name="slope">The slope of the leaky ReLU behind the layer, else 0.</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="blocks">How many blocks there are: a divisor of the tensor's first dimension.</param>
    /// <param name="sparsity">The share of zeros that <see cref="Init.Sparse"/> makes.</param>
    public static void FillBlocks<T>(
        Span<T> parameters, ParameterInfo info, Init init, double scale, int fanIn, int fanOut, double slope, ulong seed, int blocks,
            double sparsity = 0)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var block = 0; block < blocks; block++)
            Fill(parameters, BlockOf(info, blocks, block), init, scale, fanIn, fanOut, slope, seed, sparsity);
    }

    /// <summary>Gives all of one such block one value.</summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="parameters">All parameters of the network.</param>
    /// <param name="info">The tensor.</param>
    /// <param name="blocks">How many blocks it has.</param>
    /// <param name="block">Which of them, from 0.</param>
    /// <param name="value">The value.</param>
    public static void FillBlock<T>(Span<T> parameters, ParameterInfo info, int blocks, int block, double value)
        where T : unmanaged, IFloatingPointIeee754<T> => FillConstant(parameters, BlockOf(info, blocks, block), T.CreateTruncating(value));

    private static ParameterInfo BlockOf(ParameterInfo info, int blocks, int block)
    {
        var height = info.Shape[0] / blocks;
        return info with
        {
            Name = $"{info.Name}.{block}",
            Shape = [height, .. info.Shape.Skip(1)],
            Extents = [height, .. info.Extents.Skip(1)],
            Offset = info.Offset + (block * height * info.Strides[0]),
            Length = info.Length / blocks,
        };
    }

    private static void FillOrthogonal<T>(Span<T> parameters, ParameterInfo info, double gain, ulong seed)
        where T : IFloatingPointIeee754<T>
    {
        var (rows, columns) = MatrixOf(info, Init.Orthogonal);
        var random = new RandomStream(seed, StreamOf(info.Name));
        var basis = OrthonormalBasis.Draw(Math.Min(rows, columns), Math.Max(rows, columns), ref random);
        var values = new T[info.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var value = rows <= columns ? basis[row][column] : basis[column][row];
                values[row * columns + column] = T.CreateTruncating(gain * value);
            }
        }

        ParameterLayout.Scatter<T>(values, parameters, info);
    }

    private static void FillIdentity<T>(Span<T> parameters, ParameterInfo info, T value)
        where T : IFloatingPointIeee754<T>
    {
        var (rows, _) = MatrixOf(info, Init.Identity);
        var channels = info.Shape[1];
        int taps = 1, middle = 0;
        for (var axis = 2; axis < info.Shape.Count; axis++)
        {
            taps *= info.Shape[axis];
            middle = middle * info.Shape[axis] + info.Shape[axis] / 2;
        }

        var values = new T[info.Length];
        for (var i = 0; i < Math.Min(rows, channels); i++)
        {
            values[(i * channels + i) * taps + middle] = value;
        }

        ParameterLayout.Scatter<T>(values, parameters, info);
    }

    private static void FillSparse<T>(Span<T> parameters, ParameterInfo info, double deviation, double sparsity, ulong seed)
        where T : IFloatingPointIeee754<T>
    {
        var (rows, columns) = MatrixOf(info, Init.Sparse);
        var random = new RandomStream(seed, StreamOf(info.Name));
        var values = new T[info.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = T.CreateTruncating(deviation * random.NextNormal());
        }

        var zeros = (int)Math.Ceiling(sparsity * rows);
        var order = new int[rows];
        for (var column = 0; column < columns; column++)
        {
            for (var row = 0; row < rows; row++)
            {
                order[row] = row;
            }

            random.Shuffle(order);
            foreach (var row in order.AsSpan(0, zeros))
            {
                values[row * columns + column] = T.Zero;
            }
        }

        ParameterLayout.Scatter<T>(values, parameters, info);
    }

    private static (int Rows, int Columns) MatrixOf(ParameterInfo info, Init init) => info.Shape.Count < 2
        ? throw new ArgumentException($"Init.{init} fills matrices and kernels; the tensor {info.Name} is a vector.", nameof(info))
        : (info.Shape[0], info.Length / info.Shape[0]);
}
