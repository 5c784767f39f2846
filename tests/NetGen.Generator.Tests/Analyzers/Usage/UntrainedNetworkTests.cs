using System.Globalization;

namespace NetGen.Generator.Tests.Analyzers.Usage;

/// <summary>NG9008: a fresh network predicts, and nothing on its paths trains it.</summary>
public class UntrainedNetworkTests
{
    [Fact]
    public async Task Prediction_of_a_fresh_network_is_reported()
    {
        var found = await UseHarness.AssertReports(
            """
            int Classify(float[] x) { var net = new Net(1); return {|NG9008:net.Classify(x)|}; }
            Evaluation Evaluate(Dataset data) { Net net = new(); return {|NG9008:net.Evaluate(data)|}; }
            void Loop(float[][] all, float[] y) { var net = new Net(); foreach (var x in all) {|NG9008:net.Predict(x, y)|}; }
            void Saved(float[] x, float[] y) { var net = new Net(); {|NG9008:net.PredictBatch(x, y)|}; net.Save("a.safetensors"); }
            """);

        Assert.Equal(
            "'net' is a new Net with random weights, and neither Fit, a Trainer nor Load changes them before or after Classify", found[0].GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Prediction_on_the_path_without_training_is_reported() => UseHarness.AssertReports(
        """
        int Either(Dataset data, float[] x, bool train)
        {
            var net = new Net();
            if (train)
            {
                net.Fit(data);
                return net.Classify(x);
            }
            return {|NG9008:net.Classify(x)|};
        }
        """);

    [Fact]
    public Task Prediction_before_or_after_training_is_silent() => UseHarness.AssertReports(
        """
        int After(Dataset data, float[] x) { var net = new Net(); net.Fit(data); return net.Classify(x); }
        void Before(Dataset data, float[] x) { var net = new Net(); net.Classify(x); net.Fit(data); }
        void Sometimes(Dataset data, float[] x, bool train) { var net = new Net(); if (train) net.Fit(data); net.Classify(x); }
        void Around(Dataset data, float[] x) { var net = new Net(); for (var i = 0; i < 3; i++) { net.Classify(x); if (i == 1) net.Fit(data); } }
        int Loaded(float[] x) { var net = Net.Load("a.safetensors"); return net.Classify(x); }
        void Copied(float[] w, float[] x) { var net = new Net(); w.CopyTo(net.Parameters); net.Classify(x); }
        void Set(float[] x) { var net = new Net(); net.Dense1.Weights.Fill(1); net.Classify(x); }
        void Caught(Dataset data, float[] x)
        {
            var net = new Net();
            try { net.Fit(data); }
            catch (System.OperationCanceledException) { net.Classify(x); }
        }
        """);

    [Fact]
    public Task Network_that_gets_out_of_sight_is_silent() => UseHarness.AssertReports(
        """
        void Stepped(float[] x, int[] y) { var net = new Net(); var trainer = new Net.Trainer(net); trainer.Step(x, y); net.Classify(x); }
        void Passed(float[] x) { var net = new Net(); Train(net); net.Classify(x); }
        static void Train(Net net) { }
        private Net? _net;
        void Kept(float[] x) { var net = new Net(); _net = net; net.Classify(x); }
        Net Returned(float[] x) { var net = new Net(); net.Classify(x); return net; }
        void Captured(Dataset data, float[] x) { var net = new Net(); System.Action train = () => net.Fit(data); train(); net.Classify(x); }
        void Local(Dataset data, float[] x) { var net = new Net(); Run(); net.Classify(x); void Run() => net.Fit(data); }
        void Group(Dataset data, float[] x) { var net = new Net(); System.Func<Dataset, FitOptions?, Net.Hyperparameters?, History> fit = net.Fit; fit(data, null, null); net.Classify(x); }
        void Reassigned(float[] x) { var net = new Net(); net = Net.Load("a.safetensors"); net.Classify(x); }
        void Chosen(float[] x, bool fresh) { var net = fresh ? new Net() : Net.Load("a.safetensors"); net.Classify(x); }
        void Parameter(Net net, float[] x) => net.Classify(x);
        private readonly Net _fresh = new();
        void Field(float[] x) => _fresh.Classify(x);
        void Direct(float[] x) => Train(new Net());
        """);

    [Fact]
    public Task Class_that_is_no_network_is_silent() => UseHarness.AssertReports(
        "class Other { public int Classify(float[] x) => 0; } int Own(float[] x) { var net = new Other(); return net.Classify(x); }");
}
