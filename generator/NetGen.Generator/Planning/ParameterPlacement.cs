using NetGen.Generator.Model;

namespace NetGen.Generator.Planning;

/// <summary>
/// The parameter arena: all weights in layer order, then all biases, without gaps, so that the flat view has exactly the network's
/// parameters. Chooses the order of each weight matrix.
/// </summary>
internal static class ParameterPlacement
{
    public static EquatableArray<PlacedParameter> Place(Graph graph, int lanes)
    {
        var placed = new PlacedParameter[graph.Parameters.Count];
        var readElements = ReadByElement(graph);
        var offset = 0;
        foreach (var isVector in new[] { false, true })
        {
            for (var i = 0; i < placed.Length; i++)
            {
                var parameter = graph.Parameters[i];
                if (parameter.Shape.Rank == 1 != isVector)
                    continue;
                var length = checked((int)parameter.Shape.Count);
                placed[i] = isVector
                    ? PlaceVector(parameter, offset)
                    : parameter.TransposedGroups > 0 ? PlaceTransposed(parameter, offset)
                    : parameter.Shape.Rank > 2 ? PlaceWindow(parameter, offset)
                        : PlaceMatrix(parameter, offset,
                            parameter.IsTable ? WeightOrder.OutputMajor : OrderOf(parameter, readElements.Contains(i), lanes));
                offset = checked(offset + length);
            }
        }
        return placed.ToEquatableArray();
    }

    /// <summary>The buffers, in order, from an offset on.</summary>
    public static EquatableArray<PlacedParameter> PlaceBuffers(Graph graph, int offset)
    {
        var placed = new List<PlacedParameter>();
        foreach (var buffer in graph.Buffers)
        {
            placed.Add(buffer.Shape.Rank == 1 ? PlaceVector(buffer, offset) : PlaceTensor(buffer, offset));
            offset = checked(offset + placed[placed.Count - 1].Length);
        }
        return placed.ToEquatableArray();
    }

    /// <summary>
    /// Axes in the file's order; those of images, given channels-first in the shape, lie channels-last in memory: an image, a vector of
    /// images, or a matrix from image to image.
    /// </summary>
    private static PlacedParameter PlaceTensor(Parameter parameter, int offset)
    {
        var shape = parameter.Shape.Dimensions;
        var strides = new int[shape.Count];
        for (var (axis, distance) = (shape.Count - 1, 1); axis >= 0; axis--)
        {
            if (parameter.FlattenedFrom is { Image: var (height, width, channels) } && axis >= 2
                && (axis == shape.Count - 1 || axis == shape.Count - 4))
            {
                (strides[axis - 2], strides[axis - 1], strides[axis]) = (distance, distance * width * channels, distance * channels);
                distance *= height * width * channels;
                axis -= 2;
                continue;
            }
            strides[axis] = distance;
            distance *= shape[axis];
        }
        return new PlacedParameter(offset, checked((int)parameter.Shape.Count), WeightOrder.Vector, shape, strides.ToEquatableArray());
    }

    /// <summary>One value a channel; of a flattened image's or sequence's, channels-first in the file.</summary>
    private static PlacedParameter PlaceVector(Parameter parameter, int offset)
    {
        var length = checked((int)parameter.Shape.Count);
        int[] extents = [length];
        int[] strides = [1];
        if (parameter.FlattenedFrom is { Image: var (height, width, channels) })
        {
            extents = [channels, height, width];
            strides = [1, width * channels, channels];
        }
        return new PlacedParameter(offset, length, WeightOrder.Vector, extents.ToEquatableArray(), strides.ToEquatableArray());
    }

    /// <summary>
    /// Output-major needs one horizontal sum per output in the forward product, input-major one per input in the gradient: few outputs want
    /// the former. A layer on the user's own rows is input-major, because those rows are read one element at a time; so is one at every
    /// position of an image, which is a convolution.
    /// </summary>
    private static WeightOrder OrderOf(Parameter weight, bool readsElements, int lanes)
    {
        var (outputs, inputs) = (weight.Shape.Dimensions[0], weight.Shape.Dimensions[1]);
        return !readsElements && outputs < 2 * lanes && outputs <= inputs ? WeightOrder.OutputMajor : WeightOrder.InputMajor;
    }

    /// <summary>The weights of which some layer reads its input one element at a time.</summary>
    private static HashSet<int> ReadByElement(Graph graph) => [.. graph.Prediction.Concat(graph.Training).OfType<WeightedOperation>()
        .Where(layer => layer is ConvolutionOperation || layer.Input == Graph.Input)
        .Select(layer => layer.Weight)];

    /// <summary>[out, in/groups, height, width] in the file, [height, width, in/groups, out] in memory.</summary>
    private static PlacedParameter PlaceWindow(Parameter parameter, int offset)
    {
        var extents = parameter.Shape.Dimensions.Concat([1, 1]).Take(4).ToArray();
        var (filters, channels, height, width) = (extents[0], extents[1], extents[2], extents[3]);
        int[] strides = [1, filters, width * channels * filters, channels * filters];
        return new PlacedParameter(offset, checked(filters * channels * height * width), WeightOrder.Window, extents.ToEquatableArray(),
            strides.ToEquatableArray());
    }

    /// <summary>
    /// [in, out/groups, height, width] in the file. In memory, as the convolution over the spread input reads them: both axes of the kernel
    /// turned round, [height, width, in/groups, out].
    /// </summary>
    private static PlacedParameter PlaceTransposed(Parameter parameter, int offset)
    {
        var sizes = parameter.Shape.Dimensions;
        var (groups, filtersPerGroup, height, width) = (parameter.TransposedGroups, sizes[1], sizes[2], sizes[3]);
        var (channels, filters) = (sizes[0] / groups, groups * filtersPerGroup);
        int[] extents = [groups, channels, filtersPerGroup, height, width];
        int[] strides = [filtersPerGroup, filters, 1, -width * channels * filters, -channels * filters];
        var first = groups == 1 ? 1 : 0;
        return new PlacedParameter(
            offset, checked(height * width * channels * filters), WeightOrder.Window, extents.Skip(first).ToEquatableArray(),
            strides.Skip(first).ToEquatableArray());
    }

    private static PlacedParameter PlaceMatrix(Parameter parameter, int offset, WeightOrder order)
    {
        var (outputs, inputs) = (parameter.Shape.Dimensions[0], parameter.Shape.Dimensions[1]);
        var (outputStride, inputStride) = order == WeightOrder.OutputMajor ? (inputs, 1) : (1, outputs);
        int[] extents = [outputs, inputs];
        int[] strides = [outputStride, inputStride];
        if (parameter.FlattenedFrom is { Image: var (height, width, channels) })
        {
            // Memory is channels-last, the file channels-first: walk (out, C, H, W).
            extents = [outputs, channels, height, width];
            strides = [outputStride, inputStride, inputStride * width * channels, inputStride * channels];
        }
        return new PlacedParameter(offset, checked(outputs * inputs), order, extents.ToEquatableArray(), strides.ToEquatableArray());
    }
}
