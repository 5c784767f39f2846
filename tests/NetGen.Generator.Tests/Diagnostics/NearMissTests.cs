using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>
/// Where each rule ends: a small change of the example on its page, on which the rule has nothing to say. The example itself is judged beside it (of rules
/// on use <see cref="RuleCatalogTests"/> does that), so that silence is the change's doing.
/// </summary>
public class NearMissTests
{
    /// <summary>Longer, and it would be another declaration.</summary>
    private const int LongestEdit = 100;

    /// <summary>What is put in place of what.</summary>
    public static TheoryData<string, string, string> Edits => new()
    {
        { "NG0001", "Network, ", "" },
        { "NG0002", "partial record", "sealed partial class" },
        { "NG0003", "Network, ", "Network, Input(1), " },
        { "NG0004", "Softmax]", "Softmax, CrossEntropy]" },
        { "NG0005", "Input(4)", "Input(4), Flatten" },
        { "NG0006", "[Dense(1), MeanSquaredError]\n", "" },
        { "NG0007", "CrossEntropy, Softmax", "Softmax, CrossEntropy" },
        { "NG0008", "-0.5", "0" },
        { "NG0009", "1, Name = \"Hidden\"", "1, Name = \"Hidden2\"" },
        { "NG0010", "\"first\"", "\"skip\"" },
        { "NG0011", "[Use<Deep>]", "[Use<Other>] public class Wide; [NetworkBlock, Dense(4), Relu]" },
        { "NG0012", "public class Deep", "[NetworkBlock, Dense(8), Relu] public class Deep" },
        { "NG0013", "(System.IO.TextWriter log) =>", "(System.IO.TextWriter log) : this(1) =>" },
        { "NG0014", ", Standardize]", "]" },
        { "NG0015", "16, 32", "32" },
        { "NG1002", "MaxPool2D(4)", "MaxPool2D(3)" },
        { "NG1003", "28, 28, 1", "28, 28" },
        { "NG1004", "Dense(96)", "Dense(128)" },
        { "NG1005", "Dense(9)", "Dense(10)" },
        { "NG1006", "Conv2D(8, 3", "Conv2D(4, 3" },
        { "NG1007", "7, 7", "8, 8" },
        { "NG1009", "Groups = 3", "Groups = 2" },
        { "NG1010", "Input(4, 4, 8)", "Input(8, 8, 8)" },
        { "NG1012", "Dense(100_000)", "Dense(10_000)" },
        { "NG1013", "3, 32, 32", "32, 32, 3" },
        { "NG1014", "Input(784)", "Input(28, 28, 1)" },
        { "NG1015", "Input(4)", "Input(8)" },
        { "NG1016", "From", "Add" },
        { "NG1017", "Input(1, 28)", "Input(28, 1)" },
        { "NG1018", "[Dense(8), Relu]", "[Embedding(8), Flatten]" },
        { "NG1019", "Flatten", "GlobalAveragePool1D" },
        { "NG2001", "Relu", "Tanh" },
        { "NG2002", "Tanh", "Relu" },
        { "NG2003", "Init.Zeros", "Init.Normal" },
        { "NG2004", "InitScale = 1", "InitScale = 0.04" },
        { "NG2005", "0.01", "0.2" },
        { "NG2006", "HeNormal", "LecunNormal" },
        { "NG2007", "Dropout", "AlphaDropout" },
        { "NG2008", "Init.Normal", "Init.Constant" },
        { "NG2009", "InitScale = 1", "InitScale = 0.01" },
        { "NG2010", "Sigmoid", "Tanh" },
        { "NG2011", "[Dense(64), Softmax]", "[Dense(64), Sigmoid]" },
        { "NG2012", "[Dense(64)]", "[Dense(8)]" },
        { "NG2013", "Relu, Relu", "Relu, Tanh" },
        { "NG2014", "Dense(2)", "Dense(8)" },
        { "NG2015", "RecurrentActivation.Relu", "RecurrentActivation.Tanh" },
        { "NG2016", "ForgetBias = 0", "ForgetBias = 1" },
        { "NG3001", "Dense(1)", "Dense(2)" },
        { "NG3004", "CrossEntropy", "Hinge" },
        { "NG3005", "CrossEntropy", "BinaryCrossEntropy" },
        { "NG3006", "MultiLabel", "MultiClass, Classes = 3" },
        { "NG3007", "MeanSquaredError", "BinaryCrossEntropy" },
        { "NG3008", "Min = -5, Max = 5", "Min = -1, Max = 1" },
        { "NG3009", "Dense(1), Relu", "Dense(1), Softplus" },
        { "NG3010", "Classes = 3", "Classes = 2" },
        { "NG3012", "Min = -1", "Min = 0" },
        { "NG3013", "Relu]\n[Dense(1), Dropout(0.5)]", "Relu, Dropout(0.5)]\n[Dense(1)]" },
        { "NG3015", "0.5", "0.1" },
        { "NG3017", "Dense(2)", "Dense(3)" },
        { "NG4001", "BatchNorm, Relu", "Relu, BatchNorm" },
        { "NG4002", "BatchSize = 1", "BatchSize = 2" },
        { "NG4003", "Dropout", "AlphaDropout" },
        { "NG4004", "0.9", "0.5" },
        { "NG4005", "MaxPool2D", "AveragePool2D" },
        { "NG4006", "BatchNorm, BatchNorm, Relu", "BatchNorm, Relu, BatchNorm" },
        { "NG4007", "BatchNorm", "LayerNorm" },
        { "NG5002", "0.9", "0.5" },
        { "NG5004", "Dropout(0.2), ", "Dropout(0.2), Dense(64), Relu, " },
        { "NG5005", "MaxPool2D", "AveragePool2D" },
        { "NG5006", "Dense(2)", "Dense(7)" },
        { "NG5007", "L2(1)", "L2(0.1)" },
        { "NG5008", "Adam", "Sgd" },
        { "NG5010", "L2", "L1" },
        { "NG5011", ", L2(1e-4)", "" },
        { "NG5014", "MaxNorm = 0.5", "MaxNorm = 1" },
        { "NG5015", "0.6", "0.4" },
        { "NG5016", "GaussianNoise(5)", "GaussianNoise(1.5)" },
        { "NG6002", "Adam", "Sgd" },
        { "NG6003", "1e-6", "1e-2" },
        { "NG6004", "Epochs = 20", "Epochs = 31" },
        { "NG6005", "Epochs = 100", "Epochs = 40" },
        { "NG6006", "Nesterov = true", "Nesterov = true, Momentum = 0.9" },
        { "NG6007", "0.1", "0.01" },
        { "NG6008", "Epochs = 5", "Epochs = 25" },
        { "NG6009", "[Sgd(0.01)]", "[Sgd(0.01), ClipValue(0.1)]" },
        { "NG6010", "WeightDecay = 3", "WeightDecay = 1.9" },
        { "NG6013", "ValidationAccuracy", "TrainAccuracy" },
        { "NG7001", "255", "10" },
        { "NG7003", "Min = 0", "Min = -1" },
        { "NG7004", "Normalize", "Rescale, Normalize" },
        { "NG7005", "Fit(train)", "Fit(all)" },
        { "NG7009", "5000", "100" },
        { "NG7021", "Hash = 16", "Ignore = true" },
        { "NG7022", "40,de", "40,fr" },
        { "NG7023", "gold", "pro" },
        { "NG7024", ",0,no", ",1,no" },
        { "NG7025", ",pro,no", ",pro,yes" },
        { "NG7026", "2500000", "25" },
        { "NG7027", "\"88.25\"", "88.26" },
        { "NG7028", "2024-01-09", "2024-01-29" },
        { "NG7029", "Hash = 64", "Hash = 16" },
        { "NG7030", "weeks.Split", "weeks.Shuffle(2).Split" },
        { "NG7031", "[Dense(8)", "[Column(\"pressure\", Hash = 9), Dense(8)" },
        { "NG7032", "01067", "11067" },
        { "NG7033", "heim", "berg" },
        { "NG7034", "C20", "C3" },
        { "NG8001", "0.01", "0.1" },
        { "NG8002", "Sigmoid", "Tanh" },
        { "NG8003", "0.3", "0.15" },
        { "NG8004", "[Dense(100), Relu]\n[Dense(100), Relu]\n[Dense(10), Softmax]", "[Dense(10), Softmax]" },
        { "NG8005", "Dense(8)", "Dense(16)" },
        { "NG8006", "Std = 10", "Std = 1" },
        { "NG8007", "Relu, Dense(64, Init = Init.HeNormal)", "Relu, Dense(64)" },
        { "NG8008", "SimpleRnn", "Gru" },
        { "NG8009", "RecurrentInitScale = 3", "RecurrentInitScale = 1" },
        { "NG9001", "Samples = 500", "Samples = 2000" },
        { "NG9002", "Dense(1)", "Dense(3)" },
        { "NG9003", "[Dense(128)]", "[Dense(128), Relu]" },
        { "NG9006", "data.Take(30)", "Dataset.FromCsv(\"a.csv\")" },
        { "NG9007", "test", "train" },
        { "NG9008", "new Flowers(seed: 1)", "Flowers.Load(\"a\")" },
        { "NG9009", "1e-1", "9e-3" },
        { "NG9010", "Dense(64)", "Dense(32)" },
        { "NG9014", "Embedding(64)", "Embedding(16)" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Rule_is_silent_on_its_example_changed_a_little(string id, string from, string to)
    {
        var example = RulePages.ExamplesOf(id)[0];
        Assert.InRange(from.Length + to.Length, 1, LongestEdit);
        Assert.Contains(from, example, StringComparison.Ordinal);

        var changed = example.Replace(from, to, StringComparison.Ordinal);
        if (IsOnUse(id))
        {
            Assert.DoesNotContain(await AnalyzerHarness.Analyze(changed), diagnostic => diagnostic.Id == id);
            return;
        }
        Assert.Contains(Declared.Problems(example), problem => problem.Id == id);
        Assert.DoesNotContain(Declared.Problems(changed), problem => problem.Id == id);
    }

    /// <summary>But that of internal failures, and the explanations of choices, which find fault with nothing.</summary>
    [Fact]
    public void Every_rule_that_finds_fault_has_a_near_miss() => Assert.Equal(
        RuleCatalog.All.Where(rule => rule.Severity != ProblemSeverity.Hidden && rule.Id != "NG0000").Select(rule => rule.Id),
        Edits.Select(edit => edit.Data.Item1));

    /// <summary>Whether an analyzer of its own has the rule.</summary>
    private static bool IsOnUse(string id) => AnalyzerHarness.Analyzers.Any(analyzer => analyzer.SupportedDiagnostics is [{ Id: var only }] && only == id);
}
