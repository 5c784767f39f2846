using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Analysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Model;

namespace NetGen.Generator.Analyzers;

/// <summary>The rule catalogue as Roslyn wants it. A diagnostic carries the link to its rule's page, which the project's package has
/// (<see cref="HelpPages"/>).</summary>
internal static class Descriptors
{
    /// <summary>Without links: what an analyzer supports is asked before it knows the project.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
        [.. RuleCatalog.All.Select(rule =>
            new DiagnosticDescriptor(rule.Id, rule.Title, rule.Message, rule.Category, SeverityOf(rule.Severity),
                isEnabledByDefault: true))];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    private static readonly ConcurrentDictionary<(string Id, string Link), DiagnosticDescriptor> Linked = new();

    public static DiagnosticDescriptor Of(string id) => ById[id];

    /// <summary>
    /// The diagnostic of a problem in what a block splices in: the message begins with the layer. No fix can change the block from where it
    /// is used, so it carries nothing for one.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="location">Where the network names the block.</param>
    /// <param name="pages">Where the rules' pages are.</param>
    /// <param name="layer">The layer's name.</param>
    public static Diagnostic ToDiagnostic(this Problem problem, Location location, HelpPages pages, string layer) => Diagnostic.Create(
        DescriptorOf(problem, pages, isPlaced: true),
        location,
        SeverityOf(RuleCatalog.SeverityOf(problem)),
        additionalLocations: null,
        properties: null,
        messageArgs: ProblemText.Arguments(problem, layer));

    /// <summary>The diagnostic of a problem. What a fix needs to know travels in its properties.</summary>
    public static Diagnostic ToDiagnostic(this Problem problem, Location location, HelpPages pages = default) => Diagnostic.Create(
        DescriptorOf(problem, pages, isPlaced: false),
        location,
        SeverityOf(RuleCatalog.SeverityOf(problem)),
        additionalLocations: null,
        properties: Properties(problem),
        messageArgs: ProblemText.Arguments(problem, null));

    /// <summary>The rule's descriptor; where the message has more to say than the rule's own, one with places for it.</summary>
    private static DiagnosticDescriptor DescriptorOf(Problem problem, HelpPages pages, bool isPlaced)
    {
        var rule = Linked.GetOrAdd((problem.Id, pages.LinkTo(problem.Id)), key => With(ById[key.Id], ById[key.Id].MessageFormat, key.Link));
        return isPlaced || problem.Others.Count > 0 ? With(rule, ProblemText.FormatOf(problem, isPlaced), rule.HelpLinkUri) : rule;
    }

    private static DiagnosticDescriptor With(DiagnosticDescriptor rule, LocalizableString message, string link) =>
        new(rule.Id, rule.Title, message, rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, helpLinkUri: link);

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
