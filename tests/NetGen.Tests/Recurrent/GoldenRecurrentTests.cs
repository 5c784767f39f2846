using NetGen.Tests.Files;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Recurrent;

/// <summary>
/// Losses, gradients, ten steps and the predictions after them are those of PyTorch's modules, whose files give the parameters; and the
/// files are written again as they were, channels first where all states are flattened.
/// </summary>
public sealed class GoldenRecurrentTests : IDisposable
{
    internal static readonly Sampled Sample = new(oneIn: 3);

    /// <summary>Of each case both scalars, for those too who run them step by step.</summary>
    internal static readonly SampledLabs Networks = new(Sample, GoldenFile.Recurrent.Count, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, GoldenFile.Recurrent[i].Declaration),
        NetworkDeclaration.Of<float>("Single" + i, GoldenFile.Recurrent[i].Declaration),
    })));

    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(GoldenFile.Recurrent.Select(c => c.Name));

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<double>(Networks[GoldenFile.Recurrent.NumberOf(name)], GoldenFile.Recurrent, "Double", name, 1e-10, 0.2);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<float>(Networks[GoldenFile.Recurrent.NumberOf(name)], GoldenFile.Recurrent, "Single", name, 1e-5, 0.2);

    [Theory, MemberData(nameof(Names))]
    public void Torchs_file_loads_and_predicts_and_is_saved_again(string name)
    {
        var expected = GoldenFile.Recurrent.Named(name);
        var number = GoldenFile.Recurrent.NumberOf(name);
        var network = Networks[number].Network<float>("Single" + number);
        TorchFile.AssertIs(network, expected.After, expected.Inputs, expected.Outputs, _folder);
    }
}
