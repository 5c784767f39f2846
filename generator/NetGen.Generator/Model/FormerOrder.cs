namespace NetGen.Generator.Model;

/// <summary>
/// In which order files of versions that joined in the order of memory have the elements of a vector that came out of a Concat; today it is
/// channels-first everywhere.
/// </summary>
/// <param name="Join">The layer whose line in the fingerprint tells the version.</param>
/// <param name="Parts">Positions and channels of each part, one behind the other: (positions, channels) there, (channels, positions)
/// today. What was no image is one channel.</param>
internal sealed record FormerOrder(string Join, EquatableArray<int> Parts);
