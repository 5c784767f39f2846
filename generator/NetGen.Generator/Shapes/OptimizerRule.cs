using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>The optimizer as declared, Adam with its defaults where a loss stands without one; and what is declared beside it.</summary>
internal static class OptimizerRule
{
    public static Optimizer? Of(OptimizerAttribute? declared, LossFunction? loss) => declared switch
    {
        SgdAttribute sgd => new Sgd(sgd.LearningRate, sgd.WeightDecay, sgd.Momentum, sgd.Nesterov),
        AdamAttribute adam =>
            new Adam(adam.LearningRate, adam.WeightDecay, adam.Beta1, adam.Beta2, adam.Epsilon, adam.AmsGrad, Decoupled: false),
        AdamWAttribute adamW =>
            new Adam(adamW.LearningRate, adamW.WeightDecay, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.AmsGrad, Decoupled: true),
        NadamAttribute nadam =>
            new Nadam(nadam.LearningRate, nadam.WeightDecay, nadam.Beta1, nadam.Beta2, nadam.Epsilon, nadam.MomentumDecay),
        RAdamAttribute rAdam => new RAdam(rAdam.LearningRate, rAdam.WeightDecay, rAdam.Beta1, rAdam.Beta2, rAdam.Epsilon),
        AdamaxAttribute adamax => new Adamax(adamax.LearningRate, adamax.WeightDecay, adamax.Beta1, adamax.Beta2, adamax.Epsilon),
        LambAttribute lamb => new Lamb(lamb.LearningRate, lamb.WeightDecay, lamb.Beta1, lamb.Beta2, lamb.Epsilon),
        RmsPropAttribute rmsProp =>
            new RmsProp(rmsProp.LearningRate, rmsProp.WeightDecay, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.Momentum, rmsProp.Centered),
        AdagradAttribute adagrad => new Adagrad(adagrad.LearningRate, adagrad.WeightDecay, adagrad.Epsilon, adagrad.LearningRateDecay),
        AdadeltaAttribute adadelta => new Adadelta(adadelta.LearningRate, adadelta.WeightDecay, adadelta.Rho, adadelta.Epsilon),
        LionAttribute lion => new Lion(lion.LearningRate, lion.WeightDecay, lion.Beta1, lion.Beta2),
        null when loss is not null => Of(new AdamAttribute(), loss),
        null => null,
        _ => throw new ArgumentOutOfRangeException(nameof(declared), declared.GetType().Name, "An optimizer without a record."),
    };

    public static Clipping ClippingOf(IReadOnlyList<NetworkItemAttribute> items) => new(
        items.OfType<ClipNormAttribute>().FirstOrDefault()?.Norm,
        items.OfType<ClipValueAttribute>().FirstOrDefault()?.Value);
}
