using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Images;

/// <summary>Many random image networks with skips and blocks, small ones in one compilation: each gradient is the slope of the loss.</summary>
public sealed class RandomSmallImageTests
{
    private const int First = 1000, Count = 270;

    private static readonly Sampled Sample = new(oneIn: 5);

    private static readonly NetworkDeclaration[] Declarations =
        [.. Enumerable.Range(First, Count).Select(seed => NetworkDeclaration.Of<double>("Small" + seed, RandomImageNetwork.Draw(seed, isSmall: true).Items))];

    private static readonly SampledLabs Networks = new(Sample, Count, indices => NetworkLab.CompileWith(
        string.Join("\n", indices.SelectMany(index => RandomImageNetwork.Draw(First + index, isSmall: true).Blocks)),
        indices.Select(index => Declarations[index])));

    public static IEnumerable<TheoryDataRow<int>> Seeds => Networks.Numbers;

    [Theory, MemberData(nameof(Seeds))]
    public void Gradient_is_the_slope_of_the_loss(int index)
    {
        var network = Networks[index].Network<double>(Declarations[index].Name, seed: 3);

        // Fresh biases are 0: windows that see nothing but padding would stand on the kink itself.
        var random = new Random(index);
        foreach (ref var parameter in network.Parameters)
            parameter += (random.NextDouble() - 0.5) / 2;
        GradientCheck.Assert(Declarations[index], network, network.NewTrainer(seed: 4), LabData.Random(network.Summary, samples: 2, seed: 5));
    }
}
