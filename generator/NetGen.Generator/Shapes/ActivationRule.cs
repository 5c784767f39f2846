using System.Globalization;
using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Activations keep the shape; softmax and its logarithm work on the last axis.</summary>
internal static class ActivationRule
{
    public static void Apply(ActivationAttribute activation, GraphBuilder builder)
    {
        var name = builder.NameOf(activation).Text;
        var shape = builder.CurrentShape;
        switch (activation)
        {
            case SoftmaxAttribute:
                builder.AddLayer(
                    new SoftmaxOperation { Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, shape) },
                    "Softmax");
                return;
            case LogSoftmaxAttribute:
                builder.AddLayer(
                    new LogSoftmaxOperation { Layer = name, Item = builder.Item, Input = builder.Current, Output = builder.AddTensor(name, shape) },
                    "LogSoftmax");
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
        SeluAttribute => new Selu(),
        GeluAttribute gelu => new Gelu(gelu.Approximate),
        SiluAttribute => new Silu(),
        MishAttribute => new Mish(),
        SoftplusAttribute => new Softplus(),
        SoftsignAttribute => new Softsign(),
        Relu6Attribute => new Relu6(),
        HardSigmoidAttribute => new HardSigmoid(),
        HardSwishAttribute => new HardSwish(),
        ExpAttribute => new Exp(),
        TanhAttribute => new Tanh(),
        SigmoidAttribute => new Sigmoid(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation.GetType().Name, "An activation without a function."),
    };

    private static string DescriptionOf(ActivationAttribute activation) => activation switch
    {
        LeakyReluAttribute leaky => "LeakyRelu " + Text(leaky.Slope),
        EluAttribute elu => "Elu " + Text(elu.Alpha),
        GeluAttribute { Approximate: true } => "Gelu, by tanh",
        _ => FunctionOf(activation).GetType().Name,
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
