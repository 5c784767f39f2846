using Explorer.Compiling;
using Explorer.Data;
using NetGen;

namespace Explorer.Galleries;

/// <summary>Preprocessing: what is done to samples before a network reads them.</summary>
internal static class Preprocessing
{
    private static readonly (string Name, string Code)[] Clouds =
        [("raw", ""), ("centred", "SubtractMean"), ("normalized", "Standardize"), ("decorrelated", "PcaWhiten"), ("whitened", "ZcaWhiten")];

    private static readonly (string Name, string Code)[] Conventions =
        [("raw", ""), ("AlexNet", "SubtractMean"), ("VGG", "SubtractChannelMean"), ("ResNet", "StandardizeChannels")];

    public static IReadOnlyList<Gallery> All { get; } =
    [
        new("unscaled-inputs", "preprocessing",
            [
                Nets.Digits("BytesAsTheyAre", 3, 32, "Relu", input: "Input(64, Min = 0, Max = 255)"),
                Nets.Digits("BytesRescaled", 3, 32, "Relu", input: "Input(64, Min = 0, Max = 255), Rescale"),
                Nets.Digits("BytesStandardized", 3, 32, "Relu", input: "Input(64, Min = 0, Max = 255), Standardize"),
            ],
            bench =>
            [
                LinesPicture.Accuracy([.. new[] { ("raw", "BytesAsTheyAre"), ("rescaled", "BytesRescaled"), ("normalized", "BytesStandardized") }
                    .Select(shown => (shown.Item1, bench.On(shown.Item2, Samples.Bytes.Training, Samples.Bytes.Test)))]),
            ]),
        new("zero-centred", "preprocessing",
            [.. Clouds.Select(cloud => new Declaration("Cloud" + cloud.Name, ["Input(2)", .. Named(cloud.Code), "Dense(2, Init = Init.Identity)", "MeanSquaredError, Sgd(0.1)"]))],
            bench => Clouds.Select(cloud => new PointsPicture("x1", "x2", [Cloud(bench, "Cloud" + cloud.Name, cloud.Name)]) { IsSquare = true })),
        new("image-conventions", "preprocessing",
            [.. Conventions.Select(convention => new Declaration("Scene" + convention.Name, [$"Input({Scenes.Side}, {Scenes.Side}, 3)", .. Named(convention.Code), "Conv2D(3, 1, Init = Init.Identity), Flatten", "MeanSquaredError, Sgd(0.1)"]))],
            bench => [new ImagesPicture(Scenes.Side, [.. Conventions.Select(convention => Scene(bench, "Scene" + convention.Name, convention.Name)), MeanImage()])]),
    ];

    private static string[] Named(string code) => code == "" ? [] : [code];

    private static Cloud Cloud(Bench bench, string network, string name)
    {
        var random = new Random(3);
        var inputs = new float[300];
        for (int i = 0; i < 300; i += 2)
        {
            double long_ = Normal(), short_ = Normal();
            (inputs[i], inputs[i + 1]) = ((float)(3 + 2 * long_ + 0.4 * short_), (float)(2 + 1.1 * long_ - 0.5 * short_));
        }

        var data = Dataset.FromArrays(inputs, new float[300], 2);
        var trainer = bench.NewTrainer(network);
        trainer.FitPreprocessing(data);
        float[] shown = Bench.Answers(trainer, data);
        return new Cloud(name, Coordinates(0), Coordinates(1));

        double?[] Coordinates(int axis) => [.. Enumerable.Range(0, 150).Select(i => (double?)Math.Round(shown[2 * i + axis], 2))];
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }

    private static ColourImage Scene(Bench bench, string network, string name)
    {
        var data = Dataset.FromArrays(Scenes.All.Inputs.ToArray(), new float[Scenes.All.Inputs.Length], Scenes.Side * Scenes.Side * 3);
        var trainer = bench.NewTrainer(network);
        trainer.FitPreprocessing(data);
        // Flattened behind an image means channels first in files, not in memory.
        return Image(name, Bench.Answers(trainer, data.Take(1)));
    }

    private static ColourImage MeanImage()
    {
        float[] all = Scenes.All.Inputs.ToArray();
        int length = all.Length / Scenes.All.Count;
        return Image("meanImage", [.. Enumerable.Range(0, length).Select(pixel => Enumerable.Range(0, Scenes.All.Count).Average(image => all[image * length + pixel]))]);
    }

    /// <summary>The smallest value black and the largest white, as programs show what is no longer 0 to 255.</summary>
    private static ColourImage Image(string name, float[] values)
    {
        float low = values.Min(), high = values.Max();
        return new ColourImage(name, Picture.Round(low), Picture.Round(high), Convert.ToBase64String(Array.ConvertAll(values, value => (byte)Math.Round((value - low) / (high - low) * 255))));
    }
}
