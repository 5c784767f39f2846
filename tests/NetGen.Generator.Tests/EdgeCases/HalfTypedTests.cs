using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.EdgeCases;

/// <summary>Line 16: the states that a declaration goes through while it is typed. C# says what is missing; NetGen throws nowhere, and what it generates has no error.</summary>
public class HalfTypedTests
{
    [Theory]
    [InlineData("[Network, Input(4), Dense(]")]
    [InlineData("[Network, Input(4), Dense()]")]
    [InlineData("[Network, Input(4), Dense(units: )]")]
    [InlineData("[Network, Input(4), Dense(3, Init = )]")]
    [InlineData("[Network, Input(4), Dense(3, Init = Init.)]")]
    [InlineData("[Network, Input(4), Dense(3, Init = (Init)99)]")]
    [InlineData("[Network, Input(4), Dense(3, 4, 5)]")]
    [InlineData("[Network, Input(4), Dense(\"3\")]")]
    [InlineData("[Network, Input(4), Dense(3L)]")]
    [InlineData("[Network, Input(4), Dense(Width)]")]
    [InlineData("[Network, Input(4), Dense(default)]")]
    [InlineData("[Network, Input(null), Dense(3)]")]
    [InlineData("[Network, Input((int[])null!), Dense(3)]")]
    [InlineData("[Network, Input(new int[] { }), Dense(3)]")]
    [InlineData("[Network, Input(), Dense(3)]")]
    [InlineData("[Network, Input(new[] { 4, }), Dense(3)]")]
    [InlineData("[Network, Input(4), Mark(null), Dense(3), Add(null)]")]
    [InlineData("[Network, Input(4), Mark(\"a\"), Dense(4), Add((string[])null!)]")]
    [InlineData("[Network, Input(4), Mark(\"a\"), Dense(4), Add(\"a\", null!)]")]
    [InlineData("[Network, Input(4), Dense(3, Name = null)]")]
    [InlineData("[Network, Input(4), Dense(3, Tensor = null), Dense(2, Name = )]")]
    [InlineData("[Network, Input(4), Den]")]
    [InlineData("[Network, Input(4), Use<>]")]
    [InlineData("[Network, Input(4), Use<int>]")]
    [InlineData("[Network, Input(4), Use<Nowhere>]")]
    [InlineData("[Network, Input(4), Use<Net>]")]
    [InlineData("[Network, Input(4), Dense(3), MultiStepDecay(0.1, null)]")]
    [InlineData("[Network, Input(4), Dense(3), Normalize(null, null)]")]
    [InlineData("[Network(Scalar = )]")]
    [InlineData("[Network(Scalar = typeof()), Input(4), Dense(3)]")]
    [InlineData("[Network(Scalar = null), Input(4), Dense(3)]")]
    [InlineData("[Network(Scalar = typeof(Nowhere)), Input(4), Dense(3)]")]
    [InlineData("[Network]")]
    [InlineData("[")]
    [InlineData("[Network, Input(4)] [")]
    public void Nothing_is_thrown_and_nothing_generated_is_wrong(string attributes)
    {
        foreach (var end in new[] { " public partial class Net;", " public partial class Net { public void Use() => Predict(new float[4], new float[3]); }", " public partial class", "" })
        {
            var compilation = GeneratorHarness.CreateCompilation(["using NetGen;\n" + attributes + end]);
            var run = GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _).GetRunResult();

            Assert.All(run.Results, result => Assert.Null(result.Exception));
            Assert.DoesNotContain(Declared.Problems(updated), problem => problem.Id == "NG0000");
            Assert.DoesNotContain(run.GeneratedTrees.SelectMany(tree => updated.GetSemanticModel(tree).GetDeclarationDiagnostics()), said => said.Severity == DiagnosticSeverity.Error);
        }
    }
}
