using NetGen.Tests.Lab;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>What is generated compiles without a word from the compiler, in every kind of project and place.</summary>
public class CompilesCleanTests
{
    // Three has no factor in common with the numbers of projects and of styles, so that each network meets several and each comes up.
    private static readonly Sampled Sample = new(oneIn: 3);

    public static IEnumerable<TheoryDataRow<string, int>> NetworksAndProjects => Sample.Rows(
        from network in Corpus.All.Keys from project in Enumerable.Range(0, HarnessOptions.Matrix.Count()) select (network, project));

    [Theory]
    [MemberData(nameof(NetworksAndProjects))]
    public void Compile_in_every_project(string network, int project) =>
        GeneratorHarness.Compile(Corpus.File(network), HarnessOptions.Matrix.ElementAt(project));

    public static IEnumerable<TheoryDataRow<string, NamespaceStyle>> NetworksAndNamespaces => Sample.Rows(
        from network in Corpus.All.Keys from style in Enum.GetValues<NamespaceStyle>() select (network, style));

    [Theory]
    [MemberData(nameof(NetworksAndNamespaces))]
    public void Compile_in_every_namespace(string network, NamespaceStyle style) => GeneratorHarness.Compile(Corpus.File(network, style));

    [Theory]
    [MemberData(nameof(Corpus.Names), MemberType = typeof(Corpus))]
    public async Task Analyze_corpus_without_a_warning(string network) => Assert.DoesNotContain(
        await AnalyzerHarness.Analyze(Corpus.File(network)), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

    private const string Layers =
        "[global::NetGen.Network, global::NetGen.Input(3), global::NetGen.Dense(4), global::NetGen.Relu, global::NetGen.Dense(2), global::NetGen.Softmax, global::NetGen.CrossEntropy]";

    public static TheoryData<string> Places =>
    [
        $"namespace A {{ {Layers} public partial class Net; {Layers} public partial class B_Net; }} namespace A.B {{ {Layers} public partial class Net; }}",
        $"{Layers} public partial class A_B; namespace A {{ {Layers} public partial class B; }} public partial class A_ {{ {Layers} public partial class B; }}",
        $"namespace A; {Layers} public partial class Net; {Layers} public partial class nEt; {Layers} public partial class NET;",
        $"namespace @class.@event; {Layers} public partial class @new; public partial record struct @int {{ {Layers} internal sealed partial class @params; }}",
        $"namespace A; public partial interface I<T, U> where T : class {{ public partial struct S<V> {{ public partial record R {{ {Layers} public partial class Net; }} }} }}",
        $"namespace A; public partial class Outer<T> {{ {Layers} public partial class Net; }} public partial class Outer {{ {Layers} public partial class Net; }}",
        $"namespace Net; {Layers} public partial class Net;",
        $"namespace A.System; {Layers} public partial class Math; {Layers} public partial class Vector; {Layers} public partial class NetGen;",
        $"namespace {string.Join('.', Enumerable.Repeat("AVeryLongNamespaceNameIndeed", 12))}; {Layers} public partial class {new string('N', 200)};",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Compile_in_every_place(string source)
    {
        var compiled = GeneratorHarness.Compile(source, new HarnessOptions { ImplicitUsings = false });

        Assert.Equal(compiled.Files.Count, compiled.Files.Select(file => file.Hint).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
