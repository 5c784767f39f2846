using NetGen.Tests.Golden;

namespace NetGen.Tests.Oracle;

/// <summary>Outputs, loss and gradients are PyTorch's, for every hidden activation with every head and loss.</summary>
public sealed class GoldenLayerTests
{
    private static readonly GoldenNetworks Networks = new(GoldenFile.Layers, oneIn: 4);

    public static IEnumerable<TheoryDataRow<string>> Names => Networks.Names;

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => Networks.AssertAgrees<double>(name);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => Networks.AssertAgrees<float>(name);
}
