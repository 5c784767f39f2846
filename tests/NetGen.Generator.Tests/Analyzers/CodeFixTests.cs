using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>Each fix: the text it makes, one diagnostic at a time and all at once; the diagnostic is gone and the result compiles.</summary>
public class CodeFixTests
{
    [Fact]
    public Task MakePartial_adds_the_modifier_to_the_class_and_around_it() => FixHarness.AssertFixes<MakePartialFix>(
        """
        using NetGen;

        /// <summary>Outer.</summary>
        public class Outer
        {
            // The network.
            [Network, Input(2), Dense(1), MeanSquaredError]
            class {|NG0001:First|};

            struct Middle
            {
                [Network, Input(2), Dense(1), MeanSquaredError]
                /* kept */ internal sealed class {|NG0001:Second|} { }
            }
        }
        """,
        """
        using NetGen;

        /// <summary>Outer.</summary>
        public partial class Outer
        {
            // The network.
            [Network, Input(2), Dense(1), MeanSquaredError]
            partial class First;

            partial struct Middle
            {
                [Network, Input(2), Dense(1), MeanSquaredError]
                /* kept */ internal sealed partial class Second { }
            }
        }
        """);

    [Fact]
    public Task AddInput_goes_before_the_first_attribute() => FixHarness.AssertFixes<AddInputFix>(
        """
        using NetGen;

        [Network]
        [Dense(1)] // the only layer
        [MeanSquaredError]
        public partial class {|NG0003:First|};

        [Network, Dense(1), MeanSquaredError]
        public partial class {|NG0003:Second|};
        """,
        """
        using NetGen;

        [Network]
        [Input(1)]
        [Dense(1)] // the only layer
        [MeanSquaredError]
        public partial class First;

        [Network, Input(1), Dense(1), MeanSquaredError]
        public partial class Second;
        """);

    [Fact]
    public Task AddLoss_fits_the_head() => FixHarness.AssertFixes<AddLossFix>(
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dense(3), Softmax]
        public partial class {|NG0004:First|};

        [NetGen.Network, NetGen.Input(2), NetGen.Dense(1), NetGen.Sigmoid] public partial class {|NG0004:Second|};

