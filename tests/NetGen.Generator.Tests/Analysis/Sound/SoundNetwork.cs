namespace NetGen.Generator.Tests.Analysis.Sound;

/// <summary>A network that is known to train, of which nothing may be warned.</summary>
/// <param name="Name">Who shows it, and what it is called there.</param>
/// <param name="Declaration">Its attributes.</param>
internal sealed record SoundNetwork(string Name, string Declaration);
