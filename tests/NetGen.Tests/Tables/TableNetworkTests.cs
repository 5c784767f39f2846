using System.Data;
using System.Text;
using NetGen.Tests.Files;

namespace NetGen.Tests.Tables;

/// <summary>From rows to a prediction and back from a file: what a network does whose samples are rows of a table.</summary>
public sealed class TableNetworkTests
{
    private static readonly IReadOnlyList<Churn.Row> Rows = ChurnData.Rows(600, seed: 1);
    private static readonly Churn Trained = Train();

    [Fact]
    public void Table_is_learned_and_predicts_new_rows()
    {
        Churn.Row[] fresh = [.. ChurnData.Rows(300, seed: 2)];
        Assert.InRange(fresh.Count(row => Trained.Predict(row).Churned == row.Churned), 240, 300);
        Assert.All(fresh, row => Assert.InRange(Trained.Predict(row).Probability, 0, 1));
    }

    [Fact]
    public void Rows_file_stream_and_database_are_the_same_samples()
    {
        using var folder = new TemporaryFolder();
        byte[] text = Encoding.UTF8.GetBytes(ChurnData.Text(Rows));
        Dataset expected = Churn.Read(Rows);
        Assert.Equal(Rows.Count, expected.Count);
        Assert.Equal(["no", "yes"], expected.ClassNames!);
        using var stream = new MemoryStream(text);
        foreach (Dataset data in new[] { Churn.Read(folder.Write("churn.csv", text)), Churn.Read(stream), Churn.Read(Table().CreateDataReader()) })
        {
            Assert.Equal(expected.Inputs, data.Inputs);
            Assert.Equal(expected.Labels, data.Labels);
        }
    }

    [Fact]
    public void Prediction_of_a_row_has_the_bits_of_the_training_path()
    {
        Dataset data = Churn.Read(Rows);
        var outputs = new float[data.Count];
        var trainer = new Churn.Trainer(Trained);
        trainer.Evaluate(new() { Inputs = data.Inputs, Targets = new float[data.Count], Rows = Enumerable.Range(0, data.Count).ToArray() }, outputs);
        Assert.Equal(outputs, Rows.Select(row => Trained.Predict(row).Probability));
    }

