using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Passes;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>What is said of tokens: which declarations of them cannot be, and what is known of a vector before it is trained.</summary>
public class TokenRulesTests
{
    private const string End = ", Dense(2), Softmax, CrossEntropy";

    [Theory]
    [InlineData("Tokens(9, Steps = 5), Dense(4)", "NG1018", "Dense1")]
    [InlineData("Tokens(9, Steps = 5), Flatten, Dense(4)", "NG1018", "Flatten1")]
    [InlineData("Tokens(9, Steps = 5), Gru(4)", "NG1018", "Gru1")]
    [InlineData("Tokens(9, Steps = 5), Relu, Embedding(3), Flatten", "NG1018", "Relu1")]
    [InlineData("Tokens(9, Steps = 5), Embedding(3), Embedding(4), Flatten", "NG1018", "Embedding2")]
    [InlineData("Input(5), Embedding(4), Flatten", "NG1018", "Embedding1")]
    [InlineData("Tokens(9, Steps = 5), Mark(\"t\"), Embedding(3), Flatten, Dense(5), Add(\"t\")", "NG1018", "Add1")]
    [InlineData("Tokens(9, Steps = 5), Mark(\"t\"), Embedding(3), Flatten, Concat(\"t\")", "NG1018", "Concat1")]
    [InlineData("Tokens(9, Steps = 5), Input(5), Embedding(3), Flatten", "NG0007", "Input")]
    [InlineData("Input(5), Tokens(9, Steps = 5), Embedding(3), Flatten", "NG0007", "Input")]
    [InlineData("Tokens(9, Steps = 5), Standardize, Embedding(3), Flatten", "NG0007", "Standardize")]
    [InlineData("Tokens(9, Steps = 5), GaussianNoise(0.1), Embedding(3), Flatten", "NG0007", "GaussianNoise")]
    [InlineData("Embedding(3), Tokens(9, Steps = 5), Flatten", "NG0007", "Tokens")]
    [InlineData("Tokens(9), Embedding(3), Flatten", "NG0008", "Steps")]
    [InlineData("Tokens(0, Steps = 5), Embedding(3), Flatten", "NG0008", "vocabulary")]
    [InlineData("Tokens(16_777_217, Steps = 5), Embedding(3), Flatten", "NG0008", "vocabulary")]
    [InlineData("Tokens(9, Steps = 5), Embedding(0), Flatten", "NG0008", "width")]
    [InlineData("Tokens(9, Steps = 5), Embedding(3, Deviation = -1), Flatten", "NG0008", "Deviation")]
    [InlineData("Tokens(9, Steps = 5), Embedding(3, LearningRateFactor = 0), Flatten", "NG0008", "LearningRateFactor")]
    [InlineData("Tokens(10_000_000, Steps = 5), Embedding(200), Flatten", "NG1012", "10000000×200")]
    [InlineData("Tokens(9, Steps = 2_000_000_000), Embedding(2), Flatten", "NG1012", "2000000000")]
    [InlineData("Tokens(9, Steps = 5, Ragged = true), Embedding(3), Flatten", "NG1019", "Flatten1")]
    [InlineData("Input(5, 3, Ragged = true), Conv1D(4, 2), LastStep", "NG1019", "Conv1D1")]
    [InlineData("Input(5, 3, Ragged = true), Conv1D(4, 2, Padding = Padding.Causal, Stride = 2), LastStep", "NG1019", "Conv1D1")]
    [InlineData("Input(5, 3, Ragged = true), Dense(4), MaxPool1D(2), LastStep", "NG1019", "MaxPool1D1")]
    [InlineData("Input(5, 3, Ragged = true), BatchNorm, LastStep", "NG1019", "BatchNorm1")]
    [InlineData("Input(5, 3, Ragged = true), Gru(4, ReturnSequence = true), InstanceNorm, LastStep", "NG1019", "InstanceNorm1")]
    [InlineData("Input(5, 3, Ragged = true), Mark(\"a\"), LastStep, Dense(2), From(\"a\"), Flatten", "NG1019", "Flatten1")]
    [InlineData("Input(5, Ragged = true), Dense(3)", "NG1019", "Input")]
    [InlineData("Input(5, 3, 2, Ragged = true), Flatten", "NG1019", "Input")]
    [InlineData("Input(5, 3, Ragged = true), Standardize, LastStep", "NG1019", "Standardize")]
    public void What_cannot_be_is_refused_where_it_stands(string network, string rule, string named)
    {
        var problem = Specs.ProblemsOf(Declared.Network(network + End))
            .First(problem => RuleCatalog.SeverityOf(problem) == ProblemSeverity.Error);
        Assert.Equal(rule, problem.Id);
        Assert.Contains(named, problem.Figures);
    }

    [Theory]
    [InlineData("Tokens(16_777_216, Steps = 1), Embedding(2), Flatten")]
    [InlineData("Tokens(9, Steps = 5), Mark(\"t\"), Embedding(3), Mark(\"v\"), From(\"t\"), Embedding(3), Add(\"v\"), Flatten")]
    [InlineData("Tokens(2, Steps = 1), Embedding(1), Flatten")]
    public void What_can_be_compiles(string network) =>
        Assert.DoesNotContain(Specs.ProblemsOf(Declared.Network(network + End)),
            problem => RuleCatalog.SeverityOf(problem) == ProblemSeverity.Error);

    [Fact]
    public void Loss_of_numbers_at_steps_that_may_be_missing_is_refused() => Assert.Contains(
        Specs.ProblemsOf(Declared.Network("Input(5, 3, Ragged = true), Gru(4, ReturnSequence = true), Dense(2), MeanSquaredError")),
        problem => problem.Id == "NG1019" && problem.Figures[0] == "MeanSquaredError");

    [Fact]
    public void Vectors_are_as_large_as_they_are_drawn()
    {
        var graph = NetworkCompiler.BuildGraph(Declared.Network("Tokens(9, Steps = 5), Embedding(64, Deviation = 0.25), Flatten, Dense(4), MeanSquaredError"), _ => { })!;
        var prediction = SignalPredictor.Predict(ResolveInitializers.Run(graph));
        var vectors = graph.Forward.OfType<EmbeddingOperation>().Single().Output;
        Assert.Equal(0.0625, prediction.Forward[vectors].Square, 1e-12);
        Assert.Equal(0, prediction.Forward[vectors].Mean);
    }

    [Fact]
    public void What_is_looked_up_is_read_where_the_user_has_it()
    {
        var plan = NetworkCompiler.BuildPlan(Declared.Network("Tokens(9, Steps = 5), Embedding(3), Flatten, Dense(4), MeanSquaredError, Adam"))!;
        Assert.DoesNotContain(plan.Prediction.KernelCalls.Concat(plan.Training!.KernelCalls),
            call => call.Kernel.Name.StartsWith("Stage", StringComparison.Ordinal));
        Assert.Equal(["Embedding5x3Of9", "EmbeddingGradient5x3Of9"],
            plan.Kernels.Select(kernel => kernel.Name).Where(name => name.StartsWith("Embedding", StringComparison.Ordinal)));
    }
}
