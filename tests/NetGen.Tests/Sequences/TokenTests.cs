using NetGen.Tests.Files;

namespace NetGen.Tests.Sequences;

/// <summary>
/// Tokens as a user has them: integers or numbers, and what is none of them; vectors that are looked up, and those that no step moves.
/// </summary>
public sealed class TokenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<float> NoTokens => [-1, 8, 2.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e20f, -0.25f];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prediction_is_that_of_the_vectors_looked_up()
    {
        var network = new Words(seed: 3);
        int[] tokens = [7, 0, 3, 3];

        var output = new float[Words.OutputLength];
        network.Predict(tokens, output);
        float[] same = network.Predict([.. tokens.Select(token => (float)token)]);
        Assert.Equal(output, same);
        float[] expected = new float[3];
        foreach (int token in tokens)
        {
            for (int i = 0; i < 3; i++)
            {
                expected[i] += network.Embedding1[token][i] / tokens.Length;
            }
        }

        for (int unit = 0; unit < 2; unit++)
        {
            double sum = network.Dense1.Bias[unit];
            for (int i = 0; i < 3; i++)
            {
                sum += network.Dense1[unit, i] * expected[i];
            }

            Assert.Equal(sum, output[unit], 1e-5);
        }

        Assert.Equal(8, network.Embedding1.Vocabulary);
        Assert.Equal(3, network.Embedding1.Width);
        Assert.Throws<IndexOutOfRangeException>(() => network.Embedding1[8].Length);
        Assert.Throws<IndexOutOfRangeException>(() => network.Embedding1[-1].Length);
    }

    [Fact]
    public void Many_sequences_of_integers_are_predicted_as_numbers_are()
    {
        var network = new Words(seed: 3);
        var random = new Random(1);
        int[] tokens = [.. Enumerable.Range(0, 4 * (Words.Summary.MicroBatch + 3)).Select(_ => random.Next(8))];
        var (ofIntegers, ofNumbers) = (new float[tokens.Length / 4 * 2], new float[tokens.Length / 4 * 2]);
        network.PredictBatch(tokens, ofIntegers);
        network.PredictBatch([.. tokens.Select(token => (float)token)], ofNumbers);
        Assert.Equal(ofNumbers, ofIntegers);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.PredictBatch(tokens, ofIntegers);
        network.Predict(tokens.AsSpan(0, 4), ofIntegers.AsSpan(0, 2));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Steps_on_integers_are_those_on_numbers_and_move_only_vectors_of_tokens_that_were_there(int threads)
    {
        var (ofIntegers, ofNumbers) = (new Words(seed: 3), new Words(seed: 3));
        var before = new Words(seed: 3);
        var (first, second) = (new Words.Trainer(ofIntegers) { Threads = threads }, new Words.Trainer(ofNumbers));
        var random = new Random(2);
        int samples = (2 * Words.Summary.MicroBatch) + 5;
        // Neither 0 nor 5.
        int[] tokens = [.. Enumerable.Range(0, 4 * samples).Select(_ => random.Next(6) is var token && token < 4 ? token + 1 : token + 2)];
        float[] targets = [.. Enumerable.Range(0, 2 * samples).Select(_ => random.NextSingle())];
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(second.Step([.. tokens.Select(token => (float)token)], targets), first.Step(tokens, targets));
        }

        Assert.Equal(ofNumbers.Parameters, ofIntegers.Parameters);
        for (int token = 0; token < 8; token++)
        {
            Assert.Equal(token is 0 or 5, before.Embedding1[token].SequenceEqual(ofIntegers.Embedding1[token]));
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread();
        first.Step(tokens, targets);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    [Theory, MemberData(nameof(NoTokens))]
    public void What_is_no_token_is_refused_with_its_sequence_and_step_and_nothing_is_written(float value)
    {
        var network = new Words(seed: 3);
        float[] inputs = [.. Enumerable.Range(0, 12).Select(i => (float)(i % 8))];
        inputs[6] = value;
        float[] outputs = [9, 9, 9, 9, 9, 9];
        Require(1, 2, () => network.PredictBatch(inputs, outputs));
        Assert.All(outputs, output => Assert.Equal(9, output));
        Require(0, 2, () => network.Predict(inputs.AsSpan(4, 4), outputs.AsSpan(0, 2)));
        Require(1, 2, () => network.Inspect(inputs, (_, _, _) => { }));
        var trainer = new Words.Trainer(network);
        float[] parameters = network.Parameters.ToArray();
        Require(1, 2, () => trainer.Step(inputs, outputs));
        Require(1, 2, () => trainer.ComputeGradients(inputs, outputs));
        Require(2, 2,
            () => trainer.Step(new NetGen.Data.Batch<float>
            {
                Inputs = new float[4].Concat(inputs).ToArray(), Targets = new float[8],
                Rows = [0, 2]
            }));
        if (float.IsFinite(value))
        {
            Require(1, 2, () => network.Fit(Dataset.FromArrays(Rows(inputs, 4), Rows(new float[6], 2))));
            Require(1, 2, () => network.Evaluate(Dataset.FromArrays(Rows(inputs, 4), Rows(new float[6], 2))));
        }

        Assert.Equal(parameters, network.Parameters);

        void Require(int sequence, int step, Action action)
        {
            var refused = Assert.Throws<TokenOutOfRangeException>(action);
            Assert.Equal((sequence, step), (refused.Sequence, refused.Step));
            Assert.Contains($"step {step} of sequence {sequence} ", refused.Message, StringComparison.Ordinal);
            Assert.Contains("expected a whole number from 0 to 7", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Integers_that_are_no_tokens_are_refused()
    {
        var network = new Words();
        Assert.Equal((2, 1),
            Of(Assert.Throws<TokenOutOfRangeException>(() => network.PredictBatch([0, 1, 2, 3, 4, 5, 6, 7, 0, 8, 0, 0], new float[6]))));
        Assert.Equal((0, 3), Of(Assert.Throws<TokenOutOfRangeException>(() => network.Predict([0, 1, 2, int.MinValue], new float[2]))));
        Assert.Throws<TensorLengthException>(() => network.Predict([0, 1, 2], new float[2]));

        static (int, int) Of(TokenOutOfRangeException refused) => (refused.Sequence, refused.Step);
    }

    [Fact]
    public void Vector_of_the_padding_is_zero_and_stays_so()
    {
        var network = new Padded(seed: 1);
        Assert.Equal(new double[3], network.Embedding1[0].ToArray());
        Assert.DoesNotContain(0.0, network.Embedding1[1].ToArray());
        var trainer = new Padded.Trainer(network);
        for (int step = 0; step < 5; step++)
        {
            trainer.Step([0, 1, 2, 0, 0, 0], [0.5, 0.25]);
        }

        Assert.Equal(new double[3], network.Embedding1[0].ToArray());
    }

    [Fact]
    public void Networks_of_tokens_are_told_apart_by_their_vocabulary_and_say_what_they_read()
    {
        new Words().Save(_folder["words.safetensors"]);
        Assert.Equal(8, Words.Summary.Vocabulary);
        Assert.Null(Words.Summary.InputSignal);
        Assert.Contains("Embedding 3 of 8", Words.Summary.ToString(), StringComparison.Ordinal);
        Assert.Equal([8, 3], Words.Summary.Parameters[0].Shape);
        Assert.Equal("embedding1.weight", Words.Summary.Parameters[0].Name);
        Words.Load(_folder["words.safetensors"]);
        Assert.Throws<WeightFileException>(() => Padded.Load(_folder["words.safetensors"]));
    }

    [Fact]
    public void Order_of_letters_is_learned()
    {
        // Whether the first letter stands before the last in the alphabet.
        var random = new Random(4);
        float[][] words = [.. Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, 5).Select(_ => (float)random.Next(12)).ToArray())];
        int[] labels = [.. words.Select(word => word[0] < word[4] ? 1 : 0)];
        var (train, test) = Dataset.FromArrays(words, labels).Split(0.8, seed: 1);
        var network = new Alphabet(seed: 1);
        History history = network.Fit(train);
        Assert.InRange(network.Evaluate(test).Accuracy!.Value, 0.95, 1);
        Assert.DoesNotContain(history.Troubles,
            trouble => trouble.Kind is TroubleKind.UnscaledInputs or TroubleKind.ConstantInputs or TroubleKind.LeakedAnswer);
    }

    private static float[][] Rows(float[] values, int length) => [.. values.Chunk(length)];
}

[Network]
[Tokens(8, Steps = 4)]
[Embedding(3), GlobalAveragePool1D]
[Dense(2), MeanSquaredError, Adam(0.01)]
internal sealed partial class Words;

[Network(Scalar = typeof(double))]
[Tokens(4, Steps = 3)]
[Embedding(3, ZeroIsPadding = true), Gru(4)]
[Dense(1), MeanSquaredError, AdamW(0.05)]
internal sealed partial class Padded;

[Network]
[Tokens(12, Steps = 5)]
[Embedding(8), Gru(16)]
[Dense(2), Softmax, CrossEntropy, Adam(0.01)]
[Training(Epochs = 40, BatchSize = 32)]
internal sealed partial class Alphabet;
