using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The gradient of a convolution's input adds, for every output pixel, its gradient times the transposed weights where its
/// window lies: no border, no zeros between the pixels of a strided one.
/// </summary>
internal static class ConvolutionGradients
{
    public static void AppendInput(Tape tape, ConvolutionOperation convolution, int output)
    {
        var forward = convolution.Geometry;
        int? transposed = null;
        if (!forward.IsDepthwise)
        {
            transposed = tape.Add(
                convolution.Layer + " transposed weights",
                new TensorShape(forward.KernelHeight, forward.KernelWidth, forward.ChannelsPerGroup, forward.OutputChannels),
                isPerSample: false);
            tape.Operations.Add(new TransposeWeights
            {
                Layer = convolution.Layer, Item = convolution.Item, Weight = convolution.Weight,
                Output = transposed.Value, Geometry = forward
            });
        }
        tape.Contribute(convolution.Input, input => new ConvolutionInputGradient
        {
            Layer = convolution.Layer,
            Item = convolution.Item,
            OutputGradient = output,
            InputGradient = input,
            Weight = convolution.Weight,
            TransposedWeights = transposed,
            Geometry = forward,
        });
    }
}
