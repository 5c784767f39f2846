using System.Globalization;
using System.Text.Json;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Training;

/// <summary>A history for other programs: what they read is what was measured, bit for bit, under every culture.</summary>
public sealed class HistoryTextTests
{
    private static History Trained()
    {
        var (train, test) = TestData.Digits().StratifiedSplit(0.8, seed: 1);
        return new DigitsNetwork(1).Fit(train, new FitOptions { Epochs = 3, Validation = test });
    }

    [Fact]
    public void Csv_reads_back()
    {
        History history = Trained();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~" } };
        string[] lines;
        try
        {
            lines = history.ToCsv().Split('\n');
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        string[] names = lines[0].Split(',');
        Assert.Equal(history.Epochs.Count + 2, lines.Length);
        foreach ((EpochReport epoch, string line) in history.Epochs.Zip(lines[1..]))
        {
            Dictionary<string, string> row = names.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
            double Number(string name) => double.Parse(row[name], CultureInfo.InvariantCulture);
            Assert.Equal(
                (epoch.TrainLoss, epoch.ValidationAccuracy!.Value, epoch.LearningRate),
                (Number("train_loss"), Number("validation_accuracy"), Number("learning_rate")));
            // What was not measured is empty, not 0.
            Assert.Equal("", row["validation_score"]);
        }
    }

    [Fact]
    public void Json_reads_back()
    {
        History history = Trained();
        JsonElement read = JsonDocument.Parse(history.ToJson()).RootElement;
        Assert.Equal("Completed", read.GetProperty("end").GetString());
        Assert.Equal(history.BestEpoch!.Epoch, read.GetProperty("best_epoch").GetInt32());
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss!.Value), read.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("validation_loss").GetDouble()));
        Assert.Equal(history.Troubles.Count, read.GetProperty("troubles").GetArrayLength());
    }
}
