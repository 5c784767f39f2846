namespace NetGen.Tests.Training.Monitoring;

/// <summary>
/// The networks of samples/WhyItFails, five seeds each: the cured ones are left in peace, and of each failing one what is told first is its cause. (The networks of
/// tests/NetGen.Evidence: its monitors.md. MNIST: <see cref="HealthyMnistTests"/>.)
/// </summary>
public sealed class SampleRunTests
{
    public static TheoryData<string, string> Demonstrations => new()
    {
        { "ZeroInit", "NG2003" },
        { "SmallInit", "NG8001" },
        { "LargeInit", "NG2004" },
        { "XavierBeforeRelu", "NG2001" },
        { "SigmoidStack", "NG8002" },
        { "NoActivation", "NG9003" },
        { "SoftmaxOfOne", "NG3001" },
        { "SquaredLoss", "NG3007" },
        { "NarrowDropout", "NG5006" },
    };

    [Theory(Explicit = true), MemberData(nameof(Demonstrations))]
    public void Cured_networks_are_left_in_peace_and_failing_ones_told_with_their_cause(string file, string rule)
    {
        var demonstration = Demonstration.All.Single(demonstration => demonstration.File == file);
        for (ulong seed = 1; seed <= 5; seed++)
        {
            MonitorTests.AssertSilent(Run(demonstration.Cured, seed));
            var troubles = Run(demonstration.Fails, seed).Troubles;
            Assert.NotEmpty(troubles);
            Assert.All(troubles, trouble => Assert.Equal(rule, trouble.RuleId));
        }
    }

    private static History Run(Experiment experiment, ulong seed) =>
        experiment.Create(seed).Fit(experiment.Problem.Training, new FitOptions { Seed = seed, Validation = experiment.Problem.Test, ProgressLine = ProgressLine.Off });
}
