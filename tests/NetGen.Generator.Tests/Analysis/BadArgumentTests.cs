using System.Globalization;
using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG0008: every domain at its ends.</summary>
public class BadArgumentTests
{
    /// <summary>What is said of the values in a network that is sound but for the attribute under test. Other rules judge values that may stand.</summary>
    private static IReadOnlyList<Problem> Problems(NetworkItemAttribute attribute) => [.. Specs.ProblemsOf(attribute switch
    {
        InputAttribute => [attribute, new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        Conv2DAttribute or Pool2DAttribute or ZeroPad2DAttribute or Crop2DAttribute => [new InputAttribute(12, 12, 4), attribute, new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        Upsample2DAttribute => [new InputAttribute(12, 12, 4), attribute, new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        RecurrentAttribute => [new InputAttribute(12, 4), attribute, new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        RepeatVectorAttribute => [new InputAttribute(4), attribute, new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        Conv1DAttribute or Pool1DAttribute or ReshapeAttribute => [new InputAttribute(12, 4), attribute, new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        LayerAttribute => [new InputAttribute(3), attribute, new DenseAttribute(1), new MeanSquaredErrorAttribute()],
        CrossEntropyAttribute => [new InputAttribute(3), new DenseAttribute(2), new SoftmaxAttribute(), attribute],
        LossAttribute => [new InputAttribute(3), new DenseAttribute(1), attribute],
        _ => [new InputAttribute(3), new DenseAttribute(1), new MeanSquaredErrorAttribute(), attribute],
    }).Where(problem => problem.Id == "NG0008")];

    public static TheoryData<Func<double, NetworkItemAttribute>, string, double[], double[]> RealDomains => new()
    {
        // The argument, values inside, values outside.
        { rate => new DropoutAttribute(rate), "rate", [0, 0.999], [-0.001, 1, 25] },
        { rate => new GruAttribute(4) { Dropout = rate }, "Dropout", [0, 0.9], [-0.1, 1] },
        { rate => new LstmAttribute(4) { RecurrentDropout = rate }, "RecurrentDropout", [0, 0.9], [-0.1, 1] },
        { slope => new LeakyReluAttribute(slope), "slope", [0, 0.3], [-0.01, 1] },
        { slope => new PReluAttribute(slope), "slope", [0, 0.25], [-0.01, 1] },
        { factor => new PReluAttribute { LearningRateFactor = factor }, "LearningRateFactor", [0.1], [0] },
        { epsilon => new BatchNormAttribute { Epsilon = epsilon }, "Epsilon", [1e-12, 0.1], [0, -1e-5] },
        { epsilon => new LayerNormAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { momentum => new BatchNormAttribute { Momentum = momentum }, "Momentum", [1e-3, 1], [0, 1.01] },
        { factor => new BatchNormAttribute { LearningRateFactor = factor }, "LearningRateFactor", [0.1], [0] },
        { alpha => new EluAttribute(alpha), "alpha", [0.001, 2], [0, -1] },
        { share => new DenseAttribute(2) { InitSparsity = share }, "InitSparsity", [0, 0.99], [-0.1, 1] },
        { value => new CrossEntropyAttribute { LabelSmoothing = value }, "LabelSmoothing", [0, 0.1], [-0.1, 1] },
        { delta => new HuberAttribute(delta), "delta", [0.5], [0, -1] },
        { rate => new SgdAttribute(rate), "learningRate", [1e-9, 10], [0, -1] },
        { rate => new AdamAttribute(rate), "learningRate", [1e-9], [0] },
        { decay => new AdamWAttribute { WeightDecay = decay }, "WeightDecay", [0, 0.1], [-0.1] },
        { momentum => new SgdAttribute { Momentum = momentum }, "Momentum", [0, 0.99], [-0.1, 1] },
        { beta => new AdamAttribute { Beta1 = beta }, "Beta1", [0, 0.99], [-0.1, 1] },
        { beta => new AdamAttribute { Beta2 = beta }, "Beta2", [0, 0.99], [-0.1, 1] },
        { epsilon => new AdamAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0, -1] },
        { beta => new AdamWAttribute { Beta1 = beta }, "Beta1", [0], [1] },
        { beta => new AdamWAttribute { Beta2 = beta }, "Beta2", [0], [1] },
        { epsilon => new AdamWAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { alpha => new RmsPropAttribute { Alpha = alpha }, "Alpha", [0, 0.9], [1] },
        { epsilon => new RmsPropAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { momentum => new RmsPropAttribute { Momentum = momentum }, "Momentum", [0], [1] },
        { epsilon => new AdagradAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { decay => new AdagradAttribute { LearningRateDecay = decay }, "LearningRateDecay", [0, 0.1], [-0.1] },
        { lambda => new L1Attribute(lambda), "lambda", [0, 1], [-1e-9] },
        { lambda => new L2Attribute(lambda), "lambda", [0, 1], [-1e-9] },
        { lambda => new ElasticNetAttribute(lambda, 0.5), "lambda", [0, 1], [-1e-9] },
        { ratio => new ElasticNetAttribute(1e-4, ratio), "l1Ratio", [0, 1], [-0.1, 1.1] },
        { factor => new StepDecayAttribute(1, factor), "factor", [0.1, 1], [0, 1.1] },
        { decay => new NadamAttribute { MomentumDecay = decay }, "MomentumDecay", [0, 0.1], [-0.1] },
        { beta => new NadamAttribute { Beta1 = beta }, "Beta1", [0], [1] },
        { beta => new RAdamAttribute { Beta2 = beta }, "Beta2", [0], [1] },
        { epsilon => new AdamaxAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { rho => new AdadeltaAttribute { Rho = rho }, "Rho", [0, 0.9], [-0.1, 1] },
        { epsilon => new AdadeltaAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { beta => new LionAttribute { Beta1 = beta }, "Beta1", [0, 0.9], [-0.1, 1] },
        { beta => new LionAttribute { Beta2 = beta }, "Beta2", [0, 0.99], [-0.1, 1] },
        { beta => new LambAttribute { Beta2 = beta }, "Beta2", [0, 0.999], [-0.1, 1] },
        { epsilon => new LambAttribute { Epsilon = epsilon }, "Epsilon", [1e-12], [0] },
        { norm => new ClipNormAttribute(norm), "norm", [1e-3, 5], [0, -1] },
        { value => new ClipValueAttribute(value), "value", [1e-3, 5], [0, -1] },
        { decay => new EmaAttribute(decay), "decay", [0, 0.999], [-0.1, 1] },
        { factor => new DenseAttribute(2) { LearningRateFactor = factor }, "LearningRateFactor", [0.1, 10], [0, -1] },
        { factor => new MultiStepDecayAttribute(factor, 1), "factor", [0.1, 1], [0, 1.1] },
        { factor => new ExponentialDecayAttribute(factor), "factor", [0.1, 1], [0, 1.1] },
        { rate => new InverseTimeDecayAttribute(rate), "rate", [0, 3], [-0.1] },
        { end => new LinearDecayAttribute { EndFactor = end }, "EndFactor", [0, 1], [-0.1, 1.1] },
        { power => new PolynomialDecayAttribute(power), "power", [0.5, 3], [0, -1] },
        { end => new PolynomialDecayAttribute { EndFactor = end }, "EndFactor", [0, 1], [-0.1, 1.1] },
        { end => new CosineDecayAttribute { EndFactor = end }, "EndFactor", [0, 1], [-0.1, 1.1] },
        { period => new CosineRestartsAttribute(period), "period", [0.5, 10], [0, -1] },
        { multiplier => new CosineRestartsAttribute(1) { Multiplier = multiplier }, "Multiplier", [1, 2], [0.9, -1] },
        { end => new CosineRestartsAttribute(1) { EndFactor = end }, "EndFactor", [0, 1], [-0.1, 1.1] },
        { rise => new OneCycleAttribute { Rise = rise }, "Rise", [0, 0.5], [-0.1, 1] },
        { divisor => new OneCycleAttribute { StartDivisor = divisor }, "StartDivisor", [1, 25], [0.5] },
        { divisor => new OneCycleAttribute { EndDivisor = divisor }, "EndDivisor", [1, 25], [0.5] },
        { factor => new TriangularAttribute(factor, 1), "factor", [1, 10], [0.9] },
        { epochs => new TriangularAttribute(2, epochs), "halfCycle", [0.5, 10], [0, -1] },
        { factor => new TriangularAttribute(2, 1) { CycleFactor = factor }, "CycleFactor", [0.5, 1], [0, 1.1] },
        { factor => new TriangularAttribute(2, 1) { EpochFactor = factor }, "EpochFactor", [0.5, 1], [0, 1.1] },
    };

    [Theory]
    [MemberData(nameof(RealDomains))]
    public void Check_real_domain_at_its_ends(Func<double, NetworkItemAttribute> attribute, string argument, double[] inside, double[] outside)
    {
        Assert.All(inside, value => Assert.Empty(Problems(attribute(value))));
        Assert.All([.. outside, double.NaN, double.PositiveInfinity, double.NegativeInfinity], value =>
        {
            var problem = Assert.Single(Problems(attribute(value)));
            Assert.Equal(("NG0008", argument), (problem.Id, problem.Argument));
            Assert.Equal([argument, value.ToString(CultureInfo.InvariantCulture)], [problem.Figures[0], problem.Figures[2]]);
        });
    }

    public static TheoryData<Func<double, NetworkItemAttribute>, string, double[], double[]> OptionalDomains => new()
    {
        { value => new DenseAttribute(2) { L1 = value }, "L1", [0, 1], [-1] },
        { value => new DenseAttribute(2) { L2 = value }, "L2", [0, 1], [-1] },
        { value => new DenseAttribute(2) { MaxNorm = value }, "MaxNorm", [0.01, 4], [0, -1] },
        { value => new DenseAttribute(2) { InitScale = value }, "InitScale", [0, 2], [-1] },
        { value => new DenseAttribute(2) { Init = Init.Constant, InitScale = value }, "InitScale", [-3, 0, 2], [] },
        { value => new DenseAttribute(2) { BiasInit = Init.Normal, BiasInitScale = value }, "BiasInitScale", [0, 2], [-1] },
        { value => new DenseAttribute(2) { BiasInit = Init.Constant, BiasInitScale = value }, "BiasInitScale", [-3], [] },
        { lambda => new BatchNormAttribute { L1 = lambda }, "L1", [0, 0.1], [-0.1] },
        { lambda => new GroupNormAttribute(1) { L2 = lambda }, "L2", [0, 0.1], [-0.1] },
        { scale => new BatchNormAttribute { ScaleInit = Init.Normal, ScaleInitScale = scale }, "ScaleInitScale", [0, 0.1], [-0.1] },
        { scale => new LayerNormAttribute { BiasInit = Init.Uniform, BiasInitScale = scale }, "BiasInitScale", [0, 0.1], [-0.1] },
        { value => new InputAttribute(3) { Min = value, Max = 1 }, "Min", [-5, 1], [1.5] },
        { value => new InputAttribute(3) { Max = value }, "Max", [-5], [] },
        { value => new InputAttribute(3) { Mean = value }, "Mean", [-5, 0], [] },
        { value => new InputAttribute(3) { Std = value }, "Std", [0, 1], [-0.5] },
        { value => new TargetAttribute(TargetKind.Regression) { Min = value, Max = 0 }, "Min", [-5, 0], [0.1] },
        { value => new TargetAttribute(TargetKind.Regression) { Max = value }, "Max", [-5], [] },
    };

    [Theory]
    [MemberData(nameof(OptionalDomains))]
    public void Check_undeclared_is_no_bad_value(Func<double, NetworkItemAttribute> attribute, string argument, double[] inside, double[] outside)
    {
        Assert.All([.. inside, double.NaN], value => Assert.Empty(Problems(attribute(value))));
        Assert.All([.. outside, double.NegativeInfinity], value => Assert.Equal(argument, Assert.Single(Problems(attribute(value))).Argument));
    }

    [Theory]
    [InlineData(Init.TruncatedNormal, true)]
    [InlineData(Init.Orthogonal, false)]
    [InlineData(Init.Identity, false)]
    [InlineData(Init.Sparse, false)]
    public void Check_a_bias_starts_as_a_vector(Init init, bool isVector) => Assert.Equal(
        isVector ? [] : ["NG0008 BiasInit"], Problems(new DenseAttribute(2) { BiasInit = init }).Select(problem => problem.Id + " " + problem.Argument));

    public static TheoryData<Func<int, NetworkItemAttribute>, string, int[], int[]> IntegerDomains => new()
    {
        { units => new DenseAttribute(units), "units", [1, 1000], [0, -1, int.MinValue] },
        { groups => new GroupNormAttribute(groups), "groups", [1, 3], [0, -1] },
        { every => new StepDecayAttribute(every, 0.5), "every", [1], [0, -1] },
        { steps => new WarmUpAttribute(steps), "steps", [1, 1000], [0, -1] },
        { epoch => new MultiStepDecayAttribute(0.5, epoch), "epochs", [1, 30], [0, -1] },
        { epochs => new TrainingAttribute { Epochs = epochs }, "Epochs", [1], [0, -1] },
        { size => new TrainingAttribute { BatchSize = size }, "BatchSize", [1], [0, -1] },
        { samples => new TrainingAttribute { Samples = samples }, "Samples", [0, 1], [-1] },
        { classes => new TargetAttribute(TargetKind.Binary) { Classes = classes }, "Classes", [0, 2], [-1, 1, 3] },
        { length => new TargetAttribute(TargetKind.Regression) { Length = length }, "Length", [0, 1], [-1] },
        { size => new InputAttribute(size), "shape", [1], [0, -1] },
        { size => new InputAttribute(2, 2, size), "shape", [1], [0, -1] },
        { init => new DenseAttribute(2) { Init = (Init)init }, "Init", [(int)Init.LecunUniform], [-1, 99] },
        { filters => new Conv2DAttribute(filters, 3), "filters", [1, 9], [0, -1] },
        { kernel => new Conv2DAttribute(4, kernel, 3), "kernelHeight", [1, 12, 13], [0, -1] },
        { kernel => new Conv2DAttribute(4, 3, kernel), "kernelWidth", [1, int.MaxValue], [0, int.MinValue] },
        { stride => new Conv2DAttribute(4, 3) { Stride = stride }, "Stride", [1, int.MaxValue], [0, -1] },
        { stride => new Conv2DAttribute(4, 3) { StrideHeight = stride }, "StrideHeight", [0, 2], [-1] },
        { stride => new Conv2DAttribute(4, 3) { StrideWidth = stride }, "StrideWidth", [0, 2], [-1] },
        { dilation => new Conv2DAttribute(4, 3) { Dilation = dilation }, "Dilation", [1, int.MaxValue], [0, -1] },
        { groups => new Conv2DAttribute(4, 3) { Groups = groups }, "Groups", [1, 3, 4], [0, -1] },
        { pad => new Conv2DAttribute(4, 3) { Pad = pad }, "Pad", [-1, 0, 5, int.MaxValue], [-2] },
        { padding => new Conv2DAttribute(4, 3) { Padding = (Padding)padding }, "Padding", [(int)Padding.Same], [-1, 2] },
        { height => new MaxPool2DAttribute(height, 2), "height", [1, 12, int.MaxValue], [0, -1] },
        { width => new AveragePool2DAttribute(2, width), "width", [1, 12], [0, -1] },
        { stride => new MaxPool2DAttribute(2) { Stride = stride }, "Stride", [0, 1, 5], [-1] },
        { pad => new AveragePool2DAttribute(2) { Pad = pad }, "Pad", [0, 2, int.MaxValue], [-1] },
        { pad => new MaxPool2DAttribute(3) { Pad = pad }, "Pad", [0, 2], [-1, 3] },
        { units => new SimpleRnnAttribute(units), "units", [1, 9], [0, -1] },
        { units => new GruAttribute(units), "units", [1, 9], [0, -1] },
        { units => new LstmAttribute(units), "units", [1, 9], [0, -1] },
        { steps => new RepeatVectorAttribute(steps), "steps", [1, 9], [0, -1] },
        { filters => new Conv1DAttribute(filters, 3), "filters", [1, 9], [0, -1] },
        { kernel => new Conv1DAttribute(4, kernel), "kernel", [1, 12, int.MaxValue], [0, -1] },
        { stride => new Conv1DAttribute(4, 3) { Stride = stride }, "Stride", [1, int.MaxValue], [0, -1] },
        { dilation => new Conv1DAttribute(4, 3) { Dilation = dilation }, "Dilation", [1, int.MaxValue], [0, -1] },
        { groups => new Conv1DAttribute(4, 3) { Groups = groups }, "Groups", [1, 3, 4], [0, -1] },
        { pad => new Conv1DAttribute(4, 3) { Pad = pad }, "Pad", [-1, 0, 5, int.MaxValue], [-2] },
        { size => new MaxPool1DAttribute(size), "size", [1, 12, 13], [0, -1] },
        { stride => new AveragePool1DAttribute(2) { Stride = stride }, "Stride", [0, 5], [-1] },
        { pad => new AveragePool1DAttribute(2) { Pad = pad }, "Pad", [0, 5], [-1] },
        { pad => new MaxPool1DAttribute(2) { Pad = pad }, "Pad", [0, 1], [-1, 2] },
        { factor => new Upsample2DAttribute(factor), "factor", [1, 3, int.MaxValue], [0, -1] },
        { size => new ReshapeAttribute(size), "sizes", [48, 1], [0, -1] },
        { top => new ZeroPad2DAttribute(top, 0, 0, 0), "top", [0, 3, int.MaxValue], [-1] },
        { bottom => new ZeroPad2DAttribute(0, bottom, 0, 0), "bottom", [0, 3], [-1] },
        { left => new ZeroPad2DAttribute(0, 0, left, 0), "left", [0, 3], [-1] },
        { right => new ZeroPad2DAttribute(0, 0, 0, right), "right", [0, 3], [-1] },
        { top => new Crop2DAttribute(top, 0, 0, 0), "top", [0, 3, 12], [-1] },
        { bottom => new Crop2DAttribute(0, bottom, 0, 0), "bottom", [0, 3], [-1] },
        { left => new Crop2DAttribute(0, 0, left, 0), "left", [0, 3, int.MaxValue], [-1] },
        { right => new Crop2DAttribute(0, 0, 0, right), "right", [0, 3], [-1] },
        { kind => new TargetAttribute((TargetKind)kind), "kind", [(int)TargetKind.Regression], [-1, 99] },
    };

    [Theory]
    [MemberData(nameof(IntegerDomains))]
    public void Check_integer_domain_at_its_ends(Func<int, NetworkItemAttribute> attribute, string argument, int[] inside, int[] outside)
    {
        Assert.All(inside, value => Assert.DoesNotContain(Problems(attribute(value)), problem => problem.Id == "NG0008"));
        Assert.All(outside, value =>
        {
            var problem = Assert.Single(Problems(attribute(value)));
            Assert.Equal(("NG0008", argument), (problem.Id, problem.Argument));
        });
    }

    [Fact]
    public void Check_input_has_one_to_three_sizes()
    {
        Assert.Equal("0 sizes", Assert.Single(Problems(new InputAttribute())).Figures[2]);
        Assert.Empty(Problems(new InputAttribute(2, 3)));
        Assert.Equal("4 sizes", Assert.Single(Problems(new InputAttribute(1, 2, 3, 4))).Figures[2]);
    }

    [Fact]
    public void Check_bad_size_is_named_by_element() =>
        Assert.Equal([1, 2], Problems(new InputAttribute(28, 0, -3)).Select(problem => problem.Element));

    [Fact]
    public void Check_epochs_of_drops_rise_and_there_are_some()
    {
        Assert.Empty(Problems(new MultiStepDecayAttribute(0.1, 30, 60, 90)));
        var none = Assert.Single(Problems(new MultiStepDecayAttribute(0.1)));
        Assert.Equal(("epochs", "at least one epoch"), (none.Argument, none.Figures[1]));
        Assert.Equal([1, 2], Problems(new MultiStepDecayAttribute(0.1, 30, 30, 20, 90)).Select(problem => problem.Element));
    }

    [Fact]
    public void Check_shorthand_is_named_once_and_as_written()
    {
        var spec = Specs.Of(new InputAttribute(8, 8, 1), new Conv2DAttribute(1, 1), new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute());
        var written = new ItemSpec("Conv2D", new([new ArgumentSpec("filters", false, 4), new ArgumentSpec("kernel", false, 0)]));

        var problem = Assert.Single(Specs.ProblemsOf(spec with { Items = spec.Items.Select((item, i) => i == 1 ? written : item).ToEquatableArray() }));

        Assert.Equal(("NG0008", "kernel"), (problem.Id, problem.Argument));
    }

    [Fact]
    public void Check_mark_has_a_name()
    {
        Assert.Equal([("mark", -1), ("marks", 1), ("marks", -1)], Specs.ProblemsOf(
            new InputAttribute(3), new MarkAttribute("a"), new FromAttribute(""), new AddAttribute("a", null!), new ConcatAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute())
            .Select(problem => (problem.Argument, problem.Element)));
    }

    [Fact]
    public void Domains_cover_every_number_that_can_be_declared()
    {
        // A new attribute with a number that nobody gave a domain fails here.
        var numbers = typeof(NetworkItemAttribute).Assembly.GetTypes()
            .Where(type => typeof(NetworkItemAttribute).IsAssignableFrom(type))
            .SelectMany(type => type.GetProperties().Where(property => property.DeclaringType == type && property.PropertyType is var kind && (kind == typeof(int) || kind == typeof(double)))
                .Select(property => (type, Argument: property.Name)));

        Assert.DoesNotContain(numbers, number => !ArgumentDomains.Of(number.type).Any(row => string.Equals(row.Argument, number.Argument, StringComparison.OrdinalIgnoreCase)));
    }
}
