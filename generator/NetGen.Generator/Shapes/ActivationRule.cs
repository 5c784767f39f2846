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
                    new SoftmaxOperation
                    {
                        Layer = name, Item = builder.Item, Input = builder.Current,
                        Output = builder.AddTensor(name, shape)
                    },
                    "Softmax");
                return;
            case LogSoftmaxAttribute:
                builder.AddLayer(
                    new LogSoftmaxOperation
                    {
                        Layer = name, Item = builder.Item, Input = builder.Current,
                        Output = builder.AddTensor(name, shape)
                    },
                    "LogSoftmax");
                return;
        }
        var function = FunctionOf(activation);
        builder.AddLayer(
            new ActivationOperation
            {
                Layer = name,
                Item = builder.Item,
                Input = builder.Current,
                Output = builder.AddTensor(name, shape),
                Function = function,
            },
            function.Description);
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
        SquaredReluAttribute => new SquaredRelu(),
        LogReluAttribute => new LogRelu(),
        HardSigmoidAttribute => new HardSigmoid(),
        HardSwishAttribute => new HardSwish(),
        ExpAttribute => new Exp(),
        TanhAttribute => new Tanh(),
        SigmoidAttribute => new Sigmoid(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation.GetType().Name, "An activation without a function."),
    };
}
