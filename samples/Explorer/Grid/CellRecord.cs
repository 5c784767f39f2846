using Explorer.Compiling;
using Explorer.Training;
using NetGen;

namespace Explorer.Grid;

/// <summary>What is known of a cell: foretold, measured before the training, and of the training.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Judgement">What the compiler says.</param>
/// <param name="Run">The training.</param>
/// <param name="Gradients">The measured RMS of each dense layer's gradient, relative to the last; empty where it cannot be measured.</param>
internal sealed record CellRecord(Cell Cell, Judgement Judgement, Run Run, IReadOnlyList<double> Gradients)
{
    /// <summary>
    /// By hidden layer: predicted signal and its band, predicted gradient and its band. The same for all rates.
    /// </summary>
    public string Predicted()
    {
        var code = new Code();
        foreach (var (activation, dense) in Activations.Zip(Denses))
            code.Size(activation.Signal?.Low).Size(activation.Signal?.Band).Size(dense.Gradient?.Low).Size(dense.Gradient?.Band);
        return code.ToString();
    }

    /// <summary>By hidden layer, of the fresh network: RMS, gradient, share of flat or dead, spread. The same for all rates and dropouts.</summary>
    public string Fresh()
    {
        var code = new Code();
        foreach (var (layer, index) in Hidden(Run.Before).Select((layer, index) => (layer, index)))
            code.Size(layer.Rms).Size(index < Gradients.Count ? Gradients[index] : null).Share(layer.FlatShare).Spread(layer.Values);
        return code.ToString();
    }

    /// <summary>
    /// How many epochs were completed, each with both losses and both accuracies; then by hidden layer of the trained network: RMS, share of flat or
    /// dead, spread; nothing of a training that broke down.
    /// </summary>
    public string Trained()
    {
        var code = new Code().Letter(Run.Epochs.Count);
        foreach (EpochReport epoch in Run.Epochs)
            code.Size(epoch.TrainLoss).Size(epoch.ValidationLoss).Share(epoch.TrainAccuracy).Share(epoch.ValidationAccuracy);
        foreach (LayerSignal layer in Run.After is { } after ? Hidden(after) : [])
            code.Size(layer.Rms).Share(layer.FlatShare).Spread(layer.Values);
        return code.ToString();
    }

    private IEnumerable<JudgedLayer> Activations => Judgement.Layers.Where(layer => IsOf(layer.Name, Cell.ActivationKind));

    private IEnumerable<JudgedLayer> Denses => Judgement.Layers.Where(layer => IsOf(layer.Name, "Dense"));

    private IEnumerable<LayerSignal> Hidden(SignalReport signal) => signal.Layers.Where(layer => IsOf(layer.Layer, Cell.ActivationKind));

    private static bool IsOf(string layer, string kind) => layer.TrimEnd("0123456789".ToCharArray()) == kind;
}
