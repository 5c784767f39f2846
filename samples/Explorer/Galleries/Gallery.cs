using Explorer.Compiling;

namespace Explorer.Galleries;

/// <summary>A statement about training, the networks that show it and their pictures.</summary>
/// <param name="Id">What the page's texts and the lesson are called.</param>
/// <param name="Group">The part of the outline that it belongs to.</param>
/// <param name="Networks">The networks, by what the page calls them.</param>
/// <param name="Draw">Trains and draws.</param>
internal sealed record Gallery(string Id, string Group, IReadOnlyList<Declaration> Networks, Func<Bench, IEnumerable<Picture>> Draw)
{
    /// <summary>All of them, in the order of the outline.</summary>
    public static IReadOnlyList<Gallery> All { get; } =
        [.. Activations.All, .. Preprocessing.All, .. Initialization.All, .. Regularization.All, .. LearningRates.All, .. Hyperparameters.All];
}
