using System.ComponentModel;

namespace NetGen.Preparation;

/// <summary>
/// What of a network's preprocessing is multiplied into the weights of its first layers, so that predictions need not do it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum Folding
{
    /// <summary>Nothing: samples are prepared as declared.</summary>
    None,

    /// <summary>Scales and whitening; the centers are still taken off.</summary>
    Scales,

    /// <summary>All of it: the first layers read samples as they are.</summary>
    All,
}
