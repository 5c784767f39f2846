namespace NetGen.Tests.Networks;

/// <summary>A copy has all that a prediction depends on, and nothing in common with the original afterwards; serving copies while training mixes nothing.</summary>
public sealed class CopyTests
{
    private static readonly Dataset Data = Dataset.FromArrays(Draw.Normal<float>(200 * 10, seed: 1), Draw.Labels(200, 4, seed: 2));
    private static readonly FitOptions Options = new() { Epochs = 3, BatchSize = 20, ProgressLine = ProgressLine.Off };

    [Fact]
    public void Clone_predicts_the_same_bits_and_is_a_network_of_its_own()
    {
        var network = new PreparedCopy(seed: 1);
        network.Fit(Data, Options);
        PreparedCopy copy = network.Clone();
        float[] expected = Predictions(network);
        Assert.Equal(expected, Predictions(copy));
        network.Fit(Data, Options);
        Assert.NotEqual(expected, Predictions(network));
        Assert.Equal(expected, Predictions(copy));
    }

    [Fact]
    public void CopyTo_and_CopyFrom_give_weights_running_statistics_and_preprocessing()
    {
        PreparedCopy network = new(seed: 1), to = new(seed: 2), from = new(seed: 3);
        network.Fit(Data, Options);
        network.CopyTo(to);
        from.CopyFrom(network);
        Assert.Equal(Predictions(network), Predictions(to));
        Assert.Equal(Predictions(network), Predictions(from));
        Assert.Throws<ArgumentNullException>(() => network.CopyTo(null!));
        Assert.Throws<ArgumentNullException>(() => network.CopyFrom(null!));
    }

    [Fact]
    public void Copying_allocates_nothing()
    {
        PreparedCopy network = new(seed: 1), other = new(seed: 2);
        network.CopyTo(other);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.CopyTo(other);
        other.CopyFrom(network);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Copy_of_a_folded_network_is_folded()
    {
        var network = new FoldedCopy(seed: 1);
        network.Fit(Data, Options);
        FoldedCopy folded = network.WithFoldedPreprocessing(), copy = folded.Clone();
        var (expected, actual) = (new float[4], new float[4]);
        folded.Predict(Data.Inputs[..10], expected);
        copy.Predict(Data.Inputs[..10], actual);
        Assert.Equal(expected, actual);
        Assert.Throws<PreprocessingFoldedException>(() => copy.Fit(Data, Options));
        network.CopyTo(copy);
        copy.Fit(Data, Options);
    }

    [Fact]
    public void Served_copies_never_mix_two_states_while_the_network_trains()
    {
        // What the summary of Clone tells a service to do: answers of two threads are those of one published state each.
        var training = new PreparedCopy(seed: 1);
        training.Fit(Data, Options);
        var served = new Served(training.Clone());
        var states = new HashSet<string> { Answer(served.Network) };
        var answers = new System.Collections.Concurrent.ConcurrentBag<string>();
        bool isDone = false;
        Thread[] readers = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (!Volatile.Read(ref isDone))
            {
                answers.Add(Answer(served.Network));
            }
        }))];
        Array.ForEach(readers, reader => reader.Start());
        SpinWait.SpinUntil(() => !answers.IsEmpty);
        for (int swap = 0; swap < 50; swap++)
        {
            training.Fit(Data, Options with { Epochs = 1 });
            PreparedCopy next = training.Clone();
            states.Add(Answer(next));
            served.Network = next;
        }

        // One more than there are readers: one of the answers was begun behind the last swap.
        int before = answers.Count;
        SpinWait.SpinUntil(() => answers.Count > before + readers.Length);
        Volatile.Write(ref isDone, true);
        Array.ForEach(readers, reader => reader.Join());
        Assert.Equal(51, states.Count);
        Assert.Subset(states, answers.ToHashSet());
        Assert.True(answers.Distinct().Count() > 1);
    }

    private static float[] Predictions(PreparedCopy network)
    {
        var outputs = new float[Data.Count * PreparedCopy.OutputLength];
        network.PredictBatch(Data.Inputs, outputs);
        return outputs;
    }

    private static string Answer(PreparedCopy network)
    {
        Span<float> output = stackalloc float[PreparedCopy.OutputLength];
        network.Predict(Data.Inputs[..10], output);
        return string.Join(' ', output.ToArray().Select(BitConverter.SingleToInt32Bits));
    }

    private sealed class Served(PreparedCopy network)
    {
        private volatile PreparedCopy network = network;

        public PreparedCopy Network
        {
            get => network;
            set => network = value;
        }
    }
}

[Network]
[Input(10), Standardize]
[Dense(16), BatchNorm, Relu]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.01), Ema(0.9)]
internal partial class PreparedCopy;

[Network]
[Input(10), Standardize]
[Dense(16), Relu]
[Dense(4), Softmax]
[CrossEntropy]
[Adam(0.01)]
internal partial class FoldedCopy;
