namespace NetGen.Generator.Emission;

/// <summary>Prints what gives one network the weights of another: how a network is served while the next one is trained.</summary>
internal static class CopySection
{
    public static void Print(CodeWriter writer, MemberWriter members)
    {
        members.Summary("A network of its own with the same weights, running statistics and preprocessing. To serve predictions while this one is trained: publish a copy by one assignment of a volatile field "
            + "when an epoch or a training has ended, and let each request read that field once. Nobody writes to a published copy, so no answer mixes two states.");
        members.Returns("The copy.");
        members.Block($"public {members.Class} Clone()", _ =>
        {
            writer.Line($"var copy = new {members.Class}(default(global::NetGen.Files.Undrawn));");
            writer.Line("CopyTo(copy);");
            writer.Line("return copy;");
        });
        members.Summary("Gives another network these weights, running statistics and preprocessing. Not while one of the two is trained, nor while the other predicts: such a prediction would mix old and new. Allocates nothing.");
        members.Param("network", "The network that is changed.");
        members.Block($"public void CopyTo({members.Class} network)", plan =>
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
            writer.Line("netGenParameters.Span.CopyTo(network.netGenParameters.Span);");
            if (plan.Folding is not null)
                writer.Line("network.netGenPreparation.Folding = netGenPreparation.Folding;");
            writer.Line("network.netGenNames = netGenNames;");
            if (plan.Graph.IsYesNo)
                writer.Line("network.netGenThreshold = netGenThreshold;");
            if (plan.Training is not null)
                writer.Line("network.netGenIsFresh = netGenIsFresh;");
        });
        members.Summary("Takes another network's weights, running statistics and preprocessing, as its CopyTo does.");
        members.Param("network", "The network that is copied.");
        members.Block($"public void CopyFrom({members.Class} network)", _ =>
        {
            writer.Line("global::System.ArgumentNullException.ThrowIfNull(network);");
            writer.Line("network.CopyTo(this);");
        });
    }
}
