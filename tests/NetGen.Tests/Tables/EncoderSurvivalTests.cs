using NetGen.Tests.Files;
using NetGen.Training;

namespace NetGen.Tests.Tables;

/// <summary>What a table's encoders learned goes with the network: through folds, streams, folding, checkpoints and searches, to the bit.</summary>
public sealed class EncoderSurvivalTests : IDisposable
{
    private static readonly IReadOnlyList<Churn.Row> Rows = ChurnData.Rows(240, seed: 5);
    private static readonly Dataset Data = Churn.Read(Rows);
    private static readonly FitOptions Options = new() { Epochs = 4, Seed = 3, ProgressLine = ProgressLine.Off, Monitors = null };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_fold_fits_its_own_on_what_it_trains_on()
    {
        // Balances of the second half are a thousand times those of the first: encoders of all rows would be others.
        Dataset data = Churn.Read(Rows.Select((row, i) => row with { Balance = row.Balance * (i < 120 ? 1 : 1000) }));
        CrossValidationResult result = Churn.CrossValidate(data, Validation.TimeFolds(3), Options);
        int fold = 0;
        foreach (var (train, measured) in data.TimeFolds(3))
        {
            var network = new Churn(3);
            network.FitPreprocessing(train);
            network.Fit(train, Options);
            Assert.Equal(network.Evaluate(measured).Loss, result.Folds[fold++].Loss);
            var leaking = new Churn(3);
            leaking.FitPreprocessing(data);
            leaking.Fit(train, Options);
            Assert.NotEqual(network.Evaluate(measured).Loss, leaking.Evaluate(measured).Loss);
        }

        Assert.Equal(3, fold);
    }

    [Fact]
    public void Streamed_folds_fit_the_encoders_that_folds_in_memory_fit()
    {
        foreach (var (train, measured) in Data.KFold(3, seed: 2))
        {
            (Churn memory, Churn streamed) = (new Churn(3), new Churn(3));
            memory.Fit(train, Options);
            StreamedDataset stream = StreamedDataset.FromBlocks([100, train.Count - 100], block => train.Subset([.. Enumerable.Range(block * 100, block == 0 ? 100 : train.Count - 100)]));
            streamed.Fit(stream, Options);
            Assert.False(memory.Parameters.SequenceEqual(streamed.Parameters));
            // Samples come in another order, and weights are others; the encoders are the same.
            memory.Parameters.CopyTo(streamed.Parameters);
            Assert.Equal(memory.SaveToBytes(), streamed.SaveToBytes());
            Assert.Equal(memory.Evaluate(measured).Loss, streamed.Evaluate(measured).Loss);
        }
    }

    [Fact]
    public void Run_stopped_and_resumed_has_the_encoders_of_the_run_in_one_go()
    {
        var expected = new Churn(1);
        expected.Fit(Data, Options);
        FitOptions options = Options with { Checkpoints = new Checkpoints(folder["run"]) };
        new Churn(1).Fit(Data, options with { Epochs = 2 });
        // Nothing but the file may count: a network that was fitted on other rows.
        var resumed = new Churn(1);
        resumed.FitPreprocessing(Churn.Read(ChurnData.Rows(50, seed: 77)));
        resumed.Fit(Data, options);
        Assert.Equal(expected.SaveToBytes(), resumed.SaveToBytes());
        Assert.Equal(Rows.Select(row => expected.Predict(row)), Rows.Select(row => resumed.Predict(row)));
    }

    [Fact]
    public void Trial_of_a_search_has_the_encoders_of_its_own_training_part()
    {
        var space = new Churn.SearchSpace { LearningRate = (1e-3, 1e-2) };
        StudyResult<Churn.Hyperparameters> study = Churn.Search(Data, space, new SearchOptions { Trials = 2, Seed = 3, Fit = Options, Validation = Validation.HoldOut(0.25) });
        var (measured, train) = Data.StratifiedSplit(0.25, seed: 3);
        foreach (Trial<Churn.Hyperparameters> trial in study.Trials)
        {
            var network = new Churn(3);
            network.Fit(train, Options, trial.Hyperparameters);
            Assert.Equal(network.Evaluate(measured).Loss, trial.Score);
        }
    }

    /// <summary>The scale goes into the weights, the encoding stays: in the copy, in its file, and in what is loaded from it.</summary>
    [Fact]
    public void Their_scale_is_folded_into_the_first_layer_and_rows_are_predicted_as_before()
    {
        var network = new Churn(1);
        network.Fit(Data, Options);
        byte[] before = network.SaveToBytes();
        Churn folded = network.WithFoldedPreprocessing();
        Assert.Equal(before, network.SaveToBytes());
        Assert.False(network.Parameters.SequenceEqual(folded.Parameters));
        foreach (Churn copy in new[] { folded, Churn.Load(folded.SaveToBytes()), folded.WithFoldedPreprocessing() })
        {
            Assert.All(Rows, row => Assert.Equal(network.Predict(row).Probability, copy.Predict(row).Probability, 1e-5f));
            Assert.Equal(Rows.Select(row => folded.Predict(row)), Rows.Select(row => copy.Predict(row)));
            Assert.Equal(network.Evaluate(Data).Loss, copy.Evaluate(Data).Loss, 1e-5);
            Assert.Throws<PreprocessingFoldedException>(() => copy.Fit(Data, Options));
            Assert.Throws<TableValueException>(() => copy.Predict(Rows[0] with { Plan = null! }));
        }
    }
}
