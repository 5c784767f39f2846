using System.Numerics;
using NetGen.Training;

namespace NetGen;

/// <summary>Weights, running statistics and learning rate of a trainer while something is tried with them; disposing puts them back.</summary>
internal sealed class WeightLoan<T>(ITrainer<T> trainer) : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] weights = trainer.ParametersAndBuffers.ToArray();
    private readonly double rate = trainer.LearningRate;

    public void Dispose()
    {
        weights.CopyTo(trainer.ParametersAndBuffers);
        trainer.LearningRate = rate;
    }
}
