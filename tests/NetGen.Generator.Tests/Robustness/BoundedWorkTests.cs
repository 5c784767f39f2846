using NetGen.Generator.Analysis;
using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;
using NetGen.Training;

namespace NetGen.Generator.Tests.Robustness;

/// <summary>No number that is declared makes a rule slow: work is counted in steps, not in seconds.</summary>
public class BoundedWorkTests
{
    /// <summary>Rates that all rules together may ask for: two looks at 1,001 points, and a search by halving.</summary>
    private const int MostRates = 2_100;

    public static MatrixTheoryData<string, int, string> LongTrainings => new(
        [
            "CosineDecay(EndFactor = 0.1)", "CosineDecay", "StepDecay(1, 0.999999)", "StepDecay(int.MaxValue, 0.5)", "MultiStepDecay(0.1, 1, int.MaxValue)", "ExponentialDecay(0.9)",
            "InverseTimeDecay(1)", "InverseSquareRoot", "LinearDecay", "PolynomialDecay(3)", "CosineRestarts(1e-9)", "CosineRestarts(1, Multiplier = 1.0000000001)", "OneCycle",
            "Triangular(2, 1e-9)", "ReduceOnPlateau", "StepDecay(1, 0.5), WarmUp(int.MaxValue)",
        ],
        [1 << 30, int.MaxValue],
        ["", ", Samples = int.MaxValue, BatchSize = 1", ", BatchSize = int.MaxValue, Samples = 5"]);

    [Theory]
    [MemberData(nameof(LongTrainings))]
    public void Rules_ask_for_few_learning_rates_however_long_the_training(string schedule, int epochs, string samples)
    {
        var spec = Declared.Network($"Input(4), Dense(3), MeanSquaredError, Adam(1e-3), {schedule}, L2(1e-3), Training(Epochs = {epochs}{samples})");
        var view = GraphView.Of(spec, NetworkCompiler.BuildGraph(spec, _ => { })!);

        foreach (var rule in GraphRules.All)
            rule(view, _ => { });

        Assert.InRange(view.Training.RatesAsked, 0, MostRates);
    }

