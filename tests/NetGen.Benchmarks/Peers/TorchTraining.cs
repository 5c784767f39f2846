using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>Training steps in libtorch: zero the gradients, forward, loss, backward, and the optimizer unless it is left out.</summary>
internal sealed class TorchTraining(Workload workload, bool optimizes) : IContestant
{
    private readonly torch.nn.Module<torch.Tensor, torch.Tensor> network = TorchLibrary.Build(workload);
    private torch.optim.Optimizer? optimizer;
    private torch.Tensor[] inputs = [];
    private torch.Tensor[] targets = [];
    private long step;

    /// <inheritdoc/>
    public double Outcome { get; private set; }

    /// <inheritdoc/>
    public void Prepare(SyntheticData data)
    {
        optimizer = workload.Recipe == Recipe.SgdMeanSquaredError
            ? torch.optim.SGD(network.parameters(), Workload.LearningRate)
            : torch.optim.Adam(network.parameters(), Workload.LearningRate);
        inputs = TorchLibrary.Batches(TorchLibrary.Inputs(workload, data), workload.Batch);
        targets = TorchLibrary.Batches(
            workload.Recipe == Recipe.AdamCrossEntropy
                ? torch.tensor(Array.ConvertAll(data.Labels, label => (long)label))
                : torch.tensor(data.Targets, data.Samples, workload.OutputLength),
            workload.Recipe == Recipe.AdamCrossEntropy ? workload.Batch * workload.Architecture.Positions : workload.Batch);
    }

    /// <inheritdoc/>
    public void Run(int steps)
    {
        for (var last = steps - 1; last >= 0; last--)
        {
            using var scope = torch.NewDisposeScope();
            var batch = step++ % inputs.Length;
            optimizer!.zero_grad();
            var output = network.forward(inputs[batch]);
            var loss = workload.Recipe switch
            {
                Recipe.AdamCrossEntropy => torch.nn.functional.cross_entropy(output, targets[batch]),
                Recipe.AdamBinaryCrossEntropy => torch.nn.functional.binary_cross_entropy_with_logits(output, targets[batch]),
                _ => torch.nn.functional.mse_loss(output, targets[batch]),
            };
            loss.backward();
            if (optimizes)
                optimizer.step();
            if (last == 0)
                Outcome = loss.item<float>();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in inputs.Concat(targets))
            tensor.Dispose();
        optimizer?.Dispose();
        network.Dispose();
    }
}
