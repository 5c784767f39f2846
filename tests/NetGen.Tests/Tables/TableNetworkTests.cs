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

    /// <summary>Moments, times of day, units; in double ordinals and what may be missing.</summary>
    [Fact]
    public void Rows_of_other_kinds_of_columns_allocate_nothing_either_and_have_the_bits_of_a_batch()
    {
        Departures.Row[] leaving =
            [.. Enumerable.Range(0, 24).Select(hour => new Departures.Row { At = new DateTime(2024, 3, 1, hour, 0, 0), Clock = hour % 5 == 0 ? null : new TimeOnly(hour, 30), Fare = hour / 3.0, Late = hour > 12 })];
        Dataset departures = Departures.Read(leaving);
        var late = new Departures(1);
        late.Fit(departures, new FitOptions { Epochs = 3, BatchSize = 8 });
        var outputs = new float[leaving.Length];
        late.PredictBatch(departures.Inputs, outputs);
        Assert.Equal(outputs, leaving.Select(row => late.Predict(row).Probability));
        Animals.Row[] seen = [.. Enumerable.Range(0, 30).Select(i => new Animals.Row { Weight = i / 7.0, Size = i % 4 == 0 ? null : "large", Seen = new DateTime(2020, 1, 1 + i, i % 24, 0, 0), Kind = i % 2 == 0 ? "cat" : "dog" })];
        Dataset animals = Animals.Read(seen);
        var kinds = new Animals(1);
        kinds.Fit(animals, new FitOptions { Epochs = 3, BatchSize = 10 });
        var scores = new double[3 * seen.Length];
        kinds.PredictBatch(Array.ConvertAll(animals.Inputs.ToArray(), value => (double)value), scores);
        Assert.Equal(seen.Select((_, i) => scores[(3 * i)..(3 * (i + 1))].Max()), seen.Select(row => kinds.Predict(row).Probability));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            late.Predict(leaving[i]);
            kinds.Predict(seen[i]);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Rows_of_a_file_are_predicted_in_their_order_with_or_without_a_label()
    {
        using var folder = new TemporaryFolder();
        string text = ChurnData.Text(Rows);
        string unlabelled = string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.LastIndexOf(',')] + "\n"));
        var predicted = Trained.PredictRows(folder.Write("unlabelled.csv", Encoding.UTF8.GetBytes(unlabelled)));
        Assert.Equal(Rows.Select(row => Trained.Predict(row)), predicted.Select(row => row.Prediction));
        Assert.Equal("row 7 (line 9, customer_id C7)", predicted[7].Origin.ToString());
        using var labelled = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var known = Trained.PredictRows(labelled);
        Assert.Equal(predicted.Select(row => row.Prediction), known.Select(row => row.Prediction));
        Assert.Equal("1", known[Enumerable.Range(0, Rows.Count).First(i => Rows[i].Churned == true)].Origin["churned"]);
        Assert.Empty(Trained.PredictRows(new MemoryStream(Encoding.UTF8.GetBytes(ChurnData.Header))));
        Assert.Contains("missing: 'churned', the label (PredictRows predicts rows without it)",
            Assert.Throws<DataFormatException>(() => Churn.Read(new MemoryStream(Encoding.UTF8.GetBytes(unlabelled)))).Message, StringComparison.Ordinal);
        Assert.Contains("line 3, column 2 ('plan')", Assert.Throws<DataFormatException>(() => Trained.PredictRows(new MemoryStream(
            Encoding.UTF8.GetBytes(string.Concat(unlabelled.Split('\n').Take(2).Select(line => line + "\n")) + "C9,,1,1,yes,2024-01-01,x,y\n")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_in_a_code_page_is_read_where_it_is_named()
    {
        byte[] text = Encoding.Latin1.GetBytes("weight;size;seen;kind\n1,5;small;2024-01-01 10:00;cat\n2,5;é;2024-01-01 10:00;cat\n");
        Assert.Contains("say which (the encoding of Read)", Assert.Throws<DataFormatException>(() => Animals.Read(new MemoryStream(text))).Message, StringComparison.Ordinal);
        Assert.Contains("found 'é'", Assert.Throws<DataFormatException>(() => Animals.Read(new MemoryStream(text), Encoding.Latin1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_without_rows_or_values_says_so_by_row()
    {
        DataTable table = Table();
        table.Rows.Clear();
        Assert.Equal("the query: expected rows to learn from; found none.", Assert.Throws<DatasetException>(() => Churn.Read(table.CreateDataReader())).Message);
        table = Table();
        table.Rows[3]["joined"] = DBNull.Value;
        Assert.Contains("1 is missing: row 4, column", Assert.Throws<DataFormatException>(() => Churn.Read(table.CreateDataReader())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Moments_and_times_of_a_database_are_those_of_a_file()
    {
        Dataset file = Departures.Read(new MemoryStream(Encoding.UTF8.GetBytes("at,clock,fare,late\n2024-03-01T14:30:00+02:00,9:30 PM,$5.50,yes\n2024-03-01T12:30:00Z,None,-$1,no\n")));
        Assert.Equal([new DateOnly(2024, 3, 1).DayNumber, 12.5f * 3600, 21.5f * 3600, 5.5f], file.Inputs[..4]);
        Assert.Equal([new DateOnly(2024, 3, 1).DayNumber, 12.5f * 3600, float.NaN, -1], file.Inputs[4..]);
        using var table = new DataTable { Columns = { { "at", typeof(DateTimeOffset) }, { "clock", typeof(TimeSpan) }, { "fare", typeof(decimal) }, { "late", typeof(bool) } } };
        table.Rows.Add(new DateTimeOffset(2024, 3, 1, 14, 30, 0, TimeSpan.FromHours(2)), new TimeSpan(21, 30, 0), 5.5m, true);
        table.Rows.Add(new DateTimeOffset(2024, 3, 1, 12, 30, 0, TimeSpan.Zero), DBNull.Value, -1m, false);
        Assert.Equal(file.Inputs, Departures.Read(table.CreateDataReader()).Inputs);
        Departures.Row[] rows =
        [
            new() { At = new DateTime(2024, 3, 1, 12, 30, 0, DateTimeKind.Utc).ToLocalTime(), Clock = new TimeOnly(21, 30), Fare = 5.5, Late = true },
            new() { At = new DateTime(2024, 3, 1, 12, 30, 0), Clock = null, Fare = -1, Late = false },
        ];
        Assert.Equal(file.Inputs, Departures.Read(rows).Inputs);
        var network = new Departures(1);
        network.FitPreprocessing(file);
        Assert.Equal(network.Predict(rows[0]), Departures.Load(network.SaveToBytes()).Predict(rows[0]));
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
        string text = "seen;weight;size\n" + string.Concat(rows.Select(row =>
            FormattableString.Invariant($"{row.Seen:yyyy-MM-dd HH:mm};{row.Weight:F2};{row.Size}\n").Replace('.', ',')));
        Assert.Equal(rows.Select(row => row.Kind), network.PredictRows(new MemoryStream(Encoding.UTF8.GetBytes(text))).Select(row => row.Prediction.Kind));
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
