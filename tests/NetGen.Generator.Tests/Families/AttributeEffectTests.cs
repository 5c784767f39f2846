using NetGen.Tests.Lab;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Families;

/// <summary>
/// Nothing that can be declared is dropped without a word: every attribute, and every property of one, changes what is generated or what
/// the rules say. One that is new has to be written into <see cref="Samples"/>, or its name is what fails here.
/// </summary>
public class AttributeEffectTests
{
    private const string Image = "Input(8, 8, 4), {0}, Flatten, Dense(4), Softmax, CrossEntropy";
    private const string Sequence = "Input(12, 4), {0}, Flatten, Dense(4), Softmax, CrossEntropy";
    private const string Tokens = "Tokens(9, Steps = 5), {0}, Flatten, Dense(4), Softmax, CrossEntropy";
    private const string Vector = "Input(6), {0}, Dense(4), Softmax, CrossEntropy";
    private const string Pixels = "Input(8, 8, 3, Min = 0, Max = 255), {0}, Conv2D(4, 3), Relu, Flatten, Dense(4), Softmax, CrossEntropy";
    private const string Beside = "Input(6), Dense(4), Softmax, CrossEntropy, {0}";
    private const string Trained = "Input(6), Dense(4), Softmax, CrossEntropy, Training(Epochs = 40, Samples = 640), {0}";
    private const string Vocabulary = "Categories = new[] { \"p\", \"q\" }";
    private const string Rows = "Table(Label = \"y\"), Column(\"a\"), {0}, Dense(1), MeanSquaredError";
    private const string Linear = "Input(6), Dense(4), {0}";

