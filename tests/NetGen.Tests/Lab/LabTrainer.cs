using NetGen.Training;

namespace NetGen.Tests.Lab;

/// <summary>A live trainer of the lab: what <see cref="ITrainer{T}"/> offers, and the members that only the generated type has.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed class LabTrainer<T> where T : unmanaged
{
    private readonly View _gradients;
    private readonly OnLabels? _computeOnLabels, _stepOnLabels;
    private readonly OnTargets? _computeOnTargets, _stepOnTargets;

    internal LabTrainer(object trainer)
    {
        Contract = (ITrainer<T>)trainer;
        var type = trainer.GetType();
        _gradients = type.GetMethod("get_Gradients")!.CreateDelegate<View>(trainer);
        var target = Contract.Summary.HasClassLabels ? typeof(ReadOnlySpan<int>) : typeof(ReadOnlySpan<T>);
        var compute = type.GetMethod("ComputeGradients", [typeof(ReadOnlySpan<T>), target])!;
        if (Contract.Summary.HasClassLabels)
        {
            _computeOnLabels = compute.CreateDelegate<OnLabels>(trainer);
            _stepOnLabels = type.GetMethod("Step", [typeof(ReadOnlySpan<T>), typeof(ReadOnlySpan<int>)])!.CreateDelegate<OnLabels>(trainer);
        }
        else
        {
            _computeOnTargets = compute.CreateDelegate<OnTargets>(trainer);
            _stepOnTargets = type.GetMethod("Step", [typeof(ReadOnlySpan<T>), typeof(ReadOnlySpan<T>)])!.CreateDelegate<OnTargets>(trainer);
        }
    }

    private delegate ReadOnlySpan<T> View();

    private delegate T OnLabels(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels);

    private delegate T OnTargets(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary>What the training loop sees.</summary>
    public ITrainer<T> Contract { get; }

    /// <summary>The gradient of the last batch, in memory order.</summary>
    public ReadOnlySpan<T> Gradients => _gradients();

    /// <summary>What the calling thread's steps work with.</summary>
    internal object Shard
    {
        get
        {
            var shards = Contract.GetType().GetField("_shards", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(Contract)!;
            return shards.GetType().GetProperty("Main")!.GetValue(shards)!;
        }
    }

    /// <summary>The loss and, in <see cref="Gradients"/>, its gradient.</summary>
    public T ComputeGradients(LabData<T> data) =>
        _computeOnLabels is null ? _computeOnTargets!(data.Inputs, data.Targets) : _computeOnLabels(data.Inputs, data.Labels);

    /// <summary>One optimisation step; the loss before it.</summary>
    public T Step(LabData<T> data) =>
        _stepOnLabels is null ? _stepOnTargets!(data.Inputs, data.Targets) : _stepOnLabels(data.Inputs, data.Labels);
}
