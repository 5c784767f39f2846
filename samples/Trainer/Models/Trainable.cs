using NetGen;
using NetGen.Reports;
using NetGen.Training;

namespace Trainer.Models;

/// <summary>A network with weights, whatever its type.</summary>
internal abstract class Trainable
{
    /// <summary>What the columns and classes of its samples are called.</summary>
    public abstract SampleNames Names { get; }

    public abstract History Fit(Dataset train, FitOptions options);

    public abstract Evaluation Evaluate(Dataset data);

    /// <summary>OutputLength values for each sample.</summary>
    public abstract float[] Predict(Dataset data);

    public abstract void Save(string path);

    public abstract LearningRateSweep FindRate(Dataset data, SweepOptions options);

    public abstract Diagnosis Diagnose(Dataset train, Dataset? validation, DiagnosisOptions options);

    /// <summary>Writes the page of a run after the fact.</summary>
    public abstract void Report(string path, Checkpoints checkpoints, Dataset train, Dataset? validation, string title);
}

/// <summary>The same for one compiled class.</summary>
internal sealed class Trainable<TNetwork>(TNetwork network, Func<ITrainer<float>> newTrainer) : Trainable
    where TNetwork : class, INetwork<TNetwork, float>
{
    public override SampleNames Names => network.Names;

    public override History Fit(Dataset train, FitOptions options) => newTrainer().Fit(train, options);

    public override Evaluation Evaluate(Dataset data) => network.Evaluate(data);

    public override float[] Predict(Dataset data)
    {
        var outputs = new float[data.Count * TNetwork.OutputLength];
        float[] inputs = data.HasBytes ? Array.ConvertAll(data.Bytes.ToArray(), value => (float)value) : data.Inputs.ToArray();
        network.PredictBatch(inputs, outputs);
        return outputs;
    }

    public override void Save(string path) => network.Save(path);

    public override LearningRateSweep FindRate(Dataset data, SweepOptions options) => LearningRateFinder.Run(newTrainer(), data, options);

    public override Diagnosis Diagnose(Dataset train, Dataset? validation, DiagnosisOptions options) =>
        Diagnosis.Run(newTrainer(), train, validation, options);

    public override void Report(string path, Checkpoints checkpoints, Dataset train, Dataset? validation, string title) =>
        RunReport.Write(path, checkpoints, newTrainer(), train, validation, title);
}
