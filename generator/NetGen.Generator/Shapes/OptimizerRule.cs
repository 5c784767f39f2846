using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The optimizer as declared; Adam with its defaults where a loss stands without one.</summary>
internal static class OptimizerRule
{
    public static Optimizer? Of(OptimizerAttribute? declared, LossFunction? loss) => declared switch
    {
        SgdAttribute sgd => new Sgd(sgd.LearningRate, sgd.WeightDecay, sgd.Momentum, sgd.Nesterov),
        AdamAttribute adam => new Adam(adam.LearningRate, adam.WeightDecay, adam.Beta1, adam.Beta2, adam.Epsilon, Decoupled: false),
        AdamWAttribute adamW => new Adam(adamW.LearningRate, adamW.WeightDecay, adamW.Beta1, adamW.Beta2, adamW.Epsilon, Decoupled: true),
        RmsPropAttribute rmsProp => new RmsProp(rmsProp.LearningRate, rmsProp.WeightDecay, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.Momentum, rmsProp.Centered),
        AdagradAttribute adagrad => new Adagrad(adagrad.LearningRate, adagrad.WeightDecay, adagrad.Epsilon, adagrad.LearningRateDecay),
        null when loss is not null => Of(new AdamAttribute(), loss),
        _ => null,
    };
}
