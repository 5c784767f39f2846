using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the optimizer's step over the stretches of parameters, and the value of the penalties.</summary>
internal static class UpdateSection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        PrintUpdate(writer, plan);
        PrintPenalty(writer, plan);
    }

    private static void PrintUpdate(CodeWriter writer, Plan plan)
    {
        var s = plan.Graph.Scalar;
        var kernel = plan.Kernels.OfType<UpdateKernel>().Single();
        var scalars = UpdatePrinter.ScalarsOf(kernel);
        writer.Line("// The optimizer, decay and penalties in one pass over each stretch of parameters that is treated alike.");
        writer.Open("private void Update()");
        writer.Line("var step = ++StepCount;");
        writer.Line("var rate = LearningRate;");
        foreach (var line in ScalarLines(kernel))
            writer.Line(line);
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        writer.Line("ref var gradients = ref _gradients!.Origin;");
        foreach (var state in kernel.Optimizer.State)
            writer.Line($"ref var {state} = ref (_{state} ??= new(ParameterCount)).Origin;");
        foreach (var range in plan.Updates)
        {
            writer.Line();
            writer.Line($"// {range.Description}");
            var arguments = new[] { CallText.At("parameters", range.Offset), CallText.At("gradients", range.Offset) }
                .Concat(kernel.Optimizer.State.Select(state => CallText.At(state, range.Offset)))
                .Append(Literals.Of(range.Length))
                .Concat(scalars.Select(scalar => $"({s})({ScalarText(kernel, range, scalar)})"));
            writer.Line($"NetGenKernels.{kernel.Name}({string.Join(", ", arguments)});");
        }
        ConstraintSection.Print(writer, plan);
        writer.Close();
        writer.Line();
    }

    /// <summary>The scalars that depend on the step.</summary>
    private static IEnumerable<string> ScalarLines(UpdateKernel kernel)
    {
        switch (kernel.Optimizer)
        {
            case Adam:
                yield return "var meanCorrection = 1.0 / (1.0 - global::System.Math.Pow(_hyperparameters.Beta1, step));";
                yield return "var varianceCorrection = 1.0 / global::System.Math.Sqrt(1.0 - global::System.Math.Pow(_hyperparameters.Beta2, step));";
                break;
            case Adagrad:
                yield return "rate /= 1.0 + (step - 1) * _hyperparameters.LearningRateDecay;";
                break;
            default:
                yield return "_ = step;";
                break;
        }
    }

    private static string ScalarText(UpdateKernel kernel, UpdateRange range, string scalar) => scalar switch
    {
        "rate" or "meanCorrection" or "varianceCorrection" => scalar,
        "decay" => string.Join(" + ", DecayTerms(kernel, range).DefaultIfEmpty("0.0")),
        "keep" => range.Decays ? "1.0 - rate * _hyperparameters.WeightDecay" : "1.0",
        "threshold" => range.Penalty?.L1 is { } l1 ? "rate * " + StrengthText(l1) : "0.0",
        "shrink" => range.Penalty?.ProximalL2 is { } l2 ? "1.0 / (1.0 + rate * " + StrengthText(l2) + ")" : "1.0",
        _ => "_hyperparameters." + char.ToUpperInvariant(scalar[0]) + scalar.Substring(1),
    };

    private static IEnumerable<string> DecayTerms(UpdateKernel kernel, UpdateRange range)
    {
        if (range.Decays && kernel.Optimizer is not Adam { Decoupled: true })
            yield return "_hyperparameters.WeightDecay";
        if (range.Penalty?.L2 is { } l2)
            yield return StrengthText(l2);
    }

    private static void PrintPenalty(CodeWriter writer, Plan plan)
    {
        writer.Line("/// <inheritdoc/>");
        var terms = plan.Updates.SelectMany(range => TermsOf(plan, range)).ToList();
        writer.Line("public double Penalty() =>");
        for (var i = 0; i < terms.Count; i++)
            writer.Line("    " + (i > 0 ? "+ " : "") + terms[i] + (i == terms.Count - 1 ? ";" : ""));
        if (terms.Count == 0)
            writer.Line("    0.0;");
        writer.Line();
    }

    private static IEnumerable<string> TermsOf(Plan plan, UpdateRange range)
    {
        var span = $"Parameters.Slice({Literals.Of(range.Offset)}, {Literals.Of(range.Length)})";
        if (range.Penalty?.L1 is { } l1)
            yield return $"NGNumerics.Penalties.L1<{plan.Graph.Scalar}>({span}, {StrengthText(l1)})";
        if (range.Penalty?.L2 is { } l2)
            yield return $"NGNumerics.Penalties.L2<{plan.Graph.Scalar}>({span}, {StrengthText(l2)})";
        if (range.Penalty?.ProximalL2 is { } proximal)
            yield return $"NGNumerics.Penalties.L2<{plan.Graph.Scalar}>({span}, {StrengthText(proximal)})";
    }

    private static string StrengthText(PenaltyTerm term) => term.Share switch
    {
        PenaltyShare.Whole => "_hyperparameters." + term.Hyperparameter,
        PenaltyShare.L1Ratio => $"_hyperparameters.{term.Hyperparameter} * _hyperparameters.{term.Hyperparameter}L1Ratio",
        _ => $"_hyperparameters.{term.Hyperparameter} * (1.0 - _hyperparameters.{term.Hyperparameter}L1Ratio)",
    };
}
