using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Analysis;
using NetGen.Generator.Emission;
using NetGen.Generator.Tests.Emission;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Whatever classes, namespaces, layers and members are called: it compiles clean, or NetGen says why not, and nothing else is said.
/// </summary>
public class HostileNameTests
{
    private const string Layers =
        "[global::NetGen.Network, global::NetGen.Input(3), global::NetGen.Dense(4), global::NetGen.Relu, global::NetGen.Dense(2), global::NetGen.Softmax, global::NetGen.CrossEntropy, global::NetGen.Ema(0.9)]";

    /// <summary>NetGen's errors of a text; where there are none, the compiler must have nothing to say of the generated files.</summary>
    private static async Task<string[]> Errors(string source, LanguageVersion version = LanguageVersion.CSharp14)
    {
        var generated = GeneratorHarness.Generate(source, new HarnessOptions { ImplicitUsings = false, LanguageVersion = version });
        var errors = (await AnalyzerHarness.Analyze(generated.Compilation))
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct().ToArray();
        if (errors.Length == 0)
            Assert.Empty(generated.Diagnostics.Where(diagnostic => diagnostic.Id is not ("CS8981" or "CS8860"))
                .Select(diagnostic => diagnostic.ToString()));
        else
            Assert.DoesNotContain(generated.Diagnostics,
                diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree is { } tree
                    && tree.FilePath.Contains("NetworkGenerator", StringComparison.Ordinal));
        Assert.DoesNotContain(generated.Diagnostics, diagnostic => diagnostic.Id is "CS8785" or "CS8784");
        return errors;
    }

    /// <summary>As the name of the class, of a type around it, of its namespace.</summary>
    [Theory]
    [InlineData("required")]
    [InlineData("file")]
    [InlineData("record")]
    [InlineData("dynamic")]
    [InlineData("partial")]
    [InlineData("field")]
    [InlineData("_")]
    [InlineData("class")]
    [InlineData("Step")]
    [InlineData("State")]
    public async Task Word_that_may_be_a_name_is_one(string word)
    {
        Assert.Empty(await Errors($"{Layers} public partial class @{word};"));
        Assert.Empty(await Errors($"namespace @{word}; public partial class @{word} {{ {Layers} public partial class Net; }}"));
    }

    /// <summary>What only a stream has is taken where there is one.</summary>
    [Theory]
    [InlineData("State")]
    [InlineData("Next")]
    [InlineData("StepInputLength")]
    public async Task Word_of_streams_is_taken_where_there_is_one(string word)
    {
        const string Stream =
            "[global::NetGen.Network, global::NetGen.Input(4, 3), global::NetGen.Gru(4), global::NetGen.Dense(2), global::NetGen.Softmax]";
        Assert.Equal(["NG0009"], await Errors($"{Stream} public partial class {word};"));
        Assert.Equal(["NG0009"], await Errors($"{Stream} public partial class Net {{ public static int {word} => 1; }}"));
        Assert.Empty(await Errors($"{Layers} public partial class Net {{ public static int {word} => 1; }}"));
    }

    [Theory]
    [InlineData("var")]
    [InlineData("nint")]
    [InlineData("nameof")]
    [InlineData("NGVector")]
    public async Task Word_that_generated_code_needs_is_refused_where_it_stands_for_something_else(string word)
    {
        Assert.Equal(["NG0002"], await Errors($"{Layers} public partial class @{word};"));
        Assert.Equal(["NG0002"],
            await Errors($"namespace A {{ public class @{word}; namespace B {{ {Layers} public partial class Net; }} }}"));
        Assert.Equal(["NG0002"], await Errors($"public partial class Outer<@{word}> {{ {Layers} public partial class Net; }}"));
        Assert.Equal(["NG0002"], await Errors($"public partial class Outer {{ public int @{word}; {Layers} public partial class Net; }}"));
        Assert.Equal(["NG0002"], await Errors($"namespace @{word} {{ {Layers} public partial class Net; }}"));
    }

    [Theory]
    [InlineData("Trainer")]
    [InlineData("Summary")]
    [InlineData("Load")]
    [InlineData("Search")]
    [InlineData("Hyperparameters")]
    [InlineData("NetGenKernels")]
    public async Task Class_called_as_a_generated_member_is_refused(string name) =>
        Assert.Equal(["NG0009"], await Errors($"{Layers} public partial class {name};"));

    [Theory]
    [InlineData("netGenParameters", "is a member that NetGen generates; choose another name for the layer")]
    [InlineData("NetGenKernels", "is a member that NetGen generates; choose another name for the layer")]
    [InlineData("NGVector", "is a member that NetGen generates; choose another name for the layer")]
    [InlineData("Equals", "is a member of every class; choose another name for the layer")]
    [InlineData("GetType", "is a member of every class; choose another name for the layer")]
    [InlineData("ToString", "is a member of every class; choose another name for the layer")]
    [InlineData("MemberwiseClone", "is a member of every class; choose another name for the layer")]
    [InlineData("var", null)]
    [InlineData("nameof", null)]
    [InlineData("required", null)]
    [InlineData("where", null)]
    [InlineData("NGram", null)]
    [InlineData("Step", null)]
    public async Task Layer_has_a_name_that_is_free(string name, string? reason)
    {
        var said = Specs.ProblemsOf(Declared.Network($"Input(3), Dense(4, Name = \"{name}\"), Dense(2), MeanSquaredError"))
            .Where(problem => problem.Id == "NG0009");

        Assert.Equal(reason is null ? [] : [reason], said.Select(problem => problem.Figures[1]));
        Assert.Equal(reason is null ? [] : ["NG0009"],
            await Errors($"using NetGen; [Network, Input(3), Dense(4, Name = \"{name}\"), Dense(2), MeanSquaredError] public partial class Net;"));
    }

