using NetGen.Tests.Golden;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Images;

/// <summary>Outputs, loss and gradients are PyTorch's, for every image layer and option, joins and branches, and odd numbers of channels.</summary>
public sealed class GoldenImageTests
{
    private static readonly GoldenNetworks Networks = new(GoldenFile.Images, oneIn: 4);

    public static IEnumerable<TheoryDataRow<string>> Names => Networks.Names;

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => Networks.AssertAgrees<double>(name);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => Networks.AssertAgrees<float>(name);
}
