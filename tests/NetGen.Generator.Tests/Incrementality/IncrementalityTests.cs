using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What is computed anew after an edit, and that nothing of the old compilation is kept.</summary>
public class IncrementalityTests
{
    private const string First =
        """
        using NetGen;

        namespace Sample;

        [Network]
        [Input(4)]
        [Dense(8), Relu]
        [Dense(Sizes.Classes), Softmax]
        [CrossEntropy, Adam(1e-3)]
        public partial class First
        {
            public int Answer() => 42;
        }
        """;

    private const string Second = "using NetGen; namespace Sample; [Network, Input(2), Dense(3), Relu, Dense(1), MeanSquaredError] public partial class Second;";

    private const string Other = "namespace Sample; static class Sizes { public const int Classes = 3; }";

    public static TheoryData<string, int, string, string, string> Edits => new()
    {
        // The edit's name, the file, what is replaced, by what, and the networks that are compiled again.
        { "comment inside", 0, "[Input(4)]", "[Input(4)] // four", "" },
        { "comment above", 0, "[Network]", "// The first.\n[Network]", "" },
        { "blank line above", 0, "[Network]", "\n\n[Network]", "" },
        { "lists joined", 0, "[Dense(8), Relu]", "[Dense(8)]\n[Relu]", "" },
        { "constant spelled otherwise", 0, "[Dense(8)", "[Dense(4 + 4)", "" },
        { "method body", 0, "42", "43", "" },
        { "unrelated type in the same file", 0, "namespace Sample;", "namespace Sample;\npublic class Unrelated;", "" },
        { "unrelated code in another file", 2, "namespace Sample;", "namespace Sample; public class Unrelated;", "" },
        { "unrelated constant", 2, "}", "public const int Unused = 1; }", "" },
        { "other network edited", 1, "Dense(3)", "Dense(5)", "Second" },
        { "width changed", 0, "Dense(8)", "Dense(9)", "First" },
        { "layer added", 0, "Relu]", "Relu, Dropout(0.1)]", "First" },
        { "layers exchanged", 0, "[CrossEntropy, Adam(1e-3)]", "[Adam(1e-3), CrossEntropy]", "First" },
        { "member added", 0, "42;", "42; public int Other;", "First" },
        { "constant in another file changed", 2, "Classes = 3", "Classes = 4", "First" },
        { "class renamed", 1, "Second;", "Third;", "Third" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void Edit_compiles_only_the_networks_it_changes(string edit, int file, string before, string after, string compiled) =>
        AssertCompilesOnly([First, Second, Other], edit, file, before, after, compiled);

    private static void AssertCompilesOnly(string[] sources, string edit, int file, string before, string after, string compiled)
    {
        Assert.NotEmpty(edit);
        Assert.Contains(before, sources[file], StringComparison.Ordinal);
        var compilation = GeneratorHarness.CreateCompilation(sources);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var tree = compilation.SyntaxTrees[file];
        var text = sources[file];
        var at = text.LastIndexOf(before, StringComparison.Ordinal);
        var edited = text[..at] + after + text[(at + before.Length)..];

        driver = driver.RunGenerators(compilation.ReplaceSyntaxTree(tree, GeneratorHarness.Parse(edited, tree.FilePath)));

        var again = Steps(driver, NetworkGenerator.SpecStep)
            .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            .Select(output => ((Model.NetworkSpec)output.Value).Name);
        Assert.Equal(compiled.Length == 0 ? [] : [compiled], again);
        Assert.Equal(
            compiled.Length == 0 ? 0 : 1,
            Steps(driver, NetworkGenerator.FilesStep).Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed)));
    }

    public static TheoryData<string, int, string, string, string> BlockEdits => new()
    {
        { "block's layer changed", 1, "Dense(7)", "Dense(8)", "First" },
        { "comment in the block's file", 1, "[Dense(7)", "// wide\n[Dense(7)", "" },
        { "another block in the same file", 1, "Dense(9)", "Dense(10)", "" },
        { "block of the block changed", 2, "Relu", "Tanh", "First" },
        { "unrelated type beside the inner block", 2, "public class Inner;", "public class Inner; public class Unrelated;", "" },
    };

