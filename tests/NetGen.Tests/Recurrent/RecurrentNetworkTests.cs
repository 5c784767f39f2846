using NetGen.Data;
using NetGen.Tests.Lab;
using NetGen.Tests.Networks;
using NetGen.Training;

namespace NetGen.Tests.Recurrent;

[Network, Input(12, 3), Gru(20, ReturnSequence = true, Dropout = 0.2, RecurrentDropout = 0.2), Lstm(9, Bidirectional = true), Dense(4), Softmax, CrossEntropy, Adam(0.01), Training(BatchSize = 33)]
internal partial class SequenceNetwork;

[Network, Input(30, 3), Gru(20, ReturnSequence = true, Dropout = 0.2, RecurrentDropout = 0.2), Lstm(9, Bidirectional = true), Dense(4), Softmax, CrossEntropy, Adam(0.01), Training(BatchSize = 33)]
internal partial class LongerSequenceNetwork;

[Network, Input(5, 4), SimpleRnn(6, ReturnSequence = true), Lstm(7, Name = "Memory"), Dense(2), MeanSquaredError, Sgd(0.1)]
internal partial class NamedSequenceNetwork;

/// <summary>Recurrent networks keep the laws of generated code: the same numbers alone and in a batch, on any number of threads, no byte allocated.</summary>
public sealed class RecurrentNetworkTests
{
    private const int Samples = 301;

    [Fact]
    public void Sample_has_the_same_bits_alone_and_in_a_batch()
    {
        var network = new SequenceNetwork(seed: 1);
        var inputs = Draw.Normal<float>(Samples * SequenceNetwork.InputLength, seed: 2);
        var (together, alone) = (new float[Samples * 4], new float[4]);
        network.PredictBatch(inputs, together);
        for (var i = 0; i < Samples; i++)
        {
            network.Predict(inputs.AsSpan(i * SequenceNetwork.InputLength, SequenceNetwork.InputLength), alone);
            Assert.Equal(together[(i * 4)..((i * 4) + 4)], alone);
        }
    }

    [Fact]
    public void Predicting_and_stepping_allocate_nothing()
    {
        var network = new SequenceNetwork(seed: 1);
        var trainer = new SequenceNetwork.Trainer(network);
        var (inputs, labels, outputs) = (Draw.Normal<float>(Samples * SequenceNetwork.InputLength, seed: 2), Draw.Labels(Samples, 4, seed: 3), new float[Samples * 4]);
        AllocationTests.AssertAllocatesNothing(() => network.Predict(inputs.AsSpan(0, SequenceNetwork.InputLength), outputs.AsSpan(0, 4)));
        AllocationTests.AssertAllocatesNothing(() => network.PredictBatch(inputs, outputs));
        AllocationTests.AssertAllocatesNothing(() => trainer.Step(inputs, labels));
    }

    [Fact]
    public void Training_gives_the_same_bits_on_any_number_of_threads()
    {
        var expected = Train(threads: 1);
        Assert.Equal(expected, Train(threads: 2));
        Assert.Equal(expected, Train(threads: 3));

        static float[] Train(int threads)
        {
            var network = new SequenceNetwork(seed: 1);
            var trainer = new SequenceNetwork.Trainer(network, seed: 5) { Threads = threads };
            for (ulong step = 0; step < 3; step++)
                trainer.Step(Draw.Normal<float>(Samples * SequenceNetwork.InputLength, seed: step), Draw.Labels(Samples, 4, seed: 10 + step));
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Weights_of_any_number_of_steps_are_the_same() => Assert.Equal(SequenceNetwork.ParameterCount, LongerSequenceNetwork.ParameterCount);

    [Fact]
    public void Names_and_shapes_in_files_are_those_of_torch_modules() => Assert.Equal(
        [
            "simplernn1.weight_ih_l0 6×4", "simplernn1.bias_ih_l0 6", "simplernn1.weight_hh_l0 6×6", "simplernn1.bias_hh_l0 6",
            "Memory.weight_ih_l0 28×6", "Memory.bias_ih_l0 28", "Memory.weight_hh_l0 28×7", "Memory.bias_hh_l0 28", "dense1.weight 2×7", "dense1.bias 2",
        ],
        NamedSequenceNetwork.Summary.Parameters.Select(parameter => $"{parameter.Name} {string.Join("×", parameter.Shape)}"));

    [Fact]
    public void Both_directions_have_weights_of_their_own() => Assert.Equal(
        ["lstm1.weight_ih_l0", "lstm1.bias_ih_l0", "lstm1.weight_hh_l0", "lstm1.bias_hh_l0", "lstm1.weight_ih_l0_reverse", "lstm1.bias_ih_l0_reverse", "lstm1.weight_hh_l0_reverse", "lstm1.bias_hh_l0_reverse"],
        SequenceNetwork.Summary.Parameters.Where(parameter => parameter.Layer == "Lstm1").Select(parameter => parameter.Name));

    [Fact]
    public void Gates_of_the_state_start_orthogonal_each_by_itself_and_the_forget_gate_open()
    {
        var network = new NamedSequenceNetwork(seed: 4);
        for (var gate = 0; gate < 4; gate++)
        {
            for (var (i, pair) = (0, 0); i < 7; i++)
            {
                for (var j = 0; j < 7; j++, pair++)
                {
                    var product = 0.0;
                    for (var k = 0; k < 7; k++)
                        product += network.Memory.Recurrent[(gate * 7) + i, k] * (double)network.Memory.Recurrent[(gate * 7) + j, k];
                    Assert.Equal(i == j ? 1 : 0, product, 1e-5);
                }
            }
        }
        Assert.NotEqual(network.Memory.Recurrent[0, 0], network.Memory.Recurrent[7, 0]);
        Assert.Equal([.. Enumerable.Repeat(0f, 7), .. Enumerable.Repeat(1f, 7), .. Enumerable.Repeat(0f, 14)], network.Memory.Input.Bias.ToArray());
        Assert.All(network.Memory.Recurrent.Bias.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void File_comes_back_with_the_same_bits()
    {
        var (network, path) = (new SequenceNetwork(seed: 3), Path.GetTempFileName());
        try
        {
            network.Save(path);
            Assert.Equal(network.Parameters.ToArray(), SequenceNetwork.Load(path).Parameters.ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Looking_inside_shows_each_layer_once()
    {
        var shown = new List<string>();
        new NamedSequenceNetwork(seed: 1).Inspect(Draw.Normal<float>(NamedSequenceNetwork.InputLength, seed: 1), (layer, _, values) => shown.Add($"{layer} {values.Length}"));
        Assert.Equal(["SimpleRnn1 30", "Memory 7", "Dense1 2"], shown);
    }
}
