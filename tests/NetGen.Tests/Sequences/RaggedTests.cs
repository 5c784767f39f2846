using NetGen.Data;

namespace NetGen.Tests.Sequences;

/// <summary>
/// Sequences of different lengths: a shorter one gives what a network of its own length gives, whatever is behind its end; what is no
/// sequence is refused with its place; nothing of it is learned from.
/// </summary>
public sealed class RaggedTests
{
    private const int Steps = 6;

    public static TheoryData<int> Lengths => [1, 2, 3, 4, 5, 6];

    /// <summary>The same weights in a network that has as many steps as the sequence.</summary>
    [Theory, MemberData(nameof(Lengths))]
    public void Sequence_gives_what_a_network_of_its_own_length_gives(int length)
    {
        var ragged = new RaggedWords(seed: 5);
        // Biases and learned starts, too, are other than 0.
        for (int i = 0; i < ragged.Parameters.Length; i++)
        {
            ragged.Parameters[i] = Math.Sin(i) / 3;
        }

        var random = new Random(length);
        int[] tokens = [.. Enumerable.Range(0, Steps).Select(step => step < length ? random.Next(9) : -1)];
        var output = new double[2];
        ragged.Predict(tokens, output);
        double[] own = length switch
        {
            1 => Of(new Words1(), (network, x, y) => network.Predict(x, y)),
            2 => Of(new Words2(), (network, x, y) => network.Predict(x, y)),
            3 => Of(new Words3(), (network, x, y) => network.Predict(x, y)),
            4 => Of(new Words4(), (network, x, y) => network.Predict(x, y)),
            5 => Of(new Words5(), (network, x, y) => network.Predict(x, y)),
            _ => Of(new Words6(), (network, x, y) => network.Predict(x, y)),
        };
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(own[i], output[i], 1e-12);
        }

