using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Recurrent;

/// <summary>Losses, gradients, ten steps and the predictions after them are those of PyTorch's modules, whose files give the parameters.</summary>
public sealed class GoldenRecurrentTests
{
    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(GoldenFile.Recurrent.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration),
        NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    public static TheoryData<string> Names => new(GoldenFile.Recurrent.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<double>(Networks.Value, GoldenFile.Recurrent, "Double", name, 1e-10, 0.2);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<float>(Networks.Value, GoldenFile.Recurrent, "Single", name, 1e-5, 0.2);
}
