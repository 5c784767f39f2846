using NetGen;
using NetGen.Training;

namespace Explorer.Galleries;

/// <summary>Notes a number after every step.</summary>
internal sealed class StepWatch(Func<double> read) : ITrainingCallback
{
    /// <summary>The numbers.</summary>
    public List<double> Values { get; } = [];

    /// <inheritdoc/>
    public bool AfterStep(in StepReport step)
    {
        Values.Add(read());
        return true;
    }
}

/// <summary>Notes a number after every epoch.</summary>
internal sealed class EpochWatch(Func<double> read) : ITrainingCallback
{
    /// <summary>The numbers.</summary>
    public List<double> Values { get; } = [];

    /// <inheritdoc/>
    public bool AfterEpoch(EpochReport epoch)
    {
        Values.Add(read());
        return true;
    }
}

/// <summary>Notes after every step how far the weights of a tensor went, as a share of their norm.</summary>
internal sealed class UpdateWatch(ITrainer<float> trainer, string tensor) : ITrainingCallback
{
    private readonly ParameterInfo info = trainer.Summary.Parameters.First(parameter => parameter.Name == tensor);
    private float[]? before;

    /// <summary>The shares.</summary>
    public List<double> Values { get; } = [];

    /// <inheritdoc/>
    public bool AfterStep(in StepReport step)
    {
        float[] now = trainer.Parameters.Slice(info.Offset, info.Length).ToArray();
        if (before is { } old)
            Values.Add(Norm(now.Zip(old, (a, b) => a - b)) / Norm(old));
        before = now;
        return true;
    }

    private static double Norm(IEnumerable<float> values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
