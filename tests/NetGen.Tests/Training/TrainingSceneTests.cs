using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>What a callback is told of the weights of now.</summary>
public sealed class TrainingSceneTests
{
    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_evaluation_is_that_of_the_present_weights_whether_they_were_measured_before_or_not(bool restoresBest)
    {
        var network = new DigitsNetwork(1);
        var asks = new Asks();
        // By this score the first epoch is the best.
        double score = 0;
        network.Fit(Digits.Train, new FitOptions
        {
            Epochs = 4, Validation = Digits.Test, Callbacks = [asks], Score = _ => score--, Monitor = MonitoredQuantity.ValidationScore,
            EarlyStopping = restoresBest ? new EarlyStopping { Patience = 3 } : null,
        });
        Evaluation after = network.Evaluate(Digits.Test);
        Assert.Equal((after.Loss, after.Accuracy), (asks.AtTheEnd!.Loss, asks.AtTheEnd.Accuracy));
        Assert.Equal(after.AreaUnderCurve, asks.AtTheEnd.AreaUnderCurve);
        Assert.Equal(after.Worst(3)!.Select(answer => answer.Sample), asks.AtTheEnd.Worst(3)!.Select(answer => answer.Sample));
        // What the run had measured is handed over, and nothing else is.
        Assert.Equal(!restoresBest, ReferenceEquals(asks.AtTheEnd, asks.AfterEpochs[^1]));
        Assert.Equal(4, asks.AfterEpochs.Distinct().Count());
        Assert.All(asks.Told.Zip(asks.AfterEpochs), pair => Assert.Equal(pair.First, pair.Second.Loss));
        Assert.All(asks.InSteps.Skip(1).Zip(asks.InSteps), pair => Assert.NotEqual(pair.First.Loss, pair.Second.Loss));
    }

    private sealed class Asks : ITrainingCallback
    {
        private ITrainingScene? scene;

        public List<double?> Told { get; } = [];

        public List<Evaluation> AfterEpochs { get; } = [];

        public List<Evaluation> InSteps { get; } = [];

        public Evaluation? AtTheEnd { get; private set; }

        public void BeforeTraining(ITrainingScene scene) => this.scene = scene;

        public bool AfterStep(in StepReport step)
        {
            if (step.StepCount % 50 == 0)
            {
                InSteps.Add(scene!.Evaluate(Digits.Test));
            }

            return true;
        }

        public bool AfterEpoch(EpochReport epoch)
        {
            Told.Add(epoch.ValidationLoss);
            AfterEpochs.Add(scene!.Evaluate(Digits.Test));
            return true;
        }

        public void AfterTraining(History history) => AtTheEnd = scene!.Evaluate(Digits.Test);
    }
}
