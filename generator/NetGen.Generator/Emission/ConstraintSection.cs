using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what is enforced on the parameters at the end of an update.</summary>
internal static class ConstraintSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        foreach (var constraint in plan.Constraints)
        {
            writer.Line();
            writer.Line($"// {plan.Graph.Parameters[constraint.Parameter].Name}: no unit's weights beyond the max-norm");
            writer.Line($"NetGenKernels.{constraint.Kernel.Name}({CallText.At("parameters", plan.Parameters[constraint.Parameter].Offset)}, "
                + $"({plan.Graph.Scalar})_hyperparameters.{constraint.Hyperparameter});");
        }
    }
}
