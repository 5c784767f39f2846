using System.Globalization;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>NG6013: what is monitored is not computed, or a mark is on the wrong side of it.</summary>
public class BlindMonitorTests
{
    [Fact]
    public async Task Monitor_of_validation_data_that_is_not_there_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void New(Net net, Dataset data) => net.Fit(data, new FitOptions { Monitor = {|NG6013:MonitoredQuantity.ValidationLoss|}, EarlyStopping = new EarlyStopping() });
            void Null(Net net, Dataset data) => net.Fit(data, new FitOptions { Validation = null, Monitor = {|NG6013:MonitoredQuantity.ValidationAccuracy|} });
            void With(Net net, Dataset data, FitOptions usual) => net.Fit(data, usual with { Validation = null, Monitor = {|NG6013:MonitoredQuantity.ValidationLoss|} });
            void Variable(Net net, Dataset data) { var quick = new FitOptions { Epochs = 2 }; var options = quick with { Monitor = {|NG6013:MonitoredQuantity.ValidationLoss|} }; net.Fit(data, options); }
            """);

        Assert.Equal("MonitoredQuantity.ValidationLoss: there is no validation data to measure it on: set Validation", found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Accuracy_is_that_of_labels()
    {
        var found = await AnalyzerHarness.AssertReports(
            """
            using NetGen;

            [Network, Input(4), Dense(1), MeanSquaredError]
            public partial class Number;

            [Network, Input(4), Dense(1), Sigmoid, BinaryCrossEntropy]
            public partial class Answer;

            [Network, Input(4), Dense(1), Exp, Poisson]
            public partial class Count;

            internal class Program
            {
                void Validation(Number net, Dataset data, Dataset rest) => net.Fit(data, new FitOptions { Validation = rest, Monitor = {|NG6013:MonitoredQuantity.ValidationAccuracy|} });
                void Training(Number net, Dataset data, FitOptions usual) => net.Fit(data, usual with { Monitor = {|NG6013:MonitoredQuantity.TrainAccuracy|} });
                // Yes and no are counted in the evaluation, and not while training.
                void Validation(Answer net, Dataset data, Dataset rest) => net.Fit(data, new FitOptions { Validation = rest, Monitor = MonitoredQuantity.ValidationAccuracy });
                void Training(Answer net, Dataset data) => net.Fit(data, new FitOptions { Monitor = {|NG6013:MonitoredQuantity.TrainAccuracy|} });
                // y − t·log y may be below 0.
                void Mark(Count net, Dataset data) => net.Fit(data, new FitOptions { EarlyStopping = new EarlyStopping { Baseline = -2 } });
            }
            """);

        Assert.Equal("MonitoredQuantity.ValidationAccuracy: Number is trained by MeanSquaredError and has no such accuracy", found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Mark_in_the_wrong_direction_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            void Percent(Net net, Dataset data) => net.Fit(data, new FitOptions { Monitor = MonitoredQuantity.TrainAccuracy, EarlyStopping = new EarlyStopping { Baseline = {|NG6013:95|} } });
            void Loss(Net net, Dataset data) => net.Fit(data, new FitOptions { EarlyStopping = new() { Baseline = {|NG6013:-0.5|}, Patience = 3 } });
            void Delta(Net net, Dataset data) { var stop = new EarlyStopping { MinDelta = {|NG6013:-1e-3|} }; net.Fit(data, new FitOptions { EarlyStopping = stop }); }
            void Jump(Net net, Dataset data) => net.Fit(data, new FitOptions { Monitor = MonitoredQuantity.TrainAccuracy, EarlyStopping = new EarlyStopping { MinDelta = {|NG6013:1|} } });
            """);

        Assert.Equal(
            [
                "Baseline = 95: no accuracy is above 1, so that no epoch beats 95 and the training stops when Patience is used up",
                "Baseline = -0.5: no CrossEntropy is below 0, so that no epoch beats -0.5 and the training stops when Patience is used up",
                "MinDelta = -1e-3: by it a worse epoch would count as better; it is a size, whichever way the quantity goes",
                "MinDelta = 1: no accuracy rises by 1",
            ],
            found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public Task Options_that_are_sound_or_out_of_sight_are_silent() => UseHarness.AssertReports(
        """
        void Usual(Net net, Dataset data, Dataset rest) => net.Fit(data, new FitOptions { Validation = rest, Monitor = MonitoredQuantity.ValidationAccuracy, EarlyStopping = new EarlyStopping { Baseline = 0.9, MinDelta = 1e-3 } });
        void Auto(Net net, Dataset data) => net.Fit(data, new FitOptions { EarlyStopping = new EarlyStopping { Baseline = 0.5 } });
        void Train(Net net, Dataset data) => net.Fit(data, new FitOptions { Monitor = MonitoredQuantity.TrainAccuracy });
        void Passed(Net net, Dataset data, FitOptions options) => net.Fit(data, options);
        void Changed(Net net, Dataset data, FitOptions usual) => net.Fit(data, usual with { Monitor = MonitoredQuantity.ValidationLoss });
        void Chosen(Net net, Dataset data, bool deep) { var options = new FitOptions { Monitor = MonitoredQuantity.ValidationLoss }; if (deep) options = Read(); net.Fit(data, options); }
        void Computed(Net net, Dataset data, MonitoredQuantity monitor, double mark) => net.Fit(data, new FitOptions { Monitor = monitor, EarlyStopping = new EarlyStopping { Baseline = mark } });
        void Unknown(Net net, Dataset data, FitOptions usual) => net.Fit(data, usual with { EarlyStopping = new EarlyStopping { Baseline = 1.5 } });
        void Maybe(Net net, Dataset data, Dataset? rest) => net.Fit(data, new FitOptions { Validation = rest, Monitor = MonitoredQuantity.ValidationLoss });
        static FitOptions Read() => new();
        class Other { public void Fit(Dataset train, FitOptions options) { } }
        void Own(Other net, Dataset data) => net.Fit(data, new FitOptions { Monitor = MonitoredQuantity.ValidationLoss });
        """);
}
