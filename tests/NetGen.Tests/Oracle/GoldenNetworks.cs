using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>The networks of some of PyTorch's cases, each in double and in float, compiled at first use.</summary>
internal sealed class GoldenNetworks
{
    private readonly IReadOnlyList<LayerCase> _cases;
    private readonly Sampled _sample;
    private readonly SampledLabs _networks;

    /// <param name="cases">PyTorch's.</param>
    /// <param name="oneIn">Of so many cases one is in every test run.</param>
    public GoldenNetworks(IReadOnlyList<LayerCase> cases, int oneIn)
    {
        (_cases, _sample) = (cases, new(oneIn));
        _networks = new(_sample, cases.Count, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
        {
            NetworkDeclaration.Of<double>("Double" + i, cases[i].Declaration),
            NetworkDeclaration.Of<float>("Single" + i, cases[i].Declaration),
        })));
    }

    public IEnumerable<TheoryDataRow<string>> Names => _sample.Rows(_cases.Select(c => c.Name));

    /// <summary>Outputs of all samples together and of each alone, loss and gradients are PyTorch's: to 1e-10 in double, 1e-5 in float.</summary>
    public void AssertAgrees<T>(string name) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (prefix, tolerance) = typeof(T) == typeof(double) ? ("Double", 1e-10) : ("Single", 1e-5);
        var expected = _cases.Named(name);
        var number = _cases.ToList().IndexOf(expected);
        var network = _networks[number].Network<T>(prefix + number);
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
