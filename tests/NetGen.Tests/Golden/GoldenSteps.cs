using System.Numerics;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Golden;

/// <summary>Holds a compiled network against PyTorch's full-batch steps: losses, gradients, parameters after the steps, predictions after them.</summary>
public static class GoldenSteps
{
    /// <param name="lab">The networks, named by the prefix and the case's index.</param>
    /// <param name="cases">The file's cases.</param>
    /// <param name="prefix">What the networks of this scalar are called.</param>
    /// <param name="name">The case.</param>
    /// <param name="tolerance">The largest relative difference.</param>
    /// <param name="termSize">The size of the terms of which a gradient is what is left; 0 where it is no difference of larger ones.</param>
    public static void AssertAgrees<T>(NetworkLab lab, IReadOnlyList<NormalizationCase> cases, string prefix, string name, double tolerance, double termSize)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = cases.Named(name);
        var network = lab.Network<T>(prefix + cases.ToList().IndexOf(expected));
        var trainer = network.NewTrainer();
        trainer.Contract.SetState(expected.Parameters);
        var data = new LabData<T> { Inputs = LabData.Convert<T>(expected.Inputs.Values), Targets = LabData.Convert<T>(expected.Targets.Values) };

        Closeness.Assert([expected.Losses[0]], [trainer.ComputeGradients(data)], tolerance, "loss");
        foreach (var (parameter, gradient) in expected.Gradients)
            Closeness.Assert(gradient.Values, network.Summary.Named(parameter).Gather(trainer.Gradients), tolerance, "gradient of " + parameter, termSize);
        Closeness.Assert(expected.Losses, expected.Losses.Select(_ => trainer.Step(data)).ToArray(), tolerance, "losses");
        foreach (var tensor in network.Summary.Parameters.Concat(network.Summary.Buffers))
            Closeness.Assert(expected.After[tensor.Name].Values, tensor.Gather<T>(trainer.Contract.ParametersAndBuffers), tolerance, tensor.Name + " after the steps");
        Closeness.Assert(expected.Outputs.Values, network.PredictBatch(data.Inputs), tolerance, "outputs");
    }
}
