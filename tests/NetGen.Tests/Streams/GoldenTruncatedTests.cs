using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Streams;

/// <summary>Training that carries states from window to window computes what PyTorch computes with detached ones.</summary>
public sealed class GoldenTruncatedTests
{
    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(GoldenFile.Truncated.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration), NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    public static TheoryData<string> Names => new(GoldenFile.Truncated.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Windows_agree_with_torch(string name)
    {
        AssertAgrees<double>("Double", name, 1e-10);
        AssertAgrees<float>("Single", name, 1e-5);
    }

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = GoldenFile.Truncated.Named(name);
        var network = Networks.Value.Network<T>(prefix + GoldenFile.Truncated.ToList().IndexOf(expected));
        var trainer = network.NewTrainer();
        trainer.Contract.SetState(expected.Parameters);
        var windows = Enumerable.Range(0, expected.Losses.Length)
            .Select(window => new LabData<T> { Inputs = Window<T>(expected.Inputs, window), Targets = Window<T>(expected.Targets, window) })
            .ToArray();

        var rate = trainer.Contract.LearningRate;
        trainer.Contract.LearningRate = 0;
        foreach (var window in windows[..^1])
            trainer.Step(window);
        trainer.ComputeGradients(windows[^1]);
        foreach (var (parameter, gradient) in expected.Gradients)
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather(trainer.Gradients), tolerance,
                "gradient of " + parameter, 0.2);

        trainer.Contract.LearningRate = rate;
        trainer.Contract.ResetStates();
        Closeness.Assert(expected.Losses, windows.Select(trainer.Step).ToArray(), tolerance, "losses");
        foreach (var tensor in network.Summary.Parameters)
            Closeness.Assert(expected.After[tensor.Name].Values, tensor.Gather<T>(trainer.Contract.ParametersAndBuffers), tolerance,
                tensor.Name + " after the steps");
        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(windows[0].Inputs), tolerance, "outputs");

        TScalar[] Window<TScalar>(GoldenTensor sequences, int window) where TScalar : unmanaged, IFloatingPointIeee754<TScalar>
        {
            var (samples, length) = (sequences.Shape[0], sequences.Values.Length / sequences.Shape[0] / expected.Losses.Length);
            return LabData.Convert<TScalar>([.. Enumerable.Range(0, samples).SelectMany(sample =>
                sequences.Values.AsSpan((((sample * expected.Losses.Length) + window) * length), length).ToArray())]);
        }
    }
}
