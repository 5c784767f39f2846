using NetGen.Generator.Model;
using NetGen.Generator.Signal;
using NetGen.Generator.Tests.Harness;

namespace NetGen.Generator.Tests.Analysis.MonteCarlo;

/// <summary>The laws of recurrent layers against layers that are drawn: states forward, gradients through the steps.</summary>
public class RecurrentSignalTests(ITestOutputHelper output)
{
    private const int Units = 150, Channels = 40, Networks = 6, Sequences = 3;

    private static Graph GraphOf(RecurrentAttribute layer, int steps) => ResolveInitializers.Run(
        Specs.GraphOf([new InputAttribute(steps, Channels) { Mean = 0, Std = 1 }, layer, new DenseAttribute(1), new MeanSquaredErrorAttribute()]));

    private static (RecurrentSignal Lower, RecurrentSignal Upper) Predict(Graph graph) => SignalPredictor.Predict(graph).Recurrences.Values.Single();

    private static (double Last, double All, double Through, double Entry) Draw(Graph graph, bool isConstant)
    {
        var runs = Enumerable.Range(1, Networks).SelectMany(seed =>
        {
            var network = new RandomRecurrence(graph, seed);
            return Enumerable.Range(0, Sequences).Select(_ => network.Run(isConstant)).ToArray();
        }).ToArray();
        return (runs.Average(run => run.Last), runs.Average(run => run.All), runs.Average(run => run.First) / runs.Average(run => run.End), runs.Average(run => run.End));
    }

    public static TheoryData<string, int> Cells => new()
    {
        { "tanh, orthogonal", 30 }, { "tanh, Xavier", 30 }, { "tanh, 1.5", 30 }, { "relu, orthogonal", 12 }, { "relu, He", 30 }, { "sigmoid", 6 }, { "relu, identity", 30 },
        { "GRU", 20 }, { "LSTM", 20 }, { "LSTM, no forget bias", 12 }, { "LSTM, forget bias 4", 40 },
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
        "LSTM" => new LstmAttribute(Units),
        "LSTM, no forget bias" => new LstmAttribute(Units) { ForgetBias = 0 },
        _ => new LstmAttribute(Units) { ForgetBias = 4 },
    };

    [Theory, MemberData(nameof(Cells))]
    public void Law_holds_of_drawn_layers(string cell, int steps)
    {
        var graph = GraphOf(Of(cell), steps);
        var (lower, upper) = Predict(graph);
        var (fresh, constant) = (Draw(graph, isConstant: false), Draw(graph, isConstant: true));
        output.WriteLine($"{cell}: last {lower.Last.Square:G3} {fresh.Last:G3}, all {lower.All.Square:G3} {fresh.All:G3}, through {lower.Through:G3} {fresh.Through:G3}");
        output.WriteLine($"{cell}: last {upper.Last.Square:G3} {constant.Last:G3}, all {upper.All.Square:G3} {constant.All:G3}, through {upper.Through:G3} {constant.Through:G3}");
    }
}
