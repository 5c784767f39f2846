using System.Reflection;
using NetGen.Files;

namespace NetGen.Tests.Networks;

[Network]
[Input(6, 6, 2)]
[Conv2D(3, 3, Tensor = "features.0"), BatchNorm(Tensor = "features.1"), Relu]
[Flatten]
[Dense(4, Tensor = "classifier"), Softmax, CrossEntropy, Adam]
public partial class ForeignNetwork;

/// <summary>The same body, another head.</summary>
[Network]
[Input(6, 6, 2)]
[Conv2D(3, 3, Tensor = "features.0"), BatchNorm(Tensor = "features.1"), Relu]
[Flatten]
[Dense(7, Tensor = "classifier"), Softmax, CrossEntropy, Adam]
public partial class TransferNetwork;

[Network]
[Input(3), Standardize]
[Dense(4), Tanh, Dense(2), MeanSquaredError, Adam]
public partial class FoldingNetwork;

/// <summary>Networks whose weights come from elsewhere.</summary>
public sealed class ForeignWeightTests
{
    [Fact]
    public void Tensor_is_the_layer_s_name_in_files_and_only_there()
    {
        Assert.Equal(
            ["features.0.weight", "features.0.bias", "features.1.weight", "features.1.bias", "classifier.weight", "classifier.bias"],
            ForeignNetwork.Summary.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["features.1.running_mean", "features.1.running_var"], ForeignNetwork.Summary.Buffers.Select(buffer => buffer.Name));
        Assert.Equal(3, new ForeignNetwork().Conv2D1.Shape[0]);
    }

    [Fact]
    public void Streams_and_bytes_bring_the_network_back()
    {
        var network = new ForeignNetwork(seed: 3);
        using var stream = new MemoryStream();
        network.Save(stream);
        Assert.Equal(stream.ToArray(), network.SaveToBytes());
        stream.Position = 0;
        Assert.Equal(network.Parameters.ToArray(), ForeignNetwork.Load(stream).Parameters.ToArray());
        Assert.Equal(network.Parameters.ToArray(), ForeignNetwork.Load(stream.ToArray()).Parameters.ToArray());
    }

    [Fact]
    public void LoadPartial_takes_the_body_and_leaves_the_head_as_it_was_drawn()
    {
        var trained = new ForeignNetwork(seed: 3);
        var transferred = new TransferNetwork(seed: 4);
        PartialLoad result = transferred.LoadPartial(trained.SaveToBytes());
        Assert.Equal(trained.Conv2D1.Weights.ToArray(), transferred.Conv2D1.Weights.ToArray());
        Assert.Equal(new TransferNetwork(seed: 4).Dense1.Weights.ToArray(), transferred.Dense1.Weights.ToArray());
        Assert.Equal(6, result.Taken.Count);
        Assert.Equal(["classifier.weight", "classifier.bias"], result.Kept.Select(tensor => tensor.Name));
    }

    [Fact]
    public void LoadPartial_refuses_weights_that_contain_another_preprocessing()
    {
        var network = new FoldingNetwork(seed: 1);
        network.FitPreprocessing(Dataset.FromArrays([1f, 2, 3, 4, 5, 7], [0f, 0, 0, 0], 2));
        byte[] folded = network.WithFoldedPreprocessing().SaveToBytes();
        Assert.Contains("contain the preprocessing", Assert.Throws<WeightFileException>(() => new FoldingNetwork().LoadPartial(folded)).Message);
    }

    [Fact]
    public void Load_draws_no_weights()
    {
        // What Load begins with: no weight is drawn, and what is no weight is as in any network.
        foreach (Type type in new[] { typeof(ForeignNetwork), typeof(FoldingNetwork), typeof(RegularizedNetwork) })
        {
            var network = type.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(Undrawn)])!.Invoke([default(Undrawn)]);
            Assert.All(Arena(network)[..Count(type)], weight => Assert.Equal(0, BitConverter.SingleToInt32Bits(weight)));
            Assert.Equal(Arena(Activator.CreateInstance(type, 1UL)!)[Count(type)..], Arena(network)[Count(type)..]);
        }

        static int Count(Type type) => (int)type.GetField("ParameterCount")!.GetValue(null)!;
        static float[] Arena(object network) =>
            ((NetGen.Numerics.Arena<float>)network.GetType().GetField("netGenParameters", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!).Span.ToArray();
    }
}
