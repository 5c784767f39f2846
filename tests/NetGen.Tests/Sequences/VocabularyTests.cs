using NetGen.Tests.Files;

namespace NetGen.Tests.Sequences;

/// <summary>
/// Texts as tokens: counted on what is trained on, kept by the data set, the network and its file, and refused where they are another's.
/// </summary>
public sealed class VocabularyTests : IDisposable
{
    private static readonly string[] Texts = ["it is what it is.", "what is it?", "it isn't"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Words_are_runs_of_letters_and_what_stands_between_them_is_a_token_each()
    {
        var words = Vocabulary.Of(Texts, TextUnit.Word);
        Assert.Equal(["⟨edge⟩", "⟨unknown⟩", "it", "is", "what", ".", "?", "isn't"], words.Tokens);
        Assert.Equal([2, 3, 4, 2, 3, 5], words.Encode(Texts[0]));
        Assert.Equal([2, 1, 5], words.Encode("  it\twas."));
        Assert.Equal("it is what it is .", words.Decode(words.Encode(Texts[0])));
        Assert.Equal("it \uFFFD", words.Decode([0, 2, 1, 0]));
    }

    [Fact]
    public void Characters_are_those_of_Unicode_the_most_frequent_first()
    {
        var letters = Vocabulary.Of(["aab", "b🙂a"], TextUnit.Character);
        Assert.Equal(["⟨edge⟩", "⟨unknown⟩", "a", "b", "🙂"], letters.Tokens);
        Assert.Equal([4, 1, 2], letters.Encode("🙂Xa"));
        Assert.Equal("b🙂a", letters.Decode(letters.Encode("b🙂a")));
        Assert.Equal(["⟨edge⟩", "⟨unknown⟩", "a"], Vocabulary.Of(["aab", "b🙂a"], TextUnit.Character, most: 3).Tokens);
        Assert.Empty(letters.Encode(""));
    }

    [Fact]
    public void What_is_no_text_no_token_and_no_vocabulary_is_refused()
    {
        var letters = Vocabulary.Of(["ab"], TextUnit.Character);
        Assert.Contains("Text 1 is no valid Unicode: place 2 ",
            Assert.Throws<DatasetException>(() => Vocabulary.Of(["ab", "ab\uD83D"], TextUnit.Word)).Message, StringComparison.Ordinal);
        Assert.Contains("place 0 ", Assert.Throws<DatasetException>(() => letters.Encode("\uDE00a")).Message, StringComparison.Ordinal);
        Assert.Equal(1, Assert.Throws<TokenOutOfRangeException>(() => letters.Decode([2, 4])).Step);
        Assert.Equal(0, Assert.Throws<TokenOutOfRangeException>(() => letters.Decode([-1])).Step);
        Assert.Throws<DatasetException>(() => new Vocabulary(["a", "b"], TextUnit.Word));
        Assert.Throws<DatasetException>(() => new Vocabulary(["⟨edge⟩", "⟨unknown⟩", "a", "a"], TextUnit.Word));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vocabulary(letters.Tokens, (TextUnit)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => Vocabulary.Of(["a"], TextUnit.Word, most: 1));
        var empty = Assert.Throws<SequenceException>(() => Dataset.FromTexts(["ab", ""], [0, 1], letters));
        Assert.Equal((1, 0), (empty.Sequence, empty.Step));
        var tooLong = Assert.Throws<SequenceException>(() => Dataset.FromTextsToContinue(["a", "abab"], letters, steps: 4));
        Assert.Equal((1, 4), (tooLong.Sequence, tooLong.Step));
    }

    [Fact]
    public void Texts_to_continue_have_the_next_token_at_each_step()
    {
        var letters = Vocabulary.Of(["ab"], TextUnit.Character);
        Dataset data = Dataset.FromTextsToContinue(["ab", "b"], letters);
        Assert.Equal([0f, 2, 3, 0, 3, -1], data.Inputs.ToArray());
        Assert.Equal([2, 3, 0, 3, 0, Dataset.IgnoredLabel], data.Labels.ToArray());
        Assert.Equal(letters.Tokens, data.Names.Tokens);
        Assert.Equal(letters.Tokens, data.ClassNames);
        Assert.Equal(letters.Tokens, data.Subset(1).Names.Tokens);
    }

    [Fact]
    public void Vocabulary_goes_with_the_weights_and_another_one_is_refused()
    {
        var words = Vocabulary.Of(Texts, TextUnit.Word);
        Dataset data = Dataset.FromTexts([.. Texts, .. Texts], [0, 1, 0, 0, 1, 0], words, steps: 6, ["said", "asked"]);
        var network = new Sayings(seed: 1);
        network.Fit(data);
        Assert.Equal(1, network.Evaluate(data).Accuracy);
        network.Save(_folder["sayings.safetensors"]);
        Sayings loaded = Sayings.Load(_folder["sayings.safetensors"]);
        Assert.Equal(words.Tokens, loaded.Names.Tokens);
        Assert.Equal(["said", "asked"], loaded.Names.Classes);
        var later = new Vocabulary(loaded.Names.Tokens!, TextUnit.Word);
        Assert.Equal(words.Encode("what is it?"), later.Encode("what is it?"));

        // The same words in another order would be read as others.
        var other = Vocabulary.Of(["? what it is"], TextUnit.Word);
        var refused = Assert.Throws<DatasetException>(() => loaded.Evaluate(Dataset.FromTexts(Texts, [0, 1, 0], other, steps: 6)));
        Assert.Contains("token 2 is '?', expected 'it'", refused.Message, StringComparison.Ordinal);
        // More words than are declared, and words where there are none.
        string[] many = [.. words.Tokens, .. Enumerable.Range(0, 5).Select(i => "w" + i)];
        Assert.Contains("has a vocabulary of 10 tokens; 13 names", Assert.Throws<DatasetException>(
            () => loaded.Names = new SampleNames { Tokens = many }).Message, StringComparison.Ordinal);
    }
}

[Network]
[Tokens(10, Steps = 6, Ragged = true)]
[Embedding(6), Gru(8)]
[Dense(2), Softmax, CrossEntropy, Adam(0.05)]
[Training(Epochs = 40, BatchSize = 6)]
internal sealed partial class Sayings;