    /// <summary>For each attribute a network to stand in, and the arguments that it has to have.</summary>
    private static readonly Dictionary<string, (string Network, string Arguments)> Samples = new()
    {
        ["Dense"] = (Vector, "5"),
        ["Conv2D"] = (Image, "4, 3"), ["Conv1D"] = (Sequence, "4, 3"), ["ConvTranspose2D"] = (Image, "4, 3, Stride = 2"),
        ["SimpleRnn"] = (Sequence.Replace("Flatten, ", ""), "4"), ["Gru"] = (Sequence.Replace("Flatten, ", ""), "4"),
        ["Lstm"] = (Sequence.Replace("Flatten, ", ""), "4"),
        ["LastStep"] = (Sequence.Replace("Flatten, ", ""), ""),
        ["RepeatVector"] = ("Input(6), {0}, Flatten, Dense(4), Softmax, CrossEntropy", "3"),
        ["MaxPool2D"] = (Image, "2"), ["AveragePool2D"] = (Image, "2"), ["MaxPool1D"] = (Sequence, "2"),
        ["AveragePool1D"] = (Sequence, "2"),
        ["GlobalAveragePool2D"] = (Image, ""), ["GlobalMaxPool2D"] = (Image, ""), ["GlobalAveragePool1D"] = (Sequence, ""),
        ["GlobalMaxPool1D"] = (Sequence, ""), ["PixelShuffle"] = (Image, "2"),
        ["ZeroPad2D"] = (Image, "1"), ["Crop2D"] = (Image, "1"), ["Upsample2D"] = (Image, "2"),
        ["Reshape"] = (Image, "8, 16, 2"), ["Permute"] = (Image, "1, 0, 2"),
        ["Flatten"] = ("Input(8, 8, 4), Conv2D(4, 3), {0}, MeanSquaredError", ""),
        ["Dropout"] = (Vector, "0.5"), ["SpatialDropout"] = (Image, "0.5"), ["AlphaDropout"] = (Vector, "0.5"),
        ["Scale"] = (Image, "0.5"), ["BatchNorm"] = (Image, ""), ["LayerNorm"] = (Image, ""), ["GroupNorm"] = (Image, "2"),
        ["InstanceNorm"] = (Image, ""), ["RmsNorm"] = (Image, ""),
        ["Attention"] = (Sequence, "2"), ["LearnedPositions"] = (Sequence, ""), ["SinusoidalPositions"] = (Sequence, ""),
        ["Embedding"] = (Tokens, "3"),
        ["LeakyRelu"] = (Vector, "0.2"), ["PRelu"] = (Image, "0.2"), ["Elu"] = (Vector, "0.5"),
        ["Mark"] = ("Input(6), {0}, Dense(6), Add(\"a\"), Dense(4), Softmax, CrossEntropy", "\"a\""),
        ["Add"] = ("Input(6), Mark(\"a\"), Dense(6), {0}, Dense(4), Softmax, CrossEntropy", "\"a\""),
        ["Concat"] = ("Input(6), Mark(\"a\"), Dense(6), {0}, Dense(4), Softmax, CrossEntropy", "\"a\""),
        ["Multiply"] = ("Input(6), Mark(\"a\"), Dense(6), {0}, Dense(4), Softmax, CrossEntropy", "\"a\""),
        ["From"] = ("Input(6), Mark(\"a\"), Dense(6), Mark(\"b\"), {0}, Add(\"b\"), Dense(4), Softmax, CrossEntropy", "\"a\""),
        ["CrossEntropy"] = ("Input(6), Dense(4), Softmax, {0}", ""), ["BinaryCrossEntropy"] = ("Input(6), Dense(1), Sigmoid, {0}", ""),
        ["Poisson"] = ("Input(6), Dense(1), Softplus, {0}", ""), ["KlDivergence"] = ("Input(6), Dense(4), Softmax, {0}", ""),
        ["Huber"] = (Linear, "0.5"),
        ["Adadelta"] = (Beside, "0.5"), ["Tokens"] = ("{0}, Embedding(3), LastStep, Dense(4), MeanSquaredError", "9, Steps = 5"),
        ["Input"] = ("{0}, Dense(4), LastStep, MeanSquaredError", "6, 2"),
        ["Target"] = ("Input(6), Dense(4), Sigmoid, MeanSquaredError, {0}", "TargetKind.MultiClass"),
        ["Training"] = ("Input(6, 2), Gru(4), Dense(4), Softmax, CrossEntropy, {0}", "Epochs = 3"),
        ["ClipNorm"] = (Beside, "1"), ["ClipValue"] = (Beside, "1"), ["Ema"] = (Beside, "0.9"),
        ["L1"] = (Beside, "0.01"), ["L2"] = (Beside, "0.01"), ["ElasticNet"] = (Beside, "0.01, 0.5"),
        ["StepDecay"] = (Trained, "5, 0.5"), ["MultiStepDecay"] = (Trained, "0.5, 5, 9"), ["ExponentialDecay"] = (Trained, "0.9"),
        ["InverseTimeDecay"] = (Trained, "0.1"), ["PolynomialDecay"] = (Trained, "3"), ["CosineRestarts"] = (Trained, "5"),
        ["Triangular"] = (Trained, "4, 5"), ["ReduceOnPlateau"] = (Trained, "0.2, 5"), ["WarmUp"] = (Trained, "20"),
        ["RandomCrop"] = (Pixels, "2"), ["RandomShift"] = (Pixels, "2"), ["RandomRotate"] = (Pixels, "10"),
        ["GaussianNoise"] = (Pixels, "0.1"),
        ["Normalize"] = (Pixels, "new[] { 0.1, 0.2, 0.3 }, new[] { 1.0, 2.0, 3.0 }"),
        ["PcaWhiten"] = ("Input(6, Min = 0, Max = 255), {0}, Dense(4), Softmax, CrossEntropy", "3"),
        ["ZcaWhiten"] = ("Input(6, Min = 0, Max = 255), {0}, Dense(4), Softmax, CrossEntropy", ""),
        ["Adam"] = (Beside, "0.5"), ["Column"] = (Rows, "\"b\""),
        ["Table"] = ("Column(\"a\"), {0}, Dense(1), MeanSquaredError", "Label = \"y\""),
    };

