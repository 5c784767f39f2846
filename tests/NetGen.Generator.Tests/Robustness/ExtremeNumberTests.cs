using NetGen.Tests.Lab;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Families;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>
/// Every number of every attribute at its extremes, one at a time: it is refused in words, or there is code that is C# and has no infinite
/// number in it; in bounded memory and time.
/// </summary>
public sealed partial class ExtremeNumberTests
{
    private const long MostBytes = 512L << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private static readonly string[] Whole = ["int.MaxValue", "0", "-1", "int.MinValue", "257", "1025", "1 << 30"];

    private static readonly string[] Real = ["double.NaN", "1e-320", "3.5e38", "double.MaxValue", "-double.MaxValue",
        "double.PositiveInfinity", "double.Epsilon", "-0.0", "0.0", "1e-46", "-1e-300", "1e38", "1.0000000000000002"];

    public static IEnumerable<TheoryDataRow<string>> Kinds =>
        new Sampled(oneIn: 3).Rows(AttributeEffectTests.Attributes.Select(AttributeEffectTests.KindOf));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Number_at_an_extreme_is_refused_or_compiles(string kind) => Check(kind, Whole[..2], Real[..3]);

    [Fact(Explicit = true)]
    public void Every_number_at_every_extreme_is_refused_or_compiles()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var kind in AttributeEffectTests.Attributes.Select(AttributeEffectTests.KindOf))
            count += Check(kind, Whole, Real, failures);
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}:\n" + string.Join("\n", failures));
        Assert.InRange(count, 2_500, int.MaxValue);
    }

    /// <summary>Blocks that are repeated, which no other attribute can be.</summary>
    [Theory]
    [InlineData("Use<B>(int.MaxValue)", "Dense(4)")]
    [InlineData("Use<B>(int.MaxValue)", "")]
    [InlineData("Use<B>(int.MaxValue)", "Mark(\"a\")")]
    [InlineData("Use<B>(int.MaxValue, Shared = true)", "Dense(4)")]
    [InlineData("Use<B>(int.MaxValue)", "Use<C>(int.MaxValue)")]
    [InlineData("Use<B>(0)", "Dense(4)")]
    [InlineData("Use<B>(int.MinValue)", "Dense(4)")]
    public void Repetition_at_an_extreme_is_refused(string use, string block)
    {
        var source =
            $"using NetGen; [Network, Input(4), {use}, Dense(1), MeanSquaredError] public partial class Net; [NetworkBlock{(block.Length > 0 ? ", " + block : "")}] public class B; [NetworkBlock] public class C;";
        var start = Stopwatch.GetTimestamp();
        Assert.Contains(Declared.Problems(source), problem => problem is { Id: "NG0008", Argument: "repeat" });
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Longest);
    }

    private static void Check(string kind, string[] whole, string[] real)
    {
        var failures = new List<string>();
        Check(kind, whole, real, failures);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    private static int Check(string kind, string[] whole, string[] real, List<string> failures)
    {
        var declarations = DeclarationsOf(kind, whole, real).Distinct().ToArray();
        var compilation =
            GeneratorHarness.CreateCompilation(["using NetGen;\n"
                + string.Join("\n", declarations.Select((declaration, i) => $"[Network, {declaration}] public partial class Net{i};"))]);
        var networks = Declared.Networks(compilation).ToDictionary(network => network.Type.Name);
        foreach (var (declaration, i) in declarations.Select((declaration, i) => (declaration, i)))
        {
            // What is no constant of C# is C#'s to refuse.
            if (!networks.TryGetValue($"Net{i}", out var network))
                continue;
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            try
            {
                Compile(network);
            }
            catch (Exception e)
            {
                failures.Add($"{declaration}: {e.GetType().Name} {e.Message.Split('\n')[0]} {e.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("NetGen.Generator.", StringComparison.Ordinal))?.Trim()}");
            }
            var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(start));
            if (bytes > MostBytes)
                failures.Add($"{declaration}: {bytes >> 20} MB");
            if (time > Longest && Stopwatch.GetTimestamp() is var again && Record.Exception(() => Compile(network)) is var _
                && Stopwatch.GetElapsedTime(again) > Longest)
                failures.Add($"{declaration}: {time.TotalSeconds:F1} s, and again");
        }
        return declarations.Length;
    }

    private static void Compile(DeclaredNetwork network)
    {
        var parsed = NetworkParser.Parse(network, CancellationToken.None);
        Assert.DoesNotContain(parsed.Problems, problem => problem.Id == "NG0000");
        if (parsed.Spec is not { } spec || !parsed.IsResolved)
            return;
        var problems = Specs.ProblemsOf(spec).ToList();
        Assert.DoesNotContain(problems, problem => problem.Id == "NG0000");
        foreach (var file in NetworkCompiler.Compile(spec, GeneratorOptions.Default))
        {
            var root = CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.CSharp14)).GetRoot();
            Assert.False(root.ContainsDiagnostics, "no C#");
            Assert.DoesNotContain(root.DescendantTokens(), token => token.IsKind(SyntaxKind.IdentifierToken) && IsNoNumber(token));
        }
    }

    private static IEnumerable<string> DeclarationsOf(string kind, string[] whole, string[] real)
    {
        var (network, sample) = AttributeEffectTests.SampleOf(kind);
        var type = AttributeEffectTests.Attributes.Single(type => AttributeEffectTests.KindOf(type) == kind);
        string With(string arguments) => network.Replace("{0}", $"{kind}({arguments})");
        foreach (Match number in Number().Matches(sample))
        {
            foreach (var extreme in number.Value.Contains('.') ? real : whole)
                yield return With(sample[..number.Index] + extreme + sample[(number.Index + number.Length)..]);
        }
        // What a constructor leaves to its default.
        foreach (var parameter in type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.HasDefaultValue))
        {
            foreach (var extreme in ExtremesOf(parameter.ParameterType, whole, real))
                yield return With((sample.Length > 0 && !sample.Contains('=') ? "" : sample) + (sample.Contains('=') ? ", " : "")
                    + $"{parameter.Name}: {extreme}");
        }
        foreach (var property in type.GetProperties()
            .Where(property => property.SetMethod is not null && !sample.Contains(property.Name + " =", StringComparison.Ordinal)))
        {
            foreach (var extreme in ExtremesOf(property.PropertyType, whole, real))
                yield return With((sample.Length > 0 ? sample + ", " : "") + $"{property.Name} = {extreme}");
        }
    }

    private static string[] ExtremesOf(Type type, string[] whole, string[] real) =>
        type == typeof(int) ? whole : type == typeof(double) ? real : [];

    [GeneratedRegex(@"(?<![\w""])-?\d+(\.\d+)?(?![\w""])")]
    private static partial Regex Number();

    /// <summary>What a number that is none is printed as by accident; members of that name are meant.</summary>
    private static bool IsNoNumber(SyntaxToken token) =>
        token.Text is "Infinity" or "Infinityf" or "NaN" or "NaNf" or "∞" && token.Parent?.Parent is not MemberAccessExpressionSyntax;
}
