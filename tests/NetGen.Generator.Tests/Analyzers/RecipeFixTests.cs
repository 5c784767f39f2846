using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>The fixes whose edits the rules compute: on two networks of one file, one by one and all at once.</summary>
public class RecipeFixTests
{
    private static string Twice(string attributes) =>
        $"using NetGen;\n\n[Network, {attributes}]\npublic partial class First;\n\n// The second.\n[Network, {attributes}]\npublic partial class Second;\n";

    private static Task Assert<TFix>(string marked, string expected) where TFix : NetworkFix, new() => FixHarness.AssertFixes<TFix>(Twice(marked), Twice(expected));

    [Fact]
    public Task UseXavier_keeps_the_distribution() => Assert<UseXavierFix>(
        "Input(64), Dense(64, Init = {|NG2002:Init.HeNormal|}), Tanh, Dense(64, InitScale = 0.9, Init = {|NG2002:Init.HeUniform|}), Tanh, Dense(1), MeanSquaredError",
        "Input(64), Dense(64, Init = Init.XavierNormal), Tanh, Dense(64, Init = Init.XavierUniform), Tanh, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceConstantInit_writes_nothing() => Assert<ReplaceConstantInitFix>(
        "Input(64), Dense(128, Init = {|NG2003:Init.Constant|}, InitScale = 0.1, Bias = false), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy",
        "Input(64), Dense(128, Bias = false), Tanh, Dense(10, Init = Init.Zeros), Softmax, CrossEntropy");

    [Fact]
    public Task ReplaceLargeInit_writes_nothing() => Assert<ReplaceLargeInitFix>(
        "Input(500), Dense(500, Init = Init.Normal, InitScale = {|NG2004:1|}), Tanh, Dense(1), MeanSquaredError",
        "Input(500), Dense(500), Tanh, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceSmallInit_writes_nothing() => Assert<ReplaceSmallInitFix>(
        "Input(100), Dense(64, Init = Init.Normal, InitScale = {|NG2005:0.01|}), Relu, Dense(10), Softmax, CrossEntropy",
        "Input(100), Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task UseLecun_replaces_the_initializer() => Assert<UseLecunFix>(
        "Input(64), Dense(64, Init = {|NG2006:Init.HeNormal|}), Selu, Dense(1), MeanSquaredError",
        "Input(64), Dense(64, Init = Init.LecunNormal), Selu, Dense(1), MeanSquaredError");

    [Fact]
    public Task ReplaceBiasedInit_writes_nothing() => Assert<ReplaceBiasedInitFix>(
        "Input(64), Dense(1, Init = {|NG2009:Init.Constant|}, InitScale = 1), MeanSquaredError",
        "Input(64), Dense(1), MeanSquaredError");

    [Fact]
    public Task UseRelu_replaces_a_hidden_sigmoid() => Assert<UseReluFix>(
        "Input(64), Dense(64), {|NG2010:Sigmoid|}, Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task InsertRelu_goes_behind_the_first_layer() => Assert<InsertReluFix>(
        "Input(64), Dense(64), {|NG2012:Dense(64)|}, {|NG2012:Dense(10)|}, Softmax, CrossEntropy",
        "Input(64), Dense(64), Relu, Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task RemoveActivation_takes_the_superfluous_one() => Assert<RemoveActivationFix>(
        "Input(64), Dense(64), Relu, {|NG2013:Relu|}, Dense(1), Relu, {|NG2013:Sigmoid|}, BinaryCrossEntropy",
        "Input(64), Dense(64), Relu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseLeakyRelu_replaces_the_rectifiers_of_narrow_layers() => Assert<UseLeakyReluFix>(
        "Input(2), Dense(32), Relu, Dense({|NG2014:2|}), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Input(2), Dense(32), Relu, Dense(2), LeakyRelu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseSigmoid_replaces_head_and_loss() => Assert<UseSigmoidFix>(
        "Input(8), Dense(16), Relu, Dense(1), {|NG3001:Softmax|}, CrossEntropy(LabelSmoothing = 0.1)",
        "Input(8), Dense(16), Relu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseExclusiveHead_takes_a_softmax() => Assert<UseExclusiveHeadFix>(
        "Input(8), Dense(3), {|NG3005:Sigmoid|}, CrossEntropy",
        "Input(8), Dense(3), Softmax, CrossEntropy");

    [Fact]
    public Task UseExclusiveHead_takes_the_binary_loss_for_one_unit() => Assert<UseExclusiveHeadFix>(
        "Input(8), Dense(1), {|NG3005:Sigmoid|}, CrossEntropy",
        "Input(8), Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseLabelHead_replaces_head_and_loss() => Assert<UseLabelHeadFix>(
        "Input(8), Dense(3), {|NG3006:Softmax|}, CrossEntropy, Target(TargetKind.MultiLabel)",
        "Input(8), Dense(3), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiLabel)");

    [Fact]
    public Task UseCrossEntropy_fits_the_target() => Assert<UseCrossEntropyFix>(
        "Input(8), Dense(3), Sigmoid, {|NG3007:MeanSquaredError|}, Target(TargetKind.MultiClass, Classes = 3)",
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)");

    [Fact]
    public Task UseLinearHead_removes_the_activation() => Assert<UseLinearHeadFix>(
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
    public Task UseClassHead_gives_each_class_a_unit() => Assert<UseClassHeadFix>(
        "Input(8), Dense(1), {|NG3010:Sigmoid|}, BinaryCrossEntropy, Target(TargetKind.MultiClass, Classes = 3)",
        "Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)");

    [Fact]
    public Task RemoveOutputDropout_takes_it_out() => Assert<RemoveOutputDropoutFix>(
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

    [Fact]
    public Task ReplaceSigmoids_replaces_all_of_the_stretch() => Assert<ReplaceSigmoidsFix>(
        "Input(100), {|NG8002:Dense(100)|}, Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(3), Softmax, CrossEntropy",
        "Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(3), Softmax, CrossEntropy");
}
