using System.Numerics;
using NetGen.Data;
using NetGen.Training;

namespace NetGen;

/// <summary>
/// A trainer and samples while something is tried with them: samples that fit, preprocessing that is fitted. Disposing puts weights,
/// running statistics and learning rate back.
/// </summary>
internal sealed class TrainerLoan<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly ITrainer<T> trainer;
    private readonly Dataset data;
    private readonly T[] weights;
    private readonly double rate;

    /// <exception cref="ArgumentNullException">There is no trainer, or no data.</exception>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    public TrainerLoan(ITrainer<T> trainer, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(data);
        data = SampleCheck.Require(data, trainer.Summary, "data", names: trainer.Names);
        TrainedNames.Require(data.Names, "data", trainer);
        this.trainer = trainer;
        this.data = data;
        weights = trainer.ParametersAndBuffers.ToArray();
        rate = trainer.LearningRate;
        trainer.FitPreprocessing(data);
        Samples = new SampleView<T>(data);
    }

    /// <summary>The data as the network reads them.</summary>
    public Dataset Data => data;

    /// <summary>The data in the network's scalar.</summary>
    public SampleView<T> Samples { get; }

    /// <summary>The first samples of the data; all, where there are not so many.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1.</exception>
    public Batch<T> First(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        return Samples.Batch(Enumerable.Range(0, Math.Min(samples, data.Count)).ToArray());
    }

    public void Dispose()
    {
        weights.CopyTo(trainer.ParametersAndBuffers);
        trainer.LearningRate = rate;
    }
}
