using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what stands between the samples and the first layer, as objects of the runtime, and the entries to fitting and folding
/// it.</summary>
internal static class PreparationSection
{
    private const string Room = "global::NetGen.Preparation.";

    public static void Print(CodeWriter writer, Plan plan)
    {
        TargetSection.Print(writer, plan);
        if (plan.Graph.Preparation is not { } preparation)
            return;
        var s = plan.Graph.Scalar;
        writer.Line($"private static readonly {Room}InputDeclaration<{s}> netGenInput = new()");
        writer.Line("{");
        writer.Line($"    Network = {Literals.Of(plan.Graph.Name)},");
        writer.Line($"    Shape = new int[] {{ {string.Join(", ", preparation.Shape.Dimensions.Select(Literals.Of))} }},");
        if (preparation.Preprocesses)
            PrintSteps(writer, "Preprocessing", "PreprocessingStep", preparation.Preprocessing.Select(TextOf));
        if (preparation.Augments)
            PrintSteps(writer, "Augmentation", $"AugmentationStep<{s}>", preparation.Augmentation.Select(step => TextOf(step, s)));
        writer.Line("};");
        writer.Line();
        writer.Line($"private readonly {Room}InputPreparation<{s}> netGenPreparation;");
        writer.Line();
    }

    /// <summary>A statement of the constructor.</summary>
    public static void PrintConstruction(CodeWriter writer, Plan plan)
    {
        TargetSection.PrintConstruction(writer, plan);
        if (plan.Graph.Preparation is { } preparation)
            writer.Line(preparation.NeedsFitting
                ? $"netGenPreparation = new(netGenInput, netGenParameters, {Literals.Of(plan.Buffers[preparation.FirstBuffer].Offset)});"
                : "netGenPreparation = new(netGenInput);");
    }

    public static void PrintFitting(CodeWriter writer, MemberWriter members)
    {
        if (!members.Surface.NeedsFitting)
            return;
        members.Comment(plan => $"Fits the preprocessing ({string.Join(", ", Fitted(plan.Graph))}) on training samples; "
            + "what was fitted before is forgotten. Fit does it by itself where it has not been done and no loaded file brought the values.");
        members.Param("train", "Samples that are trained on, and no others.");
        members.Throws("NetGen.DatasetException",
            "The samples are of another length, their columns are called otherwise than the network's, or a value is not finite.");
        PrintFitting(writer, members, "global::NetGen.Dataset train", "train");
        members.Summary("The same on samples that are streamed; they are read two or three times.");
        members.Param("train", "Samples that are trained on, and no others.");
        members.Param("cancellation", "Ends it, with nothing fitted.");
        members.Throws("NetGen.DatasetException", "A shard cannot be read, the samples are of another length, or a value is not finite.");
        members.Throws("System.OperationCanceledException", "The token was cancelled.");
        PrintFitting(writer, members,
            "global::NetGen.StreamedDataset train, global::System.Threading.CancellationToken cancellation = default",
            "train, cancellation");
    }

