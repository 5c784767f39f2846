namespace NetGen.Training;

/// <summary>The weights that a run begins with.</summary>
/// <param name="Digest">Their fingerprint.</param>
/// <param name="AreFresh">Whether they are those of a new network: nothing is lost where another run's take their place.</param>
internal sealed record FirstWeights(string Digest, bool AreFresh);
