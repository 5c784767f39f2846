using NetGen.Generator.Model;

namespace NetGen.Generator.Analysis.Structure;

/// <summary>The families of operations that rules speak of.</summary>
internal static class LayerKinds
{
    /// <summary>Leaves every element as it is, or drops it.</summary>
    public static bool KeepsElements(this Operation operation) => operation is ReshapeOperation or PermuteOperation or DropoutOperation;

    /// <summary>A linear map without weights.</summary>
    public static bool IsLinear(this Operation operation) =>
        operation.KeepsElements() || operation is PadOperation or UpsampleOperation or PoolOperation { IsMax: false };

    /// <summary>Sets mean and variance anew, whatever they were.</summary>
    public static bool Normalizes(this Operation operation) => operation is NormalizationOperation;

    /// <summary>A function of one element, or softmax.</summary>
    public static bool IsNonLinearity(this Operation operation) =>
        operation is ActivationOperation or PReluOperation or SoftmaxOperation or LogSoftmaxOperation;

    /// <summary>The units that see the same inputs: all of a dense layer, the filters of one group of a convolution.</summary>
    public static int UnitsOfOneGroup(this WeightedOperation layer, Graph graph) => layer is ConvolutionOperation convolution
        ? convolution.Geometry.FiltersPerGroup
        : graph.Tensors[layer.Output].Shape.Width;

    /// <summary>Whether each filter sees one channel.</summary>
    public static bool IsDepthwise(this Operation operation) =>
        operation is ConvolutionOperation { Geometry: { Groups: > 1, ChannelsPerGroup: 1 } };
}
