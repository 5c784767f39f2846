using System.Numerics;
using NetGen.Tests.Golden;
using NetGen.Tests.Lab;

namespace NetGen.Tests.Oracle;

/// <summary>Ten steps of every optimizer, option and penalty are PyTorch's: the loss before each, the parameters after some.</summary>
public sealed class GoldenOptimizerTests
{
    private static readonly Sampled Sample = new(oneIn: 3);

    private static readonly SampledLabs Networks = new(Sample, GoldenFile.Optimizers.Count, numbers => NetworkLab.Compile(numbers.SelectMany(i => new[]
    {
        NetworkDeclaration.Of<double>("Double" + i, GoldenFile.Optimizers[i].Declaration),
        NetworkDeclaration.Of<float>("Single" + i, GoldenFile.Optimizers[i].Declaration),
    })));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(GoldenFile.Optimizers.Select(c => c.Name));

    [Theory, MemberData(nameof(Names))]
    public void Double_steps_agree_with_torch(string name) => AssertAgrees<double>("Double", name, 1e-10);

    [Theory, MemberData(nameof(Names))]
    public void Float_steps_agree_with_torch(string name) => AssertAgrees<float>("Single", name, 1e-5);

    private static void AssertAgrees<T>(string prefix, string name, double tolerance) where T : unmanaged, IFloatingPointIeee754<T>
    {
        var expected = GoldenFile.Optimizers.Named(name);
        var number = GoldenFile.Optimizers.NumberOf(name);
        var network = Networks[number].Network<T>(prefix + number);
        network.SetParameters(expected.Parameters);
        var trainer = network.NewTrainer();
        var data = new LabData<T> { Inputs = LabData.Convert<T>(expected.Inputs.Values), Targets = LabData.Convert<T>(expected.Targets.Values) };
        for (var step = 1; step <= expected.Losses.Length; step++)
        {
            trainer.Contract.LearningRate = expected.LearningRates[step - 1];
            Closeness.Assert([expected.Losses[step - 1]], [trainer.Step(data)], tolerance, $"loss before step {step}");
            Assert.Equal(step, trainer.Contract.StepCount);
            if (!expected.ParametersAfter.TryGetValue(step, out var parameters))
                continue;
            foreach (var (parameter, tensor) in parameters)
            {
                var actual = network.Summary.Named(parameter).Gather<T>(network.Parameters);
                Closeness.Assert(tensor.Values, actual, tolerance, $"{parameter} after step {step}");
                Assert.All(tensor.Values.Zip(actual), pair => Assert.Equal(pair.First == 0, pair.Second == T.Zero));
            }
        }
    }
}
