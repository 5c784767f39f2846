using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints what a declared running average adds: the trainer's access to it, and a Fit that leaves it in a network of its own.
/// </summary>
internal static class AveragingSection
{
    public static void PrintTrainer(CodeWriter writer, MemberWriter members)
    {
        var s = members.Surface.Scalar;
        members.Summary("The running average of the parameters, laid out as they are; the parameters themselves before the first step.");
        members.Value($"public global::System.Span<{s}> AverageParameters", _ => "(_averages ??= CopyOfParameters()).Span");
        members.Summary("Gives a network the running average for its parameters: the trained one or another.");
        members.Param("network", "The network that is changed.");
        members.Block($"public void CopyAverageTo({members.Class} network)", plan =>
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
            writer.Line("AverageParameters.CopyTo(network.Parameters);");
            writer.Line("network.netGenIsFresh = false;");
            writer.Line("network.netGenNames = _network.netGenNames;");
            if (plan.Graph.IsYesNo)
                writer.Line("network.netGenThreshold = _network.netGenThreshold;");
            if (plan.Buffers.Count > 0)
                writer.Line("ParametersAndBuffers.Slice(ParameterCount).CopyTo(network.netGenParameters.Span.Slice(ParameterCount));");
        });
        members.Hidden(_ =>
        {
            writer.Open($"private NGNumerics.Arena<{s}> CopyOfParameters()");
            writer.Line($"var copy = new NGNumerics.Arena<{s}>(ParameterCount);");
            writer.Line("Parameters.CopyTo(copy.Span);");
            writer.Line("return copy;");
            writer.Close().Gap();
        });
    }

    /// <summary>What Fit does.</summary>
    public static void PrintFit(CodeWriter writer, Plan plan, string options)
    {
        writer.Line("var trainer = new Trainer(this, hyperparameters);");
        writer.Line("try");
        writer.Open("");
        writer.Line($"return global::NetGen.Training.TrainingLoop.Fit(trainer, netGenIsFresh, train, {options});");
        writer.Close();
        writer.Line("finally");
        writer.Open("");
        writer.Line("if (trainer.StepCount > 0)");
        writer.Line($"    trainer.CopyAverageTo(Average ??= new {Identifiers.OfType(plan.Graph.Name)}(default(global::NetGen.Files.Undrawn)));");
        writer.Close();
    }

    public static void PrintAverage(MemberWriter members)
    {
        members.Summary("A network of its own with the running average of the parameters over the last Fit; null before the first.");
        members.Auto($"public {members.Class}? Average", "get; private set;");
    }
}
