using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Streams;

/// <summary>Networks with PyTorch's weights, a step at a time, say what PyTorch says of the whole sequences.</summary>
public sealed class GoldenStreamTests
{
    private static readonly IReadOnlyList<NormalizationCase> Cases = [.. GoldenFile.Recurrent, .. GoldenFile.Sequences];

    private static readonly Lazy<NetworkLab> Networks = new(() => NetworkLab.Compile(Cases.SelectMany((c, i) => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, c.Declaration), NetworkDeclaration.Of<float>("Single" + i, c.Declaration),
    })));

    [Fact]
    public void Streams_agree_with_torch()
    {
        var streamed = 0;
        for (var i = 0; i < Cases.Count; i++)
        {
            var network = Networks.Value.Network<double>("Double" + i);
            if (!network.Streams)
                continue;
            AssertAgrees(network, Cases[i], 1e-10);
            AssertAgrees(Networks.Value.Network<float>("Single" + i), Cases[i], 1e-5);
            streamed++;
        }
        // Last steps first, both ways, attention to all steps and what is flattened are no streams.
        Assert.InRange(streamed, 24, Cases.Count - 15);
    }

    private static void AssertAgrees<T>(LabNetwork<T> network, NormalizationCase expected, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        network.NewTrainer().Contract.SetState(expected.After);
        var (stream, samples, steps) = (network.NewStream(), expected.Inputs.Shape[0], expected.Inputs.Shape[1]);
        var (inputs, length, width) = (LabData.Convert<T>(expected.Inputs.Values), network.Summary.InputLength,
            network.Summary.OutputLength);
        for (var sample = 0; sample < samples; sample++)
        {
            stream.Reset();
            var sequence = inputs[(sample * length)..((sample + 1) * length)];
            // A stream has no padding: it ends where its sequence does.
            var end = network.Summary.IsRagged ? Array.IndexOf(sequence, -T.One) : -1;
            var outputs = end < 0 ? stream.Through(sequence, steps) : stream.Through(sequence[..end], end);
            Closeness.Assert(expected.Outputs.Values[(sample * width)..((sample + 1) * width)],
                outputs[0].Length == width ? outputs[^1] : [.. outputs.SelectMany(output => output)], tolerance, expected.Name);
        }
    }
}
