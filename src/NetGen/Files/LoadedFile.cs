using System.ComponentModel;
using NetGen.Preparation;

namespace NetGen.Files;

/// <summary>What a weight file says beside its weights. Immutable.</summary>
/// <param name="Folding">What of the preprocessing the weights contain.</param>
/// <param name="Samples">What the columns and classes of the network's samples are called.</param>
/// <param name="Threshold">The probability from which on an answer is yes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct LoadedFile(Folding Folding, SampleNames Samples, double Threshold);
