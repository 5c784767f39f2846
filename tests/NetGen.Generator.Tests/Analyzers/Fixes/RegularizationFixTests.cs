using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of dropout and penalties: NG5, and NG2007.</summary>
public class RegularizationFixTests
{
    [Fact]
    public Task UseAlphaDropout_keeps_the_rate() => Twice.AssertFixes<UseAlphaDropoutFix>(
        "Input(64), Dense(64), Selu, {|NG2007:Dropout(0.1)|}, Dense(1), MeanSquaredError",
        "Input(64), Dense(64), Selu, AlphaDropout(0.1), Dense(1), MeanSquaredError");

    [Fact]
    public Task UseSpatialDropout_keeps_the_rate() => Twice.AssertFixes<UseSpatialDropoutFix>(
        "Input(28, 28, 1), Conv2D(6, 5), {|NG5005:Dropout(rate: 0.25, Name = \"drop\")|}, MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy",
        "Input(28, 28, 1), Conv2D(6, 5), SpatialDropout(rate: 0.25, Name = \"drop\"), MaxPool2D(2), Relu, Flatten, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task MergeDropouts_keeps_the_last_of_each_run() => FixHarness.AssertFixes<MergeDropoutsFix>(
        """
        using NetGen;

        [Network]
        [Input(20)]
        [Dense(64), Relu, Dropout(0.5), Dropout({|NG5004:0.2|})]
        [Dense(64), Relu]
        [Dropout(0.1)]
        [Dropout(0.1), Dropout(rate: {|NG5004:0.1|}, Name = "kept")]
        [Dense(3), Softmax, CrossEntropy]
        public partial class Net;
        """,
        """
        using NetGen;

        [Network]
        [Input(20)]
        [Dense(64), Relu, Dropout(0.6)]
        [Dense(64), Relu]
        [Dropout(rate: 0.271, Name = "kept")]
        [Dense(3), Softmax, CrossEntropy]
        public partial class Net;
        """);

    [Fact]
    public Task UseAdamW_takes_the_lambda_along() => FixHarness.AssertFixes<UseAdamWFix>(
        """
        using NetGen;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [Adam(2e-3, Beta1 = 0.8), StepDecay(5, 0.5), L2({|NG5008:Second.Lambda|})]
        public partial class First;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [L2({|NG5008:1e-4|})]
        public partial class Second
        {
            public const double Lambda = 1e-4;
        }

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [Adam(WeightDecay = {|NG5008:1e-4|})]
        public partial class Third;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [Adam]
        [L2({|NG5008:1e-4|})]
        public partial class Fourth;
        """,
        """
        using NetGen;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [AdamW(2e-3, Beta1 = 0.8, WeightDecay = Second.Lambda), StepDecay(5, 0.5)]
        public partial class First;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [AdamW(WeightDecay = 1e-4)]
        public partial class Second
        {
            public const double Lambda = 1e-4;
        }

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [AdamW(WeightDecay = 1e-4)]
        public partial class Third;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy]
        [AdamW(WeightDecay = 1e-4)]
        public partial class Fourth;
        """);

    [Theory]
    [InlineData("Dense(3, L2 = {|NG5008:1e-3|}), Softmax, CrossEntropy")]
    [InlineData("Dense(8), Relu, Dense(3, L2 = 1e-3), Softmax, CrossEntropy, L2({|NG5008:1e-4|})")]
    [InlineData("Dense(3), Softmax, CrossEntropy, L2({|NG5008:1e-4|}), Adam(WeightDecay = 1e-3)")]
    public Task UseAdamW_is_not_offered_where_it_would_mean_something_else(string layers) => FixHarness.AssertOffersNothing<UseAdamWFix>(
        $"using NetGen; [Network, Input(4), {layers}] public partial class Net;");
}
