using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>A fix on two networks of one file that are declared alike: one diagnostic at a time, and all at once.</summary>
internal static class Twice
{
    public static Task AssertFixes<TFix>(string marked, string expected) where TFix : NetworkFix, new() =>
        FixHarness.AssertFixes<TFix>(File(marked), File(expected));

    private static string File(string attributes) =>
        $"using NetGen;\n\n[Network, {attributes}]\npublic partial class First;\n\n// The second.\n[Network, {attributes}]\npublic partial class Second;\n";
}
