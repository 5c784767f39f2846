using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analyzers;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Harness;

/// <summary>What a rule says of a network that is written as text, as one line: severity, message, and the argument in brackets.</summary>
internal static class Verdict
{
    /// <summary>The only thing that a rule says, which must be said once; null for nothing.</summary>
    public static string? Of(string id, string attributes) => All(id, attributes).SingleOrDefault();

    /// <summary>Everything that a rule says.</summary>
    public static IReadOnlyList<string> All(string id, string attributes) =>
    [
        .. Specs.ProblemsOf(Declared.Network(attributes)).Where(problem => problem.Id == id).Select(problem =>
            $"{RuleCatalog.SeverityOf(problem)}: {problem.ToDiagnostic(Location.None).GetMessage(CultureInfo.InvariantCulture)} [{problem.Argument}]"),
    ];
}
