using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG4.</summary>
public class NormalizationFixTests
{
    [Fact]
    public Task DropBias_writes_it_or_changes_what_is_written() => FixHarness.AssertFixes<DropBiasFix>(
        """
        using NetGen;

        [Network]
        [Input(9, 9, 3)]
        [{|NG4001:Conv2D(6, 5)|}, BatchNorm, Relu]
        [Flatten]
        [Dense(32), Relu]
        [Dense(64, Bias = {|NG4001:Wanted.Yes|}, Name = "Second"), BatchNorm, Relu] // twice
        [Dense(10), Softmax, CrossEntropy]
        public partial class Net;

        static class Wanted { public const bool Yes = true; }
        """,
        """
        using NetGen;

        [Network]
        [Input(9, 9, 3)]
        [Conv2D(6, 5, Bias = false), BatchNorm, Relu]
        [Flatten]
        [Dense(32), Relu]
        [Dense(64, Bias = false, Name = "Second"), BatchNorm, Relu] // twice
        [Dense(10), Softmax, CrossEntropy]
        public partial class Net;

        static class Wanted { public const bool Yes = true; }
        """);

    [Fact]
    public Task UseShareOfNewBatch_takes_it_from_one() => Twice.AssertFixes<UseShareOfNewBatchFix>(
        "Input(20), Dense(64, Bias = false), BatchNorm(Momentum = {|NG4004:0.9|}), Relu, Dense(64, Bias = false), BatchNorm(Epsilon = 1e-3, Momentum = {|NG4004:1|}), Relu, Dense(3), Softmax, CrossEntropy",
        "Input(20), Dense(64, Bias = false), BatchNorm(Momentum = 0.1), Relu, Dense(64, Bias = false), BatchNorm(Epsilon = 1e-3, Momentum = 0.1), Relu, Dense(3), Softmax, CrossEntropy");

    [Fact]
    public Task SwapReluAndPool_moves_the_rectifier() => FixHarness.AssertFixes<SwapReluAndPoolFix>(
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(6, 5), {|NG4005:Relu|}, MaxPool2D(2)]
        [Conv2D(16, 5)]
        // The second activation.
        [{|NG4005:Relu(Name = "second")|}]
        [MaxPool2D(2)]
        [Flatten, Dense(10), Softmax, CrossEntropy]
        public partial class Net;
        """,
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Conv2D(6, 5), MaxPool2D(2), Relu]
        [Conv2D(16, 5)]
        // The second activation.
        [MaxPool2D(2), Relu(Name = "second")]
        [Flatten, Dense(10), Softmax, CrossEntropy]
        public partial class Net;
        """);

    [Fact]
    public Task SwapReluAndPool_puts_it_behind_the_variants_of_the_pool() => Twice.AssertFixes<SwapReluAndPoolFix>(
        "Input(28, 28, 1), Conv2D(6, 5), {|NG4005:Relu|}, MaxPool2D(2), Variant(\"Pool\", 3), Flatten, Dense(10), Softmax, CrossEntropy",
        "Input(28, 28, 1), Conv2D(6, 5), MaxPool2D(2), Variant(\"Pool\", 3), Relu, Flatten, Dense(10), Softmax, CrossEntropy");
}
