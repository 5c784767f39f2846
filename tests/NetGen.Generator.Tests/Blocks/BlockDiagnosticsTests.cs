using System.Globalization;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Blocks;

/// <summary>What is wrong with a block is said where the network names it, with the layer, and on the block where it alone tells.</summary>
public class BlockDiagnosticsTests
{
    [Theory]
    // A block that contains itself, directly and by another.
    [InlineData("[Network, Input(4), Use<{|NG0011:A|}>, MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4), Use<{|NG0011:A|}>] public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0011:A|}>(3), MeanSquaredError] public partial class Net; [NetworkBlock, Use<{|NG0011:B|}>] public class A; [NetworkBlock, Dense(4), Use<{|NG0011:A|}>] public class B;")]
    // No block.
    [InlineData("[Network, Input(4), Use<{|NG0012:string|}>, MeanSquaredError] public partial class Net;")]
    [InlineData("[Network, Input(4), NetGen.Use<{|NG0012:A|}>(2), Dense(1), MeanSquaredError] public partial class Net; public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0012:A|}>, Dense(1), MeanSquaredError] public partial class Net; [Network, Input(4), Dense(1), MeanSquaredError] public partial class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0012:A|}>, MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4)] public partial class A; [{|NG0006:Relu|}] public partial class A;")]
    [InlineData("[Network, NetworkBlock, Input(4), Dense(1), MeanSquaredError] public partial class {|NG0002:Net|};")]
    // Arguments of the use.
    [InlineData("[Network, Input(4), Use<A>({|NG0008:0|}), Dense(1), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4)] public class A;")]
    [InlineData("[Network, Input(4), Use<A>({|NG0008:1001|}), Dense(1), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4)] public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0008:A|}>(100), Dense(1), MeanSquaredError] public partial class Net; [NetworkBlock, Use<B>(1000)] public class A; [NetworkBlock, Dense(4)] public class B;")]
    [InlineData("[Network, Input(4), Use<A>(Name = {|NG0009:\"1\"|}), Dense(1), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4)] public class A;")]
    // Only layers.
    [InlineData("[Network, Input(4), Use<{|NG0007:A|}>, MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4), {|NG0007:Adam|}] public class A;")]
    [InlineData("[NetworkBlock, {|NG0007:Input(4)|}, Dense(4), {|NG0007:MeanSquaredError|}] public class A;")]
    [InlineData("[NetworkBlock] public class {|NG0005:A|};")]
    // What the block alone tells is said on both; what shapes tell, at the use.
    [InlineData("[Network, Input(4), Use<{|NG0008:A|}>(2), MeanSquaredError] public partial class Net; [NetworkBlock, Dense({|NG0008:-4|})] public class A;")]
    [InlineData("[Network, Input(4), Mark(\"in\"), Use<{|NG0010:A|}>, Add(\"in\"), MeanSquaredError] public partial class Net; [NetworkBlock, Add({|NG0010:\"in\"|})] public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0010:A|}>(2), MeanSquaredError] public partial class Net; [NetworkBlock, Mark({|NG0010:\"in\"|}), Dense(4), Tanh] public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG0009:A|}>, MeanSquaredError] public partial class Net; [NetworkBlock, Dense(4, Name = \"x\"), Dense(4, Name = {|NG0009:\"x\"|})] public class A;")]
    [InlineData("[Network, Input(4, 4, 6), Use<{|NG1009:A|}>(2), Flatten, MeanSquaredError] public partial class Net; [NetworkBlock, Conv2D(8, 3, Groups = 2, Padding = Padding.Same), Conv2D(6, 3, Groups = 6, Padding = Padding.Same)] public class A;")]
    [InlineData("[Network, Input(8, 8, 2), Use<{|NG1002:A|}>(3), Flatten, MeanSquaredError] public partial class Net; [NetworkBlock, Conv2D(2, 3), Relu, AveragePool2D(2)] public class A;")]
    [InlineData("[Network, Input(4), Use<{|NG1006:A|}>, MeanSquaredError] public partial class Net; [NetworkBlock, Use<B>] public class A; [NetworkBlock, Mark(\"in\"), Dense(3), Add(\"in\")] public class B;")]
    [InlineData("[Network, Input(4), Use<{|NG1015:A|}>(2, Shared = true), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(3)] public class A;")]
    [InlineData("[Network, Input(4), {|NG0007:MeanSquaredError|}, Use<A>] public partial class Net; [NetworkBlock, Dense(3)] public class A;")]
    public async Task Problem_is_reported_at_the_block_s_name(string marked) => await AnalyzerHarness.AssertReports("using NetGen; " + marked);

    [Theory]
    [InlineData("[Network, Input(6, 6, 2), Use<A>(3), Use<A>(2, Shared = true), GlobalAveragePool2D, Dense(3), Softmax, CrossEntropy] public partial class Net; [NetworkBlock, Mark(\"in\"), Conv2D(2, 3, Padding = Padding.Same), Relu, Conv2D(2, 3, Padding = Padding.Same), Add(\"in\"), Relu] public class A;")]
    [InlineData("[NetworkBlock, Mark(\"in\"), Dense(4), Add(\"in\")] internal abstract class A;")]
    public async Task Sound_block_is_silent(string source) => await AnalyzerHarness.AssertReports("using NetGen; " + source);

    [Theory]
    [InlineData("[Network, Input(2), Use<Unknown>, MeanSquaredError] public partial class Net;")]
    [InlineData("[Network, Input(2), Use<>, MeanSquaredError] public partial class Net;")]
    [InlineData("[Network, Input(2), Use, MeanSquaredError] public partial class Net;")]
    [InlineData("[Network, Input(2), Use<A>(x), MeanSquaredError] public partial class Net; [NetworkBlock, Dense(3)] public class A;")]
    [InlineData("[Network, Input(2), Use<A>, MeanSquaredError] public partial class Net; [NetworkBlock, Dense(] public class A;")]
    public async Task Half_typed_code_is_not_judged(string source) => Assert.Empty(await AnalyzerHarness.Analyze("using NetGen; " + source));

    [Fact]
    public async Task Message_names_the_layer_of_the_block() => Assert.Equal(
        "A1_B2_Conv2D1: 4 groups must divide the input channels (2) and the filters (4)",
        Assert.Single(await AnalyzerHarness.AssertReports(
            "using NetGen; [Network, Input(6, 6, 4), Use<{|NG1009:A|}>, Flatten, MeanSquaredError] public partial class Net; "
            + "[NetworkBlock, Use<B>(2)] public class A; [NetworkBlock, Conv2D(4, 1, Groups = 4), Conv2D(2, 1)] public class B;")).GetMessage(CultureInfo.InvariantCulture));

    [Fact]
    public async Task Way_around_a_recursion_is_shown() => Assert.Contains(
        "'A' would contain itself: A → B → A",
        (await AnalyzerHarness.Analyze("using NetGen; [Network, Input(4), Use<A>, MeanSquaredError] public partial class Net; [NetworkBlock, Use<B>] public class A; [NetworkBlock, Use<A>] public class B;"))
            .First().GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    [Fact]
    public async Task Block_in_another_file_is_reported_in_both()
    {
        var found = await AnalyzerHarness.Analyze(
            "using NetGen; [Network, Input(4), Use<A>, MeanSquaredError] public partial class Net;", "using NetGen; [NetworkBlock, Dropout(2)] public class A;");

        Assert.Equal(["NG0008", "NG0008"], found.Select(diagnostic => diagnostic.Id));
        Assert.Equal(2, found.Select(diagnostic => diagnostic.Location.SourceTree).Distinct().Count());
    }
}