    [Theory]
    [MemberData(nameof(BlockEdits))]
    public void Edit_of_a_block_compiles_only_the_networks_that_use_it(string edit, int file, string before, string after, string compiled) =>
        AssertCompilesOnly(
            [
                "using NetGen; [Network, Input(4), Use<Outer>(2), Dense(1), MeanSquaredError] public partial class First;",
                "using NetGen; [NetworkBlock]\n[Dense(7), Use<Inner>]\npublic class Outer; [NetworkBlock, Dense(9)] public class Unused;",
                "using NetGen; [NetworkBlock, Relu] public class Inner;",
                "using NetGen; [Network, Input(2), Dense(3), Relu, Dense(1), MeanSquaredError] public partial class Second;",
            ],
            edit, file, before, after, compiled);

    [Fact]
    public void Cloned_compilation_is_all_cached()
    {
        var compilation = GeneratorHarness.CreateCompilation([First, Second, Other]);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);

        driver = driver.RunGenerators(compilation.Clone());

        var result = Assert.Single(driver.GetRunResult().Results);
        foreach (var name in new[] { NetworkGenerator.SpecStep, NetworkGenerator.OptionsStep, NetworkGenerator.FilesStep })
            Assert.All(Steps(driver, name), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Fact]
    public void Attribute_on_two_parts_is_one_network()
    {
        var compilation = GeneratorHarness.CreateCompilation(
        [
            "using NetGen; [Network, Input(2), Dense(1), MeanSquaredError] public partial class Net;",
            "using NetGen; [Network] public partial class Net;",
        ]);

        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);

        Assert.Single(Steps(driver, NetworkGenerator.FilesStep));
    }

    [Fact]
    public void Build_property_reaches_the_compiler()
    {
        var driver = GeneratorHarness.CreateDriver(new HarnessOptions { DumpGraph = " all " }).RunGenerators(GeneratorHarness.CreateCompilation([First]));

        Assert.Equal(new Model.GeneratorOptions("all", ShowWarnings: true), Assert.Single(Steps(driver, NetworkGenerator.OptionsStep)).Value);
    }

    [Fact]
    public void Second_run_from_nothing_gives_the_same_files()
    {
        var compilation = GeneratorHarness.CreateCompilation([First, Second, Other]);

        var files = Enumerable.Range(0, 2).Select(_ => GeneratorHarness.CreateDriver().RunGenerators(compilation).GetRunResult().GeneratedTrees
            .Select(tree => (tree.FilePath, tree.ToString())).ToArray()).ToArray();

        Assert.Equal(files[0], files[1]);
    }

    [Fact]
    public void Tracked_outputs_reach_nothing_of_Roslyn()
    {
        var driver = GeneratorHarness.CreateDriver().RunGenerators(GeneratorHarness.CreateCompilation([First, Second, Other]));
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        foreach (var name in new[] { NetworkGenerator.SpecStep, NetworkGenerator.OptionsStep, NetworkGenerator.FilesStep })
        {
            Assert.NotEmpty(Steps(driver, name));
            foreach (var output in Steps(driver, name))
                AssertNoRoslyn(output.Value, name, seen);
        }
    }

    [Fact]
    public void Old_compilation_is_collected_after_an_edit()
    {
        var (driver, old) = RunAndEdit();

        for (var i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Old) RunAndEdit()
    {
        var compilation = GeneratorHarness.CreateCompilation([First, Second, Other]);
        var driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[2], GeneratorHarness.Parse(Other + " ", "Source2.cs"));
        return (driver.RunGenerators(edited), new WeakReference(compilation));
    }

    private static ImmutableArray<(object Value, IncrementalStepRunReason Reason)> Steps(GeneratorDriver driver, string name) =>
    [
        .. Assert.Single(driver.GetRunResult().Results).TrackedSteps.GetValueOrDefault(name, [])
            .SelectMany(step => step.Outputs),
    ];

    private static void AssertNoRoslyn(object? value, string path, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
            return;
        var type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) ?? false, $"{path} holds a {type}");
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                AssertNoRoslyn(item, path + "[]", seen);
            return;
        }
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            AssertNoRoslyn(field.GetValue(value), $"{path}.{field.Name}", seen);
    }
}
