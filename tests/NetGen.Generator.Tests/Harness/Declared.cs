using Microsoft.CodeAnalysis;
using NetGen.Generator.Analysis.Tables;
using NetGen.Generator.Inference;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Harness;

/// <summary>The front half of the compiler on a text: what the parser reads of the networks declared there.</summary>
internal static class Declared
{
    /// <summary>Parses the only network of the files.</summary>
    public static ParseResult Parse(params string[] sources) =>
        NetworkParser.Parse(Assert.Single(Networks(GeneratorHarness.CreateCompilation(sources))), CancellationToken.None);

    /// <summary>The specification of the only network, which must have no problem and be complete.</summary>
    public static NetworkSpec Spec(params string[] sources)
    {
        var result = Parse(sources);
        Assert.Empty(result.Problems);
        Assert.True(result.IsResolved);
        Assert.True(result.Spec!.IsComplete);
        return result.Spec;
    }

    /// <summary>What parser and rules say of every network and block of a file, as the analyzer asks them.</summary>
    public static IEnumerable<Problem> Problems(string source) => Problems(GeneratorHarness.CreateCompilation([source]), source);

    /// <summary>The same of a project.</summary>
    public static IEnumerable<Problem> Problems(Compilation compilation, string source = "") => Types(compilation.Assembly.GlobalNamespace)
        .Select(type => DeclaredNetwork.Of(type) ?? DeclaredNetwork.BlockOf(type)).OfType<DeclaredNetwork>()
        .Select(network => NetworkParser.Parse(network, CancellationToken.None))
        .SelectMany(parsed => parsed.Problems.Concat(parsed.Spec is { } spec && parsed.IsResolved ? Judged(spec, source) : []));

    /// <summary>What is said of a network, and of the rows of its table.</summary>
    public static List<Problem> Judged(NetworkSpec spec, string source)
    {
        var texts = ProjectTables.In(source);
        var whole = TableTexts.WithTable(spec, texts.Select(text => (text.Path, SchemaInference.Of(text.GetText()!.ToString(), isWhole: true))));
        List<Problem> problems = [.. Specs.ProblemsOf(whole)];
        if (texts is [var only])
            TableRules.Check(whole, TableSample.Of(only.GetText()!.ToString(), isWhole: true), problems.Add);
        return problems;
    }

    /// <summary>The specification of a network with these attributes.</summary>
    public static NetworkSpec Network(string attributes) => Spec($"using NetGen; [Network, {attributes}] public partial class Net;");

    /// <summary>Every network, however deeply nested.</summary>
    public static IEnumerable<DeclaredNetwork> Networks(Compilation compilation) =>
        Types(compilation.Assembly.GlobalNamespace).Select(DeclaredNetwork.Of).OfType<DeclaredNetwork>();

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => member is INamedTypeSymbol type ? Types(member).Prepend(type) : Types(member));
}
