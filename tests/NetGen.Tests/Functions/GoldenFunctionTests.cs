using NetGen.Tests.Golden;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Functions;

/// <summary>Outputs, loss and gradients of every activation, hidden and as the head, and of every loss are PyTorch's.</summary>
public sealed class GoldenFunctionTests
{
    private static readonly GoldenNetworks Networks = new(GoldenFile.Functions, oneIn: 4);

    public static IEnumerable<TheoryDataRow<string>> Names => Networks.Names;

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => Networks.AssertAgrees<double>(name);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => Networks.AssertAgrees<float>(name);
}
