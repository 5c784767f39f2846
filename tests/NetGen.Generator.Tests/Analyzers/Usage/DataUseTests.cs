using System.Globalization;
using NetGen.CodeFixes;
using NetGen.Generator.Analyzers.Usage;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>NG7005, NG9007, NG9009: what data and ranges are used for.</summary>
public class DataUseTests
{
    [Fact]
    public async Task FitPreprocessing_on_data_that_measures_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void Test(Net net, Dataset all) { net.FitPreprocessing({|NG7005:all|}); var (train, rest) = all.Split(0.8, 1); net.Fit(train); net.Evaluate(rest); }
            void Validation(Net net, Dataset all) { var (train, rest) = all.Split(0.8, 1); net.FitPreprocessing({|NG7005:all.Shuffle(1)|}); net.Fit(train, new FitOptions { Validation = rest }); }
            void Rest(Net net, Dataset all) { var (train, rest) = all.Split(0.8, 1); net.FitPreprocessing({|NG7005:rest|}); net.Fit(train); net.Evaluate(rest); }
            """);

        Assert.StartsWith("'all' contains 'rest', which measures the network and is not trained on", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task FitPreprocessing_on_training_data_or_out_of_sight_is_silent() => UseHarness.AssertReports(
        """
        void Train(Net net, Dataset all) { var (train, rest) = all.Split(0.8, 1); net.FitPreprocessing(train); net.Fit(train); net.Evaluate(rest); }
        void Seen(Net net, Dataset all) { net.FitPreprocessing(all); net.Fit(all); net.Evaluate(all); net.Evaluate(all.Take(10)); }
        void Elsewhere(Net net, Dataset all) { net.FitPreprocessing(all); net.Evaluate(all); }
        void Unknown(Net net, Dataset all) { net.FitPreprocessing(all); net.Fit(Read()); net.Evaluate(all); }
        void Others(Net net, Net other, Dataset all) { net.FitPreprocessing(all); var (train, rest) = all.Split(0.8, 1); other.Fit(train); other.Evaluate(rest); }
        void Strangers(Net net, Dataset train, Dataset test) { net.FitPreprocessing(train); net.Fit(train); net.Evaluate(test); }
        void Several(Net net, Dataset[] all) { foreach (var data in all) { net.FitPreprocessing(data); } net.Fit(all[0]); net.Evaluate(all[1]); }
        static Dataset Read() => Dataset.FromCsv("a.csv");
        """);

    [Fact]
    public async Task Search_on_test_data_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void Search(Dataset test) => Net.Search({|NG9007:test|}, new Net.SearchSpace { LearningRate = (1e-4, 0.1) }, new SearchOptions { Trials = 3 });
            private Dataset _testData = Dataset.FromCsv("a.csv");
            void Part() => Net.Search({|NG9007:_testData.Take(100)|}, new(), new SearchOptions { Trials = 3 });
            """);

        Assert.StartsWith("'test' is what the search trains and scores on", found[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public Task Search_and_validation_without_a_choice_by_test_data_are_silent() => UseHarness.AssertReports(
        """
        void Search(Dataset train, Dataset latest) { Net.Search(train, new(), new SearchOptions { Trials = 3 }); Net.Search(latest, new(), new SearchOptions { Trials = 3 }); }
        void Watch(Net net, Dataset train, Dataset test) => net.Fit(train, new FitOptions { Validation = test });
        """);

    [Theory]
    [InlineData("test", true)]
    [InlineData("Test", true)]
    [InlineData("_testData", true)]
    [InlineData("digits_test", true)]
    [InlineData("mnistTest", true)]
    [InlineData("test2", true)]
    [InlineData("latest", false)]
    [InlineData("contestants", false)]
    [InlineData("testing", false)]
    [InlineData("validation", false)]
    public void IsTest_looks_for_the_word(string name, bool isTest) => Assert.Equal(isTest, TestDataChoosesAnalyzer.IsTest(name));

    [Fact]
    public Task LogarithmicRange_replaces_the_scale() => FixHarness.AssertFixes<LogarithmicRangeFix>(
        """
        using NetGen;

        [Network, Input(4), Dense(16), Relu, Dropout(0.1), Dense(3, L2 = 1e-4), Softmax, CrossEntropy, Sgd(0.1)]
        public partial class Net;

        internal static class Program
        {
            public static Net.SearchSpace Space() => new()
            {
                LearningRate = SearchRange.{|NG9009:Linear|}(1e-4, 0.1),
                Dense2L2 = SearchRange.{|NG9009:Linear|}(high: 1e-2, low: 1e-6),
            };
        }
        """,
        """
        using NetGen;

        [Network, Input(4), Dense(16), Relu, Dropout(0.1), Dense(3, L2 = 1e-4), Softmax, CrossEntropy, Sgd(0.1)]
        public partial class Net;

        internal static class Program
        {
            public static Net.SearchSpace Space() => new()
            {
                LearningRate = SearchRange.Logarithmic(1e-4, 0.1),
                Dense2L2 = SearchRange.Logarithmic(high: 1e-2, low: 1e-6),
            };
        }
        """);

    [Fact]
    public async Task LinearSearchRange_shows_where_the_trials_go()
    {
        const string network = "using NetGen; [Network, Input(4), Dropout(0.1), Dense(3), Softmax, CrossEntropy] public partial class Net; internal class Program { Net.SearchSpace S() => ";
        Assert.Equal(
            "On a linear scale 90.1 % of the trials draw LearningRate from the highest of its 3.00 powers of ten, above 0.0100; a logarithmic scale tries all of them alike",
            await AnalyzerHarness.Message(network + "new() { LearningRate = SearchRange.{|NG9009:Linear|}(1e-4, 0.1) }; }"));
        foreach (var space in new[]
        {
            "new() { LearningRate = SearchRange.Linear(0.01, 0.1) }", "new() { Dropout1Rate = SearchRange.Linear(0.001, 0.5) }",
            "new() { LearningRate = SearchRange.Logarithmic(1e-4, 0.1) }", "new() { LearningRate = (1e-4, 0.1) }",
        })
            await AnalyzerHarness.AssertReports(network + space + "; }");
    }
}
