using NetGen.Tests.Fuzz;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Files;

/// <summary>
/// What stands behind Flatten is in files as torch has it, channels first, of images and sequences, through joins and groups: torch's file loads and predicts
/// as torch does, and a saved file has torch's bytes. Files of versions that wrote sequences in the order of memory are told by their fingerprint.
/// </summary>
public sealed class FlattenedOrderTests : IDisposable
{
    private static readonly string[] Sequences =
        ["flattened sequence", "flattened input sequence", "batch norm and prelu behind a flattened sequence", "batch norm of sequences", "batch norm behind flatten",
            "group norm behind flatten", "group norm behind a flattened image", "group norm behind a flattened sequence"];

    private static readonly string[] Images =
        ["sum of what was flattened", "product of what was flattened", "permute 1 0 2 and flatten", "concat of what was flattened", "concat of images flattened apart",
            "concat of a flattened image and units", "concat of what was concatenated", "sum of a flattened image and units", "product of images flattened apart", "gate of a flattened image",
            "concat of one channel flattened"];

    /// <summary>Joins behind which no order of the weights makes of memory's order the same.</summary>
    private static readonly Dictionary<string, string[]> Former = new()
    {
        ["concat and softmax"] = [.. FlattenedTwice, "Concat(\"a\")", "Softmax", "Dense(3)", "MeanSquaredError"],
        ["concat as the output"] = [.. FlattenedTwice, "Concat(\"a\")", "Mark(\"b\")", "Dense(3)", "Tanh", "Concat(\"b\")", "MeanSquaredError"],
        ["concat as an image"] = [.. FlattenedTwice, "Concat(\"a\")", "Reshape(4, 12)", "Conv1D(2, 2)", "Flatten", "Dense(3)", "MeanSquaredError"],
        ["sum of joins of other parts"] = [.. FlattenedTwice, "Concat(\"a\")", "Mark(\"b\")", "Dense(48)", "Tanh", "Add(\"b\")", "Dense(3)", "MeanSquaredError"],
    };

    private static string[] FlattenedTwice => ["Input(3, 2, 3)", "Conv2D(4, 1)", "Tanh", "Flatten", "Mark(\"a\")"];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(
        Sequences.Select((name, i) => NetworkDeclaration.Of<float>("Sequence" + i, GoldenFile.Normalizations.Named(name).Declaration))
            .Concat(Images.Select((name, i) => NetworkDeclaration.Of<float>("Image" + i, GoldenFile.Images.Named(name).Declaration)))
            .Concat(Former.Values.Select((declaration, i) => NetworkDeclaration.Of<float>("Former" + i, declaration)))));

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int> SequenceIndices => new(Enumerable.Range(0, Sequences.Length));

    public static TheoryData<int> ImageIndices => new(Enumerable.Range(0, Images.Length));

    public void Dispose() => _folder.Dispose();

    [Theory, MemberData(nameof(SequenceIndices))]
    public void Torchs_file_of_sequences_loads_and_predicts_and_is_saved_again(int index)
    {
        var expected = GoldenFile.Normalizations.Named(Sequences[index]);
        TorchFile.AssertIs(Networks.Value.Network<float>("Sequence" + index), expected.After, expected.Inputs, expected.Outputs, _folder);
    }

    [Theory, MemberData(nameof(ImageIndices))]
    public void Torchs_file_of_images_loads_and_predicts_and_is_saved_again(int index)
    {
        var expected = GoldenFile.Images.Named(Images[index]);
        TorchFile.AssertIs(Networks.Value.Network<float>("Image" + index), expected.Parameters, expected.Inputs, expected.Outputs, _folder);
    }

    [Fact]
    public void File_of_a_version_that_wrote_sequences_in_memory_order_predicts_what_it_predicted()
    {
        // Input(7, 4), Conv1D(5, 3), Tanh, Flatten of 5 × 5, …
        var expected = GoldenFile.Normalizations.Named(Sequences[0]);
        var network = Networks.Value.Network<float>("Sequence0");
        Assert.Contains("Dense1: Dense 9 → 9, channels first", network.Summary.Fingerprint, StringComparison.Ordinal);
        var former = network.Summary.Fingerprint.Replace(", channels first", "", StringComparison.Ordinal);
        var tensors = expected.After.ToDictionary(tensor => tensor.Key, tensor => (tensor.Value.Shape, Values: tensor.Value.ToSingle()));
        var (shape, weights) = tensors["dense1.weight"];
        tensors["dense1.weight"] = (shape, [.. Enumerable.Range(0, weights.Length).Select(at => (Unit: at / 25, Step: at / 5 % 5, Channel: at % 5)).Select(at => weights[(at.Unit * 25) + (at.Channel * 5) + at.Step])]);
        File.WriteAllBytes(_folder["former.safetensors"], SafeTensorsBytes.Of(tensors, former));

        var loaded = network.Loaded(_folder["former.safetensors"]);
        Closeness.Assert(expected.Outputs.Values, loaded.PredictBatch(expected.Inputs.ToSingle()), 1e-5, "outputs");
        // Saved, it is one of this version.
        Closeness.Assert(expected.Outputs.Values, loaded.SavedAndLoaded(_folder["new.safetensors"]).PredictBatch(expected.Inputs.ToSingle()), 1e-5, "outputs of the saved file");
        Assert.Equal(weights, SafeTensorsBytes.Read(_folder["new.safetensors"])["dense1.weight"].Values);
    }

    [Theory]
    [InlineData("Image", "sum of a flattened image and units", "Add1")]
    [InlineData("Image", "product of images flattened apart", "Multiply1")]
    [InlineData("Former", "concat and softmax", "Concat1")]
    [InlineData("Former", "concat as the output", "Concat1")]
    [InlineData("Former", "concat as an image", "Concat1")]
    [InlineData("Former", "sum of joins of other parts", "Concat1")]
    [InlineData("Sequence", "group norm behind flatten", "GroupNorm1")]
    public void File_of_a_version_that_joined_or_grouped_in_memory_order_is_refused_at_that_layer(string kind, string name, string layer)
    {
        string[] names = kind switch { "Image" => Images, "Sequence" => Sequences, _ => [.. Former.Keys] };
        var network = Networks.Value.Network<float>(kind + Array.IndexOf(names, name));
        network.SavedAndLoaded(_folder["former.safetensors"]);
        File.WriteAllBytes(_folder["former.safetensors"], SafeTensorsMutations.Of(
            File.ReadAllBytes(_folder["former.safetensors"]), header => header.Replace(" in channels-first order", "", StringComparison.Ordinal)));

        var refused = Assert.Throws<WeightFileException>(() => network.Loaded(_folder["former.safetensors"]));
        Assert.Contains($"expected \"{layer}: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("in channels-first order", refused.Message, StringComparison.Ordinal);
        Assert.Contains("no order of the weights makes the same of today's", refused.Message, StringComparison.Ordinal);
    }
}
