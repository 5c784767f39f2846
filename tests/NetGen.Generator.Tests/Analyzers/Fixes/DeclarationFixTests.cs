using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG0: modifiers, input, loss, order and values.</summary>
public class DeclarationFixTests
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
    public Task InsertLayer_fits_the_loss() => FixHarness.AssertFixes<InsertLayerFix>(
        """
        using NetGen;

        [Network]
        [Input(4)] // the features
        [CrossEntropy]
        public partial class {|NG0005:First|};

        [Network, Input(4), BinaryCrossEntropy]
        public partial class {|NG0005:Second|};

        [Network, Input(4)]
        [Poisson, Adam]
        public partial class {|NG0005:Third|};

        [Network, Input(4), MeanSquaredError]
        public partial class {|NG0005:Fourth|};
        """,
        """
        using NetGen;

        [Network]
        [Input(4), Dense(2), Softmax] // the features
        [CrossEntropy]
        public partial class First;

        [Network, Input(4), Dense(1), Sigmoid, BinaryCrossEntropy]
        public partial class Second;

        [Network, Input(4), Dense(1), Exp]
        [Poisson, Adam]
        public partial class Third;

        [Network, Input(4), Dense(1), MeanSquaredError]
        public partial class Fourth;
        """);

    [Fact]
    public Task InsertLayer_wants_an_input_first() => FixHarness.AssertOffersNothing<InsertLayerFix>(
        "using NetGen; [Network, MeanSquaredError] public partial class {|NG0003:{|NG0005:Net|}|};");

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
}
