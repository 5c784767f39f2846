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

    /// <summary>
    /// The diagnostic of a problem in what a block splices in: the message begins with the layer. No fix can change the block from where it
    /// is used, so it carries nothing for one.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="location">Where the network names the block.</param>
    /// <param name="layer">The layer's name.</param>
    public static Diagnostic ToDiagnostic(this Problem problem, Location location, string layer)
    {
        var rule = ById[problem.Id];
        var placed = new DiagnosticDescriptor(
            rule.Id, rule.Title, "{" + problem.Figures.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}: " + rule.MessageFormat, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, helpLinkUri: rule.HelpLinkUri);
        return Diagnostic.Create(
            placed, location, SeverityOf(RuleCatalog.SeverityOf(problem)), additionalLocations: null, properties: null, messageArgs: [.. Shown(problem), layer]);
    }

    /// <summary>The diagnostic of a problem. What a fix needs to know travels in its properties.</summary>
    public static Diagnostic ToDiagnostic(this Problem problem, Location location) => Diagnostic.Create(
        ById[problem.Id],
        location,
        SeverityOf(RuleCatalog.SeverityOf(problem)),
        additionalLocations: null,
        properties: Properties(problem),
        messageArgs: [.. Shown(problem)]);

    /// <summary>A message is one line, whatever was declared.</summary>
    private static IEnumerable<string> Shown(Problem problem) => problem.Figures.Select(figure => VisibleText.Of(figure));

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
        ProblemSeverity.Hidden => DiagnosticSeverity.Hidden,
        _ => DiagnosticSeverity.Info,
    };
}
