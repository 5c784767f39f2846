using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Fixes;

/// <summary>The fixes of NG7.</summary>
public class DataFixTests
{
    [Fact]
    public Task StandardizeInput_stands_behind_the_input() => FixHarness.AssertFixes<StandardizeInputFix>(
        """
        using NetGen;

        [Network]
        [Input(64, Min = 0, Max = {|NG7001:255|})] // grey levels
        [Dense(3), Softmax, CrossEntropy]
        public partial class First;

        [Network, Input(64, Min = -90, Max = {|NG7001:90|}), Dense(3), Softmax, CrossEntropy]
        public partial class Second;
        """,
        """
        using NetGen;

        [Network]
        [Input(64, Min = 0, Max = 255), Standardize] // grey levels
        [Dense(3), Softmax, CrossEntropy]
        public partial class First;

        [Network, Input(64, Min = -90, Max = 90), Standardize, Dense(3), Softmax, CrossEntropy]
        public partial class Second;
        """);
}
