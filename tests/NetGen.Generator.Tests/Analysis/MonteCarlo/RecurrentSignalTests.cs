using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>The laws of recurrent layers against layers that are drawn: states forward, gradients through the steps.</summary>
public class RecurrentSignalTests(ITestOutputHelper output)
{
    private const int Units = 150, Channels = 40, Networks = 5, Sequences = 2;

    private static Graph GraphOf(RecurrentAttribute layer, int steps) => ResolveInitializers.Run(
        Specs.GraphOf([new InputAttribute(steps, Channels) { Mean = 0, Std = 1 }, layer, new DenseAttribute(1),
            new MeanSquaredErrorAttribute()]));

    private static (RecurrentSignal Lower, RecurrentSignal Upper) Predict(Graph graph) =>
        SignalPredictor.Predict(graph).Recurrences.Values.Single();

    private static (double Last, double All, double Through, double Entry) Draw(Graph graph, bool isConstant)
    {
        var runs = Enumerable.Range(1, Networks).SelectMany(seed =>
        {
            var network = new RandomRecurrence(graph, seed);
            return Enumerable.Range(0, Sequences).Select(_ => network.Run(isConstant)).ToArray();
        }).ToArray();
        return (runs.Average(run => run.Last), runs.Average(run => run.All), runs.Average(run => run.First) / runs.Average(run => run.End),
            runs.Average(run => run.End));
    }

    public static TheoryData<string, int> Cells => new()
    {
        { "tanh, orthogonal", 30 }, { "tanh, Xavier", 30 }, { "tanh, 1.5", 30 }, { "relu, orthogonal", 12 }, { "relu, He", 8 },
        { "sigmoid", 6 }, { "relu, identity", 30 },
        { "GRU", 20 }, { "GRU, reset first", 20 }, { "LSTM", 20 }, { "LSTM, no forget bias", 12 }, { "LSTM, forget bias 4", 40 },
    };

    private static RecurrentAttribute Of(string cell) => cell switch
    {
        "tanh, orthogonal" => new SimpleRnnAttribute(Units),
        "tanh, Xavier" => new SimpleRnnAttribute(Units) { RecurrentInit = Init.XavierNormal },
        "tanh, 1.5" => new SimpleRnnAttribute(Units) { RecurrentInitScale = 1.5 },
        "relu, orthogonal" => new SimpleRnnAttribute(Units) { Activation = RecurrentActivation.Relu },
        "relu, He" => new SimpleRnnAttribute(Units) { Activation = RecurrentActivation.Relu, RecurrentInit = Init.HeNormal },
        "relu, identity" => new SimpleRnnAttribute(Units) { Activation = RecurrentActivation.Relu, RecurrentInit = Init.Identity },
        "sigmoid" => new SimpleRnnAttribute(Units) { Activation = RecurrentActivation.Sigmoid },
        "GRU" => new GruAttribute(Units),
        "GRU, reset first" => new GruAttribute(Units) { ResetAfter = false },
        "LSTM" => new LstmAttribute(Units),
        "LSTM, no forget bias" => new LstmAttribute(Units) { ForgetBias = 0 },
        _ => new LstmAttribute(Units) { ForgetBias = 4 },
    };

    /// <summary>
    /// Fresh inputs at each step are one end, equal ones the other, and what drawn layers have lies between them or near: states within a
    /// quarter; gradients, which are a product of as many factors as there are steps, within a few percent a step. (Layers of this width
    /// differ by that from infinite ones.)
    /// </summary>
    [Theory, MemberData(nameof(Cells))]
    public void Law_holds_of_drawn_layers(string cell, int steps)
    {
        var graph = GraphOf(Of(cell), steps);
        var (lower, upper) = Predict(graph);
        var (fresh, constant) = (Draw(graph, isConstant: false), Draw(graph, isConstant: true));
        output.WriteLine($"{cell}: last {lower.Last.Rms:G3} {Math.Sqrt(fresh.Last):G3}, all {lower.All.Rms:G3} {Math.Sqrt(fresh.All):G3}, through {Math.Sqrt(lower.Through):G3} {Math.Sqrt(fresh.Through):G3}");
        output.WriteLine($"{cell}: last {upper.Last.Rms:G3} {Math.Sqrt(constant.Last):G3}, all {upper.All.Rms:G3} {Math.Sqrt(constant.All):G3}, through {Math.Sqrt(upper.Through):G3} {Math.Sqrt(constant.Through):G3}");
        Between(lower.Last.Square, upper.Last.Square, fresh.Last, StateFactor);
        Between(lower.All.Square, upper.All.Square, fresh.All, StateFactor);
        Between(upper.Last.Square, upper.Last.Square, constant.Last, StateFactor);
        Between(upper.All.Square, upper.All.Square, constant.All, StateFactor);
        Between(lower.Through, upper.Through, fresh.Through, Math.Pow(FreshStep, steps - 1));
        Between(upper.Through, upper.Through, constant.Through, Math.Pow(ConstantStep, steps - 1));

        static void Between(double one, double other, double square, double factor) =>
            Assert.InRange(Math.Sqrt(square), Math.Sqrt(Math.Min(one, other)) / factor, Math.Sqrt(Math.Max(one, other)) * factor);
    }

