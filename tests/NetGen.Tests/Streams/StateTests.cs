using NetGen.Tests.Files;
using NetGen.Tests.Networks;

namespace NetGen.Tests.Streams;

[Network, Input(8, 3), StandardizeChannels, Gru(6, ReturnSequence = true), Conv1D(5, 3, Padding = Padding.Causal,
    Dilation = 2), Tanh, Lstm(4), Dense(2), MeanSquaredError, Adam(0.01)]
internal partial class Watcher;

[Network, Input(8, 3), StandardizeChannels, Gru(6, ReturnSequence = true), Conv1D(5, 3, Padding = Padding.Causal,
    Dilation = 2), Tanh, Lstm(5), Dense(2), MeanSquaredError, Adam(0.01)]
internal partial class OtherWatcher;

[Network, Input(8, 4), LearnedPositions, Attention(2, Causal = true), Dense(3)]
internal partial class Reader;

/// <summary>
/// A state is a value: created, copied, compared, saved, reset; what is not one of its network is refused, and a step that cannot be taken
/// changes nothing.
/// </summary>
public sealed class StateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private readonly Watcher _network = Trained();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Preprocessing_by_channel_is_done_step_by_step()
    {
        var (sequence, output, window) = (Sequence(1), new float[2], new float[2]);
        var state = new Watcher.State();
        for (var step = 0; step < 8; step++)
            _network.Next(sequence.AsSpan(step * 3, 3), state, output);
        _network.Predict(sequence, window);
        Assert.Equal(window, output);
        Assert.Equal(8, state.Steps);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        var (state, other, sequence, output) = (new Watcher.State(), new Watcher.State(), Sequence(2), new float[2]);
        AllocationTests.AssertAllocatesNothing(() => _network.Next(sequence.AsSpan(0, 3), state, output));
        AllocationTests.AssertAllocatesNothing(() => state.CopyTo(other));
        AllocationTests.AssertAllocatesNothing(state.Reset);
    }

    [Fact]
    public void Copy_goes_on_by_itself_and_a_file_brings_the_same_state()
    {
        var (state, sequence) = (new Watcher.State(), Sequence(3));
        Run(state, sequence, 0, 5);
        var copy = state.Clone();
        Assert.True(copy.IsSameAs(state));
        state.Save(_folder["state.safetensors"]);
        var expected = Run(state, sequence, 5, 8);
        Assert.False(copy.IsSameAs(state));

        Assert.Equal(expected, Run(copy, sequence, 5, 8));
        var loaded = Watcher.State.Load(_folder["state.safetensors"]);
        Assert.Equal(5, loaded.Steps);
        Assert.Equal(expected, Run(loaded, sequence, 5, 8));
        Assert.True(loaded.IsSameAs(state));
        using var stream = new MemoryStream(File.ReadAllBytes(_folder["state.safetensors"]));
        Assert.Equal(expected, Run(Watcher.State.Load(stream), sequence, 5, 8));

        state.Reset();
        Assert.True(state.IsSameAs(new Watcher.State()));
    }

    [Fact]
    public void File_of_a_state_names_what_each_layer_remembers()
    {
        var tensors = SafeTensorsBytes.Read(Saved(3));
        Assert.Equal(["Conv1D1.past", "Gru1.state", "Lstm1.cell", "Lstm1.state"], tensors.Keys.Order());
        Assert.Equal([4L, 6], tensors["Conv1D1.past"].Shape.Select(extent => (long)extent));
    }

    [Fact]
    public void State_of_another_network_is_refused()
    {
        var refused = Assert.Throws<StateFileException>(() => OtherWatcher.State.Load(Saved(4)));
        Assert.Contains("Lstm1: Lstm 5", refused.Message);
        Assert.Contains("Lstm1: Lstm 4", refused.Message);
    }

    [Fact]
    public void Weights_are_no_state_and_a_state_is_no_weights()
    {
        Assert.Contains("it is no state", Assert.Throws<StateFileException>(() => Watcher.State.Load(_network.SaveToBytes())).Message);
        Assert.Throws<WeightFileException>(() => Watcher.Load(File.ReadAllBytes(Saved(4))));
    }

    [Fact]
    public void Damaged_files_are_refused_wherever_they_are_damaged()
    {
        var whole = File.ReadAllBytes(Saved(5));
        for (var length = 0; length < whole.Length; length += 7)
            Assert.Throws<StateFileException>(() => Watcher.State.Load(whole.AsSpan(0, length)));
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var damaged = whole.ToArray();
            for (var fault = random.Next(1, 4); fault > 0; fault--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Watcher.State.Load(damaged);
            }
            catch (StateFileException)
            {
                // Right; where only a finite number has changed nobody can know.
            }
        }
        Assert.Throws<StateFileException>(() => Watcher.State.Load(_folder["nothing"]));
    }

    [Fact]
    public void Value_that_is_not_finite_or_of_a_wrong_length_changes_nothing()
    {
        var (state, sequence, output) = (new Watcher.State(), Sequence(6), new float[2]);
        Run(state, sequence, 0, 3);
        var before = state.Clone();
        Assert.Throws<NonFiniteInputException>(() => _network.Next([1, float.NaN, 0], state, output));
        Assert.Throws<TensorLengthException>(() => _network.Next([1, 0], state, output));
        Assert.Throws<TensorLengthException>(() => _network.Next([1, 0, 0], state, new float[3]));
        Assert.Throws<ArgumentNullException>(() => _network.Next([1, 0, 0], null!, output));
        Assert.True(state.IsSameAs(before));
    }

    [Fact]
    public void Preprocessing_that_has_seen_nothing_is_refused_as_in_a_prediction() =>
        Assert.Throws<PreprocessingNotFittedException>(() => new Watcher(seed: 1).Next([1, 0, 0], new Watcher.State(), new float[2]));

    [Fact]
    public void Stream_beyond_the_learned_places_is_refused()
    {
        var (network, state, output) = (new Reader(seed: 1), new Reader.State(), new float[3]);
        for (var step = 0; step < 8; step++)
            network.Next([1, 2, 3, step], state, output);
        var before = state.Clone();
        var ended = Assert.Throws<StreamEndedException>(() => network.Next([1, 2, 3, 4], state, output));
        Assert.Contains("LearnedPositions1", ended.Message);
        Assert.True(state.IsSameAs(before));
        state.Reset();
        network.Next([1, 2, 3, 4], state, output);
    }

    [Fact]
    public void Many_streams_go_through_one_network_on_several_threads()
    {
        var sequences = Enumerable.Range(0, 64).Select(i => Sequence(10 + (ulong)i)).ToArray();
        var expected = sequences.Select(sequence => Run(new Watcher.State(), sequence, 0, 8)).ToArray();
        var found = new float[64][];
        var states = sequences.Select(_ => new Watcher.State()).ToArray();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            for (var step = 0; step < 8; step++)
                found[i] = Run(states[i], sequences[i], step, step + 1);
        });
        Assert.Equal(expected, found);
    }

    private static Watcher Trained()
    {
        var network = new Watcher(seed: 1);
        var inputs = Draw.Normal<float>(64 * 24, seed: 1);
        for (var i = 0; i < inputs.Length; i++)
            inputs[i] = (inputs[i] * (1 + (i % 3))) + 5;
        network.Fit(Dataset.FromArrays(inputs, Draw.Normal<float>(64 * 2, seed: 2), targetLength: 2), new FitOptions { Epochs = 1 });
        return network;
    }

    private static float[] Sequence(ulong seed) => Draw.Normal<float>(24, seed);

    private string Saved(ulong seed)
    {
        var state = new Watcher.State();
        Run(state, Sequence(seed), 0, 6);
        var path = _folder["saved.safetensors"];
        state.Save(path);
        return path;
    }

    private float[] Run(Watcher.State state, float[] sequence, int from, int to)
    {
        var output = new float[2];
        for (var step = from; step < to; step++)
            _network.Next(sequence.AsSpan(step * 3, 3), state, output);
        return output;
    }
}
