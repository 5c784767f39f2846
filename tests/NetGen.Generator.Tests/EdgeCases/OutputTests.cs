using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.EdgeCases;

/// <summary>What generated files are like, whatever is in them.</summary>
public class OutputTests
{
    /// <summary>Line 9: paths of generated files stay short, whatever a type is called.</summary>
    [Fact]
    public void Hint_name_of_a_long_name_is_short()
    {
        var (first, second) = (HintName.Of(new string('a', 2_000) + "X", "Kernels"), HintName.Of(new string('a', 2_000) + "Y", "Kernels"));

        Assert.InRange(first.Length, 1, 160);
        Assert.NotEqual(first, second);
    }

    /// <summary>Line 44: a kernel is called by what it computes, so that a layer put in front of it changes no name.</summary>
    [Fact]
    public void Kernel_keeps_its_name_where_layers_move()
    {
        static IEnumerable<string> Kernels(string attributes) => NetworkCompiler.BuildPlan(Declared.Network(attributes))!.Kernels.Select(kernel => kernel.Name);

        var (one, other) = (Kernels("Input(8), Dense(12), Tanh, Dense(20), Relu, Dense(8), MeanSquaredError"), Kernels("Input(8), Dense(20), Relu, Dense(8), Dense(12), Tanh, Dense(20), Relu, Dense(8), MeanSquaredError"));

        Assert.Empty(one.Where(name => name.Contains("12To20", StringComparison.Ordinal) || name.Contains("20To8", StringComparison.Ordinal)).Except(other));
        Assert.All(one.Concat(other), name => Assert.Matches("[A-Za-z_]", name));
    }

    /// <summary>Line 45: nothing hides generated code from a debugger.</summary>
    [Theory]
    [MemberData(nameof(Corpus.Names), MemberType = typeof(Corpus))]
    public void Debugger_steps_into_generated_code(string network) => Assert.All(
        NetworkCompiler.Compile(Declared.Spec(Corpus.File(network)), GeneratorOptions.Default), file => Assert.DoesNotContain("Debugger", file.Text, StringComparison.Ordinal));

    /// <summary>Line 47: kernels that several networks of a project share are printed for each. ARCHITECTURE.md says how much that is, and why it stays so.</summary>
    [Fact]
    public void Kernels_that_networks_share_are_the_smaller_part()
    {
        var texts = new List<string>();
        foreach (var network in Corpus.All.Values)
        {
            var kernels = NetworkCompiler.Compile(Declared.Spec("using NetGen;\n" + network), GeneratorOptions.Default).Single(file => file.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal)).Text;
            texts.AddRange(kernels.Split("\n\n").Where(part => part.Contains("static void", StringComparison.Ordinal)));
        }
        var (all, distinct) = (texts.Sum(text => text.Length), texts.Distinct().Sum(text => text.Length));

        Assert.InRange(distinct, 0.9 * all, all);
    }
}