    private const double StateFactor = 1.25, FreshStep = 1.04, ConstantStep = 1.1;

    /// <summary>Strides give what single steps do.</summary>
    [Theory]
    [InlineData("tanh, orthogonal", 3000)]
    [InlineData("tanh, 1.5", 400)]
    [InlineData("relu, identity", 1000)]
    [InlineData("GRU", 500)]
    [InlineData("LSTM", 500)]
    [InlineData("LSTM, forget bias 4", 500)]
    public void Long_sequence_is_computed_in_few_steps(string cell, int steps)
    {
        var graph = GraphOf(Of(cell), steps);
        var layer = graph.Forward.OfType<RecurrentOperation>().Single();
        foreach (var isUpper in new[] { false, true })
        {
            RecurrentSignal Signal(int exact, out int taken)
            {
                var law = new Counted(RecurrentLaw.Of(layer, graph, new Moments(0.1, 0), isUpper));
                var signal = RecurrentSignal.Of(law, steps, readsAll: true, exact);
                taken = law.Steps;
                return signal;
            }
            var (far, all) = (Signal(RecurrentSignal.Exact, out var few), Signal(int.MaxValue, out var many));
            Assert.InRange(few, 1, 120);
            Assert.Equal(steps, many);
            Assert.Equal(1, far.Last.Rms / all.Last.Rms, 0.02);
            Assert.Equal(1, far.All.Rms / all.All.Rms, 0.02);
            Assert.Equal(1, far.Entry / all.Entry, 0.05);
            // Of a number with a hundred zeros in front the first that is none is exact enough: its logarithm is.
            Assert.Equal(Math.Log(all.Through + 1e-300), Math.Log(far.Through + 1e-300),
                0.01 * Math.Abs(Math.Log(all.Through + 1e-300)) + 0.1);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(4, true)]
    public void Attention_lies_between_its_ends(int heads, bool causal)
    {
        const int steps = 30, channels = 64, networks = 12;
        var graph = ResolveInitializers.Run(Specs.GraphOf(
            [new InputAttribute(steps, channels) { Mean = 0, Std = 1 }, new AttentionAttribute(heads) { Causal = causal },
                new FlattenAttribute(), new DenseAttribute(1), new MeanSquaredErrorAttribute()]));
        var attention = graph.Forward.OfType<AttentionOperation>().Single();
        var prediction = SignalPredictor.Predict(graph);
        var deviation = prediction.Forward[attention.Input].Std / Math.Sqrt(channels);
        var random = new Random(1);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var square = 0.0;
        for (var network = 0; network < networks; network++)
        {
            var weights = Enumerable.Range(0, 3 * channels * channels).Select(_ => deviation * Normal()).ToArray();
            var inputs = Enumerable.Range(0, steps).Select(_ => Enumerable.Range(0, channels).Select(_ => Normal()).ToArray()).ToArray();
            var maps = inputs.Select(input => Enumerable.Range(0, 3 * channels)
                .Select(unit => input.Select((value, i) => value * weights[(unit * channels) + i]).Sum()).ToArray()).ToArray();
            for (var head = 0; head < heads; head++)
            {
                var (width, first) = (channels / heads, head * (channels / heads));
                for (var step = 0; step < steps; step++)
                {
                    var seen = causal ? step + 1 : steps;
                    var scores = Enumerable.Range(0, seen).Select(other =>
                        Math.Exp(Enumerable.Range(first, width).Sum(i => maps[step][i] * maps[other][channels + i]) / Math.Sqrt(width)))
                            .ToArray();
                    square += Enumerable.Range(first, width)
                        .Sum(i => Math.Pow(scores.Select((score, other) => score * maps[other][(2 * channels) + i]).Sum() / scores.Sum(),
                            2))
                        / (networks * steps * channels);
                }
            }
        }
        var (lower, upper) = (prediction.Forward[attention.Output].Square, prediction.UpperForward[attention.Output].Square);
        output.WriteLine($"attention {heads} {causal}: {lower:G3} {square:G3} {upper:G3}");
        // Before training a step takes about as much of each: weights that differ a little make it more.
        Assert.InRange(square, 0.95 * lower, Math.Min(2 * lower, upper));
    }

    private sealed class Counted(RecurrentLaw law) : RecurrentLaw
    {
        public int Steps { get; private set; }

        public override double Stays => law.Stays;

        public override (RecurrentState Next, StepBack Back) Step(RecurrentState state)
        {
            Steps++;
            return law.Step(state);
        }
    }
}
