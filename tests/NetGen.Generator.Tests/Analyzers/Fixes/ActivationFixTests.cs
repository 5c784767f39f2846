using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG2, NG8 and NG9 that insert, replace or remove an activation.</summary>
public class ActivationFixTests
{
    [Fact]
    public Task UseRelu_replaces_a_hidden_sigmoid() => Twice.AssertFixes<UseReluFix>(
        "Input(64), Dense(64), {|NG2010:Sigmoid|}, Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task InsertRelu_goes_behind_the_first_layer() => Twice.AssertFixes<InsertReluFix>(
        "Input(64), Dense(64), Tanh, Dense(64), {|NG2012:Dense(64)|}, Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64), Tanh, Dense(64), Relu, Dense(64), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task InsertAllRelus_goes_behind_each_hidden_layer_and_its_normalization() => Twice.AssertFixes<InsertAllRelusFix>(
        "Input(64), {|NG9003:Dense(64, Bias = false)|}, BatchNorm, Dense(32), Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64, Bias = false), BatchNorm, Relu, Dense(32), Relu, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task InsertAllRelus_is_not_offered_where_ways_join() => FixHarness.AssertOffersNothing<InsertAllRelusFix>(
        "using NetGen; [Network, Input(20), Mark(\"x\"), {|NG9003:Dense(20)|}, Add(\"x\"), Dense(20), MeanSquaredError] public partial class Net;");

    [Fact]
    public Task RemoveActivation_takes_the_superfluous_one() => Twice.AssertFixes<RemoveActivationFix>(
        "Input(64), Dense(64), Relu, {|NG2013:Relu|}, Dense(1), Relu, {|NG2013:Sigmoid|}, BinaryCrossEntropy",
        "Input(64), Dense(64), Relu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task UseLeakyRelu_replaces_the_rectifiers_of_narrow_layers() => Twice.AssertFixes<UseLeakyReluFix>(
        "Input(2), Dense(32), Relu, Dense({|NG2014:2|}), Relu, Dense(1), Sigmoid, BinaryCrossEntropy",
        "Input(2), Dense(32), Relu, Dense(2), LeakyRelu, Dense(1), Sigmoid, BinaryCrossEntropy");

    [Fact]
    public Task ReplaceSigmoids_replaces_all_of_the_stretch() => Twice.AssertFixes<ReplaceSigmoidsFix>(
        "Input(100), {|NG8002:Dense(100)|}, Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(100), Sigmoid, Dense(3), Softmax, CrossEntropy",
        "Input(100), Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(100), Relu, Dense(3), Softmax, CrossEntropy");

    [Fact]
    public Task What_is_inserted_stands_behind_the_variants_of_a_layer() => Twice.AssertFixes<InsertReluFix>(
        "Input(64), Dense(64), Variant(\"Width\", 32), {|NG2012:Dense(64)|}, Tanh, Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64), Variant(\"Width\", 32), Relu, Dense(64), Tanh, Dense(10), Softmax, CrossEntropy");

    [Fact]
    public Task What_is_taken_out_takes_its_variants_along() => Twice.AssertFixes<RemoveActivationFix>(
        "Input(64), Dense(64), Relu, {|NG2013:Elu|}, Variant(\"Alpha\", 0.5), Dense(10), Softmax, CrossEntropy",
        "Input(64), Dense(64), Relu, Dense(10), Softmax, CrossEntropy");
}
