using NetGen.Tests.Golden;
using NetGen.Tests.Lab;
using NetGen.Tests.Oracle;

namespace NetGen.Tests.Classics;

/// <summary>One forward and one backward step of the classic architectures are PyTorch's, on the same weights: the small ones in full, the others narrower and on smaller images.</summary>
public sealed class GoldenClassicsTests
{
    private const int Batch = 2;
    private const double Tolerance = 1e-10;

    private static readonly Sampled Sample = new(oneIn: 4);

    private static readonly SampledLabs Networks = new(Sample, GoldenFile.Classics.Count, numbers =>
        NetworkLab.Compile(numbers.Select(i => NetworkDeclaration.Of<double>("Classic" + i, GoldenFile.Classics[i].Declaration))));

    public static IEnumerable<TheoryDataRow<string>> Names => Sample.Rows(GoldenFile.Classics.Select(classic => classic.Name));

    [Theory, MemberData(nameof(Names))]
    public void Classic_agrees_with_torch(string name)
    {
        var expected = GoldenFile.Classics.Named(name);
        var number = GoldenFile.Classics.NumberOf(name);
        var network = Networks[number].Network<double>("Classic" + number);
        var summary = network.Summary;
        Assert.Equal(expected.Gradients.Keys.Order(StringComparer.Ordinal), summary.Parameters.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        foreach (var parameter in summary.Parameters)
        {
            var (middle, scale) = SpreadOf(parameter);
            foreach (var (index, value) in parameter.MemoryIndices().Zip(Drawn(parameter.Name, parameter.Length)))
                network.Parameters[index] = middle + (scale * value);
        }
        double[] inputs = [.. Drawn("inputs", Batch * summary.InputLength).Select(value => 1.5 * value)];

        AssertIs(expected.Outputs, network.PredictBatch(inputs), "outputs");
        var trainer = network.NewTrainer();
        var loss = trainer.ComputeGradients(new LabData<double>
        {
            Inputs = inputs,
            Labels = expected.Labels ?? [],
            Targets = expected.Labels is null ? [.. Drawn("targets", Batch * summary.OutputLength).Select(value => (value + 1) / 2)] : [],
        });
        Closeness.Assert([expected.Loss], [loss], Tolerance, "loss");
        foreach (var (parameter, gradient) in expected.Gradients)
            AssertIs(gradient, summary.Named(parameter).Gather(trainer.Gradients), "gradient of " + parameter);
    }

    private static void AssertIs(GoldenDigest expected, double[] actual, string what)
    {
        Closeness.Assert([expected.Norm], [Math.Sqrt(actual.Sum(value => value * value))], Tolerance, "norm of " + what);
        Closeness.Assert(expected.Values, [.. expected.Places.Select(place => actual[place])], Tolerance, what);
    }

    /// <summary>As golden_classics.py has it: weights that keep the signal of ReLU networks, small biases, scales about 1.</summary>
    private static (double Middle, double Scale) SpreadOf(ParameterInfo parameter) => parameter switch
    {
        { Shape.Count: > 1 } => (0, Math.Sqrt(6.0 / parameter.Shape.Skip(1).Aggregate(1, (product, size) => product * size))),
        { Name: var name } => (name.EndsWith(".weight", StringComparison.Ordinal) ? 1 : 0, 0.1),
    };

    /// <summary>Uniform numbers in [−1, 1): x → 1103515245·x + 12345 mod 2³¹ from a hash of the name.</summary>
    private static IEnumerable<double> Drawn(string name, int count)
    {
        const long modulus = 1L << 31;
        var x = name.Aggregate(7L, (hash, character) => ((31 * hash) + character) % modulus);
        for (var i = 0; i < count; i++)
        {
            x = ((1103515245 * x) + 12345) % modulus;
            yield return (x / (double)(1 << 30)) - 1;
        }
    }
}
