using NetGen.Data;

namespace NetGen.Tests.Streams;

/// <summary>
/// Streams of tokens, and of sequences that may be shorter: behind each step they say bit for bit what is predicted of the sequence up to
/// it; what is no token is refused, and the state is what it was.
/// </summary>
public sealed class TokenStreamTests
{
    private const int Steps = 7;

    [Fact]
    public void Stream_of_tokens_has_the_bits_of_the_window()
    {
        var network = new TokenWindow(seed: 3);
        int[] tokens = Tokens(TokenWindow.Summary.Vocabulary, seed: 1);
        float[] window = new float[TokenWindow.OutputLength], step = new float[TokenWindow.StepOutputLength];
        network.Predict(tokens, window);
        var state = new TokenWindow.State();
        for (int i = 0; i < Steps; i++)
        {
            if (i == 4)
            {
                state = TokenWindow.State.Load(state.SaveToBytes());
            }

            network.Next(tokens[i], state, step);
            Assert.Equal(window[(i * step.Length)..((i + 1) * step.Length)], step);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Next(2, state, step);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Stream_of_ragged_tokens_says_what_is_predicted_of_the_sequence_so_far()
    {
        var network = new RaggedTokenWindow(seed: 3);
        int[] tokens = Tokens(RaggedTokenWindow.Summary.Vocabulary, seed: 2), shorter = [.. tokens];
        float[] window = new float[RaggedTokenWindow.OutputLength], step = new float[RaggedTokenWindow.StepOutputLength];
        var state = new RaggedTokenWindow.State();
        for (int i = 0; i < Steps; i++)
        {
            tokens.CopyTo(shorter, 0);
            shorter.AsSpan(i + 1).Fill(-1);
            network.Predict(shorter, window);
            network.Next(tokens[i], state, step);
            Assert.Equal(window, step);
        }
    }

    [Fact]
    public void Stream_of_ragged_numbers_says_what_is_predicted_of_the_sequence_so_far()
    {
        var network = new RaggedNumberWindow(seed: 3);
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, Steps * 3).Select(_ => random.NextDouble() - 0.5)], shorter = [.. values];
        double[] window = new double[RaggedNumberWindow.OutputLength], step = new double[RaggedNumberWindow.StepOutputLength];
        var state = new RaggedNumberWindow.State();
        for (int i = 0; i < Steps; i++)
        {
            values.CopyTo(shorter, 0);
            shorter.AsSpan((i + 1) * 3).Fill(double.NaN);
            network.Predict(shorter, window);
            network.Next(values.AsSpan(i * 3, 3), state, step);
            Assert.Equal(window, step);
        }

        // A stream has no end.
        Assert.Throws<NonFiniteInputException>(() => network.Next([double.NaN, double.NaN, double.NaN], state, step));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void What_is_no_token_is_refused_with_its_step_and_the_state_is_what_it_was(int token)
    {
        var network = new TokenWindow(seed: 3);
        var step = new float[TokenWindow.StepOutputLength];
        var state = new TokenWindow.State();
        network.Next(1, state, step);
        network.Next(4, state, step);
        TokenWindow.State before = state.Clone();
        var refused = Assert.Throws<TokenOutOfRangeException>(() => network.Next(token, state, step));
        Assert.Equal((0, 2), (refused.Sequence, refused.Step));
        Assert.Contains("vocabulary of 11 tokens", refused.Message, StringComparison.Ordinal);
        Assert.True(before.IsSameAs(state));
    }

    private static int[] Tokens(int vocabulary, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Steps).Select(_ => random.Next(vocabulary))];
    }
}

[Network]
[Tokens(11, Steps = 7)]
[Embedding(5), Gru(9, ReturnSequence = true), Mark("a"), Attention(3, Causal = true), Add("a")]
[Dense(11), Softmax, CrossEntropy, Adam(0.01), ClipNorm(1)]
[Target(TargetKind.ClassMap, Classes = 11)]
internal sealed partial class TokenWindow;

[Network]
[Tokens(11, Steps = 7, Ragged = true)]
[Embedding(6), LearnedPositions, Lstm(8, ReturnSequence = true), Attention(2, Causal = true)]
[Conv1D(5, 3, Padding = Padding.Causal), Tanh, LastStep]
[Dense(3), Softmax, CrossEntropy, Adam(0.01), ClipNorm(1)]
internal sealed partial class RaggedTokenWindow;

[Network(Scalar = typeof(double))]
[Input(7, 3, Ragged = true)]
[Dense(4), Tanh, Gru(5)]
[Dense(2), MeanSquaredError, Adam(0.01), ClipNorm(1)]
internal sealed partial class RaggedNumberWindow;