    /// <summary>What a property needs beside it to mean anything, and a value that is not its default.</summary>
    private static readonly Dictionary<string, (string With, string Value)> Values = new()
    {
        ["Dropout"] = ("", "0.3"), ["RecurrentDropout"] = ("", "0.3"), ["RecurrentInit"] = ("", "Init.Identity"),
        ["RecurrentInitScale"] = ("", "0.5"), ["ForgetBias"] = ("", "2"),
        ["Activation"] = ("", "RecurrentActivation.Sigmoid"), ["InitialState"] = ("", "InitialState.Learned"),
        ["Name"] = ("", "\"Other\""), ["Tensor"] = ("", "\"other.name\""),
        ["Init"] = ("", "Init.HeUniform"), ["InitScale"] = ("Init = Init.Normal", "0.3"), ["InitSparsity"] = ("Init = Init.Sparse", "0.5"),
        ["BiasInit"] = ("BiasInitScale = 0.1", "Init.Constant"), ["BiasInitScale"] = ("BiasInit = Init.Constant", "0.3"),
        ["ScaleInit"] = ("ScaleInitScale = 0.1", "Init.Constant"), ["ScaleInitScale"] = ("ScaleInit = Init.Constant", "0.3"),
        ["PenalizeBias"] = ("L2 = 0.01", "true"), ["Nesterov"] = ("Momentum = 0.9", "true"),
        ["L1"] = ("", "0.01"), ["L2"] = ("", "0.01"), ["MaxNorm"] = ("", "2"), ["LearningRateFactor"] = ("", "0.5"),
        ["WeightDecay"] = ("", "0.003"),
        ["Epsilon"] = ("", "1e-3"), ["Beta1"] = ("", "0.8"), ["Beta2"] = ("", "0.98"), ["Momentum"] = ("", "0.4"), ["Alpha"] = ("", "0.8"),
        ["Rho"] = ("", "0.8"),
        ["MomentumDecay"] = ("", "0.1"), ["LearningRateDecay"] = ("", "0.1"), ["LabelSmoothing"] = ("", "0.1"),
        ["EndFactor"] = ("", "0.1"), ["Multiplier"] = ("", "2"), ["Rise"] = ("", "0.2"), ["StartDivisor"] = ("", "10"),
        ["EndDivisor"] = ("", "100"),
        ["CycleFactor"] = ("", "0.5"), ["EpochFactor"] = ("", "0.5"), ["Threshold"] = ("", "1e-3"), ["Cooldown"] = ("", "2"),
        ["MinRate"] = ("", "1e-6"),
        ["Stride"] = ("", "2"), ["StrideHeight"] = ("", "2"), ["StrideWidth"] = ("", "2"), ["Dilation"] = ("", "2"), ["Groups"] = ("", "2"),
        ["Pad"] = ("", "1"),
        ["OutputPad"] = ("", "1"), ["Padding"] = ("", "Padding.Same"), ["Low"] = ("", "-1"), ["High"] = ("", "2"),
        ["Min"] = ("Max = 9", "1"), ["Max"] = ("Min = 1", "9"),
        ["Mean"] = ("Std = 2", "0.5"), ["Std"] = ("Mean = 0.5", "2"), ["Classes"] = ("", "7"), ["Length"] = ("", "3"),
        ["Epochs"] = ("", "7"), ["BatchSize"] = ("", "16"), ["Samples"] = ("BatchSize = 32", "40"), ["Deviation"] = ("", "0.5"),
        ["MinArea"] = ("", "0.1"), ["MaxArea"] = ("", "0.5"), ["Value"] = ("", "0.5"), ["Ragged"] = ("", "true"),
    };

