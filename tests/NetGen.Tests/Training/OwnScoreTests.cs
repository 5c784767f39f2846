namespace NetGen.Tests.Training;

/// <summary>A score of one's own chooses the best weights, stops early, and steers the schedule.</summary>
public sealed class OwnScoreTests
{
    private static readonly Dataset Data = Dataset.FromArrays(Networks.Draw.Normal<float>(300, seed: 1), [.. Networks.Draw.Normal<float>(100, seed: 2).Select(value => value > 0 ? 1f : 0)]);

    [Fact]
    public void Best_epoch_is_that_of_the_best_score_and_its_weights_are_put_back()
    {
        var network = new Decision(1);
        History history = network.Fit(Data, new FitOptions
        {
            Epochs = 12, Validation = Data, Score = evaluation => evaluation.AreaUnderCurve!.Value, EarlyStopping = new EarlyStopping { Patience = 3 },
        });
        Assert.Equal(history.Epochs.Max(epoch => epoch.ValidationScore), history.BestEpoch!.ValidationScore);
        Assert.Equal(history.BestEpoch.ValidationScore!.Value, network.Evaluate(Data).AreaUnderCurve!.Value);
    }

    [Fact]
    public void Score_that_falls_from_the_first_epoch_on_stops_and_lowers_the_rate()
    {
        int epoch = 0;
        double Falling(Evaluation _) => -epoch++;
        var stopped = new Decision(1);
        History history = stopped.Fit(Data, new FitOptions { Epochs = 50, Validation = Data, Score = Falling, EarlyStopping = new EarlyStopping { Patience = 3 } });
        Assert.Equal((5, TrainingEnd.EarlyStopping), (history.Epochs.Count, history.End));
        Assert.Equal(1, history.BestEpoch!.Epoch);
        epoch = 0;
        History watched = new Watchful(1).Fit(Data, new FitOptions { Epochs = 8, Validation = Data, Score = Falling });
        Assert.True(watched.Epochs[^1].LearningRate < watched.Epochs[0].LearningRate);
    }

    [Fact]
    public void Score_that_is_not_asked_for_is_reported_and_one_without_data_is_refused()
    {
        var network = new Decision(1);
        History history = network.Fit(Data, new FitOptions { Epochs = 2, Validation = Data, Score = evaluation => evaluation.BrierScore!.Value, Monitor = MonitoredQuantity.ValidationLoss });
        Assert.Equal(history.Epochs.MinBy(epoch => epoch.ValidationLoss), history.BestEpoch);
        Assert.Equal(network.Evaluate(Data).BrierScore!.Value, history.Epochs[^1].ValidationScore!.Value, 1e-12);
        Assert.Contains("Validation", Assert.Throws<ArgumentException>(() => network.Fit(Data, new FitOptions { Score = _ => 1 })).Message, StringComparison.Ordinal);
        Assert.Contains("Score", Assert.Throws<ArgumentException>(() => network.Fit(Data, new FitOptions { Validation = Data, Monitor = MonitoredQuantity.ValidationScore })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_that_is_no_number_is_told_once_and_never_the_best()
    {
        int epoch = 0;
        double Sometimes(Evaluation _) => epoch++ is 1 or 2 ? double.NaN : epoch;
        var options = new FitOptions { Epochs = 4, Validation = Data, Score = Sometimes, ProgressLine = ProgressLine.Off };
        History history = new Decision(1).Fit(Data, options);
        TrainingTrouble trouble = Assert.Single(history.Troubles, trouble => trouble.Kind == TroubleKind.UndefinedScore);
        Assert.Equal((2, 4), (trouble.Epoch, history.BestEpoch!.Epoch));
        Assert.StartsWith("FitOptions.Score gave NaN in epoch 2. An epoch without a score is never the best", trouble.Cause,
            StringComparison.Ordinal);

        History never = new Decision(1).Fit(Data, options with { Score = _ => double.NaN, EarlyStopping = new EarlyStopping { Patience = 1 } });
        Assert.Equal((TrainingEnd.EarlyStopping, 2), (never.End, never.Epochs.Count));
        Assert.Contains(never.Troubles, trouble => trouble.Kind == TroubleKind.UndefinedScore);
        // Where it decides nothing, it stands in the report alone.
        History other = new Decision(1).Fit(Data, options with { Score = _ => double.NaN, Monitor = MonitoredQuantity.ValidationLoss });
        Assert.DoesNotContain(other.Troubles, trouble => trouble.Kind == TroubleKind.UndefinedScore);
    }
}

[Network]
[Input(3)]
[Dense(1), Sigmoid, BinaryCrossEntropy, Sgd(0.1), ReduceOnPlateau(0.5, 1)]
internal sealed partial class Watchful;
