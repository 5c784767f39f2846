using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace NetGen.Generator.Analyzers.Usage;

/// <summary>Which places of a body can be reached from which, by its control flow.</summary>
internal sealed class Paths(ControlFlowGraph graph)
{
    /// <summary>Whether no path leads from a place to any of the others, nor back. False where it cannot be told.</summary>
    public bool AreApart(SyntaxNode place, IReadOnlyList<SyntaxNode> others)
    {
        // An exception leads into a handler from anywhere: no edge of the graph shows it.
        if (BlockOf(place) is not { } here || IsInHandler(here))
            return false;
        return others.All(other => BlockOf(other) is { } there && there != here && !IsInHandler(there) && !Leads(there, here)
            && !Leads(here, there));
    }

    private BasicBlock? BlockOf(SyntaxNode place) => graph.Blocks.FirstOrDefault(block =>
        block.Operations.Concat(block.BranchValue is { } value ? [value] : [])
            .Any(operation => operation.DescendantsAndSelf().Any(part => part.Syntax == place)));

    private static bool IsInHandler(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
        {
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally)
                return true;
        }
        return false;
    }

    private static bool Leads(BasicBlock from, BasicBlock to)
    {
        var seen = new HashSet<BasicBlock>();
        var waiting = new Stack<BasicBlock>([from]);
        while (waiting.Count > 0)
        {
            var block = waiting.Pop();
            foreach (var next in new[] { block.FallThroughSuccessor?.Destination, block.ConditionalSuccessor?.Destination })
            {
                if (next is null || !seen.Add(next))
                    continue;
                if (next == to)
                    return true;
                waiting.Push(next);
            }
        }
        return false;
    }
}
