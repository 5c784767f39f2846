using System.Globalization;
using System.Text;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;
using NetGen.Generator.Tests.Harness;
using NetGen.Tests.Kernels;

namespace NetGen.Generator.Tests.Classics;

/// <summary>
/// The classic architectures, a declaration each: they have the published numbers of parameters, no rule calls them badly designed, the code
/// stays within the budget of the JIT compiler, and its sizes stand in the table beside the tests. NETGEN_UPDATE=1 writes the table.
/// </summary>
public class ClassicsTests
{
    private static readonly (string Name, int Parameters)[] Published =
    [
        ("LeNet5", 61_706),
        ("AlexNet", 61_100_840),
        ("Vgg16", 138_357_544),
        ("VaeEncoder", 330_040),
        ("VaeDecoder", 322_784),
        ("UNet", 31_030_593),
        ("AllCnn", 1_369_738),
        ("ResNet18", 11_689_512),
        ("ResNet50", 25_557_032),
        ("MobileNetV2", 3_504_872),
        ("DenseNet121", 7_978_856),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledClassic>> Compiled = new(() =>
    {
        // The first run of a compiler compiles the compiler: its time belongs to nobody.
        CompiledClassic.Compile("LeNet5");
        return Published.Select(classic => CompiledClassic.Compile(classic.Name)).ToDictionary(classic => classic.Name, StringComparer.Ordinal);
    });

    public static TheoryData<string, int> Counts => new(Published.Select(classic => (classic.Name, classic.Parameters)));

    public static TheoryData<string> Names => new(Published.Select(classic => classic.Name));

    [Theory, MemberData(nameof(Counts))]
    public void Classic_has_the_published_number_of_parameters(string name, int parameters) => Assert.Equal(parameters, Compiled.Value[name].Parameters);

    [Theory, MemberData(nameof(Names))]
    public void Classic_stays_within_the_emission_budget(string name) =>
        Assert.DoesNotContain(Compiled.Value[name].Methods, method => !method.IsWithinBudget);

    [Theory, MemberData(nameof(Names))]
    public void Rules_find_nothing_to_warn_of_in_a_classic(string name) => Assert.Empty(
        Specs.ProblemsOf(Declared.Spec(CompiledClassic.SourceOf(name))).Where(problem => RuleCatalog.SeverityOf(problem) > ProblemSeverity.Info).Select(problem => problem.ToString()));

    [Fact]
    public void Every_declaration_is_compiled() => Assert.Equal(
        Published.Select(classic => classic.Name + ".cs").Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(CompiledClassic.Folder(), "Declarations")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void Table_is_current()
    {
        var path = Path.Combine(CompiledClassic.Folder(), "README.md");
        if (Environment.GetEnvironmentVariable("NETGEN_UPDATE") == "1")
            File.WriteAllText(path, Table());
        Assert.Equal(WithoutTimes(Table()), WithoutTimes(File.ReadAllText(path)));
    }

    private static string Table()
    {
        var text = new StringBuilder(
            "# The classics\n\nWhat the compiler makes of well-known networks: each is one declaration in `Declarations`. The sizes are held by a test\n" +
            "(`NETGEN_UPDATE=1` writes this table anew); the generator's time is what the last such run took, on one of two busy cores, and asserted nowhere.\n\n" +
            "| network | parameters | generator, s | lines | bytes | kernels | methods | IL of the largest method |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (name, _) in Published)
        {
            var classic = Compiled.Value[name];
            text.Append(CultureInfo.InvariantCulture,
                $"| [{name}](Declarations/{name}.cs) | {classic.Parameters:N0} | {classic.Generation.TotalSeconds:F2} | {classic.Lines:N0} | {classic.Bytes:N0} | {classic.Kernels:N0} | {classic.Methods.Count:N0} | {classic.Largest.Bytes:N0} (`{classic.Largest.Name.Split('.')[^1]}`) |\n");
        }
        return text.ToString();
    }

    private static string WithoutTimes(string table) =>
        string.Join("\n", table.Split('\n').Select(line => line.Split('|') is { Length: > 3 } cells ? string.Join("|", cells.Where((_, i) => i != 3)) : line));
}
