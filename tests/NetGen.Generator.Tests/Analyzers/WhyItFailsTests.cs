using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers;

/// <summary>samples/WhyItFails, from its own sources: each failing network has the diagnostic that it is to show, and the cured one is what "Fix all" makes of it.</summary>
public class WhyItFailsTests
{
    /// <summary>By file, the rule that speaks of it.</summary>
    private static readonly Dictionary<string, string> Rules = new()
    {
        ["ZeroInit"] = "NG2003",
        ["SmallInit"] = "NG8001",
        ["LargeInit"] = "NG2004",
        ["XavierBeforeRelu"] = "NG2001",
        ["SigmoidStack"] = "NG8002",
        ["NoActivation"] = "NG9003",
        ["SoftmaxOfOne"] = "NG3001",
        ["SquaredLoss"] = "NG3007",
        ["NarrowDropout"] = "NG5006",
    };

    /// <summary>What the pages of rules without a fix advise.</summary>
    private static readonly Dictionary<string, (string Written, string Advised)> Advice = new()
    {
        ["NG8001"] = (", Init = Init.Normal, InitScale = 0.01", ""),
        ["NG5006"] = ("Dense(2)", "Dense(16)"),
    };

    public static TheoryData<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder(), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Cured_network_is_what_the_fix_makes_of_the_failing_one(string file)
    {
        var (failing, cured) = Read(file);
        var rule = Rules[file];
        Assert.Equal(rule, Assert.Single((await Shown(failing)).Distinct()));

        var changed = Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(rule)) is { } fix
            ? await FixHarness.All(fix, failing)
            : failing.Replace(Advice[rule].Written, Advice[rule].Advised, StringComparison.Ordinal);
        Assert.Equal(cured, changed);
        Assert.Empty(await Shown(cured));
    }

    private static IEnumerable<NetworkFix> Fixes { get; } =
        [.. typeof(NetworkFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NetworkFix)) && !type.IsAbstract).Select(type => (NetworkFix)Activator.CreateInstance(type)!)];

    /// <summary>What is reported, but for NG8004: the sample's .editorconfig switches it off, since that a deep plain network is one is not its lesson.</summary>
    private static async Task<IEnumerable<string>> Shown(string source) =>
        (await AnalyzerHarness.Analyze(GeneratorHarness.CreateCompilation([source]))).Select(diagnostic => diagnostic.Id).Where(rule => rule != "NG8004");

    /// <summary>The two declarations of a file, the cured one under the other's name.</summary>
    private static (string Failing, string Cured) Read(string file)
    {
        var declared = CSharpSyntaxTree.ParseText(File.ReadAllText(Folder($"{file}.cs")).ReplaceLineEndings("\n")).GetCompilationUnitRoot()
            .Members.Cast<ClassDeclarationSyntax>().Select(network => $"using NetGen;\n\n{network}\n").ToArray();
        Assert.Equal(2, declared.Length);
        return (declared[0], declared[1].Replace($"class {file}Cured;", $"class {file};", StringComparison.Ordinal));
    }

    private static string Folder(string file = "", [CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "samples", "WhyItFails", "Demonstrations", file);
}