    /// <summary>What is fitted on columns belongs to them: their names are the network's from then on, unless fitting fails.</summary>
    private static void PrintFitting(CodeWriter writer, MemberWriter members, string parameters, string arguments) =>
        members.Block($"public void FitPreprocessing({parameters})", plan =>
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(train);");
            writer.Line("var names = global::NetGen.Data.Guard.Names(netGenNames, train.Names, Summary);");
            foreach (var part in Parts(plan.Graph))
                writer.Line($"{part}.Fit({arguments});");
            writer.Line("netGenNames = names;");
        });

    public static void PrintFolding(CodeWriter writer, MemberWriter members)
    {
        if (!members.Surface.Preprocesses)
            return;
        members.Comment(plan =>
            $"A copy of this network for prediction alone, with the preprocessing ({StepsOf(plan)}) multiplied into the weights of its first layer: predictions are the same but for rounding, and save the work. "
            + "What cannot be multiplied in without losing digits, the centers at times, is still taken off. A copy is saved and loaded as any network; it cannot be trained.");
        members.Returns("A network of its own.");
        members.Throws("NetGen.PreprocessingFoldedException", "The first layer cannot take the preprocessing up; the message says why.");
        if (members.Surface.NeedsFitting)
            members.Throws("NetGen.PreprocessingNotFittedException", "The preprocessing has not seen training data.");
        members.Block($"public {members.Class} WithFoldedPreprocessing()", plan => PrintFold(writer, plan, plan.Folding!, members.Class));
    }

    private static string StepsOf(Plan plan) => string.Join(", ", plan.Graph.Preparation!.Preprocessing.Select(step => step.Name));

    private static void PrintFold(CodeWriter writer, Plan plan, FoldingPlan folding, string name)
    {
        if (folding.Obstacle is { } obstacle)
        {
            writer.Line($"throw new global::NetGen.PreprocessingFoldedException({Literals.Of($"The preprocessing of {plan.Graph.Name} ({StepsOf(plan)}) cannot be folded: {obstacle}.")});");
            return;
        }
        writer.Line($"var copy = new {name}(default(global::NetGen.Files.Undrawn));");
        writer.Line("netGenParameters.Span.CopyTo(copy.netGenParameters.Span);");
        writer.Line("copy.netGenNames = netGenNames;");
        if (plan.Graph.IsYesNo)
            writer.Line("copy.netGenThreshold = netGenThreshold;");
        writer.Line($"netGenPreparation.FoldInto(copy.netGenPreparation, copy.netGenParameters, new {Room}FirstLayer[]");
        writer.Line("{");
        foreach (var layer in folding.Layers)
            writer.Line($"    {TextOf(layer, plan)},");
        writer.Line("});");
        writer.Line("return copy;");
    }

    private static string TextOf(FirstLayer layer, Plan plan) =>
        $"new({Literals.Of(layer.Layer)}, Weights: {Literals.Of(plan.Parameters[layer.Weight].Offset)}, Bias: {Literals.Of(layer.Bias is { } bias ? plan.Parameters[bias].Offset : -1)}, "
        + $"Outputs: {Literals.Of(layer.Outputs)}, Inputs: {Literals.Of(layer.Inputs)}, Taps: {Literals.Of(layer.Taps)}, Groups: {Literals.Of(layer.Groups)}, "
        + $"InputMajor: {Literals.Of(plan.Parameters[layer.Weight].Order != WeightOrder.OutputMajor)}, IsPadded: {Literals.Of(layer.IsPadded)})";

    /// <summary>What a trainer tells the training loop.</summary>
    public static void PrintTrainer(CodeWriter writer, MemberWriter members)
    {
        if (!members.Surface.NeedsFitting)
            return;
        members.Inherited().Block("public void FitPreprocessing(global::NetGen.Dataset train)", plan => FitIfNeeded(plan, "train"));
        members.Inherited().Block(
            "public void FitPreprocessing(global::NetGen.StreamedDataset train, global::System.Threading.CancellationToken cancellation)",
            plan => FitIfNeeded(plan, "train, cancellation"));

        void FitIfNeeded(Plan plan, string arguments)
        {
            foreach (var part in Parts(plan.Graph))
                writer.Line($"_network.{part}.FitIfNeeded({arguments});");
        }
    }

    /// <summary>What is fitted, by its field.</summary>
    private static IEnumerable<string> Parts(Graph graph)
    {
        if (graph.Preparation is { NeedsFitting: true })
            yield return "netGenPreparation";
        if (graph.Targets is not null)
            yield return TargetSection.Field;
    }

    /// <summary>The same for people.</summary>
    private static IEnumerable<string> Fitted(Graph graph)
    {
        foreach (var step in (graph.Preparation?.Preprocessing ?? EquatableArray<PreprocessingStep>.Empty).Where(step => step.NeedsFitting))
            yield return step.Name;
        if (graph.Targets is not null)
            yield return "the scale of the targets";
    }

    private static void PrintSteps(CodeWriter writer, string member, string type, IEnumerable<string> steps)
    {
        writer.Line($"    {member} = new {Room}{type}[]");
        writer.Line("    {");
        foreach (var step in steps)
            writer.Line($"        {step},");
        writer.Line("    },");
    }

    private static string TextOf(PreprocessingStep step) => "new " + Room + step switch
    {
        TableStep => $"TableEncoding({TableSection.Schema})",
        FixedScalingStep scaling => $"FixedScaling({Literals.Of(scaling.Name)}, {Doubles(scaling.Centers)}, {Doubles(scaling.Scales)})",
        StandardizationStep standardization =>
            $"Standardization({Literals.Of(step.Name)}, ByChannel: {Literals.Of(standardization.ByChannel)}, Divides: {Literals.Of(standardization.Divides)}, Epsilon: {Literals.Of(standardization.Epsilon, "double")})",
        RangeStep range => $"RangeScaling(Low: {Literals.Of(range.Low, "double")}, High: {Literals.Of(range.High, "double")})",
        WhiteningStep whitening =>
            $"Whitening({Literals.Of(step.Name)}, Components: {Literals.Of(whitening.Components)}, Epsilon: {Literals.Of(whitening.Epsilon, "double")}, RotatesBack: {Literals.Of(whitening.RotatesBack)})",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Preprocessing without text."),
    };

    private static string TextOf(AugmentationStep step, string s) => "new " + Room + Describe(step, s);

    /// <summary>An augmentation with all its numbers.</summary>
    public static string Describe(AugmentationStep step, string s) => step switch
    {
        FlipStep flip => $"Flip<{s}>(probability: {Literals.Of(flip.Probability, "double")}, vertical: {Literals.Of(flip.Vertical)})",
        ShiftStep shift =>
            $"Shift<{s}>(vertical: {Literals.Of(shift.Vertical)}, horizontal: {Literals.Of(shift.Horizontal)}, repeatsEdge: {Literals.Of(shift.RepeatsEdge)})",
        RotationStep rotation => $"Rotation<{s}>(degrees: {Literals.Of(rotation.Degrees, "double")})",
        ErasureStep erasure =>
            $"Erasure<{s}>(probability: {Literals.Of(erasure.Probability, "double")}, minArea: {Literals.Of(erasure.MinArea, "double")}, maxArea: {Literals.Of(erasure.MaxArea, "double")}, value: {Literals.Of(erasure.Value, "double")})",
        MixupStep mixup => $"Mixup<{s}>(alpha: {Literals.Of(mixup.Alpha, "double")})",
        NoiseStep noise => $"Noise<{s}>(std: {Literals.Of(noise.Std, "double")})",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "Augmentation without text."),
    };

    private static string Doubles(IEnumerable<double> values) =>
        "new double[] { " + string.Join(", ", values.Select(value => Literals.Of(value, "double"))) + " }";
}
