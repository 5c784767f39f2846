using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG1: sizes and shapes.</summary>
public class ShapeFixTests
{
    [Fact]
    public Task SetOutputSize_sets_the_units_of_the_last_dense_layer() => FixHarness.AssertFixes<SetOutputSizeFix>(
        """
        using NetGen;

        [Network, Input(2), Dense(16), Relu, Dense({|NG1005:Sizes.Out|}), Softmax, CrossEntropy]
        [Target(TargetKind.MultiClass, Classes = 10)]
        public partial class First;

        [Network, Input(2), Dense({|NG1005:4|}), MeanSquaredError]
        [Target(TargetKind.Regression, Length = 3)]
        public partial class Second;

        static class Sizes { public const int Out = 9; }
        """,
        """
        using NetGen;

        [Network, Input(2), Dense(16), Relu, Dense(10), Softmax, CrossEntropy]
        [Target(TargetKind.MultiClass, Classes = 10)]
        public partial class First;

        [Network, Input(2), Dense(3), MeanSquaredError]
        [Target(TargetKind.Regression, Length = 3)]
        public partial class Second;

        static class Sizes { public const int Out = 9; }
        """);

    [Fact]
    public Task SetOutputSize_offers_nothing_without_a_dense_layer() => FixHarness.AssertOffersNothing<SetOutputSizeFix>(
        "using NetGen; [Network, Input(2, 2, 1), Flatten, MeanSquaredError, {|NG1005:Target(TargetKind.Regression, Length = 3)|}] public partial class Net;");

    [Fact]
    public Task InsertFlatten_stands_before_the_dense_layer() => FixHarness.AssertFixes<InsertFlattenFix>(
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [{|NG1003:Dense(10)|}, Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), Conv2D(4, 3), Relu, {|NG1003:Dense(5)|}, Relu, Flatten, Dense(1), MeanSquaredError]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(28, 28, 1)]
        [Flatten]
        [Dense(10), Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), Conv2D(4, 3), Relu, Flatten, Dense(5), Relu, Flatten, Dense(1), MeanSquaredError]
        public partial class Second;
        """);

    [Fact]
    public Task InsertFlatten_is_not_offered_where_the_image_is_needed() => FixHarness.AssertOffersNothing<InsertFlattenFix>(
        """
        using NetGen;

        [Network, Input(8, 8, 3), {|NG1003:Dense(5)|}, Relu, Conv2D(4, 3), Relu, Flatten, Dense(1), MeanSquaredError]
        public partial class Net;
        """);

    [Fact]
    public Task InsertGlobalAveragePool_stands_before_the_dense_layer() => FixHarness.AssertFixes<InsertGlobalAveragePoolFix>(
        """
        using NetGen;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3), Relu]
        // The classifier.
        [{|NG1003:Dense(10)|}, Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), {|NG1003:Dense(1)|}, MeanSquaredError]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(8, 8, 3)]
        [Conv2D(4, 3), Relu]
        // The classifier.
        [GlobalAveragePool2D]
        [Dense(10), Softmax]
        [CrossEntropy]
        public partial class First;

        [Network, Input(8, 8, 3), GlobalAveragePool2D, Dense(1), MeanSquaredError]
        public partial class Second;
        """);

    [Fact]
    public Task ReorderInput_puts_the_channels_last() => FixHarness.AssertFixes<ReorderInputFix>(
        """
        using NetGen;

        [Network, Input({|NG1013:3|}, 32, 28, Min = 0, Max = 1), Flatten, Dense(1), MeanSquaredError]
        public partial class First;

        [Network, Input(new[] { {|NG1013:1|}, Second.Height, 28 }), Flatten, Dense(1), MeanSquaredError]
        public partial class Second
        {
            private const int Height = 28;
        }
        """,
        """
        using NetGen;

        [Network, Input(32, 28, 3, Min = 0, Max = 1), Flatten, Dense(1), MeanSquaredError]
        public partial class First;

        [Network, Input(new[] { Second.Height, 28, 1 }), Flatten, Dense(1), MeanSquaredError]
        public partial class Second
        {
            private const int Height = 28;
        }
        """);
}
