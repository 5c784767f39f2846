using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>Methods that use a classifier <c>Net</c>, with what is to be reported marked.</summary>
internal static class UseHarness
{
    public const string Network = "using NetGen; [Network, Input(4), Standardize, Dense(16), Relu, Dense(3), Softmax, CrossEntropy] public partial class Net; ";

    /// <summary>Asserts the marked diagnostics of the members of a class; what is generated for the network is there.</summary>
    public static Task<IReadOnlyList<Diagnostic>> AssertReports(string members) => AnalyzerHarness.AssertReports(Network + "internal class Program { " + members + " }");
}