    /// <summary>The same for one attribute's.</summary>
    private static readonly Dictionary<string, (string With, string Value)> Own = new()
    {
        ["ConvTranspose2D.Stride"] = ("", "3"), ["ConvTranspose2D.StrideHeight"] = ("", "3"), ["ConvTranspose2D.StrideWidth"] = ("", "3"),
        ["MaxPool2D.Padding"] = ("Stride = 1", "Padding.Same"), ["AveragePool2D.Padding"] = ("Stride = 1", "Padding.Same"),
        ["MaxPool1D.Padding"] = ("Stride = 1", "Padding.Same"), ["AveragePool1D.Padding"] = ("Stride = 1", "Padding.Same"),
        ["RandomErase.Value"] = ("", "0.5"), ["Training.CarryState"] = ("", "true"),
        ["Table.Label"] = ("", "\"z\""), ["Table.Separator"] = ("", "';'"),
        ["Column.Kind"] = ("", "ColumnKind.Integer"), ["Column.Property"] = ("", "\"Other\""),
        ["Column.Categories"] = ("", "new[] { \"p\", \"q\" }"), ["Column.Embedding"] = (Vocabulary, "2"),
        ["Column.Unseen"] = (Vocabulary, "Unseen.Other"),
        ["Column.Ordinal"] = (Vocabulary, "true"), ["Column.Hash"] = ("", "8"), ["Column.Scale"] = ("", "ColumnScale.Robust"),
        ["Column.ClipMin"] = ("", "1"), ["Column.ClipMax"] = ("", "1"),
        ["Column.Missing"] = ("", "Missing.Mean"), ["Column.Fill"] = ("Missing = Missing.Constant", "2"),
        ["Column.Indicator"] = ("Missing = Missing.Mean", "true"),
        ["Column.Parts"] = ("Kind = ColumnKind.Date", "DateParts.Year"), ["Column.Decimal"] = ("", "','"),
        ["Column.Unit"] = ("", "\"kg\""), ["Column.MissingWords"] = ("Missing = Missing.Mean", "new[] { \"none\" }"),
        ["Column.Thousands"] = ("", "'\\''"), ["Column.Negative"] = ("", "NegativeForm.Trailing"),
        ["Column.Format"] = ("Kind = ColumnKind.Date", "\"d.M.yyyy\""),
    };

