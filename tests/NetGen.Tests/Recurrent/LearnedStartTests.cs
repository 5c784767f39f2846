using NetGen.Data;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Recurrent;

[Network, Input(5, 4), SimpleRnn(6, ReturnSequence = true, InitialState = InitialState.Learned)]
[Gru(5, ReturnSequence = true, Bidirectional = true, ResetAfter = false, InitialState = InitialState.Learned)]
[Lstm(7, Bidirectional = true, InitialState = InitialState.Learned), Dense(2), MeanSquaredError, Sgd(0.1)]
internal partial class BegunNetwork;

[Network, Input(5, 3), Gru(6, InitialState = InitialState.Learned), Dense(2), MeanSquaredError, Sgd(0.1), L2(1e-3)]
internal partial class BegunStream;

[Network, Input(5, 3), Gru(6, InitialState = InitialState.Learned, PenalizeBias = true), Dense(2), MeanSquaredError, Sgd(0.1), L2(1e-3)]
internal partial class PenalizedStart;

/// <summary>A state before the first step that is learned: a parameter with its own name, that starts at 0 and begins every stream.</summary>
public sealed class LearnedStartTests
{
    [Fact]
    public void Names_are_those_of_what_torch_takes_as_arguments_and_all_start_at_zero()
    {
        Assert.Equal(
            [
                "simplernn1.h_0 6", "gru1.h_0 5", "gru1.h_0_reverse 5", "lstm1.h_0 7", "lstm1.c_0 7", "lstm1.h_0_reverse 7",
                "lstm1.c_0_reverse 7",
            ],
            BegunNetwork.Summary.Parameters.Where(parameter => parameter.Name.Contains("_0", StringComparison.Ordinal))
                .Select(parameter => $"{parameter.Name} {string.Join("×", parameter.Shape)}"));
        var network = new BegunNetwork(seed: 1);
        Assert.All(network.SimpleRnn1.InitialState.ToArray(), value => Assert.Equal(0, value));
        network.Lstm1.ReverseInitialCell[2] = 3;
        network.Gru1.InitialState[1] = 2;
        Assert.Equal(2, network.Parameters.ToArray().Count(value => value is 2 or 3));
        Assert.Equal((5, 7, 0),
            (network.Gru1.ReverseInitialState.Length, network.Lstm1.InitialCell.Length, network.Gru1.InitialCell.Length));
    }

    [Fact]
    public void Training_moves_them()
    {
        var network = new BegunNetwork(seed: 1);
        var data = Dataset.FromArrays(Draw.Normal<float>(32 * BegunNetwork.InputLength, seed: 2), Draw.Normal<float>(64, seed: 3),
            targetLength: 2);
        network.Fit(data, new FitOptions { Epochs = 2, ProgressLine = ProgressLine.Off });
        Assert.All(network.SimpleRnn1.InitialState.ToArray(), value => Assert.NotEqual(0, value));
        Assert.All(network.Gru1.ReverseInitialState.ToArray(), value => Assert.NotEqual(0, value));
        Assert.All(network.Lstm1.InitialCell.ToArray(), value => Assert.NotEqual(0, value));
    }

    /// <summary>A state knows no weights: it takes up the start as the first step comes, with what the network has learned by then.</summary>
    [Fact]
    public void Stream_begins_with_it_whenever_its_state_was_made_and_again_after_a_reset()
    {
        var (state, saved, output, first) = (new BegunStream.State(), new BegunStream.State().SaveToBytes(), new float[2], new float[2]);
        var (network, step) = (new BegunStream(seed: 1), Draw.Normal<float>(3, seed: 2));
        Draw.Normal<float>(6, seed: 3).CopyTo(network.Gru1.InitialState);
        network.Next(step, state, first);
        network.Next(step, state, output);
        Assert.NotEqual(first, output);

        state.Reset();
        Assert.True(state.IsSameAs(new()));
        network.Next(step, state, output);
        Assert.Equal(first, output);
        network.Next(step, BegunStream.State.Load(saved), output);
        Assert.Equal(first, output);

        network.Gru1.InitialState.Clear();
        network.Next(step, new(), output);
        Assert.NotEqual(first, output);
        AllocationTests.AssertAllocatesNothing(() =>
        {
            state.Reset();
            network.Next(step, state, output);
        });
    }

    [Fact]
    public void It_is_penalized_as_biases_are()
    {
        var (free, penalized) = (new BegunStream(), new PenalizedStart());
        free.Parameters.Clear();
        penalized.Parameters.Clear();
        free.Gru1.InitialState.Fill(2);
        penalized.Gru1.InitialState.Fill(2);
        Assert.Equal(0, new BegunStream.Trainer(free).Penalty());
        // λ/2 of six squares of 2.
        Assert.Equal(0.012, new PenalizedStart.Trainer(penalized).Penalty(), 1e-9);
    }
}
