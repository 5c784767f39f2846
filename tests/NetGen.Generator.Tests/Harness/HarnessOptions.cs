using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Harness;

/// <summary>A user's project, as far as generated code may notice it. The defaults are the strictest.</summary>
public sealed record HarnessOptions
{
    public bool Nullable { get; init; } = true;

    public bool Checked { get; init; } = true;

    public bool Unsafe { get; init; }

    public bool ImplicitUsings { get; init; } = true;

    public bool Documentation { get; init; } = true;

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public TestCulture Culture { get; init; } = TestCulture.UnicodeMinus;

    /// <summary>The build property <c>NetGenDumpGraph</c>.</summary>
    public string DumpGraph { get; init; } = "";

    /// <summary>The build property <c>NetGenVectorBits</c>.</summary>
    public string VectorBits { get; init; } = "";

    /// <summary>The build property <c>NetGenAggressiveOptimization</c>.</summary>
    public string AggressiveOptimization { get; init; } = "";

    /// <summary>Every option varied alone from the defaults, and all of them together: enough to find an option that generated code notices.</summary>
    public static IEnumerable<HarnessOptions> Matrix =>
    [
        new(),
        new() { Nullable = false },
        new() { Checked = false },
        new() { Unsafe = true },
        new() { ImplicitUsings = false },
        new() { Documentation = false },
        new() { LanguageVersion = LanguageVersion.Preview },
        new() { Culture = TestCulture.Invariant },
        new() { Culture = TestCulture.Turkish },
        new()
        {
            Nullable = false, Checked = false, Unsafe = true, ImplicitUsings = false, Documentation = false,
            LanguageVersion = LanguageVersion.Preview, Culture = TestCulture.Turkish,
        },
    ];
}

/// <summary>The culture the generator runs under.</summary>
public enum TestCulture
{
    Invariant,

    /// <summary>A decimal comma, a point between thousands, as in tr-TR.</summary>
    Turkish,

    /// <summary>The minus sign is U+2212, as in sv-SE.</summary>
    UnicodeMinus,
}

internal static class TestCultures
{
    public static CultureInfo Create(this TestCulture culture)
    {
        var created = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        if (culture == TestCulture.UnicodeMinus)
            created.NumberFormat.NegativeSign = "\u2212";
        if (culture == TestCulture.Turkish)
        {
            created.NumberFormat.NumberDecimalSeparator = ",";
            created.NumberFormat.NumberGroupSeparator = ".";
        }
        return created;
    }
}
