namespace NetGen.Generator.Model;

/// <summary>One use of a block: the scope that its layers stand in.</summary>
/// <param name="Item">The index into <see cref="NetworkSpec.Items"/> of the outermost <c>Use</c>, which is written on the network
/// itself.</param>
/// <param name="Name">What the layers' names begin with (<c>Stage1_ResidualBlock2</c>): unique in the network, so that it also tells marks
/// of one use from those of another.</param>
/// <param name="InFiles">What their weights' names begin with in weight files (<c>stage1.residualblock2</c>): for shared weights, that of
/// the first use.</param>
/// <param name="SharesWeights">Whether the weights are those of an earlier use.</param>
internal sealed record BlockUse(int Item, string Name, string InFiles, bool SharesWeights);
