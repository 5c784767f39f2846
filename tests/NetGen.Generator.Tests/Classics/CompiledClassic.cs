using System.Diagnostics;
using System.Globalization;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Tests.Harness;
using NetGen.Tests.Kernels;

namespace NetGen.Generator.Tests.Classics;

/// <summary>A well-known network after generation and compilation: what it came to.</summary>
/// <param name="Name">The class and its file in Declarations.</param>
/// <param name="Parameters">What the generated class says.</param>
/// <param name="Lines">Of generated source.</param>
/// <param name="Bytes">Of generated source, in UTF-8.</param>
/// <param name="Kernels">Emitted kernel methods.</param>
/// <param name="Methods">The emitted methods.</param>
/// <param name="Generation">The generator's time, with the reading of the declaration.</param>
public sealed partial record CompiledClassic(string Name, int Parameters, int Lines, int Bytes, int Kernels, IReadOnlyList<MethodBudget> Methods, TimeSpan Generation)
{
    /// <summary>The method with the most IL.</summary>
    public MethodBudget Largest => Methods.MaxBy(method => method.Bytes)!;

    /// <summary>The folder of the declarations and the table.</summary>
    public static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>The declaration as a user would write it.</summary>
    public static string SourceOf(string name) => File.ReadAllText(Path.Combine(Folder(), "Declarations", name + ".cs"));

    /// <summary>Generates and compiles in a user's project; the compiler must have nothing to say.</summary>
    public static CompiledClassic Compile(string name)
    {
        var options = new HarnessOptions { Checked = false, Documentation = false, Culture = TestCulture.Invariant };
        var declared = GeneratorHarness.CreateCompilation([SourceOf(name)], options);
        var watch = Stopwatch.StartNew();
        var ran = GeneratorHarness.CreateDriver(options).RunGeneratorsAndUpdateCompilation(declared, out var compilation, out _).GetRunResult();
        var generation = watch.Elapsed;
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.Empty(emitted.Diagnostics.Concat(ran.Diagnostics).Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.ToString()).Take(5));
        image.Position = 0;
        using var reader = new PEReader(image);
        var files = ran.Results.Single().GeneratedSources.Select(file => file.SourceText.ToString()).ToList();
        return new CompiledClassic(
            name,
            int.Parse(ParameterCount().Match(string.Concat(files)).Groups[1].Value, CultureInfo.InvariantCulture),
            files.Sum(file => file.Count(character => character == '\n')),
            files.Sum(System.Text.Encoding.UTF8.GetByteCount),
            files.Sum(file => KernelMethod().Count(file)),
            [.. MethodBudget.OfAll(reader)],
            generation);
    }

    [GeneratedRegex(@"const int ParameterCount = (\d+);")]
    private static partial Regex ParameterCount();

    [GeneratedRegex(@"^        public static void ", RegexOptions.Multiline)]
    private static partial Regex KernelMethod();
}
