namespace NetGen.Tests.Networks;

/// <summary>One network predicts on many threads at once, each with a workspace of its own.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void Predicting_from_several_threads_gives_what_one_thread_gives()
    {
        const int threads = 4, samples = 200;
        var network = new ConcurrentNetwork(seed: 1);
        var inputs = Draw.Normal<float>(samples * 30, seed: 2);
        var expected = new float[samples * 6];
        network.PredictBatch(inputs, expected);

        // All start together, so that their first calls make the workspaces at the same time.
        using var barrier = new Barrier(threads);
        var failures = new int[threads];
        var workers = Enumerable.Range(0, threads).Select(worker => new Thread(() =>
        {
            barrier.SignalAndWait();
            var (one, many) = (new float[6], new float[samples * 6]);
            for (var round = 0; round < 50; round++)
            {
                var row = ((worker * 53) + (round * 7)) % samples;
                network.Predict(inputs.AsSpan(row * 30, 30), one);
                network.PredictBatch(inputs, many);
                var likeliest = network.Classify(inputs.AsSpan(row * 30, 30));
                var right = expected.AsSpan(row * 6, 6);
                if (!right.SequenceEqual(one) || !many.AsSpan().SequenceEqual(expected) || right[likeliest] != expected.Skip(row * 6).Take(6).Max())
                    failures[worker]++;
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.All(failures, count => Assert.Equal(0, count));
    }

    [Fact]
    public void Trainers_of_different_networks_run_side_by_side()
    {
        var (inputs, labels) = (Draw.Normal<float>(100 * 30, seed: 2), Draw.Labels(100, 6, seed: 3));
        float[] Train()
        {
            var network = new ConcurrentNetwork(seed: 1);
            var trainer = new ConcurrentNetwork.Trainer(network);
            for (var step = 0; step < 30; step++)
                trainer.Step(inputs, labels);
            return network.Parameters.ToArray();
        }

        var alone = Train();
        var together = new float[4][];
        var workers = Enumerable.Range(0, together.Length).Select(worker => new Thread(() => together[worker] = Train())).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.All(together, parameters => Assert.Equal(alone, parameters));
    }

    [Fact]
    public void Observer_may_predict_with_the_network_it_observes()
    {
        var network = new ConcurrentNetwork(seed: 1);
        var inputs = Draw.Normal<float>(3 * 30, seed: 2);
        var (expected, outputs, other) = (new float[3 * 6], new float[3 * 6], new float[6]);
        network.PredictBatch(inputs, expected);
        network.Inspect(inputs, (layer, sample, values) =>
        {
            if (layer == "Softmax1")
                values.CopyTo(outputs.AsSpan(sample * 6));
            network.Predict(inputs.AsSpan((2 - sample) * 30, 30), other);
        });
        Assert.Equal(expected, outputs);
    }
}

[Network]
[Input(30)]
[Dense(40), Relu]
[Dense(6), Softmax]
[CrossEntropy]
[Sgd(0.1, Momentum = 0.9)]
internal partial class ConcurrentNetwork;
