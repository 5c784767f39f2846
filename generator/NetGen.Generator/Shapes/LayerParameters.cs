using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The weight and bias of a layer, as its attribute declares them.</summary>
internal static class LayerParameters
{
    public static (int Weight, int? Bias) Add(
        GraphBuilder builder, WeightedLayerAttribute declared, LayerName name, NetworkPenalty penalty, TensorShape shape, int fanIn,
        int fanOut, int units, Flattened? flattenedFrom,
        int transposedGroups = 0, FormerOrder? formerOrder = null, string weightInFiles = ".weight", string biasInFiles = ".bias")
    {
        var weight = builder.AddParameter(new Parameter
        {
            Name = name.InFiles + weightInFiles,
            Layer = name.Text,
            Member = "Weights",
            Item = builder.Item,
            Shape = shape,
            Initializer = new Initializer(declared.Init, declared.InitScale, fanIn, fanOut, 0, declared.Init == Init.Auto,
                declared.InitSparsity),
            Penalty = penalty.For(name.Text, declared),
            MaxNorm = double.IsNaN(declared.MaxNorm) ? null : declared.MaxNorm,
            Decays = true,
            Trainable = declared.Trainable,
            FlattenedFrom = flattenedFrom,
            FormerOrder = formerOrder,
            TransposedGroups = transposedGroups,
        });
        int? bias = !declared.Bias ? null : builder.AddParameter(new Parameter
        {
            Name = name.InFiles + biasInFiles,
            Layer = name.Text,
            Member = "Bias",
            Item = builder.Item,
            Shape = new TensorShape(units),
            Initializer = new Initializer(declared.BiasInit == Init.Auto ? Init.Zeros : declared.BiasInit, declared.BiasInitScale, fanIn,
                fanOut, 0, false),
            Penalty = declared.PenalizeBias ? penalty.For(name.Text, declared) : null,
            Decays = false,
            Trainable = declared.Trainable,
        });
        return (weight, bias);
    }
}
