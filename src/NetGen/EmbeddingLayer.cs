namespace NetGen;

/// <summary>
/// A view on the vectors of an embedding, on the network's own memory: writing here changes the network. Not thread-safe: nobody may use
/// the network while another writes.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="weights">vocabulary × width weights, the vector of one token after that of another.</param>
/// <param name="vocabulary">How many tokens there are.</param>
/// <param name="width">Numbers of a vector.</param>
public readonly ref struct EmbeddingLayer<T>(Span<T> weights, int vocabulary, int width) where T : unmanaged
{
    /// <summary>All vectors, one after the other.</summary>
    public Span<T> Weights { get; } = weights;

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>Numbers of a vector.</summary>
    public int Width { get; } = width;

    /// <summary>The vector of a token.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such token.</exception>
    public Span<T> this[int token] => (uint)token < (uint)Vocabulary
        ? Weights.Slice(token * Width, Width)
        : throw new IndexOutOfRangeException($"The layer has vectors of the tokens 0 to {Vocabulary - 1}; there is no token {token}.");
}
