using NetGen.Generator.Loops;

namespace NetGen.Generator.Tests.Loops;

/// <summary>An activation is written once; what follows from it is right.</summary>
public class DifferentiationTests
{
    public static TheoryData<int> Functions => [.. Enumerable.Range(0, Kernels.Functions.Length)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivative_is_the_limit_of_differences(int index)
    {
        var function = Kernels.Functions[index];
        foreach (var x in Points)
        {
            const double Step = 1e-5;
            var difference = (function.Value(x + Step) - function.Value(x - Step)) / (2 * Step);
            Assert.Equal(difference, function.Derivative(x), 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Backward_of_what_kernels_read_is_the_derivative(int index)
    {
        var function = Kernels.Functions[index];
        var a = Expr.Of("a");
        foreach (var x in Points)
        {
            var read = function.DerivativeReadsInput ? x : function.Value(x);
            Assert.Equal(3 * function.Derivative(x), Evaluation.Of(function.Backward(3, a), a, read), 1e-9);
        }
    }

    [Fact]
    public void Product_with_1_and_sum_with_0_are_never_there()
    {
        Expr x = Expr.Of("x");
        Assert.Equal(x, 1 * x);
        Assert.Equal(x, x + 0);
        Assert.Equal(x * 2, Expr.MultiplyAdd(x, 2, 0));
        Assert.Equal(0, x * 0);
        Assert.Equal(Expr.Select(x > 0, x, 0), x * Expr.Select(x > 0, 1, 0));
    }

    /// <summary>Between the kinks at 0, ±3 and 6.</summary>
    private static IEnumerable<double> Points => [-5.3, -2.9, -1.4, -0.3, -0.01, 0.02, 0.4, 1.7, 2.8, 4.1, 6.5];
}
