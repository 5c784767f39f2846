using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Random texts in every argument that is one and random identifiers wherever a name can stand: what is generated compiles, or NetGen says
/// in words of its own why not, and nothing of a text ever becomes code.
/// </summary>
public class HostileFuzzTests
{
    /// <summary>
    /// Every member or parameter of an attribute that is a text, with the place in the template that draws one. A new one has to be added.
    /// </summary>
    private static readonly string[] Texts =
    [
        "Mark.Mark", "From.Mark", "Add.Marks", "Concat.Marks", "Multiply.Mark", "Layer.Name", "LearnedPositions.Tensor", "Embedding.Tensor",
        "WeightedLayer.Tensor", "Normalization.Tensor", "PRelu.Tensor", "Scale.Tensor", "Use.Tensor",
        "Table.File", "Table.Label", "Column.Name", "Column.Property", "Column.Categories", "Column.Format",
        "Column.Unit", "Column.MissingWords",
    ];

    [Fact]
    public void Every_text_of_every_attribute_is_drawn()
    {
        var texts = typeof(NetworkItemAttribute).Assembly.GetTypes().Where(typeof(NetworkItemAttribute).IsAssignableFrom)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]))
            .Select(property => property.DeclaringType!.Name.Replace("Attribute", "") + "." + property.Name);

        Assert.Equal(Texts.Order(StringComparer.Ordinal), texts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Any_text_and_any_name_compiles_or_is_refused_in_words() => Sweep(0, 60);

    /// <summary>The same for long.</summary>
    [Fact(Explicit = true)]
    public void Two_thousand_texts_and_names_compile_or_are_refused_in_words() => Sweep(1_000, 2_000);

    private static void Sweep(int first, int count)
    {
        var (compiled, refused) = (0, 0);
        var failures = new List<string>();
        for (var seed = first; seed < first + count; seed++)
        {
            try
            {
                if (Check(new Random(seed)))
                    compiled++;
                else
                    refused++;
            }
            catch (Exception e)
            {
                failures.Add($"seed {seed}: {e.Message}");
            }
        }
        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n" + string.Join("\n", failures.Take(20)));
        // Neither may be the whole of it.
        Assert.True(compiled > count / 10 && refused > count / 10, $"{compiled} compiled, {refused} refused");
    }

    /// <summary>Whether it compiled.</summary>
    private static bool Check(Random random)
    {
        var program = new HostileProgram(random);
        var generated = GeneratorHarness.Generate(program.Hostile);
        var problems = Declared.Problems(generated.Compilation).Select(problem => problem.ToDiagnostic(Location.None))
            .Where(problem => problem.Severity == DiagnosticSeverity.Error).ToList();

        Assert.DoesNotContain(generated.Diagnostics, diagnostic => diagnostic.Id is "CS8785" or "CS8784");
        Assert.DoesNotContain(problems, problem => problem.Id == "NG0000");
        Assert.All(problems, problem => Assert.DoesNotContain(problem.GetMessage(CultureInfo.InvariantCulture), char.IsControl));
        foreach (var (hint, text) in generated.Files)
        {
            var root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14),
                cancellationToken: TestContext.Current.CancellationToken).GetCompilationUnitRoot(TestContext.Current.CancellationToken);
            Assert.False(root.ContainsDiagnostics,
                program.Hostile + "\n"
                    + string.Join("\n",
                        root.GetDiagnostics()
                            .Select(said => said + ": " + text.Split('\n')[said.Location.GetLineSpan().StartLinePosition.Line])));
            Assert.Single(root.Members);
            // Whatever the texts are, there is no type but those of the harmless network, each once.
            var types = root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Kind()).ToList();
            Assert.True(types.Count <= program.Depth + 6, program.Hostile);
        }
        if (problems.Count > 0)
        {
            Assert.True(
                !generated.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && IsGenerated(diagnostic)),
                program.Hostile + "\n" + string.Join("\n", problems.Concat(generated.Diagnostics.Where(IsGenerated))));
            return false;
        }
        // No C#, with or without us: a type called as the one around it.
        if (generated.Diagnostics.Any(IsOurs)
            && GeneratorHarness.CreateCompilation([program.Hostile]).GetDiagnostics(TestContext.Current.CancellationToken)
                .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            return false;
        }
        Assert.True(!generated.Diagnostics.Any(IsOurs), program.Hostile + "\n" + string.Join("\n", generated.Diagnostics.Where(IsOurs)));
        Assert.Equal(Harmless.GetOrAdd(program.Harmless, StructureOf), StructureOf(generated.Files.Select(file => file.Text)));
        return true;

        // What names of small letters may mean some day is the user's matter, and so is a name that hides another.
        static bool IsOurs(Diagnostic diagnostic) =>
            diagnostic.Id is not ("CS8981" or "CS8860") && (IsGenerated(diagnostic) || diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is { } tree && tree.FilePath.Contains("NetworkGenerator", StringComparison.Ordinal);

    /// <summary>What harmless programs look like, each made once.</summary>
    private static readonly ConcurrentDictionary<string, string[]> Harmless = new();

    private static string[] StructureOf(string program) => StructureOf(
        GeneratorHarness.CreateDriver().RunGenerators(GeneratorHarness.CreateCompilation([program])).GetRunResult().GeneratedTrees
            .Select(tree => tree.ToString()));

    /// <summary>The kinds of all members, in order.</summary>
    private static string[] StructureOf(IEnumerable<string> files) =>
        [.. files.SelectMany(file => CSharpSyntaxTree.ParseText(file).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()
            .Select(member => member.Kind() + " " + member.Ancestors().Count()))];
}
