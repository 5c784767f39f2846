using NetGen.Generator.Printing;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis;

/// <summary>NG0008 of numbers that are in their domain, and are not any more once they are of the network's scalar.</summary>
public class ScalarDomainTests
{
    private static IEnumerable<string> Said(string scalar, string attributes) => Specs
        .ProblemsOf(Declared.Spec($"using NetGen; [Network(Scalar = typeof({scalar})), {attributes}] public partial class Net;"))
        .Where(problem => problem.Id == "NG0008").Select(problem => problem.Argument + "[" + problem.Element + "] " + string.Join(" | ", problem.Figures));

    [Theory]
    [InlineData("Dense(1), Huber(4e38)", "delta[-1] delta | above 0 and finite as a float | 4E+38, which is infinite there")]
    [InlineData("Dense(1), Elu(1e308), MeanSquaredError", "alpha[-1] alpha | above 0 and finite as a float | 1E+308, which is infinite there")]
    [InlineData("BatchNorm(Epsilon = 4e38), Dense(1), MeanSquaredError", "Epsilon[-1] Epsilon | above 0 and finite as a float | 4E+38, which is infinite there")]
    [InlineData("LayerNorm(Epsilon = 1e-50), Dense(1), MeanSquaredError", "Epsilon[-1] Epsilon | above 0 and finite as a float | 1E-50, which is 0 there")]
    [InlineData("Dense(1), MeanSquaredError, Sgd(0.1, Momentum = 0.9999999999)", "Momentum[-1] Momentum | in [0, 1) as a float | 0.9999999999, which is 1 there")]
    [InlineData("Dense(1, InitScale = -1e39, Init = Init.Constant), MeanSquaredError", "InitScale[-1] InitScale | finite as a float | -1E+39, which is infinite there")]
    [InlineData("Dense(1), MeanSquaredError, ClipNorm(1e200)", "norm[-1] norm | above 0 and finite as a float | 1E+200, which is infinite there")]
    [InlineData("Normalize([0.5], [1e-50]), Dense(1), MeanSquaredError", "std[0] std | above 0 and finite as a float | 1E-50, which is 0 there")]
    [InlineData("Normalize([0.5], [1e-40]), Dense(1), MeanSquaredError", "std[0] std | so large that its inverse is finite as a float | 1E-40")]
    [InlineData("Rescale(1e-38, 1e10), Dense(1), MeanSquaredError", "scale[-1] scale | so large that shift/scale is finite as a float | 1E-38")]
    public void Number_that_the_scalar_cannot_hold_is_named_at_its_argument(string rest, string expected)
    {
        Assert.Equal([expected], Said("float", "Input(4), " + rest));
        Assert.Empty(Said("double", "Input(4), " + rest));
    }

    [Theory]
    [InlineData(4e38, "float.PositiveInfinity")]
    [InlineData(-1e300, "float.NegativeInfinity")]
    [InlineData(3.4e38, "3.4E+38f")]
    public void Literal_of_a_float_is_always_one(double value, string expected) => Assert.Equal(expected, Literals.Of(value, "float"));

    [Fact]
    public void Largest_batch_is_counted() =>
        Assert.Equal("Warning: A batch of 2,147,483,647 is larger than the 5 samples [BatchSize]", Verdict.Of("NG6008", "Input(4), Dense(1), MeanSquaredError, Training(BatchSize = int.MaxValue, Samples = 5)"));
}
