using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>What is enforced on the parameters at the end of an update.</summary>
internal static class ConstraintSection
{
    public static void Add(Stretches steps, Plan plan)
    {
        var s = plan.Graph.Scalar;
        foreach (var constraint in plan.Constraints)
        {
            var offset = plan.Parameters[constraint.Parameter].Offset;
            var averages = plan.Graph.AverageDecay is not null ? $"{CallText.At("averages", offset)}, ({s})(1.0 - averageKeep), " : "";
            steps.Add(
                plan.Graph.Parameters[constraint.Parameter].Name, "",
                $"// {plan.Graph.Parameters[constraint.Parameter].Name}: no unit's weights beyond the max-norm",
                $"NetGenKernels.{constraint.Kernel.Name}({CallText.At("parameters", offset)}, {averages}({s})_hyperparameters.{constraint.Hyperparameter});");
        }
    }
}
