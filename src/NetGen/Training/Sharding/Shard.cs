using System.ComponentModel;
using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Training.Sharding;

/// <summary>
/// What one thread needs to work through micro-batches: a workspace, a place for gradients, a count. Used by generated code. Not
/// thread-safe.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Shard<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private int correct;

    internal Shard(int workspaceLength, int microBatch) => Workspace = new Workspace<T>(workspaceLength, microBatch);

    /// <summary>The activations.</summary>
    public Workspace<T> Workspace { get; }

    /// <summary>Where gradients are added to.</summary>
    public Arena<T> Gradients { get; internal set; } = null!;

    /// <summary>Rows whose largest output is the label, so far.</summary>
    public ref int Correct => ref correct;
}

/// <summary>Forward, loss and backward of a micro-batch; gradients are added to the shard's.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <typeparam name="TTarget">int for labels, else the scalar.</typeparam>
/// <param name="shard">Whose memory is used.</param>
/// <param name="inputs">The samples.</param>
/// <param name="targets">The targets.</param>
/// <param name="rows">Which of them are the batch; empty for 0, 1, 2, …</param>
/// <param name="start">The micro-batch's first sample in the batch.</param>
/// <param name="samples">How many it has.</param>
/// <param name="scale">The factor of every sample's gradient.</param>
/// <returns>The sum of the losses.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate double MicroBatchProgram<T, TTarget>(
    Shard<T> shard, Samples<T> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> rows, int start, int samples, T scale)
    where T : unmanaged, IFloatingPointIeee754<T>
    where TTarget : unmanaged;
