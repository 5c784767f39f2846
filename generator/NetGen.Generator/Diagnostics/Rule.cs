using NetGen.Generator.Model;

namespace NetGen.Generator.Diagnostics;

/// <summary>One rule: what it is called, what it says, how severe it is unless a problem says otherwise.</summary>
/// <param name="Id">The id (<c>NG1005</c>): the name in pragmas and .editorconfig, and of its page in <c>Diagnostics/Rules</c>.</param>
/// <param name="Name">The rule's name in the catalogue.</param>
/// <param name="Title">One line for lists.</param>
/// <param name="Message">The message, a format for <see cref="Problem.Figures"/>.</param>
/// <param name="Severity">The default severity.</param>
/// <param name="HasFix">Whether a code fix exists.</param>
internal sealed record Rule(string Id, string Name, string Title, string Message, ProblemSeverity Severity, bool HasFix = false)
{
    /// <summary>
    /// The rules whose problems follow from this rule's on the same layers: they are not reported beside it, so that the cause stands
    /// alone (information silences information only).
    /// </summary>
    public IReadOnlyList<string> Silences { get; init; } = [];

    /// <summary>
    /// The group, by the first digit of the id; the explanations of the compiler's choices are NG01. Severities can be set for a whole one
    /// (<c>dotnet_analyzer_diagnostic.category-NetGen.Shape.severity</c>).
    /// </summary>
    public string Category => Id[2] switch
    {
        '0' when Id[3] == '1' => RuleCatalog.ChoiceCategory,
        '0' => "NetGen.Declaration",
        '1' => "NetGen.Shape",
        '2' => "NetGen.Initialization",
        '3' => "NetGen.Output",
        '4' => "NetGen.Normalization",
        '5' => "NetGen.Regularization",
        '6' => "NetGen.Optimization",
        '7' => "NetGen.Data",
        '8' => "NetGen.Depth",
        _ => "NetGen.Capacity",
    };
}
