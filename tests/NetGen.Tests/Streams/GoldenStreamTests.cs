using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Streams;

/// <summary>Networks with PyTorch's weights, a step at a time, say what PyTorch says of the whole sequences.</summary>
public sealed class GoldenStreamTests
{
    /// <summary>Of both files, with the networks that the tests of the windows have compiled.</summary>
    /// <param name="isLookedAt">Which of the recurrent ones are.</param>
    private static IReadOnlyList<(NormalizationCase Expected, NetworkLab Networks, int Index)> Cases(Func<int, bool> isLookedAt) =>
    [
        .. GoldenFile.Recurrent.Select((expected, i) => (expected, i)).Where(test => isLookedAt(test.i))
            .Select(test => (test.expected, Recurrent.GoldenRecurrentTests.Networks[test.i], test.i)),
        .. GoldenFile.Sequences.Select((expected, i) => (expected, Sequences.SequenceLayerTests.Networks.Value, i)),
    ];

    [Fact]
    public void Streams_agree_with_torch() => AssertAgree(Recurrent.GoldenRecurrentTests.Sample.IsAlways);

    [Fact(Explicit = true)]
    public void All_streams_agree_with_torch() => AssertAgree(_ => true);

    private static void AssertAgree(Func<int, bool> isLookedAt)
    {
        var (cases, streamed) = (Cases(isLookedAt), 0);
        foreach (var (expected, networks, index) in cases)
        {
            var network = networks.Network<double>("Double" + index);
            if (!network.Streams)
                continue;
            AssertAgrees(network, expected, 1e-10);
            AssertAgrees(networks.Network<float>("Single" + index), expected, 1e-5);
            streamed++;
        }
        // Last steps first, both ways, attention to all steps and what is flattened are no streams.
        Assert.InRange(streamed, cases.Count / 3, cases.Count - 10);
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
