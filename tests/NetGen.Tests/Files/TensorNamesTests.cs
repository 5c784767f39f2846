using NetGen.Files;
using NetGen.Tests.Training;

namespace NetGen.Tests.Files;

/// <summary>Files of other programs: other names, other parts.</summary>
public sealed class TensorNamesTests
{
    /// <summary>Two layers of 2 × 3 and 1 × 2.</summary>
    private static readonly NetworkSummary Network = Of(("Dense1", "dense1", [2, 3]), ("Dense2", "dense2", [1, 2]));

    private static NetworkSummary Of(params (string Layer, string Name, int[] Shape)[] layers)
    {
        var parameters = new List<ParameterInfo>();
        int offset = 0;
        foreach ((string layer, string name, int[] shape) in layers)
        {
            foreach ((string suffix, int[] extents) in new[] { ("weight", shape), ("bias", [shape[0]]) })
            {
                int[] strides = [.. extents.Select((_, axis) => extents[(axis + 1)..].Aggregate(1, (product, extent) => product * extent))];
                parameters.Add(Summaries.Parameter($"{name}.{suffix}", offset, extents, strides) with { Layer = layer });
                offset += parameters[^1].Length;
            }
        }

        return Summaries.Dense(3, 1) with { Parameters = parameters, ParameterCount = offset };
    }

    private static byte[] FileOf(NetworkSummary network) => WeightFile.Save<float>(
        network with { Fingerprint = Network.Fingerprint }, [.. Enumerable.Range(0, network.ParameterCount).Select(i => (float)i)]);

    private static float[] Loaded(byte[] file, NetworkSummary network, TensorNames? names = null)
    {
        var loaded = new float[network.ParameterCount];
        WeightFile.Load<float>(file, network, loaded, names);
        return loaded;
    }

    [Fact]
    public void Load_with_a_map_takes_tensors_layers_and_blocks_under_their_foreign_names()
    {
        byte[] file = FileOf(Of(("", "features.0", [2, 3]), ("", "head.1", [1, 2])));
        float[] expected = [.. Enumerable.Range(0, 11).Select(i => (float)i)];
        Assert.Equal(expected, Loaded(file, Network, new Dictionary<string, string> { ["dense1"] = "features.0", ["dense2"] = "head.1" }));
        Assert.Equal(expected, Loaded(file, Network, new Dictionary<string, string> { ["Dense1"] = "features.0", ["Dense2"] = "head.1" }));
        Assert.Equal(expected, Loaded(file, Network, new Dictionary<string, string> { ["dense1.weight"] = "features.0.weight", ["dense1.bias"] = "features.0.bias", ["dense2"] = "head.1" }));
        NetworkSummary block = Of(("Block1_Dense1", "block1.dense1", [2, 3]), ("Block1_Dense2", "block1.dense2", [1, 2]));
        Assert.Equal(expected, Loaded(FileOf(Of(("", "layer1.dense1", [2, 3]), ("", "layer1.dense2", [1, 2]))), block, new Dictionary<string, string> { ["block1"] = "layer1" }));
    }

    [Fact]
    public void Load_with_a_map_of_unknown_or_doubled_names_is_an_argument_error()
    {
        byte[] file = FileOf(Network);
        Assert.Contains("has no tensor or layer 'dense3'", Assert.Throws<ArgumentException>(() => Loaded(file, Network, new Dictionary<string, string> { ["dense3"] = "a" })).Message);
        Assert.Contains("'dense2.bias'", Assert.Throws<ArgumentException>(
            () => Loaded(file, Network, new Dictionary<string, string> { ["dense1.bias"] = "b", ["dense2.bias"] = "b" })).Message);
    }

    [Fact]
    public void Load_of_foreign_names_in_the_same_shapes_offers_them()
    {
        byte[] file = FileOf(Of(("", "fc1", [2, 3]), ("", "fc2", [1, 2])));
        var e = Assert.Throws<WeightFileException>(() => Loaded(file, Network));
        Assert.EndsWith(
            "'fc2.bias' [1] is not in the network. Their shapes agree in order, though: declare Tensor = \"fc1\" on Dense1, Tensor = \"fc2\" on Dense2, or load with TensorNames.InOrder.",
            e.Message);
        Assert.Equal(Enumerable.Range(0, 11).Select(i => (float)i), Loaded(file, Network, TensorNames.InOrder));
    }

    [Fact]
    public void Load_with_a_map_says_which_of_the_two_names_is_missing()
    {
        var e = Assert.Throws<WeightFileException>(() => Loaded(FileOf(Network), Network, new Dictionary<string, string> { ["dense1"] = "fc1" }));
        Assert.Contains("'fc1.weight' (for 'dense1.weight') [2, 3] is missing", e.Message);
        Assert.DoesNotContain("agree in order", e.Message);
    }

