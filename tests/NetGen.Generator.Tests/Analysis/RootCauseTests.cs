using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
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
        Assert.Equal(["NG8001"], Ids(Stack(6, "Dense(100, Init = Init.Normal, InitScale = 1e-4), Tanh") + ", Sgd(0.1)"));
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
    public void A_head_that_the_loss_cannot_read_hides_nothing_that_stands_on_its_own()
    {
        const string faulty = "Input(784, Min = 0, Max = 255), Dense(256, Init = Init.Zeros), Relu, Dense(256, Init = Init.Zeros), Relu, Dense(10)";
        Assert.Equal(["NG2003", "NG3005", "NG6002", "NG7001"], Ids(faulty + ", Sigmoid, CrossEntropy, Adam(0.5)").Order());
        Assert.Equal(["NG2003", "NG3004", "NG6002", "NG7001"], Ids(faulty + ", CrossEntropy, Adam(0.5)").Order());
        Assert.Equal(["NG2003", "NG3009", "NG6002", "NG7001"], Ids(faulty + ", Relu, CrossEntropy, Adam(0.5)").Order());
        Assert.Equal(["NG2003", "NG3013", "NG6002", "NG7001"], Ids(faulty + ", Softmax, Dropout(0.5), CrossEntropy, Adam(0.5)").Order());
        Assert.Equal(["NG3017", "NG6002"], Ids("Input(8), Dense(16), Relu, Dense(2), Softmax, BinaryCrossEntropy, Adam(2)").Order());
        Assert.Equal(["NG1003", "NG6002"], Ids("Input(8, 8, 1), Dense(16), Relu, Dense(10), Softmax, CrossEntropy, Adam(2)").Order());
    }

    [Fact]
    public void A_head_that_the_loss_cannot_read_is_named_by_its_cause()
    {
        Assert.Equal(["NG3001"], Ids("Input(8), Dense(16), Relu, Dense(1), Softmax, BinaryCrossEntropy"));
        Assert.Equal(["NG3001"], Ids("Input(8), Dense(16), Relu, Dense(1), LogSoftmax, BinaryCrossEntropy"));
        Assert.Equal(["NG3006"], Ids("Input(8), Dense(16), Relu, Dense(4), Softmax, BinaryCrossEntropy, Target(TargetKind.MultiLabel, Classes = 4)"));
        Assert.Equal(["NG3010"], Ids("Input(8), Dense(16), Relu, Dense(1), Sigmoid, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)"));
        // A head that is wrong and a size that is wrong are two faults.
        Assert.Equal(["NG1005", "NG3005"], Ids("Input(8), Dense(16), Relu, Dense(4), Sigmoid, CrossEntropy, Target(TargetKind.MultiClass, Classes = 3)").Order());
    }

    [Fact]
    public void A_run_of_layers_with_one_fault_is_one_finding()
    {
        Assert.Equal(
            "Dense1 starts with Zeros for all weights: every weight gradient of Dense1 and of the layer behind it is exactly 0; so it is in Dense2",
            Messages("NG2003", "Input(8), Dense(16, Init = Init.Zeros), Relu, Dense(16, Init = Init.Zeros), Relu, Dense(3), Softmax, CrossEntropy"));
        Assert.EndsWith("; so it is in 16 more, to Dense17", Messages("NG2003", Stack(17, "Dense(100, Init = Init.Zeros), Tanh")), StringComparison.Ordinal);
        // A sound layer of the same kind ends the run.
        Assert.Equal(2, Judged.Problems("Input(8), Dense(16), Relu, Dropout(0.6), Dense(16), Relu, Dropout(0.1), Dense(16), Relu, Dropout(0.6), Dense(3), Softmax, CrossEntropy").Count(problem => problem.Id == "NG5002"));
    }

    [Fact]
    public void A_figure_that_is_negligible_is_no_finding()
    {
        // Of the units of a sigmoid 5.0e-7 % start saturated.
        Judged.IsSilent("NG2002", Stack(17, "Dense(100, Init = Init.HeNormal), Sigmoid"));
        Judged.IsSilent("NG2008", "Input(64), Dense(64, BiasInit = Init.Normal, BiasInitScale = 1e-4), Relu, Dense(10), Softmax, CrossEntropy");
        Judged.IsSilent("NG2007", "Input(64), Dense(64, Init = Init.LecunNormal), Selu, Dropout(0.001), Dense(10), Softmax, CrossEntropy");
    }

    private static string Messages(string id, string attributes) =>
        Assert.Single(Judged.Problems(attributes), problem => problem.Id == id).ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture);

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
