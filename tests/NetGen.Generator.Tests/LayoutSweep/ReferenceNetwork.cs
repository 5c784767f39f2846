using NetGen.Generator.Model;

namespace NetGen.Generator.Tests.LayoutSweep;

/// <summary>
/// What a declared graph computes, in plain loops over it in double: no pass, no kernel, no layout, no file of the compiler's. Comes in:
/// the graph and its parameters in the order of weight files; goes out: predictions, and the loss as in training, but that dropout drops
/// nothing.
/// </summary>
internal sealed class ReferenceNetwork(Graph graph, IReadOnlyList<double[]> parameters)
{
    private readonly double[][][] _values = new double[graph.Tensors.Count][][];

    /// <summary>The largest magnitude of any tensor since the beginning, or NaN.</summary>
    public double Largest { get; private set; }

    /// <summary>With running statistics; all outputs, sample by sample.</summary>
    public double[] Predict(double[] inputs, int samples)
    {
        Run(inputs, samples, isTraining: false);
        return [.. _values[graph.Forward.OfType<LossOperation>().Single().Prediction].SelectMany(values => values)];
    }

    /// <summary>With the batch's own statistics; the mean.</summary>
    public double Loss(double[] inputs, double[] targets, int[] labels, int samples)
    {
        Run(inputs, samples, isTraining: true);
        var loss = graph.Forward.OfType<LossOperation>().Single();
        var predictions = _values[loss.Prediction];
        var isLogarithm = graph.Forward.Any(operation => operation is LogSoftmaxOperation && operation.Writes.Contains(loss.Prediction));
        if (labels.Length > samples)
            return LossOfPositions(loss.Function, predictions, labels, isLogarithm);
        return Enumerable.Range(0, samples).Average(i => ReferenceLoss.Of(
            loss.Function, predictions[i],
            targets.Length == 0 ? [] : targets[(i * predictions[i].Length)..((i + 1) * predictions[i].Length)],
            labels.Length == 0 ? 0 : labels[i], isLogarithm));
    }

