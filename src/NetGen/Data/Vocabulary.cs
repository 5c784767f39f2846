using System.Text;
using NetGen.Data;
using static System.FormattableString;

namespace NetGen;

/// <summary>What of a text a token is.</summary>
public enum TextUnit
{
    /// <summary>A Unicode character: a letter, a digit, a space.</summary>
    Character,

    /// <summary>A run of letters, digits, marks and apostrophes, or another character that is no white space. As it is written: of texts
    /// in small letters, "The" and "the" are one.</summary>
    Word,
}

/// <summary>
/// The tokens of texts and their numbers. Built on the texts that are trained on, given to their data set, and from there kept by the
/// network and in its weight file (<see cref="SampleNames.Tokens"/>). Immutable.
/// </summary>
/// <example><code>
/// var vocabulary = Vocabulary.Of(texts, TextUnit.Word, most: 5000);
/// network.Fit(Dataset.FromTexts(texts, labels, vocabulary, steps: 200));
/// var later = new Vocabulary(Sentiment.Load("sentiment.safetensors").Names.Tokens!, TextUnit.Word);
/// </code></example>
public sealed class Vocabulary
{
    /// <summary>The token in front of a text and behind it, where texts are continued.</summary>
    public const int Edge = 0;

    /// <summary>The token of everything that is not in the vocabulary.</summary>
    public const int Unknown = 1;

    private static readonly string[] Fixed = ["⟨edge⟩", "⟨unknown⟩"];

    private readonly Dictionary<string, int> numbers;

    /// <summary>A vocabulary that was built before.</summary>
    /// <param name="tokens">Its <see cref="Tokens"/>.</param>
    /// <param name="unit">What its tokens are.</param>
    /// <exception cref="DatasetException">They do not begin with the edge and the unknown, or a token comes twice.</exception>
    public Vocabulary(IReadOnlyList<string> tokens, TextUnit unit)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (!Enum.IsDefined(unit))
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, null);
        }

        Tokens = new SampleNames { Tokens = tokens }.Tokens!;
        if (!Tokens.Take(Fixed.Length).SequenceEqual(Fixed))
        {
            throw new DatasetException($"The tokens of a vocabulary begin with {NameDifference.List(Fixed)}; "
                + $"these begin with {NameDifference.List([.. Tokens.Take(Fixed.Length)])}.");
        }

        Unit = unit;
        numbers = Enumerable.Range(0, Tokens.Count).ToDictionary(token => Tokens[token], StringComparer.Ordinal);
    }

    /// <summary>What its tokens are.</summary>
    public TextUnit Unit { get; }

    /// <summary>All tokens by their number: the edge, the unknown, and then those of the texts, the most frequent first.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>How many tokens there are: what <c>[Tokens(…)]</c> declares at least.</summary>
    public int Count => Tokens.Count;

    /// <summary>The tokens of some texts; of equally frequent ones that of the lower code points first.</summary>
    /// <param name="texts">The texts that are trained on, and no others.</param>
    /// <param name="unit">What a token is.</param>
    /// <param name="most">How many tokens there may be, edge and unknown among them; the rarest are left out.</param>
    /// <exception cref="DatasetException">A text is no valid Unicode.</exception>
    public static Vocabulary Of(IEnumerable<string> texts, TextUnit unit, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, Fixed.Length);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int index = 0;
        foreach (string text in texts)
        {
            foreach (string token in Units(text, unit, Invariant($"Text {index}")))
            {
                counts[token] = counts.GetValueOrDefault(token) + 1;
            }

            index++;
        }

        return new(
            [
                .. Fixed,
                .. counts.OrderByDescending(token => token.Value).ThenBy(token => token.Key, StringComparer.Ordinal)
                    .Select(token => token.Key).Where(token => !Fixed.Contains(token)).Take(most - Fixed.Length),
            ], unit);
    }

    /// <summary>A text's tokens, without edges.</summary>
    /// <exception cref="DatasetException">It is no valid Unicode.</exception>
    public int[] Encode(string text) => [.. Units(text, Unit, "The text").Select(token => numbers.GetValueOrDefault(token, Unknown))];

    /// <summary>What tokens say: characters one behind the other, words with a space between them. Edges say nothing; the unknown is
    /// �.</summary>
    /// <exception cref="TokenOutOfRangeException">There is no such token.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        var parts = new List<string>();
        for (int step = 0; step < tokens.Length; step++)
        {
            if ((uint)tokens[step] >= (uint)Count)
            {
                throw new TokenOutOfRangeException(0, step, Invariant($"The vocabulary has {Counted.Of(Count, "token")}; ")
                    + Invariant($"step {step} is {tokens[step]}; expected 0 to {Count - 1}."));
            }

            if (tokens[step] != Edge)
            {
                parts.Add(tokens[step] == Unknown ? "\uFFFD" : Tokens[tokens[step]]);
            }
        }

        return string.Join(Unit == TextUnit.Word ? " " : "", parts);
    }

    private static IEnumerable<string> Units(string text, TextUnit unit, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = -1;
        for (int at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out Rune rune))
            {
                throw new DatasetException(Invariant($"{what} is no valid Unicode: place {at} has one half of a surrogate pair."));
            }

            bool isInside = unit == TextUnit.Word && IsOfWord(rune);
            if (start >= 0 && !isInside)
            {
                yield return text[start..at];
                start = -1;
            }

            if (isInside)
            {
                start = start < 0 ? at : start;
            }
            else if (unit == TextUnit.Character || !Rune.IsWhiteSpace(rune))
            {
                yield return rune.ToString();
            }

            at += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            yield return text[start..];
        }
    }

    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value is '\'' or '’'
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
