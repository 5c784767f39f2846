using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Files;

/// <summary>A file of a PyTorch module's tensors, there and back.</summary>
internal static class TorchFile
{
    /// <summary>It loads, predicts what PyTorch does, and what is saved then has PyTorch's names, shapes and numbers.</summary>
    public static void AssertIs(LabNetwork<float> network, IReadOnlyDictionary<string, GoldenTensor> tensors, GoldenTensor inputs,
        GoldenTensor outputs, TemporaryFolder folder)
    {
        File.WriteAllBytes(folder["torch.safetensors"], SafeTensorsBytes.Of(
            tensors.ToDictionary(tensor => tensor.Key, tensor => (tensor.Value.Shape, tensor.Value.ToSingle())), fingerprint: null));
        var loaded = network.Loaded(folder["torch.safetensors"]);
        Closeness.Assert(outputs.Values, loaded.PredictBatch(inputs.ToSingle()), 1e-5, "outputs");
        loaded.SavedAndLoaded(folder["netgen.safetensors"]);
        var saved = SafeTensorsBytes.Read(folder["netgen.safetensors"]);
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), saved.Keys.Order(StringComparer.Ordinal));
        Assert.All(tensors, tensor => Assert.Equal(tensor.Value.ToSingle(), saved[tensor.Key].Values));
        Assert.All(tensors, tensor => Assert.Equal(tensor.Value.Shape, saved[tensor.Key].Shape));
    }
}
