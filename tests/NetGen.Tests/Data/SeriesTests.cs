using NetGen.Tests.Tables;

namespace NetGen.Tests.Data;

/// <summary>Windows of a series, and parts in time that have no answer in common.</summary>
public sealed class SeriesTests
{
    private static readonly float[] Steps = [.. Enumerable.Range(0, 40).Select(step => (float)step)];

    [Theory]
    [InlineData(5, 1, 1, 35)]
    [InlineData(5, 3, 1, 33)]
    [InlineData(7, 2, 4, 8)]
    [InlineData(39, 1, 1, 1)]
    [InlineData(1, 39, 100, 1)]
    public void A_window_is_followed_by_its_horizon(int window, int horizon, int stride, int count)
    {
        Dataset data = Dataset.Windows(Steps, window, horizon, stride);
        Assert.Equal((count, window, horizon, true), (data.Count, data.InputLength, data.TargetLength, data.IsSeries));
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(Steps[(i * stride)..((i * stride) + window)], data.Inputs.Slice(i * window, window).ToArray());
            Assert.Equal(Steps[((i * stride) + window)..((i * stride) + window + horizon)], data.Targets.Slice(i * horizon, horizon).ToArray());
        }
    }

    [Fact]
    public void Steps_of_several_values_are_windows_step_by_step()
    {
        var series = new float[6, 2];
        for (int step = 0; step < 6; step++)
        {
            (series[step, 0], series[step, 1]) = (step, 10 * step);
        }

        Dataset all = Dataset.Windows(series, window: 2, horizon: 2), one = Dataset.Windows(series, 2, 2, target: 1);
        Assert.Equal([1f, 10, 2, 20], all.Inputs.Slice(4, 4).ToArray());
        Assert.Equal([3f, 30, 4, 40], all.Targets.Slice(4, 4).ToArray());
        Assert.Equal(all.Inputs.ToArray(), one.Inputs.ToArray());
        Assert.Equal([20f, 30, 30, 40, 40, 50], one.Targets.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Windows(series, 2, 2, target: 2));
    }

    [Fact]
    public void Samples_are_steps_whose_targets_are_the_past_by_then()
    {
        Dataset days = Dataset.FromArrays([1f, 2, 3, 4], [10f, 20, 30, 40]).WithNames(new() { Features = ["heat"], Targets = ["sales"] });
        Dataset windows = days.Windows(window: 2, horizon: 1);
        Assert.Equal([1f, 10, 2, 20, 2, 20, 3, 30], windows.Inputs.ToArray());
        Assert.Equal([30f, 40], windows.Targets.ToArray());
        Assert.Equal(["heat[-1]", "sales[-1]", "heat[0]", "sales[0]"], windows.FeatureNames);
        Assert.Equal(["sales[1]"], windows.TargetNames);

        Dataset classes = Dataset.FromArrays([1f, 2, 3, 4], [0, 1, 1, 0], ["still", "walks"]);
        Assert.Equal([1, 0], classes.Windows(2, 1).Labels.ToArray());
        Assert.Equal([1f, 2, 2, 3], classes.Windows(2, 1).Inputs.ToArray());
        Assert.True(classes.Windows(2, 2) is { HasClassMaps: true, Count: 1 } map && map.Labels.SequenceEqual([1, 0]));
        Assert.Contains("maps of labels", Assert.Throws<DatasetException>(() => classes.Windows(2, 2).Windows(1, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_series_is_refused()
    {
        Assert.Equal("A series of 40 steps has no window of 38 with 3 behind it; that takes 41.", Assert.Throws<DatasetException>(() => Dataset.Windows(Steps, 38, 3)).Message);
        Assert.Throws<DatasetException>(() => Dataset.Windows(Steps, int.MaxValue, int.MaxValue));
        Assert.Throws<DatasetException>(() => Dataset.Windows([], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Windows(Steps, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Windows(Steps, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.Windows(Steps, 1, 1, 0));
        foreach ((float bad, string word) in ((float, string)[])[(float.NaN, "missing (NaN)"), (float.PositiveInfinity, "infinite")])
        {
            Assert.StartsWith($"Step 2 of the series is {word}; expected a value for every step.", Assert.Throws<DatasetException>(() => Dataset.Windows([0, 1, bad, 3, 4], 1, 1)).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(6, 1, 1)]
    [InlineData(6, 4, 1)]
    [InlineData(6, 4, 2)]
    [InlineData(6, 5, 3)]
    [InlineData(6, 3, 3)]
    public void Parts_in_time_share_no_answer_and_leave_out_no_more(int window, int horizon, int stride)
    {
        Dataset data = Dataset.Windows(Steps, window, horizon, stride);
        foreach ((Dataset train, Dataset test) in (IEnumerable<(Dataset, Dataset)>)[data.SplitInTime(0.6), .. data.TimeFolds(2), .. data.TimeFolds(2, trainOn: 2)])
        {
            Assert.True(train.Targets[^1] < test.Targets[0]);
            // The next window would have shared one.
            Assert.True(train.Targets[^1] + stride >= test.Targets[0]);
            Assert.True(train.IsSeries && test.IsSeries);
        }
    }

    /// <summary>scikit-learn 1.2.1, TimeSeriesSplit of 23 samples: first and last of each training and test part.</summary>
    [Theory]
    [InlineData(4, null, 1, "0-6 7-10, 0-10 11-14, 0-14 15-18, 0-18 19-22")]
    [InlineData(3, 5, 1, "3-7 8-12, 8-12 13-17, 13-17 18-22")]
    [InlineData(4, null, 3, "0-4 7-10, 0-8 11-14, 0-12 15-18, 0-16 19-22")]
    [InlineData(4, 6, 3, "0-4 7-10, 3-8 11-14, 7-12 15-18, 11-16 19-22")]
    public void Folds_in_time_are_those_of_scikit_learn(int k, int? trainOn, int horizon, string folds)
    {
        Dataset data = Dataset.Windows(Steps, 18 - horizon, horizon);
        Assert.Equal(23, data.Count);
        static string Ends(Dataset part) => $"{part.Inputs[0]}-{part.Inputs[(part.Count - 1) * part.InputLength]}";
        Assert.Equal(folds, string.Join(", ", data.TimeFolds(k, trainOn).Select(fold => $"{Ends(fold.Train)} {Ends(fold.Validation)}")));
        Assert.All(data.TimeFolds(k, trainOn), fold => Assert.Equal(fold.Train.Inputs[(fold.Train.Count - 1) * data.InputLength] - fold.Train.Inputs[0] + 1, fold.Train.Count));
    }

    [Fact]
    public void Folds_that_leave_nothing_to_train_on_are_refused()
    {
        Dataset data = Dataset.Windows(Steps, 10, 10);
        Assert.Equal(21, data.Count);
        Assert.Contains("9 at the end have answers in common", Assert.Throws<DatasetException>(() => data.TimeFolds(2)).Message + Assert.Throws<DatasetException>(() => data.SplitInTime(0.3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.TimeFolds(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.TimeFolds(21));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.TimeFolds(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => data.SplitInTime(1));
    }

    [Fact]
    public void A_series_is_not_drawn_from_at_random_until_it_is_shuffled()
    {
        Dataset data = Dataset.Windows(Steps, 4, 1);
        foreach (Dataset series in (Dataset[])[data, data.Take(20), data.SplitInTime(0.5).Test, data.Subset(0, 3, 9), data.WithNames(new() { Targets = ["next"] })])
        {
            Assert.Contains("SplitInTime", Assert.Throws<DatasetException>(() => series.Split(0.5, 1)).Message, StringComparison.Ordinal);
            Assert.Contains("SplitInTime", Assert.Throws<DatasetException>(() => series.StratifiedSplit(0.5, 1)).Message, StringComparison.Ordinal);
            Assert.Contains("Validation.TimeFolds", Assert.Throws<DatasetException>(() => series.KFold(2, 1)).Message, StringComparison.Ordinal);
        }

        foreach (Dataset drawn in (Dataset[])[data.Shuffle(1), data.Subset(3, 2, 1), data.Subset(1, 1, 2)])
        {
            Assert.False(drawn.IsSeries);
            Assert.Equal(drawn.Count, drawn.Split(0.5, 1).Train.Count + drawn.Split(0.5, 1).Test.Count);
        }
    }

    [Fact]
    public void Rows_of_a_table_are_ordered_by_a_day_a_time_a_number_or_a_column_that_is_no_feature()
    {
        Dataset table = Shop.Read(new MemoryStream(
            "day,at,kind,sales,code\n2024-03-02,2024-03-02 10:00,a,3,7\n2024-03-01,2024-03-01 18:00,b,1,10\n2024-03-02,2024-03-02 09:30,a,2,9\n2023-12-31,2024-03-05T00:00:00,a,0,8\n"u8.ToArray()));
        float[] Sales(string column) => table.OrderBy(column).Column("sales");
        Assert.Equal([0f, 1, 3, 2], Sales("day"));
        Assert.Equal([1f, 2, 3, 0], Sales("at"));
        Assert.Equal([0f, 1, 2, 3], Sales("sales"));
        Assert.Equal([3f, 0, 2, 1], Sales("code"));
        Assert.True(table.OrderBy("day").IsSeries);
        Assert.Equal("row 3 (line 5, code 8)", table.OrderBy("day").OriginOf(0).ToString());
        // Days by windows of their sales.
        Dataset windows = Dataset.Windows(table.OrderBy("at").Column("sales"), window: 2, horizon: 1);
        Assert.Equal([1f, 2, 2, 3], windows.Inputs.ToArray());
        Assert.Equal([3f, 0], windows.Targets.ToArray());
        Assert.Equal(2, table.Columns("sales", "day").GetLength(1));
        Assert.StartsWith("'kind' is a category", Assert.Throws<DatasetException>(() => table.OrderBy("kind")).Message, StringComparison.Ordinal);
        Assert.StartsWith("'kind' is a category", Assert.Throws<DatasetException>(() => table.Windows(1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("no feature or target 'x'", Assert.Throws<DatasetException>(() => table.OrderBy("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-01-01", "soon", "'code' is 'soon'; expected a day, as above")]
    [InlineData("5", "2024-01-01", "'code' is '2024-01-01'; expected a number, as above")]
    [InlineData("x", "5", "'code' is 'x'; expected a day (2024-03-01), a day with a time, or a number")]
    [InlineData("5", "NA", "row 1 (line 3, code NA) has no 'code'")]
    public void What_has_no_order_is_refused_with_its_row(string first, string second, string message)
    {
        Dataset table = Shop.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"day,at,kind,sales,code\n2024-03-02,2024-03-02 10:00,a,3,{first}\n2024-03-02,2024-03-02 10:00,a,3,{second}\n")));
        Assert.Contains(message, Assert.Throws<DatasetException>(() => table.OrderBy("code")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wave_is_forecast_and_validated_in_time()
    {
        float[] wave = [.. Enumerable.Range(0, 400).Select(step => MathF.Sin(step * 0.3f))];
        Dataset data = Dataset.Windows(wave, window: 8, horizon: 2);
        var options = new FitOptions { ProgressLine = ProgressLine.Off };
        CrossValidationResult folds = Forecast.CrossValidate(data, Validation.TimeFolds(4), options);
        Assert.Equal(4, folds.Folds.Count);
        Assert.True(folds.Folds[^1].RSquared > 0.99, folds.ToString());
        var (train, test) = data.TimeFolds(4).First();
        var network = new Forecast(0);
        network.Fit(train, options);
        Assert.Equal(network.Evaluate(test).Loss, folds.Folds[0].Loss);
        Assert.Contains("TimeFolds", Assert.Throws<DatasetException>(() => Folds(data)).Message, StringComparison.Ordinal);

        // A share that is held out of a series is the last.
        var space = new Forecast.SearchSpace { LearningRate = (1e-3, 1e-2) };
        StudyResult<Forecast.Hyperparameters> found = Forecast.Search(data, space, new SearchOptions { Trials = 1, Fit = options });
        (train, test) = data.SplitInTime(0.8);
        network = new Forecast(0);
        network.Fit(train, options);
        Assert.Equal(network.Evaluate(test).Loss, found.BestTrial!.Score);
        Assert.Equal("4 folds in time, each behind 100 samples", Validation.TimeFolds(4, 100).ToString());

        // Out of sight of NG7030.
        CrossValidationResult Folds(Dataset samples) => Forecast.CrossValidate(samples, 4, options);
    }
}

[Network, Input(8), Dense(16), Tanh, Dense(2), MeanSquaredError, Adam(0.01), Training(Epochs = 30, BatchSize = 16)]
internal sealed partial class Forecast;

[Network]
[Table(Label = "sales")]
[Column("day", Kind = ColumnKind.Date)]
[Column("at", Kind = ColumnKind.DateTime)]
[Column("kind", Categories = ["a", "b"])]
[Column("code", Ignore = true)]
[Dense(1), MeanSquaredError, Adam(0.01)]
internal sealed partial class Shop;
