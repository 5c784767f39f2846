using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG3: head, loss and the units before them.</summary>
public class HeadFixTests
{
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
    [InlineData("Dense(1), Tanh, {|NG3004:CrossEntropy|}")]
    public Task InsertHead_offers_nothing_that_would_not_help(string layers) => FixHarness.AssertOffersNothing<InsertHeadFix>(
        $"using NetGen; [Network, Input(2), {layers}] public partial class Net;");

    [Fact]
    public Task UseSigmoid_replaces_head_and_loss() => Twice.AssertFixes<UseSigmoidFix>(
        "Input(8), Dense(16), Relu, Dense(1), {|NG3001:Softmax|}, CrossEntropy(LabelSmoothing = 0.1)",
        "Input(8), Dense(16), Relu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseExclusiveHead_takes_a_softmax() => Twice.AssertFixes<UseExclusiveHeadFix>(
        "Input(8), Dense(3), {|NG3005:Sigmoid|}, CrossEntropy",
        "Input(8), Dense(3), Softmax, CrossEntropy");

    [Fact]
    public Task UseExclusiveHead_takes_the_binary_loss_for_one_unit() => Twice.AssertFixes<UseExclusiveHeadFix>(
        "Input(8), Dense(1), {|NG3005:Sigmoid|}, CrossEntropy",
        "Input(8), Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseLabelHead_replaces_head_and_loss() => Twice.AssertFixes<UseLabelHeadFix>(
        "Input(8), Dense(3), {|NG3006:Softmax|}, CrossEntropy, Target(TargetKind.MultiLabel)",
        "Input(8), Dense(3), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiLabel)");

    [Fact]
    public Task UseCrossEntropy_fits_the_target() => Twice.AssertFixes<UseCrossEntropyFix>(
        "Input(8), Dense(3), Sigmoid, {|NG3007:MeanSquaredError|}, Target(TargetKind.MultiClass, Classes = 3)",
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)");

    [Fact]
    public Task UseLinearHead_removes_the_activation() => Twice.AssertFixes<UseLinearHeadFix>(
        "Input(8), Dense(1), {|NG3008:Tanh|}, MeanSquaredError, Target(TargetKind.Regression, Min = -5, Max = 5)",
        "Input(8), Dense(1), MeanSquaredError, Target(TargetKind.Regression, Min = -5, Max = 5)");

    [Fact]
    public Task ReplaceReluHead_takes_what_the_loss_reads() => FixHarness.AssertFixes<ReplaceReluHeadFix>(
        """
        using NetGen;

        [Network, Input(8), Dense(1), {|NG3009:Relu|}, MeanSquaredError]
        public partial class First;

        [Network, Input(8), Dense(3), {|NG3009:Relu|}, CrossEntropy]
        public partial class Second;

        [Network, Input(8), Dense(1), {|NG3009:Relu|}, BinaryCrossEntropy]
        public partial class Third;

        [Network, Input(8), Dense(1), {|NG3009:Relu|}, Poisson]
        public partial class Fourth;
        """,
        """
        using NetGen;

        [Network, Input(8), Dense(1), MeanSquaredError]
        public partial class First;

        [Network, Input(8), Dense(3), Softmax, CrossEntropy]
        public partial class Second;

        [Network, Input(8), Dense(1), Sigmoid, BinaryCrossEntropy]
        public partial class Third;

        [Network, Input(8), Dense(1), Softplus, Poisson]
        public partial class Fourth;
        """);

    [Fact]
    public Task UseClassHead_gives_each_class_a_unit() => Twice.AssertFixes<UseClassHeadFix>(
        "Input(8), Dense(1), {|NG3010:Sigmoid|}, BinaryCrossEntropy, Target(TargetKind.MultiClass, Classes = 3)",
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)");

    [Fact]
    public Task RemoveOutputDropout_takes_it_out() => Twice.AssertFixes<RemoveOutputDropoutFix>(
        "Input(8), Dense(3), Softmax, {|NG3013:Dropout(0.1)|}, CrossEntropy",
        "Input(8), Dense(3), Softmax, CrossEntropy");

    [Fact]
    public Task UseOneSigmoid_replaces_two_softmax_units() => FixHarness.AssertFixes<UseOneSigmoidFix>(
        """
        using NetGen;

        [Network, Input(8), Dense(2), {|NG3017:Softmax|}, BinaryCrossEntropy]
        public partial class First;

        [Network, Input(8), Dense(2), {|NG3017:Softmax|}, CrossEntropy]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network, Input(8), Dense(1), Sigmoid, BinaryCrossEntropy]
        public partial class First;

        [Network, Input(8), Dense(1), Sigmoid, BinaryCrossEntropy]
        public partial class Second;
        """);
}
