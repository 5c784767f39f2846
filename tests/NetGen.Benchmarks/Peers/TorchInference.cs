using System.Runtime.InteropServices;
using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>Predictions in libtorch without gradients: forward, softmax where the recipe has one, outputs copied into an array.</summary>
internal sealed class TorchInference(Workload workload) : IContestant
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> network = TorchLibrary.Build(workload);
    private readonly float[] outputs = new float[workload.Batch * workload.OutputLength];
    private torch.Tensor[] inputs = [];
    private long step;

    /// <inheritdoc/>
    public double Outcome => outputs[0];

    /// <inheritdoc/>
    public void Prepare(SyntheticData data)
    {
        network.eval();
        inputs = TorchLibrary.Batches(TorchLibrary.Inputs(workload, data), workload.Batch);
    }

    /// <inheritdoc/>
    public void Run(int steps)
    {
        using var inference = torch.inference_mode();
        for (; steps > 0; steps--)
        {
            using var scope = torch.NewDisposeScope();
            var output = network.forward(inputs[step++ % inputs.Length]);
            if (workload.Recipe == Recipe.AdamCrossEntropy)
                output = torch.nn.functional.softmax(output, dim: 1);
            MemoryMarshal.Cast<byte, float>(output.bytes).CopyTo(outputs);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in inputs)
            tensor.Dispose();
        network.Dispose();
    }
}
