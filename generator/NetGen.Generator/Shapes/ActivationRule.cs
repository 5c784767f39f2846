using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Activations keep the shape; softmax works on the last axis.</summary>
internal static class ActivationRule
{
    public static void Apply(ActivationAttribute activation, GraphBuilder builder)
    {
        var name = builder.NameOf(activation).Text;
        var shape = builder.CurrentShape;
        if (activation is SoftmaxAttribute)
        {
            builder.AddLayer(
                new SoftmaxOperation { Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, shape) },
                "Softmax");
            return;
        }
        builder.AddLayer(
            new ActivationOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, shape),
                Function = FunctionOf(activation),
            },
            DescriptionOf(activation));
    }

    private static ActivationFunction FunctionOf(ActivationAttribute activation) => activation switch
    {
        ReluAttribute => new Relu(),
        LeakyReluAttribute leaky => new LeakyRelu(leaky.Slope),
        EluAttribute elu => new Elu(elu.Alpha),
        TanhAttribute => new Tanh(),
        SigmoidAttribute => new Sigmoid(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation.GetType().Name, "An activation without a function."),
    };

    private static string DescriptionOf(ActivationAttribute activation) => activation switch
    {
        LeakyReluAttribute leaky => "LeakyRelu " + Text(leaky.Slope),
        EluAttribute elu => "Elu " + Text(elu.Alpha),
        _ => FunctionOf(activation).GetType().Name,
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