        double[] Of<TNetwork>(TNetwork network, PredictTokens<TNetwork> predict) where TNetwork : class, INetwork<TNetwork, double>
        {
            ragged.Parameters.CopyTo(network.Parameters);
            var outputs = new double[2];
            predict(network, tokens.AsSpan(0, length), outputs);
            return outputs;
        }
    }

    private delegate void PredictTokens<TNetwork>(TNetwork network, ReadOnlySpan<int> input, Span<double> output);

    [Fact]
    public void Sequences_of_many_lengths_are_learned_and_told_apart()
    {
        // Whether 0 or 1 is the more frequent; the last token says nothing.
        var random = new Random(2);
        int[][] sequences = [.. Enumerable.Range(0, 500)
            .Select(_ => Enumerable.Range(0, 1 + (2 * random.Next(8))).Select(_ => random.Next(2)).ToArray())];
        int[] labels = [.. sequences.Select(sequence => 2 * sequence.Sum() > sequence.Length ? 1 : 0)];
        var (train, test) = Dataset.FromSequences(sequences, labels, steps: 15).Split(0.8, seed: 1);
        var network = new Majority(seed: 1);
        network.Fit(train);
        Assert.InRange(network.Evaluate(test).Accuracy!.Value, 0.97, 1);
        Assert.True(Majority.Summary.IsRagged);
    }

    [Fact]
    public void Steps_are_told_apart_and_those_behind_the_end_do_not_count()
    {
        // Whether the sum so far is even.
        var random = new Random(3);
        int[][] sequences = [.. Enumerable.Range(0, 400)
            .Select(_ => Enumerable.Range(0, 1 + random.Next(6)).Select(_ => random.Next(2)).ToArray())];
        int[][] labels = [.. sequences.Select(sequence => sequence.Select((_, step) => sequence[..(step + 1)].Sum() % 2).ToArray())];
        var data = Dataset.FromSequences(sequences, labels, steps: 6);
        var network = new Parity(seed: 1);
        network.Fit(data);
        Evaluation evaluation = network.Evaluate(data);
        Assert.InRange(evaluation.Accuracy!.Value, 0.99, 1);
    }

    [Fact]
    public void Data_sets_of_sequences_say_where_they_are_none()
    {
        Refused(1, 0, "no steps", () => Dataset.FromSequences([[1, 2], []], [0, 1]));
        Refused(1, 0, "no steps", () => Dataset.FromSequences([[1, 2], null!], [0, 1]));
        Refused(1, 2, "has 3 steps, and 2 are declared", () => Dataset.FromSequences([[1, 2], [1, 2, 3]], [0, 1], steps: 2));
        Refused(0, 1, "is -1", () => Dataset.FromSequences([[1, -1], [1]], [0, 1]));
        Refused(1, 1, "2 values; the first step of the first sequence has 1",
            () => Dataset.FromSequences([[[1f]], [[1f], [1f, 2f]]], [0, 1]));
        Refused(1, 0, "0 values", () => Dataset.FromSequences([[[1f]], [null!]], [0, 1]));
        Refused(0, 0, "no values", () => Dataset.FromSequences([[[]], [[]]], [0, 1]));
        Refused(1, 1, "Value 0 of step 1 of sequence 1 is NaN", () => Dataset.FromSequences([[[1f]], [[1f], [float.NaN]]], [0, 1]));
        Refused(1, 1, "2 steps and 1 label", () => Dataset.FromSequences([[1], [1, 2]], new[] { new[] { 0 }, new[] { 1 } }));
        Assert.Throws<DatasetException>(() => Dataset.FromSequences(Array.Empty<int[]>(), Array.Empty<int>()));
        Assert.Throws<DatasetException>(() => Dataset.FromSequences([[1], [2]], [0]));

        static void Refused(int sequence, int step, string said, Func<Dataset> read)
        {
            var refused = Assert.Throws<SequenceException>(read);
            Assert.Equal((sequence, step), (refused.Sequence, refused.Step));
            Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Networks_say_where_a_sequence_is_none()
    {
        var (words, numbers) = (new RaggedWords(), new RaggedNumbers());
        const double N = double.NaN;
        Refused(1, 0, () => words.PredictBatch([1, 2, 3, 4, 5, 6, -1, -1, -1, -1, -1, -1], new double[4]));
        Refused(0, 3, () => words.Predict([1, 2, -1, 4, -1, -1], new double[2]));
        Refused(0, 3, () => words.Predict([1, 2, -1, -2, -1, -1], new double[2]));
        Assert.Throws<TokenOutOfRangeException>(() => words.Predict([1, 9, -1, -1, -1, -1], new double[2]));
        Refused(0, 1, () => words.Predict([1, -1, double.NaN, -1, -1, -1], new double[2]), orStep: 2);
        Refused(1, 0, () => numbers.PredictBatch([1, 2, N, N, N, N, N, N], new double[2]));
        Refused(0, 1, () => numbers.Predict([1, 2, 3, N], new double[1]));
        Refused(0, 1, () => numbers.Predict([1, 2, N, 3], new double[1]));
        Refused(0, 0, () => numbers.Predict([1, double.PositiveInfinity, N, N], new double[1]));
        var trainer = new RaggedNumbers.Trainer(numbers);
        Refused(0, 1, () => trainer.Step([1, 2, N, 3], new double[1]));
        Refused(1, 1,
            () => trainer.Step(new Batch<double> { Inputs = new[] { 1, 2, N, N, 1, 2, 3, N }, Targets = new double[2], Rows = [0, 1] }));
        Refused(1, 1, () => numbers.Fit(Dataset.FromArrays([1, 2, float.NaN, float.NaN, 1, 2, 3, float.NaN], [0f, 1f])));
        // A network of all steps takes no shorter sequence, and says how it would.
        Assert.Contains("Ragged = true",
            Assert.Throws<TokenOutOfRangeException>(() => new Words6().Predict([1, 2, 3, 4, 5, -1], new double[2])).Message,
            StringComparison.Ordinal);
        var parity = new Parity.Trainer(new Parity());
        Assert.Throws<LabelOutOfRangeException>(() => parity.Step([1, 0, -1, -1, -1, -1], [1, 1, 1, -1, -1, -1]));

        static void Refused(int sequence, int step, Action action, int? orStep = null)
        {
            var refused = Assert.Throws<SequenceException>(action);
            Assert.Equal(sequence, refused.Sequence);
            Assert.Contains(refused.Step, new[] { step, orStep ?? step });
            Assert.Contains($"step {refused.Step} of sequence {sequence} ", refused.Message, StringComparison.Ordinal);
        }
    }
}

[Network(Scalar = typeof(double))]
[Tokens(9, Steps = 6, Ragged = true), Use<WordLayers>]
[Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class RaggedWords;

[NetworkBlock]
[Embedding(5), Mark("words")]
[Gru(8, ReturnSequence = true, Bidirectional = true, InitialState = InitialState.Learned), Attention(2), GlobalAveragePool1D, Mark("mean")]
[From("words"), Lstm(3), Concat("mean"), Mark("both")]
[From("words"), Gru(5, ResetAfter = false, Reverse = true), Concat("both"), Mark("three")]
[From("words"), SimpleRnn(4, Reverse = true), Concat("three"), Mark("all")]
[From("words"), GlobalMaxPool1D, Concat("all"), Mark("most")]
[From("words"), Conv1D(4, 2, Padding = Padding.Causal), LastStep, Concat("most"), Tanh]
internal sealed class WordLayers;

// A sequence of one step has nothing to remember: it is what a ragged one of one step is held against.
#pragma warning disable NG1017
[Network(Scalar = typeof(double)), Tokens(9, Steps = 1), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words1;
#pragma warning restore NG1017

[Network(Scalar = typeof(double)), Tokens(9, Steps = 2), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words2;

[Network(Scalar = typeof(double)), Tokens(9, Steps = 3), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words3;

[Network(Scalar = typeof(double)), Tokens(9, Steps = 4), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words4;

[Network(Scalar = typeof(double)), Tokens(9, Steps = 5), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words5;

[Network(Scalar = typeof(double)), Tokens(9, Steps = 6), Use<WordLayers>, Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words6;

[Network(Scalar = typeof(double))]
[Input(2, 2, Ragged = true), Gru(3)]
[Dense(1), MeanSquaredError, Adam(0.01)]
internal sealed partial class RaggedNumbers;

[Network]
[Tokens(2, Steps = 15, Ragged = true)]
[Embedding(4), Gru(12)]
[Dense(2), Softmax, CrossEntropy, Adam(0.01)]
[Training(Epochs = 40, BatchSize = 25)]
internal sealed partial class Majority;

[Network]
[Tokens(2, Steps = 6, Ragged = true)]
[Embedding(4), Lstm(16, ReturnSequence = true)]
[Dense(2), Softmax, CrossEntropy, Adam(0.02)]
[Target(TargetKind.ClassMap, Classes = 2)]
[Training(Epochs = 60, BatchSize = 20)]
internal sealed partial class Parity;
