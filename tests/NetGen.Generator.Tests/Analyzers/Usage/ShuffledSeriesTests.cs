using System.Globalization;
using NetGen.CodeFixes;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>NG7030: a series of which parts are drawn at random, as far as one method shows it.</summary>
public class ShuffledSeriesTests
{
    [Fact]
    public async Task Parts_that_are_drawn_from_a_series_are_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void Direct(float[] series) { var (train, test) = {|NG7030:Dataset.Windows(series, 28, 7).Split(0.8, 1)|}; }
            void Variable(float[] series) { var weeks = Dataset.Windows(series, 28, 7); var (train, test) = {|NG7030:weeks.StratifiedSplit(0.8, 1)|}; }
            void Part(float[] series) { var (train, test) = Dataset.Windows(series, 28, 7).SplitInTime(0.8); foreach (var fold in {|NG7030:train.KFold(5, 1)|}) { } }
            void Ordered(Dataset data) { var days = data.OrderBy("day").Take(100); {|NG7030:Net.CrossValidate(days)|}; {|NG7030:Net.CrossValidate(days, 4)|}; {|NG7030:Net.CrossValidate(days, folds: Validation.KFold(4))|}; }
            void Search(Dataset data) => {|NG7030:Net.Search(data.OrderBy("day"), new(), new SearchOptions { Trials = 3, Validation = Validation.KFold(4) })|};
            """);
        Assert.Equal(
            "StratifiedSplit draws at random, and 'weeks' is in the order of time: what is to be predicted would be known from the samples around it, so that it throws. Use SplitInTime.",
            found[1].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Parts_in_time_and_of_what_is_no_series_or_not_known_to_be_are_not() => UseHarness.AssertReports(
        """
        void InTime(float[] series) { var weeks = Dataset.Windows(series, 28, 7); var (train, test) = weeks.SplitInTime(0.8); foreach (var fold in weeks.TimeFolds(5)) { } }
        void Shuffled(float[] series) { var (train, test) = Dataset.Windows(series, 28, 7).Shuffle(1).Split(0.8, 1); }
        void Unknown(Dataset data) { var (train, test) = data.Split(0.8, 1); Net.CrossValidate(data, 4); }
        void Twice(float[] series, Dataset data) { var weeks = Dataset.Windows(series, 28, 7); weeks = data; var (train, test) = weeks.Split(0.8, 1); }
        void Folds(Dataset data) => Net.CrossValidate(data.OrderBy("day"), Validation.TimeFolds(4, 100));
        void Held(Dataset data) { Net.Search(data.OrderBy("day"), new(), new SearchOptions { Trials = 3 }); Net.Search(data.OrderBy("day"), new(), new SearchOptions { Trials = 3, Validation = Validation.HoldOut(0.3) }); }
        """);

    [Fact]
    public Task SplitInTime_replaces_the_draw() => FixHarness.AssertFixes<SplitInTimeFix>(
        """
        using NetGen;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy, Sgd(0.1)]
        public partial class Net;

        internal static class Program
        {
            public static void Run(float[] series)
            {
                var weeks = Dataset.Windows(series, 4, 1);
                var (train, test) = {|NG7030:weeks.Split(0.8, seed: 1)|};
                var (other, rest) = {|NG7030:weeks.StratifiedSplit(seed: 1, fraction: 0.8)|};
                foreach (var fold in {|NG7030:weeks.KFold(5, 1)|}) { }
            }
        }
        """,
        """
        using NetGen;

        [Network, Input(4), Dense(3), Softmax, CrossEntropy, Sgd(0.1)]
        public partial class Net;

        internal static class Program
        {
            public static void Run(float[] series)
            {
                var weeks = Dataset.Windows(series, 4, 1);
                var (train, test) = weeks.SplitInTime(0.8);
                var (other, rest) = weeks.SplitInTime(fraction: 0.8);
                foreach (var fold in weeks.TimeFolds(5)) { }
            }
        }
        """);
}
