using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the trainer's steps and gradients, on spans of the user's and on batches of a data set.</summary>
internal static class StepSection
{
    /// <summary>The steps on spans of the user's, with a label for each sample or a target for each output.</summary>
    public static void Print(CodeWriter writer, MemberWriter members, string target)
    {
        var s = members.Surface.Scalar;
        var isClass = target == "int";
        var (argument, meaning) = !isClass ? ("targets", "Samples × OutputLength targets, row-major.")
            : ("labels",
                members.Surface.MapsClasses
                    ? "One class index for each position of each sample, in order; −1 for a position that does not count."
                    : "One class index a sample.");
        void Member(string member, string element, string summary, string returns, string body)
        {
            members.Summary(summary);
            members.Param("inputs", "Samples × InputLength values, row-major; any number of samples" + PredictionSection.Numbers(element));
            members.Param(argument, meaning);
            members.Returns(returns);
            PredictionSection.DocumentExceptions(members, "The spans are not of the same number of samples.");
            PredictionSection.DocumentTokens(members);
            if (isClass)
                members.Throws("NetGen.LabelOutOfRangeException", "A label is not a class of the network.");
            members.Throws("NetGen.NonFiniteValueException", "The loss or a gradient is not finite; the parameters are unchanged.");
            var parameters = $"global::System.ReadOnlySpan<{element}> inputs, global::System.ReadOnlySpan<{target}> {argument}";
            members.Block($"public {s} {member}({parameters})", plan =>
            {
                writer.Line($"var count = global::NetGen.Data.Guard.Rows(inputs.Length, InputLength, {argument}.Length, "
                    + $"{Literals.Of(SummarySection.TargetLength(plan.Graph))}, {Literals.Of(plan.Graph.Name)});");
                if (element != "byte" && PredictionSection.SequenceGuard(plan, "inputs") is { } guard)
                    writer.Line(guard);
                if (plan.Graph.IsRagged && isClass && TargetText.IsMap(plan))
                    writer.Line(BatchGuards.NoLabelsBehind(plan, PredictionSection.Samples(element, s, "inputs"), "labels, default"));
                if (isClass)
                    BatchGuards.PrintLabels(writer, plan, "labels");
                CarriedSection.PrintBegin(writer, plan, "count, default");
                writer.Lines(body.Replace("$args", $"{PredictionSection.Samples(element, s, "inputs")}, {argument}, default, count"));
            });
        }

        foreach (var element in PredictionSection.ElementsOf(members.Surface))
        {
            Member("Step", element, "One optimisation step on one mini-batch.",
                "The data term of the loss before the step, mean over the samples.",
                $"var loss = ({s})Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        }
        Member("ComputeGradients", s, "The gradient of one mini-batch, without a step: it stands in Gradients.",
            "The data term of the loss, mean over the samples.",
            $"return ({s})Accumulate($args, 1);");
    }

    public static void PrintOnBatches(CodeWriter writer, MemberWriter members)
    {
        void OnBatch(string member, string body) =>
            members.Inherited().Block($"public double {member}(in global::NetGen.Data.Batch<{members.Surface.Scalar}> batch)", plan =>
            {
                BatchGuards.Print(writer, plan);
                CarriedSection.PrintBegin(writer, plan, "batch.Rows.Length, batch.Begins");
                writer.Lines(body.Replace("$args", $"batch.Inputs, batch.{TargetText.InBatch(plan)}, batch.Rows, batch.Rows.Length"));
            });

        OnBatch("Step", "var loss = Accumulate($args, LargestStep);\nUpdate();\nreturn loss;");
        OnBatch("ComputeGradients", "return Accumulate($args, 1);");
    }
}
