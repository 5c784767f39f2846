using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>
/// What Flatten leaves in the order of memory, brought into PyTorch's for a layer to which the places of a vector mean something beside
/// those of another:
/// joins, groups of neighbouring channels. Everything else keeps the order of memory, and only its weights change places in files.
/// </summary>
internal static class ChannelOrder
{
    /// <summary>What such a layer's description ends in: files of versions that did not move anything are of another network, and their
    /// fingerprint says so.</summary>
    public const string Description = " in channels-first order";

    /// <summary>The tensor with its elements moved; the tensor itself where both orders are the same.</summary>
    public static int ChannelsFirst(this GraphBuilder builder, string layer, int tensor, Flattened? flattenedFrom)
    {
        if (flattenedFrom is not { IsReordered: true, Image: var (height, width, channels) })
            return tensor;
        var (image, moved, flat) = (new TensorShape(height, width, channels), new TensorShape(channels, height, width),
            builder.ShapeOf(tensor));
        builder.Current = tensor;
        Reshape(image, " as an image");
        builder.AddHidden(new PermuteOperation
        {
            Layer = layer,
            Item = builder.Item,
            Input = builder.Current,
            Output = builder.AddTensor(layer + " channels first", moved),
            From = image,
            Axes = new[] { 2, 0, 1 }.ToEquatableArray(),
        });
        Reshape(flat, " flattened");
        return builder.Current;

        void Reshape(TensorShape shape, string what) => builder.AddHidden(
            new ReshapeOperation
            {
                Layer = layer, Item = builder.Item, Input = builder.Current,
                Output = builder.AddTensor(layer + what, shape)
            });
    }
}
