namespace NetGen.Aot.Tests.Toolchain;

/// <summary>The programs that a user writes about a training's life, with the packed package: a Fit in a loop, a nightly folder, a divergence, a network that serves.</summary>
public sealed class LifeOfATrainingTests(PackedNetGen netGen)
{
    private const string Program =
        """
        using NetGen;

        var quiet = new FitOptions { Epochs = 1, BatchSize = 16, ProgressLine = ProgressLine.Off };
        var (today, tomorrow) = (Rows(1), Rows(2));

        // Fit in a loop of one's own.
        Net loop = new(seed: 1), whole = new(seed: 1);
        whole.Fit(today, quiet with { Epochs = 40 });
        for (int epoch = 0; epoch < 40; epoch++)
            loop.Fit(today, quiet);
        Console.WriteLine($"loop {Math.Abs(loop.Evaluate(tomorrow).Accuracy!.Value - whole.Evaluate(tomorrow).Accuracy!.Value) < 0.1}");

        // Yesterday's folder.
        var folder = new Checkpoints(Path.Combine(AppContext.BaseDirectory, "nightly"));
        var night = quiet with { Epochs = 3, Checkpoints = folder };
        new Net(seed: 1).Fit(today, night);
        Console.WriteLine($"handed back {new Net(seed: 1).Fit(today, night).HadEnded}");
        try { new Net(seed: 1).Fit(tomorrow, night); }
        catch (WeightFileException e) { Console.WriteLine($"refused {e.Message.Contains("the run was of other data")}"); }
        Console.WriteLine($"anew {new Net(seed: 1).Fit(tomorrow, night with { Checkpoints = folder with { ReplaceOther = true } }).Resumed is null}");
        byte[] bytes = File.ReadAllBytes(folder.LastPath);
        bytes[^16] ^= 1;
        File.WriteAllBytes(folder.LastPath, bytes);
        try { new Net(seed: 1).Fit(tomorrow, night); }
        catch (WeightFileException e) { Console.WriteLine($"damaged {e.Message.Contains("checksum")}"); }

        // A training that breaks down.
        var broken = new Net(seed: 1);
        try { broken.Fit(today, quiet with { Epochs = 9, Validation = tomorrow, Callbacks = [new Breaker(broken)] }); }
        catch (NonFiniteValueException e) { Console.WriteLine($"diverged {e.History!.Epochs.Count} {e.RestoredEpoch is not null} {float.IsFinite(broken.Parameters[0])}"); }

        // What was not measured.
        try { loop.Classify([1, float.NaN, 3, 4]); }
        catch (NonFiniteInputException e) { Console.WriteLine($"input {e.Feature}"); }

        // One class alone, a handful of samples, a copy.
        var few = Dataset.FromArrays(new float[5 * 4], new int[5]);
        Console.WriteLine($"told {new Net(seed: 1).Fit(few, new FitOptions { Epochs = 1, ProgressLine = ProgressLine.Off }).Troubles.Any(trouble => trouble.Kind == TroubleKind.MissingClasses)}");
        Net served = loop.Clone();
        loop.Fit(today, quiet);
        Console.WriteLine($"copy {!served.Parameters.SequenceEqual(loop.Parameters)}");

        static Dataset Rows(int seed)
        {
            var random = new Random(seed);
            float[] inputs = [.. Enumerable.Range(0, 300 * 4).Select(_ => random.NextSingle())];
            return Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 300).Select(i => inputs[4 * i] > inputs[(4 * i) + 1] ? 1 : 0)]);
        }

        class Breaker(Net network) : ITrainingCallback
        {
            public bool AfterEpoch(EpochReport epoch)
            {
                if (epoch.Epoch == 3)
                    network.Parameters.Fill(1e38f);
                return true;
            }
        }

        [Network]
        [Input(4)]
        [Dense(16), Relu, Dropout(0.1)]
        [Dense(2), Softmax]
        [CrossEntropy, Adam(0.01)]
        public partial class Net;
        """;

    [Fact(Explicit = true)]
    public void Programs_of_users_get_what_was_promised()
    {
        var outcome = netGen.NewProject(("Program.cs", Program)).Run();
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal(
            ["loop True", "handed back True", "refused True", "anew True", "damaged True", "diverged 3 True True", "input 1", "told True", "copy True"],
            outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact(Explicit = true)]
    public void Debug_build_says_once_that_it_is_slow()
    {
        var project = netGen.NewProject(("Program.cs", """
            using NetGen;

            for (int i = 0; i < 2; i++)
                new Net(seed: 1).Fit(Dataset.FromArrays([1f, 2, 3], [2f, 4, 6]), new FitOptions { Epochs = 1 });

            [Network]
            [Input(1)]
            [Dense(1), MeanSquaredError, Sgd(0.1)]
            public partial class Net;
            """));
        var debug = project.RunDebug();
        Assert.True(debug.ExitCode == 0, debug.ToString());
        Assert.Equal(2, debug.Errors.Split("This is a Debug build: networks train 4 to 10 times slower, with the same result. Use -c Release").Length);
        Assert.DoesNotContain("Debug build", project.Run().Errors, StringComparison.Ordinal);
    }
}
