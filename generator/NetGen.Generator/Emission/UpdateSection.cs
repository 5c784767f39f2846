using NetGen.Generator.Lowering;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints the optimizer's step over the stretches of parameters, the norm of the gradient, and the value of the
/// penalties.</summary>
internal static class UpdateSection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Hidden(plan => PrintUpdate(writer, plan));
        PrintGradientNorm(writer, members);
        PrintPenalty(writer, members);
    }

    /// <summary>The tensors beside weights and gradients.</summary>
    public static IReadOnlyList<string> TensorsOf(Plan plan) => [.. KernelsOf(plan).SelectMany(kernel => kernel.State).Distinct()];

    private static IReadOnlyList<UpdateKernel> KernelsOf(Plan plan) => [.. plan.Kernels.OfType<UpdateKernel>()];

    private static void PrintUpdate(CodeWriter writer, Plan plan)
    {
        var kernels = KernelsOf(plan);
        writer.Line(kernels.Count == 1
            ? $"// {Contents(kernels[0])} in one pass over each stretch of parameters that is treated alike."
            : $"// {Contents(kernels[0])} in two passes over each stretch of parameters: where to, and, by the norm of that and of a layer's weights, how far.");
        writer.Open("private void Update()");
        writer.Line("var step = ++StepCount;");
        CarriedSection.PrintCommit(writer, plan);
        writer.Line("var rate = LearningRate;");
        writer.Line("_network.netGenIsFresh = false;");
        PrintScalars(writer, kernels);
        writer.Line("ref var parameters = ref _network.netGenParameters.Origin;");
        writer.Line("ref var gradients = ref _shards.Gradients.Origin;");
        foreach (var tensor in TensorsOf(plan))
            writer.Line($"ref var {tensor} = ref (_{tensor} ??= {(tensor == "averages" ? "CopyOfParameters()" : "new(ParameterCount)")}).Origin;");
        if (BatchStatisticsSection.Updates(plan))
            writer.Line("ref var workspace = ref _shards.Main.Workspace.Values;");
        var (declared, given) = Locals(plan, kernels);
        var steps = new Stretches("Update", declared, given, MostSteps / kernels.Count);
        foreach (var range in plan.Updates)
            steps.Add(range.Description.Split(',')[0], statements => PrintRange(statements, plan, kernels, range));
        ConstraintSection.Add(steps, plan);
        BatchStatisticsSection.AddUpdates(steps, plan);
        steps.Print(writer);
        writer.Close();
        writer.Line();
        steps.PrintMethods(writer, "private");
    }

    private static void PrintRange(CodeWriter writer, Plan plan, IReadOnlyList<UpdateKernel> kernels, UpdateRange range)
    {
        writer.Line();
        writer.Line($"// {range.Description}");
        if (range.ByNorm)
            writer.Open("");
        foreach (var kernel in kernels)
        {
            if (range.ByNorm && kernel.Phase == UpdatePhase.Move)
                writer.Line($"var trusted = {RateOf(range)} * NGNumerics.TrustRatio.Of({CallText.At("parameters", range.Offset)}, {CallText.At("directions", range.Offset)}, {Literals.Of(range.Length)});");
            var arguments = kernel.Phase == UpdatePhase.Move ? new[] { "parameters" } : ["parameters", "gradients"];
            writer.Line($"NetGenKernels.{kernel.Name}({string.Join(", ", arguments.Concat(kernel.State).Select(tensor => CallText.At(tensor, range.Offset))
                .Append(Literals.Of(range.Length))
                .Concat(kernel.Scalars.Select(scalar => $"({plan.Graph.Scalar})({ScalarText(kernel, range, scalar)})")))});");
        }
        if (range.ByNorm)
            writer.Close();
    }

    /// <summary>Steps that one method may have: 16 KB of IL at up to 250 bytes each.</summary>
    private const int MostSteps = 60;

    /// <summary>What the steps speak of, as parameters of a method of its own and as its arguments.</summary>
    private static (string Declared, string Given) Locals(Plan plan, IReadOnlyList<UpdateKernel> kernels)
    {
        string[] references =
            [.. new[] { "parameters", "gradients" }, .. TensorsOf(plan),
                .. BatchStatisticsSection.Updates(plan) ? ["workspace"] : Array.Empty<string>()];
        string[] numbers = [.. new[] { "rate" }, .. kernels.SelectMany(kernel => kernel.Scalars).Where(IsLocal)];
        return (
            string.Join(", ",
                references.Select(name => $"ref {plan.Graph.Scalar} {name}").Concat(numbers.Select(name => "double " + name))),
            string.Join(", ", references.Select(name => "ref " + name).Concat(numbers)));
    }

    private static bool IsLocal(string scalar) => StepScalars.Of(scalar) is not null;

    private static string Contents(UpdateKernel kernel) =>
        (kernel.ClipsNorm || kernel.ClipsValue ? "Clipping, the" : "The") + " optimizer, decay" + (kernel.Averages
            ? ", penalties and the average"
            : " and penalties");

    /// <summary>The scalars that depend on the step.</summary>
    private static void PrintScalars(CodeWriter writer, IReadOnlyList<UpdateKernel> kernels)
    {
        var rateLines = StepScalars.RateLines(kernels[0].Optimizer).ToList();
        foreach (var line in rateLines)
            writer.Line(line);
        var computed = kernels.SelectMany(kernel => kernel.Scalars).Where(IsLocal).ToList();
        foreach (var scalar in computed)
            writer.Line($"var {scalar} = {StepScalars.Of(scalar)};");
        if (rateLines.Count == 0 && !computed.Exists(scalar => StepScalars.Of(scalar)!.Contains("step")))
            writer.Line("_ = step;");
    }

    private static string ScalarText(UpdateKernel kernel, UpdateRange range, string scalar) => scalar switch
    {
        "rate" => RateText(range),
        "decay" => string.Join(" + ", DecayTerms(kernel, range).DefaultIfEmpty("0.0")),
        "weightDecay" => range.Decays ? "_hyperparameters.WeightDecay" : "0.0",
        "keep" => range.Decays ? $"1.0 - {RateText(range)} * _hyperparameters.WeightDecay" : "1.0",
        "threshold" => range.Penalty?.L1 is { } l1 ? $"{RateText(range)} * {StrengthText(l1)}" : "0.0",
        "shrink" => range.Penalty?.ProximalL2 is { } l2 ? $"1.0 / (1.0 + {RateText(range)} * {StrengthText(l2)})" : "1.0",
        _ when IsLocal(scalar) => scalar,
        // An optimizer's own numbers are called like their hyperparameters.
        _ => "_hyperparameters." + char.ToUpperInvariant(scalar[0]) + scalar.Substring(1),
    };

    private static string RateText(UpdateRange range) => range.ByNorm ? "trusted" : RateOf(range);

    private static string RateOf(UpdateRange range) => range.RateFactor == 1 ? "rate" : "rate * " + Literals.Of(range.RateFactor, "double");

    private static IEnumerable<string> DecayTerms(UpdateKernel kernel, UpdateRange range)
    {
        if (range.Decays && kernel.Optimizer.DecayForm == DecayForm.JoinsGradient)
            yield return "_hyperparameters.WeightDecay";
        if (range.Penalty?.L2 is { } l2)
            yield return StrengthText(l2);
    }

    private static void PrintGradientNorm(CodeWriter writer, MemberWriter members)
    {
        List<string> TermsOf(Plan plan) => [.. MergedRanges(plan.Updates)
            .Select(range => $"NGNumerics.SumOfSquares.Of(Gradients.Slice({Literals.Of(range.Offset)}, {Literals.Of(range.Length)}))")];
        members.Summary("The Euclidean norm of the last mini-batch's gradient, over all trained parameters, before clipping. Computed when it is asked for.");
        members.Text("public double GradientNorm", " => global::System.Math.Sqrt(", plan =>
        {
            if (TermsOf(plan) is { Count: <= MostTerms } terms)
                PrintSum(writer, terms, ");");
            else
                writer.Line("    SquaredGradients());");
        });
        members.Hidden(plan =>
        {
            if (TermsOf(plan) is { Count: > MostTerms } terms)
                PrintSumMethod(writer, "private double SquaredGradients()", "AddSquares", terms);
        });
    }

    /// <summary>Terms of a sum that one method may have: 16 KB of IL at up to 60 bytes each.</summary>
    private const int MostTerms = 200;

    private static void PrintSum(CodeWriter writer, List<string> terms, string end)
    {
        for (var i = 0; i < terms.Count; i++)
            writer.Line("    " + (i > 0 ? "+ " : "") + terms[i] + (i == terms.Count - 1 ? end : ""));
        if (terms.Count == 0)
            writer.Line("    0.0" + end);
    }

    /// <summary>A sum too long for one method, in the same order.</summary>
    private static void PrintSumMethod(CodeWriter writer, string signature, string name, List<string> terms)
    {
        var steps = new Stretches(name, "ref double sum", "ref sum", MostTerms);
        for (var i = 0; i < terms.Count; i++)
            steps.Add("term " + Literals.Of(i + 1), $"sum += {terms[i]};");
        writer.Open(signature);
        writer.Line("var sum = 0.0;");
        steps.Print(writer);
        writer.Line("return sum;");
        writer.Close().Gap();
        steps.PrintMethods(writer, "private");
    }

    /// <summary>The stretches of trained parameters, neighbours joined.</summary>
    private static List<(int Offset, int Length)> MergedRanges(IEnumerable<UpdateRange> updates)
    {
        var ranges = new List<(int Offset, int Length)>();
        foreach (var update in updates)
        {
            if (ranges.Count > 0 && ranges[ranges.Count - 1] is var last && last.Offset + last.Length == update.Offset)
                ranges[ranges.Count - 1] = (last.Offset, last.Length + update.Length);
            else
                ranges.Add((update.Offset, update.Length));
        }
        return ranges;
    }

    private static void PrintPenalty(CodeWriter writer, MemberWriter members)
    {
        List<string> PenaltiesOf(Plan plan) => [.. plan.Updates.SelectMany(range => TermsOf(plan, range))];
        members.Inherited().Text("public double Penalty()", " =>", plan =>
        {
            if (PenaltiesOf(plan) is { Count: <= MostTerms } terms)
                PrintSum(writer, terms, ";");
            else
                writer.Line("    SumOfPenalties();");
        });
        members.Hidden(plan =>
        {
            if (PenaltiesOf(plan) is { Count: > MostTerms } terms)
                PrintSumMethod(writer, "private double SumOfPenalties()", "AddPenalties", terms);
        });
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
        PenaltyShare.L2Ratio => $"_hyperparameters.{term.Hyperparameter} * (1.0 - _hyperparameters.{term.Hyperparameter}L1Ratio)",
        _ => throw new ArgumentOutOfRangeException(nameof(term), term.Share, "A share without a strength."),
    };
}
