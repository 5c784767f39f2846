using System.Data;
using System.Text;

namespace NetGen.Tests.Tables;

/// <summary>Each sample knows its row, its line and the columns that are no features, through splits and folds to the worst predictions.</summary>
public sealed class RowOriginTests
{
    private const int Count = 40;

    private static readonly string Text = "customer_id,plan,balance,visits,active,joined,region,note,churned\n" + string.Concat(Enumerable.Range(0, Count).Select(i => FormattableString.Invariant(
        $"C{1000 + i},basic,{i},{i % 50},yes,2024-01-{1 + (i % 28):00},north,\"a note\nof two lines\",{(i % 4 == 0 ? "yes" : "no")}\n")));

    private static readonly Dataset Data = Churn.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)));

    [Fact]
    public void Sample_of_a_split_of_a_fold_is_traced_to_its_line_and_customer()
    {
        var (train, test) = Data.StratifiedSplit(0.7, seed: 3);
        foreach (Dataset part in (Dataset[])[Data, train, test, .. train.KFold(3, 1).Select(fold => fold.Validation), Data.Shuffle(5).Take(9), test.WithColumnsOf(Data)])
        {
            for (int i = 0; i < part.Count; i++)
            {
                SampleOrigin origin = part.OriginOf(i);
                // The balance is the number of the row; each record has two lines.
                Assert.Equal(part.Inputs[(i * part.InputLength) + 1], origin.Row);
                Assert.Equal(2 + (2 * origin.Row), origin.Line);
                Assert.Equal(FormattableString.Invariant($"C{1000 + origin.Row}"), origin["customer_id"]);
            }
        }

        Assert.Equal("row 7 (line 16, customer_id C1007)", Data.OriginOf(7).ToString());
        Assert.Throws<KeyNotFoundException>(() => Data.OriginOf(0)["name"]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Data.OriginOf(Count));
    }

    [Fact]
    public void Rows_of_a_program_and_of_a_database_have_numbers()
    {
        Dataset rows = Churn.Read(ChurnData.Rows(5, 1)).Subset(3, 1);
        Assert.Equal((3, null), (rows.OriginOf(0).Row, rows.OriginOf(0).Line));
        using var table = new DataTable();
        foreach (string column in new[] { "customer_id", "area", "rooms", "age", "price" })
        {
            table.Columns.Add(column, typeof(string));
        }

        table.Rows.Add("H1", "80", "3", "1", "300000");
        table.Rows.Add("H2", "90", "3", "1", "400000");
        Dataset answered = Named.Read(table.CreateDataReader());
        Assert.Equal("row 1 (customer_id H2)", answered.OriginOf(1).ToString());
        Assert.Equal("row 1", Dataset.FromArrays([1f, 2], [0, 1]).OriginOf(1).ToString());
    }

    [Fact]
    public void Worst_predictions_are_those_with_the_largest_errors_and_name_their_rows()
    {
        var network = new Churn(1);
        var (train, test) = Data.StratifiedSplit(0.5, seed: 3);
        network.Fit(train, new FitOptions { Epochs = 2, BatchSize = 10 });
        Evaluation evaluation = network.Evaluate(test);
        IReadOnlyList<SampleAnswer> worst = evaluation.Worst(5)!;
        var outputs = new float[test.Count];
        network.PredictBatch(test.Inputs, outputs);
        double[] errors = [.. outputs.Select((output, i) => Math.Abs(output - test.Labels[i])).OrderDescending().Take(5).Select(error => (double)error)];
        Assert.All(worst.Zip(errors), pair => Assert.Equal(pair.Second, pair.First.Error, 1e-6));
        Assert.All(worst, answer => Assert.Equal(test.OriginOf(answer.Sample)["customer_id"], answer.Origin["customer_id"]));
        Assert.All(worst, answer => Assert.Equal(outputs[answer.Sample], answer.Outputs[0]));
        Assert.Equal(test.Labels[4], evaluation.AnswerOf(4)!.Label);
        Assert.Contains("customer_id C1", worst[0].ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.Worst(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.AnswerOf(test.Count));
    }

    [Fact]
    public void Error_of_a_class_is_what_the_best_wrong_one_is_ahead()
    {
        var network = new Animals(1);
        Dataset data = Animals.Read([new Animals.Row { Weight = 1, Seen = new(2024, 1, 1), Kind = "dog" }, new Animals.Row { Weight = 2, Seen = new(2024, 1, 2), Kind = "cow", Size = "small" }]);
        network.FitPreprocessing(data);
        SampleAnswer answer = network.Evaluate(data).AnswerOf(1)!;
        Assert.Equal(Math.Max(answer.Outputs[0], answer.Outputs[1]) - answer.Outputs[2], answer.Error, 1e-12);
        Assert.Equal(2, answer.Label);
    }
}

[Network]
[Table(Label = "price")]
[Column("customer_id", Ignore = true)]
[Column("area")]
[Column("rooms")]
[Column("age")]
[Dense(1), MeanSquaredError, Adam(0.01)]
internal sealed partial class Named;
