using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>Scaled targets: places for what is fitted, as many as outputs. Only a loss of real numbers on any scale can have
/// them.</summary>
internal static class TargetRule
{
    public static void Apply(TargetAttribute target, GraphBuilder builder)
    {
        if (!target.Standardize && !target.Log1P)
            return;
        var argument = target.Standardize ? nameof(TargetAttribute.Standardize) : nameof(TargetAttribute.Log1P);
        if (target.Kind != TargetKind.Regression || builder.Loss is not (null or MeanSquaredError or MeanAbsoluteError or Huber))
        {
            builder.Report("NG0008", argument, argument,
                "left out: only the targets of a regression with MeanSquaredError, MeanAbsoluteError or Huber can be scaled", "true");
            return;
        }
        if (builder.Operations.OfType<LayerOperation>().LastOrDefault() is ActivationOperation or SoftmaxOperation or LogSoftmaxOperation)
        {
            builder.Report("NG0008", argument, argument, "left out behind an activation: scaled targets lie on both sides of 0", "true");
            return;
        }
        var outputs = new TensorShape((int)builder.CurrentShape.Count);
        var first = Add("samples", new TensorShape(1), 0);
        Add("mean", outputs, 0);
        Add("deviation", outputs, 1);
        builder.Targets = new TargetScaling(target.Standardize, target.Log1P, first);

        int Add(string name, TensorShape shape, double start) => builder.AddBuffer(new Parameter
        {
            Name = "targets." + name,
            Layer = "targets",
            Member = name,
            Item = builder.Item,
            Shape = shape,
            Initializer = new Initializer(Init.Constant, start, 1, 1, 0, Chosen: false),
            Penalty = null,
            Decays = false,
            Trainable = false,
        });
    }
}
