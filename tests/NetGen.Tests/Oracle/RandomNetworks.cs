using System.Globalization;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>Valid networks drawn by a seed: shapes, depths, activations, dropout, losses and layer options in any order that fits.</summary>
public static class RandomNetworks
{
    private static readonly string[] Activations = ["Relu", "LeakyRelu(0.2)", "Elu(1)", "Elu(0.5)", "Tanh", "Sigmoid", "Softmax", "Tanh", "Sigmoid"];
    private static readonly string[] Losses = ["CrossEntropy", "CrossEntropy(LabelSmoothing = 0.1)", "BinaryCrossEntropy", "MeanSquaredError", "MeanAbsoluteError", "Huber(0.8)"];

    /// <summary>The attributes of the network of that seed.</summary>
    public static IReadOnlyList<string> Items(int seed)
    {
        var random = new Random(seed);
        string Pick(string[] of) => of[random.Next(of.Length)];
        var isImage = random.Next(3) == 0;
        var items = new List<string> { isImage ? $"Input({random.Next(1, 4)}, {random.Next(1, 4)}, {random.Next(1, 6)})" : $"Input({random.Next(1, 24)})" };
        if (isImage && random.Next(2) == 0)
        {
            items.Add("Flatten");
            isImage = false;
        }
        if (random.Next(8) == 0)
            items.Add(Pick(["Tanh", "Sigmoid", "Dropout(0.2)"]));
        for (var left = random.Next(0, 4); left > 0; left--)
        {
            items.Add($"Dense({random.Next(1, 40)}{(random.Next(5) == 0 ? ", Bias = false" : "")}{(random.Next(10) == 0 ? ", Trainable = false" : "")})");
            for (var more = random.Next(6) == 0 ? 2 : 1; more > 0; more--)
                items.Add(Pick(Activations));
            if (random.Next(4) == 0)
                items.Add(string.Create(CultureInfo.InvariantCulture, $"Dropout({random.Next(1, 6) / 10.0:R})"));
            if (isImage && random.Next(3) == 0)
            {
                items.Add("Flatten");
                isImage = false;
            }
        }
        if (isImage)
            items.Add("Flatten");
        var loss = Pick(Losses);
        items.Add($"Dense({random.Next(loss.StartsWith("CrossEntropy", StringComparison.Ordinal) ? 2 : 1, 20)})");
        if (loss.StartsWith("CrossEntropy", StringComparison.Ordinal))
            items.Add("Softmax");
        else if (loss == "BinaryCrossEntropy")
            items.Add("Sigmoid");
        else if (random.Next(2) == 0)
            items.Add(Pick(Activations));
        items.Add(loss);
        items.Add(Pick(["Sgd(0.05)", "Sgd(0.05, Momentum = 0.9)", "Adam(0.01)", "RmsProp(0.01)", "Adagrad(0.05)"]));
        return items;
    }

    /// <summary>The layers that the declaration freezes, by name.</summary>
    public static IReadOnlyList<string> Frozen(IReadOnlyList<string> items) =>
    [
        .. items.Where(item => item.StartsWith("Dense", StringComparison.Ordinal))
            .Select((item, i) => (Layer: $"Dense{i + 1}", IsFrozen: item.Contains("Trainable = false", StringComparison.Ordinal)))
            .Where(dense => dense.IsFrozen)
            .Select(dense => dense.Layer),
    ];
}