        [Network]
        [Input(2)]
        [Dense(3)]
        [Adam]
        public partial class {|NG0004:Third|};
        """,
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dense(3), Softmax]
        [CrossEntropy]
        public partial class First;

        [NetGen.Network, NetGen.Input(2), NetGen.Dense(1), NetGen.Sigmoid] [BinaryCrossEntropy] public partial class Second;

        [Network]
        [Input(2)]
        [Dense(3)]
        [MeanSquaredError]
        [Adam]
        public partial class Third;
        """);

    [Fact]
    public Task AddLoss_is_qualified_where_the_name_means_nothing() => FixHarness.AssertFixes<AddLossFix>(
        "[NetGen.Network, NetGen.Input(2), NetGen.Dense(1)]\npublic partial class {|NG0004:Net|};",
        "[NetGen.Network, NetGen.Input(2), NetGen.Dense(1)]\n[global::NetGen.MeanSquaredError]\npublic partial class Net;");

    [Fact]
    public Task MoveAttribute_puts_input_first_and_loss_last() => FixHarness.AssertFixes<MoveAttributeFix>(
        """
        using NetGen;

        [Network]
        [Dense(3)]
        [{|NG0007:Input(2)|}]
        // The loss, too early.
        [{|NG0007:CrossEntropy(LabelSmoothing = 0.1)|}]
        [Relu, Dense(3)]
        [Softmax]
        [Adam]
        public partial class First;

        [Network, Dense(3), {|NG0007:Input(2)|}, {|NG0007:MeanSquaredError|}, Relu]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dense(3)]
        // The loss, too early.
        [Relu, Dense(3)]
        [Softmax]
        [CrossEntropy(LabelSmoothing = 0.1)]
        [Adam]
        public partial class First;

        [Network, Input(2), Dense(3), Relu]
        [MeanSquaredError]
        public partial class Second;
        """);

    [Fact]
    public Task MoveAttribute_does_not_choose_between_two_losses() => FixHarness.AssertOffersNothing<MoveAttributeFix>(
        "using NetGen; [Network, Input(2), Dense(1), MeanSquaredError, {|NG0007:Huber|}] public partial class Net;");

    [Fact]
    public Task ClampValue_takes_the_closed_end_of_the_domain() => FixHarness.AssertFixes<ClampValueFix>(
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dropout({|NG0008:-0.5|}), Dense(1, L2 = /* none */ {|NG0008:-1e-3|})]
        [MeanSquaredError, Sgd(Momentum = {|NG0008:-1|}), StepDecay({|NG0008:0|}, factor: {|NG0008:1.5|})]
        [ElasticNet(1e-4, {|NG0008:7|})]
        public partial class Net;
        """,
        """
        using NetGen;

        [Network]
        [Input(2)]
        [Dropout(0), Dense(1, L2 = /* none */ 0)]
        [MeanSquaredError, Sgd(Momentum = 0), StepDecay(1, factor: 1)]
        [ElasticNet(1e-4, 1)]
        public partial class Net;
        """);

    [Theory]
    [InlineData("Dropout({|NG0008:1.5|}), Dense(1)")]
    [InlineData("Elu({|NG0008:0|}), Dense(1)")]
    [InlineData("Dense(1, L1 = {|NG0008:double.PositiveInfinity|})")]
    [InlineData("Dense(1, Init = {|NG0008:(Init)99|})")]
    public Task ClampValue_offers_nothing_at_an_open_end(string layers) => FixHarness.AssertOffersNothing<ClampValueFix>(
        $"using NetGen; [Network, Input(2), {layers}, MeanSquaredError] public partial class Net;");

    [Fact]
    public Task SetOutputSize_sets_the_units_of_the_last_dense_layer() => FixHarness.AssertFixes<SetOutputSizeFix>(
        """
        using NetGen;

        [Network, Input(2), Dense(16), Relu, Dense({|NG1005:Sizes.Out|}), Softmax, CrossEntropy]
        [Target(TargetKind.MultiClass, Classes = 10)]
        public partial class First;

        [Network, Input(2), Dense({|NG1005:4|}), MeanSquaredError]
        [Target(TargetKind.Regression, Length = 3)]
        public partial class Second;

        static class Sizes { public const int Out = 9; }
        """,
        """
        using NetGen;

        [Network, Input(2), Dense(16), Relu, Dense(10), Softmax, CrossEntropy]
        [Target(TargetKind.MultiClass, Classes = 10)]
        public partial class First;

        [Network, Input(2), Dense(3), MeanSquaredError]
        [Target(TargetKind.Regression, Length = 3)]
        public partial class Second;

        static class Sizes { public const int Out = 9; }
        """);

    [Fact]
    public Task SetOutputSize_offers_nothing_without_a_dense_layer() => FixHarness.AssertOffersNothing<SetOutputSizeFix>(
        "using NetGen; [Network, Input(2, 2, 1), Flatten, MeanSquaredError, {|NG1005:Target(TargetKind.Regression, Length = 3)|}] public partial class Net;");

    [Fact]
    public Task UseHe_keeps_the_distribution_and_drops_the_gain() => FixHarness.AssertFixes<UseHeFix>(
        """
        using NetGen;
        using static NetGen.Init;

        [Network]
        [Input(64)]
        [Dense(64, Init = {|NG2001:Init.XavierNormal|}), Relu]
        [Dense(64, Init = XavierUniform, InitScale = 0.9, Bias = false), Relu]
        [Dense(64, Name = "Third", Init = NetGen.Init.LecunUniform /* here */), LeakyRelu]
        [Dense(1), MeanSquaredError]
        public partial class First;

        [Network]
        [Input(64)]
        [Dense(64, Init = {|NG2001:Mine.Choice|}), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Second;

        static class Mine { public const Init Choice = LecunNormal; }
        """,
        """
        using NetGen;
        using static NetGen.Init;

        [Network]
        [Input(64)]
        [Dense(64, Init = Init.HeNormal), Relu]
        [Dense(64, Init = HeUniform, Bias = false), Relu]
        [Dense(64, Name = "Third", Init = NetGen.Init.HeUniform /* here */), LeakyRelu]
        [Dense(1), MeanSquaredError]
        public partial class First;

        [Network]
        [Input(64)]
        [Dense(64, Init = global::NetGen.Init.HeNormal), Relu]
        [Dense(1), MeanSquaredError]
        public partial class Second;

        static class Mine { public const Init Choice = LecunNormal; }
        """);

    [Fact]
    public Task InsertHead_adds_or_replaces_the_last_activation() => FixHarness.AssertFixes<InsertHeadFix>(
        """
        using NetGen;

        [Network, Input(2)]
        [Dense(3)] // linear
        [{|NG3004:CrossEntropy|}]
        public partial class First;

        [Network, Input(2), Dense(3), Tanh, {|NG3004:CrossEntropy|}]
        public partial class Second;

        [Network, Input(2), Dense(1), LeakyRelu(0.2), {|NG3004:BinaryCrossEntropy|}]
        public partial class Third;

        [Network, Input(2), Dense(3), Sigmoid, {|NG3004:KlDivergence|}]
        public partial class Fourth;

        [Network, Input(2), Dense(3), {|NG3004:Poisson|}]
        public partial class Fifth;
        """,
        """
        using NetGen;

        [Network, Input(2)]
        [Dense(3), Softmax] // linear
        [CrossEntropy]
        public partial class First;

        [Network, Input(2), Dense(3), Softmax, CrossEntropy]
        public partial class Second;

        [Network, Input(2), Dense(1), Sigmoid, BinaryCrossEntropy]
        public partial class Third;

        [Network, Input(2), Dense(3), Softmax, KlDivergence]
        public partial class Fourth;

        [Network, Input(2), Dense(3), Softplus, Poisson]
        public partial class Fifth;
        """);

    [Theory]
    [InlineData("Dense(1), {|NG3004:CrossEntropy|}")]
    [InlineData("Dense(1), Sigmoid, {|NG3004:CrossEntropy|}")]
    [InlineData("Dense(3), Softmax, Dropout(0.1), {|NG3004:CrossEntropy|}")]
    public Task InsertHead_offers_nothing_that_would_not_help(string layers) => FixHarness.AssertOffersNothing<InsertHeadFix>(
        $"using NetGen; [Network, Input(2), {layers}] public partial class Net;");

    [Fact]
    public Task InsertFlatten_stands_before_the_dense_layer() => FixHarness.AssertFixes<InsertFlattenFix>(
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [{|NG1003:Dense(10)|}, Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), Conv2D(4, 3), Relu, {|NG1003:Dense(5)|}, Relu, Flatten, Dense(1), MeanSquaredError]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Flatten]
        [Dense(10), Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), Conv2D(4, 3), Relu, Flatten, Dense(5), Relu, Flatten, Dense(1), MeanSquaredError]
        public partial class Second;
        """);

    [Fact]
    public Task InsertGlobalAveragePool_stands_before_the_dense_layer() => FixHarness.AssertFixes<InsertGlobalAveragePoolFix>(
        """
        using NetGen;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3), Relu]
        // The classifier.
        [{|NG1003:Dense(10)|}, Softmax]
        [CrossEntropy]
        public partial class Net;
        """,
        """
        using NetGen;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3), Relu]
        // The classifier.
        [GlobalAveragePool2D]
        [Dense(10), Softmax]
        [CrossEntropy]
        public partial class Net;
        """);

    [Fact]
    public Task InsertFlatten_is_not_offered_where_the_image_is_needed() => FixHarness.AssertOffersNothing<InsertFlattenFix>(
        """
        using NetGen;

        [Network, Input(8, 8, 3), {|NG1003:Dense(5)|}, Relu, Conv2D(4, 3), Flatten, Dense(1), MeanSquaredError]
        public partial class Net;
        """);

    [Fact]
    public Task ReorderInput_puts_the_channels_last() => FixHarness.AssertFixes<ReorderInputFix>(
        """
        using NetGen;

        [Network, Input({|NG1013:3|}, 32, 28, Min = 0, Max = 1), Flatten, Dense(1), MeanSquaredError]
        public partial class First;

        [Network, Input(new[] { {|NG1013:1|}, Second.Height, 28 }), Flatten, Dense(1), MeanSquaredError]
        public partial class Second
        {
            private const int Height = 28;
        }
        """,
        """
        using NetGen;

        [Network, Input(32, 28, 3, Min = 0, Max = 1), Flatten, Dense(1), MeanSquaredError]
        public partial class First;

        [Network, Input(new[] { Second.Height, 28, 1 }), Flatten, Dense(1), MeanSquaredError]
        public partial class Second
        {
            private const int Height = 28;
        }
        """);

    [Fact]
    public Task StandardizeInput_stands_behind_the_input() => FixHarness.AssertFixes<StandardizeInputFix>(
        """
        using NetGen;

        [Network]
        [Input(64, Min = 0, Max = {|NG7001:255|})] // grey levels
        [Dense(3), Softmax, CrossEntropy]
        public partial class First;

        [Network, Input(64, Min = -90, Max = {|NG7001:90|}), Dense(3), Softmax, CrossEntropy]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(64, Min = 0, Max = 255), Standardize] // grey levels
        [Dense(3), Softmax, CrossEntropy]
        public partial class First;

        [Network, Input(64, Min = -90, Max = 90), Standardize, Dense(3), Softmax, CrossEntropy]
        public partial class Second;
        """);

    [Fact]
    public Task SwapReluAndPool_moves_the_rectifier() => FixHarness.AssertFixes<SwapReluAndPoolFix>(
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(6, 5), {|NG4005:Relu|}, MaxPool2D(2)]
        [Conv2D(16, 5)]
        // The second activation.
        [{|NG4005:Relu(Name = "second")|}]
        [MaxPool2D(2)]
        [Flatten, Dense(10), Softmax, CrossEntropy]
        public partial class Net;
        """,
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(6, 5), MaxPool2D(2), Relu]
        [Conv2D(16, 5)]
        // The second activation.
        [MaxPool2D(2), Relu(Name = "second")]
        [Flatten, Dense(10), Softmax, CrossEntropy]
        public partial class Net;
        """);

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
