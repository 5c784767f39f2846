using System.Runtime.InteropServices;
using TorchSharp;

namespace NetGen.Benchmarks.Peers;

/// <summary>
/// libtorch through TorchSharp, on one thread: what a .NET user has today. Layers, losses and gradients are libtorch's; the optimizers
/// are TorchSharp's, written in C# over libtorch's tensor operations. Without them it shows what libtorch
/// would need if its optimizer cost nothing.
/// </summary>
internal sealed class TorchLibrary(bool optimizes) : ILibrary
{
    /// <inheritdoc/>
    public string Name => optimizes ? "libtorch" : "libtorch, no optimizer";

    /// <inheritdoc/>
    public string? WhyUnavailable()
    {
        try
        {
            // Asked of the system first: TorchSharp, when it fails to load, copies half a gigabyte about and then prints every step of it.
            NativeLibrary.Load("LibTorchSharp", typeof(torch).Assembly, null);
            torch.set_num_threads(1);
            torch.random.manual_seed(1);
            return null;
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or NotSupportedException
            or TypeInitializationException)
        {
            return Cause(e.GetBaseException().Message);
        }
    }

    /// <inheritdoc/>
    public IContestant? Enter(Workload workload) =>
        workload.Work == Work.Training ? new TorchTraining(workload, optimizes)
        : optimizes && workload.Work == Work.Inference ? new TorchInference(workload)
        : null;

    /// <summary>The network without its softmax: cross-entropy takes logits, a row of them for each position.</summary>
    internal static torch.nn.Module<torch.Tensor, torch.Tensor> Build(Workload workload) => workload.Architecture switch
    {
        Feedforward network => Build(network),
        Recurrent network => new TorchRecurrent(network),
        var other => throw new ArgumentOutOfRangeException(nameof(workload), other.Name, "No network of this kind is built for libtorch."),
    };

    /// <summary>[samples, inputs]: numbers, or tokens.</summary>
    internal static torch.Tensor Inputs(Workload workload, SyntheticData data) => workload.Architecture.Vocabulary > 0
        ? torch.tensor(Array.ConvertAll(data.Tokens, token => (long)token), data.Samples, workload.InputLength)
        : torch.tensor(data.Inputs, data.Samples, workload.InputLength);

    private static TorchSharp.Modules.Sequential Build(Feedforward feedforward)
    {
        var sizes = feedforward.Sizes;
        var network = torch.nn.Sequential();
        AppendConvolutions(network, feedforward);
        for (var i = 1; i < sizes.Count; i++)
        {
            network.append($"dense{i}", torch.nn.Linear(i == 1 ? feedforward.DenseInputs : sizes[i - 1], sizes[i]));
            if (i < sizes.Count - 1)
                network.append($"activation{i}", NonLinearity(feedforward));
        }

        return network;
    }

    private static void AppendConvolutions(TorchSharp.Modules.Sequential network, Feedforward feedforward)
    {
        if (feedforward.Convolutions is null)
            return;
        network.append("image", torch.nn.Unflatten(1, [1, feedforward.ImageSide, feedforward.ImageSide]));
        var channels = 1;
        foreach (var (filters, kernel, padding) in feedforward.Convolutions)
        {
            network.append($"convolution{filters}", torch.nn.Conv2d(channels, filters, kernel, padding: padding));
            network.append($"convolutionActivation{filters}", NonLinearity(feedforward));
            network.append($"pool{filters}", torch.nn.MaxPool2d(2));
            channels = filters;
        }

        network.append("vector", torch.nn.Flatten());
    }

    private static torch.nn.Module<torch.Tensor, torch.Tensor> NonLinearity(Feedforward feedforward) =>
        feedforward.Activation == Activation.Relu ? torch.nn.ReLU() : torch.nn.Tanh();

    /// <summary>The data as one tensor per batch, so that a step only takes the next.</summary>
    internal static torch.Tensor[] Batches(torch.Tensor samples, int batch) =>
        [.. Enumerable.Range(0, (int)samples.shape[0] / batch).Select(i => samples.narrow(0, i * batch, batch))];

    // The loader's message lists every place where it found no file; what it found and could not load is the cause.
    private static string Cause(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Skip(1).FirstOrDefault(line => !line.Contains("No such file", StringComparison.Ordinal)) ?? lines[0];
    }
}
