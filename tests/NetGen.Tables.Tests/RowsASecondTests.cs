using System.Globalization;
using nietras.SeparatedValues;

namespace NetGen.Tables.Tests;

/// <summary>Rows are predicted without allocating; how many are read a second is printed beside a peer's number.</summary>
public sealed class RowsASecondTests
{
    private const int Rows = 200_000;
    private const int Rounds = 20;

    [Fact]
    public void Row_is_predicted_without_allocating()
    {
        (string train, _) = (DrawnTable.Of("churn", 400, 1), 0);
        var network = new Churn(1);
        network.FitPreprocessing(Churn.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(train))));
        var row = new Churn.Row { Plan = "pro", Balance = 12.5, Visits = 3, Supports = true, Joined = new DateOnly(2020, 1, 2), Region = "region 3" };
        network.Predict(row);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            network.Predict(row);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <summary>
    /// What is read is all there; how fast, beside a peer in the same run, is printed and not judged: time on a shared machine is no property of the
    /// program. Interleaved on one thread, in seconds of the processor, all threads of the process together; the median of ratios: a loaded
    /// machine slows both. Between rounds the JIT compiler, which works on a thread of its own, has time for what is called often: on one core
    /// that a real-time thread holds, it would have none, and first code would be measured.
    /// </summary>
    [Fact(Explicit = true)]
    public void Every_row_is_read_and_predicted_and_the_rows_a_second_are_printed_beside_a_peer_s()
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(DrawnTable.Of("churn", Rows, 9));
        var network = new Churn(1);
        network.FitPreprocessing(Churn.Read(new MemoryStream(text)).Take(2000));
        var (read, encode, peer) = (new List<double>(), new List<double>(), new List<double>());
        for (int round = 0; round < Rounds; round++)
        {
            Thread.Sleep(250);
            Dataset? data = null;
            read.Add(Seconds(() => data = Churn.Read(new MemoryStream(text))));
            Assert.Equal(Rows, data!.Count);
            encode.Add(Seconds(() => Encode(network, data!)));
            peer.Add(Seconds(() => Assert.True(ReadWithPeer(text) > 0)));
        }

        string Speed(List<double> seconds) => (Rows / seconds.Min()).ToString("N0", CultureInfo.InvariantCulture);
        double ratio = peer.Zip(read, (theirs, ours) => theirs / ours).Skip(Rounds / 2).Order().ElementAt(Rounds / 4);
        Console.WriteLine(FormattableString.Invariant(
            $"{Speed(read)} rows a second of processor time read, {Speed(encode)} encoded and predicted, {Speed([.. read.Zip(encode, (a, b) => a + b)])} both; Sep {Speed(peer)}; {ratio:F2} times Sep's speed"));
    }

    private static void Encode(Churn network, Dataset data)
    {
        var outputs = new float[data.Count];
        network.PredictBatch(data.Inputs, outputs);
        Assert.True(outputs[^1] is >= 0 and <= 1);
    }

    /// <summary>What a careful user would write with Sep: each field parsed to its type, none kept as text.</summary>
    private static double ReadWithPeer(byte[] text)
    {
        using SepReader reader = Sep.New(',').Reader().From(new MemoryStream(text));
        double sum = 0;
        foreach (SepReader.Row row in reader)
        {
            sum += row["balance"].TryParse<double>() ?? 0;
            sum += row["visits"].Parse<int>();
            sum += row["supports"].Span.SequenceEqual("yes") ? 1 : 0;
            sum += DateOnly.ParseExact(row["joined"].Span, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
            sum += row["plan"].Span switch { "basic" => 0, "plus" => 1, _ => 2 };
            sum += row["region"].Span[^1] - '0';
            sum += row["churned"].Span.SequenceEqual("yes") ? 1 : 0;
        }

        return sum;
    }

    private static double Seconds(Action action)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        action();
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}
