using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Reports;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>The page of a run says what the run was, whatever it was; the run does not notice.</summary>
public sealed partial class RunReportTests : IDisposable
{
    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-report-").FullName;

    private string File => Path.Combine(folder, "run.html");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_figures_of_the_page_are_those_of_the_history()
    {
        var network = new DigitsNetwork(1);
        History history = network.Fit(Digits.Train,
            new FitOptions { Epochs = 3, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        JsonElement run = Data();
        Assert.Equal("Completed", run.GetProperty("end").GetString());
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainLoss),
            run.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("trainLoss").GetDouble()));
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss!.Value),
            run.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("validationLoss").GetDouble()));
        Evaluation evaluation = network.Evaluate(Digits.Test);
        JsonElement answers = run.GetProperty("answers");
        Assert.Equal(evaluation.Accuracy, answers.GetProperty("accuracy").GetDouble());
        long[] confusion = [.. answers.GetProperty("confusion").EnumerateArray().SelectMany(row => row.EnumerateArray())
            .Select(count => count.GetInt64())];
        Assert.Equal(from actual in Enumerable.Range(0,
            10) from predicted in Enumerable.Range(0, 10) select evaluation.ConfusionMatrix![actual, predicted], confusion);
        // The last look at the layers is what a report on the trained network sees.
        SignalReport signal = SignalReport.Run(new DigitsNetwork.Trainer(network), Digits.Test, samples: 128);
        JsonElement last = run.GetProperty("signals").EnumerateArray().Last();
        Assert.Equal(3, last.GetProperty("epoch").GetInt32());
        Assert.Equal(signal.Layers.Select(layer => layer.Rms.ToString("G6", CultureInfo.InvariantCulture)),
            last.GetProperty("layers").EnumerateArray()
                .Select(layer => layer.GetProperty("rms").GetDouble().ToString("G6", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_run_that_is_watched_has_the_same_bits()
    {
        var watched = new DigitsNetwork(1);
        var alone = new DigitsNetwork(1);
        watched.Fit(Digits.Train,
            new FitOptions { Epochs = 2, Callbacks = [new RunReport(File) { SecondsBetween = 0 }, new TensorBoardLog(folder)] });
        alone.Fit(Digits.Train, new FitOptions { Epochs = 2 });
        Assert.Equal(alone.Parameters.ToArray(), watched.Parameters.ToArray());
    }

    [Fact]
    public void A_report_is_added_beside_what_else_is_told_of_a_run()
    {
        var other = new EndsAfter(2);
        var options = new FitOptions { Epochs = 5, Callbacks = [other] };
        FitOptions reported = options.WithReport(File);
        Assert.Equal([other], options.Callbacks);
        new DigitsNetwork(1).Fit(Digits.Train, reported);
        Assert.Equal(2, Data().GetProperty("epochs").GetArrayLength());
        Assert.Throws<ArgumentException>(() => options.WithReport(" "));
    }

    [Fact]
    public void Rows_of_a_table_are_shown_with_their_columns_and_categories()
    {
        const string Text = "house,area,town,price\nH1,50,Bern,1\nH2,60,Chur,2\nH3,,Bern,3\nH4,80,Chur,40\n";
        Dataset data = PricedNetwork.Read(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
        new PricedNetwork(1).Fit(data, new FitOptions { Epochs = 1, Validation = data }.WithReport(File));
        string page = System.IO.File.ReadAllText(File);
        Match worst = Regex.Match(page, "<section id=\"mistakes\">.*?</section>", RegexOptions.Singleline);
        Assert.Matches("<th scope=\"row\">row 3 \\(line 5, house H4\\)</th><td>40</td>.*?<td>80</td><td>Chur</td>", worst.Value);
        Assert.Contains("<td>–</td><td>Bern</td>", worst.Value, StringComparison.Ordinal);
        // One of four areas is missing; the mean is of the others.
        Assert.Matches("<th scope=\"row\">area</th><td>50</td><td>63.33</td><td>[0-9.]+</td><td>80</td><td>3</td><td>1</td>", page);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_of_inputs_are_those_of_a_plain_loop()
    {
        foreach (int length in new[] { 1, 31, 32, 33, 100, 784 })
        {
            byte[] levels = [.. Enumerable.Range(0, length * 5).Select(i => (byte)(i % length == 0 ? 7 : (i * 37) ^ (i >> 3)))];
            InputSums sums = InputSums.Of(levels, length);
            int constant = Enumerable.Range(0, length)
                .Count(place => Enumerable.Range(1, 4).All(row => levels[(row * length) + place] == levels[place]));
            Assert.Equal(
                new InputSums(levels.Length, levels.Sum(level => (double)level), levels.Sum(level => (double)level * level), levels.Min(),
                    levels.Max(), constant), sums);
            float[] numbers = [.. levels.Select(level => level / 8f)];
            Assert.Equal(
                new InputSums(levels.Length, numbers.Sum(x => (double)x), numbers.Sum(x => (double)x * x), numbers.Min(), numbers.Max(),
                    constant), InputSums.Of(numbers, length));
        }

        // More squares than 32 bits hold.
        byte[] white = new byte[4096 * 300];
        Array.Fill(white, byte.MaxValue);
        Assert.Equal(new InputSums(white.Length, 255.0 * white.Length, 65_025.0 * white.Length, 255, 255, 4096), InputSums.Of(white, 4096));
        Assert.Equal(new InputSums(2, 3, 5, 1, 2, 1), InputSums.Of([float.NaN, 1, float.NaN, 2], 2));
        Assert.Equal(new InputSums(0, 0, 0, 0, 0, 1), InputSums.Of([float.NaN, float.NaN], 1));
    }

    [Fact]
    public void A_page_asks_for_nothing_and_is_small()
    {
        new DigitsNetwork(1).Fit(Digits.Train, new FitOptions { Epochs = 40, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        string text = System.IO.File.ReadAllText(File);
        Assert.True(text.Length < 500_000, $"{text.Length} characters");
        // Pictures are in it, links lead to places in it.
        Assert.All(Address().Matches(text), match => Assert.Matches("^(src=\"data:image/png;base64|href=\"#NG|https?://$)", match.Value));
        Assert.All(Name().Matches(text), match => Assert.Equal("http://www.w3.org/2000/svg", match.Value));
        Assert.Equal(1, text.Split("<script").Length - 1);
        Assert.Contains("<svg", text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Names_are_never_markup()
    {
        const string Name = "</script><b onload=x>&\"'";
        Dataset data = Dataset.FromArrays(
            Digits.Train.Inputs[..(64 * 100)].ToArray(), Digits.Train.Labels[..100].ToArray(),
            [.. Enumerable.Range(0, 10).Select(label => $"{Name}{label}")]);
        new DigitsNetwork(1).Fit(data,
            new FitOptions { Epochs = 1, Validation = data, Callbacks = [new RunReport(File) { Title = Name }] });
        Assert.DoesNotContain("<b onload", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Equal("Completed", Data().GetProperty("end").GetString());
    }

    [Fact]
    public void A_run_that_breaks_down_leaves_a_page_that_says_so()
    {
        var network = new DigitsNetwork(1);
        Assert.ThrowsAny<NonFiniteValueException>(() => network.Fit(
            Digits.Train, new FitOptions { Epochs = 3, Callbacks = [new RunReport(File)] },
            new DigitsNetwork.Hyperparameters { LearningRate = 1e30 }));
        string text = System.IO.File.ReadAllText(File);
        Assert.Contains("It broke down in epoch", text, StringComparison.Ordinal);
        Assert.NotEmpty(Data().GetProperty("troubles").EnumerateArray());
    }

    [Fact]
    public void A_page_of_a_run_that_goes_on_has_the_validation_of_its_last_epoch()
    {
        var network = new DigitsNetwork(1);
        Assert.Throws<InvalidOperationException>(() => network.Fit(Digits.Train, new FitOptions
        {
            Epochs = 3, Validation = Digits.Test, Callbacks = [new RunReport(File) { SecondsBetween = 0 }, new BreaksAfter(2)],
        }));
        string text = System.IO.File.ReadAllText(File);
        double loss = Data().GetProperty("epochs")[1].GetProperty("validationLoss").GetDouble();
        Assert.Contains($"After epoch 2, on samples that are not trained on: loss {Figures.Number(loss)}, accuracy", text,
            StringComparison.Ordinal);
        // It loads itself again; a page that is done does not.
        Assert.Contains("location.reload()", text, StringComparison.Ordinal);
        network.Fit(Digits.Train, new FitOptions { Epochs = 1, Callbacks = [new RunReport(File)] });
        Assert.DoesNotContain("location.reload()", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void A_regression_has_its_errors_and_no_classes()
    {
        Dataset data = Dataset.FromArrays(Draw.Normal<float>(400, seed: 1), Draw.Normal<float>(200, seed: 2), targetLength: 1);
        new NetworkWithoutNamespace(1).Fit(data, new FitOptions { Epochs = 2, Validation = data, Callbacks = [new RunReport(File)] });
        string text = System.IO.File.ReadAllText(File);
        Assert.Contains("id=\"regression\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"confusion\"", text, StringComparison.Ordinal);
    }

    /// <summary>What is left to fall, where the schedule has ended; both losses that rise; a Poisson loss around 0.</summary>
    [Theory]
    [InlineData(0.001, 0, new[] { 1.0, 0.9, 0.8, 0.7, 0.6, 0.5 }, "more epochs help only with a schedule that is longer too")]
    [InlineData(0.001, 0, new[] { 1.0, 0.9, 0.8, 0.7, 0.6, 0.5 }, "Train longer, with a schedule of more epochs")]
    [InlineData(0.1, 0, new[] { 1.0, 0.9, 0.8, 0.7, 0.6, 0.5 }, "Train longer: the loss was still falling")]
    [InlineData(0.1, 0, new[] { 1.0, 0.4, 0.5, 0.9, 1.1, 1.2 }, "No: since epoch 2 the validation loss has risen from 0.4 to 1.2, and the ")]
    [InlineData(0.1, -3, new[] { 0.5, 0.1, 0.01, 0.02, 0.03, 0.02 }, "No: the validation loss did not rise for good")]
    [InlineData(0.1, -3, new[] { 0.5, 0.1, 0.01, 0.02, 0.03, 0.02 }, "as shares of what is above the loss of right answers, -3")]
    public void Losses_and_rates_are_read_as_what_they_are(double lastRate, double floor, double[] losses, string expected)
    {
        DataFacts facts = DataFacts.Of(Digits.Test, null, DigitsNetwork.Summary) with { Floors = new(floor, floor) };
        var run = new RunRecord("", DigitsNetwork.Summary, new FitOptions(), facts);
        run.Epochs.AddRange(losses.Select((loss, i) => new EpochReport
        {
            Epoch = i + 1,
            Epochs = 6,
            StepCount = i,
            TrainLoss = loss,
            Penalty = 0,
            TrainAccuracy = null,
            ValidationLoss = loss,
            ValidationAccuracy = null,
            LearningRate = i < 5 ? 0.1 : lastRate,
            Elapsed = TimeSpan.Zero,
            SamplesPerSecond = 1,
        }));
        Assert.Contains(expected, NetGen.Reports.Sections.GlanceSection.Write(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1.0, 0.5, 0.4, 0.6, 0.8, 0.9 }, "Yes: since epoch 3 the validation loss has risen from 0.4 to 0.9")]
    [InlineData(new[] { 1.0, 0.5, 0.4, 0.38, 0.41, 0.39 }, "No: the validation loss did not rise for good")]
    [InlineData(new[] { 1.0, 0.5, 0.4, 0.38, 0.37, 0.6 }, "No: the validation loss did not rise for good")]
    public void Overfitting_is_a_rise_that_lasts(double[] validation, string expected)
    {
        var run = new RunRecord("", DigitsNetwork.Summary, new FitOptions(), DataFacts.Of(Digits.Test, null, DigitsNetwork.Summary));
        run.Epochs.AddRange(validation.Select((loss, i) => new EpochReport
        {
            Epoch = i + 1, Epochs = 6, StepCount = i, TrainLoss = 1.0 / (i + 1), Penalty = 0, TrainAccuracy = null, ValidationLoss = loss,
            ValidationAccuracy = null, LearningRate = 0.1, Elapsed = TimeSpan.Zero, SamplesPerSecond = 1,
        }));
        Assert.Contains(expected, NetGen.Reports.Sections.GlanceSection.Write(run), StringComparison.Ordinal);
    }

    [Fact]
    public void However_long_the_run_the_first_and_the_last_look_are_kept()
    {
        var course = new Course<SignalReport>(24);
        var signal = new SignalReport { Samples = 1, Layers = [], Weights = [] };
        for (int epoch = 0; epoch <= 1000; epoch++)
        {
            course.Add(epoch, signal);
            Assert.InRange(course.Looks.Count, 1, 25);
            Assert.Equal((0, epoch), (course.Looks[0].Epoch, course.Looks[^1].Epoch));
        }

        int[] gaps = [.. course.Looks.Zip(course.Looks.Skip(1), (a, b) => b.Epoch - a.Epoch)];
        Assert.Single(gaps[..^1].Distinct());
    }

    [Fact]
    public void After_the_fact_a_page_has_the_figures_of_the_checkpoint()
    {
        var checkpoints = new Checkpoints(Path.Combine(folder, "run"));
        History history = new DigitsNetwork(1).Fit(Digits.Train,
            new FitOptions { Epochs = 3, Seed = 5, Validation = Digits.Test, Checkpoints = checkpoints });
        DigitsNetwork best = DigitsNetwork.Load(checkpoints.BestPath);
        float[] before = best.Parameters.ToArray();
        RunReport.Write(File, checkpoints, new DigitsNetwork.Trainer(best), Digits.Train, Digits.Test);
        Assert.Equal(before, best.Parameters.ToArray());
        JsonElement run = Data();
        Assert.Equal(history.Epochs.Select(epoch => epoch.ValidationLoss!.Value),
            run.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("validationLoss").GetDouble()));
        Assert.Equal(best.Evaluate(Digits.Test).Accuracy, run.GetProperty("answers").GetProperty("accuracy").GetDouble());
        Assert.Equal("5", run.GetProperty("facts").GetProperty("Seed").GetString());
        Assert.Contains("LearningRate", run.GetProperty("facts").GetProperty("Hyperparameters").GetString(), StringComparison.Ordinal);
        Assert.Contains("All epochs were completed: 3 epochs of 3", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.DoesNotContain("at the start", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Throws<WeightFileException>(() => new Checkpoints(Path.Combine(folder, "nothing")).Read());
    }

    [Fact]
    public void A_run_that_goes_on_has_all_of_its_epochs()
    {
        FitOptions options = new()
        {
            Validation = Digits.Test, Checkpoints = new(Path.Combine(folder, "run")),
            Callbacks = [new RunReport(File) { SecondsBetween = 0 }]
        };
        new DigitsNetwork(1).Fit(Digits.Train, options with { Epochs = 2 });
        // Written after its first epoch, and broken off there.
        new DigitsNetwork(1).Fit(Digits.Train, options with { Epochs = 5, Callbacks = [.. options.Callbacks, new EndsAfter(3)] });
        JsonElement run = Data();
        Assert.Equal([1, 2, 3], run.GetProperty("epochs").EnumerateArray().Select(epoch => epoch.GetProperty("epoch").GetInt32()));
        Assert.Equal([2, 3], run.GetProperty("signals").EnumerateArray().Select(look => look.GetProperty("epoch").GetInt32()));
        Assert.DoesNotContain("at the start", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_anything_was_learned_is_said_beside_one_answer_for_all()
    {
        new DigitsNetwork(1).Fit(Digits.Train, new FitOptions { Epochs = 5, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        Assert.Contains("<dd>Yes: right in 9", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        new SaturatedNetwork(1).Fit(Digits.Train,
            new FitOptions { Epochs = 1, LimitBatches = 1, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        Assert.Matches("<dd>No: right in .*&#160;%, and always answering", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Histograms_over_the_epochs_have_a_column_for_each_look()
    {
        new DigitsNetwork(1).Fit(Digits.Train, new FitOptions { Epochs = 6, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        MatchCollection pictures = Regex.Matches(System.IO.File.ReadAllText(File),
            "values over the epochs, from [^\"]*\" src=\"data:image/png;base64,([^\"]*)");
        JsonElement last = Data().GetProperty("signals").EnumerateArray().Last();
        int weights = last.GetProperty("weights").GetArrayLength();
        Assert.Equal(last.GetProperty("layers").GetArrayLength() + (3 * weights), pictures.Count);
        // The width of a PNG stands in its bytes 16 to 19: looks before the first epoch and after each, steps of each.
        int[] widths =
            [.. pictures.Select(picture =>
                BinaryPrimitives.ReadInt32BigEndian(Convert.FromBase64String(picture.Groups[1].Value).AsSpan(16)))];
        Assert.Equal(weights, widths.Count(width => width == 6));
        Assert.Equal(pictures.Count - weights, widths.Count(width => width == 7));
    }

    /// <summary>
    /// The share of a training on MNIST that collecting takes is printed, not judged: time is no test, and here the runtime is not
    /// optimized. The page's size is.
    /// </summary>
    [Fact(Explicit = true)]
    public void A_page_of_a_real_training_is_small_and_what_it_cost_is_printed()
    {
        Assert.True(Environment.GetEnvironmentVariable("NETGEN_DATA") is { Length: > 0 },
            "NETGEN_DATA must name a folder with mnist/ in it.");
        string mnist = Path.Combine(Environment.GetEnvironmentVariable("NETGEN_DATA")!, "mnist");
        Dataset Read(string part) =>
            Dataset.FromIdx(Path.Combine(mnist, $"{part}-images-idx3-ubyte.gz"), Path.Combine(mnist, $"{part}-labels-idx1-ubyte.gz"));
        var timed = new Timed(new RunReport(File));
        History history = new WatchedNetwork(1).Fit(Read("train"), new FitOptions { Validation = Read("t10k"), Callbacks = [timed] });
        double share = timed.Spent / history.Elapsed;
        TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant($"{100 * share:F2} % of {history.Elapsed.TotalSeconds:F1} s; the page has {new FileInfo(File).Length} bytes"));
        Assert.InRange(new FileInfo(File).Length, 1, 500_000);
    }

    [Fact]
    public void Steps_are_those_that_were_taken()
    {
        var network = new DigitsNetwork(1);
        float[] before = network.Dense1.Weights.ToArray();
        // One step, which is the whole run.
        network.Fit(Digits.Train, new FitOptions { Epochs = 1, LimitBatches = 1, Callbacks = [new RunReport(File)], Monitors = null });
        float[] after = network.Dense1.Weights.ToArray();
        double Rms(IEnumerable<double> values) => Math.Sqrt(values.Average(value => value * value));
        double step = Rms(after.Zip(before).Select(pair => (double)pair.First - pair.Second));
        JsonElement update = Data().GetProperty("updates")[0].GetProperty("weights")[0];
        Assert.Equal(1, update.GetProperty("rms").GetDouble() / step, tolerance: 1e-5);
        Assert.Equal(1, update.GetProperty("ratio").GetDouble() * Rms(before.Select(weight => (double)weight)) / step, tolerance: 1e-5);
        Assert.True(step > 0);
    }

    [Fact]
    public void Causes_have_their_rules_pages()
    {
        new SaturatedNetwork(1).Fit(Digits.Train,
            new FitOptions { Epochs = 2, Validation = Digits.Test, Callbacks = [new RunReport(File)] });
        string text = System.IO.File.ReadAllText(File);
        string[] linked = [.. Regex.Matches(text, "href=\"#(NG[0-9]{4})\"").Select(match => match.Groups[1].Value).Distinct()];
        Assert.Equal(SaturatedNetwork.Summary.Findings.Select(finding => finding.RuleId).Distinct().Order(), linked.Order());
        Assert.All(linked, rule => Assert.Contains($"<div id=\"{rule}\"><p>", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_are_shown_over_the_feature_on_which_they_depend()
    {
        float[] inputs = Draw.Normal<float>(1000, seed: 1);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 200).Select(row => inputs[row * 5])], targetLength: 1);
        // Predictions that ignore the feature.
        IReadOnlyList<FeatureResiduals> residuals = FeatureResiduals.Of(data, new double[200], width: 1);
        Assert.Equal("input 0", residuals[0].Name);
        Assert.InRange(residuals[0].Dependence, 0.9, 1);
        Assert.InRange(residuals[1].Dependence, 0, 0.2);
        // Predicted is 0: the error is what the feature is.
        Assert.All(residuals[0].Points, point => Assert.Equal(-point.Value, point.Error));
    }

    private JsonElement Data() => JsonDocument.Parse(Json().Match(System.IO.File.ReadAllText(File)).Groups[1].Value).RootElement;

    [GeneratedRegex("""<script type="application/json" id="run">(.*)</script>""")]
    private static partial Regex Json();

    /// <summary>What looks like an address but is the name of SVG.</summary>
    [GeneratedRegex("""https?://[^"<\s]*""")]
    private static partial Regex Name();

    [GeneratedRegex("""(?:src|href|url|xlink)\s*[=(][^>\s]*|https?://""")]
    private static partial Regex Address();
}

/// <summary>Breaks a training off as a killed process does: nobody else is told.</summary>
internal sealed class BreaksAfter(int epochs) : ITrainingCallback
{
    public bool AfterEpoch(EpochReport epoch) => epoch.Epoch < epochs ? true : throw new InvalidOperationException("broken off");
}

/// <summary>Ends a training.</summary>
internal sealed class EndsAfter(int epochs) : ITrainingCallback
{
    public bool AfterEpoch(EpochReport epoch) => epoch.Epoch < epochs;
}

/// <summary>Counts the time that another callback takes of a training, before its end.</summary>
internal sealed class Timed(ITrainingCallback inner) : ITrainingCallback
{
    public TimeSpan Spent { get; private set; }

    public void BeforeTraining(ITrainingScene scene) => inner.BeforeTraining(scene);

    public bool AfterStep(in StepReport step)
    {
        long start = Stopwatch.GetTimestamp();
        bool goesOn = inner.AfterStep(in step);
        Spent += Stopwatch.GetElapsedTime(start);
        return goesOn;
    }

    public bool AfterEpoch(EpochReport epoch)
    {
        long start = Stopwatch.GetTimestamp();
        bool goesOn = inner.AfterEpoch(epoch);
        Spent += Stopwatch.GetElapsedTime(start);
        return goesOn;
    }

    public void OnTrouble(TrainingTrouble trouble) => inner.OnTrouble(trouble);

    public void AfterTraining(History history) => inner.AfterTraining(history);
}

/// <summary>A table with a category, an identifier and a gap.</summary>
[Network]
[Table(Label = "price")]
[Column("house", Ignore = true)]
[Column("area", Missing = Missing.Mean)]
[Column("town", Categories = ["Bern", "Chur"])]
[Dense(1), MeanSquaredError, Adam(0.01)]
[Training(BatchSize = 2)]
internal sealed partial class PricedNetwork;

/// <summary>The dense network of samples/Mnist.</summary>
[Network]
[Input(784, Min = 0, Max = 255), Rescale]
[Dense(128), Relu]
[Dense(10), Softmax, CrossEntropy, Adam(1e-3)]
[Training(Epochs = 5, BatchSize = 64)]
internal sealed partial class WatchedNetwork;

/// <summary>Begins where tanh is flat: the compiler says so, and the monitors see it.</summary>
#pragma warning disable NG2004, NG6002 // The fault is what the page must show.
[Network]
[Input(8, 8), Flatten]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh, Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(64, Init = Init.Normal, InitScale = 1), Tanh]
[Dense(10), Softmax, CrossEntropy, Sgd(0.1)]
[Training(Epochs = 2, BatchSize = 32)]
internal sealed partial class SaturatedNetwork;
