using NetGen.Tests.Files;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Recurrent;

/// <summary>
/// What PyTorch has no module of has the numbers of its primitives, written out step by step: losses, gradients, ten steps and the
/// predictions after them; and the files are written again as they were.
/// </summary>
public sealed class GoldenGateTests : IDisposable
{
    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, GoldenFile.Gates.Count, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, GoldenFile.Gates[i].Declaration),
        NetworkDeclaration.Of<float>("Single" + i, GoldenFile.Gates[i].Declaration),
    })));

    private static readonly Lazy<NetworkLab> Forms = new(() => NetworkLab.Compile(
        from bias in new[] { "true", "false" }
        from reset in new[] { "true", "false" }
        select NetworkDeclaration.Of<float>($"Bias{bias}After{reset}",
            ["Input(4, 3)", $"Gru(5, Bias = {bias}, ResetAfter = {reset})", "Dense(1)", "MeanSquaredError", "Sgd(0.1)"])));

    private readonly TemporaryFolder _folder = new();

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(GoldenFile.Gates.Select(c => c.Name));

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_the_formulas(string name) =>
        GoldenSteps.AssertAgrees<double>(Networks[GoldenFile.Gates.NumberOf(name)], GoldenFile.Gates, "Double", name, 1e-10, 0.2);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_the_formulas(string name) =>
        GoldenSteps.AssertAgrees<float>(Networks[GoldenFile.Gates.NumberOf(name)], GoldenFile.Gates, "Single", name, 1e-5, 0.2);

    [Theory, MemberData(nameof(Names))]
    public void File_loads_and_predicts_and_is_saved_again(string name)
    {
        var expected = GoldenFile.Gates.Named(name);
        var number = GoldenFile.Gates.NumberOf(name);
        var network = Networks[number].Network<float>("Single" + number);
        TorchFile.AssertIs(network, expected.After, expected.Inputs, expected.Outputs, _folder);
    }

    /// <summary>Both forms have the same name and as many weights of the input: what tells them apart are the tensors of the state.</summary>
    [Theory]
    [InlineData(true, true, true), InlineData(true, true, false), InlineData(true, false, true), InlineData(true, false, false)]
    [InlineData(false, true, true), InlineData(false, true, false), InlineData(false, false, true), InlineData(false, false, false)]
    public void File_of_the_other_form_is_refused(bool hasBias, bool isAfter, bool hasFingerprint)
    {
        string Name(bool after) => $"Bias{(hasBias ? "true" : "false")}After{(after ? "true" : "false")}";
        var (path, plain) = (_folder["other.safetensors"], _folder["plain.safetensors"]);
        Forms.Value.Network<float>(Name(!isAfter), seed: 1).SavedAndLoaded(path);
        File.WriteAllBytes(plain, SafeTensorsBytes.Of(SafeTensorsBytes.Read(path), fingerprint: null));
        var refused = Assert.Throws<WeightFileException>(() =>
            Forms.Value.Network<float>(Name(isAfter), seed: 2).Loaded(hasFingerprint ? path : plain));
        string[] told = hasFingerprint ? ["reset before the product"] : ["gru1.weight_nh_l0", "gru1.weight_hh_l0"];
        Assert.All(told, words => Assert.Contains(words, refused.Message, StringComparison.Ordinal));
    }
}