    [Fact]
    public void Every_schedule_is_among_them()
    {
        var schedules = typeof(ScheduleAttribute).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(ScheduleAttribute).IsAssignableFrom(type))
            .Select(type => type.Name.Replace(nameof(Attribute), "", StringComparison.Ordinal));
        Assert.All(schedules, name => Assert.Contains(LongTrainings, row => row.Data.Item1.Split('(', ',')[0] == name));
    }

    [Theory]
    [InlineData("StepDecay(1, 0.5)", 100, "20 of 100")]
    [InlineData("ExponentialDecay(0.5)", int.MaxValue, "20 of 2,147,483,647")]
    [InlineData("MultiStepDecay(1e-7, 17)", 36, "17 of 36")]
    [InlineData("MultiStepDecay(1e-7, 18)", 36, null)]
    [InlineData("StepDecay(1, 0.5), WarmUp(30_000)", 100, "20 of 100")]
    [InlineData("StepDecay(1, 0.5), WarmUp(3_000), Training(Samples = 3_200, BatchSize = 32", 100, "30 of 100")]
    [InlineData("CosineDecay", int.MaxValue, null)]
    [InlineData("CosineRestarts(30)", 100, null)]
    public void EarlyDecay_is_found_by_halving(string schedule, int epochs, string? expected)
    {
        var said = Assert.Single(Specs.ProblemsOf(Declared.Network($"Input(4), Dense(3), MeanSquaredError, Adam(1e-3), {schedule}{(schedule.Contains("Training(", StringComparison.Ordinal) ? ", " : ", Training(")}Epochs = {epochs})"))
            .Where(problem => problem.Id == "NG6005").Select(problem => problem.Figures[1] + " of " + problem.Figures[2]).DefaultIfEmpty(null));

        Assert.Equal(expected, said);
    }

    [Theory]
    [InlineData(1, 1.5)]
    [InlineData(3, 2)]
    [InlineData(2.5, 1.01)]
    public void Restarts_are_where_counting_finds_them(double period, double multiplier)
    {
        for (var step = 0; step < 4_000; step++)
        {
            var time = new TrainingTime(step, 10, 4_000);
            double since = time.Epochs, now = period;
            for (; since >= now; now *= multiplier)
                since -= now;

            var counted = 0.1 + (0.9 * 0.5 * (1 + Math.Cos(Math.PI * since / now)));
            // At a restart itself rounding may see the end of the old period or the start of the new one.
            if (since > 1e-9 && now - since > 1e-9)
                Assert.Equal(counted, Schedules.CosineRestarts(1, time, period, multiplier, 0.1), 1e-9);
        }
    }

    [Fact]
    public void Restarts_that_hardly_grow_are_found_without_counting()
    {
        // 10⁹ restarts behind; a loop over them would take seconds, and each step of a training would run it.
        var rate = Schedules.CosineRestarts(1, new TrainingTime(1L << 40, 1024, 1L << 41), 1, 1 + 1e-12, 0);

        Assert.InRange(rate, 0, 1);
    }

    public static TheoryData<int, int, int, int, int, int> Windows => new()
    {
        { 7, 3, 1, 1, 1, 1 }, { 10, 4, 2, 1, 2, 1 }, { 9, 3, 1, 2, 3, 1 }, { 5, 3, 1, 1, 2, 2 }, { 6, 5, 1, 2, 4, 3 }, { 4, 4, 1, 3, 3, 2 }, { 3, 7, 2, 1, 6, 4 },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Coverage_is_what_counting_finds(int size, int kernel, int stride, int dilation, int pad, int spread)
    {
        var padded = ((size - 1) * spread) + 1 + (2 * pad);
        var window = new WindowGeometry
        {
            InputHeight = padded, InputWidth = padded, InputChannels = 1, KernelHeight = kernel, KernelWidth = kernel, StrideHeight = stride, StrideWidth = stride,
            Dilation = dilation, OutputChannels = 1,
        };
        if (window.OutputWidth <= 0)
            return;
        bool IsPixel(int at) => at >= pad && at < padded - pad && (at - pad) % spread == 0;
        var shares = Enumerable.Range(0, window.OutputWidth).Select(output => Enumerable.Range(0, kernel).Count(tap => IsPixel((output * stride) + (tap * dilation))) / (double)kernel).ToArray();
        var used = Enumerable.Range(0, kernel).Count(tap => Enumerable.Range(0, window.OutputWidth).Any(output => IsPixel((output * stride) + (tap * dilation))));
        var border = new Border(pad, pad, pad, pad, spread, spread);

        var coverage = WindowCoverage.Of(window, border);

        Assert.Equal(shares.Average() * shares.Average(), coverage.Share, 1e-12);
        Assert.Equal(shares.Average(share => share * share) * shares.Average(share => share * share), coverage.SquaredShare, 1e-12);
        Assert.Equal(used * used, WindowCoverage.UsedTaps(window, border));
    }

    [Fact]
    public void Coverage_of_a_huge_image_looks_at_some_of_it()
    {
        var window = new WindowGeometry
        {
            InputHeight = 1, InputWidth = 500_000_002, InputChannels = 1, KernelHeight = 1, KernelWidth = 100_000_001, StrideHeight = 1, StrideWidth = 1, OutputChannels = 1,
        };

        Assert.InRange(WindowCoverage.Of(window, new Border(0, 0, 1, 1)).Share, 0.99, 1);
        Assert.Equal(100_000_001, WindowCoverage.UsedTaps(window, new Border(0, 0, 1, 1)), 1e5);
    }

    [Fact]
    public void Judging_stops_where_the_editor_has_a_newer_text()
    {
        var spec = Declared.Network("Input(4), Dense(3), Relu, Dense(3), MeanSquaredError");
        var cancelled = new CancellationToken(canceled: true);
        var judgements = new Judgements((_, _, cancellation) => cancellation.ThrowIfCancellationRequested());

        Assert.Throws<OperationCanceledException>(() => GraphRules.Check(spec, NetworkCompiler.BuildGraph(spec, _ => { })!, _ => { }, cancelled));
        Assert.Throws<OperationCanceledException>(() => NetworkCompiler.Compile(spec, GeneratorOptions.Default, cancelled));
        Assert.Throws<OperationCanceledException>(() => judgements.Of(spec, cancelled));
        Assert.Empty(judgements.Of(spec));
    }
}
