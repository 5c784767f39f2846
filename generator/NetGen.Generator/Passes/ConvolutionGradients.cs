using NetGen.Generator.Model;

namespace NetGen.Generator.Passes;

/// <summary>
/// The gradients of a convolution. That of the input is a plain convolution again: over ∂y with zeros between its pixels (the stride) and
/// around it (the kernel's reach), with the weights turned by half a circle.
/// </summary>
internal static class ConvolutionGradients
{
    public static void Append(Tape tape, ConvolutionOperation convolution, int output, Func<int, bool> isNeeded)
    {
        if (isNeeded(convolution.Input))
            AppendInput(tape, convolution, output);
        if (tape.Graph.Parameters[convolution.Weight].Trainable)
        {
            tape.Operations.Add(new ConvolutionWeightGradient
            {
                Layer = convolution.Layer,
                Item = convolution.Item,
                OutputGradient = output,
                Input = convolution.Input,
                Weight = convolution.Weight,
                Bias = convolution.Bias,
                Geometry = convolution.Geometry,
            });
        }
    }

    private static void AppendInput(Tape tape, ConvolutionOperation convolution, int output)
    {
        var forward = convolution.Geometry;
        var border = BorderOf(forward);
        var padded = output;
        if (!border.IsNone)
        {
            padded = tape.Add("∂" + convolution.Layer + " padded", border.Apply(forward.OutputShape));
            tape.Operations.Add(new PadOperation { Layer = convolution.Layer, Item = convolution.Item, Input = output, Output = padded, Border = border });
        }
        var turned = tape.Add(
            convolution.Layer + " turned weights",
            new TensorShape(forward.KernelHeight, forward.KernelWidth, forward.FiltersPerGroup, forward.InputChannels), isPerSample: false);
        tape.Operations.Add(new TurnWeights { Layer = convolution.Layer, Item = convolution.Item, Weight = convolution.Weight, Output = turned, Geometry = forward });
        var shape = border.Apply(forward.OutputShape);
        tape.Contribute(convolution.Input, input => new ConvolutionInputGradient
        {
            Layer = convolution.Layer,
            Item = convolution.Item,
            OutputGradient = padded,
            InputGradient = input,
            TurnedWeights = turned,
            Geometry = new WindowGeometry
            {
                InputHeight = shape.Dimensions[0],
                InputWidth = shape.Dimensions[1],
                InputChannels = forward.OutputChannels,
                KernelHeight = forward.KernelHeight,
                KernelWidth = forward.KernelWidth,
                StrideHeight = 1,
                StrideWidth = 1,
                Dilation = forward.Dilation,
                Groups = forward.Groups,
                OutputChannels = forward.InputChannels,
            },
        });
    }

    /// <summary>
    /// Reach before and after; what a stride leaves over at the end was read by no window and needs rows of zeros.
    /// </summary>
    private static Border BorderOf(WindowGeometry forward)
    {
        var reachHeight = forward.Dilation * (forward.KernelHeight - 1);
        var reachWidth = forward.Dilation * (forward.KernelWidth - 1);
        var unreadHeight = forward.InputHeight - (((forward.OutputHeight - 1) * forward.StrideHeight) + reachHeight + 1);
        var unreadWidth = forward.InputWidth - (((forward.OutputWidth - 1) * forward.StrideWidth) + reachWidth + 1);
        return new Border(reachHeight, reachHeight + unreadHeight, reachWidth, reachWidth + unreadWidth, forward.StrideHeight, forward.StrideWidth);
    }
}
