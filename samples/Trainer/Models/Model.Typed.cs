using NetGen;
using NetGen.Selection;
using NetGen.Training;

namespace Trainer.Models;

/// <summary>The same for one compiled class.</summary>
/// <param name="Name">What a user calls it.</param>
/// <param name="About">What it is for.</param>
/// <param name="TrainerOf">Its trainer's constructor.</param>
internal sealed record Model<TNetwork, THyperparameters>(string Name, string About, Func<TNetwork, THyperparameters, ITrainer<float>> TrainerOf)
    : Model(Name, About)
    where TNetwork : class, INetwork<TNetwork, float>
    where THyperparameters : class, IHyperparameters<THyperparameters>, new()
{
    public override NetworkSummary Summary => TNetwork.Summary;

    public override IReadOnlyList<KeyValuePair<string, double>> Declared =>
        [.. THyperparameters.All.Zip(new THyperparameters().ToValues(), (info, value) => KeyValuePair.Create(info.Name, value))];

    public override Trainable Create(ulong seed, IReadOnlyDictionary<string, double> settings) => Of(TNetwork.Create(seed), settings);

    public override Trainable Load(string path, IReadOnlyDictionary<string, double> settings) => Of(TNetwork.Load(path), settings);

    public override SearchResult Search(Dataset data, IReadOnlyDictionary<string, SearchRange> ranges, SearchOptions options)
    {
        foreach (string name in ranges.Keys)
        {
            Place(name);
        }

        var space = new Space([.. THyperparameters.All.Select(info => ranges.GetValueOrDefault(info.Name))]);
        StudyResult<THyperparameters> study = NetworkSearch.Run(Summary, space, data, options, TrainAndMeasure);
        double[] best = study.BestTrial is null ? [] : study.Best.ToValues();
        return new SearchResult(
            study.ToString(),
            [.. THyperparameters.All.Zip(best).Where(pair => ranges.ContainsKey(pair.First.Name)).Select(pair => KeyValuePair.Create(pair.First.Name, pair.Second))],
            study.Cancelled);
    }

    private Evaluation TrainAndMeasure(Dataset train, Dataset measured, FitOptions fit, THyperparameters values)
    {
        TNetwork network = TNetwork.Create(fit.Seed);
        TrainerOf(network, values).Fit(train, fit);
        return network.Evaluate(measured);
    }

    private Trainable<TNetwork> Of(TNetwork network, IReadOnlyDictionary<string, double> settings)
    {
        double[] values = new THyperparameters().ToValues();
        foreach ((string name, double value) in settings)
        {
            values[Place(name)] = value;
        }

        THyperparameters hyperparameters = THyperparameters.FromValues(values);
        try
        {
            hyperparameters.Validate();
        }
        catch (ArgumentOutOfRangeException e)
        {
            // The value stands in the sentence; .NET adds it, and the parameter's name, once more.
            throw new UsageException($"{Name}: {e.Message.Split(" (Parameter")[0]}");
        }

        return new Trainable<TNetwork>(network, () => TrainerOf(network, hyperparameters));
    }

    private int Place(string name)
    {
        string[] names = [.. THyperparameters.All.Select(info => info.Name)];
        int place = Array.IndexOf(names, name);
        return place >= 0
            ? place
            : throw new UsageException($"{Name} has no hyperparameter '{name}'.{Networks.Catalog.Near(name, names)} It has {string.Join(", ", names)}.");
    }

    private sealed record Space(IReadOnlyList<SearchRange?> Ranges) : ISearchSpace<THyperparameters>
    {
        public THyperparameters Base { get; } = new();
    }
}