    /// <summary>The mean over the positions that count, of which there may be none.</summary>
    private static double LossOfPositions(LossFunction function, double[][] predictions, int[] labels, bool isLogarithm)
    {
        var positions = labels.Length / predictions.Length;
        var width = predictions[0].Length / positions;
        var losses = Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0).Select(i =>
            ReferenceLoss.Of(function, predictions[i / positions][(i % positions * width)..((i % positions + 1) * width)], [], labels[i],
                isLogarithm));
        return losses.DefaultIfEmpty().Average();
    }

    private void Run(double[] inputs, int samples, bool isTraining)
    {
        var length = inputs.Length / samples;
        _values[Graph.Input] = [.. Enumerable.Range(0, samples).Select(i => inputs[(i * length)..((i + 1) * length)])];
        foreach (var operation in graph.Forward.Where(operation => operation is not LossOperation))
        {
            var result = operation switch
            {
                JoinOperation join => Each(samples, i => Join(join, [.. join.Inputs.Select(input => _values[input][i])])),
                NormalizationOperation normalization => Normalize(normalization, _values[normalization.Input], isTraining),
                LayerOperation layer => Each(samples, i => Apply(layer, _values[layer.Input][i])),
                _ => throw new NotSupportedException(operation.GetType().Name),
            };
            _values[operation.Writes[0]] = result;
            // Infinity is what a border in front of a max-pool consists of.
            if (operation is not PadOperation)
                Largest = result.SelectMany(values => values)
                    .Aggregate(Largest,
                        (largest, value) => double.IsNaN(value) || double.IsNaN(largest) ? double.NaN : Math.Max(largest, Math.Abs(value)));
        }
    }

    private static double[][] Each(int samples, Func<int, double[]> body) => [.. Enumerable.Range(0, samples).Select(body)];

    private double[] Apply(LayerOperation operation, double[] x)
    {
        var shape = graph.Tensors[operation.Output].Shape;
        return operation switch
        {
            ReshapeOperation or DropoutOperation => x,
            ActivationOperation activation => Array.ConvertAll(x, value => ReferenceLoss.Activate(activation.Function, value)),
            SoftmaxOperation => Rows(x, shape.Width, row => Softmax(row)),
            LogSoftmaxOperation => Rows(x, shape.Width, row => [.. Softmax(row).Select(p => Math.Log(p))]),
            PReluOperation prelu => Slopes(prelu, x),
            PermuteOperation permute => Permute(permute, x),
            DenseOperation { IsProjection: true } projection =>
                Rows(x, graph.Tensors[projection.Input].Shape.Width, step => Dense(projection, step)),
            DenseOperation dense => Dense(dense, x),
            SplitSteps split => Steps(x, split.Width, split.IsReversed),
            JoinSteps join => Steps(x[(join.First * join.Width)..((join.First + join.Steps) * join.Width)], join.Width, join.IsReversed),
            RecurrentOperation recurrent => ReferenceRecurrence.Run(recurrent, parameters, x),
            AttentionOperation attention => Attend(attention.Heads, x),
            PositionsOperation positions => [.. x.Zip(parameters[positions.Weight], (value, position) => value + position)],
            ConvolutionOperation convolution => Convolve(convolution, x),
            PadOperation pad => Pad(pad, x, ImageOf(graph.Tensors[pad.Input].Shape), ImageOf(shape)),
            PoolOperation pool => Pool(pool, x),
            UpsampleOperation upsample => Upsample(upsample.FactorHeight, upsample.Factor, x, ImageOf(graph.Tensors[upsample.Input].Shape)),
            _ => throw new NotSupportedException(operation.GetType().Name),
        };
    }

    private static double[] Rows(double[] x, int width, Func<double[], double[]> body) =>
        [.. Enumerable.Range(0, x.Length / width).SelectMany(row => body(x[(row * width)..((row + 1) * width)]))];

    private static double[] Softmax(double[] row)
    {
        var largest = row.Max();
        var powers = Array.ConvertAll(row, value => Math.Exp(value - largest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }

    /// <summary>A sequence is an image one row high.</summary>
    private static (int Height, int Width, int Channels) ImageOf(TensorShape shape) =>
        shape.Rank == 3 ? (shape.Dimensions[0], shape.Dimensions[1], shape.Dimensions[2]) : (1, shape.Dimensions[0], shape.Dimensions[1]);

    /// <summary>What a file has for each element of a vector that was flattened, in the vector's own order.</summary>
    private static double[] Unflatten(Parameter parameter, double[] file, int start)
    {
        var count = parameter.Shape.Width;
        if (parameter.FlattenedFrom is not { From: var from })
            return file[start..(start + count)];
        var (height, width, channels) = ImageOf(from);
        var result = new double[count];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var c = 0; c < channels; c++)
                    result[(((y * width) + x) * channels) + c] = file[start + (((c * height) + y) * width) + x];
        return result;
    }

    private double BiasOf(LearnedOperation layer, int unit) => layer.Bias is { } bias ? parameters[bias][unit] : 0;

    private double[] Dense(DenseOperation dense, double[] x)
    {
        var weight = graph.Parameters[dense.Weight];
        return [.. Enumerable.Range(0, weight.Shape.Dimensions[0]).Select(unit =>
            BiasOf(dense, unit) + Unflatten(weight, parameters[dense.Weight], unit * x.Length).Zip(x, (w, value) => w * value).Sum())];
    }

    private static double[] Steps(double[] x, int width, bool isReversed) =>
        isReversed ? [.. x.Chunk(width).Reverse().SelectMany(step => step)] : x;

    /// <summary>Each step has its queries, keys and values side by side, each of all heads.</summary>
    private static double[] Attend(AttentionHeads heads, double[] x)
    {
        var (size, channels) = (heads.Channels, heads.Count * heads.Channels);
        double At(int step, int part, int head, int channel) => x[(((step * 3) + part) * channels) + (head * size) + channel];
        var result = new double[heads.Steps * channels];
        for (var head = 0; head < heads.Count; head++)
            for (var step = 0; step < heads.Steps; step++)
            {
                var shares = Softmax([.. Enumerable.Range(0, heads.IsCausal ? step + 1 : heads.Steps)
                    .Select(other =>
                        Enumerable.Range(0, size)
                            .Sum(channel => At(step, 0, head, channel) * At(other, 1, head, channel)) / Math.Sqrt(size))]);
                for (var channel = 0; channel < size; channel++)
                    result[(step * channels) + (head * size) + channel] =
                        shares.Select((share, other) => share * At(other, 2, head, channel)).Sum();
            }
        return result;
    }

    private double[] Convolve(ConvolutionOperation layer, double[] x)
    {
        var (g, weights) = (layer.Geometry, parameters[layer.Weight]);
        var (perGroup, filtersPerGroup) = (g.InputChannels / g.Groups, g.OutputChannels / g.Groups);
        var result = new double[g.OutputHeight * g.OutputWidth * g.OutputChannels];
        for (var oy = 0; oy < g.OutputHeight; oy++)
            for (var ox = 0; ox < g.OutputWidth; ox++)
                for (var f = 0; f < g.OutputChannels; f++)
                {
                    var sum = BiasOf(layer, f);
                    for (var c = 0; c < perGroup; c++)
                        for (var ky = 0; ky < g.KernelHeight; ky++)
                            for (var kx = 0; kx < g.KernelWidth; kx++)
                            {
                                var channel = (f / filtersPerGroup * perGroup) + c;
                                var at = ((((oy * g.StrideHeight) + (ky * g.Dilation)) * g.InputWidth) + (ox * g.StrideWidth)
                                    + (kx * g.Dilation)) * g.InputChannels;
                                // A transposed convolution's file has its inputs first, and its kernel is turned over the spread input.
                                var weight = layer.IsTransposed
                                    ? (((((channel * filtersPerGroup) + (f % filtersPerGroup)) * g.KernelHeight)
                                        + (g.KernelHeight - 1 - ky)) * g.KernelWidth) + (g.KernelWidth - 1 - kx)
                                    : (((((f * perGroup) + c) * g.KernelHeight) + ky) * g.KernelWidth) + kx;
                                sum += x[at + channel] * weights[weight];
                            }
                    result[(((oy * g.OutputWidth) + ox) * g.OutputChannels) + f] = sum;
                }
        return result;
    }

    private static double[] Pad(PadOperation pad, double[] x, (int Height, int Width, int Channels) from,
        (int Height, int Width, int Channels) to)
    {
        var result = new double[to.Height * to.Width * to.Channels];
        Array.Fill(result, pad.Fill);
        for (var y = 0; y < from.Height; y++)
            for (var column = 0; column < from.Width; column++)
            {
                var (toY, toX) = ((y * pad.Border.SpreadHeight) + pad.Border.Top, (column * pad.Border.SpreadWidth) + pad.Border.Left);
                if (toY < 0 || toY >= to.Height || toX < 0 || toX >= to.Width)
                    continue;
                for (var c = 0; c < from.Channels; c++)
                    result[(((toY * to.Width) + toX) * to.Channels) + c] = x[(((y * from.Width) + column) * from.Channels) + c];
            }
        return result;
    }

    private static double[] Pool(PoolOperation pool, double[] x)
    {
        var g = pool.Geometry;
        var result = new double[g.OutputHeight * g.OutputWidth * g.OutputChannels];
        for (var oy = 0; oy < g.OutputHeight; oy++)
            for (var ox = 0; ox < g.OutputWidth; ox++)
                for (var c = 0; c < g.OutputChannels; c++)
                {
                    var window = from ky in Enumerable.Range(0, g.KernelHeight)
                                 from kx in Enumerable.Range(0, g.KernelWidth)
                                 select x[(((((oy * g.StrideHeight) + ky) * g.InputWidth) + (ox * g.StrideWidth) + kx) * g.InputChannels)
                                     + c];
                    result[(((oy * g.OutputWidth) + ox) * g.OutputChannels) + c] = pool.IsMax ? window.Max() : window.Average();
                }
        return result;
    }

    private static double[] Upsample(int factorHeight, int factor, double[] x, (int Height, int Width, int Channels) image)
    {
        var result = new double[x.Length * factorHeight * factor];
        for (var i = 0; i < result.Length; i++)
        {
            var (y, column, c) = (i / image.Channels / (image.Width * factor), i / image.Channels % (image.Width * factor),
                i % image.Channels);
            result[i] = x[(((y / factorHeight * image.Width) + (column / factor)) * image.Channels) + c];
        }
        return result;
    }

    private static double[] Permute(PermuteOperation permute, double[] x)
    {
        var (sizes, result) = (permute.From.Dimensions, new double[x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            // The place of the source element i among the target's axes.
            var (indices, rest) = (new int[sizes.Count], i);
            for (var axis = sizes.Count - 1; axis >= 0; rest /= sizes[axis--])
                indices[axis] = rest % sizes[axis];
            result[permute.Axes.Aggregate(0, (at, axis) => (at * sizes[axis]) + indices[axis])] = x[i];
        }
        return result;
    }

    private double[] Slopes(PReluOperation prelu, double[] x)
    {
        var slopes = prelu.IsShared ? parameters[prelu.Weight] : Unflatten(graph.Parameters[prelu.Weight], parameters[prelu.Weight], 0);
        return [.. x.Select((value, i) => value > 0 ? value : value * slopes[i % slopes.Length])];
    }

    private static double[] Join(JoinOperation join, double[][] inputs) => join.Kind switch
    {
        JoinKind.Add => [.. inputs[0].Select((_, i) => inputs.Sum(input => input[i]))],
        JoinKind.Multiply => [.. inputs[0].Select((value, i) => value * inputs[1][i % inputs[1].Length])],
        _ => [.. Enumerable.Range(0, inputs[0].Length / join.Widths[0])
            .SelectMany(position =>
                inputs.SelectMany((input, part) => input[(position * join.Widths[part])..((position + 1) * join.Widths[part])]))],
    };

    private double[][] Normalize(NormalizationOperation layer, double[][] x, bool isTraining)
    {
        var scale = Unflatten(graph.Parameters[layer.Weight], parameters[layer.Weight], 0);
        var shift = layer.Bias is { } bias ? Unflatten(graph.Parameters[bias], parameters[bias], 0) : new double[layer.Channels];
        var (channels, perGroup) = (layer.Channels, layer.Channels / layer.Groups);
        // Which values share their statistics.
        int SetOf(int sample, int element) => layer.Kind switch
        {
            NormalizationKind.Batch => element % channels,
            NormalizationKind.Layer or NormalizationKind.RootMeanSquare => (sample * layer.Positions) + (element / channels),
            _ => (sample * layer.Groups) + (element % channels / perGroup),
        };
        var sets = x.SelectMany((values, sample) => values.Select((value, element) => (Value: value, Set: SetOf(sample, element))))
            .ToLookup(entry => entry.Set, entry => entry.Value);
        var statistics = sets.ToDictionary(set => set.Key,
            set => (layer.Kind == NormalizationKind.RootMeanSquare ? 0 : set.Average()) is var mean
                ? (Mean: mean, Variance: set.Average(value => (value - mean) * (value - mean)))
                : default);
        if (layer.RunningMean is { } running && !isTraining)
        {
            var offset = graph.Parameters.Count + running;
            var (means, variances) = (Unflatten(graph.Buffers[running], parameters[offset], 0),
                Unflatten(graph.Buffers[running + 1], parameters[offset + 1], 0));
            statistics = Enumerable.Range(0, channels).ToDictionary(channel => channel, channel => (means[channel], variances[channel]));
        }
        return Each(x.Length, sample => [.. x[sample].Select((value, element) =>
        {
            var (mean, variance) = statistics[SetOf(sample, element)];
            return ((value - mean) / Math.Sqrt(variance + layer.Epsilon) * scale[element % channels]) + shift[element % channels];
        })]);
    }
}
