using NetGen;

namespace Iris.Tests;

public class FlowersTests
{
    private static readonly (Flowers Network, Dataset Test) Trained = Training.Run(Training.Table, ProgressLine.Off);

    [Fact]
    public void Network_names_nine_of_ten_flowers_that_it_has_not_seen() =>
        Assert.InRange(Trained.Network.Evaluate(Trained.Test).Accuracy!.Value, 0.9, 1);

    [Fact]
    public void Saved_network_predicts_what_the_trained_one_does()
    {
        using var file = new MemoryStream();
        Trained.Network.Save(file);
        file.Position = 0;
        var loaded = Flowers.Load(file);
        float[] expected = new float[Flowers.OutputLength], actual = new float[Flowers.OutputLength];
        Trained.Network.Predict([5.1f, 3.5f, 1.4f, 0.2f], expected);
        loaded.Predict([5.1f, 3.5f, 1.4f, 0.2f], actual);
        Assert.Equal(expected, actual);
        Assert.Equal("setosa", loaded.ClassNames![loaded.Classify([5.1f, 3.5f, 1.4f, 0.2f])]);
    }
}
