using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NetGen.Reports;
using NetGen.Reports.Charts;
using NetGen.Reports.Sections;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Reports;

/// <summary>What a page says and what it shows are the same: whoever reads only one of them is not led astray.</summary>
public sealed class RunReportClaimTests : IDisposable
{
    private static readonly (Dataset Train, Dataset Test) Digits = TestData.Digits().StratifiedSplit(0.8, seed: 1);

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-claims-").FullName;

    private string Path => System.IO.Path.Combine(folder, "run.html");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Errors_over_a_category_stand_above_its_names()
    {
        Dataset data = Priced(string.Concat(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"H{i},50,Bern,1\n" : $"H{i},60,Chur,40\n")));
        new PricedNetwork(1).Fit(data, new FitOptions { Epochs = 1, Validation = data }.WithReport(Path));
        Assert.Matches("Furthest off in the mean: (Bern|Chur) by ", Section("residuals"));
        string chart = Assert.Single(
            Section("residuals").Split("<figure>"), figure => figure.Contains(">town</text>", StringComparison.Ordinal));
        (string X, string Name)[] ticks =
        [
            .. Regex.Matches(chart, "<text class=\"tick mid\" x=\"([0-9.]+)\" y=\"[0-9.]+\">([^<]*)</text>")
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
        Assert.Equal(["Bern", "Chur", "town"], ticks.Select(tick => tick.Name));
        (string X, string Name)[] points =
        [
            .. Regex.Matches(chart, "<circle class=\"dot a\"[^>]* cx=\"([0-9.]+)\"[^>]*><title>([^<]*)</title>")
                .Select(match => (match.Groups[1].Value, match.Groups[2].Value)),
        ];
        Assert.Equal(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? "Bern" : "Chur"), points.Select(point => point.Name));
        Assert.All(points, point => Assert.Equal(Assert.Single(ticks, tick => tick.Name == point.Name).X, point.X));
    }

    /// <summary>Of a yes or no those are mistakes that lie on the wrong side, in the words of the table.</summary>
    [Fact]
    public void Mistakes_of_yes_or_no_are_wrong_answers_and_as_many_as_the_matrix_has()
    {
        float[] inputs = Draw.Normal<float>(300 * 2, seed: 5), noise = Draw.Normal<float>(300, seed: 6);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 300).Select(i => inputs[2 * i] + noise[i] > 0 ? 1 : 0)], ["no", "yes"]);
        var network = new YesOfTwo(1);
        network.Fit(data, new FitOptions { Epochs = 3, Validation = data, Monitors = null }.WithReport(Path));
        ConfusionMatrix matrix = network.Evaluate(data).ConfusionMatrix!;
        long wrong = matrix[0, 1] + matrix[1, 0];
        Assert.InRange(wrong, 30, 150);
        Assert.Contains($"The worst 24 of {wrong} mistakes. The most surely wrong first", Section("mistakes"), StringComparison.Ordinal);
        string[] probabilities =
        [
            .. Regex.Matches(Section("mistakes"), "<td>(?:no</td><td>yes|yes</td><td>no)</td><td>([0-9.]+).%</td>")
                .Select(match => match.Groups[1].Value),
        ];
        Assert.Equal(24, probabilities.Length);
        Assert.All(probabilities, share => Assert.InRange(double.Parse(share, CultureInfo.InvariantCulture), 50, 100));
    }

    /// <summary>Ten parts of 80 samples explain 11 % of the variance of anything.</summary>
    [Fact]
    public void A_feature_that_says_nothing_is_not_shown_as_one_on_which_errors_depend()
    {
        float[] inputs = Draw.Normal<float>(80 * 8, seed: 3), targets = Draw.Normal<float>(80, seed: 4);
        Dataset data = Dataset.FromArrays(inputs, targets, targetLength: 1);
        // Trained to its end: what is left depends on no feature.
        new OneOfEight(1).Fit(data, new FitOptions { Epochs = 400, Validation = data, Monitors = null }.WithReport(Path));
        Assert.Matches("On none: input [0-7] explains the most, [0-9.]+.%, and by chance a feature explains about 11.4.%", Section("residuals"));
        IReadOnlyList<FeatureResiduals> residuals = FeatureResiduals.Of(data, new double[80], width: 1);
        Assert.All(residuals, feature => Assert.Equal(9 / 79.0, feature.Chance, 1e-9));
        Assert.All(residuals, feature => Assert.False(feature.IsTelling));
    }

    /// <summary>Of few parts chance has a long tail: three kinds explain more than three deviations in one of fifty cases.</summary>
    [Fact]
    public void Of_a_thousand_categories_that_say_nothing_one_is_telling()
    {
        int telling = 0;
        for (int seed = 1; seed <= 10; seed++)
        {
            var random = new System.Random(seed);
            float[] categories = [.. Enumerable.Range(0, 80 * 60).Select(_ => (float)random.Next(3))];
            Dataset data = Dataset.FromArrays(categories, Draw.Normal<float>(80, seed: (ulong)seed), targetLength: 1);
            telling += FeatureResiduals.Of(data, new double[80], width: 1).Count(feature => feature.IsTelling);
        }

        Assert.InRange(telling, 0, 4);
    }

    [Fact]
    public void A_network_that_has_one_answer_says_so()
    {
        int[] threes = [.. Enumerable.Range(0, Digits.Train.Count).Where(row => Digits.Train.Labels[row] == 3)];
        Dataset data = Dataset.FromArrays(
            [.. threes.SelectMany(row => Digits.Train.Inputs.Slice(row * 64, 64).ToArray())], [.. threes.Select(_ => 3)]);
        new DigitsNetwork(1).Fit(data, new FitOptions { Epochs = 20, Validation = Digits.Test, Monitors = null }.WithReport(Path));
        int right = Digits.Test.Labels.ToArray().Count(label => label == 3);
        Assert.Matches(
            $"What does it confuse.</dt><dd>It answers 3 to (every sample|[0-9]+ of {Digits.Test.Count} samples, where {right} would be " +
            "right): [0-9] taken for 3 ", File.ReadAllText(Path));
    }

    [Theory]
    [InlineData(new[] { 10, 1, 0.1 }, 0.5)]
    [InlineData(new[] { 1.1, 1, 0.9 }, 0.5)]
    [InlineData(new[] { 10, 1, 0.9 }, 0.98)]
    public void A_loss_that_falls_far_is_drawn_by_its_logarithm(double[] losses, double share)
    {
        RunRecord run = Run();
        run.Epochs.AddRange(Epochs(losses, i => losses[i]));
        double[] heights =
        [
            .. Regex.Match(CurvesSection.Write(run), "<polyline class=\"line a\" points=\"([^\"]*)\"").Groups[1].Value.Split(' ')
                .Select(point => double.Parse(point.Split(',')[1], CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(3, heights.Length);
        // How far it has fallen with the second epoch.
        Assert.Equal(share, (heights[1] - heights[0]) / (heights[2] - heights[0]), 0.03);
    }

    [Fact]
    public void What_to_do_comes_before_the_reason()
    {
        RunRecord run = Run();
        run.Troubles.Add(new TrainingTrouble
        {
            Kind = TroubleKind.VanishingGradient, RuleId = "NG2004", Layer = "Dense1", Epoch = 1, Step = 80,
            Quantity = "its update", Value = 8.8e-7, Threshold = 1e-3, Cause = "Why.",
        });
        Assert.Contains(
            "What to do next?</dt><dd>Leave Init (and BiasInit) out: the compiler chooses what fits the activation. " +
            "The reason: Vanishing gradient in Dense1. Why.</dd>", GlanceSection.Write(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "town", 1, false)]
    [InlineData(20, "town", 1, true)]
    [InlineData(60, "a town of a long name", 3, true)]
    public void Names_that_do_not_fit_beside_each_other_stand_upright(int count, string name, int every, bool areUpright)
    {
        string chart = ScatterChart.DrawNamed(
            "error", "town", Enumerable.Range(0, count).Select(code => ((double)code, code % 7.0)), code => $"{code} {name}");
        string kind = areUpright ? "tick end\" transform" : "tick mid\"";
        string[] shown =
        [
            .. Regex.Matches(chart, $"<text class=\"{kind}[^>]*>([0-9]+ [^<]*)</text>").Select(match => match.Groups[1].Value),
        ];
        Assert.Equal(
            Enumerable.Range(0, count).Where(code => code % every == 0),
            shown.Select(text => int.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture)));
        Assert.Equal(every > 1, chart.Contains($"Of every {every} names one has room", StringComparison.Ordinal));
        // Every point says its name, also where there is no room for it below.
        Assert.Contains($"<title>{count - 1} {name}</title>", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_mistakes_are_in_the_order_that_is_claimed()
    {
        var network = new SaturatedNetwork(1);
        network.Fit(Digits.Train, new FitOptions { Epochs = 1, LimitBatches = 3, Validation = Digits.Test }.WithReport(Path));
        string section = Section("mistakes");
        Assert.Contains("by the probability of the wrong class", section, StringComparison.Ordinal);
        double[] outputs = network.Evaluate(Digits.Test).Answers!.Outputs;
        double[][] rows = [.. outputs.Chunk(10)];
        int[] wrong =
        [
            .. Enumerable.Range(0, rows.Length).Where(row => Array.IndexOf(rows[row], rows[row].Max()) != Digits.Test.Labels[row]),
        ];
        string[] Shown(Func<int, double> badness) =>
            [.. wrong.OrderByDescending(badness).Take(24).Select(row => Figures.Number(rows[row].Max()))];
        string[] expected = Shown(row => rows[row].Max());
        Assert.Equal(expected, Regex.Matches(section, "<small>([0-9.e-]+), row").Select(match => match.Groups[1].Value));
        // Another order would be seen: that of how far the wrong class is above the right one.
        Assert.NotEqual(expected, Shown(row => rows[row].Max() - rows[row][Digits.Test.Labels[row]]));
    }

    [Theory]
    [InlineData(
        new[] { 0.1, 0.05, 0.04, 0.028, 0.03 },
        "Perhaps: the mean validation loss of epochs 4 to 5 is 0.029, 35.6&#160;% below the 0.045 of epochs 2 to 3, " +
        "though epoch 4 was the best.")]
    [InlineData(
        new[] { 0.2, 0.2, 0.2, 0.22, 0.23, 0.24 },
        "No: the mean validation loss of epochs 4 to 6 is 0.23, 15.0&#160;% above the 0.2 of epochs 1 to 3.")]
    [InlineData(new[] { 0.2, 0.199 }, "Hardly: the validation loss of epoch 2 is 0.199, less than 2.0&#160;% from the 0.2 of epoch 1.")]
    public void What_more_epochs_would_help_is_said_with_the_losses_that_are_compared(double[] losses, string expected)
    {
        RunRecord run = Run();
        // A training loss that tells another story.
        run.Epochs.AddRange(Epochs(losses, i => 9.0 / (i + 1)));
        Assert.Contains($"<dd>{expected}</dd>", GlanceSection.Write(run), StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_epoch_is_said_with_what_it_is_best_by_and_where_its_weights_are()
    {
        double score = 0;
        var options = new FitOptions { Epochs = 3, Validation = Digits.Test, Score = _ => score -= 0.5, Monitors = null };
        const string First = "Which epoch is the best?</dt><dd>Epoch 1, by the highest score: -0.5.";
        Said(options, $"{First} The network has the weights of epoch 3, and the rest of this page is of them: " +
            "early stopping or checkpoints would have kept the best.</dd>");
        Said(options with { Checkpoints = new Checkpoints(System.IO.Path.Combine(folder, "run")) },
            $"{First} The network has the weights of epoch 3, and the rest of this page is of them; " +
            "those of epoch 1 are in its checkpoints (best.safetensors).</dd>");
        Said(options with { EarlyStopping = new EarlyStopping { Patience = 5 } },
            $"{First} The network has its weights, and the rest of this page is of them.</dd>");
        Said(options with { Score = _ => score += 0.5 }, "<dd>Epoch 3, the last, by the highest score: 1.5.</dd>");

        void Said(FitOptions of, string expected)
        {
            score = 0;
            new DigitsNetwork(1).Fit(Digits.Train, of.WithReport(Path));
            Assert.Contains(expected, File.ReadAllText(Path), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_error_is_said_beside_the_scatter_of_the_samples_it_is_of()
    {
        Dataset train = Priced("H1,50,Bern,1\nH2,60,Chur,2\nH3,70,Bern,3\nH4,80,Chur,40\n");
        Dataset validation = Priced("H5,50,Bern,10\nH6,60,Chur,20\n");
        new PricedNetwork(1).Fit(train, new FitOptions { Epochs = 1, Validation = validation }.WithReport(Path));
        Assert.Contains(
            ", where price of these samples is 15 in the mean and scatters by 5.</dd>", File.ReadAllText(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_network_does_not_have_is_not_explained()
    {
        Dataset data = Priced("H1,50,Bern,1\nH2,60,Chur,2\nH3,70,Bern,3\nH4,80,Chur,40\n");
        new PricedNetwork(1).Fit(data, new FitOptions { Epochs = 2, Validation = data }.WithReport(Path));
        Assert.DoesNotContain("dropout", Section("curves"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dead", Section("layers"), StringComparison.Ordinal);
        Assert.DoesNotContain("Flat", Section("layers"), StringComparison.Ordinal);
        Assert.Contains(
            "<dd>No: it has no activation before its output that could.</dd>", File.ReadAllText(Path), StringComparison.Ordinal);
        new DigitsNetwork(1).Fit(Digits.Train, new FitOptions { Epochs = 1, Validation = Digits.Test }.WithReport(Path));
        Assert.Contains("before each step, with dropout;", Section("curves"), StringComparison.Ordinal);
        Assert.Contains("Dead: units of a rectifier", Section("layers"), StringComparison.Ordinal);
        Assert.Matches(
            "No: no activation has half of its units at 0 for every sample looked at; (Relu1 has the most, [0-9.]+.*?%|none has any)\\.</dd>",
            File.ReadAllText(Path));
        Assert.DoesNotContain("saturating", Section("layers"), StringComparison.Ordinal);
        new SaturatedNetwork(1).Fit(Digits.Train, new FitOptions { Epochs = 1, Validation = Digits.Test }.WithReport(Path));
        Assert.DoesNotContain("dropout", Section("curves"), StringComparison.Ordinal);
        Assert.Contains("a saturating activation", Section("layers"), StringComparison.Ordinal);
        Assert.DoesNotContain("rectifier", Section("layers"), StringComparison.Ordinal);
        Assert.Contains("Step &#247; weights: how large a step is", Section("layers"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.49996, true)]
    [InlineData(0.499, false)]
    [InlineData(null, false)]
    public void What_is_shown_as_half_is_half(double? share, bool isTroubling) =>
        Assert.Equal(isTroubling, LayersSection.IsTroubling(share));

    [Fact]
    public void What_is_told_of_the_data_before_the_training_is_on_the_page_and_in_the_log()
    {
        var report = new RunReport(Path);
        using var log = new TensorBoardLog(folder);
        for (int run = 0; run < 2; run++)
        {
            History history = new DigitsNetwork(1).Fit(TwoClasses(), new FitOptions { Epochs = 1, Callbacks = [report, log] });
            Assert.Contains(history.Troubles, trouble => trouble.Kind == TroubleKind.MissingClasses);
            Assert.Equal(history.Troubles.Count, Regex.Count(Section("troubles"), "<b>Seen</b>"));
            Assert.Single(Regex.Matches(Section("troubles"), "<b>Seen</b> Missing classes at step 0"));
        }

        string[] files = Directory.GetFiles(folder, "events*");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains("Missing classes at step 0", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Of_nothing_there_is_no_precision()
    {
        Dataset two = TwoClasses();
        var network = new DigitsNetwork(1);
        network.Fit(two, new FitOptions { Epochs = 3, Validation = Digits.Test }.WithReport(Path));
        ConfusionMatrix matrix = network.Evaluate(Digits.Test).ConfusionMatrix!;
        int never = Enumerable.Range(0, 10).Count(label => Enumerable.Range(0, 10).Sum(actual => matrix[actual, label]) == 0);
        Assert.InRange(never, 1, 9);
        Assert.Equal(never, Section("classes").Split("<td>–</td>").Length - 1);
    }

    [Fact]
    public void The_figures_of_a_trouble_are_written_as_all_others()
    {
        RunRecord run = Run();
        run.Troubles.Add(new TrainingTrouble
        {
            Kind = TroubleKind.VanishingGradient, RuleId = "", Layer = "Dense1", Epoch = 1, Step = 20_000,
            Quantity = "its update", Value = 8.8e-7, Threshold = 1e-3, Cause = "Why.",
        });
        Assert.Contains(
            "Vanishing gradient in Dense1 at step 20,000: its update is 8.8e-7 (limit 0.001). Why.", CausesSection.Write(run),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_that_a_chart_leaves_out_are_named()
    {
        RunRecord run = Run();
        var values = Histogram.Of<double>([1, 2], 4);
        var signal = new SignalReport
        {
            Samples = 1, Weights = [],
            Layers =
            [
                .. Enumerable.Range(1, 8).Select(i => new LayerSignal
                {
                    Layer = $"Tanh{i}", Predicted = null, Rms = i, Mean = 0, ZeroShare = 0, FlatShare = null, Values = values,
                }),
            ],
        };
        run.Signals.Add(0, signal);
        run.Signals.Add(1, signal);
        string charts = LayerCourses.Draw(run);
        string[] drawn = [.. Regex.Matches(charts, "<span class=\"key [a-f]\">([^<]*)</span>").Select(match => match.Groups[1].Value)];
        string[] others = [.. signal.Layers.Select(layer => layer.Layer).Except(drawn)];
        Assert.Equal((6, 2), (drawn.Length, others.Length));
        Assert.Contains($"6 of 8; not drawn: {string.Join(", ", others)}.", charts, StringComparison.Ordinal);
    }

    private static Dataset TwoClasses()
    {
        int[] rows = [.. Enumerable.Range(0, Digits.Train.Count).Where(row => Digits.Train.Labels[row] < 2)];
        return Dataset.FromArrays(
            [.. rows.SelectMany(row => Digits.Train.Inputs.Slice(row * 64, 64).ToArray())],
            [.. rows.Select(row => Digits.Train.Labels[row])]);
    }

    private static IEnumerable<EpochReport> Epochs(double[] losses, Func<int, double> training) =>
        losses.Select((loss, i) => new EpochReport
        {
            Epoch = i + 1, Epochs = losses.Length, StepCount = i, TrainLoss = training(i), Penalty = 0, TrainAccuracy = null,
            ValidationLoss = loss, ValidationAccuracy = null, LearningRate = 0.1, Elapsed = TimeSpan.Zero, SamplesPerSecond = 1,
        });

    private static RunRecord Run() =>
        new("", DigitsNetwork.Summary, new FitOptions(), DataFacts.Of(Digits.Test, null, DigitsNetwork.Summary));

    private static Dataset Priced(string rows) =>
        PricedNetwork.Read(new MemoryStream(Encoding.UTF8.GetBytes($"house,area,town,price\n{rows}")));

    private string Section(string id) =>
        Regex.Match(File.ReadAllText(Path), $"<section id=\"{id}\">.*?</section>", RegexOptions.Singleline).Value;
}

/// <summary>One number from eight.</summary>
[Network]
[Input(8)]
[Dense(1), MeanSquaredError, Adam(1e-3)]
[Training(Epochs = 1, BatchSize = 16)]
internal sealed partial class OneOfEight;

/// <summary>Yes or no from two numbers.</summary>
[Network]
[Input(2)]
[Dense(1), Sigmoid, BinaryCrossEntropy, Adam(0.03)]
[Training(Epochs = 3, BatchSize = 16)]
internal sealed partial class YesOfTwo;
