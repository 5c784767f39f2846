using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Normalization;

/// <summary>Losses, gradients, three steps with their running statistics, and the predictions after them are PyTorch's.</summary>
public sealed class GoldenNormalizationTests
{
    /// <summary>A gradient behind a normalisation is what is left of terms of this size: next to nothing where a batch has two samples.</summary>
    private const double TermSize = 0.2;

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(GoldenFile.Normalizations.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration),
        NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    public static TheoryData<string> Names => new(GoldenFile.Normalizations.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Double_network_agrees_with_torch(string name) => AssertAgrees<double>("Double", name, 1e-10);

    [Theory, MemberData(nameof(Names))]
    public void Float_network_agrees_with_torch(string name) => AssertAgrees<float>("Single", name, 1e-5);

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = GoldenFile.Normalizations.Named(name);
        var network = Networks.Value.Network<T>(prefix + GoldenFile.Normalizations.ToList().IndexOf(expected));
        var trainer = network.NewTrainer();
        trainer.Contract.SetState(expected.Parameters);
        var data = new LabData<T> { Inputs = LabData.Convert<T>(expected.Inputs.Values), Targets = LabData.Convert<T>(expected.Targets.Values) };

        Closeness.Assert([expected.Losses[0]], [trainer.ComputeGradients(data)], tolerance, "loss");
        foreach (var (parameter, gradient) in expected.Gradients)
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather(trainer.Gradients), tolerance, "gradient of " + parameter, TermSize);
        Closeness.Assert(expected.Losses, expected.Losses.Select(_ => trainer.Step(data)).ToArray(), tolerance, "losses");
        foreach (var tensor in network.Summary.Parameters.Concat(network.Summary.Buffers))
            Closeness.Assert(expected.After[tensor.Name].Values, tensor.Gather<T>(trainer.Contract.ParametersAndBuffers), tolerance, tensor.Name + " after the steps");
        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(data.Inputs), tolerance, "outputs");
    }
}
