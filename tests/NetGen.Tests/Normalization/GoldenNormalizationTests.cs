using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Normalization;

/// <summary>Losses, gradients, three steps with their running statistics, and the predictions after them are PyTorch's.</summary>
public sealed class GoldenNormalizationTests
{
    private static readonly Sampled Sample = new(oneIn: 4);

    /// <summary>A gradient behind a normalisation is what is left of terms of this size: next to nothing where a batch has two samples.</summary>
    private const double TermSize = 0.2;

    private static readonly SampledLabs Networks = new(Sample, GoldenFile.Normalizations.Count, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, GoldenFile.Normalizations[i].Declaration),
        NetworkDeclaration.Of<float>("Single" + i, GoldenFile.Normalizations[i].Declaration),
    })));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(GoldenFile.Normalizations.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<double>(Networks[GoldenFile.Normalizations.NumberOf(name)], GoldenFile.Normalizations, "Double", name, 1e-10, TermSize);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => GoldenSteps.AssertAgrees<float>(Networks[GoldenFile.Normalizations.NumberOf(name)], GoldenFile.Normalizations, "Single", name, 1e-5, TermSize);
}
