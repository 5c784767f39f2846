using NetGen.Data;

namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Texts as sequences of tokens, each with a class, for a network that declares <c>[Tokens(…, Ragged = true)]</c>.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="labels">The class of each, counted from 0.</param>
    /// <param name="vocabulary">Their tokens, built on what is trained on.</param>
    /// <param name="steps">How many tokens the network declares; 0, the default, for as many as the longest text has.</param>
    /// <param name="classNames">The classes' names in order, if they have any.</param>
    /// <exception cref="SequenceException">A text has no token, or more than <paramref name="steps"/>; the message names it.</exception>
    /// <exception cref="DatasetException">There are no texts, not as many labels, or a text is no valid Unicode.</exception>
    public static Dataset FromTexts(IReadOnlyList<string> texts, int[] labels, Vocabulary vocabulary, int steps = 0,
        IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(vocabulary);
        return FromSequences([.. texts.Select(vocabulary.Encode)], labels, steps, classNames)
            .WithNames(new() { Tokens = vocabulary.Tokens, Classes = classNames });
    }

    /// <summary>
    /// Texts for a network that goes on with them: at each step the class is the next token, from the edge in front of the text
    /// (<see cref="Vocabulary.Edge"/>) to the one behind it.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="vocabulary">Their tokens, built on what is trained on: the network's classes, too.</param>
    /// <param name="steps">How many steps the network declares, one more than the longest text has tokens; 0, the default, for so
    /// many.</param>
    /// <exception cref="SequenceException">A text has <paramref name="steps"/> tokens or more; the message names it.</exception>
    /// <exception cref="DatasetException">There are no texts, or one is no valid Unicode.</exception>
    public static Dataset FromTextsToContinue(IReadOnlyList<string> texts, Vocabulary vocabulary, int steps = 0)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(vocabulary);
        int[][] tokens = [.. texts.Select(text => (int[])[Vocabulary.Edge, .. vocabulary.Encode(text)])];
        int[][] following = [.. tokens.Select(text => (int[])[.. text[1..], Vocabulary.Edge])];
        return FromSequences(tokens, following, steps, vocabulary.Tokens)
            .WithNames(new() { Tokens = vocabulary.Tokens, Classes = vocabulary.Tokens });
    }
}
