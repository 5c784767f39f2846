using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analyzers;

/// <summary>The rule catalogue as Roslyn wants it.</summary>
internal static class Descriptors
{
    /// <summary>Where the rule pages stand in the repository.</summary>
    public const string PagesUrl = "https://github.com/netgen/netgen/blob/main/generator/NetGen.Generator/Diagnostics/Rules/";

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        .. RuleCatalog.All.Select(rule => new DiagnosticDescriptor(
            rule.Id, rule.Title, rule.Message, rule.Category, SeverityOf(rule.Severity), isEnabledByDefault: true, helpLinkUri: PagesUrl + rule.Id + ".md")),
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>The diagnostic of a problem. What a fix needs to know travels in its properties.</summary>
    public static Diagnostic ToDiagnostic(this Problem problem, Location location) => Diagnostic.Create(
        ById[problem.Id],
        location,
        SeverityOf(RuleCatalog.SeverityOf(problem)),
        additionalLocations: null,
        properties: Properties(problem),
        messageArgs: [.. problem.Figures]);

    private static ImmutableDictionary<string, string?> Properties(Problem problem)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties["Item"] = problem.Item.ToString(System.Globalization.CultureInfo.InvariantCulture);
        properties["Argument"] = problem.Argument;
        properties["Element"] = problem.Element.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var fact in problem.FixFacts)
            properties[fact.Key] = fact.Value;
        return properties.ToImmutable();
    }

    private static DiagnosticSeverity SeverityOf(ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => DiagnosticSeverity.Error,
        ProblemSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
