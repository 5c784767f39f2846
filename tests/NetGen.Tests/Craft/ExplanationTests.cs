using NetGen.Numerics;
using NetGen.Tests.Tables;

namespace NetGen.Tests.Craft;

/// <summary>What answers depend on is what the data was drawn from.</summary>
public sealed class ExplanationTests
{
    private static readonly Dataset Data = Houses.Read(Drawn(400));
    private static readonly Houses Network = Trained();

    [Fact]
    public void Importance_orders_columns_as_they_were_drawn_with_a_spread()
    {
        IReadOnlyList<ColumnImportance> lines = Network.Importance(Data, seed: 1);
        Assert.Equal(["area", "rooms"], lines.Select(line => line.Column));
        Assert.All(lines, line => Assert.True(line.Drop.Mean > 3 * line.Drop.Deviation && line.Drop.Deviation > 0, line.ToString()));
        Assert.Equal(lines, Network.Importance(Data, seed: 1));
        // In the unit of a score of one's own.
        double ofArea = Network.Importance(Data, evaluation => evaluation.RSquared!.Value)[0].Drop.Mean;
        Assert.InRange(ofArea, 1, 3);
    }

    [Fact]
    public void Column_without_effect_has_none_and_pixels_are_columns_too()
    {
        var random = new RandomStream(3, 1);
        float[] inputs = [.. Enumerable.Range(0, 3 * 300).Select(_ => (float)random.NextNormal())];
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 300).Select(i => inputs[3 * i] > 0 ? 1f : 0)]);
        var network = new Training.Decision(1);
        network.Fit(data, new FitOptions { Epochs = 40 });
        IReadOnlyList<ColumnImportance> lines = network.Importance(data, evaluation => evaluation.AreaUnderCurve!.Value);
        Assert.Equal("input 0", lines[0].Column);
        Assert.InRange(lines[0].Drop.Mean, 0.3, 0.7);
        Assert.All(lines.Skip(1), line => Assert.InRange(Math.Abs(line.Drop.Mean), 0, 0.02));
    }

    [Fact]
    public void Dependence_on_a_column_is_the_mean_prediction_with_it_set()
    {
        IReadOnlyList<DependencePoint> points = Network.PartialDependence(Data, "area", points: 8);
        Assert.Equal(8, points.Count);
        DependencePoint last = points[^1];
        double expected = Drawn(400).Average(row => Network.Predict(row with { Area = last.Value }).Price);
        Assert.Equal(expected, last.MeanOutputs[0], Math.Abs(expected) * 1e-5);
        double slope = (last.MeanOutputs[0] - points[0].MeanOutputs[0]) / (last.Value - points[0].Value);
        Assert.InRange(slope, 2000, 3600);
        Assert.All(Network.PartialDependence(Data, "rooms"), point => Assert.Equal(Math.Floor(point.Value), point.Value));
        Assert.Throws<ArgumentException>(() => Network.PartialDependence(Data, "garden"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.PartialDependence(Data, "area", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Importance(Data, repeats: 1));
    }

    [Fact]
    public void Categories_are_called_by_name_and_texts_are_refused()
    {
        var network = new Churn(1);
        Dataset data = Churn.Read(ChurnData.Rows(200, 1));
        network.Fit(data, new FitOptions { Epochs = 2 });
        Assert.All(network.PartialDependence(data, "plan"), point => Assert.Contains(point.Category, (string[])["basic", "plus", "pro", "other"]));
        Assert.Equal(["no", "yes"], network.PartialDependence(data, "active").Select(point => point.Category));
        Assert.Contains("only together", Assert.Throws<ArgumentException>(() => network.PartialDependence(data, "note")).Message, StringComparison.Ordinal);
        Assert.Equal(Churn.Summary.Columns.Count, network.Importance(data, repeats: 2).Count);
    }

    [Fact]
    public void Days_and_times_of_day_are_values_and_a_moment_is_refused()
    {
        var network = new Churn(1);
        Churn.Row[] rows = [.. ChurnData.Rows(200, 1)];
        network.Fit(Churn.Read(rows), new FitOptions { Epochs = 2 });
        IReadOnlyList<DependencePoint> days = network.PartialDependence(Churn.Read(rows), "joined", points: 5);
        Assert.Equal((rows.Min(row => row.Joined), rows.Max(row => row.Joined)), (Day(days[0]), Day(days[^1])));
        Assert.All(days, day => Assert.Equal(rows.Average(row => network.Predict(row with { Joined = Day(day) }).Probability), day.MeanOutputs[0], 1e-5));
        Assert.All(days, day => Assert.Null(day.Category));
        Departures.Row[] leaving = [.. Enumerable.Range(0, 24).Select(hour => new Departures.Row { At = new DateTime(2024, 3, 1, hour, 0, 0), Clock = new TimeOnly(hour, 30), Fare = hour, Late = hour > 12 })];
        Dataset data = Departures.Read(leaving);
        var departures = new Departures(1);
        departures.Fit(data, new FitOptions { Epochs = 2, BatchSize = 8 });
        DependencePoint last = departures.PartialDependence(data, "clock")[^1];
        Assert.Equal(23.5 * 3600, last.Value);
        Assert.Equal(leaving.Average(row => departures.Predict(row with { Clock = new TimeOnly(23, 30) }).Probability), last.MeanOutputs[0], 1e-5);
        Assert.Contains("'at' has 2 values, which mean something only together", Assert.Throws<ArgumentException>(() => departures.PartialDependence(data, "at")).Message, StringComparison.Ordinal);

        static DateOnly Day(DependencePoint point) => DateOnly.FromDayNumber((int)point.Value);
    }

    private static Houses Trained()
    {
        var network = new Houses(1);
        network.Fit(Data, new FitOptions { Epochs = 60 });
        return network;
    }

    private static Houses.Row[] Drawn(int count)
    {
        var random = new RandomStream(9, 1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            (double area, long rooms) = (40 + (160 * random.NextDouble()), 1 + random.NextInt32(6));
            return new Houses.Row { Area = area, Rooms = rooms, Price = (2800 * area) + (20_000 * rooms) };
        })];
    }
}