    public static TheoryData<string, string[], string[]?> Orders => new()
    {
        // What PyTorch writes is sorted by name: the order of its numbers and of its stages has to be found.
        { "numbers as numbers", ["features.2", "features.10", "classifier"], ["features.2", "features.10", "classifier"] },
        { "stages in another order than the alphabet's", ["stem", "body.0", "body.1"], ["stem", "body.0", "body.1"] },
        { "numbers at the end of a name", ["b2", "b10", "a"], ["b2", "b10", "a"] },
        { "no numbers, same shapes: more than one order", ["query", "key", "out"], null },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_is_found_where_there_is_only_one(string what, string[] inOrder, string[]? expected)
    {
        // Two layers of one shape, then one of another.
        int[][] shapes = [[4, 4], [4, 4], [2, 4]];
        NetworkSummary network = Of([.. shapes.Select((shape, i) => ($"Dense{i + 1}", $"dense{i + 1}", shape))]);
        IEnumerable<SafeTensor> file = inOrder.Zip(shapes).SelectMany(layer => new[]
        {
            new SafeTensor(layer.First + ".weight", "F32", [.. layer.Second.Select(extent => (long)extent)], 0, 0),
            new SafeTensor(layer.First + ".bias", "F32", [layer.Second[0]], 0, 0),
        }).OrderBy(tensor => tensor.Name, StringComparer.Ordinal);
        Assert.True(expected is null ? TensorOrder.Match(network.Parameters, file) is null : TensorOrder.Match(network.Parameters, file)!.Select(layer => layer.InFile).SequenceEqual(expected), what);
    }

    [Fact]
    public void Order_of_a_residual_network_of_PyTorch_is_not_guessed()
    {
        // torchvision's BasicBlock: by their shapes alone the normalisations could as well stand before the convolutions of their blocks and that of the stem behind them all.
        string[] inOrder = ["conv1", "bn1", .. new[] { 0, 1 }.SelectMany(i => new[] { $"layer1.{i}.conv1", $"layer1.{i}.bn1", $"layer1.{i}.conv2", $"layer1.{i}.bn2" }), "fc"];
        int[] Shape(string name) => name == "fc" ? [10, 16] : name == "conv1" ? [16, 3] : name.Contains("conv", StringComparison.Ordinal) ? [16, 16] : [16, 1];
        NetworkSummary network = Of([.. inOrder.Select((name, i) => ($"Layer{i}", $"own{i}", Shape(name)))]);
        byte[] file = FileOf(Of([.. inOrder.Select(name => (name, name, Shape(name)))]));
        Assert.DoesNotContain("agree in order", Assert.Throws<WeightFileException>(() => Loaded(file, network with { Fingerprint = Network.Fingerprint })).Message);
        Assert.Contains("are not those of Line in order, or more than one order fits", Assert.Throws<WeightFileException>(() => Loaded(file, network, TensorNames.InOrder)).Message);
    }

    [Fact]
    public void Order_of_hostile_names_is_given_up_at_once()
    {
        string deep = string.Join('.', Enumerable.Repeat("a", 100_000));
        Assert.Null(TensorOrder.Match(Network.Parameters, [new SafeTensor(deep + ".weight", "F32", [2, 3], 0, 0), new SafeTensor("b.weight", "F32", [1, 2], 0, 0)]));
        NetworkSummary wide = Of([.. Enumerable.Range(0, 60).Select(i => ($"Dense{i}", $"dense{i}", new[] { 2, 2 }))]);
        Assert.Null(TensorOrder.Match(wide.Parameters, Of([.. Enumerable.Range(0, 60).Select(i => ("", new string((char)('A' + i), 1 + i), new[] { 2, 2 }))]).Parameters
            .Select(parameter => new SafeTensor(parameter.Name, "F32", [.. parameter.Shape.Select(extent => (long)extent)], 0, 0))));
    }

    [Fact]
    public void LoadPartial_takes_what_fits_and_lists_what_does_not()
    {
        byte[] file = FileOf(Of(("", "dense1", [2, 3]), ("", "dense2", [4, 2]), ("", "old", [1, 4])));
        float[] parameters = [.. Enumerable.Repeat(-1f, 11)];
        PartialLoad result = WeightFile.LoadPartial<float>(file, Network, parameters);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, -1, -1, -1], parameters);
        Assert.Equal(["dense1.weight", "dense1.bias"], result.Taken);
        Assert.Equal([new("dense2.weight", "the file's has shape [4, 2], expected [1, 2]"), new("dense2.bias", "the file's has shape [4], expected [1]")], result.Kept);
        Assert.Equal(["old.weight [1, 4]", "old.bias [1]"], result.Unused);
        Assert.Equal(
            """
            2 taken
              dense1.weight
              dense1.bias
            2 kept as they were
              dense2.weight: the file's has shape [4, 2], expected [1, 2]
              dense2.bias: the file's has shape [4], expected [1]
            2 in the file only
              old.weight [1, 4]
              old.bias [1]

            """.ReplaceLineEndings("\n"), result.ToString());
    }

    [Fact]
    public void LoadPartial_of_nothing_in_common_is_refused()
    {
        float[] parameters = new float[11];
        Assert.Contains("nothing in it fits", Assert.Throws<WeightFileException>(
            () => WeightFile.LoadPartial<float>(FileOf(Of(("", "a", [2, 3]))), Network, parameters)).Message);
    }

    [Fact]
    public void LoadPartial_of_a_file_of_other_architecture_and_other_names_takes_the_mapped()
    {
        float[] parameters = new float[11];
        PartialLoad result = WeightFile.LoadPartial<float>(FileOf(Of(("", "backbone.fc", [2, 3])) with { Fingerprint = "other" }), Network, parameters, new Dictionary<string, string> { ["dense1"] = "backbone.fc" });
        Assert.Equal(["dense1.weight", "dense1.bias"], result.Taken);
        Assert.Equal(5, parameters[5]);
    }
}
