using Explorer.Compiling;
using Explorer.Data;
using Explorer.Training;
using NetGen;
using NetGen.Data;
using NetGen.Training;

namespace Explorer.Galleries;

/// <summary>The compiled networks of the galleries, and their trainings.</summary>
internal sealed class Bench(Workshop workshop)
{
    private readonly Dictionary<string, Run> runs = [];

    /// <summary>A network's training on the digits, which is run once.</summary>
    public Run Digits(string name) => On(name, Samples.Digits, Samples.OtherDigits);

    /// <summary>A network's training on other samples, which is run once: a network has one set of them.</summary>
    public Run On(string name, Dataset training, Dataset test)
    {
        if (!runs.TryGetValue(name, out Run? run))
            runs.Add(name, run = Run.Of(NewTrainer(name), training, test));
        return run;
    }

    /// <summary>A training on the digits that somebody looks on at.</summary>
    /// <param name="name">The network, which is trained anew.</param>
    /// <param name="watch">Who looks on, of the trainer.</param>
    public TWatch Watch<TWatch>(string name, Func<ITrainer<float>, TWatch> watch) where TWatch : ITrainingCallback
    {
        ITrainer<float> trainer = NewTrainer(name);
        TWatch looking = watch(trainer);
        runs[name] = Run.Of(trainer, Samples.Digits, Samples.OtherDigits, 128, looking);
        return looking;
    }

    /// <summary>A trainer of a fresh network.</summary>
    public ITrainer<float> NewTrainer(string name, params IReadOnlyList<(string Name, double Value)> hyperparameters) =>
        workshop[name].NewTrainer(seed: 1, hyperparameters);

    /// <summary>What a trainer's network answers, samples × outputs.</summary>
    public static float[] Answers(ITrainer<float> trainer, Dataset data)
    {
        var outputs = new float[data.Count * trainer.Summary.OutputLength];
        trainer.Evaluate(
            new Batch<float> { Inputs = data.Inputs, Labels = data.Labels, Targets = data.Targets, Rows = [.. Enumerable.Range(0, data.Count)] }, outputs);
        return outputs;
    }

    /// <summary>The trainings so far, by network.</summary>
    public IReadOnlyDictionary<string, Run> Runs => runs;
}
