using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>What a compiled network carries of what the editor says of it.</summary>
public sealed class FindingsTests
{
    [Fact]
    public void Warnings_are_carried_in_the_words_of_the_editor()
    {
        const string attributes = "Input(64), Dense(64, Init = Init.Zeros), Relu, Dense(10), Softmax, CrossEntropy, Adam(0.5)";
        var findings = NetworkCompiler.BuildPlan(Declared.Network(attributes))!.Graph.Findings;
        Assert.Equal(["NG2003", "NG6002"], findings.Select(finding => finding.Rule));
        Assert.Equal((ProblemSeverity.Error, "Dense1"), (findings[0].Severity, findings[0].Layer));
        Assert.Equal("Adam", findings[1].Layer);
        Assert.Equal($"Error: {findings[0].Text}", Verdict.Of("NG2003", attributes)![..$"Error: {findings[0].Text}".Length]);
    }

    [Fact]
    public void Information_on_depth_is_carried_and_matters_of_style_are_not()
    {
        static IEnumerable<string> Rules(string attributes) => NetworkCompiler.BuildPlan(Declared.Network(attributes))!.Graph.Findings.Select(finding => finding.Rule);
        Assert.Equal(["NG2010"], Rules("Input(64), Dense(64), Sigmoid, Dense(10), Softmax, CrossEntropy, Sgd(0.1)").Distinct());
        Assert.Empty(Rules("Input(64), Dense(64), Relu, Dense(2), Softmax, Target(TargetKind.Binary), CrossEntropy, Sgd(0.1)"));
        Assert.Empty(Rules("Input(64), Dense(64, Init = Init.Zeros), Relu, Dense(10), Softmax"));
    }
}
