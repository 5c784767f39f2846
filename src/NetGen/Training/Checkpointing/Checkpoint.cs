using System.Numerics;

namespace NetGen.Training.Checkpointing;

/// <summary>A checkpoint that was read whole, was checked and fits its trainer.</summary>
internal sealed record Checkpoint<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    public required RunProgress Progress { get; init; }

    /// <summary>Parameters and buffers, in memory order, as all that follows.</summary>
    public required T[] Parameters { get; init; }

    /// <summary>In the order of the trainer's state.</summary>
    public required IReadOnlyList<T[]> Tensors { get; init; }

    /// <summary>In the order of the trainer's state.</summary>
    public required IReadOnlyList<double[]> Numbers { get; init; }

    public required T[]? Best { get; init; }

    /// <summary>
    /// Whether a trainer has the weights with which the run ended, its last or its best: whoever has them wants to go on from there.
    /// </summary>
    public bool IsWhereItEnded(ITrainer<T> trainer) =>
        trainer.ParametersAndBuffers.SequenceEqual(Parameters) || (Best is not null && trainer.ParametersAndBuffers.SequenceEqual(Best));

    /// <summary>Puts the trainer where it was when the checkpoint was written.</summary>
    public void CopyTo(ITrainer<T> trainer)
    {
        TrainerState<T> state = trainer.State;
        Parameters.CopyTo(trainer.ParametersAndBuffers);
        for (int i = 0; i < Tensors.Count; i++)
        {
            Tensors[i].CopyTo(state.Tensors[i].Values);
        }

        for (int i = 0; i < Numbers.Count; i++)
        {
            Numbers[i].CopyTo(state.Numbers[i].Values);
        }

        trainer.StepCount = Progress.StepCount;
        trainer.Seed = Progress.TrainerSeed;
        trainer.LearningRate = Progress.LearningRate;
    }
}
