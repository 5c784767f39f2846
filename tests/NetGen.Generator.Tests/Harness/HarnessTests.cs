using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Harness;

/// <summary>The harness itself is strict.</summary>
public class HarnessTests
{
    [Theory]
    [InlineData("public class C { private int _unused; }", "CS0169")]
    [InlineData("public class C { public string F() => null; }", "CS8603")]
    [InlineData("public class C { public int F() => int.MaxValue + 1; }", "CS0220")]
    [InlineData("public unsafe class C { }", "CS0227")]
    [InlineData("public class lower { } public class C { public int F( => 1; }", "CS1026")]
    public void Compile_fails_on_anything_the_compiler_says(string source, string id)
    {
        Assert.Contains(GeneratorHarness.Generate(source).Diagnostics, diagnostic => diagnostic.Id == id);
        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GeneratorHarness.Compile(source));
        Assert.Contains("    1  " + source, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_runs_under_a_culture_with_another_minus()
    {
        var seen = "";
        var driver = Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new NetworkGenerator((_, _, _) =>
        {
            seen = (-1.5).ToString(CultureInfo.CurrentCulture);
            return EquatableArray<Model.SourceFile>.Empty;
        }));

        GeneratorHarness.Generate(Corpus.File(nameof(Corpus.Xor)), driver: driver);

        Assert.Equal("\u22121.5", seen);
    }

    [Fact]
    public void Load_runs_the_project()
    {
        var assembly = GeneratorHarness.Compile("public static class C { public static int Answer() => 42; }").Load();

        Assert.Equal(42, assembly.GetType("C")!.GetMethod("Answer")!.Invoke(null, null));
        Assert.True(assembly.IsCollectible);
    }

    [Fact]
    public void Snapshot_fails_without_a_verified_file_and_leaves_what_it_received()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            var test = Path.Combine(directory.FullName, "Some.cs");
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Verify("a\nb\n", "Net.g", file: test, method: "M"));
            var received = Path.Combine(directory.FullName, "Some.M#Net.g.received.cs");
            Assert.Equal("a\nb\n", File.ReadAllText(received));

            File.Move(received, Path.Combine(directory.FullName, "Some.M#Net.g.verified.cs"));
            Snapshot.Verify("a\nb\n", "Net.g", file: test, method: "M");

            var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Verify("a\r\nb\n", "Net.g", file: test, method: "M"));
            Assert.Contains("line 1", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
