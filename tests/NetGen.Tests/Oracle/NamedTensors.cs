using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Training;

namespace NetGen.Tests.Oracle;

/// <summary>Parameters by their name and in the order of a weight file, whatever order the kernels keep them in.</summary>
public static class NamedTensors
{
    /// <summary>The parameter of that name.</summary>
    public static ParameterInfo Named(this NetworkSummary summary, string name) => summary.Parameters.Single(parameter => parameter.Name == name);

    /// <summary>Sets all parameters; there must be a tensor of the right shape for each, and no other.</summary>
    public static void SetParameters<T>(this LabNetwork<T> network, IReadOnlyDictionary<string, GoldenTensor> tensors) where T : unmanaged, INumber<T>
    {
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), network.Summary.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        foreach (var parameter in network.Summary.Parameters)
        {
            Assert.Equal(tensors[parameter.Name].Shape, parameter.Shape);
            var values = tensors[parameter.Name].Values;
            var indices = parameter.MemoryIndices();
            for (var i = 0; i < values.Length; i++)
                network.Parameters[indices[i]] = T.CreateTruncating(values[i]);
        }
    }

    /// <summary>Sets parameters and running statistics; there must be a tensor of the right shape for each, and no other.</summary>
    public static void SetState<T>(this ITrainer<T> trainer, IReadOnlyDictionary<string, GoldenTensor> tensors) where T : unmanaged, INumber<T>
    {
        ParameterInfo[] all = [.. trainer.Summary.Parameters, .. trainer.Summary.Buffers];
        Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), all.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        foreach (var info in all)
        {
            Assert.Equal(tensors[info.Name].Shape, info.Shape);
            var indices = info.MemoryIndices();
            for (var i = 0; i < indices.Length; i++)
                trainer.ParametersAndBuffers[indices[i]] = T.CreateTruncating(tensors[info.Name].Values[i]);
        }
    }

    /// <summary>Draws the biases too, so that no gradient is trivially 0 and no pre-activation stands exactly on a kink.</summary>
    public static void FillBiases<T>(this LabNetwork<T> network) where T : unmanaged, INumber<T>
    {
        var random = new Random(1);
        foreach (var bias in network.Summary.Parameters.Where(parameter => parameter.Shape.Count == 1))
        {
            foreach (ref var value in network.Parameters.Slice(bias.Offset, bias.Length))
                value = T.CreateTruncating(random.NextDouble() - 0.5);
        }
    }

    /// <summary>A tensor's elements in file order, out of a span in memory order.</summary>
    public static T[] Gather<T>(this ParameterInfo parameter, ReadOnlySpan<T> memory)
    {
        var indices = parameter.MemoryIndices();
        var values = new T[indices.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = memory[indices[i]];
        return values;
    }

    /// <summary>Where each element, in file order, lies in the flat view: Offset + Σ iₖ·Strides[k].</summary>
    public static int[] MemoryIndices(this ParameterInfo parameter)
    {
        IEnumerable<int> indices = [parameter.Offset];
        for (var axis = 0; axis < parameter.Extents.Count; axis++)
        {
            var (extent, stride) = (parameter.Extents[axis], parameter.Strides[axis]);
            indices = indices.SelectMany(index => Enumerable.Range(0, extent).Select(i => index + (i * stride)));
        }
        return [.. indices];
    }
}
