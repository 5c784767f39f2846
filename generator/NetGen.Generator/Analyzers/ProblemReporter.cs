using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Analyzers;

/// <summary>
/// Says the problems of one declaration where they are caused. What is wrong in a block is said where the network names the block, with the
/// layer, once for all of the block's repetitions.
/// </summary>
internal sealed class ProblemReporter(DeclaredNetwork network, NetworkSpec? spec, HelpPages pages, Action<Diagnostic> report)
{
    private readonly HashSet<(string Id, int Use, AttributeData Item)> _said = [];

    public void Report(Problem problem)
    {
        var location = ItemLocations.Of(network, problem);
        if (problem.Item < 0 || spec is null || network.Uses[problem.Item] is not { } use)
            report(problem.ToDiagnostic(location, pages));
        else if (_said.Add((problem.Id, use.Item, network.Items[problem.Item])))
            report(problem.ToDiagnostic(location, pages, LayerNaming.NameOf(spec, problem.Item)));
    }
}
