using System.Diagnostics;
using NetGen.Tests.Networks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NetGen.Tests.Training;

/// <summary>What OpenTelemetry collects of a training when it is told the one name "NetGen".</summary>
public sealed class OpenTelemetryTests
{
    [Fact]
    public void A_training_is_a_trace_and_its_figures_are_metrics()
    {
        var spans = new List<Activity>();
        var metrics = new List<Metric>();
        // The test's own activity is no sampled one: what is below it is recorded all the same.
        using TracerProvider traces = Sdk.CreateTracerProviderBuilder().SetSampler(new AlwaysOnSampler()).AddSource("NetGen").AddInMemoryExporter(spans).Build();
        using MeterProvider meters = Sdk.CreateMeterProviderBuilder().AddMeter("NetGen").AddInMemoryExporter(metrics).Build();
        var (train, test) = TestData.Digits().StratifiedSplit(0.8, seed: 1);
        // Others may train at the same time: this training's spans are those below it, its points those of a name of its own.
        ActivityTraceId trace;
        History history;
        using (Activity mine = new Activity("test").Start())
        {
            trace = mine.TraceId;
            history = new ObservedNetwork(1).Fit(train, new FitOptions { Epochs = 2, Validation = test });
        }

        traces.ForceFlush();
        meters.ForceFlush();
        Activity[] own = [.. spans.Where(span => span.TraceId == trace)];
        Activity fit = Assert.Single(own, span => span.OperationName == "netgen.fit");
        Activity[] epochs = [.. own.Where(span => span.OperationName == "netgen.epoch")];
        Assert.Equal(2, epochs.Length);
        Assert.All(epochs, epoch => Assert.Equal(fit.SpanId, epoch.ParentSpanId));
        Assert.Equal(history.Epochs.Select(epoch => epoch.TrainLoss), epochs.Select(epoch => Assert.IsType<double>(epoch.GetTagItem("netgen.loss"))));
        Assert.Equal(history.StepCount, Point("netgen.training.steps").GetSumLong());
        Assert.Equal(2 * train.Count, Point("netgen.training.samples").GetSumLong());
        Assert.Equal(history.Epochs[^1].TrainLoss, Point("netgen.training.loss").GetGaugeLastValueDouble());
        Assert.Equal(history.Epochs[^1].ValidationLoss, Point("netgen.training.validation_loss").GetGaugeLastValueDouble());

        MetricPoint Point(string name)
        {
            Metric metric = Assert.Single(metrics, metric => metric.Name == name);
            foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
            {
                foreach (KeyValuePair<string, object?> tag in point.Tags)
                {
                    if (tag is { Key: "netgen.network", Value: nameof(ObservedNetwork) })
                    {
                        return point;
                    }
                }
            }

            throw new InvalidOperationException($"'{name}' has no point of {nameof(ObservedNetwork)}.");
        }
    }
}

/// <summary>Trained by no other test.</summary>
[Network]
[Input(64)]
[Dense(16), Relu]
[Dense(10), Softmax, CrossEntropy, Adam(1e-3)]
[Training(BatchSize = 32)]
public partial class ObservedNetwork;
