using System.Globalization;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>NG0015: alternatives that cannot be, at what they are of, with the reason; and what is generated of those that can.</summary>
public class VariantRuleTests
{
    public static TheoryData<string, string> Wrong => new()
    {
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Width\"), Relu] [Dense(1), MeanSquaredError]", "Variant 'Width': it has no alternative" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Width\", 8), Relu] [Dense(1), MeanSquaredError]", "Variant 'Width': 8 is there twice, the declared value counted" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Width\", 16, 16), Relu] [Dense(1), MeanSquaredError]", "Variant 'Width': 16 is there twice, the declared value counted" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Width\", 1.5), Relu] [Dense(1), MeanSquaredError]", "Variant 'Width': 1.5 is no value of units of Dense, which is int" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Width\", 16, Of = \"Size\"), Relu] [Dense(1), MeanSquaredError]", "Variant 'Width': Dense has no 'Size'" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"Name\", \"A\", Of = \"Name\"), Relu] [Dense(1), MeanSquaredError]", "Variant 'Name': Name of Dense is neither a number nor one of some values, and cannot vary" },
        { "[Input(4)] [Dense(8)] [{|NG0015:Relu|}, Variant(\"Kind\", 2)] [Dense(1), MeanSquaredError]", "Variant 'Kind': Relu has no parameter to vary: say Of = a property, or give types of other attributes" },
        { "[Input(4)] [Dense(8)] [{|NG0015:Relu|}, Variant(\"Kind\", typeof(DenseAttribute))] [Dense(1), MeanSquaredError]", "Variant 'Kind': typeof(NetGen.DenseAttribute) cannot stand for Relu: expected the type of an attribute of the same family that needs no arguments" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"2\", 16), Relu] [Dense(1), MeanSquaredError]", "Variant '2': its name is a member of Hyperparameters, and must be an identifier of C#" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"LearningRate\", 16), Relu] [Dense(1), MeanSquaredError]", "Variant 'LearningRate': is a member of Hyperparameters already; choose another name" },
        { "[Input(4)] [Dense(8), Variant(\"W\", 16), Relu] [{|NG0015:Dense(8)|}, Variant(\"W\", 16, 32), Relu] [Dense(1), MeanSquaredError]", "Variant 'W': several of one name vary together, and have as many alternatives each" },
        { "[Input(4)] [{|NG0015:Dense(8)|}, Variant(\"A\", 1, 2, 3, 4, 5, 6, 7), Relu] [Dense(8), Variant(\"B\", 1, 2, 3, 4, 5, 6, 7, 9), Relu] [Dense(1), MeanSquaredError]", "Variant 'A': the combinations of all alternatives are 72 networks, each of which is compiled; expected at most 64" },
        { "[Input(8, 8, 4)] [{|NG0015:Conv2D(8, 3)|}, Variant(\"Filters\", 6)] [GroupNorm(4), Relu, Flatten, Dense(1), MeanSquaredError]", "Variant 'Filters': makes a network that cannot be compiled, with Filters = 6:" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_cannot_vary_is_refused_with_the_reason(string declaration, string message)
    {
        var found = await AnalyzerHarness.AssertReports($"using NetGen; [Network] {declaration} public partial class Net;");
        Assert.StartsWith(message, Assert.Single(found, diagnostic => diagnostic.Id == "NG0015").GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_before_it_and_members_of_its_name_are_refused_at_the_class()
    {
        await AnalyzerHarness.AssertReports("using NetGen; [Network, Variant(\"Width\", 16), Input(4), Dense(8), Relu, Dense(1), MeanSquaredError] public partial class {|NG0015:Net|};");
        await AnalyzerHarness.AssertReports("using NetGen; [Network, Input(4), {|NG0015:Dense(8)|}, Variant(\"Width\", 16), Relu, Dense(1), MeanSquaredError] public partial class Net { public void Train() { } }");
    }

    [Fact]
    public Task Alternatives_that_can_be_are_not_reported() => AnalyzerHarness.AssertReports(
        "using NetGen; [NetworkBlock, Dense(8), Variant(\"Width\", 16), Relu] public class Block; "
        + "[Network, Input(4), Use<Block>(2), Variant(\"Depth\", 3), Dense(1), MeanSquaredError, Adam(1e-3)] public partial class Net; "
        + "internal class Program { INetwork Run(Dataset data) => Net.Train(data, Net.Search(data, new() { Depth = null }, new SearchOptions { Trials = 3 }).Best); int Count => Net.Width16_Depth3.ParameterCount; }");
}
