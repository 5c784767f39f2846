using TorchSharp;
using TorchSharp.Modules;

namespace NetGen.Benchmarks.Peers;

/// <summary>Recurrent layers of libtorch, [samples, inputs] → [samples × positions, outputs].</summary>
internal sealed class TorchRecurrent : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Recurrent architecture;
    private readonly Embedding? embedding;
    private readonly GRU? gru;
    private readonly LSTM? lstm;
    private readonly Linear dense;

    /// <summary>Builds it with libtorch's own initialisation.</summary>
    public TorchRecurrent(Recurrent architecture) : base(architecture.Name)
    {
        this.architecture = architecture;
        var (inputs, units, layers) = (architecture.Features, architecture.Units, architecture.Layers);
        if (architecture.Tokens > 0)
            embedding = torch.nn.Embedding(architecture.Tokens, inputs);
        if (architecture.Cell == Cell.Gru)
            gru = torch.nn.GRU(inputs, units, layers, batchFirst: true);
        else
            lstm = torch.nn.LSTM(inputs, units, layers, batchFirst: true);
        dense = torch.nn.Linear(units, architecture.Heads);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        var steps = embedding is null ? input.view(-1, architecture.Steps, architecture.Features) : embedding.forward(input);
        var states = gru is null ? lstm!.forward(steps).Item1 : gru.forward(steps).Item1;
        return dense.forward(architecture.IsEachStep ? states.reshape(-1, architecture.Units) : states.select(1, -1));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            embedding?.Dispose();
            gru?.Dispose();
            lstm?.Dispose();
            dense.Dispose();
        }

        base.Dispose(disposing);
    }
}
