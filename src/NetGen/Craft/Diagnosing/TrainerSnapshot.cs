using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>All that a trainer is at a moment, so that much can be tried with it: weights, statistics, the optimizer's memory, step, seed
/// and rate.</summary>
internal sealed class TrainerSnapshot<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ITrainer<T> trainer;
    private readonly T[] weights;
    private readonly T[][] tensors;
    private readonly double[][] numbers;
    private readonly (long Steps, ulong Seed, double Rate, int Threads, IReadOnlyList<double>? ClassWeights, SampleNames Names) settings;

    public TrainerSnapshot(ITrainer<T> trainer)
    {
        this.trainer = trainer;
        weights = trainer.ParametersAndBuffers.ToArray();
        tensors = [.. trainer.State.Tensors.Select(tensor => tensor.Values.ToArray())];
        numbers = [.. trainer.State.Numbers.Select(number => number.Values.ToArray())];
        settings = (trainer.StepCount, trainer.Seed, trainer.LearningRate, trainer.Threads, trainer.ClassWeights, trainer.Names);
    }

    /// <summary>Makes the trainer what it was.</summary>
    public void Restore()
    {
        weights.CopyTo(trainer.ParametersAndBuffers);
        TrainerState<T> state = trainer.State;
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i].CopyTo(state.Tensors[i].Values);
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i].CopyTo(state.Numbers[i].Values);
        }

        (trainer.StepCount, trainer.Seed, trainer.LearningRate) = (settings.Steps, settings.Seed, settings.Rate);
        (trainer.Threads, trainer.ClassWeights, trainer.Names) = (settings.Threads, settings.ClassWeights, settings.Names);
    }
}
