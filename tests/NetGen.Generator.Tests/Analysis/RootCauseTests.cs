using NetGen.Generator.Diagnostics;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>A declaration with several faults: the cause is reported, its consequences are not.</summary>
public class RootCauseTests
{
    private static string[] Ids(string attributes) => [.. Judged.Problems(attributes).Select(problem => problem.Id).Distinct()];

    private static string Stack(int depth, string layer) => "Input(100), " + string.Join(", ", Enumerable.Repeat(layer, depth)) + ", Dense(10), Softmax, CrossEntropy";

    [Fact]
    public void Of_many_faults_one_cause_is_left()
    {
        // Thirty layers of Xavier before ReLU: the signal collapses, the gradient vanishes, the stack is deep.
        Assert.Equal(["NG2001"], Ids(Stack(30, "Dense(100, Init = Init.XavierNormal), Relu")));
        // Zeros: no signal, no gradient.
        Assert.Equal(["NG2003"], Ids(Stack(6, "Dense(100, Init = Init.Zeros), Tanh")));
        // σ = 1: saturated everywhere, gradients explode, the loss is wide.
        Assert.Equal(["NG2004"], Ids(Stack(6, "Dense(100, Init = Init.Normal, InitScale = 1.5), Tanh")));
        // σ = 0.01: each layer is too small, the signal collapses, the gradient vanishes.
        Assert.Equal(["NG8001"], Ids(Stack(6, "Dense(100, Init = Init.Normal, InitScale = 0.01), Tanh")));
        Assert.Equal(["NG8002"], Ids(Stack(10, "Dense(100), Sigmoid")));
        // One unit, three classes: also the wrong number of outputs.
        Assert.Equal(["NG3010"], Ids("Input(8), Dense(1), Sigmoid, BinaryCrossEntropy, Target(TargetKind.MultiClass, Classes = 3)"));
        Assert.Equal(["NG3001"], Ids("Input(8), Dense(1), Softmax, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)"));
        Assert.Equal(["NG3012"], Ids("Input(8), Dense(3), Softmax, CrossEntropy, Target(TargetKind.Regression, Length = 1)"));
        // No activation anywhere: said once, not layer by layer.
        Assert.Equal(["NG9003"], Ids(Stack(3, "Dense(100)")));
        // An input that was not rescaled.
        Assert.Equal(["NG7001", "NG7003"], Ids("Input(784, Min = 0, Max = 255), Dense(64), Tanh, Dense(1), MeanSquaredError"));
    }

    [Fact]
    public void Of_independent_faults_all_are_left() => Assert.Equal(
        ["NG2001", "NG2012", "NG3013"],
        Ids("Input(64), Dense(64, Init = Init.XavierNormal), Relu, Dense(64), Dense(64), Relu, Dense(1), Dropout(0.5), MeanSquaredError"));

    [Fact]
    public void Of_the_same_faults_in_other_layers_all_are_left() => Assert.Equal(
        // The zeros are in front of the collapse, and beside it.
        ["NG2003", "NG8001"],
        Ids("Input(64), Dense(64, Init = Init.Zeros), Sigmoid, Mark(\"x\"), Dense(64, Init = Init.Normal, InitScale = 0.001), Tanh, Concat(\"x\"), Dense(1), MeanSquaredError"));

    [Fact]
    public void Silenced_rules_exist_and_no_rule_silences_itself_by_a_detour()
    {
        foreach (var rule in RuleCatalog.All)
        {
            Assert.All(rule.Silences, id => Assert.Equal(id, RuleCatalog.Find(id).Id));
            var reached = new HashSet<string>(rule.Silences, StringComparer.Ordinal);
            while (reached.ToArray().SelectMany(id => RuleCatalog.Find(id).Silences).Count(reached.Add) > 0)
            {
            }
            Assert.DoesNotContain(rule.Id, reached);
        }
    }
}