    [Fact]
    public async Task Dropout_does_not_share_its_rate_with_another_hyperparameter() => Assert.Equal(
        ["NG0009"], await Errors("using NetGen; [Network, Input(3), Dense(4), Dropout(0.5, Name = \"Learning\"), Dense(2), MeanSquaredError] public partial class Net;"));

    [Fact]
    public async Task Required_members_are_refused()
    {
        Assert.Equal(["NG0002"], await Errors($"{Layers} public partial class Net {{ public required string Owner {{ get; set; }} }}"));
        Assert.Equal(["NG0002"],
            await Errors($"public class Owned {{ public required string Owner; }} {Layers} public partial class Net : Owned;"));
    }

    [Fact]
    public async Task Older_language_is_refused_in_words()
    {
        Assert.Equal(["NG0002"], await Errors($"{Layers} public partial class Net {{ }}", LanguageVersion.CSharp10));
        Assert.Equal(["NG0002"], await Errors($"{Layers} public partial class Net {{ }}", LanguageVersion.CSharp11));
        Assert.Empty(await Errors($"{Layers} public partial class Net {{ }}", LanguageVersion.CSharp12));
    }

    /// <summary>Reserved is what is emitted: the list that users are held to cannot fall behind.</summary>
    [Theory]
    [MemberData(nameof(Corpus.Names), MemberType = typeof(Corpus))]
    public void Every_member_that_is_emitted_is_reserved(string network) =>
        AssertReserved(GeneratorHarness.Compile(Corpus.File(network)).Compilation,
        name => ReservedNames.IsGenerated(name) || ReservedNames.OfStreams.Contains(name));

    /// <summary>The same of a table, and of what its rows and predictions have beside columns.</summary>
    [Theory]
    [MemberData(nameof(SurfaceTests.TableDeclarations), MemberType = typeof(SurfaceTests))]
    public void Every_member_that_is_emitted_for_a_table_is_reserved(string attributes)
    {
        var compilation = GeneratorHarness.Compile($"using NetGen; [Network, {attributes}] public partial class Net;").Compilation;

        AssertReserved(compilation, name => ReservedNames.IsGenerated(name) || ReservedNames.IsOfTables(name));
        foreach (var record in compilation.GetTypeByMetadataName("Net")!.GetTypeMembers().Where(type => type.Name is "Row" or "Prediction"))
        {
            var columns = compilation.GetTypeByMetadataName("Net+Row")!.GetMembers().OfType<IPropertySymbol>()
                .Select(column => column.Name);
            Assert.All(
                record.GetMembers().Where(member => member.CanBeReferencedByName).Select(member => member.Name).Except(columns)
                    .Append(record.Name),
                name => Assert.True(ReservedNames.IsOfRows(name), name));
        }
    }

    private static void AssertReserved(Compilation compilation, Func<string, bool> isGenerated)
    {
        var type = Assert.Single(Declared.Networks(compilation)).Type;
        var layers = type.GetMembers().OfType<IPropertySymbol>()
            .Where(member => member.Type.Name is "DenseLayer" or "ConvolutionLayer" or "NormalizationLayer").Select(member => member.Name);

        Assert.All(
            type.GetMembers().Where(member => member.CanBeReferencedByName && member is not IMethodSymbol { AssociatedSymbol: not null })
                .Select(member => member.Name).Except(layers),
            name => Assert.True(isGenerated(name) || ReservedNames.IsKept(name), name));
    }

    /// <summary>Made so that FNV-1a of 32 bits would give them one hint: names that differ in the case of letters alone.</summary>
    [Fact]
    public void Hint_names_of_crafted_names_differ()
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < 1 << 16; i++)
            Assert.True(seen.Add(HintName.Of(string.Concat("abcdefghijklmnop".Select((c, bit) => (i >> bit & 1) == 0
                ? c
                : char.ToUpperInvariant(c))), "")));
    }

    [Fact]
    public async Task Declaration_in_a_generated_file_has_its_errors_said_where_they_are()
    {
        var source = "// <auto-generated/>\nusing NetGen;\n[Network, Input(3), Dense(0), MeanSquaredError] public partial class Net;";
        var compilation = GeneratorHarness.CreateCompilation([source]);
        var run = GeneratorHarness.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _);

        Assert.NotNull(run);
        var found = Assert.Single(await AnalyzerHarness.Analyze(updated), diagnostic => diagnostic.Id == "NG0008");
        Assert.Equal(("Source0.cs", 2), (found.Location.SourceTree!.FilePath, found.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal("0", source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("public Net(System.IO.TextWriter log) { }", 1)]
    [InlineData("public Net() { }", 1)]
    [InlineData("private Net(int a) : base() { } private Net(string b) { }", 2)]
    [InlineData("public Net(System.IO.TextWriter log) : this(seed: 1) { } public Net() : this(3) { } public Net(string a) : this() { }", 0)]
    [InlineData("static Net() { }", 0)]
    public async Task Constructor_of_one_s_own_draws_the_weights_or_is_refused(string members, int refused)
    {
        var source = $"{Layers} public partial class Net {{ {members} }}";
        var found = (await AnalyzerHarness.Analyze(source)).Where(diagnostic => diagnostic.Id == "NG0013").ToArray();

        Assert.Equal(refused, found.Length);
        Assert.All(found,
            diagnostic =>
                Assert.Equal("Net", source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        GeneratorHarness.Generate(source).AssertClean();
    }
}