    internal static IEnumerable<Type> Attributes => typeof(NetworkItemAttribute).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(NetworkItemAttribute)) && type is { IsAbstract: false, IsGenericType: false })
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    public static TheoryData<string> Kinds => [.. Attributes.Select(KindOf)];

    /// <summary>What is refused, or has a test of its own.</summary>
    private static readonly HashSet<(string, string)> Elsewhere = [("Mark", "Name"), ("From", "Name"), ("Target", "Length"),
        ("Tokens", "Steps"), ("Target", "Standardize"), ("Target", "Log1P")];

    public static IEnumerable<TheoryDataRow<string, string>> Properties => new Sampled(oneIn: 4).Rows(
        Attributes
            .SelectMany(type => type.GetProperties().Where(property => property.SetMethod is not null)
                .Select(property => (KindOf(type), property.Name)))
            .Where(property => !Elsewhere.Contains(property)));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Attribute_changes_what_is_generated(string kind)
    {
        var (network, arguments) = SampleOf(kind);
        var without = network.Replace("{0}, ", "").Replace(", {0}", "");

        Assert.NotEqual(kind is "Input" or "Tokens" or "Embedding" or "Table" or "Mark" ? "" : Said(without),
            Said(network.Replace("{0}", $"{kind}({arguments})")));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void Property_changes_what_is_generated(string kind, string property)
    {
        var (network, arguments) = SampleOf(kind);
        var (with, value) = Own.TryGetValue($"{kind}.{property}", out var own)
            ? own
            : Values.TryGetValue(property, out var shared) ? shared : ("", DefaultOf(kind, property));

        Assert.NotEqual(Said(network.Replace("{0}", Written(kind, arguments, with))),
            Said(network.Replace("{0}", Written(kind, arguments, with, $"{property} = {value}"))));
    }

    [Theory]
    [InlineData("Mark")]
    [InlineData("From")]
    public void Name_of_what_is_no_layer_is_refused(string kind)
    {
        var (network, arguments) = SampleOf(kind);
        var problem =
            Assert.Single(Specs.ProblemsOf(Declared.Network(network.Replace("{0}", Written(kind, arguments, "Name = \"Other\"")))));

        Assert.Equal(("NG0008", "Name"), (problem.Id, problem.Argument));
    }

    [Fact]
    public void Length_of_a_regression_target_is_compared_with_the_output() =>
        Assert.NotEqual(Said("Input(6), Dense(4), MeanSquaredError, Target(TargetKind.Regression)"),
            Said("Input(6), Dense(4), MeanSquaredError, Target(TargetKind.Regression, Length = 3)"));

    [Fact]
    public void Steps_of_tokens_are_the_shape_of_a_sample() => Assert.NotEqual(
        Said("Tokens(9, Steps = 5), Embedding(3), GlobalAveragePool1D, Dense(4), MeanSquaredError"),
        Said("Tokens(9, Steps = 6), Embedding(3), GlobalAveragePool1D, Dense(4), MeanSquaredError"));

    [Theory]
    [InlineData("Standardize")]
    [InlineData("Log1P")]
    public void Scale_of_regression_targets_changes_what_is_generated(string property) =>
        Assert.NotEqual(Said("Input(6), Dense(4), MeanSquaredError, Target"),
            Said($"Input(6), Dense(4), MeanSquaredError, Target({property} = true)"));

    [Theory]
    [InlineData("Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.Binary, Standardize = true)")]
    [InlineData("Dense(1), Softplus, Poisson, Target(Log1P = true)")]
    [InlineData("Dense(1), Relu, MeanSquaredError, Target(Standardize = true)")]
    public void Scale_of_targets_that_cannot_have_one_is_refused(string network) =>
        Assert.Contains(Specs.ProblemsOf(Declared.Network("Input(6), " + network)),
            problem => problem.Id == "NG0008" && problem.Argument is "Standardize" or "Log1P");

    /// <summary>Two kernels of one name would be one method written twice: what tells kernels apart is in the name.</summary>
    [Theory]
    [MemberData(nameof(Properties))]
    public void Kernels_that_differ_by_a_property_have_names_that_differ(string kind, string property)
    {
        var (network, arguments) = SampleOf(kind);
        var (with, value) = Own.TryGetValue($"{kind}.{property}", out var own)
            ? own
            : Values.TryGetValue(property, out var shared) ? shared : ("", DefaultOf(kind, property));
        var both = Written(kind, arguments, with) + ", " + Written(kind, arguments, with, $"{property} = {value}");
        // Where the two do not fit one behind the other there is nothing to tell apart.
        if (NetworkCompiler.BuildPlan(Declared.Network(network.Replace("{0}", both))) is { } plan)
            Assert.Distinct(plan.Kernels.Select(kernel => kernel.Name));
    }

    [Theory]
    [InlineData("Input(8), LeakyRelu(0.1), LeakyRelu(0.2), Elu(0.5), Elu(0.7), PRelu(0.1), PRelu(0.2), Dense(8), LeakyRelu(0.1), Dense(8), LeakyRelu(0.2), Dense(8), MeanSquaredError")]
    [InlineData("Input(8, 8, 4), Conv2D(4, 3), LeakyRelu(0.1), Conv2D(4, 3), LeakyRelu(0.2), Upsample2D(2), Conv2D(4, 3, 1), Conv2D(4, 1, 3), MaxPool2D(2), ZeroPad2D(1), ZeroPad2D(2), Crop2D(1), Flatten, Dense(3), MeanSquaredError")]
    [InlineData("Input(4, 4, 4), GroupNorm(2), GroupNorm(4), BatchNorm, LayerNorm, LayerNorm(Epsilon = 1e-3), RmsNorm, RmsNorm(Epsilon = 1e-3), InstanceNorm, PixelShuffle(2), Reshape(4, 4, 4), Permute(1, 0, 2), Permute(0, 2, 1), Dropout(0.1), SpatialDropout(0.1), AlphaDropout(0.1), Softmax, LogSoftmax, Flatten, Softmax, Dense(64, MaxNorm = 2), Dense(64, MaxNorm = 3), MeanSquaredError, Ema(0.9)")]
    [InlineData("Input(4, 4, 4), AveragePool2D(2, Stride = 1), MaxPool2D(2, Stride = 1), AveragePool2D(2, Stride = 1, Pad = 1), MaxPool2D(2, Stride = 1, Pad = 1), ConvTranspose2D(4, 3), ConvTranspose2D(4, 3, Groups = 2), Conv2D(4, 3, Groups = 2), Conv2D(4, 3, Groups = 4), Conv2D(4, 3, Dilation = 2, Padding = Padding.Same), Flatten, Dense(3), MeanSquaredError")]
    public void Kernels_of_one_network_have_names_of_their_own(string network) =>
        Assert.Distinct(NetworkCompiler.BuildPlan(Declared.Network(network))!.Kernels.Select(kernel => kernel.Name));

    internal static string KindOf(Type type) => type.Name[..^nameof(Attribute).Length];

    private static string Written(string kind, params string[] arguments) =>
        $"{kind}({string.Join(", ", arguments.Where(argument => argument.Length > 0))})";

    /// <summary>A switch is turned; anything else has to be in the table.</summary>
    private static string DefaultOf(string kind, string property)
    {
        var type = Attributes.Single(type => KindOf(type) == kind);
        var isSwitch = type.GetProperty(property)!.PropertyType == typeof(bool);
        Assert.True(isSwitch, $"{kind}.{property} has no value in the tables of {nameof(AttributeEffectTests)}.");
        var fullest = type.GetConstructors().MinBy(constructor => constructor.GetParameters().Length)!;
        var instance =
            fullest.Invoke([.. fullest.GetParameters()
                .Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : parameter.ParameterType.IsArray
            ? Array.CreateInstance(parameter.ParameterType.GetElementType()!, 1) : parameter.ParameterType == typeof(string)
            ? ""
            : Activator.CreateInstance(parameter.ParameterType))]);
        return (bool)type.GetProperty(property)!.GetValue(instance)! ? "false" : "true";
    }

    internal static (string Network, string Arguments) SampleOf(string kind)
    {
        if (Samples.TryGetValue(kind, out var sample))
            return sample;
        var type = Attributes.Single(type => KindOf(type) == kind);
        Assert.True(
            type.GetConstructors().Any(constructor => constructor.GetParameters().All(parameter => parameter.HasDefaultValue)),
            $"{kind} has no arguments in the table of {nameof(AttributeEffectTests)}.");
        return (type switch
        {
            _ when type.IsSubclassOf(typeof(ActivationAttribute)) => Vector,
            _ when type.IsSubclassOf(typeof(LossAttribute)) => Linear,
            _ when type.IsSubclassOf(typeof(OptimizerAttribute)) => Beside,
            _ when type.IsSubclassOf(typeof(ScheduleAttribute)) => Trained,
            _ when type.IsSubclassOf(typeof(PreprocessingAttribute)) || type.IsSubclassOf(typeof(AugmentationAttribute)) => Pixels,
            _ => throw new InvalidOperationException($"{kind} has no network in the table of {nameof(AttributeEffectTests)}."),
        }, "");
    }

    /// <summary>All that a declaration comes to: the generated files and what the rules say. It must compile.</summary>
    private static string Said(string network)
    {
        var spec = Declared.Network(network);
        Assert.True(NetworkCompiler.BuildPlan(spec) is not null,
            $"{network} does not compile: {string.Join(", ", Specs.ProblemsOf(spec))}");
        var files = NetworkCompiler.Compile(spec, new GeneratorOptions("", false)).Select(file => file.Text);
        return string.Concat(files.Concat(Specs.ProblemsOf(spec)
            .Select(problem => problem.Id + ": " + string.Join("; ", problem.Figures))));
    }
}
