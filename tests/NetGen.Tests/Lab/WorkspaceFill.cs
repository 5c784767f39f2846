using System.Numerics;
using NetGen.Preparation;
using NetGen.Training.Sharding;

namespace NetGen.Tests.Lab;

/// <summary>Writes over what earlier calls left in a workspace: nothing that is found there may matter.</summary>
internal static class WorkspaceFill
{
    /// <summary>The workspace of this thread's predictions, once there is one.</summary>
    public static void FillWorkspace<T>(this LabNetwork<T> network, T value) where T : unmanaged, IFloatingPointIeee754<T> =>
        ((Workspace<T>?)network.Workspace)?.Span.Fill(value);

    /// <summary>The workspace of this thread's steps.</summary>
    public static void FillWorkspace<T>(this LabTrainer<T> trainer, T value) where T : unmanaged, IFloatingPointIeee754<T> =>
        ((Shard<T>)trainer.Shard).Workspace.Span.Fill(value);
}
