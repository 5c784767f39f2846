using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Analyzers;

/// <summary>
/// Where the rules' pages are: an address, or the folder that the package's build files name (<c>NetGenRulePages</c>), so that a link opens
/// the page of the version that is used. Without either there are no links.
/// </summary>
internal readonly record struct HelpPages(string? Place)
{
    /// <summary>A public address, once there is one; it ends in a slash. A project's own comes first.</summary>
    private const string Address = "";

    public static HelpPages Of(AnalyzerOptions options) => new(
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.NetGenRulePages", out var place) && place.Length > 0
            ? place
            : Address);

    /// <summary>The link to a rule's page; empty where there is none.</summary>
    public string LinkTo(string id) =>
        Place is { Length: > 0 } place && Uri.TryCreate(place + id + ".md", UriKind.Absolute, out var link) ? link.AbsoluteUri : "";
}
