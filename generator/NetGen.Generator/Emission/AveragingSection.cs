using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what a declared running average adds: the trainer's access to it, and a Fit that leaves it in a network of its own.</summary>
internal static class AveragingSection
{
    public static void PrintTrainer(CodeWriter writer, Plan plan)
    {
        var (name, s) = (Identifiers.OfType(plan.Graph.Name), plan.Graph.Scalar);
        writer.Summary("The running average of the parameters, laid out as they are; the parameters themselves before the first step.");
        writer.Line($"public global::System.Span<{s}> AverageParameters => (_averages ??= CopyOfParameters()).Span;");
        writer.Line();
        writer.Summary("Gives a network the running average for its parameters: the trained one or another.");
        writer.Param("network", "The network that is changed.");
        writer.Open($"public void CopyAverageTo({name} network)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
        writer.Line("AverageParameters.CopyTo(network.Parameters);");
        writer.Line("network.netGenIsFresh = false;");
        writer.Line("network.netGenNames = _network.netGenNames;");
        if (plan.Buffers.Count > 0)
            writer.Line("ParametersAndBuffers.Slice(ParameterCount).CopyTo(network.netGenParameters.Span.Slice(ParameterCount));");
        writer.Close();
        writer.Line();
        writer.Open($"private NGNumerics.Arena<{s}> CopyOfParameters()");
        writer.Line($"var copy = new NGNumerics.Arena<{s}>(ParameterCount);");
        writer.Line("Parameters.CopyTo(copy.Span);");
        writer.Line("return copy;");
        writer.Close();
        writer.Line();
    }

    public static void PrintFit(CodeWriter writer, Plan plan, string signature)
    {
        var name = Identifiers.OfType(plan.Graph.Name);
        writer.Open(signature);
        writer.Line("var trainer = new Trainer(this, hyperparameters);");
        writer.Line("try");
        writer.Open("");
        writer.Line("return global::NetGen.Training.TrainingLoop.Fit(trainer, netGenIsFresh, train, options);");
        writer.Close();
        writer.Line("finally");
        writer.Open("");
        writer.Line("if (trainer.StepCount > 0)");
        writer.Line($"    trainer.CopyAverageTo(Average ??= new {name}(default(global::NetGen.Files.Undrawn)));");
        writer.Close();
        writer.Close();
    }

    public static void PrintAverage(CodeWriter writer, Plan plan)
    {
        writer.Summary("A network of its own with the running average of the parameters over the last Fit; null before the first.");
        writer.Line($"public {Identifiers.OfType(plan.Graph.Name)}? Average {{ get; private set; }}");
        writer.Line();
    }
}
