using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>The networks of some of PyTorch's cases, each in double and in float, compiled together at first use.</summary>
internal sealed class GoldenNetworks(IReadOnlyList<LayerCase> cases)
{
    private readonly Lazy<NetworkLab> _networks = new(() => NetworkLab.Compile(cases.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration),
        NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    public TheoryData<string> Names => new(cases.Select(c => c.Name));

    /// <summary>Outputs of all samples together and of each alone, loss and gradients are PyTorch's: to 1e-10 in double, 1e-5 in float.</summary>
    public void AssertAgrees<T>(string name) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (prefix, tolerance) = typeof(T) == typeof(double) ? ("Double", 1e-10) : ("Single", 1e-5);
        var expected = cases.Named(name);
        var network = _networks.Value.Network<T>(prefix + cases.ToList().IndexOf(expected));
        network.SetParameters(expected.Parameters);
        var inputs = LabData.Convert<T>(expected.Inputs.Values);

        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(inputs), tolerance, "outputs");
        for (var i = 0; i < expected.Batch; i++)
        {
            var (inputLength, outputLength) = (network.Summary.InputLength, network.Summary.OutputLength);
            Closeness.Assert(
                expected.Outputs.Values[(i * outputLength)..((i + 1) * outputLength)],
                network.Predict(inputs.AsSpan(i * inputLength, inputLength)), tolerance, $"output of sample {i}");
        }

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
