using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints what gives one network the weights of another: how a network is served while the next one is trained.</summary>
internal static class CopySection
{
    public static void Print(CodeWriter writer, Plan plan)
    {
        var name = Identifiers.Escape(plan.Graph.Name);
        writer.Summary("A network of its own with the same weights, running statistics and preprocessing. To serve predictions while this one is trained: publish a copy by one assignment of a volatile field "
            + "when an epoch or a training has ended, and let each request read that field once. Nobody writes to a published copy, so no answer mixes two states.");
        writer.Returns("The copy.");
        writer.Open($"public {name} Clone()");
        writer.Line($"var copy = new {name}(default(global::NetGen.Files.Undrawn));");
        writer.Line("CopyTo(copy);");
        writer.Line("return copy;");
        writer.Close();
        writer.Line();
        writer.Summary("Gives another network these weights, running statistics and preprocessing. Not while one of the two is trained, nor while the other predicts: such a prediction would mix old and new. Allocates nothing.");
        writer.Param("network", "The network that is changed.");
        writer.Open($"public void CopyTo({name} network)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
        writer.Line("netGenParameters.Span.CopyTo(network.netGenParameters.Span);");
        if (plan.Folding is not null)
            writer.Line("network.netGenPreparation.Folding = netGenPreparation.Folding;");
        writer.Line("network.netGenNames = netGenNames;");
        if (plan.Training is not null)
            writer.Line("network.netGenIsFresh = netGenIsFresh;");
        writer.Close();
        writer.Line();
        writer.Summary("Takes another network's weights, running statistics and preprocessing, as its CopyTo does.");
        writer.Param("network", "The network that is copied.");
        writer.Open($"public void CopyFrom({name} network)");
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
        writer.Line("network.CopyTo(this);");
        writer.Close();
        writer.Line();
    }
}
