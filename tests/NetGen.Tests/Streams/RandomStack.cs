namespace NetGen.Tests.Streams;

/// <summary>Random stacks of layers that can be run step by step, with skips between layers of as many channels.</summary>
internal static class RandomStack
{
    public static (int Steps, int Channels, string[] Layers) Draw(Random random)
    {
        var (steps, channels) = (random.Next(1, 15), random.Next(1, 12));
        var (layers, width, marks) = (new List<string>(), channels, new List<(string Name, int Width)>());
        for (var (i, count) = (0, random.Next(1, 7)); i < count; i++)
        {
            if (random.Next(3) == 0)
            {
                marks.Add(("m" + i, width));
                layers.Add($"Mark(\"m{i}\")");
            }
            Add(random, steps, layers, ref width);
            if (marks.FirstOrDefault(mark => mark.Width == width) is { Name: { } name } && random.Next(2) == 0)
            {
                layers.Add($"Add(\"{name}\")");
            }
            else if (marks.Count > 0 && random.Next(4) == 0)
            {
                layers.Add($"Concat(\"{marks[^1].Name}\")");
                width += marks[^1].Width;
            }
        }
        if (layers.All(layer => !layer.Contains("Gru") && !layer.Contains("Lstm") && !layer.Contains("Rnn") && !layer.Contains("Causal")))
            layers.Add($"Gru({width = random.Next(1, 20)}, ReturnSequence = true)");
        if (random.Next(3) == 0)
            layers.AddRange(random.Next(2) == 0 ? ["LastStep", "Dense(3)"] : ["Lstm(5)", "Dense(2)", "Sigmoid"]);
        return (steps, channels, [.. layers]);
    }

    private static void Add(Random random, int steps, List<string> layers, ref int width)
    {
        var units = random.Next(1, 36);
        switch (random.Next(12))
        {
            case 0: layers.Add($"SimpleRnn({width = units}, ReturnSequence = true)"); break;
            case 1:
                layers.Add($"Gru({width = units}, ReturnSequence = true, ResetAfter = {(random.Next(2) == 0 ? "true" : "false")})");
                break;
            case 2:
                layers.Add($"Lstm({width = units}, ReturnSequence = true, Bias = {(random.Next(2) == 0 ? "true" : "false")}, "
                    + $"InitialState = NetGen.InitialState.{(random.Next(2) == 0 ? "Zero" : "Learned")})");
                break;
            case 3 or 4 or 5:
                var groups = random.Next(3) == 0 ? width : 1;
                var filters = groups * random.Next(1, groups > 1 ? 3 : 36);
                layers.Add($"Conv1D({filters}, {random.Next(2, 6)}, Padding = NetGen.Padding.Causal, Dilation = {random.Next(1, 6)}, Groups = {groups})");
                width = filters;
                break;
            case 6:
                if (steps > 1)
                    layers.Add($"Attention({(width % 2 == 0 && random.Next(2) == 0 ? 2 : 1)}, Causal = true)");
                break;
            case 7: layers.Add($"Dense({width = units})"); break;
            case 8: layers.Add(new[] { "LayerNorm", "RmsNorm", "BatchNorm", "Scale", "PRelu" }[random.Next(5)]); break;
            case 9: layers.Add("LearnedPositions"); break;
            default: layers.Add(new[] { "Tanh", "Relu", "Gelu", "Sigmoid", "Silu", "Softplus", "LeakyRelu" }[random.Next(7)]); break;
        }
    }
}
