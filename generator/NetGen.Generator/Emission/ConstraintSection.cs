using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what is enforced on the parameters at the end of an update.</summary>
internal static class ConstraintSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var s = plan.Graph.Scalar;
        foreach (var constraint in plan.Constraints)
        {
            writer.Line();
            writer.Line($"// {plan.Graph.Parameters[constraint.Parameter].Name}: no unit's weights beyond the max-norm");
            var offset = plan.Parameters[constraint.Parameter].Offset;
            var averages = constraint.Kernel.Averages ? $"{CallText.At("averages", offset)}, ({s})(1.0 - averageKeep), " : "";
            writer.Line($"NetGenKernels.{constraint.Kernel.Name}({CallText.At("parameters", offset)}, {averages}({s})_hyperparameters.{constraint.Hyperparameter});");
        }
    }
}
