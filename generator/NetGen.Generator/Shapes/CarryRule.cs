using NetGen.Generator.Model;

namespace NetGen.Generator.Shapes;

/// <summary>States can be carried from window to window where all that looks back is a recurrent layer that reads forward.</summary>
internal static class CarryRule
{
    public static void Check(NetworkItemAttribute?[] items, GraphBuilder builder)
    {
        var training = Array.FindIndex(items, item => item is TrainingAttribute { CarryState: true });
        if (training < 0 || builder.HasFailed)
            return;
        builder.Item = training;
        var obstacle = !builder.Operations.OfType<RecurrentOperation>().Any() ? "no layer has a state to carry"
            : builder.Operations.Select(Obstacle).FirstOrDefault(reason => reason is not null);
        if (obstacle is not null)
            builder.Report("NG0008", nameof(TrainingAttribute.CarryState), nameof(TrainingAttribute.CarryState), "false where " + obstacle,
                "true");
    }

    private static string? Obstacle(Operation operation) => operation switch
    {
        SplitSteps { IsReversed: true } => operation.Layer + " reads the last step first",
        PadOperation { Border: { Left: > 0, Right: 0 } } => operation.Layer + " looks back on inputs of the window alone",
        AttentionOperation => operation.Layer + " looks back on steps of the window alone",
        // Nothing beyond the window is missed.
        _ => null,
    };
}
