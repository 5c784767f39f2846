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
                    : parameter.Shape.Rank == 4 || IsPointwise(graph, i)
                        ? PlaceWindow(parameter, offset)
                        : PlaceMatrix(parameter, offset, OrderOf(graph, i, lanes));
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
            placed.Add(PlaceVector(buffer, offset));
            offset = checked(offset + placed[placed.Count - 1].Length);
        }
        return placed.ToEquatableArray();
    }

    /// <summary>One value a channel; of a flattened image's, channels-first in the file.</summary>
    private static PlacedParameter PlaceVector(Parameter parameter, int offset)
    {
        var length = checked((int)parameter.Shape.Count);
        int[] extents = [length];
        int[] strides = [1];
        if (parameter.FlattenedFrom is { Dimensions: var image })
        {
            extents = [image[2], image[0], image[1]];
            strides = [1, image[1] * image[2], image[2]];
        }
        return new PlacedParameter(offset, length, WeightOrder.Vector, extents.ToEquatableArray(), strides.ToEquatableArray());
    }

    /// <summary>
    /// Output-major needs one horizontal sum per output in the forward product, input-major one per input in the gradient: few outputs want
    /// the former. A layer on the user's own rows is input-major, because those rows are read one element at a time.
    /// </summary>
    private static WeightOrder OrderOf(Graph graph, int weight, int lanes)
    {
        var (outputs, inputs) = (graph.Parameters[weight].Shape.Dimensions[0], graph.Parameters[weight].Shape.Dimensions[1]);
        var readsUser = graph.Prediction.Concat(graph.Training).OfType<DenseOperation>()
            .Any(dense => dense.Weight == weight && dense.Input == Graph.Input);
        return !readsUser && outputs < 2 * lanes && outputs <= inputs ? WeightOrder.OutputMajor : WeightOrder.InputMajor;
    }

    /// <summary>Whether a dense layer's matrix is used at every position of an image.</summary>
    private static bool IsPointwise(Graph graph, int weight) => graph.Forward.OfType<ConvolutionOperation>().Any(convolution => convolution.Weight == weight);

    /// <summary>[out, in/groups, height, width] in the file, [height, width, in/groups, out] in memory.</summary>
    private static PlacedParameter PlaceWindow(Parameter parameter, int offset)
    {
        var extents = parameter.Shape.Dimensions.Concat([1, 1]).Take(4).ToArray();
        var (filters, channels, height, width) = (extents[0], extents[1], extents[2], extents[3]);
        int[] strides = [1, filters, width * channels * filters, channels * filters];
        return new PlacedParameter(offset, checked(filters * channels * height * width), WeightOrder.Window, extents.ToEquatableArray(), strides.ToEquatableArray());
    }

    private static PlacedParameter PlaceMatrix(Parameter parameter, int offset, WeightOrder order)
    {
        var (outputs, inputs) = (parameter.Shape.Dimensions[0], parameter.Shape.Dimensions[1]);
        var (outputStride, inputStride) = order == WeightOrder.OutputMajor ? (inputs, 1) : (1, outputs);
        int[] extents = [outputs, inputs];
        int[] strides = [outputStride, inputStride];
        if (parameter.FlattenedFrom is { Dimensions: var image })
        {
            // Memory is channels-last, the file channels-first: walk (out, C, H, W).
            var (height, width, channels) = (image[0], image[1], image[2]);
            extents = [outputs, channels, height, width];
            strides = [outputStride, inputStride, inputStride * width * channels, inputStride * channels];
        }
        return new PlacedParameter(offset, checked(outputs * inputs), order, extents.ToEquatableArray(), strides.ToEquatableArray());
    }
}