    [Fact]
    public void Prediction_of_a_row_allocates_nothing()
    {
        Churn.Row row = Rows[0];
        Trained.Predict(row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Trained.Predict(row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Encoders_are_saved_with_the_weights()
    {
        Churn loaded = Churn.Load(Trained.SaveToBytes());
        Assert.Equal(Rows.Select(row => Trained.Predict(row)), Rows.Select(row => loaded.Predict(row)));
        Assert.Equal(Rows.Select(row => Trained.Predict(row)), Rows.Select(row => Trained.Clone().Predict(row)));
    }

    [Fact]
    public void Weight_file_of_another_vocabulary_is_refused_with_the_column()
    {
        string text = Encoding.Latin1.GetString(Trained.SaveToBytes()).Replace("basic | plus | pro", "basic | plus | max", StringComparison.Ordinal);
        var error = Assert.Throws<WeightFileException>(() => Churn.Load(Encoding.Latin1.GetBytes(text)));
        Assert.Contains("expected \"Column plan: category basic | plus | pro | other\", found \"Column plan: category basic | plus | max | other\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_and_folds_fit_the_encoders_on_their_own_training_part()
    {
        var (train, test) = Churn.Read(Rows).StratifiedSplit(0.5, seed: 3);
        var network = new Churn(1);
        network.FitPreprocessing(train);
        byte[] before = network.SaveToBytes();
        network.Evaluate(test);
        Assert.Equal(before, network.SaveToBytes());
        Assert.True(Churn.CrossValidate(train, 2, new FitOptions { Epochs = 1 }).Folds.All(fold => double.IsFinite(fold.Loss)));
    }

    [Fact]
    public void Row_without_a_value_or_with_another_is_a_typed_error_with_its_column()
    {
        var error = Assert.Throws<TableValueException>(() => Trained.Predict(Rows[0] with { Plan = null! }));
        Assert.Equal("plan", error.Column);
        Assert.Contains("'dates'", Assert.Throws<DatasetException>(() => Animals.Read([new Animals.Row { Weight = 1, Seen = default, Kind = "dates" }])).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1 has no 'kind'", Assert.Throws<DatasetException>(() => Animals.Read([new Animals.Row { Weight = 1, Seen = default, Kind = "cat" }, new Animals.Row { Weight = 1, Seen = default }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Category_that_nobody_knew_is_other_and_changes_no_shape()
    {
        Churn.Prediction other = Trained.Predict(Rows[0] with { Plan = "platinum" });
        Assert.Equal(other, Trained.Predict(Rows[0] with { Plan = "gold" }));
        Assert.NotEqual(other, Trained.Predict(Rows[0] with { Plan = "basic" }));
    }

    [Fact]
    public void Several_classes_are_predicted_by_name_in_double()
    {
        Animals.Row[] rows =
        [
            .. Enumerable.Range(0, 90).Select(i => new Animals.Row
            {
                Weight = (i % 3 * 10) + (i * 0.01), Size = i % 7 == 0 ? null : i % 3 == 2 ? "large" : "small", Seen = new DateTime(2020 + (i % 3), 1, 1 + (i % 28), i % 24, 0, 0), Kind = new[] { "cat", "dog", "cow" }[i % 3],
            }),
        ];
        var network = new Animals(1);
        network.Fit(Animals.Read(rows), new FitOptions { Epochs = 40, BatchSize = 9 });
        Assert.All(rows, row => Assert.Equal(row.Kind, network.Predict(row).Kind));
        Assert.All(rows, row => Assert.InRange(network.Predict(row).Probability, 1.0 / 3, 1));
    }

    [Fact]
    public void Confusion_is_by_the_label_s_words()
    {
        Evaluation evaluation = Trained.Evaluate(Churn.Read(Rows));
        Assert.InRange(evaluation.Accuracy!.Value, 0.8, 1);
        Assert.Equal(("no", "yes"), (evaluation.ConfusionMatrix!.Name(0), evaluation.ConfusionMatrix.Name(1)));
        Assert.InRange(evaluation.AreaUnderCurve!.Value, 0.85, 1);
    }

    [Fact]
    public void Summary_shows_the_columns()
    {
        Assert.Equal(["plan", "balance", "visits", "active", "joined", "region", "note"], Churn.Summary.Columns.Select(column => column.Name));
        Assert.Equal(4 + 2 + 1 + 1 + 5 + 8 + 16, Churn.Summary.Columns.Sum(column => column.EncodedLength));
        Assert.Equal(Churn.InputLength, Churn.Summary.Columns.Sum(column => column.Length));
        Assert.Contains("log1p, standardized, missing: median, indicator", Churn.Summary.ToString(), StringComparison.Ordinal);
    }

    private static Churn Train()
    {
        var network = new Churn(seed: 1);
        network.Fit(Churn.Read(Rows), new FitOptions { Epochs = 30 });
        return network;
    }

    private static DataTable Table()
    {
        var table = new DataTable();
        (string Name, Type Type)[] columns =
        [
            ("churned", typeof(bool)), ("plan", typeof(string)), ("balance", typeof(double)), ("visits", typeof(long)), ("active", typeof(string)),
            ("joined", typeof(DateTime)), ("region", typeof(string)), ("note", typeof(string)),
        ];
        foreach ((string name, Type type) in columns)
        {
            table.Columns.Add(name, type);
        }

        foreach (Churn.Row row in Rows)
        {
            table.Rows.Add(row.Churned, row.Plan, (object?)row.Balance ?? DBNull.Value, row.Visits, row.Active ? "t" : "F", row.Joined.ToDateTime(default), (object?)row.Region ?? DBNull.Value, row.Note);
        }

        return table;
    }
}
