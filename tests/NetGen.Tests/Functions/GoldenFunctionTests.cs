using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Functions;

/// <summary>Outputs, loss and gradients of every activation, hidden and as the head, and of every loss are PyTorch's.</summary>
public sealed class GoldenFunctionTests
{
    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(GoldenFile.Functions.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration),
        NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    public static TheoryData<string> Names => new(GoldenFile.Functions.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => AssertAgrees<double>("Double", name, 1e-10);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => AssertAgrees<float>("Single", name, 1e-5);

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = GoldenFile.Functions.Named(name);
        var network = Networks.Value.Network<T>(prefix + GoldenFile.Functions.ToList().IndexOf(expected));
        network.SetParameters(expected.Parameters);
        var inputs = LabData.Convert<T>(expected.Inputs.Values);
        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(inputs), tolerance, "outputs");

        var trainer = network.NewTrainer();
        var loss = trainer.ComputeGradients(new LabData<T>
        {
            Inputs = inputs,
            Labels = expected.Labels ?? [],
            Targets = LabData.Convert<T>(expected.Targets?.Values ?? []),
        });
        Closeness.Assert([expected.Loss], [loss], tolerance, "loss");
        foreach (var (parameter, gradient) in expected.Gradients)
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather(trainer.Gradients), tolerance, "gradient of " + parameter);
    }
}
