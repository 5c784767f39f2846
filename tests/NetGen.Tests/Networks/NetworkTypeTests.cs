using System.Numerics;
using System.Reflection;

namespace NetGen.Tests.Networks;

/// <summary>All networks are one type: what is written for any of them runs for each, without reflection.</summary>
public sealed class NetworkTypeTests
{
    [Fact]
    public void Every_network_of_this_assembly_implements_it()
    {
        Type[] networks = [.. typeof(NetworkTypeTests).Assembly.GetTypes().Where(type => type.GetCustomAttribute<NetworkAttribute>() is not null)];
        Assert.True(networks.Length > 50, $"{networks.Length} networks");
        Assert.All(networks, network => Assert.Single(network.GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(INetwork<,>)));
    }

    [Fact]
    public void Generic_code_trains_saves_loads_copies_and_predicts()
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(60, seed: 1), [.. Draw.Normal<float>(20, seed: 2).Select(value => value > 0 ? 1f : 0)]);
        Check<Training.Decision, float>(data);
        Check<Training.Decisions, double>(data);
    }

    [Fact]
    public void Hundreds_of_models_are_a_list()
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(60, seed: 1), [.. Draw.Normal<float>(20, seed: 2).Select(value => value > 0 ? 1f : 0)]);
        Training.Decision[] models = Trained<Training.Decision>(data, 200);
        Assert.Equal(200, models.Select(model => model.Predict([1, 2, 3])[0]).Distinct().Count());
    }

    [Fact]
    public void Network_that_only_predicts_says_so()
    {
        Assert.Contains("only predicts", Assert.Throws<NotSupportedException>(() => Fit(new OnlyPredicts(1))).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => ((INetwork<OnlyPredicts>)new OnlyPredicts(1)).Evaluate(Dataset.FromArrays([1f], [1f])));
    }

    private static History Fit<TNetwork>(TNetwork network) where TNetwork : class, INetwork<TNetwork> => network.Fit(Dataset.FromArrays([1f], [1f]));

    private static TNetwork[] Trained<TNetwork>(Dataset data, int count) where TNetwork : class, INetwork<TNetwork> => [.. Enumerable.Range(0, count).Select(i =>
    {
        TNetwork network = TNetwork.Create((ulong)i);
        network.Fit(data, new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off });
        return network;
    })];

    private static void Check<TNetwork, T>(Dataset data) where TNetwork : class, INetwork<TNetwork, T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(1);
        network.Fit(data, new FitOptions { Epochs = 2 });
        Assert.Equal(TNetwork.Summary.InputLength, TNetwork.InputLength);
        Assert.Equal(TNetwork.Summary.OutputLength, TNetwork.OutputLength);
        Assert.Equal(network.Parameters.Length, TNetwork.ParameterCount);
        var input = new T[TNetwork.InputLength];
        T[] output = network.Predict(input), into = new T[TNetwork.OutputLength], batch = new T[TNetwork.OutputLength];
        network.Predict(input, into);
        network.PredictBatch(input, batch);
        Assert.Equal(output, into);
        Assert.Equal(output, batch);
        using var stream = new MemoryStream();
        network.Save(stream);
        stream.Position = 0;
        foreach (TNetwork copy in new[] { network.Clone(), TNetwork.Load(network.SaveToBytes()), TNetwork.Load(stream) })
        {
            Assert.Equal(output, copy.Predict(input));
            Assert.Equal(network.Evaluate(data).Loss, copy.Evaluate(data).Loss);
        }
    }
}

[Network]
[Input(3)]
[Dense(2)]
internal sealed partial class OnlyPredicts;
