namespace NetGen.Tests.Samples;

/// <summary>
/// samples/WhyItFails, with its own networks: what it calls failing fails, and the cured networks train, whatever the seed. (That each has its diagnostic,
/// and that the fix makes the one of the other, is tested beside the fixes.)
/// </summary>
public sealed class WhyItFailsTests
{
    public static TheoryData<string> Demonstrations { get; } = [.. Demonstration.All.Select(demonstration => demonstration.File)];

    [Theory]
    [MemberData(nameof(Demonstrations))]
    public void Failing_network_fails_and_cured_one_trains(string file)
    {
        var demonstration = Demonstration.All.Single(demonstration => demonstration.File == file);
        for (ulong seed = 1; seed <= 3; seed++)
        {
            // Guessing is right for a tenth of the digits and for half of XOR.
            Assert.InRange(demonstration.Fails.Run(seed).Accuracy, 0, 0.6);
            Assert.InRange(demonstration.Cured.Run(seed).Accuracy, 0.9, 1);
        }
    }
}
